"""An open workspace file: units of work over the encrypted database."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from typing_extensions import override

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
        self._ledger = SqlLedger(connection, files)
        self._projections = SqlProjections(connection, files, authors)
        self._local = SqlLocal(connection)

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
    def commit(self) -> None:
        if self._commit is None:
            raise RuntimeError("a look cannot be committed")
        self._ledger.parts.spare_shared_files()
        self._commit()
        self._ledger.parts.remove_emptied_files()

    @override
    @contextmanager
    def savepoint(self) -> Iterator[None]:
        with self._connection.begin_nested():
            yield


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
            yield SqlTransaction(
                transaction.connection, self._parts, self._authors, transaction.commit
            )

    @override
    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        with self._database.reading() as connection:
            yield SqlTransaction(connection, self._parts, self._authors, None)

    @override
    def backup(self, reason: str) -> str:
        return self._backup(reason)

    @override
    def close(self) -> None:
        self._database.close()
