"""One writing process for each workspace, by a lock file on the local disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from typing_extensions import override

from workreport.domain.errors import WorldError
from workreport.services.ports.machine import WorkspaceLock

LOCK_NAME = "workspace.lock"


class FileWorkspaceLock(WorkspaceLock):
    """A lock the operating system frees when the process ends, however it ends."""

    @override
    @contextmanager
    def hold(self, folder: Path) -> Iterator[None]:
        if not folder.is_dir():
            # The lock would make the folder, and a mistyped name would look like a workspace.
            raise WorldError("folder_missing", path=str(folder))
        lock = FileLock(folder / LOCK_NAME, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise WorldError("workspace_open", path=str(folder)) from error
        except OSError as error:
            raise WorldError("folder_read_only", path=str(folder)) from error
        try:
            yield
        finally:
            lock.release()
