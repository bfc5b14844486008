"""What is said about the tasks of the month: counts, what is new, and the thread of one task."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.i18n import messages as sentences
from workreport.services.changes import Changes
from workreport.services.comments import Comment
from workreport.ui.models.task_lines import TaskLine
from workreport.ui.viewmodels.desk_session import DeskSession

_KIND = "task.comment"


@dataclass(frozen=True, slots=True)
class _Counted:
    unit: str
    all_of: Mapping[str, int]
    fresh: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Thread:
    task: str
    comments: tuple[Comment, ...]


class TaskTalk(QObject):
    """Reads threads off the UI thread, and follows what arrives.

    Signals:
        counted: How many remarks there are, and how many are new, is different now.
        shown: The thread of the open task is different now.
        said: A remark was signed; the box may be emptied.
        refused: Why a remark was not taken.
    """

    counted = Signal()
    shown = Signal()
    said = Signal()
    refused = Signal(str)

    def __init__(self, session: DeskSession, unit_of: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._unit_of = unit_of
        self.task = ""
        self.comments: tuple[Comment, ...] = ()
        self._all: Mapping[str, int] = {}
        self._fresh: Mapping[str, int] = {}
        session.bus.changed.connect(self._on_committed)

    def total(self, task: str) -> int:
        """Return how many remarks a task has."""
        return self._all.get(task, 0)

    def fresh(self, task: str) -> int:
        """Return how many of them this person has not seen."""
        return self._fresh.get(task, 0)

    def told(self, line: TaskLine) -> TaskLine:
        """Return the line of a task with what is new about it."""
        fresh = self.fresh(line.id)
        return replace(line, fresh=fresh) if fresh else line

    def count(self) -> None:
        """Count the remarks of the unit's tasks."""
        unit, comments = self._unit_of(), self._session.desk.comments
        if unit:
            self._session.run(
                lambda: _Counted(unit, comments.count(unit), comments.unread(unit)),
                self._on_counted,
            )

    def open(self, task: str) -> None:
        """Show the thread of a task; what is new in it counts as seen from now on."""
        self.task = task
        comments = self._session.desk.comments

        def work() -> _Thread:
            found = _Thread(task, comments.thread(task))
            comments.mark_read(task)
            return found

        if task:
            self._session.run(work, self._on_thread)

    def leave(self) -> None:
        """Show no thread any more."""
        self.task = ""
        self.comments = ()

    def say(self, text: str) -> None:
        """Sign a remark about the open task."""
        task, unit = self.task, self._unit_of()
        comments = self._session.desk.comments
        if task:
            self._session.run(
                lambda: comments.say(task, unit, text), self._on_said, self._on_refused
            )

    def _on_counted(self, counted: _Counted) -> None:
        if counted.unit == self._unit_of():
            self._all, self._fresh = counted.all_of, counted.fresh
            self.counted.emit()

    def _on_thread(self, found: _Thread) -> None:
        if found.task == self.task:
            self.comments = found.comments
            self.shown.emit()
            if self._fresh.get(found.task):
                self.count()

    def _on_said(self, _entry: str) -> None:
        self.said.emit()

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentences.sentence(error.code, error.values))

    def _on_committed(self, changes: object, _initiator: object) -> None:
        if isinstance(changes, Changes) and _KIND in changes.kinds:
            self.count()
            self.open(self.task)
