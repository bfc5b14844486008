"""Ports towards the carriers of packages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workreport.services.ports.machine import Spool


@dataclass(frozen=True, slots=True)
class Parcel:
    """A package found in an exchange folder."""

    name: str  # 32 hex digits
    writer: str  # the directory it lies in: id of the writer who put it there
    path: Path
    size: int


class ExchangeFolder(Protocol):
    """One agency's part of an exchange folder: ``<folder>/workreport-<net8>/<writer>/<name>.wrp``.

    A writer writes and deletes only inside its own directory; names are written once.
    """

    def put(self, writer: str, name: str, data: bytes | Iterable[bytes]) -> None:
        """Write one package, whole or in pieces, into the writer's own directory; read it back.

        Raises:
            WorldError: The folder is missing, read-only or full; nothing is half written.
        """
        ...

    def parcels(self) -> Iterator[Parcel]:
        """Yield complete packages of all writers in a stable order.

        Partial and foreign files are passed over.

        Raises:
            WorldError: ``exchange_folder_missing`` or ``exchange_folder_unreadable``.
        """
        ...

    def loose(self) -> Sequence[Path]:
        """Return package files that lie in the carrier itself, exported one by one.

        Raises:
            WorldError: ``exchange_folder_missing``.
        """
        ...

    def fetch(self, parcel: Parcel) -> Spool:
        """Copy a package to where nobody changes it; the caller closes the copy.

        Raises:
            WorldError: It vanished or cannot be read now; try again later.
        """
        ...

    def delete(self, writer: str, name: str) -> None:
        """Remove one of the writer's own packages; absent is fine."""
        ...

    def free_bytes(self) -> int:
        """Return the free space of the folder's file system."""
        ...
