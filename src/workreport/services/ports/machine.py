"""Ports towards this machine: clock, files, resources, lock, holidays."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """The time of this machine."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


class MovableClock(Clock, Protocol):
    """The clock of a rehearsal; it only goes forward."""

    def set(self, at: datetime) -> None:
        """Move the clock to an instant and let it run on from there.

        Raises:
            RuleError: ``clock_backwards``.
        """
        ...


class Spool(Protocol):
    """A private copy of a file, small ones in memory; it is gone once it is closed."""

    @property
    def size(self) -> int:
        """How many bytes it has."""
        ...

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        ...

    def read_at(self, offset: int, length: int) -> bytes:
        """Return bytes from a place, fewer only at the end."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


class DurableFiles(Protocol):
    """Files that survive a power cut once they are said to be written."""

    def write_new(self, target: Path, data: bytes | Iterable[bytes]) -> None:
        """Write a file that must not exist yet: ``.part`` beside it, fsync, rename, read back.

        Pieces are taken and written one by one; when one of them raises, no file is left either.

        Raises:
            WorldError: ``disk_full``, ``folder_missing``, ``folder_read_only``, ``file_exists``,
                ``write_not_verified`` or ``file_error``; no file of that name is left then.
        """
        ...

    def replace(self, target: Path, data: bytes) -> None:
        """Write a small file of our own anew, all or nothing."""
        ...

    def make_folder(self, folder: Path, mode: int = 0o777) -> None:
        """Make a folder and those above it that are missing; their names survive a power cut.

        Raises:
            OSError: It cannot be made; the caller knows what to call that.
        """
        ...

    def read(self, source: Path, limit: int) -> bytes:
        """Read a file of at most ``limit`` bytes.

        Raises:
            WorldError: ``file_missing``, ``file_too_large`` or ``file_error``.
        """
        ...

    def spool(self, source: Path, limit: int) -> Spool:
        """Copy a file of at most ``limit`` bytes, as it is, to where nobody changes it.

        Raises:
            WorldError: As :meth:`read`; ``disk_full`` when there is no room for the copy.
        """
        ...


class Resources(Protocol):
    """Data shipped with the program, found from a checkout, a wheel and the frozen program."""

    def text(self, name: str) -> str:
        """Return a text resource such as ``permissions.csv``."""
        ...

    def data(self, name: str) -> bytes:
        """Return a resource as bytes."""
        ...

    def path(self, name: str) -> Path:
        """Return the path of a resource that a library wants to open by itself."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names inside a resource folder, sorted."""
        ...


class WorkspaceLock(Protocol):
    """One writing process for each workspace."""

    def hold(self, folder: Path) -> AbstractContextManager[None]:
        """Hold the workspace for writing.

        Raises:
            WorldError: ``workspace_open`` when another process holds it.
        """
        ...


class HolidaySource(Protocol):
    """Public holidays and swapped days as far as they are known to a library."""

    def days_off(self, year: int) -> Mapping[date, str]:
        """Return the public holidays of a year with their Vietnamese names."""
        ...

    def working_weekends(self, year: int) -> frozenset[date]:
        """Return weekend days of a year that are worked in exchange for another day."""
        ...
