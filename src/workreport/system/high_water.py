"""The highest point this machine has written in a workspace, kept outside of the workspace.

A workspace that lies behind its mark, or in another place, is a restored or copied one: it goes
on as a new writer.
"""

import hashlib
import json
import sys
import uuid
from pathlib import Path

from typing_extensions import override

from workreport.domain.errors import WorldError
from workreport.domain.ids import is_id
from workreport.ledger.envelope import Head
from workreport.services.ports.machine import DurableFiles
from workreport.services.ports.marks import HighWater, HighWaterMarks

_SIZE_LIMIT = 16 << 20
_MACHINE_ID = Path("/etc/machine-id")


class LocalHighWaterMarks(HighWaterMarks):
    """One small file for each workspace."""

    def __init__(self, folder: Path, files: DurableFiles) -> None:
        self._folder = folder
        self._files = files

    @override
    def remember(self, workspace_id: str, mark: HighWater) -> None:
        """Keep a mark durably; the heads of one writer never go back.

        Raises:
            WorldError: The mark could not be written.
        """
        known = self.recall(workspace_id)
        heads = dict(mark.heads)
        if known is not None and known.writer == mark.writer:
            for stream, head in known.heads.items():
                if stream not in heads or heads[stream].seq < head.seq:
                    heads[stream] = head
        body = {
            "writer": mark.writer,
            "machine": mark.machine,
            "path": mark.path,
            "heads": {stream: [head.seq, head.id] for stream, head in sorted(heads.items())},
        }
        try:
            self._files.make_folder(self._folder)
        except OSError as error:
            raise WorldError("folder_read_only", path=str(self._folder)) from error
        self._files.replace(self._path(workspace_id), json.dumps(body).encode())

    @override
    def recall(self, workspace_id: str) -> HighWater | None:
        """Return the mark; None when there is none that can be read, as on another machine."""
        try:
            body = json.loads(self._files.read(self._path(workspace_id), _SIZE_LIMIT))
            heads = {
                str(stream): Head(int(seq), str(entry))
                for stream, (seq, entry) in body["heads"].items()
            }
            return HighWater(str(body["writer"]), str(body["machine"]), str(body["path"]), heads)
        except (WorldError, ValueError, KeyError, TypeError, AttributeError):
            # Without a mark the workspace goes on as a new writer, which is always safe.
            return None

    def _path(self, workspace_id: str) -> Path:
        if not is_id(workspace_id):
            raise ValueError("not a workspace id")
        return self._folder / f"{workspace_id}.json"


def machine_mark() -> str:
    """Return a value that stays on this machine and says nothing about it elsewhere."""
    raw = _machine_id() or f"{uuid.getnode():012x}"
    return hashlib.sha256(f"workreport/machine/1\0{raw}".encode()).hexdigest()[:32]


if sys.platform == "win32":
    import winreg

    def _machine_id() -> str:
        with winreg.OpenKey(
            winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography"
        ) as opened:
            return str(winreg.QueryValueEx(opened, "MachineGuid")[0])

else:

    def _machine_id() -> str:
        try:
            return _MACHINE_ID.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return ""
