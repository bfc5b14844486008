"""What was received in a month, by state, and the packages that are held back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.domain.workflow import UnitState
from workreport.i18n import messages as sentences
from workreport.i18n.formats import period_text, shown
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.check_desk import BatchAccepted, LeftOut, QueueLine, WaitingBatch
from workreport.services.office import Received
from workreport.ui.messages import Question
from workreport.ui.models.board_lines import BoardLine
from workreport.ui.models.column import GroupHead, Shares
from workreport.ui.models.day_entry import understand_day
from workreport.ui.viewmodels.arrival_words import arrival_words, sender_words
from workreport.ui.viewmodels.batch_returning import cause_of, left_out_notice
from workreport.ui.viewmodels.deadline_words import locked_sentence
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.unit_words import (
    check_words,
    checked_before_words,
    received_words,
    unit_step_badge,
    unit_timing_badge,
)

if TYPE_CHECKING:
    from workreport.services.month import MonthLine, UnitMonthLine
    from workreport.services.ports.program import Desk

_GROUPS = (
    ("waiting", N_("Chờ kiểm tra"), {UnitState.FILED, UnitState.RECEIVED}),
    ("recall", N_("Phòng đã xin rút"), {UnitState.RECALL_ASKED}),
    ("in_check", N_("Đang kiểm tra"), {UnitState.IN_CHECK}),
    ("returned", N_("Đã trả lại, chờ phòng"), {UnitState.RETURNED}),
    (
        "accepted",
        N_("Đã chấp nhận"),
        {UnitState.ACCEPTED, UnitState.GRADED, UnitState.CONCLUDED},
    ),
)

_AT_THE_LOCK = {
    "waiting": N_("Chưa kiểm tra khi khóa"),
    "in_check": N_("Đang kiểm tra khi khóa"),
    "returned": N_("Đã trả lại, chưa gửi lại khi khóa"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivingFacts:
    """A month as the Office received it, read in one go."""

    month: "MonthLine"
    names: dict[str, str]
    now: datetime
    me: str
    queue: tuple[QueueLine, ...] = ()
    batch: WaitingBatch | None = None


class Receiving(OfficeModel[ReceivingFacts]):
    """Makes lines of what was received, and does what concerns whole reports."""

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(session, read_receiving, parent)

    def title(self) -> str:
        """Return the title of the page."""
        month = period_text(str(self.session.period), "month")
        return _("Tiếp nhận {month}").format(month=month)

    def note(self) -> str:
        """Say how many reports lie here."""
        units = () if self.facts is None else self.facts.month.units
        filed = sum(line.current is not None for line in units)
        words = _("{filed} trên {count} đơn vị đã gửi").format(filed=filed, count=len(units))
        return f"{words}. {self.locked()}" if self.locked() else words

    def lines(self) -> tuple[BoardLine, ...]:
        """Return the reports that lie here, what waits for the Office first, the riskiest first."""
        if self.facts is None:
            return ()
        found = [
            (at, line)
            for at, (_key, _title, states) in enumerate(_GROUPS)
            for line in self.facts.month.units
            if line.current is not None and line.state in states
        ]
        order = self._by_risk()
        found.sort(key=lambda one: (one[0], order.get(one[1].unit.unit, len(order))))
        return tuple(self._line(at, line) for at, line in found)

    def line_of(self, unit: str) -> "UnitMonthLine | None":
        """Return the facts of a unit."""
        units = () if self.facts is None else self.facts.month.units
        return next((line for line in units if unit in {line.unit.unit, line.unit.code}), None)

    def locked(self) -> str:
        """Say what keeps a locked month; empty while reports can be answered."""
        return "" if self.facts is None else locked_sentence(self.facts.month)

    def next_unit(self) -> str:
        """Return the unit whose report should be checked next."""
        if self.facts is None or self.facts.month.is_pinned:
            return ""
        me = self.facts.me
        mine = [
            line
            for line in self.facts.month.units
            if line.current is not None
            and line.state in {UnitState.FILED, UnitState.RECEIVED, UnitState.IN_CHECK}
            and line.current.checked_by in {"", me}
        ]
        order = self._by_risk()
        mine.sort(
            key=lambda line: (
                line.state is not UnitState.IN_CHECK,
                order.get(line.unit.unit, len(order)),
            )
        )
        return mine[0].unit.unit if mine else ""

    def _by_risk(self) -> dict[str, int]:
        """Return the place of each waiting report in the queue, the riskiest first."""
        queue = () if self.facts is None else self.facts.queue
        return {one.line.unit.unit: at for at, one in enumerate(queue)}

    def neighbour(self, unit: str, step: int) -> str:
        """Return the report before or after one in the order of the list."""
        ids = [line.id for line in self.lines()]
        if unit not in ids:
            return ids[0] if ids else ""
        return ids[(ids.index(unit) + step) % len(ids)]

    def arrival(self, unit: str) -> str:
        """Say who signed what came from a unit, when, and what its clock says."""
        line = self.line_of(unit)
        if line is None or self.facts is None:
            return ""
        return " ".join((arrival_words(line, self.facts.names), *self._notes(line)))

    # --- what is done -------------------------------------------------------------------------

    def receive(self) -> None:
        """Sign receipts for everything that arrived and answer wishes to recall."""
        self.act(partial(self.session.desk.office.receive, self.session.period), self._on_received)

    def accept_clean(self, units: Sequence[str] = ()) -> None:
        """Accept every report nothing speaks against, after showing who is left out and why."""
        desk, period = self.session.desk, self.session.period
        work = partial(desk.checking.rehearse_clean, period, tuple(units))
        self.act(work, partial(self._on_rehearsed, tuple(units)))

    def send_batch(self) -> None:
        """Let the answers of the last acceptance in one act go with the next package."""
        self.act(self.session.desk.checking.send_at_once, self._on_sent)

    def undo_batch(self) -> None:
        """Take back all that was accepted in one act, as long as nothing of it was packed."""
        batch = None if self.facts is None else self.facts.batch
        if batch is not None:
            self._undo(batch.units)

    def attest(self, unit: str, words: str, reason: str) -> None:
        """State when a report was handed over: ``18/11 09:05``.

        Raises:
            UseError: The words are no day and time.
        """
        at = understand_moment(words, self.session.period)
        work = partial(
            self.session.desk.office.attest, self.session.period, unit, at, reason, "handed_over"
        )
        self.act(work, self._on_attested)

    def withdraw(self, unit: str) -> None:
        """Take the Office's last answer back, with a reason."""
        line = self.line_of(unit)
        if line is None:
            return
        question = Question(
            title=_("Rút lại câu trả lời"),
            text=_("Nếu gói đã gửi đi, {unit} sẽ thấy Văn phòng đã rút lại.").format(
                unit=line.unit.name
            ),
            accept=_("Rút lại"),
            reason_label=_("Lý do"),
        )
        reason = self.session.messages.ask(question)
        if reason is not None:
            work = partial(self.session.desk.office.withdraw, self.session.period, unit, reason)
            self.act(work, self._on_withdrawn)

    # --- inside -------------------------------------------------------------------------------

    def _notes(self, line: "UnitMonthLine") -> list[str]:
        """Say who still checks an earlier version, and what keeps the newest one back."""
        names = {} if self.facts is None else self.facts.names
        said = (checked_before_words(line, names), risk_words(self._waiting(line)))
        return [words for words in said if words]

    def _waiting(self, line: "UnitMonthLine") -> QueueLine | None:
        queue = () if self.facts is None else self.facts.queue
        return next((one for one in queue if one.line.unit.unit == line.unit.unit), None)

    def _line(self, at: int, line: "UnitMonthLine") -> BoardLine:
        facts = self.facts
        if facts is None:
            raise ValueError("lines are made of facts")
        key, title, _states = _GROUPS[at]
        counts = line.counts
        return BoardLine(
            id=line.unit.unit,
            unit=line.unit.name,
            group=GroupHead(key, _(_AT_THE_LOCK.get(key, title) if self.locked() else title)),
            step=unit_step_badge(line),
            sender=sender_words(line, facts.names),
            received=received_words(line),
            version=0 if line.current is None else line.current.number,
            timing=unit_timing_badge(line),
            check=check_words(line, facts.names, facts.now, is_locked=facts.month.is_pinned)
            or risk_short(self._waiting(line)),
            check_note=" ".join(self._notes(line)),
            score="" if line.current is None else line.current.receipt_number,
            shares=None
            if counts is None
            else Shares(counts.completed, counts.in_progress, counts.not_started),
        )

    def _on_received(self, received: Received) -> None:
        words = _("Không có gì mới trong những gói đã đọc.")
        if received.receipts or received.recalls:
            words = _("Đã ký {receipts} biên nhận, trả lời {recalls} đề nghị thu hồi.").format(
                receipts=received.receipts, recalls=received.recalls
            )
        self.session.tell_done(words)

    def _on_rehearsed(self, units: tuple[str, ...], outcome: BatchAccepted) -> None:
        """Ask before anything is signed; where nothing can be accepted, only say why."""
        if not outcome.accepted:
            self._on_accepted((), outcome)
            return
        left = tuple((one.name, cause_of(one)) for one in outcome.left_out)
        words = ngettext(
            "Chấp nhận {count} báo cáo: {units}.",
            "Chấp nhận {count} báo cáo: {units}.",
            len(outcome.names),
        ).format(count=len(outcome.names), units=", ".join(outcome.names))
        words = " ".join((words, _("Một phút sau mới gửi đi, trước đó còn rút lại được.")))
        if left:
            words = " ".join((words, _("Các báo cáo dưới đây để lại, trả lời riêng.")))
        question = Question(
            title=_("Chấp nhận các báo cáo không vướng mắc"),
            text=words,
            accept=_("Chấp nhận"),
            facts=left,
        )
        if self.session.messages.ask(question) is not None:
            desk, period = self.session.desk, self.session.period
            done = partial(self._on_accepted, tuple(outcome.left_out))
            self.act(partial(desk.checking.accept_clean, period, units), done)

    def _on_accepted(self, told: tuple[LeftOut, ...], outcome: BatchAccepted) -> None:
        """Name what was left out, unless the person was shown that before agreeing.

        What was accepted is said by the strip above the list, which also takes it back.
        """
        left = [one for one in outcome.left_out if one not in told]
        if left:
            happened = _("Chưa chấp nhận {count} báo cáo.").format(count=len(left))
            self.session.messages.tell(left_out_notice(happened, left))
        elif not outcome.accepted:
            self.session.tell_done(_("Không có gì cần kiểm tra"))

    def _on_sent(self, count: int) -> None:
        words = _("Các câu trả lời này đã được gửi đi trước đó.")
        if count:
            words = _("Không chờ nữa: gửi trong lần trao đổi tới, Ctrl+R trao đổi ngay.")
        self.session.tell_done(words)

    def _undo(self, units: Sequence[str]) -> None:
        work = partial(_withdraw_all, self.session.desk, self.session.period, units)
        self.act(work, self._on_undone)

    def _on_undone(self, count: int) -> None:
        words = ngettext(
            "Đã rút lại {count} câu trả lời.", "Đã rút lại {count} câu trả lời.", count
        )
        self.session.tell_done(words.format(count=count))

    def _on_attested(self, _entry: str) -> None:
        self.session.tell_done(_("Đã ghi giờ bàn giao vào biên nhận."))

    def _on_withdrawn(self, _entry: str) -> None:
        self.session.tell_done(_("Đã rút lại câu trả lời."))


