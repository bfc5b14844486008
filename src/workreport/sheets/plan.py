"""Reads the plan of a month."""

from workreport.domain.period import Period
from workreport.domain.sheet_values import clean_lines, match_key
from workreport.domain.task import Origin
from workreport.services.ports.sheets import PlanRow, Severity
from workreport.sheets.findings import (
    Findings,
    People,
    day_of,
    number_of,
    repeated,
    say_unit,
    units_of,
)
from workreport.sheets.people import PersonFinder
from workreport.sheets.table import Row
from workreport.sheets.units import UnitFinder


class PlanLines:
    """Turns rows into tasks; remembers which were named already."""

    def __init__(
        self, period: Period, finder: UnitFinder, people: PersonFinder, findings: Findings
    ) -> None:
        self._period = period
        self._finder = finder
        self._people = People(people, findings)
        self._findings = findings
        self._seen: dict[object, int] = {}

    def line(self, row: Row, sheet_unit: str | None) -> PlanRow | None:
        """Return the task of a row, or nothing when the row has an error."""
        findings = self._findings
        findings.begin_row()
        content = row.text("content")
        if not content:
            findings.add(row, "content", "content_missing", Severity.ERROR)
        leads = self._leads(row, sheet_unit)
        partners = units_of(row, "partners", self._finder, findings, Severity.ASKED)
        due_on, due_words = day_of(row, "due", self._period, findings)
        coef = number_of(row, "coef", findings)
        qty = number_of(row, "qty", findings, grouped=True)
        director = self._director(row)
        if findings.failed:
            return None
        before = repeated(self._seen, (row.grid.name, leads, match_key(content)), row)
        if before is not None:
            findings.add(row, "content", "task_repeated", Severity.ASKED, first=before)
        note = clean_lines(row.value("note"))
        return PlanRow(
            sheet=row.grid.name,
            row=row.number + 1,
            number=row.text("number"),
            content=content,
            leads=leads,
            director=director,
            partners=tuple(unit for unit in partners if unit not in leads),
            product=row.text("product"),
            due_on=due_on,
            due_words=due_words,
            coef=coef,
            qty=qty,
            note=note,
            origin=Origin.AD_HOC if "dot xuat" in match_key(note) else Origin.UNKNOWN,
        )

    def _director(self, row: Row) -> str:
        named = self._people.named(row, "director", self._people.finder.directing)
        return ", ".join(one if isinstance(one, str) else one.name for one in named)

    def _leads(self, row: Row, sheet_unit: str | None) -> tuple[str, ...]:
        if row.text("leads"):
            return units_of(row, "leads", self._finder, self._findings, Severity.ERROR)
        if row.section is not None:
            if row.section.unit is None:
                say_unit(row, "", row.section, self._finder, self._findings, Severity.ERROR)
            return row.section.units
        if sheet_unit is None:
            self._findings.add(row, "leads", "unit_missing", Severity.ERROR)
            return ()
        return (sheet_unit,)
