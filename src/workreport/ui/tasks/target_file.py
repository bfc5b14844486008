"""Writes a file the person chose a place for: all of it, or nothing."""

from pathlib import Path

from workreport.services.ports.machine import DurableFiles


def write_target(files: DurableFiles, target: Path, data: bytes) -> Path:
    """Write a file whose name was agreed to, also over one that exists; return its path.

    Raises:
        WorldError: ``disk_full``, ``folder_read_only`` or ``file_error``; what was there is kept.
    """
    files.replace(target, data)
    return target
