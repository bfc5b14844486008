"""Some seventy texts that somebody might type or paste to break a paper, a workbook or a reader."""

from itertools import cycle

MARKUP = (
    "<b>đậm</b>", "</b></para>", "<img src='file:///etc/passwd'/>", "<img src=http://a.invalid/x>",
    "<a href='http://a.invalid'>bấm</a>", "<para alignment='center'>", "<font size='99'>to</font>",
    "<br/><br/>", "<seq id='x'/>", "<onDraw name='x'/>", "<greek>a</greek>", "<index item='x'/>",
    "<unichar code='65'/>", "<super>trên</super>", "&amp; &lt;b&gt;", "&#60;b&#62;",
    "&nbsp;&hellip;",
    "<!-- chú thích -->", "<![CDATA[x]]>", "]]>", "<?xml version='1.0'?>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "<w:p/><w:br/>", "{{ mau }}{% if x %}", "5 < 7 > 3 & 4", "\" ' ` \u2019",
)  # fmt: skip
FORMULAS = (
    "=1+1", "=HYPERLINK(\"http://a.invalid\")", "@SUM(A1:A9)", "+cmd|' /C calc'!A0", "-2+3",
    "=cmd|'/C calc'!A1", "=DDE(\"a\";\"b\")", "{=1}", "http://a.invalid", "mailto:a@a.invalid",
    "internal:Sheet1!A1", "0001", "1E5", "TRUE", "12/3",
)  # fmt: skip
PLACES = (
    "{figure}",
    "{figure:late}",
    "{0} {}",
    "%s %d %(x)s",
    "${x}",
    "\\n \\t \\0",
    "C:\\a\\b",
    "$x$",
)
INVISIBLE = (
    "chu\u200bông", "\u202enguợc\u202c", "\u2066cô lập\u2069", "\ufeffđầu", "mềm\u00admại",
    "chuông\x07", "rỗng\x00rỗng", "thoát\x1b[31m", "một\u2028hai", "tab\tgiữa", "lùi\x08",
    "\u2011nối", "dải\u00a0cứng",
)  # fmt: skip
LETTERS = (
    "vui \U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301\u0323 \u0302x",
    "Tie\u0302\u0301ng Vie\u0323\u0302t",
    "z\u0351\u036b\u0343\u036a\u0302", "漢字", "\ufdfa", "\U0001f1fb\U0001f1f3",
    "Ǻ ƀ ẞ ĳ", "½ ² ‰ € ₫ →",
)  # fmt: skip
LONG = "Siêu" * 30
PAYLOADS = (*MARKUP, *FORMULAS, *PLACES, *INVISIBLE, *LETTERS, LONG)
LONE = "\ud800"  # half a letter: no text that can be kept, so it is refused where it comes in


def payloads() -> "cycle[str]":
    """Return the texts one after the other, without end."""
    return cycle(PAYLOADS)
