from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from tests.unit.domain.unit_schemes import UNIT_MONTH_V1

from workreport.domain.ranking import Place
from workreport.services.unit_ranking import top_units, unit_places


def summary(scores: dict[str, str | None], office: str = "vp") -> Any:
    def unit(name: str, score: str | None) -> SimpleNamespace:
        part = "office" if name == office else "department"
        return SimpleNamespace(
            line=SimpleNamespace(unit=SimpleNamespace(unit=name, part=part)),
            grade=SimpleNamespace(score=None if score is None else Fraction(score)),
        )

    return SimpleNamespace(units=[unit(*pair) for pair in scores.items()])


def test_only_comparable_units_are_placed_and_ties_are_said() -> None:
    found = unit_places(summary({"vp": "99", "a": "80", "b": "90", "c": "80", "d": None}))
    assert found == {"b": Place("b", 1, 0, 3), "a": Place("a", 2, 1, 3), "c": Place("c", 2, 1, 3)}


def test_below_three_nobody_has_a_place_and_typed_scores_count() -> None:
    two = summary({"vp": "99", "a": "80", "b": "90", "c": None})
    assert unit_places(two) == {}
    assert unit_places(two, {"c": Fraction(95)})["c"].place == 1


@pytest.mark.parametrize(
    ("levels", "used", "allowed"),
    [(["HTXS", "HTT", "HTT", None], 1, 0), (["HTXS"] + ["HTT"] * 5, 1, 1)],
)
def test_the_number_at_the_top_is_for_consideration(
    levels: list[str | None], used: int, allowed: int
) -> None:
    found = top_units(UNIT_MONTH_V1, {str(at): level for at, level in enumerate(levels)})
    assert found is not None
    assert (found.quota.used, found.quota.allowed) == (used, allowed)
    assert top_units(None, {}) is None
