"""Ahead, on time or late: what dates say about one task, and which tasks a month counts."""

from dataclasses import dataclass
from datetime import date

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
    if task.due_on is None:
        return Progress("no_due")
    if result is not None and result.status is Status.COMPLETED:
        return _of_completed(task.due_on, result.done_on)
    left = (task.due_on - as_of).days
    return Progress("overdue", -left) if left < 0 else Progress("open", left)


def is_forecast(result: TaskResult, as_of: date) -> bool:
    """Tell whether a completion is only expected: dated after the day the report speaks of."""
    return (
        result.status is Status.COMPLETED and result.done_on is not None and result.done_on > as_of
    )


def in_base(task: Task, result: TaskResult | None, as_of: date, cut_off: str) -> bool:
    """Tell whether a task counts in the month, under the cut-off the month was opened with."""
    if task.is_cancelled:
        return False
    if cut_off == "forecast":
        return True
    completed = result is not None and result.status is Status.COMPLETED
    return completed or (task.due_on is not None and task.due_on <= as_of)


def _of_completed(due_on: date, done_on: date | None) -> Progress:
    if done_on is None:  # a draft: filing is refused until the day is known
        return Progress("open")
    days = (due_on - done_on).days
    if days < 0:
        return Progress("late", -days)
    return Progress("ahead", days) if days else Progress("on_time")
