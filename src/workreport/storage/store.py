"""An open workspace file: units of work over the encrypted database."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from typing_extensions import override

from workreport.ledger.envelope import Entry
from workreport.services.ports.machine import DurableFiles
from workreport.services.ports.store import (
    LedgerStore,
    LocalStore,
    Projections,
    Store,
    Transaction,
)
from workreport.storage.engine import Database
from workreport.storage.ledger_rows import SqlLedger
from workreport.storage.local_rows import SqlLocal
from workreport.storage.part_files import PartFiles
from workreport.storage.projection_rows import SqlProjections
from workreport.storage.projector import RULES
from workreport.storage.waiting_rows import Asking, OwnEntry, Waiting

_DERIVED_BY = "projections"


class SqlTransaction(Transaction):
    """A unit of work over one connection."""

    def __init__(
        self,
        connection: Connection,
        files: PartFiles,
        authors: Mapping[str, str],
        commit: Callable[[], None] | None,
    ) -> None:
        self._connection = connection
        self._commit = commit
        self._waiting = Waiting()
        asking: Any = Asking(connection, self._write_waiting)
        self._ledger = SqlLedger(asking, files, self._waiting)
        self._projections = SqlProjections(asking, files, authors)
        self._local = SqlLocal(asking)

    @property
    @override
    def ledger(self) -> LedgerStore:
        return self._ledger

    @property
    @override
    def projections(self) -> Projections:
        return self._projections

    @property
    @override
    def local(self) -> LocalStore:
        return self._local

    @override
    def keep(self, entry: Entry, signed_at: datetime, not_before: datetime | None = None) -> None:
        self._waiting.add(OwnEntry(entry, signed_at, not_before))

    def _write_waiting(self) -> None:
        if not self._waiting.entries:
            return
        own = self._waiting.take()
        self._ledger.add_own(own)
        self._projections.project(each.entry.id for each in own)
        self._local.enqueue_own(own)

    @override
    def commit(self) -> None:
        if self._commit is None:
            raise RuntimeError("a look cannot be committed")
        self._write_waiting()
        self._ledger.parts.sort_out_new_files()
        self._ledger.parts.spare_shared_files()
        self._commit()
        self._ledger.parts.new_files_count()
        self._ledger.parts.remove_emptied_files()

    @contextmanager
    def tidy(self) -> Iterator[None]:
        """Leave no file of a part behind whose row is not kept, from before or from the block."""
        self._ledger.parts.remove_orphans()
        try:
            yield
        finally:
            self._ledger.parts.remove_new_files()

    @override
    @contextmanager
    def savepoint(self) -> Iterator[None]:
        self._write_waiting()
        with self._connection.begin_nested():
            try:
                yield
            except BaseException:
                self._waiting.take()  # what the block said is undone with it
                raise


class SqlStore(Store):
    """The store of one workspace."""

    def __init__(
        self,
        database: Database,
        parts: tuple[Path, bytes],
        files: DurableFiles,
        backup: Callable[[str], str],
    ) -> None:
        folder, key = parts
        self._database = database
        self._parts = PartFiles(folder, key, files)
        self._backup = backup
        self._authors: dict[str, str] = {}

    @override
    def know_author(self, key: str, person: str) -> None:
        self._authors[key] = person

    @override
    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        with self._database.writing() as transaction:
            unit = SqlTransaction(
                transaction.connection, self._parts, self._authors, transaction.commit
            )
            with unit.tidy():
                yield unit

    @override
    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        with self._database.reading() as connection:
            yield SqlTransaction(connection, self._parts, self._authors, None)

    def renew_projections(self) -> bool:
        """Replay the ledger when these projections were derived by other rules than today's.

        Returns whether anything was replayed. The keys of known authors come first: what they
        signed would not count otherwise.
        """
        with self.reading() as look:
            if look.local.value(_DERIVED_BY) == RULES:
                return False
        with self.writing() as unit:
            unit.projections.rebuild()
            unit.local.set_value(_DERIVED_BY, RULES)
            unit.commit()
        return True

    @override
    def backup(self, reason: str) -> str:
        return self._backup(reason)

    @override
    def close(self) -> None:
        self._database.close()
