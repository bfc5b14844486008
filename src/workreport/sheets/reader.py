"""Reads rosters, plans and results from workbooks whose layout nobody agreed upon."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.domain.sheet_values import match_key
from workreport.services.ports.sheets import (
    PlanRow,
    ResultRow,
    RosterRow,
    Severity,
    SheetReader,
    SheetReading,
    UnitName,
)
from workreport.sheets.columns import PLAN, RESULTS, ROSTER, Kind
from workreport.sheets.findings import Findings
from workreport.sheets.grid import Grid
from workreport.sheets.heading import Heading, find_heading
from workreport.sheets.plan import PlanLines
from workreport.sheets.process import read_grids
from workreport.sheets.results import ResultLines
from workreport.sheets.roster import RosterLines
from workreport.sheets.table import Row, Table, title_texts
from workreport.sheets.units import UnitFinder

RowT = TypeVar("RowT")
RowT_co = TypeVar("RowT_co", covariant=True)

_MONTH = re.compile(r"\bthang (\d{1,2}) (?:nam )?(20\d\d)\b")


class WorkbookReader(SheetReader):
    """Opens each file in a process of its own and reads the cells it sends back."""

    @override
    def roster(self, path: Path, units: Sequence[UnitName]) -> SheetReading[RosterRow]:
        return read_roster(read_grids(path), units, path.name)

    @override
    def plan(self, path: Path, period: Period, units: Sequence[UnitName]) -> SheetReading[PlanRow]:
        return read_plan(read_grids(path), period, units, path.name)

    @override
    def results(
        self, path: Path, period: Period, units: Sequence[UnitName]
    ) -> SheetReading[ResultRow]:
        return read_results(read_grids(path), period, units, path.name)


def read_roster(
    grids: Sequence[Grid], units: Sequence[UnitName], name: str = ""
) -> SheetReading[RosterRow]:
    """Read the people of a workbook's sheets."""
    workbook = _Workbook(grids, ROSTER, units, name)
    return workbook.reading(RosterLines(workbook.finder, workbook.findings))


def read_plan(
    grids: Sequence[Grid], period: Period, units: Sequence[UnitName], name: str = ""
) -> SheetReading[PlanRow]:
    """Read the tasks of a workbook's sheets."""
    workbook = _Workbook(grids, PLAN, units, name, period)
    return workbook.reading(PlanLines(period, workbook.finder, workbook.findings))


def read_results(
    grids: Sequence[Grid], period: Period, units: Sequence[UnitName], name: str = ""
) -> SheetReading[ResultRow]:
    """Read the results of a workbook's sheets."""
    workbook = _Workbook(grids, RESULTS, units, name, period)
    return workbook.reading(ResultLines(period, workbook.findings))


class _Lines(Protocol[RowT_co]):
    def line(self, row: Row, sheet_unit: str | None) -> RowT_co | None: ...


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet that has a heading of the kind looked for."""

    grid: Grid
    heading: Heading
    unit: str | None


class _Workbook:
    """One reading: finds the sheets that matter and walks them."""

    def __init__(
        self,
        grids: Sequence[Grid],
        kind: Kind,
        units: Sequence[UnitName],
        name: str,
        period: Period | None = None,
    ) -> None:
        self.finder = UnitFinder(units)
        self.findings = Findings()
        self._kind = kind
        self._period = period
        self._units: set[str] = set()
        self._parts = self._find_parts(grids)
        if not self._parts:
            raise UseError("workbook_no_heading", name=name, kind=kind.name)

    def _find_parts(self, grids: Sequence[Grid]) -> list[_Part]:
        parts: list[_Part] = []
        for grid in grids:
            if grid.hidden:
                self.findings.note(grid.name, -1, "sheet_hidden", Severity.NOTE)
                continue
            heading = find_heading(grid, self._kind)
            if heading is not None:
                parts.append(_Part(grid, heading, self._unit_above(grid, heading)))
            elif grid.rows:
                self.findings.note(grid.name, -1, "sheet_passed_over", Severity.NOTE)
        return parts

    def _unit_above(self, grid: Grid, heading: Heading) -> str | None:
        found: set[str] = set()
        for row, text in title_texts(grid, heading):
            match = self.finder.find_title(text)
            if len(match.units) > 1:
                self.findings.note(
                    grid.name, row, "unit_ambiguous", Severity.ASKED, value=text,
                    count=len(match.units),
                )  # fmt: skip
            if match.unit is not None:
                found.add(match.unit)
            self._compare_month(grid, row, text)
        self._units |= found
        return next(iter(found)) if len(found) == 1 else None

    def _compare_month(self, grid: Grid, row: int, text: str) -> None:
        match = _MONTH.search(match_key(text))
        if match is None or self._period is None:
            return
        named = f"{match[2]}-{int(match[1]):02d}"
        if named != str(self._period):
            self.findings.note(
                grid.name, row, "period_differs", Severity.ASKED, value=text,
                period=str(self._period), named=named,
            )  # fmt: skip

    def reading(self, lines: _Lines[RowT]) -> SheetReading[RowT]:
        """Walk all sheets and return what they say."""
        read = 0
        rows: list[RowT] = []
        for part in self._parts:
            table = Table(part.grid, part.heading, self._kind, self.finder)
            in_sheet = 0
            for row in table.rows():
                in_sheet += 1
                line = lines.line(row, part.unit)
                if line is not None:
                    rows.append(line)
            read += in_sheet
            self._compare_count(table, in_sheet)
            self._compare_titles(table)
        unit = self._only_unit()
        return SheetReading(read, tuple(rows), tuple(self.findings.problems), unit)

    def _compare_count(self, table: Table, read: int) -> None:
        if table.stated is not None and table.stated[1] != read:
            row, stated = table.stated
            self.findings.note(
                table.grid.name, row, "count_differs", Severity.ASKED, value=str(stated), read=read
            )

    def _compare_titles(self, table: Table) -> None:
        first: dict[str, int] = {}
        for row, title in table.titles:
            if title.unit is None:
                continue
            self._units.add(title.unit)
            before = first.setdefault(title.unit, row)
            # A plan may come back to a unit under another subject; a roster has no reason to.
            if before != row and self._kind is ROSTER:
                self.findings.note(
                    table.grid.name, row, "unit_repeated", Severity.ASKED, value=title.text,
                    first=before + 1,
                )  # fmt: skip

    def _only_unit(self) -> str | None:
        if len(self._units) > 1 and self._kind is RESULTS:
            part = self._parts[0]
            self.findings.note(
                part.grid.name, part.heading.first, "several_units", Severity.ERROR,
                count=len(self._units),
            )  # fmt: skip
        return next(iter(self._units)) if len(self._units) == 1 else None
