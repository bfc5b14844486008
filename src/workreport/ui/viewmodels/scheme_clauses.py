"""What the clauses of every scheme share: their shape, their status, from when they hold."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.domain.exact_numbers import Exact
from workreport.i18n.formats import day_text, percent_text
from workreport.i18n.translation import N_, _
from workreport.ui.theme.badge import Badge, Tone

if TYPE_CHECKING:
    from workreport.services.scheme_desk import AnyScheme

_STATUSES = {
    "norm": (N_("Quy phạm"), "scales", Tone.OK),
    "local": (N_("Quy định địa phương"), "stack", Tone.INFO),
    "proposal": (N_("Đề xuất"), "pencil-simple", Tone.WARN),
    "legacy": (N_("Đã hết hiệu lực"), "clock-counter-clockwise", Tone.IDLE),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of a scheme: what is meant, how much or how, and where it comes from."""

    text: str
    value: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Some clauses under a heading."""

    title: str
    clauses: tuple[Clause, ...]


def status_badge(status: str) -> Badge:
    """Return what a scheme or clause rests on."""
    words, icon, tone = _STATUSES[status]
    return Badge(_(words), icon, tone)


def effective_words(scheme: "AnyScheme") -> str:
    """Say from when, and until when, a scheme is in force."""
    if scheme.effective_from is None:
        return ""
    begins = day_text(scheme.effective_from)
    if scheme.effective_until is None:
        return _("từ {day}").format(day=begins)
    return _("{begins} đến {ends}").format(begins=begins, ends=day_text(scheme.effective_until))


def status_words(status: str) -> str:
    """Say what a scheme or clause rests on."""
    return str(_(_STATUSES[status][0]))


def quota_words(top: str, share: Exact, base: str) -> str:
    """Say how many may have the top level."""
    return _("{level} nhiều nhất {share} của {base}, lấy phần nguyên").format(
        level=top, share=percent_text(Fraction(share), 0), base=base
    )
