"""Ahead, on time or late: what dates say about one task, and which tasks a month counts."""

from dataclasses import dataclass
from datetime import date, timedelta

from workreport.domain.task import Status, Task, TaskResult


@dataclass(frozen=True, slots=True)
class Progress:
    """``kind`` is ahead, on_time, late, overdue, open or no_due; ``days`` are calendar days.

    Days tell how far ahead, late or overdue, or how many are left of an open task.
    """

    kind: str
    days: int = 0

    @property
    def is_late(self) -> bool:
        """Whether the task is late: finished after its day, or open beyond it."""
        return self.kind in ("late", "overdue")


def progress(task: Task, result: TaskResult | None, as_of: date) -> Progress:
    """Compare a task with its due day; a task without one is never late."""
    completed = result is not None and result.status is Status.COMPLETED
    done_on = None if result is None else result.done_on
    waited = 0 if result is None else result.waited
    return Progress(*compare(extended(task.due_on, waited), done_on, as_of, completed=completed))


def extended(due_on: date | None, waited: int) -> date | None:
    """Return the day a task is measured by: its due day, later by the days it had to wait."""
    return due_on if due_on is None or not waited else due_on + timedelta(days=waited)


def compare(
    due_on: date | None, done_on: date | None, as_of: date, *, completed: bool
) -> tuple[str, int]:
    """Return kind and days of a :class:`Progress`, for whoever counts thousands of tasks."""
    if due_on is None:
        return "no_due", 0
    if not completed:
        left = (due_on - as_of).days
        return ("overdue", -left) if left < 0 else ("open", left)
    if done_on is None:  # a draft: filing is refused until the day is known
        return "open", 0
    days = (due_on - done_on).days
    if days < 0:
        return "late", -days
    return ("ahead", days) if days else ("on_time", 0)


def is_forecast(result: TaskResult, as_of: date) -> bool:
    """Tell whether a completion is only expected: dated after the day the report speaks of."""
    return (
        result.status is Status.COMPLETED and result.done_on is not None and result.done_on > as_of
    )


def in_base(task: Task, result: TaskResult | None, as_of: date, cut_off: str) -> bool:
    """Tell whether a task counts in the month, under the cut-off the month was opened with.

    What only confirms a completion that the month before counted is not counted again.
    """
    if result is not None and result.confirms:
        return False
    completed = result is not None and result.status is Status.COMPLETED
    return not task.is_cancelled and counts(task.due_on, as_of, cut_off, completed=completed)


def counts(due_on: date | None, as_of: date, cut_off: str, *, completed: bool) -> bool:
    """Tell whether a task that was not withdrawn counts; see :func:`in_base`."""
    return cut_off == "forecast" or completed or (due_on is not None and due_on <= as_of)
