import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain import schemes
from tests.unit.domain.months import EVERY_RUN

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import decimal2
from workreport.domain.rating import RatingResult, rate
from workreport.domain.rating_explanation import explain
from workreport.domain.rating_input import LEADER_PARTS, UNIT_PARTS, RatedTask, RatingInput
from workreport.domain.rating_scheme import RatingScheme

STAFF = schemes.shipped("nd335_staff")
LEADER = schemes.shipped("nd335_leader")
MONTHLY = schemes.shipped("tu1053_staff")
SCORED = tuple(name for name in schemes.NAMES if schemes.shipped(name).kind == "points")


def task(assigned: int, done: int, **more: Any) -> RatedTask:
    return RatedTask(**{"id": "t", "assigned": assigned, "done": done, **more})


def person(*tasks: RatedTask, **more: Any) -> RatingInput:
    numbered = tuple(replace(each, id=str(n)) for n, each in enumerate(tasks))
    return RatingInput(**{"general": 30, "tasks": numbered, **more})


MEASURED = (
    task(2, 2, coef=400, quality_faults=1),
    task(10, 9, coef=100, delays=1),
    task(1, 1, coef=300),
)


@pytest.mark.parametrize(
    ("scheme", "shown", "exact"),
    [(STAFF, "61.94", Fraction(1115, 18)), (MONTHLY, "63.93", Fraction(4603, 72))],
)
def test_the_two_bases_give_what_was_measured(
    scheme: RatingScheme, shown: str, exact: Fraction
) -> None:
    found = rate(scheme, person(*MEASURED))
    assert found.task_score is not None
    assert (decimal2(found.task_score, ()), found.task_score) == (shown, exact)


def test_the_worked_checks_of_the_rules_hold() -> None:
    assert rate(STAFF, person(task(1, 1))).task_score == 70
    assert rate(STAFF, person(task(5, 1))).task_score == 14
    assert rate(STAFF, person(task(7, 6))).total == 90
    assert rate(STAFF, person(task(7, 6))).level == "HTXS"
    tasks = (task(4, 0), task(93, 93), task(1, 1, quality_faults=4), task(2, 2, delays=4))
    leader = {"unit_result": 100, "organising": 50, "unity": 100}
    found = rate(LEADER, person(*tasks, group="leader", leader=leader))
    assert (found.components["a"], found.components["b"], found.components["c"]) == (
        Fraction(96, 100),
        Fraction(95, 100),
        Fraction(94, 100),
    )
    assert found.task_score is not None
    assert decimal2(found.task_score, ()) == "62.42"


def test_nothing_assigned_is_no_score_and_no_level() -> None:
    for tasks in ((), (task(0, 0),), (task(0, 3),)):
        found = rate(STAFF, person(*tasks))
        assert (found.task_score, found.total, found.level) == (None, None, None)
        assert set(found.components.values()) == {None}
        assert [each.code for each in found.missing] == ["rating_nothing_assigned"]


def test_nothing_done_is_no_points_on_either_base() -> None:
    for scheme in (STAFF, MONTHLY):
        assert rate(scheme, person(task(3, 0))).task_score == 0


def test_a_missing_part_is_named_and_never_counted_as_nothing() -> None:
    found = rate(STAFF, person(*MEASURED, general=None))
    assert (found.task_score, found.total, found.level) == (Fraction(1115, 18), None, None)
    assert [each.code for each in found.missing] == ["rating_general_missing"]
    unknown = rate(STAFF, person(task(2, 2), replace(task(2, 2), done=None)))
    assert [each.values for each in unknown.missing] == [{"task": "1"}]
    leader = rate(LEADER, person(task(1, 1), group="leader", leader={"unity": 100}))
    assert [each.code for each in leader.missing] == ["rating_leader_missing"] * 2
    assert leader.components["e"] == 1


def test_general_criteria_may_be_given_one_by_one() -> None:
    points = {each.code: each.max for each in STAFF.criteria}
    assert rate(STAFF, person(task(1, 1), general=None, criteria=points)).total == 100
    del points["III"]
    found = rate(STAFF, person(task(1, 1), general=None, criteria=points))
    assert [each.code for each in found.missing] == ["rating_general_missing"]


