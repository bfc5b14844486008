"""Which wish to reopen a locked month waits for the person here, whatever month is shown."""

from datetime import datetime
from typing import TYPE_CHECKING

from workreport.domain.period import Period
from workreport.domain.workflow import REOPEN_VOID_AFTER
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _

if TYPE_CHECKING:
    from workreport.services.book import Look
    from workreport.services.month import MonthLine
    from workreport.services.ports.program import Desk

MAY_CONFIRM = ("leader", "chief", "officer")
LOCKED, REOPENED = "locked", "reopened"  # the states of a month that notices tell of


def waits(month: "MonthLine", at: str, now: datetime) -> bool:
    """Tell whether a wish to reopen is newer than the lock and not void yet."""
    asked_at = datetime.fromisoformat(at)
    closed_at = month.facts.closed_at
    return (closed_at is None or asked_at >= closed_at) and now <= asked_at + REOPEN_VOID_AFTER


def asked_elsewhere(desk: "Desk", look: "Look", shown: Period) -> Period | None:
    """Return a month beside the one shown that waits for a second person, who may be here.

    The next month is open once a month is locked, so the desk of the second person begins there.
    """
    if not look.has_role(*MAY_CONFIRM):
        return None
    for fact in reversed(look.projections.facts("period.reopen", bodies=False)):
        is_void = look.now > datetime.fromisoformat(fact.at) + REOPEN_VOID_AFTER
        if is_void or fact.period == str(shown) or fact.author == look.identity.person:
            continue
        month = desk.periods.month(Period.parse(fact.period))
        if month.is_pinned and waits(month, fact.at, look.now):
            return month.period
    return None


def reopened_words(month: Period) -> str:
    """Say that a month is open again."""
    return _("Đã mở lại {month}.").format(month=period_text(str(month), "month"))


def elsewhere_words(month: Period | None) -> str:
    """Say which other month waits for the second person; empty for none."""
    if month is None:
        return ""
    words = _("Chánh Văn phòng đề nghị mở lại {month}, cần người thứ hai xác nhận.")
    return words.format(month=period_text(str(month), "month"))
