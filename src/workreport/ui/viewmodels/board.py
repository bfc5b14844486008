"""The Office's board: every unit of a month in order of urgency, and what is to be done next."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workreport.domain.calendar import day_ended_by, end_of
from workreport.domain.period import Period
from workreport.domain.workflow import PeriodState, UnitState
from workreport.i18n.formats import day_text, limit_sentence, period_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.office import Received
from workreport.services.periods import OpenedPeriod
from workreport.services.reminders import is_behind
from workreport.ui.models.board_lines import BoardLine
from workreport.ui.models.column import GroupHead, Heat, Shares
from workreport.ui.viewmodels.deadline_words import locked_sentence, stamped_deadline
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.earlier_months import EarlierMonths
from workreport.ui.viewmodels.grade_why import graded_words
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.reminder_words import reminded_short, reminded_words
from workreport.ui.viewmodels.reminding import ReminderFacts, reminder_facts
from workreport.ui.viewmodels.unit_words import (
    check_words,
    habit_words,
    month_heat,
    months_before,
    received_words,
    return_words,
    unit_step_badge,
    unit_timing_badge,
)

if TYPE_CHECKING:
    from workreport.services.month import MonthLine, UnitMonthLine
    from workreport.services.open_asking import Asked
    from workreport.services.ports.program import Desk
    from workreport.services.punctuality import PunctualMonth

MISSING, WAITING, OURS, DONE = "missing", "waiting", "ours", "done"
GROUPS = (
    (MISSING, N_("Chưa có báo cáo")),
    (WAITING, N_("Đang chờ đơn vị")),
    (OURS, N_("Văn phòng cần làm")),
    (DONE, N_("Xong phần của Văn phòng")),
)
_AT_THE_LOCK = {
    MISSING: N_("Không có báo cáo khi khóa"),
    WAITING: N_("Chưa xong khi khóa: đang chờ đơn vị"),
    OURS: N_("Chưa xong khi khóa: Văn phòng chưa trả lời"),
}
_WAITING_STATES = {UnitState.RETURNED}
_OURS_STATES = {UnitState.FILED, UnitState.RECEIVED, UnitState.RECALL_ASKED, UnitState.IN_CHECK}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFacts:
    """A month with the eleven before it, read in one go."""

    month: "MonthLine"
    earlier: "tuple[PunctualMonth, ...]"
    names: dict[str, str]
    heads: dict[str, str]
    me: str
    now: datetime
    is_chief: bool
    reminders: ReminderFacts
    asks: "dict[str, Asked]" = field(default_factory=dict)
    """By unit, what it asks to be opened."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do now; ``refused`` says why it cannot be done."""

    key: str
    label: str
    icon: str
    refused: str = ""


