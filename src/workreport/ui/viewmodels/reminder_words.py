"""Reminders in words: for the department they were said to, and in a cell of the board."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workreport.domain.calendar import local_day
from workreport.i18n.formats import day_text, moment_text
from workreport.i18n.translation import _

if TYPE_CHECKING:
    from workreport.services.reminders import Reminded


def reminded_words(one: "Reminded") -> str:
    """Say one reminder: when, how, until which day."""
    at = moment_text(one.at, "short")
    said = _("Văn phòng nhắc lúc {at}").format(at=at)
    if one.numbered:
        words = _("Văn phòng nhắc lúc {at}, công văn số {number}")
        said = words.format(at=at, number=one.numbered)
    elif one.way == "phone":
        said = _("Văn phòng nhắc qua điện thoại lúc {at}").format(at=at)
    if one.due_on is not None:
        words = _("{said}, gửi trước hết {day}")
        said = words.format(said=said, day=day_text(one.due_on, "short"))
    return said


def reminded_short(said: "Sequence[Reminded]") -> str:
    """Say in a cell when a unit was reminded last, and how often."""
    if not said:
        return ""
    day = day_text(local_day(said[-1].at), "short")
    if len(said) == 1:
        return _("Đã nhắc {day}").format(day=day)
    return _("Đã nhắc {day} · {count} lần").format(day=day, count=len(said))
