"""A thousand reports taken in, against opening, verifying and one bulk insert of the same rows."""

import hashlib
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import bulk, months
from benchmarks.harness import Job, Measured, pairs
from workreport.domain.period import Period
from workreport.i18n.vietnamese import fold
from workreport.ledger.chunks import InMemory
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
_WORDS = "INSERT INTO search_word(rowid, words) VALUES (?, ?)"
Row = tuple[object, ...]
_TABLES = (tables.entry, tables.part, *tables.PROJECTIONS)


def measure(folder: Path) -> Measured:
    """Each package holds one report of forty tasks and eight rated people."""
    world, desk = bulk.build(folder, _SIZE)
    office = desk.book.identity.keys
    post = _Post(world, office, _packages(world, office))
    desk.close()
    before = post.content(world.workspace)
    post.take_in(keep=True)
    after = post.content(post.place)
    shutil.rmtree(post.place)
    fresh = {name: sorted(after[name] - before[name], key=repr) for name in after}
    note = f"{sum(map(len, fresh.values()))} rows"
    return pairs(post.take_in, lambda: post.insert(fresh), count=4, warm_up=0, note=note)


class _Post:
    """The packages, and the two ways to get what they hold into a copy of the workspace."""

    def __init__(
        self, world: bulk.World, office: KeyPair, arrived: Sequence[tuple[Arrived, bytes]]
    ) -> None:
        self.place = world.folder / "round"
        self._world = world
        self._office = office
        self._arrived = arrived
        files = LocalDurableFiles()
        vault = unlock(world.workspace, bulk.PASSPHRASE, files=files, clock=SystemClock())
        self._name, self._key = vault.database_path.name, vault.database_key

    def take_in(self, *, keep: bool = False) -> float:
        """Do it as the exchange does, batch by batch."""
        shutil.copytree(self._world.workspace, self.place)
        desk = self._world.program.open(self.place, bulk.PASSPHRASE)
        start = time.perf_counter()
        for first in range(0, len(self._arrived), BATCH_PACKAGES):
            batch = [
                (one, unseal(InMemory(data), one.name, self._office, self._world.chief.net))
                for one, data in self._arrived[first : first + BATCH_PACKAGES]
            ]
            with desk.book.working() as work:
                found = take_in(work, batch)
            if len(found.accepted) != len(batch):
                raise RuntimeError(f"not everything was accepted: {found.problems[:3]}")
        spent = time.perf_counter() - start
        desk.close()
        if not keep:
            shutil.rmtree(self.place)
        return spent

    def insert(self, fresh: Mapping[str, Sequence[Row]]) -> float:
        """Open, verify, and insert the rows that taking in gave, and their words into the index."""
        words = [(row[0], fold(str(row[-1]))) for row in fresh[tables.search_place.name]]
        shutil.copytree(self._world.workspace, self.place)
        connection = self._connect(self.place)
        start = time.perf_counter()
        self._open_and_verify()
        connection.execute("BEGIN IMMEDIATE")
        for table in _TABLES:
            places = ", ".join("?" * len(table.c))
            statement = f"INSERT INTO {table.name} VALUES ({places})"  # noqa: S608 - our own names
            connection.executemany(statement, fresh[table.name])
        connection.executemany(_WORDS, words)
        connection.execute("COMMIT")
        spent = time.perf_counter() - start
        connection.close()
        shutil.rmtree(self.place)
        return spent

    def content(self, folder: Path) -> dict[str, set[Row]]:
        """Return every row of the ledger and its projections."""
        connection = self._connect(folder)
        try:
            return {
                table.name: set(connection.execute(f"SELECT * FROM {table.name}"))  # noqa: S608
                for table in _TABLES
            }
        finally:
            connection.close()

    def _connect(self, folder: Path) -> Any:
        return connect(folder / self._name, self._key, WRITER)

    def _open_and_verify(self) -> None:
        signs = {
            hand.keys.public.key_id: hand.keys.public.sign for hand in self._world.hands.values()
        }
        for _one, data in self._arrived:
            for raw in open_package(data, self._office).entries:
                entry = read_entry(raw.envelope_bytes, raw.signature, dict(raw.parts))
                if not signature_valid(entry, signs[entry.envelope.key]):
                    raise RuntimeError("a signature does not fit")


def _packages(world: bulk.World, office: KeyPair) -> Sequence[tuple[Arrived, bytes]]:
    found = []
    for number in range(_MONTHS):
        period = _SIZE.first.plus(number)
        for place, unit in enumerate(world.units):
            hand = world.hands[unit]
            entry = months.filed_report(world, unit, period, place)
            name, data = seal(
                [entry],
                net=world.chief.net,
                writer=hand.writer,
                recipients=[hand.keys.public, office.public],
                heads={},
                signer=hand.keys,
            )
            arrived = Arrived(name, hand.writer, hashlib.sha256(data).hexdigest())
            found.append((arrived, data))
    return found


JOB = Job(
    "ingest",
    "1,000 packages with a report each taken in (unseal, take_in)",
    "opening, verifying, one bulk insert of the same entries and projection rows",
    2.5,
    measure,
)