def test_a_leader_block_of_another_group_is_ignored() -> None:
    block = dict.fromkeys(LEADER_PARTS, 50)
    bare, with_block = (rate(STAFF, person(*MEASURED, **more)) for more in ({}, {"leader": block}))
    assert (bare.components, bare.total) == (with_block.components, with_block.total)
    found = rate(LEADER, person(*MEASURED, leader=block))
    assert found.total is None
    assert [each.code for each in found.notes] == ["rating_other_group"]


def test_a_gate_lowers_the_level_and_says_so() -> None:
    found = rate(MONTHLY, person(task(1, 1), task(1, 1)))
    assert (found.computed_level, found.level) == ("A", "B")
    (hit,) = found.hits
    assert (hit.gate.code, hit.before, hit.after) == ("a_needs", "A", "B")
    assert hit.why.code == "rating_gate_hit"
    codes = {each.gate.code: each.why.code for each in found.gates}
    assert codes["b_needs"] == "rating_gate_clear"


def test_a_gate_that_asks_for_the_unknown_changes_nothing_and_names_it() -> None:
    year = schemes.shipped("qd366_year")
    given = person(task(1, 1, exceeds=True), group="leader", unit={"completion": 1})
    found = rate(year, given)
    (open_gate,) = [each for each in found.gates if each.missing == ("unit_exceeding",)]
    assert (found.level, open_gate.hit, open_gate.why.code) == (
        "HTXS",
        False,
        "rating_gate_unchecked",
    )


def test_an_event_decides_the_level_and_leaves_the_score() -> None:
    found = rate(STAFF, person(task(1, 1), blockers=("discipline",)))
    assert (found.total, found.computed_level, found.level) == (100, "HTXS", "KHT")
    assert [each.gate.code for each in found.hits] == ["discipline"]
    assert rate(STAFF, person(blockers=("discipline",))).level == "KHT"


def test_a_level_may_be_picked_without_any_score() -> None:
    direct = schemes.shipped("abcd_direct")
    found = rate(direct, RatingInput(level="B"))
    assert (found.total, found.computed_level, found.level) == (None, None, "B")
    assert [each.code for each in rate(direct, RatingInput()).missing] == ["rating_level_missing"]
    top = rate(direct, RatingInput(level="A", remark="Tốt"))
    assert [each.code for each in top.notes] == ["rating_remark_missing"]
    assert rate(direct, RatingInput(level="A", blockers=("discipline",))).level == "D"


def test_a_result_never_reads_ninety_beside_the_level_below() -> None:
    given = person(task(1_000_000, 999_999), general=Fraction("20.00005"))
    found = rate(STAFF, given)
    assert found.total is not None
    assert found.total < 90
    assert decimal2(found.total, STAFF.levels.thresholds) == "89.99998"
    assert found.level == "HTT"


@pytest.mark.parametrize(
    ("scheme", "given", "code"),
    [
        (STAFF, person(general=31), "rating_value_out_of_range"),
        (STAFF, person(general=-1), "rating_value_out_of_range"),
        (STAFF, person(general=None, criteria={"I.1": 6}), "rating_value_out_of_range"),
        (STAFF, person(general=None, criteria={"IV": 6}), "rating_criterion_unknown"),
        (STAFF, person(deduction=1), "rating_no_deduction"),
        (STAFF, person(blockers=("late",)), "rating_blocker_unknown"),
        (STAFF, person(blockers=("corruption",)), "rating_blocker_unknown"),
        (STAFF, person(level="HTT"), "rating_level_is_computed"),
        (schemes.shipped("abcd_direct"), RatingInput(level="E"), "rating_level_unknown"),
    ],
)
def test_an_input_of_another_scheme_is_refused(
    scheme: RatingScheme, given: RatingInput, code: str
) -> None:
    with pytest.raises(UseError) as refused:
        rate(scheme, given)
    assert refused.value.code == code


