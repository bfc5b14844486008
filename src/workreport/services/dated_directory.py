"""Units and people with the days from which each of their names and places holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

import msgspec

from workreport.ledger.bodies.agency import PersonSet, UnitSet

_MOST_DAYS = 40  # remembered views; a page asks for twelve months and today

T = TypeVar("T", UnitSet, PersonSet)
Spans = Mapping[str, tuple[T, ...]]  # by id, in the order in which they take effect


@dataclass(frozen=True)
class Dated:
    """What was said of units and people, each from its day on.

    ``views`` remembers what was asked for already; it holds nothing that is not in the spans.
    """

    units: Spans[UnitSet] = field(default_factory=dict)
    people: Spans[PersonSet] = field(default_factory=dict)
    views: dict[date, tuple[Mapping[str, UnitSet], Mapping[str, PersonSet]]] = field(
        default_factory=dict, compare=False
    )

    def on(self, day: date) -> tuple[Mapping[str, UnitSet], Mapping[str, PersonSet]]:
        """Return units and people as they are called and placed on a day.

        What begins later is told by its first words, what has ended by its last.
        """
        known = self.views.get(day)
        if known is not None:
            return known
        units, people = self._still
        moved_units, moved_people = self._moving
        found = (
            {**units, **{id_: _unit_on(self.units[id_], day) for id_ in moved_units}}
            if moved_units
            else units,
            {**people, **{id_: _person_on(self.people[id_], day) for id_ in moved_people}}
            if moved_people
            else people,
        )
        if len(self.views) >= _MOST_DAYS:
            self.views.clear()
        self.views[day] = found
        return found

    @cached_property
    def _still(self) -> tuple[Mapping[str, UnitSet], Mapping[str, PersonSet]]:
        """What was said last of each: true on every day where it was said once."""
        return (
            {id_: spans[-1] for id_, spans in self.units.items()},
            {id_: spans[-1] for id_, spans in self.people.items()},
        )

    @cached_property
    def _moving(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Units and people of which different things hold on different days."""
        return (
            tuple(id_ for id_, spans in self.units.items() if len(spans) > 1),
            tuple(id_ for id_, spans in self.people.items() if len(spans) > 1),
        )

    def joined_on(self, person: str) -> date | None:
        """Return since when a person is there; none when it was never said."""
        spans = self.people.get(person, ())
        return spans[0].from_on if spans else None


def spans_of(said: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Arrange what was said, earlier versions first, by the day from which each holds.

    Of two that begin on the same day the later version counts: it corrects the other.
    """
    found: dict[str, dict[date, T]] = {}
    for id_, body in said:
        found.setdefault(id_, {})[begins(body) or date.min] = body
    return {id_: tuple(slots[start] for start in sorted(slots)) for id_, slots in found.items()}


def begins(body: UnitSet | PersonSet) -> date | None:
    """Return the day from which a name or a place holds."""
    return body.starts_on if isinstance(body, UnitSet) else body.from_on


def span_on(spans: tuple[T, ...], day: date) -> T:
    """Return what holds on a day, or the first when all of it begins later."""
    held = [body for body in spans if (begins(body) or date.min) <= day]
    return held[-1] if held else spans[0]


def _unit_on(spans: tuple[UnitSet, ...], day: date) -> UnitSet:
    last = spans[-1]
    return msgspec.structs.replace(
        span_on(spans, day),
        starts_on=spans[0].starts_on,
        ends_on=last.ends_on,
        successors=last.successors,
    )


def _person_on(spans: tuple[PersonSet, ...], day: date) -> PersonSet:
    return msgspec.structs.replace(span_on(spans, day), left_on=spans[-1].left_on)
