"""What the view-models of the Office's pages share: reading one month, acting, telling."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.ui.tasks.changes import Freshness
from workreport.ui.tasks.runner import Job
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

F = TypeVar("F")
T = TypeVar("T")


class OfficeModel(QObject, Generic[F]):
    """Keeps the facts of one page true; ``read`` runs off the UI thread.

    Signals:
        shown: The facts are different now.
        acting: The person does something: what was told before is over.
    """

    shown = Signal()
    acting = Signal()

    def __init__(
        self,
        session: DeskSession,
        read: "Callable[[Desk, Period], F]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or session)
        self.session = session
        self.facts: F | None = None
        self.error: CodedError | None = None
        self._read = read
        self._job: Job | None = None
        self._again = False
        self._freshness = Freshness(session.bus, self.concerns, self.refresh, self)
        session.period_changed.connect(self._on_period)

    @property
    def is_busy(self) -> bool:
        """Whether the month is being read."""
        return self._job is not None

    def concerns(self, changes: object) -> bool:
        """Tell whether changes concern this page."""
        return bool(getattr(changes, "kinds", None) or getattr(changes, "exchange", False))

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the page can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the month anew; while that runs, once more afterwards."""
        if self._job is not None:
            self._again = True
            return
        desk, period, read = self.session.desk, self.session.period, self._read
        self._job = self.session.run(lambda: read(desk, period), self._on_read, self._on_failed)

    def act(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[CodedError], None] | None = None,
    ) -> None:
        """Let a service do something; what it changes comes back over the bus."""
        self.acting.emit()
        self.session.run(work, done, failed)

    def use_facts(self, facts: F) -> None:
        """Be told the facts that were read; subclasses make lines of them."""

    def _on_period(self, _period: Period) -> None:
        self._again = self._job is not None
        self._freshness.invalidate()

    def _on_read(self, facts: F) -> None:
        if self._ended():
            return
        self.facts, self.error = facts, None
        self.use_facts(facts)
        self.shown.emit()

    def _on_failed(self, error: CodedError) -> None:
        if self._ended():
            return
        self.facts, self.error = None, error
        self.shown.emit()
        self.session.tell_error(error)

    def _ended(self) -> bool:
        """Tell whether what came is out of date already and is being read again."""
        self._job = None
        if self._again:
            self._again = False
            self.refresh()
            return True
        return False
