import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workreport.ledger.fold import fold

# The same examples every time, and no deadline: a busy machine is no defect.
REPEATABLE = settings(deadline=None, derandomize=True)


@st.composite
def histories(draw: st.DrawFn) -> dict[str, list[str]]:
    size = draw(st.integers(1, 12))
    names = draw(st.permutations([f"{number:02}" for number in range(size)]))
    links: dict[str, list[str]] = {}
    for at, name in enumerate(names):
        links[name] = draw(st.lists(st.sampled_from([*names[:at], "unseen"]), max_size=3))
    return links


def test_a_single_statement_is_the_value() -> None:
    outcome = fold({"a": ()})
    assert (outcome.tips, outcome.chosen, outcome.in_conflict) == (("a",), "a", False)
    assert outcome.number == {"a": 1}


def test_the_last_of_a_chain_is_the_value() -> None:
    outcome = fold({"b": ["a"], "a": [], "c": ["b"]})
    assert outcome.tips == ("c",)
    assert outcome.number == {"a": 1, "b": 2, "c": 3}


def test_two_tips_are_a_conflict_and_the_smallest_id_is_displayed() -> None:
    outcome = fold({"z": ["a"], "y": ["a"], "a": []})
    assert outcome.tips == ("y", "z")
    assert outcome.chosen == "y"
    assert outcome.in_conflict
    assert outcome.number == {"a": 1, "y": 2, "z": 2}


def test_only_an_entry_superseding_all_tips_ends_a_conflict() -> None:
    links: dict[str, list[str]] = {"a": [], "b": ["a"], "c": ["a"], "d": ["b"]}
    assert fold(links).tips == ("c", "d")
    outcome = fold(links | {"e": ["c", "d"]})
    assert (outcome.tips, outcome.in_conflict) == (("e",), False)
    assert outcome.number["e"] == 4


def test_the_longest_chain_gives_the_number() -> None:
    assert fold({"a": [], "b": ["a"], "c": ["b"], "d": ["a", "c"]}).number["d"] == 4


def test_an_unseen_predecessor_hides_nothing_but_counts() -> None:
    outcome = fold({"b": ["unseen"]})
    assert outcome.tips == ("b",)
    assert outcome.number == {"b": 2}


def test_a_statement_cannot_supersede_itself() -> None:
    outcome = fold({"a": ["a"], "b": []})
    assert outcome.tips == ("a", "b")
    assert outcome.number == {"a": 1, "b": 1}


def test_a_forged_cycle_ends_and_is_shown_as_a_conflict() -> None:
    outcome = fold({"a": ["b"], "b": ["a"]})
    assert outcome.tips == ("a", "b")
    assert outcome.in_conflict
    assert outcome.number.keys() == {"a", "b"}


def test_a_cycle_beside_a_chain_ends_too() -> None:
    outcome = fold({"a": ["b"], "b": ["a"], "c": ["a"], "d": []})
    assert outcome.tips == ("c", "d")
    assert outcome.number.keys() == {"a", "b", "c", "d"}


def test_a_chain_of_thousands_is_folded() -> None:
    links = {f"{at:05}": [f"{at - 1:05}"] if at else [] for at in range(5_000)}
    outcome = fold(links)
    assert outcome.tips == ("04999",)
    assert outcome.number["04999"] == 5_000


def test_a_key_without_entries_cannot_be_folded() -> None:
    with pytest.raises(ValueError, match="without entries"):
        fold({})


@REPEATABLE
@given(histories(), st.randoms(use_true_random=False))
def test_order_of_arrival_decides_nothing(
    links: dict[str, list[str]], shuffler: random.Random
) -> None:
    items = [(new, shuffler.sample(olds, len(olds))) for new, olds in links.items()]
    shuffler.shuffle(items)
    assert fold(dict(items)) == fold(links)


@REPEATABLE
@given(histories())
def test_every_held_statement_is_a_tip_or_superseded(links: dict[str, list[str]]) -> None:
    outcome = fold(links)
    superseded = {old for olds in links.values() for old in olds} & links.keys()
    assert set(outcome.tips) == links.keys() - superseded
    assert outcome.chosen == min(outcome.tips)
    for new, olds in links.items():
        assert all(outcome.number[new] > outcome.number.get(old, 1) for old in olds)
