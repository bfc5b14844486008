"""What the parts of the page "Nguồn việc" know of units, people and the person who works here."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.i18n.translation import _
from workreport.ui.viewmodels.standing import read_standing

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

_MONTH = re.compile(r"(?:t|tháng)?\s*(\d{1,2})(?:\s*[/\-.]\s*(\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Units and people by the agency's order; ``own`` is empty where all units are looked at."""

    units: tuple[tuple[str, str], ...]
    shorts: dict[str, str]
    people: tuple[tuple[str, str, str], ...]  # id, name, unit
    own: str
    home: str  # the unit of the person who works here
    roles: frozenset[str]

    def short(self, unit: str) -> str:
        """Return the short name of a unit."""
        return self.shorts.get(unit, "")

    def shorts_of(self, units: tuple[str, ...]) -> str:
        """Return the short names of units as one text."""
        return ", ".join(self.short(unit) for unit in units)

    def members(self, unit: str) -> tuple[tuple[str, str], ...]:
        """Return the people of a unit."""
        return tuple((person, name) for person, name, of in self.people if of == unit)

    def units_named(self, words: str) -> tuple[str, ...]:
        """Find units by short names, codes or names that are separated by commas.

        Raises:
            UseError: ``unit_unknown``.
        """
        return tuple(self._unit(one) for one in words.split(",") if one.strip())

    def _unit(self, words: str) -> str:
        wanted = " ".join(words.split()).casefold()
        for unit, name in self.units:
            if wanted in {name.casefold(), self.shorts[unit].casefold(), unit}:
                return unit
        known = ", ".join(self.shorts[unit] for unit, _name in self.units)
        raise UseError("unit_unknown", unit=words.strip(), known=known)


def read_surroundings(desk: "Desk") -> Surroundings:
    """Read who is there; done off the UI thread."""
    standing = read_standing(desk)
    own = standing.unit_id if standing.kind.value == "department" else ""
    with desk.book.looking() as look:
        directory = look.directory
        people = tuple(
            (one.person, one.name, unit.unit)
            for unit in directory.in_order
            for one in directory.members(unit.unit)
        )
        return Surroundings(
            tuple((one.unit, one.name) for one in directory.in_order),
            {one.unit: one.short or one.code for one in directory.in_order},
            people,
            own,
            standing.unit_id,
            frozenset(role for role, _of in look.roles()),
        )


def read_month(words: str, near: Period) -> Period:
    """Read a month as people write it: 11/2026, T11, 2026-11; without a year that of ``near``.

    Raises:
        UseError: ``period_malformed``.
    """
    text = words.strip().casefold()
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return Period.parse(f"{iso[1]}-{int(iso[2]):02d}")
    found = _MONTH.fullmatch(text)
    if found is None:
        raise UseError("period_malformed", value=words)
    return Period.parse(f"{found[2] or near.year}-{int(found[1]):02d}")


def month_words(period: Period) -> str:
    """Write a month short: 11/2026."""
    return f"{period.month:02d}/{period.year}"


def every_words(every: str) -> str:
    """Say how often a rule makes a task."""
    return _("Hằng quý") if every == "quarter" else _("Hằng tháng")
