from dataclasses import fields
from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs
from tests.unit.domain.unit_schemes import UNIT_MONTH_V1

from workreport.domain.consolidation import UnitMonth, unit_figures
from workreport.domain.task import Task, TaskResult
from workreport.domain.task_progress import in_base, progress
from workreport.domain.unit_grade import GradeRow, weigh
from workreport.ledger.bodies.report import ReportFile, ResultItem
from workreport.services.ports.rows import FigureRow, JudgedRow, ReportSum, ResultLine
from workreport.services.report_bodies import result_of_item, task_of_item
from workreport.services.report_figures import Filed, read_filed
from workreport.storage.derived_rows import figure_rows, result_row, sum_row

AS_OF = date(2026, 11, 18)
CUT_OFFS = st.sampled_from(["forecast", "next_month", "supplement"])
DAYS = st.none() | st.integers(-20, 20).map(lambda days: AS_OF + timedelta(days=days))


@st.composite
def items(draw: st.DrawFn, number: int) -> ResultItem:
    status = draw(st.sampled_from(["", "completed", "in_progress", "not_started"]))
    done = status == "completed"
    return ResultItem(
        task=f"t-{number}",
        content=f"Việc số {number}",
        due_on=draw(DAYS),
        done_on=draw(DAYS) if done else None,
        quality=draw(st.none() | st.integers(1, 3)) if done else None,
        status=status,  # type: ignore[arg-type]
        qty=draw(st.sampled_from(["1", "2", "0.5"])),
        coef=draw(st.sampled_from(["1", "1.5", "0.333333"])),
    )


@st.composite
def reports(draw: st.DrawFn) -> ReportFile:
    lines = [draw(items(number)) for number in range(draw(st.integers(0, 6)))]
    return reports_of(*lines, cut_off=draw(CUT_OFFS))


def reports_of(*lines: ResultItem, cut_off: str = "forecast") -> ReportFile:
    kind = "normal" if lines else "nil"
    return ReportFile(
        period="2026-11", unit="u", kind=kind, as_of=AS_OF, cut_off=cut_off, items=list(lines)
    )


def rows(report: ReportFile) -> list[tuple[Task, TaskResult]]:
    pairs = [(task_of_item(each, report.unit), result_of_item(each)) for each in report.items]
    return [pair for pair in pairs if in_base(*pair, report.as_of, report.cut_off)]


def filed(report: ReportFile, cut_off: str, faults: dict[str, int] | None = None) -> Filed:
    """Read back what is kept beside a report, in a month of some cut-off."""
    lines = [result_row("e", place, item, report) for place, item in enumerate(report.items)]
    kept = [
        FigureRow(**{name: row[name] for name in FigureRow._fields})  # type: ignore[arg-type]
        for row in figure_rows("e", report, lines)
    ]
    judged = [
        JudgedRow(**{name: line[name] for name in JudgedRow._fields})  # type: ignore[arg-type]
        for line in lines
        if line["progress"] in ("late", "overdue")
        or line["quality"] == 3
        or line["status"] in ("", "not_started")
    ]
    results = [
        ResultLine(**{each.name: line[each.name] for each in fields(ResultLine)})  # type: ignore[arg-type]
        for line in lines
    ]
    projections = SimpleNamespace(
        figures=lambda _period: kept,
        judged=lambda _period: iter(judged),
        texts=lambda _period: {"e": report.text} if report.text else {},
        results=lambda _entries: results,
        bodies=lambda entries: dict.fromkeys(entries, report),
    )
    line = SimpleNamespace(
        unit=SimpleNamespace(unit="u", name="Phòng"),
        current=SimpleNamespace(entry="e", answer=SimpleNamespace(faults=faults or {})),
        counts=ReportSum(**sum_row("e", report, 1, lines)),  # type: ignore[arg-type]
    )
    month = SimpleNamespace(
        period="2026-11",
        opened=SimpleNamespace(cut_off=cut_off),
        units=[line],
        unit_scheme=UNIT_MONTH_V1,
    )
    look: Any = SimpleNamespace(projections=projections)
    return read_filed(look, month)["u"]  # type: ignore[arg-type]


@given(reports(), CUT_OFFS)
def test_figures_kept_beside_a_report_are_what_the_rules_count_task_by_task(
    report: ReportFile, own: str
) -> None:
    month = UnitMonth(unit="u", name="Phòng", as_of=AS_OF, rows=rows(report), cut_off=own)
    assert filed(report, own).figures == unit_figures(month)


def late_and_poor(number: int) -> ResultItem:
    return ResultItem(
        task=f"t-{number}",
        content=f"Việc số {number}",
        due_on=date(2026, 11, 2),
        done_on=date(2026, 11, 6),
        quality=3,
        status="completed",
    )


@given(reports(), st.integers(0, 3))
@example(reports_of(late_and_poor(0), late_and_poor(1)), 1)
def test_what_only_confirms_last_month_stands_in_no_list(report: ReportFile, counted: int) -> None:
    said = [
        structs.replace(each, confirms=place >= counted and each.status == "completed")
        for place, each in enumerate(report.items)
        if each.status != "completed" or each.done_on is not None  # or it is refused at filing
    ]
    own = report.cut_off
    whole = structs.replace(report, items=said)
    month = UnitMonth(unit="u", name="Phòng", as_of=AS_OF, rows=rows(whole), cut_off=own)
    assert filed(whole, own).figures == unit_figures(month)


@given(reports(), st.dictionaries(st.integers(0, 7).map("t-{}".format), st.integers(0, 6)))
def test_weights_kept_beside_a_report_grade_as_its_tasks_would_alone(
    report: ReportFile, faults: dict[str, int]
) -> None:
    alone = [
        GradeRow(
            status=result.status,
            weight=Fraction(task.qty) * Fraction(task.coef),
            late=progress(task, result, AS_OF).is_late,
            quality=result.quality,
            quality_faults=faults.get(task.id, 0),
        )
        for task, result in rows(report)
    ]
    kept = filed(report, "forecast", faults)
    assert kept.weights == weigh(alone, UNIT_MONTH_V1.fault_share)
    assert kept.tasks == len(report.items)
