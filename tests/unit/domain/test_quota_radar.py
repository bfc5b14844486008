from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.domain import schemes

from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.quota_radar import RatedOne, radar
from workreport.domain.rating_scheme import QuotaRule

ABCD = schemes.shipped("abcd_direct")


def people(levels: str, unit: str = "u", group: str = "civil_servants") -> list[RatedOne]:
    """One person for each letter; a dot is somebody without a level yet."""
    return [RatedOne(unit, group, letter.replace(".", "")) for letter in levels]


def month(base: str, flagged: str | None = "0.25") -> MonthSchemes:
    assert ABCD.quota is not None
    share = None if flagged is None else Fraction(flagged)
    rule: QuotaRule = replace(ABCD.quota, base=base, flagged_share=share)
    return MonthSchemes(replace(ABCD, quota=rule))


@pytest.mark.parametrize(
    ("levels", "base", "expected"),
    [
        # used, base, allowed, flagged, waiting, at most, state
        ("AA" + "B" * 10, "good", (2, 10, 2, 2, 0, 2, "within")),
        ("A" + "B" * 4, "good", (1, 4, 0, 1, 0, 0, "cannot_fit")),
        ("A" + "B" * 4 + ".", "good", (1, 4, 0, 1, 1, 1, "may_fit")),
        ("AA" + "B" * 4 + ".", "good", (2, 4, 0, 1, 1, 1, "cannot_fit")),
        ("A" + "B" * 4, "good_or_better", (1, 5, 1, 1, 0, 1, "within")),
        ("A" + "B" * 2 + "CD", "all", (1, 5, 1, 1, 0, 1, "within")),
        ("AA" + "B" * 2 + "CD", "all", (2, 6, 1, 1, 0, 1, "cannot_fit")),
        ("....", "good", (0, 0, 0, 0, 4, 0, "within")),
    ],
)
def test_a_group_is_compared_as_the_scheme_of_the_month_says(
    levels: str, base: str, expected: tuple[object, ...]
) -> None:
    (row,) = radar(people(levels), month(base)).groups
    now, limit = row.outlook, row.outlook.quota
    found = (limit.used, limit.base, limit.allowed, limit.flagged)
    assert (*found, now.waiting, now.allowed_at_most, now.state) == expected


def test_every_group_and_every_unit_has_its_row_and_leaders_have_none() -> None:
    everybody = [
        *people("AB", "u1"),
        *people("B.", "u2"),
        *people("A", "u1", "heads"),
        *people("A", "lead", "leaders"),
    ]
    found = radar(everybody, MonthSchemes())
    assert [(row.key, row.outlook.quota.used) for row in found.groups] == [
        ("civil_servants", 1),
        ("heads", 1),
    ]
    assert [(row.key, row.outlook.quota.used, row.outlook.waiting) for row in found.units] == [
        ("u1", 2, 0),
        ("u2", 0, 1),
    ]


def test_a_group_of_another_scheme_is_counted_by_that_one() -> None:
    own = schemes.shipped("nd335_staff")
    everybody = [*people("A"), RatedOne("u", "support", "HTXS"), RatedOne("u", "heads", "A")]
    groups = {"civil_servants": own, "support": own, "heads": None}
    found = radar(everybody, MonthSchemes(groups=groups))
    # That scheme limits civil servants only, and an unreadable one limits nobody.
    assert [(row.key, row.top, row.base) for row in found.groups] == [
        ("civil_servants", "HTXS", ("HTT",))
    ]
