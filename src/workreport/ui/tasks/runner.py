"""Runs work off the UI thread and brings its result back to a slot of the UI thread.

One thread serves the database, so that its work keeps its order; four serve everything else.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from workreport.domain.errors import CodedError
from workreport.ui.tasks.cancel import CancelToken, WorkCancelledError

T = TypeVar("T")
POOL_THREADS = 4


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work under way; ``cancel`` asks it to stop at its next chance."""

    done: Callable[..., None]
    failed: Callable[[CodedError], None]
    token: CancelToken = field(default_factory=CancelToken)
    future: "Future[object] | None" = None

    def cancel(self) -> None:
        """Ask the work to stop; its result is dropped in any case."""
        self.token.cancel()
        if self.future is not None:
            self.future.cancel()


class TaskRunner(QObject):
    """Runs work in threads; completion arrives in the thread that owns this object.

    Signals:
        busy_changed: Work began while there was none, or the last one ended.
        broke: Work ended with an error that is not coded, which is a bug.
    """

    busy_changed = Signal(bool)
    broke = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._pool = ThreadPoolExecutor(POOL_THREADS, thread_name_prefix="pool")
        self._jobs: set[Job] = set()
        self._is_open = True
        # Queued and bound to our own method: only so does it run in our thread.
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether some work has not come back yet."""
        return bool(self._jobs)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[CodedError], None],
        *,
        database: bool = True,
        token: CancelToken | None = None,
    ) -> Job:
        """Run ``work`` in a thread, then ``done`` or ``failed`` in this object's thread.

        ``done`` and ``failed`` are bound methods of QObjects; nothing is called when that object
        is destroyed by then, or the work was cancelled. An error that is not coded is a bug and is
        raised in this object's thread. After :meth:`shutdown` the work is refused: its job comes
        back cancelled.
        """
        job = Job(done, failed, token or CancelToken())
        if not self._is_open:
            job.token.cancel()
            return job
        self._jobs.add(job)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        executor = self._database if database else self._pool
        job.future = executor.submit(work)
        job.future.add_done_callback(lambda _future: self._finished.emit(job))
        return job

    def shutdown(self, seconds: float = 5.0) -> bool:
        """Refuse new work, cancel what waits in the pool, let the database finish, then stop.

        Returns whether everything ended within the time; what came too late is left behind.
        """
        self._is_open = False
        for job in self._jobs:
            job.token.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)
        futures = [job.future for job in self._jobs if job.future is not None]
        _ended, left = wait(futures, timeout=seconds)
        self._database.shutdown(wait=not left)
        self._pool.shutdown(wait=not left)
        self._jobs.clear()
        return not left

    def _on_finished(self, job: Job) -> None:
        self._jobs.discard(job)
        if not self._jobs:
            self.busy_changed.emit(False)
        if job.future is None or job.token.is_cancelled:
            return
        error = None if job.future.cancelled() else job.future.exception()
        if job.future.cancelled() or isinstance(error, (CancelledError, WorkCancelledError)):
            return
        if error is None:
            _deliver(job.done, job.future.result())
        elif isinstance(error, CodedError):
            _deliver(job.failed, error)
        elif error is not None:
            self.broke.emit(error)
            raise error


def _deliver(slot: Callable[..., None], value: object) -> None:
    """Call a slot unless the object it belongs to has been destroyed meanwhile."""
    owner = getattr(slot, "__self__", None)
    if not isinstance(owner, QObject) or shiboken6.isValid(owner):
        slot(value)
