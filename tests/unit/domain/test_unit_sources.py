from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.months import EVERY_RUN
from tests.unit.domain.unit_schemes import UNIT_MONTH_V1

from workreport.domain.reason import Reason
from workreport.domain.task import Status
from workreport.domain.timeliness import Verdict
from workreport.domain.unit_grade import GradeRow
from workreport.domain.unit_sources import COUNTED_TERMS, GradedTask, points_of, task_sources
from workreport.i18n.reasons import reason_text

DONE, OPEN = Status.COMPLETED, Status.IN_PROGRESS
TWO = Fraction(2)


@pytest.mark.parametrize(
    ("task", "parts", "wholes", "codes"),
    [
        (
            GradedTask("t", "Việc", GradeRow(DONE, TWO, quality=1)),
            (2, 2, 2),
            (2, 2, 2),
            ("source_completed", "source_in_time", "source_quality"),
        ),
        (
            GradedTask("t", "Việc", GradeRow(DONE, TWO, late=True, quality=3), days=4),
            (2, 0, 0),
            (2, 2, 2),
            ("source_completed", "source_late", "source_quality_failed"),
        ),
        (
            GradedTask("t", "Việc", GradeRow(DONE, TWO, quality=2, quality_faults=1)),
            (2, 2, Fraction(3, 2)),
            (2, 2, 2),
            ("source_completed", "source_in_time", "source_faults"),
        ),
        (
            GradedTask("t", "Việc", GradeRow(DONE, TWO)),
            (2, 2, 0),
            (2, 2, 2),
            ("source_completed", "source_in_time", "source_quality_unknown"),
        ),
        (
            GradedTask("t", "Việc", GradeRow(OPEN, TWO, late=True), days=3),
            (0, 0, 0),
            (2, 2, 0),
            ("source_open",) * 3,
        ),
        (
            GradedTask("t", "Việc", GradeRow(OPEN, TWO), in_base=False),
            (0, 0, 0),
            (0, 0, 0),
            ("source_outside",) * 3,
        ),
        (
            GradedTask("t", "Việc", GradeRow(DONE, TWO, quality=1), in_base=False, confirms=True),
            (0, 0, 0),
            (0, 0, 0),
            ("source_confirms",) * 3,
        ),
    ],
)
def test_a_task_says_what_it_brings_to_each_term_and_why(
    task: GradedTask,
    parts: tuple[object, ...],
    wholes: tuple[object, ...],
    codes: tuple[str, ...],
) -> None:
    (found,) = task_sources([task], UNIT_MONTH_V1.fault_share)
    assert tuple(each.code for each in found.shares) == COUNTED_TERMS
    assert tuple(each.part for each in found.shares) == parts
    assert tuple(each.whole for each in found.shares) == wholes
    assert tuple(each.why.code for each in found.shares) == codes


def test_the_reasons_are_words() -> None:
    task = GradedTask("t", "Việc", GradeRow(DONE, TWO, late=True, quality=2, quality_faults=1), 4)
    (found,) = task_sources([task], UNIT_MONTH_V1.fault_share)
    words = [reason_text(each.why.code, each.why.values) for each in found.shares]
    assert words == [
        "đã hoàn thành",
        "chậm 4 ngày",
        "chất lượng mức 2, trừ 1 lỗi đã xác nhận, còn 1,5",
    ]


rows_of_tasks = st.lists(
    st.builds(
        GradeRow,
        status=st.sampled_from([None, *Status]),
        weight=st.fractions(Fraction(1, 10), 5, max_denominator=10),
        late=st.booleans(),
        quality=st.sampled_from([None, 1, 2, 3]),
        quality_faults=st.integers(0, 5),
    ),
    max_size=8,
)


@EVERY_RUN
@given(rows_of_tasks)
def test_the_sources_alone_give_the_points_again(rows: list[GradeRow]) -> None:
    tasks = [GradedTask(str(at), "Việc", each) for at, each in enumerate(rows)]
    sources = task_sources(tasks, UNIT_MONTH_V1.fault_share)
    graded = UNIT_MONTH_V1.grade(rows, timeliness=Verdict("on_time"), manual={})
    for term in graded.terms[:3]:
        again = points_of(sources, term.code, UNIT_MONTH_V1.maxima[term.code])
        assert again == term.points
        assert term.points is not None or term.why == Reason("grade_no_data")


@EVERY_RUN
@given(rows_of_tasks)
def test_what_the_month_does_not_count_changes_nothing(rows: list[GradeRow]) -> None:
    tasks = [GradedTask(str(at), "Việc", each) for at, each in enumerate(rows)]
    outside = GradedTask("x", "Việc", GradeRow(OPEN, TWO), in_base=False)
    alone = task_sources(tasks, UNIT_MONTH_V1.fault_share)
    more = task_sources([*tasks, outside], UNIT_MONTH_V1.fault_share)
    for code in COUNTED_TERMS:
        assert points_of(more, code, 1) == points_of(alone, code, 1)