class Board(OfficeModel[BoardFacts]):
    """Makes lines, counts and the next step from the facts of a month."""

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        earlier = EarlierMonths(session.bus, session)
        super().__init__(session, partial(_read_board, earlier), parent)
        self._unit = ""

    # --- what is shown ------------------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the page."""
        month = period_text(str(self.session.period), "month")
        return _("Bảng theo dõi {month}").format(month=month)

    def note(self) -> str:
        """Say until when the Office must be done, and why that day."""
        if self.facts is None:
            return ""
        month = self.facts.month
        if month.opened is None:
            return _("Tháng này chưa mở.")
        if month.is_pinned:
            return locked_sentence(month)
        due = stamped_deadline(month.opened.office)
        why = next((reason_text(one.code, one.values) for one in due.reasons), "")
        words = limit_sentence(due.limit_day, "office", why)
        if month.state is PeriodState.REOPENED:
            again = _("Đã mở lại, khóa lần tới là bản {revision}.")
            words = f"{again.format(revision=month.facts.closings + 1)} {words}"
        end = month.opened.filing_end_at
        if end is None:
            return words
        return _("{office} · đóng nhận {day}").format(
            office=words, day=day_text(day_ended_by(end), "short")
        )

    def lines(self) -> tuple[BoardLine, ...]:
        """Return the units in order of urgency."""
        if self.facts is None:
            return ()
        order = [key for key, _title in GROUPS]
        found = [(group_of(line), line) for line in self.facts.month.units]
        found.sort(key=lambda pair: order.index(pair[0]))
        return tuple(self._line(group, line) for group, line in found)

    def heads(self) -> tuple[str, ...]:
        """Return the small heads over the cells of the months before."""
        return tuple(str(month.month) for month in months_before(self.session.period))

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return how many units stand where."""
        units = () if self.facts is None else self.facts.month.units
        states = [line.state for line in units]
        return (
            ("units", len(units)),
            ("missing", sum(line.current is None and line.expected for line in units)),
            ("returned", states.count(UnitState.RETURNED)),
            ("received", sum(state in _OURS_STATES for state in states) - self._in_check()),
            ("in_check", self._in_check()),
            ("accepted", sum(line.facts.answer == "accepted" for line in units)),
            ("graded", sum(line.grade is not None and bool(line.grade.score) for line in units)),
        )

    def line_of(self, unit: str) -> "UnitMonthLine | None":
        """Return the facts of a unit by its id."""
        units = () if self.facts is None else self.facts.month.units
        return next((line for line in units if line.unit.unit == unit), None)

    def months_of(self, unit: str) -> tuple[Heat, ...]:
        """Return how punctual a unit was in each of the months before."""
        earlier = () if self.facts is None else self.facts.earlier
        return tuple(month_heat(month, unit) for month in earlier)

    def limit_day(self) -> date | None:
        """Return the last day of the reports of this month."""
        opened = None if self.facts is None else self.facts.month.opened
        return None if opened is None else day_ended_by(opened.report.limit_at)

    def next_step(self) -> NextStep:
        """Say what the Office should do now."""
        facts = self.facts
        if facts is None:
            return NextStep("wait", _("Kiểm tra báo cáo tiếp theo"), "eye", _("Đang đọc."))
        month = facts.month
        name = period_text(str(month.period), "month")
        if month.opened is None:
            refused = "" if facts.is_chief else _("Chỉ Chánh Văn phòng mở tháng.")
            return NextStep("open", _("Mở {month}").format(month=name), "calendar-plus", refused)
        if self.next_unit():
            return NextStep("check", _("Kiểm tra báo cáo tiếp theo"), "eye")
        return _step_without_check(month, name)

    def next_unit(self) -> str:
        """Return the unit to be checked next: what I check, then what lies here longest."""
        if self.facts is None or self.facts.month.is_pinned:
            return ""
        ours = [line for line in self.facts.month.units if line.state in _OURS_STATES]
        if not ours:
            return ""
        return min(ours, key=self._urgency).unit.unit

    # --- what is done -------------------------------------------------------------------------

    def open_unit(self, unit: str) -> None:
        """Go to the check of a unit's report."""
        line = self.line_of(unit)
        if line is not None and line.current is not None:
            self.session.go_to("receiving", f"unit/{unit}")

    def start_check(self, unit: str) -> None:
        """Begin to check a report and open it."""
        if self.line_of(unit) is None:
            return
        work = partial(self.session.desk.office.start_check, self.session.period, unit)
        self._unit = unit
        self.act(work, self._on_check_begun)

    def receive(self) -> None:
        """Sign receipts for everything that arrived."""
        self.act(partial(self.session.desk.office.receive, self.session.period), self._on_received)

    def open_month(self) -> None:
        """Open the month that is shown."""
        self.act(partial(self.session.desk.periods.open, self.session.period), self._on_opened)

    def extend(self, unit: str, until_on: date, reason: str) -> None:
        """Grant a unit more time, until the end of a day."""
        work = partial(
            self.session.desk.office.extend, self.session.period, unit, end_of(until_on), reason
        )
        self.act(work, self._on_extended)

    # --- inside -------------------------------------------------------------------------------

    def _in_check(self) -> int:
        units = () if self.facts is None else self.facts.month.units
        return sum(line.state is UnitState.IN_CHECK for line in units)

    def _urgency(self, line: "UnitMonthLine") -> tuple[int, float]:
        me = "" if self.facts is None else self.facts.me
        by = "" if line.current is None else line.current.checked_by
        rank = 0 if by == me else 1 if not by else 2
        at = None if line.current is None else line.current.received_at
        return rank, at.timestamp() if at is not None else 0.0

    def _line(self, group: str, line: "UnitMonthLine") -> BoardLine:
        facts = self.facts
        if facts is None:
            raise ValueError("lines are made of facts")
        counts, said = line.counts, facts.reminders.of(line.unit.unit)
        months = self.months_of(line.unit.unit)
        return BoardLine(
            id=line.unit.unit,
            unit=line.unit.name,
            head=facts.heads.get(line.unit.unit, ""),
            group=self._head(group),
            step=unit_step_badge(line),
            received=received_words(line),
            version=0 if line.current is None else line.current.number,
            timing=unit_timing_badge(line),
            check=check_words(line, facts.names, facts.now, is_locked=facts.month.is_pinned)
            or reminded_short(said),
            check_note=" · ".join(reminded_words(one) for one in said)
            or return_words(line, facts.month, facts.now),
            shares=None
            if counts is None
            else Shares(counts.completed, counts.in_progress, counts.not_started),
            score=_score(line),
            score_note=graded_words(line.grade),
            months=months,
            months_note=habit_words(months),
        )

    def _head(self, group: str) -> GroupHead:
        title = next(_(words) for key, words in GROUPS if key == group)
        units = () if self.facts is None else self.facts.month.units
        count = sum(is_behind(line) for line in units)
        if self.facts is not None and self.facts.month.is_pinned:
            # Nothing waits for anybody any more: say what it was when the month was locked.
            return GroupHead(group, _(_AT_THE_LOCK.get(group, title)))
        if group == MISSING and count:
            words = ngettext(
                "Lập thư nhắc {count} đơn vị", "Lập thư nhắc {count} đơn vị", count
            ).format(count=count)
            return GroupHead(group, title, words, "envelope-simple")
        if group == OURS:
            return GroupHead(group, title, _("Mở theo mức rủi ro"), "lightning")
        return GroupHead(group, title)

    def _on_check_begun(self, _entry: str) -> None:
        self.session.go_to("receiving", f"unit/{self._unit}")

    def _on_received(self, received: Received) -> None:
        words = _("Không có gì mới trong những gói đã đọc.")
        if received.receipts or received.recalls:
            words = _("Đã ký {receipts} biên nhận, trả lời {recalls} đề nghị thu hồi.").format(
                receipts=received.receipts, recalls=received.recalls
            )
        self.session.tell_done(words)

    def _on_opened(self, opened: OpenedPeriod) -> None:
        words = [_("Đã mở {month}.").format(month=period_text(str(opened.period), "inline"))]
        words += [reason_text(one.code, one.values) for one in opened.warnings]
        self.session.tell_done(" ".join(words))

    def _on_extended(self, number: str) -> None:
        self.session.tell_done(_("Đã gia hạn, phiếu số {number}.").format(number=number))


