import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain import schemes
from tests.unit.domain.months import EVERY_RUN

from workreport.domain.errors import UseError
from workreport.domain.rating import rate
from workreport.domain.rating_input import RatedTask, RatingInput
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.what_if import Change, Rated, with_thresholds
from workreport.domain.what_if_trial import try_change

MONTHLY = schemes.shipped("tu1053_staff")
STAFF = schemes.shipped("nd335_staff")
DIRECT = schemes.shipped("abcd_direct")
LEVELS = MONTHLY.levels.codes


def people(seed: int, scheme: RatingScheme = MONTHLY, count: int = 30) -> list[Rated]:
    chance = random.Random(seed)  # noqa: S311 - the same people each time
    return [one_of(chance, scheme, str(number)) for number in range(count)]


def one_of(chance: random.Random, scheme: RatingScheme, person: str) -> Rated:
    tasks = tuple(
        RatedTask(
            id=f"{person}-{number}",
            assigned=4,
            done=chance.choice((1, 3, 4, 4, 4)),
            coef=chance.choice((1, 2)),
            quality_faults=chance.choice((0, 0, 0, 1)),
            delays=chance.choice((0, 0, 0, 1)),
            exceeds=chance.random() < 0.5,
        )
        for number in range(chance.choice((0, 1, 3, 6)))
    )
    blockers = ("discipline",) if chance.random() < 0.1 and scheme is MONTHLY else ()
    general = chance.choice((None, 10, 24, 30))
    input_ = RatingInput(general=general, tasks=tasks, blockers=blockers)
    group = chance.choice(("civil_servants", "heads", "leaders"))
    return Rated(person, group, rate(scheme, input_))


def picked(level: str, person: str) -> Rated:
    return Rated(person, "civil_servants", rate(DIRECT, RatingInput(level=level, remark="x" * 20)))


def thresholds_of(values: Sequence[int]) -> dict[str, int]:
    return dict(zip(LEVELS, (*sorted(values, reverse=True), 0), strict=True))


seeds = st.integers(0, 10**6)
starts = st.lists(st.integers(1, 100), min_size=3, max_size=3, unique=True).map(thresholds_of)


@EVERY_RUN
@given(seed=seeds)
def test_where_nothing_is_changed_nobody_changes(seed: int) -> None:
    found = try_change(people(seed), Change())
    assert (found.moved, found.rescored) == ((), ())
    assert found.before == found.after
    assert all(each.before == each.after for each in found.quotas)


@EVERY_RUN
@given(seed=seeds, thresholds=starts)
def test_a_threshold_gives_what_rating_everybody_anew_gives(
    seed: int, thresholds: dict[str, int]
) -> None:
    rated = people(seed)
    changed = with_thresholds(MONTHLY, thresholds)
    anew = {one.person: rate(changed, one.result.given).level or "" for one in rated}
    found = try_change(rated, Change(thresholds=thresholds))
    moved = {one.person: one.after for one in found.moved}
    assert {one.person: moved.get(one.person, one.level) for one in rated} == anew
    assert found.after == Counter(level for level in anew.values() if level)


@EVERY_RUN
@given(seed=seeds, level=st.sampled_from(LEVELS[:3]), less=st.integers(1, 15))
def test_a_lower_threshold_lowers_nobody(seed: int, level: str, less: int) -> None:
    start = next(each.min for each in MONTHLY.levels.levels if each.code == level) - less
    found = try_change(people(seed), Change(thresholds={level: start}))
    assert all(LEVELS.index(one.after) < LEVELS.index(one.before) for one in found.moved)


@EVERY_RUN
@given(seed=seeds)
def test_one_fault_more_raises_nobody_and_touches_only_who_did_the_task(seed: int) -> None:
    rated = people(seed)
    tasks = [task.id for one in rated for task in one.result.given.tasks]
    found = try_change(rated, Change(faults={tasks[0]: 1} if tasks else {}))
    for one in (*found.moved, *found.rescored):
        assert tasks[0].startswith(f"{one.person}-")
        assert one.total_before is None or (one.total_after or 0) <= one.total_before


def test_a_fault_less_gives_back_what_the_fault_had_taken() -> None:
    tasks = (RatedTask(id="t", assigned=1, done=1, quality_faults=1, exceeds=True),)
    one = Rated("p", "civil_servants", rate(MONTHLY, RatingInput(general=27, tasks=tasks)))
    assert (one.result.total, one.level) == (Fraction(547, 6), "A")
    worse = try_change([one], Change(faults={"t": 1})).moved
    assert [(each.before, each.after) for each in worse] == [("A", "B")]
    better = try_change([one], Change(faults={"t": -1})).rescored
    assert [each.total_after for each in better] == [97]
    assert try_change([one], Change(faults={"t": -5})).rescored == better


