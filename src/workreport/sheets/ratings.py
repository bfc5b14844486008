"""Reads the classification of people: who, the level of the department, the own one, the remark."""

from workreport.domain.sheet_levels import NOT_RATED, read_level
from workreport.domain.sheet_values import clean_lines
from workreport.services.ports.sheets import RatedRow, Severity
from workreport.sheets.findings import Findings, People, first_of, repeated
from workreport.sheets.people import PersonFinder
from workreport.sheets.table import Row
from workreport.sheets.units import UnitFinder


class RatingLines:
    """Turns rows into ratings; remembers who was named already."""

    def __init__(self, finder: UnitFinder, people: PersonFinder, findings: Findings) -> None:
        self._finder = finder
        self._people = People(people, findings)
        self._findings = findings
        self._seen: dict[object, int] = {}

    def line(self, row: Row, sheet_unit: str | None) -> RatedRow | None:
        """Return the rating of a row, or nothing when the row has an error."""
        findings = self._findings
        findings.begin_row()
        name = first_of((row.text("name"), f"{row.text('family')} {row.text('given')}".strip()))
        if not name:
            findings.add(row, "name", "name_missing", Severity.ERROR)
        unit = self._unit(row, sheet_unit)
        level, own = self._level(row, "level"), self._level(row, "own")
        remark = clean_lines(row.value("remark")) or clean_lines(row.value("note"))
        if findings.failed:
            return None
        person = self._person(row, name, unit)
        if person:
            before = repeated(self._seen, person, row)
            if before is not None:
                findings.add(
                    row, "name", "person_repeated", Severity.ASKED, value=name, first=before
                )
        return RatedRow(
            sheet=row.grid.name,
            row=row.number + 1,
            name=name,
            person=person,
            unit=unit,
            level=None if level == NOT_RATED else level,
            own=None if own == NOT_RATED else own,
            is_rated=level != NOT_RATED,
            remark=remark,
        )

    def _unit(self, row: Row, sheet_unit: str | None) -> str:
        if row.text("unit"):
            match = self._finder.find_title(row.text("unit"))
            match = match if match.units else self._finder.find_in_cell(row.text("unit"))
            return match.unit or ""
        if row.section is not None:
            return row.section.unit or ""
        return sheet_unit or ""

    def _person(self, row: Row, name: str, unit: str) -> str:
        nearest = self._people.finder.of_unit(unit) if unit else ()
        found = self._people.finder.find(name, nearest)
        if found.person is not None and found.sure:
            return found.person.id
        # A guess must not rate anybody: the row waits until a person says who is meant.
        self._people.named(row, "name" if row.text("name") else "given", nearest)
        return ""

    def _level(self, row: Row, name: str) -> int | None:
        if not row.text(name):
            return None
        level = read_level(row.value(name))
        if level is None:
            self._findings.add(row, name, "level_unreadable", Severity.ERROR)
        return level
