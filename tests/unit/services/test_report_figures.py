from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from workreport.domain.consolidation import UnitMonth, unit_figures
from workreport.domain.task_progress import in_base, progress
from workreport.domain.timeliness import Verdict
from workreport.domain.unit_grade import GradeRow, grade
from workreport.ledger.bodies.report import ReportFile, ResultItem
from workreport.services.report_bodies import result_of_item, task_of_item
from workreport.services.report_figures import Counted

AS_OF = date(2026, 11, 18)
MANUAL = {"U5": Fraction(9), "U6": Fraction(17, 2)}
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
    lines = [draw(items(number)) for number in range(draw(st.integers(0, 8)))]
    kind = "normal" if lines else "nil"
    return ReportFile(
        period="2026-11", unit="u", kind=kind, as_of=AS_OF, cut_off=draw(CUT_OFFS), items=lines
    )


def rows(report: ReportFile) -> list:  # type: ignore[type-arg]
    pairs = [(task_of_item(each, report.unit), result_of_item(each)) for each in report.items]
    return [pair for pair in pairs if in_base(*pair, report.as_of, report.cut_off)]


@given(reports(), CUT_OFFS)
def test_a_report_counts_what_the_rules_count_task_by_task(report: ReportFile, own: str) -> None:
    month = UnitMonth(unit="u", name="Phòng", as_of=AS_OF, rows=rows(report), cut_off=own)
    assert Counted.of(report).figures("Phòng", own) == unit_figures(month)


@given(reports(), st.dictionaries(st.integers(0, 7).map("t-{}".format), st.integers(0, 6)))
def test_tasks_alike_are_graded_together_as_they_would_be_alone(
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
    graded = [
        grade(each, timeliness=Verdict("on_time"), manual=MANUAL)
        for each in (Counted.of(report).grade_rows(faults), alone)
    ]
    assert graded[0] == graded[1]
