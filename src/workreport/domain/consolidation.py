"""The Office's month in figures, and the first draft of the five questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

from workreport.domain.exact_numbers import percent, rounded
from workreport.domain.reason import Reason
from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import compare, extended, in_base
from workreport.domain.unit_grade import QUALITY_LEVELS

QUESTIONS = ("progress", "time", "quality", "advantages", "limitations")
_LATE = ("late", "overdue")


class CountedTask(NamedTuple):
    """What counting needs of one task of the month's base; an agency has tens of thousands.

    ``kind`` and ``days`` are those of :class:`~workreport.domain.task_progress.Progress`.
    """

    id: str
    content: str
    due_on: date | None
    done_on: date | None
    status: Status
    quality: int | None
    kind: str
    days: int
    weight: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMonth:
    """One department's month; nothing of it is counted while no report is held."""

    unit: str
    name: str
    as_of: date
    rows: Sequence[tuple[Task, TaskResult | None]] = ()
    text: Mapping[str, str] = field(default_factory=dict)
    cut_off: str = "forecast"
    filed: bool = True


class LateTask(NamedTuple):
    """A task finished after its day, or (``done_on`` null) open beyond it."""

    id: str
    content: str
    due_on: date
    done_on: date | None
    days: int
    unit: str
    unit_name: str


class NamedTask(NamedTuple):
    """A task the leaders must judge."""

    id: str
    content: str
    unit: str
    unit_name: str