def test_a_coefficient_is_changed_for_all_tasks_that_have_it_or_for_one() -> None:
    tasks = (
        RatedTask(id="done", assigned=1, done=1),
        RatedTask(id="not", assigned=1, done=0, coef=2),
    )
    one = Rated("p", "heads", rate(STAFF, RatingInput(general=30, tasks=tasks)))
    assert one.result.total == 30 + Fraction(70, 3)
    for change in (Change(coefficients={2: 1}), Change(task_coefficients={"not": 1})):
        found = try_change([one], change)
        assert [each.total_after for each in (*found.moved, *found.rescored)] == [65]


def test_another_quota_is_told_for_every_group_but_the_leaders() -> None:
    rated = [picked("A", f"a{n}") for n in range(2)] + [picked("B", f"b{n}") for n in range(8)]
    rated.append(replace(picked("A", "boss"), group="leaders"))
    found = try_change(rated, Change(quota_share=Fraction(1, 4)))
    assert found.moved == ()
    (line,) = found.quotas
    assert (line.before.allowed, line.before.over) == (1, 1)
    assert (line.after.allowed, line.after.over) == (2, 0)
    wider = try_change(rated, Change(quota_base="good_or_better")).quotas[0].after
    assert (wider.base, wider.allowed) == (10, 2)


def test_picked_levels_hang_on_no_score_and_that_is_said() -> None:
    rated = [picked("A", "one"), picked("C", "two")]
    found = try_change(rated, Change(thresholds={"A": 80}))
    assert found.moved == ()
    assert [(note.code, note.values["count"]) for note in found.notes] == [("what_if_direct", 2)]
    assert try_change(rated, Change(quota_share=Fraction(0))).notes == ()


def test_the_same_facts_under_another_rule_stand_beside_the_first() -> None:
    tasks = (
        RatedTask(id="a", assigned=2, done=2, coef=400, quality_faults=1),
        RatedTask(id="b", assigned=10, done=9, coef=100, delays=1),
        RatedTask(id="c", assigned=1, done=1, coef=300),
    )
    input_ = RatingInput(criteria={"1": 2, "2": 2, "3": 2, "4": 2}, tasks=tasks)
    one = Rated("p", "civil_servants", rate(MONTHLY, input_))
    (found,) = try_change([one], Change(schemes=(STAFF,))).moved
    assert (found.before, found.after) == ("B", "HTNV")
    assert found.total_before == 8 + Fraction(4603, 72)
    assert found.total_after == 8 + Fraction(1115, 18)


def test_levels_of_another_name_in_the_same_place_are_no_change() -> None:
    tasks = (RatedTask(id="a", assigned=1, done=1, exceeds=True),)
    one = Rated("p", "heads", rate(MONTHLY, RatingInput(general=30, tasks=tasks)))
    found = try_change([one], Change(schemes=(STAFF,)))
    assert (found.moved, found.before, found.after) == ((), {"A": 1}, {"HTXS": 1})


def test_what_the_other_rule_cannot_be_given_is_named_beside_the_person() -> None:
    tasks = (RatedTask(id="a", assigned=1, done=1),)
    cut = Rated("cut", "heads", rate(MONTHLY, RatingInput(general=20, tasks=tasks, deduction=2)))
    found = try_change([cut, picked("A", "plain")], Change(schemes=(STAFF,)))
    assert {one.person: one.why.code for one in found.moved if one.why} == {
        "cut": "rating_no_deduction",
        "plain": "rating_nothing_assigned",
    }


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change(quota_share=Fraction(3, 2)), "what_if_share"),
        (Change(quota_base="best"), "what_if_base"),
        (Change(thresholds={"HTXS": 80}), "what_if_level"),
        (Change(thresholds={"A": 60}), "what_if_threshold"),
        (Change(thresholds={"A": 101}), "what_if_threshold"),
        (Change(thresholds={"D": 1}), "what_if_threshold"),
        (Change(faults={"nobody's": 1}), "what_if_task"),
        (Change(task_coefficients={"nobody's": 1}), "what_if_task"),
        (Change(coefficients={1: 0}), "what_if_coefficient"),
    ],
)
def test_a_change_without_meaning_is_refused(change: Change, code: str) -> None:
    with pytest.raises(UseError) as refused:
        try_change(people(1), change)
    assert refused.value.code == code
