"""One open workspace as all view-models share it: services, month, runner, changes, messages."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.services.changes import Changes
from workreport.ui.messages import Messages, Notice, NoticeKind, notice_of
from workreport.ui.tasks.changes import ChangeBus
from workreport.ui.tasks.runner import Job, TaskRunner

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.ui.viewmodels.preferences import Preferences

T = TypeVar("T")


class DeskSession(QObject):
    """What view-models are built with.

    Signals:
        period_changed: The month the window shows now.
        page_wanted: A page to go to, and a place on it: a mark path of contracts 14, or "".
    """

    period_changed = Signal(object)
    page_wanted = Signal(str, str)
    _committed = Signal(object)

    def __init__(
        self,
        desk: "Desk",
        runner: TaskRunner,
        messages: Messages,
        period: Period,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.runner = runner
        self.messages = messages
        self.preferences: Preferences | None = None
        self.bus = ChangeBus(self)
        self._period = period
        # Units of work commit in other threads; their changes arrive here as a queued signal.
        self._committed.connect(self._on_committed, Qt.ConnectionType.QueuedConnection)
        self._stop_listening = desk.book.announcer.listen(self._committed.emit)

    @property
    def period(self) -> Period:
        """The month the window shows."""
        return self._period

    def set_period(self, period: Period) -> None:
        """Show another month."""
        if period != self._period:
            self._period = period
            self.period_changed.emit(period)

    def go_to(self, page: str, place: str = "") -> None:
        """Ask the window to show a page, and the page to show a place."""
        self.page_wanted.emit(page, place)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[CodedError], None] | None = None,
        *,
        database: bool = True,
    ) -> Job:
        """Run work off the UI thread; without ``failed`` an error is told inline.

        ``done`` and ``failed`` are bound methods of QObjects.
        """
        return self.runner.run(work, done, failed or self.tell_error, database=database)

    def tell_error(self, error: CodedError) -> None:
        """Say what happened and what to do."""
        self.messages.tell(notice_of(error))

    def tell_done(self, text: str, about: str = "") -> None:
        """Say inline that something was done, and which state it tells of."""
        self.messages.tell(Notice(kind=NoticeKind.OK, happened=text, about=about))

    def leave(self) -> None:
        """Stop listening; the workspace is about to close."""
        self._stop_listening()

    def _on_committed(self, changes: Changes) -> None:
        self.bus.publish(changes)
