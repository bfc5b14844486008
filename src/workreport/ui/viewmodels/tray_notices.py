"""What the tray of the desktop says: days that are left, and that the Office answered.

Anybody may look at that corner of the screen: no name of a person, no score, no content.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.calendar import day_ended_by
from workreport.domain.deadlines import Deadline, Remaining, extended, remaining
from workreport.domain.period import Period
from workreport.domain.workflow import PeriodState, UnitState
from workreport.i18n.formats import countdown_text, period_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.ui.viewmodels.deadline_words import stamped_deadline
from workreport.ui.viewmodels.standing import DeskKind

if TYPE_CHECKING:
    from datetime import datetime

    from workreport.services.month import MonthLine, UnitMonthLine

STEPS = (5, 3, 1)  # working days, today counted
_WAITING = frozenset({UnitState.RECEIVED, UnitState.RECALL_ASKED})
_ANSWERS = {
    "accepted": N_("Văn phòng đã chấp nhận báo cáo {month}."),
    "returned": N_("Văn phòng trả lại báo cáo {month} để bổ sung."),
}
_OTHER_ANSWER = N_("Văn phòng đã trả lời về báo cáo {month}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayFacts:
    """What a desk waits for in a month; ``left`` is empty where nothing is due of it any more."""

    period: Period
    kind: DeskKind
    left: Remaining | None = None
    receipt: str = ""  # the version that was received last
    answer: str = ""  # the entry that answered last
    verdict: str = ""
    waiting: int = 0

    @property
    def is_near(self) -> bool:
        """Whether something is due within few working days, or overdue."""
        return self.left is not None and (
            self.left.state == "overdue" or self.left.working_days <= STEPS[0]
        )


class TrayNotices(QObject):
    """Compares what is known with what was known; ``is_active`` tells that the person looks here.

    Signals:
        begun: Something is known for the first time; nothing was said yet.
        told: A sentence for the tray, and the page it leads to.
    """

    begun = Signal()
    told = Signal(str, str)

    def __init__(self, is_active: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_active = is_active
        self._known: TrayFacts | None = None

    @property
    def has_work(self) -> bool:
        """Whether something waits for the person here."""
        known = self._known
        return known is not None and (known.is_near or bool(known.waiting))

    def take(self, facts: TrayFacts) -> None:
        """Be told what is known now; a sentence is said once."""
        before, self._known = self._known, facts
        if before is None:
            self.begun.emit()
        if before is not None and before.period != facts.period:
            before = None
        if _is_due_to_say(before, facts):
            page = "board" if facts.kind is DeskKind.OFFICE else "this_month"
            self.told.emit(_deadline_words(facts), page)
        if before is not None and not self._is_active():
            self._say_news(before, facts)

    def _say_news(self, before: TrayFacts, facts: TrayFacts) -> None:
        if facts.waiting > before.waiting:
            words = ngettext(
                "{count} báo cáo chờ Văn phòng kiểm tra.",
                "{count} báo cáo chờ Văn phòng kiểm tra.",
                facts.waiting,
            )
            self.told.emit(words.format(count=facts.waiting), "receiving")
        month = period_text(str(facts.period), "month")
        if facts.answer and facts.answer != before.answer:
            words = _(_ANSWERS.get(facts.verdict, _OTHER_ANSWER))
            self.told.emit(words.format(month=month), "this_month")
        elif facts.receipt and facts.receipt != before.receipt:
            words = _("Văn phòng đã nhận báo cáo {month}, có biên nhận.")
            self.told.emit(words.format(month=month), "this_month")


def tray_facts(month: "MonthLine", kind: DeskKind, unit: str, now: "datetime") -> TrayFacts:
    """Return what a desk waits for in a month; leaders and members wait for no deadline here."""
    if kind is DeskKind.OFFICE:
        return _of_office(month, now)
    own = next((line for line in month.units if line.unit.unit == unit), None)
    if kind is not DeskKind.DEPARTMENT or own is None:
        return TrayFacts(period=month.period, kind=kind)
    current = own.current
    received = current is not None and current.received_at is not None
    answer = None if current is None else current.answer
    return TrayFacts(
        period=month.period,
        kind=kind,
        left=_left_of_unit(month, own, now),
        receipt=current.entry if current is not None and received else "",
        answer="" if current is None else current.answer_entry,
        verdict="" if answer is None else answer.verdict,
    )


def _of_office(month: "MonthLine", now: "datetime") -> TrayFacts:
    left = None
    if month.opened is not None and month.state is PeriodState.OPEN:
        left = remaining(stamped_deadline(month.opened.office), now, month.calendar)
    waiting = 0 if month.is_pinned else sum(line.state in _WAITING for line in month.units)
    return TrayFacts(period=month.period, kind=DeskKind.OFFICE, left=left, waiting=waiting)


def _left_of_unit(month: "MonthLine", line: "UnitMonthLine", now: "datetime") -> Remaining | None:
    """Return the time to the limit of a report, or to the day a returned one is due again."""
    if month.opened is None or month.is_pinned:
        return None
    if line.current is None:
        due = stamped_deadline(month.opened.report)
        granted = [one.until_at for one in line.extensions]
        return remaining(extended(due, max(granted)) if granted else due, now, month.calendar)
    answer = line.current.answer
    if line.state is UnitState.RETURNED and answer is not None and answer.due_at is not None:
        day = day_ended_by(answer.due_at)
        again = Deadline(answer.due_at, answer.due_at, day, day, day, ())
        return remaining(again, now, month.calendar)
    return None


def _is_due_to_say(before: TrayFacts | None, facts: TrayFacts) -> bool:
    """Tell whether the days left are to be said: at the start, or when a step was reached."""
    left = facts.left
    if left is None or not facts.is_near:
        return False
    was = None if before is None else before.left
    if was is None:
        return before is None
    if left.state == "overdue":
        return was.state != "overdue"
    return left.working_days in STEPS and left.working_days < was.working_days


def _deadline_words(facts: TrayFacts) -> str:
    left = facts.left
    if left is None:
        return ""
    words = countdown_text(left.state, left.working_days, left.overdue_days, left.hours)
    form = _("Báo cáo {month}: {left}.")
    if facts.kind is DeskKind.OFFICE:
        form = _("Tổng hợp {month}: {left}.")
    month = period_text(str(facts.period), "month")
    return form.format(month=month, left=words[:1].lower() + words[1:])
