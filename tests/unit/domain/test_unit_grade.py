from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.months import EVERY_RUN
from tests.unit.domain.unit_schemes import UNIT_MONTH_V1

from workreport.domain.errors import RuleError, UseError
from workreport.domain.exact_numbers import decimal2, exact, percent
from workreport.domain.levels import L4
from workreport.domain.task import Status
from workreport.domain.timeliness import Verdict
from workreport.domain.unit_grade import GradeRow, UnitGrade

ON_TIME = Verdict("on_time")
FULL = {"U5": Fraction(10), "U6": Fraction(10)}
DONE = Status.COMPLETED


def graded(rows: list[GradeRow], **options: Any) -> UnitGrade:
    return UNIT_MONTH_V1.grade(rows, **{"timeliness": ON_TIME, "manual": FULL, **options})


def points(found: UnitGrade) -> dict[str, Fraction | None]:
    return {term.code: term.points for term in found.terms}


def row(
    quality: int | None = 1, weight: str = "1", *, late: bool = False, faults: int = 0
) -> GradeRow:
    return GradeRow(DONE, Fraction(weight), late, quality, faults)


def test_eight_tasks_worked_by_hand() -> None:
    rows = [row()] * 4 + [row(2), row(late=True), row(faults=1), GradeRow(Status.IN_PROGRESS)]
    found = graded(rows, manual={"U5": Fraction(10), "U6": Fraction(8)})
    assert points(found) == {
        "U1": Fraction(105, 4),
        "U2": Fraction(15),
        "U3": Fraction(135, 7),
        "U4": Fraction(10),
        "U5": Fraction(10),
        "U6": Fraction(8),
    }
    assert found.score is not None
    assert (exact(found.score), decimal2(found.score)) == ("2479/28", "88.54")
    assert (found.level, found.computed_level, found.gates) == ("HTT", "HTT", ())
    assert (found.completion, found.scaled) == (Fraction(7, 8), False)


def test_weights_a_late_return_and_low_quality_worked_by_hand() -> None:
    rows = [row(3, "1.5", late=True), row(2, "2"), GradeRow(Status.NOT_STARTED, Fraction("0.5"))]
    manual = {"U5": Fraction("9.5"), "U6": Fraction(7)}
    found = graded(rows, timeliness=Verdict("late", 2), returns=1, manual=manual)
    assert points(found)["U3"] == Fraction(80, 7)
    assert points(found)["U4"] == Fraction(5)
    assert found.score == Fraction(1937, 28)
    assert found.level == "HTNV"


def test_a_share_shows_its_numbers_as_they_are() -> None:
    terms = graded([row(weight="1.5"), GradeRow(Status.IN_PROGRESS, Fraction(1, 3))]).terms
    assert terms[0].why.code == "grade_share"
    assert terms[0].why.values == {
        "max": Decimal(30),
        "part": Decimal("1.5"),
        "whole": Decimal("1.8333"),
    }


@pytest.mark.parametrize(
    ("quality", "faults", "expected"),
    [(1, 0, 20), (2, 0, 20), (3, 0, 0), (None, 0, 0), (1, 1, 15), (2, 5, 0), (3, 2, 0)],
)
def test_quality_is_whole_or_nothing_minus_a_quarter_for_each_fault(
    quality: int | None, faults: int, expected: int
) -> None:
    assert points(graded([row(quality, faults=faults)]))["U3"] == expected


@pytest.mark.parametrize(
    ("verdict", "options", "expected", "code"),
    [
        (ON_TIME, {}, 10, "grade_filed_well"),
        (Verdict("on_time_by_extension", 0, "3"), {}, 10, "grade_filed_well"),
        (Verdict("late", 1), {}, 8, "grade_filed_late"),
        (Verdict("late", 7), {}, 0, "grade_filed_late"),
        (ON_TIME, {"returns": 2}, 8, "grade_filed_returned"),
        (Verdict("late", 5), {"returns": 1}, 0, "grade_filed_late_returned"),
        (Verdict("late", 5), {"nil": True}, 10, "grade_nil"),
        (Verdict("missing", 3), {}, 0, "grade_not_filed"),
        (Verdict("missing", 3), {"nil": True}, 0, "grade_not_filed"),
    ],
)
def test_filing_on_time_and_in_form(
    verdict: Verdict, options: dict[str, Any], expected: int, code: str
) -> None:
    term = graded([row()], timeliness=verdict, **options).terms[3]
    assert (term.points, term.why.code) == (expected, code)


@pytest.mark.parametrize("verdict", [None, Verdict("pending")])
def test_nothing_is_graded_before_the_report_is_due(verdict: Verdict | None) -> None:
    found = graded([row()], timeliness=verdict)
    assert (found.score, found.level, found.computed_level) == (None, None, None)
    assert found.terms[3].why.code == "grade_not_filed_yet"


