"""A look at where a workspace lies: SQLite is safe on local disks and nowhere else."""

import ctypes
import os
import sys
from pathlib import Path

from workreport.storage.problems import StorageProblem

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "davfs"}
    | {f"fuse.{name}" for name in ("sshfs", "davfs2", "glusterfs", "rclone", "gvfsd-fuse", "s3fs")}
)
_SYNCED_NAMES = ("onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "icloud drive")
_REMOTE_DRIVE = 4


def refuse_far_places(path: Path, mounts: Path = _MOUNTS) -> None:
    """Refuse a file on a network drive or in a folder that another program synchronises.

    Raises:
        StorageProblem: ``workspace_on_network`` or ``workspace_synced``.
    """
    place = Path(os.path.abspath(path))  # noqa: PTH100 - links are followed by the mount look-up
    if _is_on_network(place, mounts):
        raise StorageProblem("workspace_on_network", path=str(path))
    if any(part.lower().startswith(_SYNCED_NAMES) for part in place.parts):
        raise StorageProblem("workspace_synced", path=str(path))


if sys.platform == "win32":

    def _is_on_network(place: Path, _mounts: Path) -> bool:
        if place.drive.startswith("\\\\"):
            return True
        root = f"{place.drive}\\"
        return int(ctypes.windll.kernel32.GetDriveTypeW(root)) == _REMOTE_DRIVE

else:

    def _is_on_network(place: Path, mounts: Path) -> bool:
        try:
            lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            # No such list on this system: there is nothing to judge by.
            return False
        real = place.resolve()
        best, kind = -1, ""
        for line in lines:
            before, _, after = line.partition(" - ")
            point = Path(_unescape(before.split()[4]))
            depth = len(point.parts)
            # Of two mounts on one point the later one is seen.
            if depth >= best and real.is_relative_to(point):
                best, kind = depth, after.split()[0]
        return kind in _NETWORK_TYPES


def _unescape(text: str) -> str:
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, letter)
    return text
