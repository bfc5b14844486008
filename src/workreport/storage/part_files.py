"""Large parts of entries: encrypted files named by the hash of their content."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from workreport.domain.errors import WorldError
from workreport.ledger.aside import Aside, bytes_of
from workreport.services.ports.machine import DurableFiles

INLINE_LIMIT = 64 * 1024
_LARGEST = 21 * 1024 * 1024
_UNFINISHED = ".unfinished"


class PartFiles:
    """The folder ``parts/<aa>/<sha256>`` of a workspace."""

    def __init__(self, folder: Path, key: bytes, files: DurableFiles) -> None:
        self._folder = folder
        self._cipher = ChaCha20Poly1305(key)
        self._files = files

    def keep(self, sha256: str, part: bytes | Aside) -> bool:
        """Write a part durably before its row; the same content is written once.

        Returns whether it was written now: then its row decides whether it may stay.

        Raises:
            WorldError: The disk is full, or the folder cannot be written.
        """
        path = self._path(sha256)
        if path.exists():
            return False
        try:
            self._files.make_folder(path.parent)
        except OSError as error:
            raise WorldError("folder_read_only", path=str(path.parent)) from error
        # The name is the hash of the content, so one nonce never serves two contents.
        nonce = bytes.fromhex(sha256)[:12]
        self._files.write_new(path, self._cipher.encrypt(nonce, bytes_of(part), sha256.encode()))
        return True

    def holds(self, sha256: str) -> bool:
        """Tell whether there is a file of a part."""
        return self._path(sha256).exists()

    def read(self, sha256: str) -> bytes | None:
        """Return the content of a part; None when the file is gone.

        Raises:
            WorldError: ``part_file_damaged``, or the disk does not answer.
        """
        try:
            return self.bring(sha256)
        except WorldError as problem:
            if problem.code == "file_missing":
                return None
            raise

    def bring(self, sha256: str) -> bytes:
        """Return the content of a part that must be here.

        Raises:
            WorldError: As :meth:`read`, and ``file_missing``.
        """
        path = self._path(sha256)
        sealed = self._files.read(path, _LARGEST)
        try:
            return self._cipher.decrypt(bytes.fromhex(sha256)[:12], sealed, sha256.encode())
        except InvalidTag:
            raise WorldError("part_file_damaged", path=str(path)) from None

    def remove(self, sha256: str) -> None:
        """Remove a part that was lawfully erased.

        Raises:
            WorldError: ``file_error``: it must be removed by hand.
        """
        path = self._path(sha256)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise WorldError("file_error", path=str(path)) from error

    def begin(self) -> None:
        """Say durably that files may come to lie here before it is certain that they count.

        Raises:
            WorldError: The disk is full, or the folder cannot be written.
        """
        if self.is_unfinished():
            return
        try:
            self._files.make_folder(self._folder)
        except OSError as error:
            raise WorldError("folder_read_only", path=str(self._folder)) from error
        self._files.write_new(self._folder / _UNFINISHED, b"")

    def is_unfinished(self) -> bool:
        """Tell whether somebody began to write here and did not end, as by a power cut."""
        return (self._folder / _UNFINISHED).exists()

    def end(self) -> None:
        """Say that every file that lies here counts."""
        with suppress(OSError):  # then the files are looked over once more than needed
            (self._folder / _UNFINISHED).unlink(missing_ok=True)

    def remove_all_but(self, wanted: frozenset[str]) -> None:
        """Remove the files of parts that no row names, and what was never finished."""
        for path in list(self._lying()):
            if path.name not in wanted:
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _lying(self) -> Iterator[Path]:
        for folder in self._folder.iterdir():
            if folder.is_dir():
                yield from folder.iterdir()

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256
