"""Writes a file the person chose a place for: all of it, or nothing."""

import errno
from pathlib import Path

from workreport.domain.errors import WorldError


def write_target(target: Path, data: bytes) -> Path:
    """Write a file whose name was agreed to, also over one that exists; return its path.

    Raises:
        WorldError: ``disk_full``, ``folder_read_only`` or ``file_error``; what was there is kept.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        codes = {errno.ENOSPC: "disk_full", errno.EACCES: "folder_read_only"}
        code = codes.get(error.errno or 0, "file_error")
        raise WorldError(code, path=str(target)) from error
    return target