amounts = st.integers(0, 12) | st.builds(Fraction, st.integers(0, 40), st.just(4))
counts = st.integers(0, 6)
tasks_of = st.lists(
    st.builds(
        RatedTask,
        id=st.just("t"),
        assigned=amounts,
        done=amounts,
        coef=st.sampled_from([1, 2, 300, Fraction(4, 5), Fraction(6, 5)]),
        quality_faults=counts,
        delays=counts,
        exempt_quality=st.integers(0, 2),
        exempt_delay=st.integers(0, 2),
        exceeds=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)
people = st.builds(
    lambda tasks, general, leader, unit, deputy: person(
        *tasks, general=general, leader=leader, unit=unit, deputy=deputy
    ),
    tasks_of,
    st.integers(0, 30) | st.none(),
    st.dictionaries(st.sampled_from(LEADER_PARTS), st.sampled_from([0, 50, 75, 100])),
    st.dictionaries(st.sampled_from(UNIT_PARTS), st.sampled_from([Fraction(1, 2), 1])),
    st.booleans(),
)
names = st.sampled_from(SCORED)


def rated(name: str, given: RatingInput) -> RatingResult:
    scheme = schemes.shipped(name)
    return rate(scheme, replace(given, group=scheme.groups[0]))


@EVERY_RUN
@given(names, people, st.data())
def test_one_more_delay_or_fault_never_raises_a_score(
    name: str, given: RatingInput, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(given.tasks) - 1))
    field = data.draw(st.sampled_from(["delays", "quality_faults"]))
    tasks = list(given.tasks)
    tasks[place] = replace(tasks[place], **{field: getattr(tasks[place], field) + 1})
    before, after = rated(name, given), rated(name, replace(given, tasks=tuple(tasks)))
    assert (before.total is None) == (after.total is None)
    if before.total is not None and after.total is not None:
        assert after.total <= before.total
        codes = before.scheme.levels.codes
        assert codes.index(after.level or "") >= codes.index(before.level or "")


@EVERY_RUN
@given(names, people)
def test_no_component_leaves_its_bounds_and_no_total_a_hundred(
    name: str, given: RatingInput
) -> None:
    found = rated(name, given)
    assert all(value is None or 0 <= value <= 1 for value in found.components.values())
    assert found.total is None or 0 <= found.total <= 100


@EVERY_RUN
@given(names, people, st.randoms(use_true_random=False))
def test_the_order_of_tasks_decides_nothing(name: str, given: RatingInput, chance: Any) -> None:
    turned = list(given.tasks)
    chance.shuffle(turned)
    one, other = rated(name, given), rated(name, replace(given, tasks=tuple(turned)))
    assert (one.components, one.total, one.level) == (other.components, other.total, other.level)


def recomputed(formula: str, values: dict[str, str]) -> Any:
    """Compute a formula from what stands beside it, with nothing of the program."""
    for name in sorted(values, key=len, reverse=True):
        pattern = re.escape(name) if "(" in name else rf"(?<!\w){re.escape(name)}(?!\w)"
        formula = re.sub(pattern, lambda _m, n=name: f"⟨{values[n]}⟩", formula)
    formula = re.sub(r"(?<![<>=\w])=(?!=)", "==", formula)
    formula = re.sub(r"(?<![\w⟨/.-])(\d+(?:\.\d+)?)(?![\w/.⟩])", r"F('\1')", formula)
    formula = re.sub(r"⟨(true|false)⟩", lambda m: m[1].capitalize(), formula)
    formula = re.sub(r"⟨(-?[\d/]+)⟩", r"F('\1')", formula)
    known = {"F": Fraction, "min": min, "max": max, "share": lambda a, b: a / b if b else 0}
    return eval(formula, {"__builtins__": {}}, known)  # noqa: S307 - written by the test


@EVERY_RUN
@given(names, people)
def test_the_explanation_recomputes_to_the_result(name: str, given: RatingInput) -> None:
    found = rated(name, given)
    steps = {step.step: step for step in explain(found)}
    for step in steps.values():
        if step.step in ("computed_level", "level") or "" in (*step.values.values(), step.result):
            continue
        told = recomputed(step.formula, dict(step.values))
        wanted = {"true": True, "false": False}.get(step.result)
        assert told == (Fraction(step.result) if wanted is None else wanted), step
        for leaf, rows in step.rows.items():
            if leaf.startswith("sum("):
                assert sum(Fraction(row) for row in rows.values()) == Fraction(step.values[leaf])
    if found.total is not None:
        assert Fraction(steps["total"].result) == found.total
        assert steps["computed_level"].result == found.computed_level
    assert steps["level"].result == (found.level or "")


def test_every_step_names_its_clause() -> None:
    given = person(task(1, 1), group="leader", leader=dict.fromkeys(LEADER_PARTS, 100))
    steps = explain(rate(LEADER, given))
    assert [step.step for step in steps] == [
        *("base", "a", "b", "c", "d", "đ", "e", "task", "total", "computed_level", "level")
    ]
    assert all(step.source and step.status == "norm" for step in steps)
