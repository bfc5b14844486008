"""One reading of a workbook: finds the tables that matter, walks them, tells what was odd."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from workreport.domain.errors import UseError, WorldError
from workreport.domain.period import Period
from workreport.domain.sheet_values import clean_text, match_key
from workreport.services.ports.sheets import (
    SKIPPED,
    Hints,
    Severity,
    SheetColumn,
    SheetReading,
    UnitName,
)
from workreport.sheets.columns import PLAN, RATINGS, RESULTS, ROSTER, Kind
from workreport.sheets.findings import Findings
from workreport.sheets.grid import Grid, column_letter
from workreport.sheets.heading import Heading, find_heading, further_headings
from workreport.sheets.table import Row, Table, title_texts
from workreport.sheets.units import UnitFinder

RowT = TypeVar("RowT")
RowT_co = TypeVar("RowT_co", covariant=True)

_MONTH = re.compile(r"\bthang (\d{1,2}) (?:nam )?(20\d\d)\b")
MAX_ROWS = 10_000  # of data; nobody plans so much for a month
_SAMPLES = 3
_MOST_TOLD = 40  # formulas without value, hidden rows: more of them say nothing more
_MAY_REPEAT = {"number", "born", "note"}  # columns of men and women; remarks beside remarks


class Lines(Protocol[RowT_co]):
    """What turns the rows of a kind of sheet into values."""

    def line(self, row: Row, sheet_unit: str | None) -> RowT_co | None:
        """Return what a row says, or nothing when it has an error."""
        ...


@dataclass(frozen=True, slots=True)
class _Part:
    """A table that has a heading of the kind looked for."""

    grid: Grid
    heading: Heading
    unit: str | None


class Workbook:
    """The tables of a workbook, and everything found beside them."""

    def __init__(
        self,
        grids: Sequence[Grid],
        kind: Kind,
        units: Sequence[UnitName],
        hints: Hints,
        name: str,
        period: Period | None = None,
    ) -> None:
        self.finder = UnitFinder(units, hints.names)
        self.findings = Findings()
        self._kind = kind.learn(hints.headings)
        self._remembered = hints.remembered
        self._period = period
        self._name = name
        self._units: set[str] = set()
        self._parts = [part for grid in grids for part in self._parts_of(grid)]
        if not self._parts:
            raise UseError("workbook_no_heading", name=name, kind=kind.name)

    # --- the tables ----------------------------------------------------------------------------

    def _parts_of(self, grid: Grid) -> Iterator[_Part]:
        if grid.hidden:
            self.findings.note(grid.name, -1, "sheet_hidden", Severity.NOTE)
            return
        heading = find_heading(grid, self._kind, self._remembered)
        if heading is None:
            if grid.rows:
                self.findings.note(grid.name, -1, "sheet_passed_over", Severity.NOTE)
            return
        self._tell_letters(grid)
        kinds = (self._kind, *(k for k in (ROSTER, PLAN, RESULTS, RATINGS) if self._differs(k)))
        later = list(further_headings(grid, heading, kinds))
        below = -1
        for place, found in enumerate([heading, *later]):
            end = later[place].first if place < len(later) else None
            part = self._part(grid, replace(found, end=end), below)
            below = found.last
            if part is not None:
                yield part

    def _differs(self, kind: Kind) -> bool:
        return kind.name != self._kind.name

    def _part(self, grid: Grid, heading: Heading, below: int) -> _Part | None:
        if not heading.fields:
            self.findings.note(
                grid.name, heading.first, "table_passed_over", Severity.NOTE,
                value=" | ".join(heading.texts.values())[:200],
            )  # fmt: skip
            return None
        unit, other_month = self._titles(grid, heading, below)
        if below >= 0 and other_month:
            self.findings.note(
                grid.name, heading.first, "table_of_another_month", Severity.NOTE, value=other_month
            )
            return None
        self._tell_columns(grid, heading)
        return _Part(grid, heading, unit)

    def _titles(self, grid: Grid, heading: Heading, below: int) -> tuple[str | None, str]:
        found: set[str] = set()
        other_month = ""
        for row, text in title_texts(grid, heading, below):
            match = self.finder.find_title(text)
            if len(match.units) > 1:
                self.findings.note(
                    grid.name, row, "unit_ambiguous", Severity.ASKED, value=text,
                    count=len(match.units),
                )  # fmt: skip
            if match.unit is not None:
                found.add(match.unit)
            other_month = self._other_month(text) or other_month
            if below < 0:
                self._compare_month(grid, row, text)
        if not found:
            by_name = self.finder.find_title(grid.name)
            found = {by_name.unit} if by_name.unit is not None else found
        self._units |= found
        return next(iter(found)) if len(found) == 1 else None, other_month

    def _other_month(self, text: str) -> str:
        match = _MONTH.search(match_key(text))
        if match is None or self._period is None:
            return ""
        named = f"{match[2]}-{int(match[1]):02d}"
        return named if named != str(self._period) else ""

    def _compare_month(self, grid: Grid, row: int, text: str) -> None:
        named = self._other_month(text)
        if named:
            self.findings.note(
                grid.name, row, "period_differs", Severity.ASKED, value=text,
                period=str(self._period), named=named,
            )  # fmt: skip

    # --- what is odd ---------------------------------------------------------------------------

    def _tell_letters(self, grid: Grid) -> None:
        if grid.letters:
            self.findings.note(
                grid.name, -1, "sheet_old_letters", Severity.NOTE, value=grid.letters.upper()
            )

    def _tell_columns(self, grid: Grid, heading: Heading) -> None:
        for column in columns_under(grid, heading):
            if not column.field and column.sample:
                self.findings.note(
                    grid.name, heading.last, "heading_unknown", Severity.NOTE,
                    column=column.column, value=column.label,
                )  # fmt: skip
        for name, columns in heading.fields.items():
            own = [c for c in columns if self._has_own_words(grid, heading, c)]
            if len(own) > 1 and name not in _MAY_REPEAT:
                self.findings.note(
                    grid.name, heading.last, "heading_twice", Severity.ASKED,
                    column=column_letter(own[1]), value=heading.texts[own[1]],
                    first=column_letter(own[0]),
                )  # fmt: skip
        hidden = [c for c in sorted(grid.hidden_columns) if heading.names.get(c, "_") != SKIPPED]
        for place in hidden:
            self.findings.note(
                grid.name, heading.last, "column_hidden", Severity.NOTE,
                column=column_letter(place), value=heading.texts.get(place, ""),
            )  # fmt: skip

    def _has_own_words(self, grid: Grid, heading: Heading, column: int) -> bool:
        return any(
            clean_text(grid.rows.get(row, {}).get(column))
            for row in range(heading.first, heading.last + 1)
        )

    # --- the rows ------------------------------------------------------------------------------

    def reading(self, lines: Lines[RowT]) -> SheetReading[RowT]:
        """Walk all tables and return what they say.

        Raises:
            WorldError: ``workbook_too_large``.
        """
        read = 0
        rows: list[RowT] = []
        for part in self._parts:
            table = Table(part.grid, part.heading, self._kind, self.finder)
            seen: set[int] = set()
            for row in table.rows():
                seen.add(row.number)
                if read + len(seen) > MAX_ROWS:
                    raise WorldError("workbook_too_large", name=self._name)
                line = None if self.findings.formulas(row) else lines.line(row, part.unit)
                if line is not None:
                    rows.append(line)
            read += len(seen)
            self._compare_count(table, len(seen))
            self._compare_titles(table)
            self._tell_unseen(table, seen)
        columns = tuple(
            column for part in self._parts for column in columns_under(part.grid, part.heading)
        )
        unit = self._only_unit(all(getattr(row, "unit", "") for row in rows))
        return SheetReading(read, tuple(rows), tuple(self.findings.problems), unit, columns)

    def _tell_unseen(self, table: Table, seen: set[int]) -> None:
        grid, heading = table.grid, table.heading
        hidden = sorted(seen & grid.hidden_rows)
        if hidden:
            self.findings.note(
                grid.name, hidden[0], "rows_hidden", Severity.ASKED, count=len(hidden),
                rows=", ".join(str(row + 1) for row in hidden[:_MOST_TOLD]),
            )  # fmt: skip
        own = set(heading.fields.get(self._kind.key, ()))
        lost = sorted(
            (row, column)
            for row, column in grid.unread
            if row > heading.last and row not in grid.rows and column in own
            and (heading.end is None or row < heading.end)
        )  # fmt: skip
        for row, column in lost[:_MOST_TOLD]:
            self.findings.note(
                grid.name, row, "formula_without_value", Severity.ERROR,
                column=column_letter(column),
            )  # fmt: skip

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
            if before != row and self._kind.name == ROSTER.name:
                self.findings.note(
                    table.grid.name, row, "unit_repeated", Severity.ASKED, value=title.text,
                    first=before + 1,
                )  # fmt: skip

    def _only_unit(self, each_has_its_own: bool) -> str | None:
        if len(self._units) > 1 and self._kind.name == RESULTS.name and not each_has_its_own:
            part = self._parts[0]
            self.findings.note(
                part.grid.name, part.heading.first, "several_units", Severity.ERROR,
                count=len(self._units),
            )  # fmt: skip
        return next(iter(self._units)) if len(self._units) == 1 else None


def columns_under(grid: Grid, heading: Heading) -> Iterator[SheetColumn]:
    """Yield the columns of a table with what they mean and the first cells below."""
    below = [
        cells
        for row, cells in grid.rows.items()
        if row > heading.last and (heading.end is None or row < heading.end)
    ]
    for column, label in sorted(heading.texts.items()):
        if not heading.labels.get(column):
            continue
        texts = (clean_text(cells.get(column)) for cells in below[: 8 * _SAMPLES])
        sample = [text for text in texts if text][:_SAMPLES]
        yield SheetColumn(
            sheet=grid.name,
            row=heading.last + 1,
            column=column_letter(column),
            label=label,
            key=heading.key(column),
            shape=heading.shape,
            field=heading.names.get(column, ""),
            sample=tuple(sample),
        )
