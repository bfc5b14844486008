"""The sources of a department's grade: its tasks, the receipt of its report, the returns."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workreport.domain.calendar import local_day
from workreport.domain.task_progress import in_base, progress
from workreport.domain.timeliness import Verdict
from workreport.domain.unit_grade import GradeRow
from workreport.domain.unit_sources import GradedTask, TaskSource, task_sources
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.month import MonthLine, UnitMonthLine, VersionLine
from workreport.services.report_bodies import result_of_item, task_of_item

_RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class ReturnSource:
    """One return: which version, on which day, how many marks."""

    version: str
    returned_on: date | None
    marks: int


@dataclass(frozen=True, slots=True)
class FilingSource:
    """What the term of filing rests on: the version timeliness is judged on, and every return."""

    report: str  # entry; empty while none is held
    version: str
    receipt: str  # its number
    received_on: date | None
    verdict: Verdict
    returns: tuple[ReturnSource, ...] = ()


@dataclass(frozen=True, slots=True)
class GradeSources:
    """Everything the counted terms of a unit's grade come from."""

    unit: str
    tasks: tuple[TaskSource, ...]
    filing: FilingSource


def read_sources(
    look: Look, month: MonthLine, units: Collection[str] = ()
) -> dict[str, GradeSources]:
    """Read the sources of some units' grades, by default of all; reports are read in full."""
    lines = [line for line in month.units if not units or line.unit.unit in units]
    current = [line.current.entry for line in lines if line.current is not None]
    bodies = look.projections.bodies(current)
    scheme = month.unit_scheme
    found = {}
    for line in lines:
        body = None if line.current is None else bodies.get(line.current.entry)
        tasks: tuple[TaskSource, ...] = ()
        if isinstance(body, ReportFile) and scheme is not None:
            tasks = task_sources(_tasks(line, body), scheme.fault_share)
        found[line.unit.unit] = GradeSources(line.unit.unit, tasks, _filing(line))
    return found


def _tasks(line: UnitMonthLine, body: ReportFile) -> Sequence[GradedTask]:
    answer = None if line.current is None else line.current.answer
    faults: Mapping[str, int] = {} if answer is None else answer.faults
    found = []
    for item in body.items:
        task, result = task_of_item(item, body.unit), result_of_item(item)
        moved = progress(task, result, body.as_of)
        row = GradeRow(
            status=result.status,
            weight=Fraction(task.qty) * Fraction(task.coef),
            late=moved.is_late,
            quality=result.quality,
            quality_faults=faults.get(task.id, 0),
        )
        counts = in_base(task, result, body.as_of, body.cut_off)
        days = moved.days if moved.is_late else 0
        found.append(
            GradedTask(
                task.id,
                task.content,
                row,
                days,
                in_base=counts,
                confirms=result.confirms,
                due_on=task.due_on,
                done_on=result.done_on,
            )
        )
    return found


def _filing(line: UnitMonthLine) -> FilingSource:
    judged = next((one for one in line.versions if one.received_at == line.filed_at), None)
    if line.filed_at is None:
        judged = None
    returns = tuple(_return(one) for one in line.versions if _is_return(one))
    if judged is None:
        return FilingSource("", "", "", None, line.verdict, returns)
    received = None if judged.received_at is None else local_day(judged.received_at)
    return FilingSource(
        judged.entry, judged.label, judged.receipt_number, received, line.verdict, returns
    )


def _is_return(version: VersionLine) -> bool:
    return version.answer is not None and version.answer.verdict == _RETURNED


def _return(version: VersionLine) -> ReturnSource:
    marks = 0 if version.answer is None else len(version.answer.marks)
    at = version.answered_at
    return ReturnSource(version.label, None if at is None else local_day(at), marks)
