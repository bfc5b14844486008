"""What a filed report counts: its tasks for the figures, and its rows for the grade."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from workreport.domain.consolidation import CountedTask, UnitFigures, figures_of
from workreport.domain.task import Status
from workreport.domain.task_progress import compare, counts
from workreport.domain.unit_grade import GradeRow, total
from workreport.ledger.bodies.report import ReportFile

_STATUSES = {"": Status.NOT_STARTED} | {status.value: status for status in Status}
_COMPLETED = Status.COMPLETED.value
_FORECAST = "forecast"
_LATE = ("late", "overdue")


@dataclass(frozen=True, slots=True)
class Counted:
    """A report with the tasks that count under its own cut-off."""

    report: ReportFile
    tasks: tuple[CountedTask, ...]

    @classmethod
    def of(cls, report: ReportFile) -> "Counted":
        """Count the lines of a report."""
        return cls(report, tuple(_tasks(report)))

    def figures(self, name: str, cut_off: str) -> UnitFigures:
        """Return the figures under the cut-off of the month; ``name`` is that of the unit."""
        as_of = self.report.as_of
        tasks = [
            task
            for task in self.tasks
            if cut_off == _FORECAST
            or counts(task.due_on, as_of, cut_off, completed=task.status is Status.COMPLETED)
        ]
        return figures_of(self.report.unit, name, as_of, tasks)

    def grade_rows(self, faults: Mapping[str, int]) -> Sequence[GradeRow]:
        """Return the rows of a grade, tasks alike together; ``faults`` by task id."""
        alike: defaultdict[tuple[str, bool, int | None, int], list[Fraction]] = defaultdict(list)
        for task in self.tasks:
            # An enumeration hashes slowly; its name does not.
            key = task.status.name, task.kind in _LATE, task.quality, faults.get(task.id, 0)
            alike[key].append(task.weight)
        return [
            GradeRow(Status[status], total(weights), late, quality, found)
            for (status, late, quality, found), weights in alike.items()
        ]


def _tasks(report: ReportFile) -> Iterator[CountedTask]:
    as_of, own = report.as_of, report.cut_off
    for item in report.items:
        due_on, done_on, completed = item.due_on, item.done_on, item.status == _COMPLETED
        if own != _FORECAST and not counts(due_on, as_of, own, completed=completed):
            continue
        kind, days = compare(due_on, done_on, as_of, completed=completed)
        yield CountedTask(
            item.task,
            item.content,
            due_on,
            done_on,
            _STATUSES[item.status],
            item.quality,
            kind,
            days,
            _weight(item.qty, item.coef),
        )


@lru_cache(maxsize=1024)
def _weight(qty: str, coef: str) -> Fraction:
    return Fraction(qty) * Fraction(coef)
