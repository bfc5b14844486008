"""A month of 600 units, 40 tasks each, and 5,000 people consolidated, against the bare SQL."""

from pathlib import Path
from typing import Any

from benchmarks import bulk, months
from benchmarks.harness import Job, Measured, pairs, timed
from workreport.domain.period import Period
from workreport.services.calendars import Calendars
from workreport.services.ports.program import Desk
from workreport.services.summary import summarise
from workreport.storage.cipher import SCREEN, connect
from workreport.storage.vault import unlock
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles

_PERIOD = Period(2026, 3)
_SIZE = bulk.Size(units=600, people=5000, tasks=40, first=_PERIOD, months=1)
STATEMENTS = (
    # what was received, checked, answered and graded, unit by unit
    (
        "SELECT fact.*, part.bytes FROM fact"
        " LEFT JOIN part ON part.entry = fact.entry AND part.n = 1 WHERE fact.period = :period"
        " AND fact.kind IN ('receipt', 'answer', 'unit.grade', 'conclusion')"
    ),
    # which version counts
    "SELECT * FROM fact WHERE kind = 'report.file' AND period = :period",
    # counts and quality, unit by unit
    "SELECT * FROM report_sum WHERE period = :period",
    # late, overdue, of the lowest quality, not begun
    (
        "SELECT report, unit, task, content, due_on, done_on, days, status, quality"
        " FROM result_line WHERE period = :period"
        " AND (progress IN ('late', 'overdue') OR quality = 3 OR status IN ('', 'not_started'))"
    ),
    # weights behind the grades; by the month's reports, or all the years' lines would be read
    (
        "SELECT line.report, line.status, line.progress, line.quality, coef, qty, count(*)"
        " FROM report_sum CROSS JOIN result_line AS line ON line.report = report_sum.report"
        " WHERE report_sum.period = :period"
        " GROUP BY line.report, line.status, line.progress, line.quality, coef, qty"
    ),
    # the voices about each person
    "SELECT * FROM rating_line WHERE period = :period",
    # the words of the departments
    (
        "SELECT fact.entry, json_extract(part.bytes, '$.text') FROM fact"
        " JOIN part ON part.entry = fact.entry AND part.n = 1"
        " WHERE fact.kind = 'report.file' AND fact.period = :period"
    ),
)


def measure(folder: Path) -> Measured:
    """Derive the whole month each time: nothing of it is stored."""
    world, desk = bulk.build(folder, _SIZE)
    bulk.keep(desk.book, months.month(world, _PERIOD, planned=False))
    bare = _reader(world)
    try:
        return pairs(timed(lambda: _summary(desk, world.program.calendars)), timed(bare), count=7)
    finally:
        desk.close()


def _summary(desk: Desk, calendars: Calendars) -> object:
    with desk.book.looking() as look:
        return summarise(look, calendars, _PERIOD)


def _reader(world: bulk.World) -> Any:
    vault = unlock(world.workspace, bulk.PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    connection = connect(vault.database_path, vault.database_key, SCREEN)

    def read() -> int:
        values = {"period": str(_PERIOD)}
        return sum(len(connection.execute(each, values).fetchall()) for each in STATEMENTS)

    return read


JOB = Job(
    "consolidate",
    "counts, late list, quality, totals, people of 600 units x 40 tasks, 5,000 people",
    "the SQL that returns those rows",
    2.0,
    measure,
)
