"""Words found in ten years of an agency, against the bare full-text query for the same rows."""

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
    bare = _bare(world)
    found = _ours(desk)
    if found != bare():
        raise RuntimeError("both must find the same")
    note = f"{sum(found)} places for {len(_ASKED)} questions"
    try:
        return pairs(timed(lambda: _ours(desk)), timed(bare), count=25, warm_up=3, note=note)
    finally:
        desk.close()


def _ours(desk: Desk) -> list[int]:
    return [desk.search.search(text).total for text, _match in _ASKED]


def _bare(world: bulk.World) -> Any:
    vault = unlock(world.workspace, bulk.PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    connection = connect(vault.database_path, vault.database_key, SCREEN)

    def read() -> list[int]:
        totals = []
        for _text, match in _ASKED:
            rows = connection.execute(_ROWS, (match, MOST)).fetchall()
            full = len(rows) == MOST
            totals.append(connection.execute(_COUNT, (match,)).fetchone()[0] if full else len(rows))
        return totals

    return read


JOB = Job(
    "search",
    "four questions to ten years x 12 units x 40 tasks (SearchService.search)",
    "the bare full-text query that returns the same rows and their number",
    2.0,
    measure,
)
