from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.domain.quota import base_levels, outlook, quota, quotas_by_group


@pytest.mark.parametrize(
    ("good", "allowed"), [(0, 0), (4, 0), (5, 1), (7, 1), (10, 2), (15, 3), (20, 4)]
)
def test_a_fifth_of_the_good_is_rounded_down(good: int, allowed: int) -> None:
    assert quota({"B": good}).allowed == allowed


@pytest.mark.parametrize(("good", "allowed"), [(4, 1), (20, 5)])
def test_a_quarter_is_allowed_to_an_outstanding_collective(good: int, allowed: int) -> None:
    assert quota({"HTT": good}, "HTXS", "HTT", Fraction(1, 4)).allowed == allowed


def test_too_many_are_counted_and_the_base_is_kept_for_the_arithmetic() -> None:
    found = quota({"A": 4, "B": 10, "C": 3})
    assert (found.allowed, found.used, found.over, found.base) == (2, 4, 2, 10)
    assert quota({"A": 1, "B": 10}).over == 0


def test_the_base_may_be_good_or_better() -> None:
    assert quota({"A": 5, "B": 10}, base=("A", "B")).allowed == 3


def test_every_group_has_its_own_quota_and_leaders_have_none() -> None:
    groups = {"leaders": {"A": 3}, "heads": {"A": 1, "B": 4}, "support": {"B": 5}}
    found = quotas_by_group(groups)
    assert {name: (item.allowed, item.over) for name, item in found.items()} == {
        "heads": (0, 1),
        "support": (1, 0),
    }
    assert quotas_by_group(groups, base=["A", "B"])["heads"].allowed == 1


@pytest.mark.parametrize(
    ("kind", "base"), [("good", ("B",)), ("good_or_better", ("A", "B")), ("all", tuple("ABCD"))]
)
def test_the_base_is_read_from_the_order_of_the_levels(kind: str, base: tuple[str, ...]) -> None:
    assert base_levels(kind, "ABCD") == base


@pytest.mark.parametrize(
    ("used", "state"), [(4, "within"), (5, "flagged"), (6, "over")]
)  # fmt: skip
def test_an_exception_reaches_a_quarter_and_no_further(used: int, state: str) -> None:
    assert quota({"A": used, "B": 20}).state == state


@pytest.mark.parametrize(
    ("used", "waiting", "state"),
    [(1, 0, "within"), (2, 5, "may_fit"), (2, 3, "cannot_fit"), (3, 5, "cannot_fit")],
)
def test_while_departments_file_the_radar_tells_what_can_still_fit(
    used: int, waiting: int, state: str
) -> None:
    assert outlook({"A": used, "B": 6}, waiting).state == state


@given(
    levels=st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 60)),
    waiting=st.integers(0, 60),
    more=st.integers(0, 60),
)
def test_people_still_to_be_rated_never_make_the_outlook_worse(
    levels: dict[str, int], waiting: int, more: int
) -> None:
    order = ["cannot_fit", "may_fit", "within"]
    before, after = outlook(levels, waiting).state, outlook(levels, waiting + more).state
    assert order.index(after) >= order.index(before)
