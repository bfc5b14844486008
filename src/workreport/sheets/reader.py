"""Reads rosters, plans and results from workbooks whose layout nobody agreed upon."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.services.ports.sheets import (
    Hints,
    PlanRow,
    RatedRow,
    ResultRow,
    RosterRow,
    SheetColumn,
    SheetReader,
    SheetReading,
    UnitName,
)
from workreport.sheets.columns import KINDS, PLAN, RATED, RESULTS, ROSTER
from workreport.sheets.grid import Grid
from workreport.sheets.heading import find_heading, guess_heading
from workreport.sheets.people import PersonFinder
from workreport.sheets.plan import PlanLines
from workreport.sheets.process import bytes_of, read_grids
from workreport.sheets.ratings import RatingLines
from workreport.sheets.results import ResultLines
from workreport.sheets.roster import RosterLines
from workreport.sheets.workbook import Workbook, columns_under

_NO_HINTS = Hints()


class WorkbookReader(SheetReader):
    """Opens each file in a process of its own and reads the cells it sends back.

    The cells of the last file are kept, for the same file is read again with every answer a
    person gives; another content under the same name is another file.
    """

    def __init__(self) -> None:
        self._last: tuple[bytes, tuple[Grid, ...]] | None = None

    @override
    def columns(self, path: Path, kind: str, hints: Hints) -> tuple[SheetColumn, ...]:
        return read_columns(self._grids(path), kind, hints, path.name)

    @override
    def roster(
        self, path: Path, units: Sequence[UnitName], hints: Hints = _NO_HINTS
    ) -> SheetReading[RosterRow]:
        return read_roster(self._grids(path), units, path.name, hints)

    @override
    def plan(
        self, path: Path, period: Period, units: Sequence[UnitName], hints: Hints = _NO_HINTS
    ) -> SheetReading[PlanRow]:
        return read_plan(self._grids(path), period, units, path.name, hints)

    @override
    def results(
        self, path: Path, period: Period, units: Sequence[UnitName], hints: Hints = _NO_HINTS
    ) -> SheetReading[ResultRow]:
        return read_results(self._grids(path), period, units, path.name, hints)

    @override
    def ratings(
        self, path: Path, period: Period, units: Sequence[UnitName], hints: Hints = _NO_HINTS
    ) -> SheetReading[RatedRow]:
        workbook = Workbook(self._grids(path), RATED, units, hints, path.name, period)
        people = PersonFinder(hints.people, hints.names)
        return workbook.reading(RatingLines(workbook.finder, people, workbook.findings))

    def _grids(self, path: Path) -> tuple[Grid, ...]:
        mark = hashlib.sha256(path.name.encode("utf-8", "replace") + bytes_of(path)).digest()
        if self._last is None or self._last[0] != mark:
            self._last = (mark, read_grids(path))
        return self._last[1]


def read_columns(
    grids: Sequence[Grid], kind: str, hints: Hints, name: str = ""
) -> tuple[SheetColumn, ...]:
    """Return the columns of every sheet; where no heading is known, of what looks like one.

    Raises:
        UseError: ``workbook_no_heading``.
    """
    known = KINDS[kind].learn(hints.headings)
    found: list[SheetColumn] = []
    guessed: list[SheetColumn] = []
    for grid in grids:
        if grid.hidden:
            continue
        heading = find_heading(grid, known, hints.remembered)
        if heading is not None:
            found.extend(columns_under(grid, heading))
            continue
        heading = guess_heading(grid, known)
        if heading is not None:
            guessed.extend(columns_under(grid, heading))
    if not found and not guessed:
        raise UseError("workbook_no_heading", name=name, kind=kind)
    return tuple(found or guessed)


def read_roster(
    grids: Sequence[Grid], units: Sequence[UnitName], name: str = "", hints: Hints = _NO_HINTS
) -> SheetReading[RosterRow]:
    """Read the people of a workbook's sheets."""
    workbook = Workbook(grids, ROSTER, units, hints, name)
    return workbook.reading(RosterLines(workbook.finder, workbook.findings))


def read_plan(
    grids: Sequence[Grid],
    period: Period,
    units: Sequence[UnitName],
    name: str = "",
    hints: Hints = _NO_HINTS,
) -> SheetReading[PlanRow]:
    """Read the tasks of a workbook's sheets."""
    workbook = Workbook(grids, PLAN, units, hints, name, period)
    people = PersonFinder(hints.people, hints.names)
    return workbook.reading(PlanLines(period, workbook.finder, people, workbook.findings))


def read_results(
    grids: Sequence[Grid],
    period: Period,
    units: Sequence[UnitName],
    name: str = "",
    hints: Hints = _NO_HINTS,
) -> SheetReading[ResultRow]:
    """Read the results of a workbook's sheets."""
    workbook = Workbook(grids, RESULTS, units, hints, name, period)
    people = PersonFinder(hints.people, hints.names)
    return workbook.reading(ResultLines(period, workbook.finder, people, workbook.findings))
