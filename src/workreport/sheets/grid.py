"""The cells of one sheet, sparse, and their passage from the reading process as plain JSON."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workreport.domain.sheet_values import CellValue

Span = tuple[int, int, int, int]
"""A merged area: first row, first column, last row, last column (0-based, inclusive)."""

CELLS, PROTECTED, UNREADABLE, TOO_LARGE = b"c", b"p", b"u", b"l"
"""First byte of the reading process's answer; after ``CELLS`` follows the JSON."""

_LETTERS = 26
_DAY_KEY = "day"


@dataclass(frozen=True, slots=True)
class Grid:
    """The filled cells of a sheet by row and column, both counted from 0."""

    name: str
    rows: Mapping[int, Mapping[int, CellValue]]
    merges: tuple[Span, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unread: frozenset[tuple[int, int]] = frozenset()  # formulas that have no value
    letters: str = ""  # the code from before Unicode the texts were written in


def grid_of(
    name: str, rows: Iterable[Iterable[object]], merges: tuple[Span, ...] = (), hidden: bool = False
) -> Grid:
    """Make a grid of full rows; blank cells and blank rows leave no trace."""
    kept: dict[int, dict[int, CellValue]] = {}
    for number, row in enumerate(rows):
        cells = {column: _cell(value) for column, value in enumerate(row) if is_filled(value)}
        if cells:
            kept[number] = cells
    return Grid(name, kept, merges, hidden)


def is_filled(value: object) -> bool:
    """Tell whether a cell holds something a person can see."""
    return value is not None and not (isinstance(value, str) and not value.strip())


def _cell(value: object) -> CellValue:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (str, bool, int, float, date)):
        return value
    return str(value) if isinstance(value, (time, timedelta)) else None


def column_letter(column: int) -> str:
    """Return the letter Excel shows for a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def encode(grids: Iterable[Grid]) -> bytes:
    """Write grids as JSON; the parent never unpickles what the reading process says."""
    plain = [
        {
            "name": grid.name,
            "hidden": grid.hidden,
            "merges": grid.merges,
            "hidden_rows": sorted(grid.hidden_rows),
            "hidden_columns": sorted(grid.hidden_columns),
            "unread": sorted(grid.unread),
            "letters": grid.letters,
            "rows": [[row, list(cells.items())] for row, cells in grid.rows.items()],
        }
        for grid in grids
    ]
    return json.dumps(plain, ensure_ascii=False, default=_plain_day).encode("utf-8", "replace")


def _plain_day(value: object) -> object:
    if isinstance(value, date):
        return {_DAY_KEY: value.isoformat()}
    raise TypeError(type(value).__name__)


def decode(data: bytes) -> tuple[Grid, ...]:
    """Read what :func:`encode` wrote.

    Raises:
        ValueError: The bytes are something else.
    """
    try:
        return tuple(
            Grid(
                str(sheet["name"]),
                {int(row): {int(column): _read(value) for column, value in cells}
                 for row, cells in sheet["rows"]},
                tuple(_span(span) for span in sheet["merges"]),
                bool(sheet["hidden"]),
                frozenset(map(int, sheet["hidden_rows"])),
                frozenset(map(int, sheet["hidden_columns"])),
                frozenset((int(row), int(column)) for row, column in sheet["unread"]),
                str(sheet["letters"]),
            )
            for sheet in json.loads(data)
        )  # fmt: skip
    except (KeyError, TypeError) as error:
        raise ValueError("not the cells of a workbook") from error


def _read(value: object) -> CellValue:
    if isinstance(value, dict):
        return date.fromisoformat(value[_DAY_KEY])
    if isinstance(value, (str, bool, int, float)):
        return value
    raise ValueError("not a cell")


def _span(values: Iterable[int]) -> Span:
    top, left, bottom, right = (int(value) for value in values)
    return top, left, bottom, right
