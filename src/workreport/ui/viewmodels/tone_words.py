"""What normalising the tone marks of a text would change, in words, before anything changes."""

from collections import Counter
from dataclasses import dataclass
from unicodedata import normalize

from workreport.i18n.tone_marks import ToneStyle, tone_changes, with_changes
from workreport.i18n.translation import _, ngettext

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneOffer:
    """The changes in words, the label of the act, and the text after it."""

    words: str
    label: str
    count: int
    after: str


def tone_offer(text: str, style: ToneStyle) -> ToneOffer:
    """Say what would change in a text."""
    text = normalize("NFC", text)
    changes = tone_changes(text, style)
    pairs = Counter((one.before, one.after) for one in changes)
    told = [_pair(before, after, count) for (before, after), count in pairs.items()]
    words = ", ".join(told[:_MOST_NAMED]) + (", …" if len(told) > _MOST_NAMED else "")
    count = len(changes)
    return ToneOffer(
        words=words or _("Dấu đã đúng chỗ, không có gì phải sửa."),
        label=ngettext("Sửa {count} chỗ", "Sửa {count} chỗ", count).format(count=count),
        count=count,
        after=with_changes(text, changes),
    )


def _pair(before: str, after: str, count: int) -> str:
    words = _("{before} thành {after}").format(before=before, after=after)
    return words if count == 1 else f"{words} × {count}"
