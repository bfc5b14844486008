"""The tasks that a consolidated month counts, one by one: by state, by unit, by field of work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workreport.domain.consolidation import UnitFigures, UnitMonth, add_up, unit_figures
from workreport.domain.names import normal
from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import Progress, in_base, is_forecast, progress
from workreport.i18n.vietnamese import sort_key
from workreport.ledger.bodies.report import ReportFile
from workreport.services.directory import Directory
from workreport.services.report_bodies import result_of_item, task_of_item
from workreport.services.summary import Summary

LATE_KINDS = ("late", "overdue")


@dataclass(frozen=True, slots=True)
class MonthTask:
    """A counted task of one unit; ``together`` names the units whose task is the same.

    ``shared`` is what the Office calls the merged tasks, empty where nothing was merged.
    """

    unit: str
    unit_name: str
    task: Task
    result: TaskResult
    progress: Progress
    owner: str
    is_forecast: bool
    merge: str = ""
    shared: str = ""
    together: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """The official state; nothing said means not started."""
        return self.result.status or Status.NOT_STARTED

    @property
    def field(self) -> str:
        """The field of work in one spelling; empty where none is given."""
        return field_key(self.task.category)


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """What was counted in one field of work; the empty field are tasks without one."""

    key: str
    name: str
    figures: UnitFigures


def field_key(category: str) -> str:
    """Return one spelling of a field of work."""
    return normal(category)


def read_month_tasks(summary: Summary, directory: Directory) -> tuple[MonthTask, ...]:
    """Return the tasks that count, unit by unit, of a summary read with its reports."""
    names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
    found = []
    for one in summary.units:
        if one.report is None:
            continue
        unit = one.line.unit.unit
        for task, result in counted(one.report):
            merge = summary.merging.of(unit, task.id)
            others = () if merge is None else tuple(u for u, _t in merge.tasks)
            found.append(
                MonthTask(
                    unit,
                    names[unit],
                    task,
                    result,
                    progress(task, result, one.report.as_of),
                    directory.person_name(task.owner),
                    is_forecast(result, one.report.as_of),
                    "" if merge is None else merge.merge,
                    "" if merge is None else merge.content,
                    tuple(names.get(u, "") for u in dict.fromkeys(others) if u != unit),
                )
            )
    return tuple(found)


def counted(report: ReportFile) -> list[tuple[Task, TaskResult]]:
    """Return the tasks of a report that count in its month, in the order of the report."""
    rows = [(task_of_item(item, report.unit), result_of_item(item)) for item in report.items]
    return [row for row in rows if in_base(row[0], row[1], report.as_of, report.cut_off)]


def field_figures(summary: Summary) -> tuple[FieldFigures, ...]:
    """Count the month by field of work, in the order of the alphabet, tasks without one last."""
    names: dict[str, str] = {}
    parts: dict[str, list[UnitFigures]] = {}
    for one in summary.units:
        if one.report is None:
            continue
        for key, rows in _by_field(counted(one.report)).items():
            names.setdefault(key, rows[0][0].category.strip())
            parts.setdefault(key, []).append(_figures(one.report, rows))
    keys = sorted(parts, key=lambda key: (not key, sort_key(names[key])))
    return tuple(FieldFigures(key, names[key], add_up(parts[key])) for key in keys)


def _by_field(
    rows: Iterable[tuple[Task, TaskResult]],
) -> dict[str, list[tuple[Task, TaskResult]]]:
    found: dict[str, list[tuple[Task, TaskResult]]] = {}
    for row in rows:
        found.setdefault(field_key(row[0].category), []).append(row)
    return found


def _figures(report: ReportFile, rows: Sequence[tuple[Task, TaskResult]]) -> UnitFigures:
    month = UnitMonth(
        unit=report.unit, name="", as_of=report.as_of, rows=rows, cut_off=report.cut_off
    )
    return unit_figures(month)