def understand_moment(words: str, period: Period) -> datetime:
    """Read a local day and time such as ``18/11 09:05``.

    Raises:
        UseError: ``moment_malformed``.
    """
    day_words, _space, clock = words.strip().partition(" ")
    hour, _colon, minute = clock.strip().replace("h", ":").partition(":")
    try:
        day = understand_day(day_words, period.first_day)
        at = time(int(hour), int(minute or 0))
    except ValueError as error:
        raise UseError("moment_malformed", value=words) from error
    if day is None:
        raise UseError("moment_malformed", value=words)
    return datetime.combine(day, at, AGENCY_ZONE)


def risk_short(waiting: QueueLine | None) -> str:
    """Say in two words whether something keeps a waiting report back."""
    if waiting is None:
        return ""
    count = len(waiting.holding)
    if not count:
        return _("Không vướng mắc")
    return ngettext("{count} vướng mắc", "{count} vướng mắc", count).format(count=count)


def risk_words(waiting: QueueLine | None) -> str:
    """Say what keeps a waiting report back: the worst first, the number of the rest."""
    if waiting is None or not waiting.holding:
        return ""
    worst, *rest = waiting.holding
    said = sentences.cause(f"found_{worst.code}", shown(worst.values)).rstrip(".")
    if rest:
        more = ngettext("và {count} chỗ khác", "và {count} chỗ khác", len(rest))
        said = f"{said}, {more.format(count=len(rest))}"
    return _("Vướng mắc: {what}.").format(what=said)


def _withdraw_all(desk: "Desk", period: Period, units: Sequence[str]) -> int:
    for unit in units:
        desk.office.withdraw(period, unit)
    return len(units)


def read_receiving(desk: "Desk", period: Period) -> ReceivingFacts:
    """Read what was received; to be called off the UI thread."""
    month = desk.periods.month(period)
    queue = desk.checking.queue(period)
    batch = desk.checking.waiting_batch(period)
    with desk.book.looking() as look:
        return ReceivingFacts(
            month=month,
            names={one.person: one.name for one in look.directory.people.values()},
            now=look.now,
            me=look.identity.person,
            queue=queue,
            batch=batch,
        )