# Agencies sort thousands, so the values are taken by their places.
_DUE_ON_AND_ID = itemgetter(LateTask._fields.index("due_on"), LateTask._fields.index("id"))
_DAYS = itemgetter(LateTask._fields.index("days"))
_UNIT_AND_ID = itemgetter(NamedTask._fields.index("unit"), NamedTask._fields.index("id"))


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """What was counted, of one unit or of all; lists stand in one order, however they came.

    ``on_time`` counts tasks completed on or before their day; ``forecast`` completions that are
    only expected; ``no_due`` tasks without a day, which are never late.
    """

    counts: Mapping[str, int]
    on_time: int
    late_tasks: tuple[LateTask, ...]
    quality: Mapping[int, int]
    no_due: int
    forecast: int = 0
    low_quality: tuple[NamedTask, ...] = ()
    not_started: tuple[NamedTask, ...] = ()

    @property
    def total(self) -> int:
        """The number of tasks."""
        return sum(self.counts.values())

    @property
    def completed_late(self) -> int:
        """How many tasks were completed after their day."""
        return sum(task.done_on is not None for task in self.late_tasks)

    @property
    def overdue(self) -> int:
        """How many open tasks are beyond their day."""
        return len(self.late_tasks) - self.completed_late

    @property
    def completion(self) -> Fraction | None:
        """The share of completed tasks; null without tasks."""
        return Fraction(self.counts[Status.COMPLETED], self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Figures by unit and in total, and the units no report is held of."""

    by_unit: Mapping[str, UnitFigures]
    total: UnitFigures
    missing: tuple[str, ...]
    missing_names: tuple[str, ...]


def consolidate(units: Iterable[UnitMonth]) -> Consolidation:
    """Count a month; the order of units and of tasks never changes the result."""
    months = list(units)
    return combine(
        {month.unit: unit_figures(month) for month in months if month.filed},
        {month.unit: month.name for month in months if not month.filed},
    )


def combine(by_unit: Mapping[str, UnitFigures], missing: Mapping[str, str]) -> Consolidation:
    """Join what was counted of each unit; ``missing`` names the units no report is held of."""
    figures = dict(sorted(by_unit.items()))
    absent = dict(sorted(missing.items()))
    return Consolidation(figures, add_up(figures.values()), tuple(absent), tuple(absent.values()))


def unit_figures(month: UnitMonth) -> UnitFigures:
    """Count one department's month; a task nothing was said about is not started."""
    tasks = [
        _counted(task, result or TaskResult(task=task.id), month.as_of)
        for task, result in month.rows
        if in_base(task, result, month.as_of, month.cut_off)
    ]
    return figures_of(month.unit, month.name, month.as_of, tasks)


def _counted(task: Task, result: TaskResult, as_of: date) -> CountedTask:
    due_on = extended(task.due_on, result.waited)
    kind, days = compare(due_on, result.done_on, as_of, completed=result.status is Status.COMPLETED)
    return CountedTask(
        task.id,
        task.content,
        task.due_on,
        result.done_on,
        result.status or Status.NOT_STARTED,
        result.quality,
        kind,
        days,
        Fraction(task.qty) * Fraction(task.coef),
    )


def figures_of(unit: str, name: str, as_of: date, tasks: Sequence[CountedTask]) -> UnitFigures:
    """Count the tasks of one unit's base."""
    statuses = [task.status for task in tasks]
    done = [task for task in tasks if task.status is Status.COMPLETED]
    kinds = [task.kind for task in done]
    qualities = [task.quality for task in done]
    late = (
        LateTask(
            task.id,
            task.content,
            task.due_on,
            task.done_on if task.kind == "late" else None,
            task.days,
            unit,
            name,
        )
        for task in tasks
        if task.kind in _LATE and task.due_on is not None
    )
    return UnitFigures(
        counts={status.value: statuses.count(status) for status in Status},
        on_time=kinds.count("ahead") + kinds.count("on_time"),
        late_tasks=late_first(late),
        quality={level: qualities.count(level) for level in QUALITY_LEVELS},
        no_due=sum(task.due_on is None for task in tasks),
        forecast=sum(task.done_on is not None and task.done_on > as_of for task in done),
        low_quality=in_unit_order(
            NamedTask(task.id, task.content, unit, name)
            for task in done
            if task.quality == QUALITY_LEVELS[-1]
        ),
        not_started=in_unit_order(
            NamedTask(task.id, task.content, unit, name)
            for task in tasks
            if task.status is Status.NOT_STARTED
        ),
    )


def add_up(figures: Iterable[UnitFigures]) -> UnitFigures:
    """Add the figures of several units."""
    parts = list(figures)
    return UnitFigures(
        counts={s.value: sum(part.counts[s.value] for part in parts) for s in Status},
        on_time=sum(part.on_time for part in parts),
        late_tasks=late_first(task for part in parts for task in part.late_tasks),
        quality={level: sum(part.quality[level] for part in parts) for level in QUALITY_LEVELS},
        no_due=sum(part.no_due for part in parts),
        forecast=sum(part.forecast for part in parts),
        low_quality=in_unit_order(task for part in parts for task in part.low_quality),
        not_started=in_unit_order(task for part in parts for task in part.not_started),
    )


def draft_questions(
    figures: UnitFigures,
    *,
    unit: str = "",
    previous: Fraction | None = None,
    previous_month: int = 0,
    missing_names: Sequence[str] = (),
    texts: Iterable[tuple[str, Mapping[str, str]]] = (),
) -> Mapping[str, tuple[Reason, ...]]:
    """Draft the answers to the five questions as sentences of codes and values.

    Args:
        figures: The figures of the agency or of one unit.
        unit: The name of the unit they are of; empty for the whole agency.
        previous: The completed share of the month before, to compare with.
        previous_month: The number of that month.
        missing_names: Names of the units no report is held of.
        texts: Units' names with their own words, in the order they shall be read.
    """
    words = list(texts)
    return {
        "progress": (
            *_progress_sentences(figures, unit, missing_names),
            *_compared(figures, previous, previous_month),
        ),
        "time": _time_sentences(figures, unit),
        "quality": _quality_sentences(figures),
        "advantages": _said(words, "advantages", named=not unit),
        "limitations": _said(words, "limitations", named=not unit),
    }


def merged_sentence(total: int, merged: int) -> tuple[Reason, ...]:
    """Say how many tasks are another unit's task once more; nothing where none was merged."""
    values = {"count": merged, "distinct": total - merged}
    return (Reason("question_merged", values),) if merged else ()


def _progress_sentences(
    figures: UnitFigures, unit: str, missing_names: Sequence[str]
) -> tuple[Reason, ...]:
    share = figures.completion
    if share is None:
        said = Reason("question_no_tasks")
    else:
        counts = {status.value: figures.counts[status.value] for status in Status}
        values = {"total": figures.total, "percent": percent(share), "unit": unit, **counts}
        said = Reason("question_progress_unit" if unit else "question_progress", values)
    if not missing_names:
        return (said,)
    values = {"count": len(missing_names), "units": ", ".join(missing_names)}
    return (said, Reason("question_missing", values))


def _compared(figures: UnitFigures, before: Fraction | None, month: int) -> tuple[Reason, ...]:
    now = figures.completion
    if now is None or before is None:
        return ()
    points = rounded(abs(now - before) * 100, 1)
    if not points:
        return (Reason("question_same", {"month": month}),)
    code = "question_more" if now > before else "question_less"
    return (Reason(code, {"month": month, "points": points}),)


def _time_sentences(figures: UnitFigures, unit: str) -> tuple[Reason, ...]:
    if not figures.total:
        return (Reason("question_no_tasks"),)
    values: dict[str, object] = {"on_time": figures.on_time, "late": figures.completed_late}
    overdue = [task for task in figures.late_tasks if task.done_on is None]
    code = "question_time"
    if overdue:
        worst = overdue[0]  # they stand with the longest delay first
        values |= {"overdue": len(overdue), "days": worst.days, "unit": worst.unit_name}
        code = "question_time_overdue_unit" if unit else "question_time_overdue"
    said = [Reason(code, values)]
    if figures.no_due:
        said.append(Reason("question_no_due", {"count": figures.no_due}))
    if figures.forecast:
        said.append(Reason("question_forecast", {"count": figures.forecast}))
    return tuple(said)


def _quality_sentences(figures: UnitFigures) -> tuple[Reason, ...]:
    if not any(figures.quality.values()):
        return (Reason("question_no_quality"),)
    values = {f"level{level}": figures.quality[level] for level in QUALITY_LEVELS}
    code = "question_quality" if figures.quality[QUALITY_LEVELS[-1]] else "question_quality_good"
    return (Reason(code, values),)


def _said(
    texts: Iterable[tuple[str, Mapping[str, str]]], section: str, *, named: bool
) -> tuple[Reason, ...]:
    code = "question_said_by" if named else "question_said"
    return tuple(
        Reason(code, {"unit": unit, "text": text[section].strip()})
        for unit, text in texts
        if text.get(section, "").strip()
    )


def late_first(tasks: Iterable[LateTask]) -> tuple[LateTask, ...]:
    """Put late tasks into their one order: the longest delay first, then by due day and id."""
    by_day = sorted(tasks, key=_DUE_ON_AND_ID)
    return tuple(sorted(by_day, key=_DAYS, reverse=True))  # those alike stay in their order


def in_unit_order(tasks: Iterable[NamedTask]) -> tuple[NamedTask, ...]:
    """Put tasks into their one order: by unit and id."""
    return tuple(sorted(tasks, key=_UNIT_AND_ID))
