"""Raw connections to the encrypted database file: key first, then the settings of its role."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from workreport.storage.problems import StorageProblem, telling

APPLICATION_ID: Final = 0x574B5250
KEY_LENGTH: Final = 32

# The bug of SQLite's write-ahead log that could lose pages ends with this release.
_SAFE_WAL = (3, 51, 3)


@dataclass(frozen=True, slots=True)
class Role:
    """What a connection is for; ``cache`` is SQLite's ``cache_size``, negative for KiB."""

    name: str
    cache: int
    writes: bool = False


WRITER: Final = Role("writer", -16000, writes=True)
SCREEN: Final = Role("screen", -64000)
LONG: Final = Role("long", -8000)


def connect(
    path: Path,
    key: bytes,
    role: Role,
    *,
    mode: str = "rw",
    busy_ms: int = 10_000,
) -> Any:
    """Open one keyed connection.

    Args:
        path: The database file.
        key: 32 bytes, used as they are.
        role: Decides the cache, and whether the connection may write.
        mode: ``rw`` opens, ``rwc`` also creates, ``ro`` never writes.
        busy_ms: How long to wait for another writer.

    Raises:
        StorageProblem: The file cannot be opened, or the key does not fit.
    """
    if len(key) != KEY_LENGTH:
        raise ValueError("a database key has 32 bytes")
    with telling(path):
        connection = dbapi2.connect(
            _address(path, mode), uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            # Without this SQLCipher writes about a wrong key to the standard error stream.
            connection.execute("PRAGMA cipher_log_level=none")
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            _settle(connection, role, mode, busy_ms)
            _refuse_foreign(connection, path, mode, role)
        except BaseException:
            connection.close()
            raise
    return connection


def _address(path: Path, mode: str) -> str:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    if mode == "ro" and _cannot_have_log(path):
        # Without a log beside it, a file in a read-only folder can only be read as it is.
        address += "&immutable=1"
    return address


def _cannot_have_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    empty = not log.exists() or log.stat().st_size == 0
    return empty and not os.access(path.parent, os.W_OK)


def _settle(connection: Any, role: Role, mode: str, busy_ms: int) -> None:
    for statement in (
        f"busy_timeout={int(busy_ms)}",
        f"cache_size={role.cache}",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {statement}")
    # The first page is read here, so that a key that does not fit is noticed.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if role.writes and mode != "ro":
        safe = dbapi2.sqlite_version_info >= _SAFE_WAL
        connection.execute(f"PRAGMA journal_mode={'WAL' if safe else 'TRUNCATE'}").fetchone()
    else:
        connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA synchronous=FULL")


def _refuse_foreign(connection: Any, path: Path, mode: str, role: Role) -> None:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    if found == APPLICATION_ID:
        return
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if found == 0 and tables == 0 and mode != "ro":
        # An empty file is one whose making was broken off; only a writer can mark it as ours.
        if role.writes:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        return
    raise StorageProblem("database_foreign", path=str(path))
