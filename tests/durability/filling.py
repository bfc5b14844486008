"""A disk that is really full, for one child: a small disk of its own, or a limit on its files."""

import ctypes
import os
import resource
import shutil
from pathlib import Path

_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000
_PRIVATE, _RECURSIVE = 1 << 18, 1 << 14
_SIZE = 16 << 20
_LARGEST_FILE = 300 << 10


class SmallDisk:
    """The place of a child on a disk of 16 MiB that can be filled and cleared.

    Where the system gives nobody a mount of their own, files are kept from growing instead: less
    true, for deleting and making small files still works, and the error has another name.
    """

    def __init__(self, place: Path) -> None:
        self._ballast = place / "ballast"
        self.is_real = _mount(place)

    def fill(self, room: int) -> None:
        """Leave this many bytes."""
        if not self.is_real:
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (min(room, _LARGEST_FILE), hard))
            return
        disk = os.statvfs(self._ballast.parent)
        free = disk.f_bavail * disk.f_frsize
        self._ballast.write_bytes(bytes(max(0, free - room)))

    def clear(self) -> None:
        """Let there be space again."""
        if self.is_real:
            self._ballast.unlink()
        else:
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def _mount(place: Path) -> bool:
    system = ctypes.CDLL(None, use_errno=True)
    if system.unshare(_NEW_MOUNTS) and system.unshare(_NEW_MOUNTS | _NEW_USER):
        return False
    if system.mount(b"none", b"/", None, _PRIVATE | _RECURSIVE, None):
        return False
    content = place.with_name("content")
    shutil.rmtree(content, ignore_errors=True)
    place.rename(content)
    place.mkdir()
    target, options = os.fsencode(place), f"size={_SIZE}".encode()
    mounted = not system.mount(b"none", target, b"tmpfs", 0, options)
    shutil.copytree(content, place, dirs_exist_ok=True)
    shutil.rmtree(content)
    return mounted
