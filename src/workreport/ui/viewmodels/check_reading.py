"""What the check of one report is read from, and what may not be done with it, in words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from workreport.domain.deadlines import default_return_due
from workreport.domain.period import Period
from workreport.domain.workflow import Action
from workreport.i18n.reasons import reason_text
from workreport.services.checking import CheckView
from workreport.services.desk_notes import kept_notes
from workreport.ui.viewmodels.deadline_words import stamped_deadline

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """A report under check with what was written about it before."""

    view: CheckView
    notes: dict[str, str]
    default_due_on: date | None
    today: date
    now: datetime
    me: str
    is_locked: bool


def read_nothing(_desk: "Desk", _period: Period) -> None:
    """Read nothing while no report is open."""


def read_facts(desk: "Desk", period: Period, *, unit: str, against: str, entry: str) -> CheckFacts:
    """Read a report under check; to be called off the UI thread."""
    month = desk.periods.month(period)
    view = desk.checking.view(period, unit, against=against, entry=entry)
    with desk.book.looking() as look:
        today, now, me = look.today, look.now, look.identity.person
    due = None
    if month.opened is not None:
        office = stamped_deadline(month.opened.office)
        due = default_return_due(office, today, month.calendar)
    notes = kept_notes(desk.book, f"check/{view.version.entry}")
    return CheckFacts(view, notes, due, today, now, me, month.is_pinned)


def refused_words(view: CheckView, action: Action) -> str:
    """Say why the person here may not do something with a report; empty when it may be done."""
    reason = view.refused.get(action)
    return "" if reason is None else reason_text(reason.code, reason.values)
