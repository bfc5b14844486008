"""The draft of one unit and month, shared by the pages of the department's desk.

Every change is made in memory at once and saved by itself: a second after the last one, half a
minute after the first at the latest, and whenever a page, the window or the month is left.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.domain.checks import Problem, unanswered
from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _
from workreport.services.changes import Changes
from workreport.services.part_drafts import PARTS
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_access import DraftAccess, access_of
from workreport.ui.viewmodels.draft_checks import draft_problems
from workreport.ui.viewmodels.draft_history import DraftHistory, DraftStep, MonthHistories
from workreport.ui.viewmodels.month_desk import MonthDesk, MonthRefused, read_month_desk
from workreport.ui.viewmodels.place_words import page_of

SAVED_AFTER_MS = 1000
SAVED_AT_LATEST_MS = 30_000
_LOCKED = DraftAccess(is_editable=False)


class SaveState(StrEnum):
    """What can truthfully be said about the words on the screen."""

    CLEAN = "clean"
    UNSAVED = "unsaved"
    FAILED = "failed"


class DraftSession(QObject):
    """Holds the draft, its checks, its history, and saves it.

    Signals:
        opened: The month is known anew: state, answers, tasks, people; show everything again.
        changed: The draft changed in memory; ``problems`` are already counted again.
        saved_changed: What can be said about saving changed.
    """

    opened = Signal()
    changed = Signal()
    saved_changed = Signal()

    def __init__(self, session: DeskSession) -> None:
        super().__init__(session)
        self.session = session
        self.month: MonthDesk | None = None
        self.refusal: CodedError | None = None
        self.problems: tuple[Problem, ...] = ()
        self.unanswered: tuple[Problem, ...] = ()
        self.access = _LOCKED
        self.saved_at: datetime | None = None
        self.unsaved_since: datetime | None = None
        self.error: CodedError | None = None
        self._draft: ReportDraft | None = None
        self._kept: ReportDraft | None = None  # what the disk holds
        self._flying: ReportDraft | None = None  # what is on its way there
        self._histories = MonthHistories()
        self._history = DraftHistory()
        self._revision = self._saved_revision = self._flying_revision = self._read_revision = 0
        self._is_saving = self._is_reading = self._wants_reading = self._is_signing = False
        self._signs_next: Callable[..., datetime] | None = None
        self._wanted_period: Period | None = None
        self._soon = _timer(self, SAVED_AFTER_MS, self.save)
        self._latest = _timer(self, SAVED_AT_LATEST_MS, self.save)
        self._reading_soon = _timer(self, 0, self.refresh)
        session.period_changed.connect(self._on_period_changed)
        session.bus.changed.connect(self._on_committed)
        self._read(session.period)

    # --- what is ------------------------------------------------------------------------------

    @property
    def draft(self) -> ReportDraft:
        """The draft as it stands on the screen; empty while no month is open."""
        return self._draft or ReportDraft(period=str(self.session.period), unit="")

    @property
    def is_open(self) -> bool:
        """Whether a month is known."""
        return self.month is not None

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return self._revision != self._saved_revision

    @property
    def save_state(self) -> SaveState:
        """What can truthfully be said about saving."""
        if not self.is_dirty:
            return SaveState.CLEAN
        return SaveState.UNSAVED if self.error is None else SaveState.FAILED

    @property
    def kept(self) -> ReportDraft | None:
        """The draft as the disk holds it."""
        return self._kept

    def saved_words(self) -> str:
        """Say when the last word was saved, or since when it is not."""
        if self.save_state is SaveState.FAILED and self.unsaved_since is not None:
            return _("Chưa lưu từ {time}").format(time=moment_text(self.unsaved_since, "time"))
        if self.saved_at is None:
            return ""
        return _("Đã lưu {time}").format(time=moment_text(self.saved_at, "time"))

    # --- changes ------------------------------------------------------------------------------

    def may_change(self, place: str) -> bool:
        """Tell whether a place takes changes now; an own voice that was sent is the sender's."""
        if place.endswith("/own") and place in self.draft.taken:
            return False
        return self.access.may_change(self.draft, place)

    def change(
        self, after: ReportDraft, places: Sequence[str] = ("",), *, merges: bool = False
    ) -> bool:
        """Put a changed draft in the place of the present one, as one step that undo takes back.

        Args:
            after: The draft after the change.
            places: What was changed, as mark paths; the first one is where undo leads to.
            merges: Whether typing goes on: joined to the step just before at the same place.
        """
        before = self._draft
        if before is None or not self.access.is_editable or after == before:
            return False
        after = self.access.with_reasons(after, places)
        self._history.record(places[0], before, after, merges=merges)
        self._put(after)
        return True

    def undo(self) -> None:
        """Take the last step back, on whatever page it was made, and show the place."""
        step = self._history.undo()
        if step is not None:
            self._replay(step, step.before)

    def redo(self) -> None:
        """Do the step again that was undone last."""
        step = self._history.redo()
        if step is not None:
            self._replay(step, step.after)

    # --- places -------------------------------------------------------------------------------

    def go_to(self, place: str) -> None:
        """Ask for the page on which a place is, and for the place."""
        self.session.go_to(page_of(place), place)

    # --- saving and reading -------------------------------------------------------------------

    def save(self) -> None:
        """Save what is not saved yet; nothing to do otherwise."""
        if self._draft is None or not self.is_dirty or self._is_saving:
            return
        draft = self._draft
        self._begin_saving()
        self.session.run(lambda: self.keep_draft(draft), self._on_saved, self._on_save_failed)

    def refresh(self) -> None:
        """Read the month again, once everything typed is on the disk."""
        if self._is_reading or self._is_saving or self.is_dirty:
            self._wants_reading = True
            self.save()
        else:
            self._read(self.session.period)

    def read_again(self) -> None:
        """Take over a draft that a service has just saved beside this one."""
        self._saved_revision = self._revision
        self.refresh()

    def file(self) -> None:
        """Sign and file what is on the screen."""
        self._sign(self.sign_draft)

    def prepare(self) -> None:
        """Send what is on the screen to the head, who takes it over, signs and files."""
        self._sign(self.send_draft)

    def _sign(self, sign: Callable[..., datetime]) -> None:
        month = self.month
        if month is None or self._draft is None:
            return
        if self._is_saving:
            # What is on its way to the disk comes first; a signature is never given twice.
            self._signs_next = None if self._is_signing else sign
            return
        draft, is_editable = self._draft, self.access.is_editable
        self._begin_saving()
        self._wants_reading = self._is_signing = True
        self.session.run(
            lambda: sign(draft, month, is_editable=is_editable),
            self._on_saved,
            self._on_file_failed,
        )

    def recall(self, reason: str = "") -> None:
        """Ask for the filed report back."""
        if self.month is not None:
            period, unit = self.month.period, self.draft.unit
            reporting = self.session.desk.reporting
            self.session.run(lambda: reporting.recall(period, reason, unit), self._on_recalled)

    # --- what another desk does otherwise -------------------------------------------------------

    def keep_draft(self, draft: ReportDraft) -> datetime:
        """Keep a draft durably and return when; called off the UI thread."""
        return self.session.desk.reporting.save(draft)

    def read_month(self, period: Period) -> MonthDesk | MonthRefused:
        """Read a month; called off the UI thread."""
        return read_month_desk(self.session.desk, period)

    def sign_draft(self, draft: ReportDraft, month: MonthDesk, *, is_editable: bool) -> datetime:
        """Keep a draft, sign it, and return when it was kept; called off the UI thread."""
        saved_at = self.keep_draft(draft) if is_editable else month.now
        self.session.desk.reporting.file(month.period, draft.unit)
        return saved_at

    def send_draft(self, draft: ReportDraft, month: MonthDesk, *, is_editable: bool) -> datetime:
        """Keep a draft, send it to the head, and return when it was kept; as above."""
        saved_at = self.keep_draft(draft) if is_editable else month.now
        self.session.desk.contributions.send_report(month.period, draft.unit)
        return saved_at

    def problems_of(self, month: MonthDesk) -> tuple[Problem, ...]:
        """Return what is to be mended in the draft as it stands."""
        return draft_problems(self.draft, month, self.session.desk.book.clock.now())

    # --- inside -------------------------------------------------------------------------------

    def _put(self, draft: ReportDraft) -> None:
        self._draft = draft
        self._revision += 1
        if self.unsaved_since is None:
            self.unsaved_since = self.session.desk.book.clock.now()
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()
        self._check()
        self.changed.emit()

    def _replay(self, step: DraftStep, draft: ReportDraft) -> None:
        self._put(draft)
        if step.place:
            self.go_to(step.place)

    def _check(self) -> None:
        month = self.month
        if month is None or not self.access.is_editable:
            self.problems = self.unanswered = ()
            return
        self.problems = self.problems_of(month)
        self.unanswered = unanswered(self.problems, self.draft)

    def _begin_saving(self) -> None:
        self._is_saving = True
        self._flying_revision, self._flying = self._revision, self._draft
        self._soon.stop()
        self._latest.stop()

    def _on_saved(self, at: datetime) -> None:
        self._is_saving = self._is_signing = False
        self._saved_revision, self._kept = self._flying_revision, self._flying
        self.saved_at = at
        self.error = None
        self.unsaved_since = self.session.desk.book.clock.now() if self.is_dirty else None
        self.saved_changed.emit()
        sign, self._signs_next = self._signs_next, None
        if sign is not None:
            self._sign(sign)
        elif self.is_dirty:
            self._soon.start()
            self._latest.start()
            if self._wanted_period is not None:
                self.save()
        elif self._wanted_period is not None:
            self._read(self._wanted_period)
        elif self._wants_reading:
            self.refresh()

    def _on_save_failed(self, error: CodedError) -> None:
        self._is_saving, self._signs_next = False, None
        self.error = error
        self._latest.start()
        if self._wanted_period is not None and self.month is not None:
            # What is typed is only here: the month stays on the screen until it is saved.
            self._wanted_period = None
            self.session.set_period(self.month.period)
        self.saved_changed.emit()

    def _on_file_failed(self, error: CodedError) -> None:
        self._is_saving = self._is_signing = False
        self.session.tell_error(error)
        self._soon.start()

    def _on_recalled(self, _entry: str) -> None:
        self.refresh()

    def _read(self, period: Period) -> None:
        self._is_reading = True
        self._wants_reading = False
        self._wanted_period = period
        self._read_revision = self._revision
        self.session.run(lambda: self.read_month(period), self._on_read, self._on_read_failed)

    def _on_read(self, read: MonthDesk | MonthRefused) -> None:
        self._is_reading = False
        if read.period != self._wanted_period:
            return
        if self._revision != self._read_revision:
            # Words were typed while the month was read: save them first, then read again.
            self._wanted_period = None
            self.refresh()
            return
        self._wanted_period = None
        if isinstance(read, MonthRefused):
            self._close(read.error)
        else:
            self._adopt(read)
        if self._wants_reading:
            self.refresh()

    def _on_read_failed(self, error: CodedError) -> None:
        self._is_reading = False
        self._wanted_period = None
        self.session.tell_error(error)

    def _adopt(self, month: MonthDesk) -> None:
        before = self._draft
        draft = month.line.draft
        is_same = before is not None and before == draft
        self.month, self.refusal = month, None
        self.access = access_of(month.line)
        self._draft = self._kept = draft
        if not is_same:
            self._histories.leave(self._history, before)
            self._history = self._histories.open(draft)
        self.saved_at = month.line.saved_at
        self.unsaved_since = self.error = None
        self._saved_revision = self._revision
        self._check()
        self.opened.emit()
        self.saved_changed.emit()

    def _close(self, error: CodedError) -> None:
        self._histories.leave(self._history, self._draft)
        self.month, self.refusal, self._draft = None, error, None
        self.access = _LOCKED
        self.problems = self.unanswered = ()
        self.saved_at = None
        self._history = DraftHistory()
        self.opened.emit()
        self.saved_changed.emit()

    def _on_period_changed(self, period: Period) -> None:
        if self.month is not None and self.month.period == period and not self._is_reading:
            return
        if self.is_dirty or self._is_saving:
            self._wanted_period = period
            self.save()
        else:
            self._read(period)

    def _on_committed(self, changes: object, _initiator: object) -> None:
        # Drafts change only here; entries, packages and parts change what stands around the draft.
        if isinstance(changes, Changes):
            has_part = any(name.startswith(PARTS) for name in changes.drafts)
            if changes.kinds or changes.exchange or has_part:
                self._reading_soon.start()


def draft_session_of(session: DeskSession) -> DraftSession:
    """Return the one draft session of an open workspace."""
    # A deputy has the draft of the own month, a kind of draft too, beside the department's.
    found = session.findChildren(DraftSession)
    exact = [one for one in found if type(one) is DraftSession]
    return next(iter((*exact, *found)), None) or DraftSession(session)


def _timer(parent: QObject, interval: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(act)
    return timer
