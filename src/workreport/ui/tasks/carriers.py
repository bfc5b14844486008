"""Which carriers are there: the volumes the system shows, asked without touching their files."""

from pathlib import Path

from PySide6.QtCore import QStorageInfo

# Volumes of the machine itself are many on some systems and never hold packages at their root.
_SYSTEM = (b"proc", b"sysfs", b"tmpfs", b"devtmpfs", b"overlay", b"squashfs", b"cgroup", b"cgroup2")


def mounted_volumes() -> frozenset[Path]:
    """Return the roots of the volumes that can be read now."""
    return frozenset(
        Path(volume.rootPath())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid()
        and volume.isReady()
        and not volume.isRoot()
        and volume.fileSystemType().data() not in _SYSTEM
    )
