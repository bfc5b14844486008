"""Private copies of files while they are worked on: in memory when small, else in a passing file.

What is copied is sealed already and stays as it is, so that nothing readable comes to the disk.
"""

import hashlib
import tempfile
from typing import IO

from typing_extensions import override

from workreport.services.ports.machine import Spool

IN_MEMORY = 128 * 1024
_STEP = 64 * 1024


class LocalSpool(Spool):
    """A copy that no other process sees by name, and that goes with this one."""

    def __init__(self, copy: IO[bytes], size: int, sha256: str) -> None:
        self._copy = copy
        self._size = size
        self._sha256 = sha256

    @property
    @override
    def size(self) -> int:
        return self._size

    @property
    @override
    def sha256(self) -> str:
        return self._sha256

    @override
    def read_at(self, offset: int, length: int) -> bytes:
        self._copy.seek(offset)
        return self._copy.read(length)

    @override
    def close(self) -> None:
        self._copy.close()


def folder_of_copies() -> str:
    """Return where large copies lie while they are needed."""
    return tempfile.gettempdir()


def spool_of(stream: IO[bytes], limit: int) -> LocalSpool | None:
    """Copy what a stream holds; None when that is more than ``limit`` bytes.

    Raises:
        OSError: The stream cannot be read, or there is no room for the copy.
    """
    copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - outlives the call
    try:
        size, digest = 0, hashlib.sha256()
        while piece := stream.read(_STEP):
            size += len(piece)
            if size > limit:
                copy.close()
                return None
            digest.update(piece)
            copy.write(piece)
        copy.flush()
    except BaseException:
        copy.close()
        raise
    return LocalSpool(copy, size, digest.hexdigest())
