"""Large parts of entries: encrypted files named by the hash of their content."""

from pathlib import Path

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
        """Write a part durably before its row; the same content is written once."""
        path = self._path(sha256)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        # The name is the hash of the content, so one nonce never serves two contents.
        sealed = self._cipher.encrypt(bytes.fromhex(sha256)[:12], data, sha256.encode())
        self._files.write_new(path, sealed)

    def read(self, sha256: str) -> bytes | None:
        """Return the content of a part; None when the file is gone."""
        path = self._path(sha256)
        try:
            sealed = self._files.read(path, _LARGEST)
        except WorldError as problem:
            if problem.code == "file_missing":
                return None
            raise
        return self._cipher.decrypt(bytes.fromhex(sha256)[:12], sealed, sha256.encode())

    def remove(self, sha256: str) -> None:
        """Remove a part that was lawfully erased."""
        self._path(sha256).unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256
