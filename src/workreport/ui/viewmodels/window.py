"""What stands around every page: months, deadline, counts of the side bar, the status bar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.domain.workflow import UnitState
from workreport.i18n.formats import moment_text, period_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.tasks.runner import Job
from workreport.ui.viewmodels.deadline_words import DeadlineWords, deadline_words
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import DraftSession, SaveState, draft_session_of
from workreport.ui.viewmodels.own_month import member_draft_of
from workreport.ui.viewmodels.standing import DeskKind, Standing
from workreport.ui.viewmodels.tray_notices import TrayFacts, tray_facts
from workreport.ui.viewmodels.window_counts import (
    Count,
    Fact,
    draft_counts,
    objection_counts,
    received_counts,
    sent_fact,
)

if TYPE_CHECKING:
    from workreport.services.changes import Changes
    from workreport.services.exchange_state import ExchangeState
    from workreport.services.month import MonthLine
    from workreport.services.ports.program import Desk

EVERY_MS = 60_000
_GATHER_MS = 120
_WAITING = {UnitState.RECEIVED, UnitState.RECALL_ASKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Everything around the page, read in one go."""

    months: tuple[Period, ...]
    deadline: DeadlineWords
    counts: Mapping[str, Count] = field(default_factory=dict)
    outbox: Fact
    exchange: Fact
    clock_behind: bool
    approved: bool
    tray: TrayFacts


