"""A month of twelve departments locked, against reading what it pins and one commit."""

import shutil
import time
from pathlib import Path

from benchmarks import bulk, months
from benchmarks.harness import Job, Measured, pairs
from workreport.domain.period import Period
from workreport.services.month_lock import Watch
from workreport.storage.cipher import WRITER, connect
from workreport.storage.vault import unlock
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles

_PERIOD = Period(2026, 3)
_SIZE = bulk.Size(units=12, people=96, tasks=40, first=_PERIOD, months=1)
_OVERRIDES = {"over_quota": "Tờ trình số 12-TTr/BTCTU", "open_return": "x", "not_graded": "x"}
_PINNED = (
    "SELECT unit, entry FROM fact WHERE kind = 'report.file' AND period = ? AND is_chosen",
    "SELECT unit, entry FROM fact WHERE kind = 'unit.grade' AND period = ? AND is_chosen",
    "SELECT entry FROM fact WHERE kind = 'conclusion' AND period = ? AND is_chosen",
    "SELECT person, entry, level FROM rating_line WHERE period = ? AND voice = 'decided'",
    # by the month's reports, or the lines of all years would be read
    (
        "SELECT line.report, line.task, line.status FROM fact"
        " CROSS JOIN result_line AS line ON line.report = fact.entry"
        " WHERE fact.kind = 'report.file' AND fact.period = ? AND fact.is_chosen"
    ),
    (
        "SELECT task.id, task.unit FROM task JOIN task_month ON task_month.task = task.id"
        " WHERE task_month.period = ? AND NOT cancelled"
    ),
)


def measure(folder: Path) -> Measured:
    """Every round closes the same month in a fresh copy of the workspace."""
    world, desk = bulk.build(folder, _SIZE)
    bulk.keep(desk.book, months.month(world, _PERIOD, decided=True))
    desk.close()
    world.clock.at = bulk.moment(_PERIOD, 26)
    return closed_in_copies(world, folder, _PERIOD, count=9)


def closed_in_copies(world: bulk.World, folder: Path, period: Period, *, count: int) -> Measured:
    """Close a month in copies of a workspace, watched by somebody who never gives it up."""
    vault = unlock(world.workspace, bulk.PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    place = folder / "round"
    told: list[str] = []
    watch = Watch(lambda step, _done, _total: told.append(step), lambda: False)

    def ours() -> float:
        shutil.copytree(world.workspace, place)
        here = world.program.open(place, bulk.PASSPHRASE)
        here.consolidation.summary(period)  # the screen before the button has shown it
        start = time.perf_counter()
        here.closing.close(period, _OVERRIDES, watch)
        spent = time.perf_counter() - start
        here.close()
        shutil.rmtree(place)
        return spent

    def bare() -> float:
        shutil.copytree(world.workspace, place)
        connection = connect(place / vault.database_path.name, vault.database_key, WRITER)
        connection.execute("CREATE TABLE bare (body BLOB)")
        _read_and_commit(connection, period)
        start = time.perf_counter()
        _read_and_commit(connection, period)
        spent = time.perf_counter() - start
        connection.close()
        shutil.rmtree(place)
        return spent

    return pairs(ours, bare, count=count)


def _read_and_commit(connection: object, period: Period) -> None:
    execute = connection.execute  # type: ignore[attr-defined]
    execute("BEGIN IMMEDIATE")
    pinned = [execute(each, (str(period),)).fetchall() for each in _PINNED]
    execute("INSERT INTO bare VALUES (?)", (repr(pinned[:4]).encode(),))
    execute("COMMIT")


JOB = Job(
    "close_month",
    "a month of 12 x 40 tasks and 96 people closed: gates, pins, carry, publication, next month",
    "reading the pinned ids and one commit",
    3.0,
    measure,
)
