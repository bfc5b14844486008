"""A thousand reports taken in, against opening, verifying and one bulk insert of the same rows."""

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import bulk
from benchmarks.harness import Job, Measured, pairs
from workreport.domain.period import Period
from workreport.ledger.envelope import read_entry, signature_valid
from workreport.ledger.keys import KeyPair
from workreport.ledger.package import open_package, seal
from workreport.services.exchange import BATCH_PACKAGES
from workreport.services.ingest import Arrived, take_in, unseal
from workreport.storage import tables
from workreport.storage.cipher import WRITER, connect
from workreport.storage.vault import unlock
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles

_MONTHS = 10
_SIZE = bulk.Size(units=100, people=800, tasks=40, first=Period(2026, 1), months=_MONTHS)
_TABLES = (tables.entry, tables.part, *tables.PROJECTIONS)


def measure(folder: Path) -> Measured:
    """Each package holds one report of forty tasks and eight rated people."""
    world, desk = bulk.build(folder, _SIZE)
    office = desk.book.identity.keys
    arrived = list(_packages(world, office))
    desk.close()
    vault = unlock(
        world.workspace, bulk.PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock()
    )
    name, key = vault.database_path.name, vault.database_key
    round_folder = folder / "round"
    before = _content(vault.database_path, key)

    def ours() -> float:
        shutil.copytree(world.workspace, round_folder)
        here = world.program.open(round_folder, bulk.PASSPHRASE)
        start = time.perf_counter()
        for first in range(0, len(arrived), BATCH_PACKAGES):
            batch = [
                (one, unseal(one, office, world.chief.net))
                for one in arrived[first : first + BATCH_PACKAGES]
            ]
            with here.book.working() as work:
                found = take_in(work, batch)
            if len(found.accepted) != len(batch):
                raise RuntimeError(f"not everything was accepted: {found.problems[:3]}")
        spent = time.perf_counter() - start
        here.close()
        rows.update(_content(round_folder / name, key) if not rows else {})
        shutil.rmtree(round_folder)
        return spent

    rows: dict[str, Any] = {}
    ours()
    fresh = {table: sorted(rows[table] - before[table], key=repr) for table in rows}
    signs = {hand.keys.public.key_id: hand.keys.public.sign for hand in world.hands.values()}

    def bare() -> float:
        shutil.copytree(world.workspace, round_folder)
        connection = connect(round_folder / name, key, WRITER)
        start = time.perf_counter()
        _open_and_verify(arrived, office, signs)
        connection.execute("BEGIN IMMEDIATE")
        for table in _TABLES:
            wanted = fresh[table.name]
            if wanted:
                places = ", ".join("?" * len(table.c))
                connection.executemany(f"INSERT INTO {table.name} VALUES ({places})", wanted)  # noqa: S608
        connection.execute("COMMIT")
        spent = time.perf_counter() - start
        connection.close()
        shutil.rmtree(round_folder)
        return spent

    note = f"{sum(map(len, fresh.values()))} rows"
    return pairs(ours, bare, count=4, warm_up=0, note=note)


def _packages(world: bulk.World, office: KeyPair) -> Sequence[Arrived]:
    found = []
    for number in range(_MONTHS):
        period = _SIZE.first.plus(number)
        for place, unit in enumerate(world.units):
            hand = world.hands[unit]
            entry = bulk.filed_report(world, unit, period, place)
            name, data = seal(
                [entry],
                net=world.chief.net,
                writer=hand.writer,
                recipients=[hand.keys.public, office.public],
                heads={},
                signer=hand.keys,
            )
            found.append(Arrived(name, hand.writer, data))
    return found


def _open_and_verify(
    arrived: Sequence[Arrived], office: KeyPair, signs: dict[str, bytes]
) -> None:
    for one in arrived:
        for raw in open_package(one.data, office).entries:
            entry = read_entry(raw.envelope_bytes, raw.signature, dict(raw.parts))
            if not signature_valid(entry, signs[entry.envelope.key]):
                raise RuntimeError("a signature does not fit")


def _content(path: Path, key: bytes) -> dict[str, set[tuple[object, ...]]]:
    connection = connect(path, key, WRITER)
    try:
        return {
            table.name: set(
                connection.execute(f"SELECT {', '.join(table.c.keys())} FROM {table.name}")  # noqa: S608
            )
            for table in _TABLES
        }
    finally:
        connection.close()


JOB = Job(
    "ingest",
    "1,000 packages with a report each taken in (unseal, take_in)",
    "opening, verifying, one bulk insert of the same entries and projection rows",
    2.5,
    measure,
)