def test_until_the_hand_set_terms_are_given_there_is_no_score() -> None:
    found = graded([row()], manual={"U5": Fraction(9)})
    assert (found.score, found.level) == (None, None)
    assert found.terms[5].why.code == "grade_not_set"
    assert found.terms[4].why.code == "grade_set_by_hand"


@pytest.mark.parametrize("given_points", [Fraction(-1), Fraction(21, 2)])
def test_points_by_hand_stay_inside_their_term(given_points: Fraction) -> None:
    with pytest.raises(RuleError) as refused:
        graded([row()], manual={**FULL, "U6": given_points})
    assert refused.value.code == "grade_out_of_range"


def test_without_tasks_the_rest_is_scaled_to_a_hundred() -> None:
    found = graded([], nil=True, manual={"U5": Fraction(9), "U6": Fraction(7)})
    assert found.score == Fraction(2600, 30)
    assert (found.scaled, found.completion, found.level) == (True, None, "HTT")
    assert [term.why.code for term in found.terms[:3]] == ["grade_no_data"] * 3


def test_with_nothing_completed_quality_has_no_data() -> None:
    found = graded([GradeRow(Status.IN_PROGRESS), GradeRow(None)])
    assert points(found)["U1"] == 0
    assert found.terms[2].why.code == "grade_no_data"
    assert found.score == Fraction(300, 8)


def test_completion_below_seventy_percent_holds_the_level_down() -> None:
    two_of_three = [row(), row(), GradeRow(Status.IN_PROGRESS)]
    found = graded(two_of_three)
    assert (found.computed_level, found.level) == ("HTT", "HTNV")
    assert found.gates[0].code == "gate_completion"
    assert found.gates[0].values == {"percent": Decimal("66.7"), "needed": Decimal("70.0")}
    seven_of_ten = [row()] * 7 + [GradeRow(Status.IN_PROGRESS)] * 3
    assert graded(seven_of_ten).gates == ()


@pytest.mark.parametrize("blocker", ["discipline", "rated_lowest"])
def test_a_blocker_excludes_only_the_highest_level(blocker: str) -> None:
    found = graded([row()], blockers=[blocker])
    assert (found.computed_level, found.level) == ("HTXS", "HTT")
    assert [gate.code for gate in found.gates] == [f"gate_{blocker}"]
    low = graded([row(3)], manual={"U5": Fraction(), "U6": Fraction()}, blockers=[blocker])
    assert low.level == "HTNV"


def test_an_unknown_blocker_is_wrong_use() -> None:
    with pytest.raises(UseError) as refused:
        graded([row()], blockers=["late"])
    assert refused.value.code == "grade_blocker_unknown"


def test_an_agency_may_state_other_numbers() -> None:
    gates = tuple(replace(gate, below=Fraction(1)) for gate in UNIT_MONTH_V1.gates[:1])
    strict = replace(UNIT_MONTH_V1, late_day=Fraction(5), gates=gates)
    rows = [row(), GradeRow(Status.IN_PROGRESS)]
    found = strict.grade(rows, timeliness=Verdict("late", 1), manual=FULL)
    assert points(found)["U4"] == 5
    harder = replace(UNIT_MONTH_V1, fault_share=Fraction(1, 2))
    assert points(harder.grade([row(faults=1)], timeliness=ON_TIME, manual=FULL))["U3"] == 10
    assert found.gates[0].values["needed"] == Decimal("100.0")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(90), "90.00"),
        (Fraction(1115, 18), "61.94"),
        (Fraction(12345, 1000), "12.35"),
        (Fraction(89996, 1000), "89.996"),
        (Fraction(8999999, 100000), "89.99999"),
        (Fraction(69995, 1000), "69.995"),
        (Fraction(69994, 1000), "69.99"),
        (Fraction(90004, 1000), "90.00"),
        (Fraction(0), "0.00"),
    ],
)
def test_a_shown_score_never_crosses_a_threshold(value: Fraction, text: str) -> None:
    assert decimal2(value) == text


@EVERY_RUN
@given(st.fractions(0, 100, max_denominator=10**7))
def test_a_shown_score_is_always_in_the_band_of_the_exact_one(value: Fraction) -> None:
    assert L4.band(Fraction(decimal2(value))) == L4.band(value)


def test_exact_values_and_percentages() -> None:
    assert exact(Fraction(1115, 18)) == "1115/18"
    assert exact(Fraction(90)) == "90"
    assert percent(Fraction(70, 98)) == Decimal("71.4")


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
@given(rows_of_tasks, st.randoms(use_true_random=False))
def test_the_order_of_tasks_never_changes_a_grade(rows: list[GradeRow], chance: Any) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    found = graded(rows)
    assert graded(shuffled) == found
    assert found.score is not None
    assert 0 <= found.score <= 100
