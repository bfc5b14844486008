"""Large parts of entries: encrypted files named by the hash of their content."""

from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from workreport.domain.errors import WorldError
from workreport.services.ports.machine import DurableFiles

INLINE_LIMIT = 64 * 1024
_LARGEST = 21 * 1024 * 1024


class PartFiles:
    """The folder ``parts/<aa>/<sha256>`` of a workspace."""

    def __init__(self, folder: Path, key: bytes, files: DurableFiles) -> None:
        self._folder = folder
        self._cipher = ChaCha20Poly1305(key)
        self._files = files

    def keep(self, sha256: str, data: bytes) -> None:
        """Write a part durably before its row; the same content is written once.

        Raises:
            WorldError: The disk is full, or the folder cannot be written.
        """
        path = self._path(sha256)
        if path.exists():
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorldError("folder_read_only", path=str(path.parent)) from error
        # The name is the hash of the content, so one nonce never serves two contents.
        sealed = self._cipher.encrypt(bytes.fromhex(sha256)[:12], data, sha256.encode())
        self._files.write_new(path, sealed)

    def read(self, sha256: str) -> bytes | None:
        """Return the content of a part; None when the file is gone.

        Raises:
            WorldError: ``part_file_damaged``, or the disk does not answer.
        """
        path = self._path(sha256)
        try:
            sealed = self._files.read(path, _LARGEST)
        except WorldError as problem:
            if problem.code == "file_missing":
                return None
            raise
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

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256
