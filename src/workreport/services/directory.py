"""Units and people of the agency, as they are known now and as they were on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from workreport.domain.errors import UseError
from workreport.domain.names import normal
from workreport.domain.period import Period
from workreport.domain.roster import belongs
from workreport.i18n.vietnamese import person_sort_key
from workreport.ledger.bodies.agency import PersonSet, UnitSet


@dataclass(frozen=True)
class Directory:
    """Every unit and person ever set, by id."""

    units: Mapping[str, UnitSet]
    people: Mapping[str, PersonSet]

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
        for unit in self.units_on(day):
            if wanted in {unit.code.casefold(), unit.unit}:
                return unit
        raise UseError(
            "unit_unknown", unit=code, known=", ".join(u.code for u in self.units_on(day))
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
            and person.left_on is None
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

    def members(self, unit: str) -> Sequence[PersonSet]:
        """Return the present people of a unit: by the agency's order, then by given name."""
        return sorted(
            (
                person
                for person in self.people.values()
                if person.unit == unit and person.left_on is None
            ),
            key=lambda person: (person.order, person_sort_key(person.name)),
        )

    def roster(self, unit: str, period: Period) -> Sequence[PersonSet]:
        """Return who is rated in a unit for a month: also those who left during it.

        Who serves elsewhere is rated by the main unit, the one in the directory, and by no other.
        """
        return sorted(
            (
                person
                for person in self.people.values()
                if person.unit == unit and belongs(person.left_on, period)
            ),
            key=lambda person: (person.order, person_sort_key(person.name)),
        )

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

    @property
    def leaders(self) -> Sequence[PersonSet]:
        """The agency's leaders."""
        heads = next((unit for unit in self.in_order if unit.part == "leaders"), None)
        return [] if heads is None else self.members(heads.unit)
