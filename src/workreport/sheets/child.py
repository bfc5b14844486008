"""The reading process: opens a workbook inside limits and says its cells as plain JSON."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from multiprocessing.connection import Connection

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from workreport.sheets.archive import is_workbook
from workreport.sheets.grid import (
    CELLS,
    PROTECTED,
    TOO_LARGE,
    UNREADABLE,
    Grid,
    Span,
    encode,
    grid_of,
    is_filled,
)
from workreport.sheets.letters import old_code, recode
from workreport.sheets.old_facts import old_facts
from workreport.sheets.part_facts import PartFacts, facts_of
from workreport.sheets.text_file import NotTextError, cells_of, text_of

MEMORY = 512 * 2**20
CPU_SECONDS = 20
MAX_CELLS = 200_000
MAX_ANSWER = 5 * 2**20
MAX_MERGES = 5000
MAX_COLUMNS = 16_384


class _TooManyCellsError(Exception):
    """The workbook holds more than anybody typed."""


def answer(data: bytes, channel: Connection) -> None:
    """Read a workbook and send the answer; the entry point of the spawned process."""
    _keep_quiet()
    _limit_resources()
    channel.send_bytes(read_workbook(data))
    channel.close()


def _keep_quiet() -> None:
    # A library that dies of its limits prints a trace; the parent says it in a sentence.
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)


def _limit_resources() -> None:
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - exists on POSIX only

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_workbook(data: bytes) -> bytes:
    """Return the answer for the bytes of a workbook: one byte of verdict, then the cells."""
    try:
        said = encode(_grids_of(data))
    except PasswordError:
        return PROTECTED
    except (CalamineError, NotTextError):
        return UNREADABLE
    except (_TooManyCellsError, MemoryError):
        return TOO_LARGE
    return CELLS + said if len(said) <= MAX_ANSWER else TOO_LARGE


def _grids_of(data: bytes) -> list[Grid]:
    if not is_workbook(data):
        text, code = text_of(data)
        grid = grid_of("", _counted(cells_of(text), MAX_CELLS))
        return [replace(grid, letters=code)]
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        found = dict(_grids(workbook))
    facts = facts_of(data) or old_facts(data)
    return [_with_facts(grid, facts.get(place)) for place, grid in found.items()]


def _grids(workbook: CalamineWorkbook) -> Iterator[tuple[int, Grid]]:
    left = MAX_CELLS
    for index, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        grid = _grid(sheet, workbook.get_sheet_by_index(index), left)
        left -= sum(len(cells) for cells in grid.rows.values())
        yield index, grid


def _grid(about: SheetMetadata, sheet: CalamineSheet, limit: int) -> Grid:
    hidden = about.visible != SheetVisibleEnum.Visible
    if hidden or sheet.start is None:
        return Grid(about.name, {}, hidden=hidden)
    _, left = sheet.start
    # The iterator counts rows from the first of the sheet and columns from the first filled one.
    found = grid_of(about.name, _counted(sheet.iter_rows(), limit))
    rows = {row: {left + column: value for column, value in cells.items()}
            for row, cells in found.rows.items()}  # fmt: skip
    merges: tuple[Span, ...] = tuple(
        (first_row, first_column, last_row, last_column)
        for (first_row, first_column), (last_row, last_column) in islice(
            sheet.merged_cell_ranges or (), MAX_MERGES
        )
    )
    return Grid(about.name, rows, merges)


def _counted(rows: Iterable[Iterable[object]], limit: int) -> Iterator[list[object]]:
    for row in rows:
        cells = [*row]
        limit -= sum(1 for value in cells if is_filled(value))
        if limit < 0 or len(cells) > MAX_COLUMNS:
            raise _TooManyCellsError
        yield cells


def _with_facts(grid: Grid, facts: PartFacts | None) -> Grid:
    facts = facts or PartFacts()
    code = old_code(
        value for cells in grid.rows.values() for value in cells.values() if isinstance(value, str)
    )
    rows = grid.rows
    if code:
        rows = {
            row: {c: recode(v, code) if isinstance(v, str) else v for c, v in cells.items()}
            for row, cells in rows.items()
        }
    return replace(
        grid,
        rows=rows,
        hidden_rows=facts.hidden_rows & grid.rows.keys(),
        hidden_columns=facts.hidden_columns & {c for cells in rows.values() for c in cells},
        unread=facts.unread,
        letters=code,
    )
