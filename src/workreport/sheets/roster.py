"""Reads the list of people of an agency."""

from datetime import date

from workreport.domain.sheet_days import read_birth
from workreport.domain.sheet_values import accented_key, clean_text, read_mark
from workreport.services.ports.sheets import RosterRow, Severity
from workreport.sheets.findings import Findings, first_of, repeated, say_guess, say_unit
from workreport.sheets.table import Row
from workreport.sheets.units import UnitFinder


class RosterLines:
    """Turns rows into people; remembers who was named already."""

    def __init__(self, finder: UnitFinder, findings: Findings) -> None:
        self._finder = finder
        self._findings = findings
        self._seen: dict[object, int] = {}

    def line(self, row: Row, sheet_unit: str | None) -> RosterRow | None:
        """Return the person of a row, or nothing when the row has an error."""
        findings = self._findings
        findings.begin_row()
        name = first_of((row.text("name"), f"{row.text('family')} {row.text('given')}".strip()))
        if not name:
            findings.add(row, "name", "name_missing", Severity.ERROR)
        unit = self._unit(row, sheet_unit)
        born_on, born_year = self._birth(row)
        party = self._party(row)
        if findings.failed or unit is None:
            return None
        before = repeated(
            self._seen, (row.grid.name, unit, accented_key(name), born_on, born_year), row
        )
        if before is not None:
            findings.add(row, "name", "person_repeated", Severity.ASKED, value=name, first=before)
        return RosterRow(
            sheet=row.grid.name,
            row=row.number + 1,
            name=name,
            unit=unit,
            born_on=born_on,
            born_year=born_year,
            position=row.text("position"),
            grade=row.text("grade"),
            party=party,
            note=row.text("note"),
        )

    def _unit(self, row: Row, sheet_unit: str | None) -> str | None:
        if row.text("unit"):
            match = self._finder.find_title(row.text("unit"))
            match = match if match.units else self._finder.find_in_cell(row.text("unit"))
            if match.unit is None:
                say_unit(row, "unit", match, self._finder, self._findings, Severity.ERROR)
            say_guess(row, "unit", match, self._finder, self._findings)
            return match.unit
        if row.section is not None:
            if row.section.unit is None:
                say_unit(row, "", row.section, self._finder, self._findings, Severity.ERROR)
            return row.section.unit
        if sheet_unit is None:
            self._findings.add(row, "unit", "unit_missing", Severity.ERROR)
        return sheet_unit

    def _birth(self, row: Row) -> tuple[date | None, int | None]:
        born_on, year = read_birth(row.value("born"))
        if year is None and row.text("born"):
            self._findings.add(row, "born", "date_unreadable", Severity.ASKED)
        return born_on, year

    def _party(self, row: Row) -> bool | None:
        if not row.has_column("party"):
            return None
        value = row.value("party")
        if not clean_text(value):
            return False
        mark = read_mark(value)
        if mark is None and read_birth(value)[1] is not None:
            return True  # the column holds the day of admission
        if mark is None:
            self._findings.add(row, "party", "mark_unreadable", Severity.ASKED)
        return mark
