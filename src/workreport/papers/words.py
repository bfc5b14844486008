"""Words people typed, made safe for the press: the only place where text becomes markup."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Paragraph

from workreport.domain.document import Run
from workreport.papers.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, has_letter, width_of

UNKNOWN_LETTER = "□"
_PER_CENT = re.compile(r"(?<=\d) %")
_ALIGNMENT: dict[str, Literal[0, 1, 2, 4]] = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
_STAND_INS = {"\u2011": "-", "\t": " ", "\u2028": "\n", "\u2029": "\n", "\r": "\n"}


@lru_cache(maxsize=4096)
def _drawable(letter: str) -> str:
    """Return what is printed for one character: itself, a stand-in, a box, or nothing."""
    if letter in _STAND_INS:
        return _STAND_INS[letter]
    category = unicodedata.category(letter)
    if letter == "\n" or category == "Mn":
        return letter if letter == "\n" or has_letter(letter) else ""
    if category in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""
    return letter if has_letter(letter) else UNKNOWN_LETTER


def clean(text: str) -> str:
    """Return the text as it can be printed: NFC, without controls, a box for unknown letters."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(map(_drawable, composed))


def lines(text: str) -> list[str]:
    """Return the lines of a text that hold anything."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def flat(text: str) -> str:
    """Return the text for a place of one line: what would begin a line becomes a space."""
    return clean(text).replace("\n", " ")


def bound(text: str) -> str:
    """Keep a number and its per cent on one line."""
    return _PER_CENT.sub("\u00a0%", text)


def _markup(text: str) -> str:
    return escape(bound(clean(text)).strip("\n")).replace("\n", "<br/>")


def _face(bold: bool, italic: bool) -> str:
    if bold:
        return BOLD_ITALIC if italic else BOLD
    return ITALIC if italic else REGULAR


def style(
    size: float,
    leading: float,
    align: str = "left",
    *,
    face: str = REGULAR,
    indent: float = 0.0,
    after: float = 0.0,
) -> ParagraphStyle:
    """Describe a kind of paragraph; every font it could fall back to is the paper font."""
    return ParagraphStyle(
        name="words", fontName=face, bulletFontName=face, fontSize=size, leading=leading,
        alignment=_ALIGNMENT[align], firstLineIndent=indent, spaceAfter=after,
        allowWidows=0, allowOrphans=0, splitLongWords=1,
    )  # fmt: skip


def words(text: str, look: ParagraphStyle) -> Paragraph:
    """Set a plain text; nothing in it is ever read as markup."""
    return Paragraph(_markup(text), look)


def underlined(text: str, look: ParagraphStyle) -> Paragraph:
    """Set a plain text with a line below it."""
    return Paragraph(f"<u>{_markup(text)}</u>", look)


def runs(parts: Iterable[Run], look: ParagraphStyle) -> Paragraph:
    """Set stretches of plain text in their faces."""
    markup = "".join(
        f'<font name="{_face(part.bold, part.italic)}">{_markup(part.text)}</font>'
        for part in parts
    )
    return Paragraph(markup, look)


def fold(text: str, face: str, size: float, width: float) -> list[str]:
    """Break a short text into lines that are no wider than ``width``."""
    found: list[str] = []
    for line in clean(text).split("\n"):
        found.extend(simpleSplit(line, face, size, width))
    return [piece for line in found for piece in _within(line, face, size, width)]


def balanced(text: str, face: str, size: float, width: float) -> list[str]:
    """Fold a short text into as few lines as its width allows, all of about the same length."""
    found = fold(text, face, size, width)
    longest = max((width_of(line, face, size) for line in found), default=0.0)
    narrow = longest
    while len(found) > 1 and narrow > longest / len(found):
        narrow -= size / 2
        tried = fold(text, face, size, narrow)
        if len(tried) > len(found) or any(width_of(each, face, size) > narrow for each in tried):
            break
        found = tried
    return found


def _within(line: str, face: str, size: float, width: float) -> list[str]:
    """Cut a single word that is wider than the column."""
    pieces = [""]
    for letter in line:
        if pieces[-1] and width_of(pieces[-1] + letter, face, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