class WindowModel(QObject):
    """Reads the surroundings when something changed, when the month changes, and every minute.

    Signals:
        surroundings_changed: ``Surroundings``.
        counts_changed: What waits on which page.
        saved_changed: The fact about saving.
    """

    surroundings_changed = Signal(object)
    counts_changed = Signal(object)
    saved_changed = Signal(object)

    def __init__(
        self, session: DeskSession, standing: Standing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._standing = standing
        self._draft: DraftSession | None = None
        self._around: Mapping[str, Count] = {}  # counts that no draft on the screen knows
        if standing.kind in {DeskKind.DEPARTMENT, DeskKind.MEMBER}:
            is_member = standing.kind is DeskKind.MEMBER
            self._draft = member_draft_of(session) if is_member else draft_session_of(session)
            self._draft.saved_changed.connect(self.say_saved)
            self._draft.opened.connect(self._count)
            self._draft.changed.connect(self._count)
        self._job: Job | None = None
        self._again = False
        self.months: tuple[Period, ...] = ()
        self.saved_at = ""
        self.arrived = 0
        self._minute = _timer(self, "surroundings_timer", EVERY_MS, is_single=False)
        self._gather = _timer(self, "gather_timer", _GATHER_MS, is_single=True)
        self._minute.timeout.connect(self.refresh)
        self._gather.timeout.connect(self.refresh)
        session.bus.changed.connect(self._on_changed)
        session.period_changed.connect(self._on_period)

    def start(self) -> None:
        """Read now, and go on reading."""
        self._minute.start()
        self.refresh()

    def stop(self) -> None:
        """Read no more."""
        self._minute.stop()
        self._gather.stop()

    def refresh(self) -> None:
        """Read the surroundings; while that runs, once more afterwards."""
        if self._job is not None:
            self._again = True
            return
        work = partial(_read, self._session.desk, self._standing, self._session.period)
        self._job = self._session.run(work, self._on_read, self._on_failed)

    def keep(self) -> None:
        """Save what was typed; the window is about to go."""
        for draft in self._session.findChildren(DraftSession):
            if draft.is_dirty:
                draft.save()

    def say_saved(self) -> None:
        """Say when the last word was saved, or since when it is not."""
        if self._draft is not None and self._draft.is_dirty:
            failed = self._draft.save_state is SaveState.FAILED
            if failed:
                self.saved_changed.emit(Fact(self._draft.saved_words(), is_problem=True))
            return
        if self._draft is not None and self._draft.saved_at is not None:
            self.saved_changed.emit(Fact(self._draft.saved_words(), "floppy-disk"))
            return
        words = _("Đã lưu {time}").format(time=self.saved_at) if self.saved_at else ""
        self.saved_changed.emit(Fact(words or _("Mọi thứ đã lưu"), "floppy-disk"))

    def say_arrived(self, count: int) -> None:
        """Remember how many packages the last look into the exchange brought."""
        self.arrived = count
        self._gather.start()

    def _count(self) -> None:
        if self._draft is not None:
            self.counts_changed.emit({**self._around, **draft_counts(self._draft)})

    def _on_changed(self, changes: "Changes", _initiator: object) -> None:
        if changes.drafts or changes.kinds:
            now = self._session.desk.book.clock.now()
            self.saved_at = moment_text(now, "time")
            self.say_saved()
        self._gather.start()

    def _on_period(self, _period: Period) -> None:
        self._again = self._job is not None
        self.refresh()

    def _on_read(self, found: Surroundings) -> None:
        self._end()
        self.months = found.months
        if self.arrived and self._standing.kind is DeskKind.OFFICE:
            found = _with_arrivals(found, self.arrived)
        self.surroundings_changed.emit(found)
        self._around = found.counts
        if self._draft is None:
            self.counts_changed.emit(found.counts)
        else:
            self._count()

    def _on_failed(self, error: CodedError) -> None:
        self._end()
        self._session.tell_error(error)

    def _end(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._gather.start()


def _timer(parent: QObject, name: str, interval: int, *, is_single: bool) -> QTimer:
    timer = QTimer(parent)
    timer.setObjectName(name)
    timer.setSingleShot(is_single)
    timer.setInterval(interval)
    return timer


def _read(desk: "Desk", standing: Standing, period: Period) -> Surroundings:
    with desk.book.looking_once():
        return _surroundings(desk, standing, period)


def _surroundings(desk: "Desk", standing: Standing, period: Period) -> Surroundings:
    month = desk.periods.month(period)
    # The month that is looked at may be an old one; what is due belongs to the present one.
    due = month if period == standing.month else desk.periods.month(standing.month)
    state = desk.exchange_state.state()
    now = desk.book.clock.now()
    is_department = standing.kind is DeskKind.DEPARTMENT
    unit = standing.unit_id if is_department or standing.kind is DeskKind.MEMBER else ""
    counts: dict[str, Count] = {}
    if is_department:
        outbox = _outbox_fact(month, standing.unit_id, state)
        counts = received_counts(desk, period)
    elif standing.kind is DeskKind.MEMBER:
        outbox = sent_fact(desk, period)
    else:
        counts, outbox = _of_office(standing, month, state)
        counts |= objection_counts(desk)
    return Surroundings(
        months=tuple(desk.periods.known()),
        deadline=deadline_words(month, now, unit=unit),
        counts=counts,
        outbox=outbox,
        exchange=exchange_fact(state),
        clock_behind=state.clock_behind,
        approved=state.approved,
        tray=tray_facts(due, standing.kind, standing.unit_id, now),
    )


def _outbox_fact(month: "MonthLine", unit: str, state: "ExchangeState") -> Fact:
    name = period_text(str(month.period), "month").capitalize()
    current = next((line.current for line in month.units if line.unit.unit == unit), None)
    if current is None:
        return Fact(_("{month}: chưa gửi").format(month=name), short=_("chưa gửi"))
    if current.received_at is not None:
        at = moment_text(current.received_at, "short")
        number = current.receipt_number
        words = _("{month}: Văn phòng nhận {at}, biên nhận {number}")
        whole = words.format(month=name, at=at, number=number)
        short = _("Biên nhận {number}").format(number=number)
        return Fact(whole, "check-circle", short=short)
    words = (
        _("Đã ký, chưa ghi ra thư mục")
        if state.unsent
        else _("Đã ghi ra thư mục, chưa có biên nhận")
    )
    return Fact(words, "shield-check" if state.unsent else "folder-open")


def _of_office(
    standing: Standing, month: "MonthLine", state: "ExchangeState"
) -> tuple[dict[str, Count], Fact]:
    counts: dict[str, Count] = {}
    if month.opened is not None and not month.is_pinned and month.missing:
        counts["board"] = Count(str(len(month.missing)), is_urgent=True)
    # Nothing waits in a locked month: what is left of it cannot be answered any more.
    waiting = 0 if month.is_pinned else sum(line.state in _WAITING for line in month.units)
    if waiting:
        counts["receiving"] = Count(str(waiting))
    if standing.kind is DeskKind.OFFICE and state.join_requests:
        counts["settings"] = Count(str(state.join_requests))
    if state.held:
        held = ngettext("{count} gói bị giữ lại", "{count} gói bị giữ lại", state.held)
        return counts, Fact(held.format(count=state.held), "hand-palm")
    return counts, Fact("" if not state.unsent else _("Có mục đã ký, chưa ghi ra thư mục"))


def _with_arrivals(found: Surroundings, arrived: int) -> Surroundings:
    words = ngettext("{count} gói mới", "{count} gói mới", arrived).format(count=arrived)
    text = f"{words} · {found.outbox.text}" if found.outbox.text else words
    return Surroundings(
        months=found.months,
        deadline=found.deadline,
        counts=found.counts,
        outbox=Fact(text, "tray"),
        exchange=found.exchange,
        clock_behind=found.clock_behind,
        approved=found.approved,
        tray=found.tray,
    )


def exchange_fact(state: "ExchangeState") -> Fact:
    """Say how the exchange folder stands, and when it was seen last."""
    if state.folder is None:
        return Fact(_("Chưa chọn thư mục trao đổi"))
    seen = "" if state.last_contact_at is None else moment_text(state.last_contact_at, "time")[:-3]
    if not state.folder_present:
        return Fact(_("Không thấy thư mục trao đổi"), is_problem=True)
    if not seen:
        return Fact(_("Thư mục trao đổi: có"))
    whole = _("Thư mục trao đổi: có, xem lúc {time}").format(time=seen)
    return Fact(whole, short=_("xem lúc {time}").format(time=seen))
