"""Ten years of 46 units and 5,000 people, built once in a run, and what is measured in them."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks import bulk, close_month, consolidate, grid, months, paste, search
from benchmarks.harness import Job, Measured, pairs, timed
from workreport.domain.period import Period
from workreport.ledger.envelope import Entry
from workreport.services.summary import summarise
from workreport.storage.cipher import SCREEN, connect
from workreport.storage.vault import unlock
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles
from workreport.ui.tasks.runner import TaskRunner
from workreport.ui.viewmodels.board import Board
from workreport.ui.viewmodels.desk_session import DeskSession

MONTHS = 120
_LAST = Period(2026, 3)
_SHOWN = 12
_SIZE = bulk.Size(units=46, people=5000, tasks=40, first=_LAST.plus(1 - MONTHS), months=MONTHS)
# What the board shows of a month: the steps of each unit with their words, versions and counts.
_BOARD = (
    (
        "SELECT fact.*, part.bytes FROM fact"
        " LEFT JOIN part ON part.entry = fact.entry AND part.n = 1 WHERE fact.period = :period"
        " AND fact.kind IN ('report.recall', 'receipt', 'check.start', 'answer', 'answer.withdraw',"
        " 'extension.ask', 'extension.grant', 'unit.grade', 'period.open', 'period.change',"
        " 'period.close', 'period.reopen', 'reopen.confirm', 'consolidation', 'conclusion')"
    ),
    "SELECT * FROM fact WHERE kind = 'report.file' AND period = :period",
    "SELECT * FROM report_sum WHERE period = :period",
)
# What it shows of the months before: how punctual each unit was, and nothing else. Entries are
# needed because a lock pins them.
_EARLIER = (
    (
        "SELECT fact.entry, fact.subject, fact.is_chosen, fact.kind, part.bytes FROM fact"
        " LEFT JOIN part ON part.entry = fact.entry AND part.n = 1 WHERE fact.period = :period"
        " AND fact.kind IN ('receipt', 'answer')"
    ),
    (
        "SELECT fact.*, part.bytes FROM fact"
        " LEFT JOIN part ON part.entry = fact.entry AND part.n = 1 WHERE fact.period = :period"
        " AND fact.kind IN ('extension.grant', 'period.open', 'period.change', 'period.close',"
        " 'period.reopen', 'reopen.confirm')"
    ),
    "SELECT unit, version, entry FROM fact WHERE kind = 'report.file' AND period = :period",
)
# Of the month before: what is told of its figures beside those of this one.
_BEFORE = (
    *_BOARD,
    "SELECT * FROM report_figure WHERE period = :period",
)
_ASKED = (
    ("bao cao ", '"bao" AND "cao"'),
    ("xây dựng đảng ", '"xay" AND "dung" AND "dang"'),
    ('"nghị quyết"', '"nghi quyet"'),
    ("dang thuc hien", '"dang" AND "thuc" AND "hien"*'),
)


@dataclass(frozen=True, slots=True)
class _Decade:
    """The agency on this disk; the folder goes when the run ends."""

    folder: "tempfile.TemporaryDirectory[str]"
    world: bulk.World


@cache
def _decade() -> _Decade:
    folder = tempfile.TemporaryDirectory(prefix="workreport-bench-decade-")
    world, desk = bulk.build(Path(folder.name), _SIZE)
    bulk.keep(desk.book, _history(world))
    desk.close()
    world.clock.at = bulk.moment(_LAST, 26)
    return _Decade(folder, world)


def _history(world: bulk.World) -> Iterator[Entry]:
    """Sign closed months, then one that is still to be closed and has its decisions."""
    for number in range(_SIZE.months - 1):
        yield from months.closed_month(world, _SIZE.first.plus(number))
    yield from months.month(world, _LAST, decided=True)


def _connection(world: bulk.World) -> Any:
    vault = unlock(world.workspace, bulk.PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    return connect(vault.database_path, vault.database_key, SCREEN)


def _rows(connection: Any, statements: tuple[str, ...], period: Period) -> int:
    values = {"period": str(period)}
    return sum(len(connection.execute(each, values).fetchall()) for each in statements)


def _board(_folder: Path) -> Measured:
    world = _decade().world
    grid.dressed()
    desk, connection, runner = world.open(), _connection(world), TaskRunner()
    session = DeskSession(desk, runner, paste.Silence(), _LAST)
    shown = [_LAST.plus(-step) for step in range(_SHOWN)]

    def ours() -> None:
        board = Board(session)  # a new one has no earlier months yet
        board.refresh()
        while board.facts is None:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        board.deleteLater()

    def bare() -> int:
        return _rows(connection, _BOARD, _LAST) + sum(
            _rows(connection, _EARLIER, each) for each in shown[1:]
        )

    try:
        return pairs(timed(ours), timed(bare), count=15, note=f"{bare()} rows")
    finally:
        runner.shutdown()
        connection.close()
        desk.close()


def _consolidation(_folder: Path) -> Measured:
    world = _decade().world
    desk, connection = world.open(), _connection(world)
    calendars = world.program.calendars

    def ours() -> None:
        with desk.book.looking() as look:
            summarise(look, calendars, _LAST)

    def bare() -> int:
        this = _rows(connection, consolidate.STATEMENTS, _LAST)
        return this + _rows(connection, _BEFORE, _LAST.previous)

    try:
        return pairs(timed(ours), timed(bare), count=15, note=f"{bare()} rows")
    finally:
        connection.close()
        desk.close()


def _search(_folder: Path) -> Measured:
    world = _decade().world
    return search.compared(world, world.open(), _ASKED, count=9)


def _closing(folder: Path) -> Measured:
    return close_month.closed_in_copies(_decade().world, folder, _LAST, count=3)


_SQL = "the SQL that returns those rows"
JOBS = (
    Job(
        "board_decade",
        "the board of a month of 46 units with the eleven months before it, ten years behind it",
        _SQL,
        2.0,
        _board,
    ),
    Job(
        "consolidate_decade",
        "the month consolidated: 46 units x 40 tasks, 5,000 people, ten years behind it",
        _SQL,
        2.0,
        _consolidation,
    ),
    Job(
        "search_decade",
        "four questions to 46 units x 120 months x 40 tasks",
        "the bare full-text query that returns the same rows and their number",
        2.0,
        _search,
    ),
    Job(
        "close_decade",
        "such a month with 5,000 decided people closed, with progress told and cancel asked",
        "reading the pinned ids and one commit",
        3.0,
        _closing,
    ),
)
