"""Words found in ten years of an agency, against the bare full-text query for the same rows."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import bulk
from benchmarks.harness import Job, Measured, pairs, timed
from workreport.domain.period import Period
from workreport.services.ports.program import Desk
from workreport.services.searching import MOST
from workreport.services.training.bulk import History, fill_history
from workreport.services.training.texts import Dice, load
from workreport.storage.cipher import SCREEN, connect
from workreport.storage.vault import unlock
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles

_LAST = Period(2026, 3)
_YEARS = 10
_SIZE = bulk.Size(units=12, people=60, tasks=40, first=_LAST, months=1)
# As somebody types it, and as the index is asked: many places, few, a phrase, a mere beginning.
_ASKED = (
    ("bao cao ", '"bao" AND "cao"'),
    ("thẩm định hồ sơ ", '"tham" AND "dinh" AND "ho" AND "so"'),
    ('"nghị quyết"', '"nghi quyet"'),
    ("kết lu", '"ket" AND "lu"*'),
)
_ROWS = (
    "SELECT place.source, place.kind, place.period, place.unit, place.subject, place.title,"
    " place.text FROM search_word JOIN search_place AS place ON place.id = search_word.rowid"
    " WHERE search_word MATCH ? ORDER BY search_word.rowid DESC LIMIT ?"
)
_COUNT = "SELECT count(*) FROM search_word WHERE search_word MATCH ?"


def measure(folder: Path) -> Measured:
    """Ask four questions of 120 months of twelve units with forty tasks each."""
    world, desk = bulk.build(folder, _SIZE)
    history = History(_LAST.plus(-12 * _YEARS), 12 * _YEARS, _SIZE.tasks)
    texts = load(world.program.resources)
    fill_history(desk, world.program.calendars, texts, Dice(1), history)
    return compared(world, desk, _ASKED, count=25)


def compared(
    world: bulk.World, desk: Desk, asked: Sequence[tuple[str, str]], *, count: int
) -> Measured:
    """Ask both the same questions in turn; closes the desk."""
    vault = unlock(world.workspace, bulk.PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    connection = connect(vault.database_path, vault.database_key, SCREEN)

    def ours() -> list[int]:
        return [desk.search.search(text).total for text, _match in asked]

    def bare() -> list[int]:
        return [_total(connection, match) for _text, match in asked]

    try:
        found = ours()
        if found != bare():
            raise RuntimeError("both must find the same")
        note = f"{sum(found)} places for {len(asked)} questions"
        return pairs(timed(ours), timed(bare), count=count, warm_up=3, note=note)
    finally:
        connection.close()
        desk.close()


def _total(connection: Any, match: str) -> int:
    rows = connection.execute(_ROWS, (match, MOST)).fetchall()
    if len(rows) < MOST:
        return len(rows)
    return int(connection.execute(_COUNT, (match,)).fetchone()[0])


JOB = Job(
    "search",
    "four questions to ten years x 12 units x 40 tasks (SearchService.search)",
    "the bare full-text query that returns the same rows and their number",
    2.0,
    measure,
)
