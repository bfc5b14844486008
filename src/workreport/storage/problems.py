"""What SQLite reports about the world, told as codes a person can act on.

Both reading and writing go through :class:`telling`; whatever is our own fault rises unchanged.
"""

import shutil
from pathlib import Path
from types import TracebackType

from workreport.domain.errors import WorldError

# The first match counts; SQLite's extended names begin with the plain ones.
_CODES = (
    ("SQLITE_FULL", "disk_full"),
    ("SQLITE_BUSY", "database_busy"),
    ("SQLITE_LOCKED", "database_busy"),
    ("SQLITE_READONLY", "database_read_only"),
    ("SQLITE_PERM", "database_read_only"),
    ("SQLITE_IOERR", "disk_error"),
    ("SQLITE_CORRUPT", "database_damaged"),
    ("SQLITE_CANTOPEN", "database_missing"),
    ("SQLITE_NOTADB", "key_does_not_fit"),
)
# The driver gives what goes wrong while it copies a database its words only.
_NAMES = {
    "database or disk is full": "SQLITE_FULL",
    "database is locked": "SQLITE_BUSY",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "unable to open database file": "SQLITE_CANTOPEN",
}
_NO_ROOM = 256 * 1024


class StorageProblem(WorldError):  # noqa: N818 - the name the design gives it
    """The database cannot do its work because of the disk, another program or damage."""


class telling:  # noqa: N801 - read as a statement: with telling(path)
    """Turn SQLite's errors about the world into :class:`StorageProblem` inside a block.

    It works on what the errors carry, so that neither SQLAlchemy nor the driver is imported for it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        problem = problem_of(error, self._path) if error is not None else None
        if problem is not None:
            raise problem from error


def problem_of(error: BaseException, path: Path) -> StorageProblem | None:
    """Return the problem an error of the database stands for; None when it is no such error."""
    original = getattr(error, "orig", None) or error
    name: str | None = getattr(original, "sqlite_errorname", None)
    if name is None and type(original).__module__.startswith("sqlcipher3"):
        name = _NAMES.get(str(original))
    if name is None:
        return None
    for prefix, code in _CODES:
        if name.startswith(prefix):
            return StorageProblem(_seen_from_disk(code, path), path=str(path), detail=name)
    return None


def _seen_from_disk(code: str, path: Path) -> str:
    """Tell a full disk from a failing one, and a file we may not open from one that is gone."""
    if code == "disk_error":
        try:
            return "disk_full" if shutil.disk_usage(path.parent).free < _NO_ROOM else code
        except OSError:
            return "database_missing"
    if code == "database_missing" and path.is_file():
        return "database_read_only"
    return code
