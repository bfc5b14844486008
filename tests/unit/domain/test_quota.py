from fractions import Fraction

import pytest

from workreport.domain.quota import quota, quotas_by_group


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
