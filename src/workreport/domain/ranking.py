"""Departments in order of their scores: only comparable ones, equal scores share a place."""

from collections.abc import Mapping
from dataclasses import dataclass

from workreport.domain.exact_numbers import Exact

FEWEST_RANKED = 3  # below three an order says more about the number of units than about their work


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's place: ``place`` counts from 1, ``ties`` is how many others share it."""

    unit: str
    place: int
    ties: int
    among: int


def ranked(scores: Mapping[str, Exact], comparable: Mapping[str, str]) -> dict[str, Place]:
    """Give places to units within their groups of comparable units.

    Scores are compared exactly. Units without a score are not in ``scores``; units of a group that
    has fewer than :data:`FEWEST_RANKED` scores get no place.

    Args:
        scores: Final scores by unit.
        comparable: The group of each unit; only units of one group are compared.
    """
    groups: dict[str, list[str]] = {}
    for unit in scores:
        groups.setdefault(comparable.get(unit, ""), []).append(unit)
    found: dict[str, Place] = {}
    for units in groups.values():
        if len(units) < FEWEST_RANKED:
            continue
        for unit in units:
            better = sum(scores[other] > scores[unit] for other in units)
            same = sum(scores[other] == scores[unit] for other in units) - 1
            found[unit] = Place(unit, better + 1, same, len(units))
    return found
