"""Files that survive a power cut once they are said to be written.

The order of steps is what makes it true: a part file in the same directory, fsync, the final
name, fsync of the directory, and a second look at what is really there.
"""

import errno
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from workreport.domain.errors import WorldError
from workreport.services.ports.machine import DurableFiles, Spool
from workreport.services.ports.overriding import override

T = TypeVar("T")

CHUNK = 1 << 20

_WRITE_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "folder_read_only",
    errno.EACCES: "folder_read_only",
    errno.EPERM: "folder_read_only",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.ENODEV: "folder_missing",
    errno.ENXIO: "folder_missing",
    errno.ESTALE: "folder_missing",
    errno.ENOTCONN: "folder_missing",
    errno.EHOSTDOWN: "folder_missing",
    errno.EEXIST: "file_exists",
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_FSYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_NO_LINKS = frozenset({errno.EPERM, errno.EMLINK, errno.EXDEV} | _NO_FSYNC)

# Windows: access denied, sharing violation, lock violation. Scanners and indexers hold a file
# for a moment after it was closed.
_PASSING_WINDOWS_ERRORS = frozenset({5, 32, 33})
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


# Hashes come from a large library that no window needs before its first paint: it is loaded late.


class LocalDurableFiles(DurableFiles):
    """Files on a disk, a stick or a share of this machine."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep

    @override
    def write_new(self, target: Path, data: bytes | Iterable[bytes]) -> None:
        if target.is_dir():
            raise WorldError("file_is_folder", path=str(target))
        if os.path.lexists(target):
            raise WorldError("file_exists", path=str(target))
        self._write(target, [data] if isinstance(data, bytes) else data, once=True)

    @override
    def replace(self, target: Path, data: bytes) -> None:
        self._write(target, [data], once=False)

    @override
    def make_folder(self, folder: Path, mode: int = 0o777) -> None:
        # A file is only as durable as the names of the folders on the way to it.
        missing = [folder, *folder.parents]
        del missing[next(n for n, place in enumerate(missing) if place.exists()) :]
        for place in reversed(missing):
            place.mkdir(mode=mode if place == folder else 0o777, exist_ok=True)
            _sync_folder(place.parent)
        if not missing:
            folder.mkdir(exist_ok=True)  # says what is wrong when it is not a folder

    @override
    def read(self, source: Path, limit: int) -> bytes:
        try:
            with self._patiently(lambda: source.open("rb")) as stream:
                data = stream.read(limit + 1)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise WorldError("file_missing", path=str(source)) from error
        except OSError as error:
            raise WorldError("file_error", path=str(source)) from error
        if len(data) > limit:
            raise WorldError("file_too_large", path=str(source), limit=limit)
        return data

    @override
    def spool(self, source: Path, limit: int) -> Spool:
        from workreport.system.spooling import folder_of_copies, spool_of  # noqa: PLC0415 - see above

        try:
            with self._patiently(lambda: source.open("rb")) as stream:
                found = spool_of(stream, limit)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise WorldError("file_missing", path=str(source)) from error
        except OSError as error:
            if error.errno in _FULL:
                raise WorldError("disk_full", path=folder_of_copies()) from error
            raise WorldError("file_error", path=str(source)) from error
        if found is None:
            raise WorldError("file_too_large", path=str(source), limit=limit)
        return found

    def _write(self, target: Path, pieces: Iterable[bytes], *, once: bool) -> None:
        part = target.with_name(f".{target.name}.part")
        give_name = self._name_once if once else self._name_again
        named = False
        try:
            digest = self._fill(part, pieces)
            # Checked before the name is given, so that a bad write never takes a good file's place.
            _verify(part, target, digest)
            self._patiently(lambda: give_name(part, target))
            named = True
            _sync_folder(target.parent)
            _verify(target, target, digest)
        except BaseException as error:
            self._take_back(part, target if named and once else None)
            if not isinstance(error, OSError):
                raise
            code = _WRITE_CODES.get(error.errno or 0, "file_error")
            raise WorldError(code, path=str(target)) from error

    def _fill(self, part: Path, pieces: Iterable[bytes]) -> bytes:
        """Write the pieces and return the hash of what was meant to be written."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(part, flags, 0o666)
        except FileExistsError:
            # Left behind by a crash: nobody else writes a file of this name.
            self._patiently(part.unlink)
            handle = os.open(part, flags, 0o666)
        import hashlib  # noqa: PLC0415 - see above

        digest = hashlib.sha256()
        try:
            for piece in pieces:
                digest.update(piece)
                rest = memoryview(piece)
                while rest:
                    rest = rest[os.write(handle, rest[:CHUNK]) :]
            _sync(handle)
        finally:
            os.close(handle)
        return digest.digest()

    def _name_once(self, part: Path, target: Path) -> None:
        if os.name == "nt":
            # Windows refuses to rename onto an existing name; this is the check we want.
            part.rename(target)
            return
        try:
            os.link(part, target)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # FAT and some shares know no links. Names are random there, so that looking first
            # and renaming then cannot meet another writer.
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "exists", str(target)) from error
            part.rename(target)
        else:
            # The file has its name; what is left of the other one is passed over by every reader.
            with suppress(OSError):
                part.unlink()

    @staticmethod
    def _name_again(part: Path, target: Path) -> None:
        part.replace(target)

    def _take_back(self, part: Path, target: Path | None) -> None:
        for path in (part, target):
            if path is not None:
                with suppress(OSError):
                    self._patiently(path.unlink)

    def _patiently(self, action: Callable[[], T]) -> T:
        for pause in _PAUSES:
            try:
                return action()
            except OSError as error:
                if getattr(error, "winerror", None) not in _PASSING_WINDOWS_ERRORS:
                    raise
            self._sleep(pause)
        return action()


def _sync(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        # Some shares cannot; reading back is what is left then.
        if error.errno not in _NO_FSYNC:
            raise


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        # A directory cannot be opened for this there; NTFS keeps names in its own journal.
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        _sync(handle)
    finally:
        os.close(handle)


def _verify(written: Path, target: Path, digest: bytes) -> None:
    import hashlib  # noqa: PLC0415 - see above

    with written.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").digest()
    if found != digest:
        raise WorldError("write_not_verified", path=str(target))
