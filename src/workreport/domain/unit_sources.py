"""What a department's terms were counted from: each task with what it brings to U1, U2 and U3."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workreport.domain.exact_numbers import Exact, plain, total
from workreport.domain.reason import Reason
from workreport.domain.task import Status
from workreport.domain.unit_grade import QUALITY_LEVELS, GradeRow, good_weight

COUNTED_TERMS = ("U1", "U2", "U3")


@dataclass(frozen=True, slots=True)
class GradedTask:
    """A task of a report as it is graded; ``days`` tell how late it is.

    ``in_base`` is whether the month counts it at all; ``confirms`` that it only confirms what an
    earlier month counted.
    """

    id: str
    content: str
    row: GradeRow
    days: int = 0
    in_base: bool = True
    confirms: bool = False
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What one task brings to one term: ``part`` of ``whole``, both in weight, and why."""

    code: str
    part: Fraction
    whole: Fraction
    why: Reason

    @property
    def counts(self) -> bool:
        """Whether the task brings anything."""
        return self.part > 0


@dataclass(frozen=True, slots=True)
class TaskSource:
    """A task with its share in each counted term."""

    task: GradedTask
    shares: tuple[Share, ...]

    def share(self, code: str) -> Share:
        """Return the share in one term."""
        return next(each for each in self.shares if each.code == code)


def task_sources(tasks: Sequence[GradedTask], fault_share: Fraction) -> tuple[TaskSource, ...]:
    """Say what each task brings to each counted term, in the order of the report."""
    return tuple(TaskSource(each, _shares(each, fault_share)) for each in tasks)


def points_of(sources: Sequence[TaskSource], code: str, top: Exact) -> Fraction | None:
    """Compute a counted term anew from its sources alone; null without any base."""
    whole = total(each.share(code).whole for each in sources)
    return top * total(each.share(code).part for each in sources) / whole if whole else None


def _shares(task: GradedTask, fault_share: Fraction) -> tuple[Share, ...]:
    row, none = task.row, Fraction()
    if not task.in_base:
        why = Reason("source_confirms" if task.confirms else "source_outside")
        return tuple(Share(code, none, none, why) for code in COUNTED_TERMS)
    if row.status is not Status.COMPLETED:
        why = Reason("source_open")
        wholes = (row.weight, row.weight, none)
        return tuple(
            Share(code, none, whole, why) for code, whole in zip(COUNTED_TERMS, wholes, strict=True)
        )
    late = Reason("source_late", {"days": task.days}) if row.late else Reason("source_in_time")
    return (
        Share("U1", row.weight, row.weight, Reason("source_completed")),
        Share("U2", none if row.late else row.weight, row.weight, late),
        Share("U3", good_weight(row, fault_share), row.weight, _quality(row, fault_share)),
    )


def _quality(row: GradeRow, fault_share: Fraction) -> Reason:
    if row.quality is None:
        return Reason("source_quality_unknown")
    if row.quality == QUALITY_LEVELS[-1]:
        return Reason("source_quality_failed", {"level": row.quality})
    if row.quality_faults:
        left = good_weight(row, fault_share)
        values = {"level": row.quality, "faults": row.quality_faults, "left": plain(left)}
        return Reason("source_faults", values)
    return Reason("source_quality", {"level": row.quality})
