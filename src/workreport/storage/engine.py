"""The encrypted database of one workspace: one writer, readers for screens and for long work.

This is the only place that makes SQLAlchemy engines; it is imported after the first paint.
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    NullPool,
    QueuePool,
    create_engine,  # noqa: TID251 - the one place that may
)
from sqlcipher3 import dbapi2

from workreport.storage.cipher import LONG, SCREEN, WRITER, Role, connect
from workreport.storage.local_disk import refuse_far_places
from workreport.storage.problems import StorageProblem, problem_of, telling

BUSY_MS = 10_000
_UNSURE_AFTER = frozenset({"disk_error", "database_damaged"})


class Transaction:
    """A writing transaction: nothing is kept unless :meth:`commit` was reached."""

    def __init__(self, database: "Database", connection: Connection) -> None:
        self._database = database
        self._is_committed = False
        self.connection = connection

    @property
    def is_committed(self) -> bool:
        """Whether :meth:`commit` has returned."""
        return self._is_committed

    def commit(self) -> None:
        """Make everything since the start durable; the transaction is over then.

        Raises:
            StorageProblem: Nothing was kept.
        """
        self._database.refuse_moved_file()
        with telling(self._database.path):
            self.connection.commit()
        self._is_committed = True


class Database:
    """Connections to one database file; may be used from several threads."""

    def __init__(self, path: Path, key: bytes, *, read_only: bool, busy_ms: int) -> None:
        self.path = path
        self.is_read_only = read_only
        self._key = key
        self._busy_ms = busy_ms
        self._mode = "ro" if read_only else "rw"
        self._engines = {role.name: self._engine(role) for role in (WRITER, SCREEN, LONG)}
        self._identity = _identity(path)
        self._turn = threading.Lock()
        self._holder: int | None = None

    def writing(self) -> AbstractContextManager[Transaction]:
        """Begin a writing transaction at once (``BEGIN IMMEDIATE``); one at a time.

        Raises:
            StorageProblem: ``database_busy`` when another writer does not finish, and whatever
                the disk says inside the block.
        """
        return self._in_turn(rebuilding=False)

    def rebuilding(self) -> AbstractContextManager[Transaction]:
        """Begin a writing transaction with foreign keys off, for rebuilding tables.

        With foreign keys on, dropping a parent table would delete its children silently.
        """
        return self._in_turn(rebuilding=True)

    @contextmanager
    def reading(self, *, long: bool = False) -> Iterator[Connection]:
        """Read one unchanging state; ``long`` uses a connection that is closed afterwards.

        Raises:
            StorageProblem: The file cannot be read.
        """
        with (
            telling(self.path),
            self._engines[LONG.name if long else SCREEN.name].connect() as connection,
        ):
            # Begun now: plain questions go past SQLAlchemy, which would begin with its first one.
            connection.begin()
            yield connection

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """Hand out a reading connection of the driver, for backups and pragmas."""
        connection = connect(self.path, self._key, LONG, mode=self._mode, busy_ms=self._busy_ms)
        try:
            with telling(self.path):
                yield connection
        finally:
            connection.close()

    def check(self, *, thorough: bool = False) -> tuple[str, ...]:
        """Return what is wrong with the file, empty when it is sound.

        Args:
            thorough: Also compare indexes with tables, references, and the seal of every page.
        """
        found: list[str] = []
        with self.raw() as connection:
            name = "integrity_check" if thorough else "quick_check"
            found += [row[0] for row in connection.execute(f"PRAGMA {name}(20)") if row[0] != "ok"]
            if thorough:
                found += [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
                broken = connection.execute("PRAGMA foreign_key_check").fetchall()
                found += [f"foreign key of {row[0]} to {row[2]}" for row in broken]
        return tuple(found)

    def refuse_moved_file(self) -> None:
        """Refuse to call anything saved when the file is not under its path any more.

        An open file can be written after it was deleted; what is written is gone with it.
        """
        if _identity(self.path) != self._identity:
            raise StorageProblem("database_missing", path=str(self.path), detail="moved")

    def close(self) -> None:
        """Fold the log into the file and close every connection."""
        if not self.is_read_only:
            with suppress(StorageProblem), telling(self.path):
                connection = self._engines[WRITER.name].raw_connection()
                try:
                    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                finally:
                    connection.close()
        for engine in self._engines.values():
            engine.dispose()

    def _engine(self, role: Role) -> Engine:
        def creator() -> Any:
            return connect(self.path, self._key, role, mode=self._mode, busy_ms=self._busy_ms)

        # One warm connection for each role; nested readers get a passing one instead of waiting.
        pool: dict[str, Any] = (
            {"poolclass": NullPool}
            if role is LONG
            else {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0 if role.writes else -1}
        )
        engine = create_engine("sqlite://", module=dbapi2, creator=creator, **pool)
        begin = "BEGIN IMMEDIATE" if role.writes else "BEGIN"

        def do_begin(dbapi_connection: Any) -> None:
            dbapi_connection.cursor().execute(begin)

        # Nobody else begins: neither the driver nor the dialect. Listening for the event would do
        # as well, but costs half of what keeping a draft does besides its pages.
        engine.dialect.do_begin = do_begin  # type: ignore[method-assign]
        return engine

    @contextmanager
    def _in_turn(self, *, rebuilding: bool) -> Iterator[Transaction]:
        if self.is_read_only:
            raise StorageProblem("database_read_only", path=str(self.path))
        if self._holder == threading.get_ident():
            raise RuntimeError("a writing transaction is open already in this thread")
        if not self._turn.acquire(timeout=self._busy_ms / 1000):
            raise StorageProblem("database_busy", path=str(self.path), detail="own writer")
        self._holder = threading.get_ident()
        try:
            with self._transaction(rebuilding=rebuilding) as transaction:
                yield transaction
        finally:
            self._holder = None
            self._turn.release()

    @contextmanager
    def _transaction(self, *, rebuilding: bool) -> Iterator[Transaction]:
        self.refuse_moved_file()
        with telling(self.path), self._engines[WRITER.name].connect() as connection:
            if rebuilding:
                _set_foreign_keys(connection, on=False)
            try:
                # Taken now, so that what is read first cannot be overtaken by another writer.
                connection.begin()
                yield Transaction(self, connection)
            except BaseException as error:
                problem = problem_of(error, self.path)
                known = error if isinstance(error, StorageProblem) else problem
                if known is not None and known.code in _UNSURE_AFTER:
                    # What the page cache holds after a failed write is not to be trusted.
                    connection.invalidate()
                raise
            finally:
                if not connection.invalidated:
                    connection.rollback()
                    if rebuilding:
                        _set_foreign_keys(connection, on=True)


def open_engine(
    path: Path,
    key: bytes,
    *,
    create: bool = False,
    read_only: bool = False,
    check: bool = True,
    busy_ms: int = BUSY_MS,
) -> Database:
    """Open the database of a workspace and look it over.

    Args:
        path: The database file on a local disk.
        key: The vault's ``database_key``.
        create: Make the file when it is not there.
        read_only: Only read; works in a read-only folder.
        check: Run the quick check now; without it :meth:`Database.check` is due later.
        busy_ms: How long to wait for another process.

    Raises:
        StorageProblem: ``database_missing``, ``key_does_not_fit``, ``database_damaged``,
            ``database_foreign``, ``database_read_only``, ``workspace_on_network`` …
    """
    refuse_far_places(path)
    if create and not path.exists():
        connect(path, key, WRITER, mode="rwc", busy_ms=busy_ms).close()
    database = Database(path, key, read_only=read_only, busy_ms=busy_ms)
    try:
        found = database.check() if check else ()
    except BaseException:
        database.close()
        raise
    if found:
        database.close()
        raise StorageProblem("database_damaged", path=str(path), detail="quick_check")
    return database


def _set_foreign_keys(connection: Connection, *, on: bool) -> None:
    # Inside a transaction the pragma is ignored, so it goes to the driver's connection directly.
    raw: Any = connection.connection.dbapi_connection
    raw.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise StorageProblem("database_missing", path=str(path), detail="stat") from error
    return found.st_dev, found.st_ino
