"""Reads a workbook file through a child process that may die of it, never the program."""

import multiprocessing
import signal
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.domain.errors import CodedError, UseError, WorldError
from workreport.sheets.archive import check_archive
from workreport.sheets.grid import CELLS, PROTECTED, TOO_LARGE, Grid, decode

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

MAX_FILE = 50 * 2**20
WALL_SECONDS = 30.0
_ANSWER_LIMIT = 6 * 2**20
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)
_OUT_OF_MEMORY = -getattr(signal, "SIGABRT", 0)


def read_grids(path: Path, wall_seconds: float = WALL_SECONDS) -> tuple[Grid, ...]:
    """Return the sheets of a workbook file.

    Raises:
        UseError: It is no table, or carries more than cells; see ``check_archive``.
        WorldError: ``file_missing``, ``workbook_unreadable``, ``workbook_suspicious``,
            ``workbook_too_large`` or ``workbook_timeout``.
    """
    data = bytes_of(path)
    check_archive(data, path.name)
    return understand(_ask_child(data, path.name, wall_seconds), path.name)


def bytes_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        WorldError: ``file_missing``, ``workbook_unreadable`` or ``workbook_too_large``.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise WorldError("file_missing", path=str(path)) from error
    except OSError as error:
        raise WorldError("workbook_unreadable", name=path.name) from error
    if len(data) > MAX_FILE:
        raise WorldError("workbook_too_large", name=path.name)
    return data


def _ask_child(data: bytes, name: str, wall_seconds: float) -> bytes:
    # Imported here: the library of spreadsheets must not load with the program.
    from workreport.sheets.child import answer  # noqa: PLC0415

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=answer, args=(data, theirs), daemon=True)
    ends_at = time.monotonic() + wall_seconds
    try:
        child.start()
        theirs.close()
        return _hear(child, ours, ends_at, name)
    finally:
        ours.close()
        theirs.close()
        if child.pid is not None:
            child.kill()
            child.join()
            child.close()


def _hear(child: "SpawnProcess", channel: Connection, ends_at: float, name: str) -> bytes:
    if not channel.poll(max(0.0, ends_at - time.monotonic())):
        raise WorldError("workbook_timeout", name=name)
    try:
        return channel.recv_bytes(_ANSWER_LIMIT)
    except (EOFError, OSError):
        child.join(max(0.0, ends_at - time.monotonic()))
        raise _cause_of_death(child.exitcode, name) from None


def _cause_of_death(exit_code: int | None, name: str) -> CodedError:
    if exit_code is None or exit_code == _OUT_OF_TIME:
        return WorldError("workbook_timeout", name=name)
    if exit_code == _OUT_OF_MEMORY:
        return WorldError("workbook_too_large", name=name)
    return WorldError("workbook_unreadable", name=name)


def understand(said: bytes, name: str) -> tuple[Grid, ...]:
    """Turn the answer of the reading process into grids or the error it stands for."""
    verdict, cells = said[:1], said[1:]
    if verdict == PROTECTED:
        raise UseError("workbook_protected", name=name)
    if verdict == TOO_LARGE:
        raise WorldError("workbook_too_large", name=name)
    try:
        if verdict == CELLS:
            return tuple(
                grid if grid.name else replace(grid, name=Path(name).stem) for grid in decode(cells)
            )
    except ValueError as error:
        raise WorldError("workbook_unreadable", name=name) from error
    raise WorldError("workbook_unreadable", name=name)