def _step_without_check(month: "MonthLine", name: str) -> NextStep:
    graded = all(line.grade is not None and line.grade.score for line in month.units)
    if month.is_pinned:
        return NextStep("history", _("Xem lịch sử"), "clock-counter-clockwise")
    if any(group_of(line) in (MISSING, WAITING) for line in month.units):
        return NextStep("receive", _("Tiếp nhận báo cáo mới"), "tray")
    if month.state in (PeriodState.OPEN, PeriodState.REOPENED) and not month.facts.consolidated:
        return NextStep("consolidation", _("Tổng hợp {month}").format(month=name), "stack")
    if not graded:
        return NextStep("grades", _("Chấm điểm đơn vị"), "scales")
    if not month.facts.concluded:
        return NextStep("consolidation", _("Ghi kết luận của lãnh đạo"), "flag-fill")
    return NextStep("close", _("Khóa {month}").format(month=name), "lock-simple")


def _score(line: "UnitMonthLine") -> str:
    """Return the score; a star says that the level was set by hand."""
    grade = line.grade
    if grade is None or not grade.score:
        return ""
    return f"{grade.score.replace('.', ',')}{'' if grade.override is None else '*'}"


def group_of(line: "UnitMonthLine") -> str:
    """Return the group of the board a unit belongs to."""
    if line.current is None:
        return MISSING if line.expected else DONE
    if line.in_conflict:
        return WAITING
    if line.state in _WAITING_STATES:
        return WAITING
    return OURS if line.state in _OURS_STATES else DONE


def _read_board(months: EarlierMonths, desk: "Desk", period: Period) -> BoardFacts:
    """Read a month and the ones before it; to be called off the UI thread."""
    read, earlier = months.of(period, partial(desk.periods.board, period))
    return BoardFacts(
        month=read.month,
        earlier=earlier,
        names=dict(read.names),
        heads=dict(read.heads),
        me=read.me,
        now=read.now,
        is_chief=read.is_chief,
        reminders=reminder_facts(read),
        asks={one.unit: one for one in read.asks},
    )
