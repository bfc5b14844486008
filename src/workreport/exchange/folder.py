"""The exchange folder: a stick, a share or a synchronised folder through which packages travel.

Each writer writes only into its own directory and never under a name used before, so no locks are
needed on carriers that could not keep them anyway.
"""

import errno
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from typing_extensions import override

from workreport.domain.errors import WorldError
from workreport.domain.ids import is_id
from workreport.services.ports.carriage import ExchangeFolder, Parcel
from workreport.services.ports.machine import DurableFiles, Spool

PACKAGE_LIMIT = 200 << 20
_PREFIX = "workreport-"
_NET_LETTERS = 8
_PACKAGE = ".wrp"
_REQUEST = ".wrq"
_NAME = re.compile(r"([0-9a-f]{32})(\.wrp|\.wrq)")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class LocalExchangeFolder(ExchangeFolder):
    """An exchange folder the operating system shows as a directory."""

    def __init__(self, root: Path, net: str, files: DurableFiles) -> None:
        self._root = root
        self._base = root / f"{_PREFIX}{net[:_NET_LETTERS]}"
        self._files = files

    @override
    def put(self, writer: str, name: str, data: bytes | Iterable[bytes]) -> None:
        self._put(writer, f"{_checked(name)}{_PACKAGE}", data)

    def put_request(self, writer: str, name: str, data: bytes) -> None:
        """Write a request to join, under the same rules as a package.

        Raises:
            WorldError: As :meth:`put`.
        """
        self._put(writer, f"{_checked(name)}{_REQUEST}", data)

    @override
    def parcels(self) -> Iterator[Parcel]:
        return iter(self._found(_PACKAGE))

    def requests(self) -> Iterator[Parcel]:
        """Yield the requests to join of all writers, in a stable order.

        Raises:
            WorldError: As :meth:`parcels`.
        """
        return iter(self._found(_REQUEST))

    def closed_directories(self) -> tuple[str, ...]:
        """Return the writers whose directories cannot be looked into now.

        Raises:
            WorldError: As :meth:`parcels`.
        """
        return tuple(path.name for path in self._writers() if _listing(path) is None)

    @override
    def loose(self) -> tuple[Path, ...]:
        self._need_root()
        return tuple(
            path
            for path in _listing(self._root) or ()
            if path.suffix == _PACKAGE and _is_plain_file(path)
        )

    @override
    def fetch(self, parcel: Parcel) -> Spool:
        self._need_root()
        ending = _REQUEST if parcel.path.suffix == _REQUEST else _PACKAGE
        path = self._base / _checked(parcel.writer) / f"{_checked(parcel.name)}{ending}"
        if not _is_plain_file(path):
            raise WorldError("file_missing", path=str(path))
        return self._files.spool(path, PACKAGE_LIMIT)

    @override
    def delete(self, writer: str, name: str) -> None:
        self._delete(writer, f"{_checked(name)}{_PACKAGE}")

    def delete_request(self, writer: str, name: str) -> None:
        """Remove one of the writer's own requests; absent is fine.

        Raises:
            WorldError: It cannot be removed.
        """
        self._delete(writer, f"{_checked(name)}{_REQUEST}")

    @override
    def free_bytes(self) -> int:
        try:
            return shutil.disk_usage(self._root).free
        except OSError as error:
            raise WorldError("exchange_folder_missing", path=str(self._root)) from error

    def _put(self, writer: str, file_name: str, data: bytes | Iterable[bytes]) -> None:
        self._need_root()
        directory = self._base / _checked(writer)
        with self._told(directory):
            for folder in (self._base, directory):
                self._files.make_folder(folder)
                if not _is_plain_folder(folder):
                    # A link could lead what we write out of the exchange folder.
                    raise WorldError("exchange_folder_unreadable", path=str(folder))
        target = directory / file_name
        try:
            self._files.write_new(target, data)
        except WorldError as error:
            if error.code == "file_exists" and self._holds(target, data):
                # Written before a crash that came before the outbox could note it.
                return
            if error.code == "folder_missing":
                raise WorldError("exchange_folder_missing", path=str(self._root)) from error
            raise

    def _holds(self, target: Path, data: bytes | Iterable[bytes]) -> bool:
        if not isinstance(data, bytes):
            return False  # its pieces may be gone; it goes out again under another name
        try:
            return self._files.read(target, len(data)) == data
        except WorldError:
            return False

    def _delete(self, writer: str, file_name: str) -> None:
        self._need_root()
        directory = self._base / _checked(writer)
        with self._told(directory):
            if _is_plain_folder(directory):
                (directory / file_name).unlink(missing_ok=True)

    def _found(self, ending: str) -> tuple[Parcel, ...]:
        return tuple(
            parcel
            for directory in self._writers()
            for path in _listing(directory) or ()
            if (parcel := _parcel(path, directory.name, ending)) is not None
        )

    def _writers(self) -> tuple[Path, ...]:
        self._need_root()
        if not self._base.exists():
            # Nobody of this agency has written here yet.
            return ()
        names = _listing(self._base) if _is_plain_folder(self._base) else None
        if names is None:
            raise WorldError("exchange_folder_unreadable", path=str(self._base))
        return tuple(path for path in names if is_id(path.name) and _is_plain_folder(path))

    def _need_root(self) -> None:
        try:
            present = self._root.is_dir()
        except OSError:
            present = False
        if not present:
            raise WorldError("exchange_folder_missing", path=str(self._root))

    @contextmanager
    def _told(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            code = "exchange_folder_missing"
            if error.errno in _FULL:
                code = "disk_full"
            elif error.errno in _READ_ONLY:
                code = "folder_read_only"
            elif isinstance(error, FileExistsError | NotADirectoryError):
                code = "exchange_folder_unreadable"
            raise WorldError(code, path=str(path)) from error


def _checked(name: str) -> str:
    if not is_id(name):
        raise ValueError(f"not an id: {name!r}")
    return name


def _listing(folder: Path) -> tuple[Path, ...] | None:
    """Return what lies in a folder, sorted; None when it cannot be looked into."""
    try:
        return tuple(sorted(folder.iterdir()))
    except FileNotFoundError:
        # Removed since its name was read.
        return ()
    except OSError:
        return None


def _parcel(path: Path, writer: str, ending: str) -> Parcel | None:
    """Return the package a file is; None for partial, hidden, foreign and conflict copies."""
    match = _NAME.fullmatch(path.name)
    if match is None or match[2] != ending or not _is_plain_file(path):
        return None
    try:
        size = path.stat().st_size
    except OSError:
        return None
    # A carrier may show the name before the content; the next look will find it.
    return Parcel(match[1], writer, path, size) if size else None


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_plain_folder(path: Path) -> bool:
    """Tell whether this is a directory itself, neither a link nor a Windows junction."""
    return path.is_dir() and path.resolve() == path.parent.resolve() / path.name
