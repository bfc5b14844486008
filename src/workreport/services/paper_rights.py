"""Whose papers may be drawn here: a department draws its own only, the Office all."""

from dataclasses import replace

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import PersonSet, UnitSet
from workreport.services.book import Look
from workreport.services.histories import Matrix
from workreport.services.person_sheets import may_read
from workreport.services.summary import Summary


def unit_of_paper(look: Look, period: Period, unit: str | None) -> UnitSet:
    """Return the department a paper is about: the one named, else the person's own.

    Raises:
        UseError: The unit is unknown.
        RuleError: ``paper_of_other_unit``: it is another department's.
    """
    own = look.own_units()
    if not unit:
        found = look.directory.units.get(next(iter(own), ""))
        if found is None:
            known = ", ".join(each.code for each in look.directory.units_on(period.last_day))
            raise UseError("unit_unknown", unit="", known=known)
        return found
    found = look.directory.unit(unit, period.last_day)
    if found.unit not in own and not sees_all(look):
        raise RuleError("paper_of_other_unit", unit=found.name)
    return found


def person_of_paper(look: Look, person: str) -> PersonSet:
    """Return the person a sheet is about: the one named, else who works here.

    Raises:
        UseError: The person is unknown or the name ambiguous.
        RuleError: ``sheet_not_for_you``.
    """
    known = look.directory.people
    found = known.get(person or look.identity.person) or look.directory.person(person)
    if not may_read(look, found.person):
        raise RuleError("sheet_not_for_you", name=found.name)
    return found


def sees_all(look: Look) -> bool:
    """Tell whether the person may read every department: the Office and the leaders."""
    return look.is_office or look.has_role("leader")


def own_unit_name(look: Look) -> str:
    """Name the department whose paper is drawn here; empty where papers are the agency's."""
    own = next(iter(look.own_units()), "")
    return "" if sees_all(look) else look.directory.unit_name(own)


def held_rows(look: Look, matrix: Matrix) -> Matrix:
    """Leave units out whose reports are not held here: they would read as missing."""
    if sees_all(look):
        return matrix
    own = look.own_units()
    return replace(matrix, units=tuple(row for row in matrix.units if row.unit in own))


def of_unit(summary: Summary, unit: str) -> Summary:
    """Return what a consolidated month says of one department."""
    return replace(
        summary,
        units=tuple(one for one in summary.units if one.line.unit.unit == unit),
        people=tuple(one for one in summary.people if one.unit == unit),
    )
