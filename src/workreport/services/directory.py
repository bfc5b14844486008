"""Units and people of the agency, as they are known now and as they were on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from workreport.domain.errors import UseError
from workreport.domain.names import normal
from workreport.domain.period import Period
from workreport.domain.roster import belongs
from workreport.i18n.vietnamese import person_sort_key
from workreport.ledger.bodies.agency import PersonSet, UnitSet
from workreport.services.dated_directory import Dated

# Printed lists go by position first, then by the agency's own order, then by given name.
_RANKS = {"leaders": 0, "heads": 1, "deputies": 2, "civil_servants": 3, "support": 4}
_NO_RANK = _RANKS["civil_servants"]


@dataclass(frozen=True)
class Directory:
    """Every unit and person ever set, by id, as they are called and placed on a day.

    Without a day it tells what was said last.
    """

    units: Mapping[str, UnitSet]
    people: Mapping[str, PersonSet]
    dated: Dated = field(default_factory=Dated, compare=False, repr=False)
    day: date | None = None

    def on(self, day: date) -> "Directory":
        """Return the directory of a day: a month keeps the names it had on its last day."""
        if not self.dated.units and not self.dated.people:
            return self
        units, people = self.dated.on(day)
        return Directory(units, people, self.dated, day)

    @cached_property
    def in_order(self) -> tuple[UnitSet, ...]:
        """Units in the agency's own order."""
        return tuple(sorted(self.units.values(), key=lambda unit: (unit.order, unit.code)))

    def units_on(self, day: date) -> tuple[UnitSet, ...]:
        """Return the units that exist on a day, in order."""
        return tuple(
            unit
            for unit in self.in_order
            if (unit.starts_on is None or unit.starts_on <= day)
            and (unit.ends_on is None or day <= unit.ends_on)
        )

    def unit(self, code: str, day: date) -> UnitSet:
        """Find a unit by its code as of a day, or by its id.

        Raises:
            UseError: ``unit_unknown``.
        """
        wanted = code.strip().casefold()
        there = self.on(day)
        # What ended inside the month still speaks for it, after what exists on the day itself.
        for unit in (*there.units_on(day), *there.units_on(day.replace(day=1))):
            if wanted in {unit.code.casefold(), unit.unit}:
                return unit
        raise UseError(
            "unit_unknown", unit=code, known=", ".join(u.code for u in there.units_on(day))
        )

    def person(self, name: str, unit: str | None = None) -> PersonSet:
        """Find a person by name or id.

        Raises:
            UseError: ``person_unknown``, or ``person_ambiguous`` with the candidates.
        """
        if name in self.people:
            return self.people[name]
        wanted = normal(name)
        found = [
            person
            for person in self.people.values()
            if normal(person.name) == wanted
            and self.is_here(person)
            and unit in {None, person.unit}
        ]
        if not found:
            raise UseError("person_unknown", person=name)
        if len(found) > 1:
            raise UseError(
                "person_ambiguous",
                person=name,
                candidates="; ".join(
                    f"{one.name}, {self.unit_name(one.unit)} ({one.person})" for one in found
                ),
            )
        return found[0]

    def is_here(self, person: PersonSet) -> bool:
        """Tell whether somebody has come already and has not left yet."""
        if self.day is None:
            return person.left_on is None
        joined_on = self.dated.joined_on(person.person)
        if joined_on is not None and joined_on > self.day:
            return False
        return person.left_on is None or person.left_on > self.day

    def members(self, unit: str) -> Sequence[PersonSet]:
        """Return the present people of a unit: by position, by the agency's order, by name."""
        here = (one for one in self.people.values() if one.unit == unit and self.is_here(one))
        return sorted(here, key=listed)

    def roster(self, unit: str, period: Period) -> Sequence[PersonSet]:
        """Return who is rated in a unit for a month: also those who left during it.

        Who moved is rated where the last day of the month finds them, unless the unit ended inside
        the month: it still speaks for its people. Who serves elsewhere is rated by the main unit,
        the one in the directory, and by no other.
        """
        there, before = self.on(period.last_day), self.on(period.first_day)
        ended = {
            one.unit
            for one in there.units.values()
            if one.ends_on is not None and period.first_day <= one.ends_on < period.last_day
        }
        found = []
        for person in there.people.values():
            earlier = before.people.get(person.person, person)
            rated = earlier if earlier.unit in ended else person
            joined_on = self.dated.joined_on(person.person)
            if rated.unit == unit and belongs(person.left_on, period, joined_on):
                found.append(rated)
        return sorted(found, key=listed)

    def has_ended(self, unit: str) -> bool:
        """Tell whether a unit does not exist any more on the day of this directory."""
        known = self.units.get(unit)
        ends_on = None if known is None else known.ends_on
        return ends_on is not None and self.day is not None and ends_on < self.day

    def successors(self, unit: str, day: date) -> frozenset[str]:
        """Return the units that follow a unit that ended before a day, whatever lies between."""
        found: set[str] = set()
        open_ends = [unit]
        while open_ends:
            ended = self.units.get(open_ends.pop())
            if ended is None or ended.ends_on is None or ended.ends_on >= day:
                continue
            fresh = set(ended.successors) - found - {unit}
            found |= fresh
            open_ends += sorted(fresh)
        return frozenset(found)

    def predecessors(self, unit: str, day: date) -> tuple[str, ...]:
        """Return the ended units that a unit follows, in the agency's order."""
        return tuple(one.unit for one in self.in_order if unit in self.successors(one.unit, day))

    def place_of(self, unit: str) -> int:
        """Return where a unit stands in the agency's order, an unknown one after all others."""
        return self._places.get(unit, len(self._places))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {unit.unit: place for place, unit in enumerate(self.in_order)}

    def unit_name(self, unit: str) -> str:
        """Return the name of a unit, empty when it is unknown."""
        found = self.units.get(unit)
        return "" if found is None else found.name

    def person_name(self, person: str) -> str:
        """Return the name of a person, empty when unknown."""
        found = self.people.get(person)
        return "" if found is None else found.name

    @property
    def office(self) -> UnitSet | None:
        """The unit that is the Office."""
        return next((unit for unit in self.in_order if unit.part == "office"), None)

    def heads(self) -> Mapping[str, str]:
        """Return the name of the head of each unit that has one, found in one go."""
        heads = (one for one in self.people.values() if one.group == "heads" and self.is_here(one))
        found: dict[str, str] = {}
        for one in sorted(heads, key=listed):
            found.setdefault(one.unit, one.name)
        return found

    @property
    def leaders(self) -> Sequence[PersonSet]:
        """The agency's leaders."""
        heads = next((unit for unit in self.in_order if unit.part == "leaders"), None)
        return [] if heads is None else self.members(heads.unit)


def listed(person: PersonSet) -> tuple[int, int, object]:
    """Return where a person stands on a list of a unit."""
    return rank_of(person), person.order, person_sort_key(person.name)


def rank_of(person: PersonSet) -> int:
    """Return the rank of a position, by its comparison group; lists go by it first."""
    return _RANKS.get(person.group, _NO_RANK)
