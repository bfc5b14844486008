import subprocess
import sys
from pathlib import Path

import pytest

from workreport.domain.errors import WorldError
from workreport.system.workspace_lock import FileWorkspaceLock

OTHER_PROCESS = """
import sys
from pathlib import Path
from workreport.domain.errors import WorldError
from workreport.system.workspace_lock import FileWorkspaceLock
try:
    with FileWorkspaceLock().hold(Path(sys.argv[1])):
        print("held")
except WorldError as error:
    print(error.code)
"""


def ask_elsewhere(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": "src", "PATH": ""},
    )
    return done.stdout.strip()


def test_a_second_process_is_told_that_the_workspace_is_open(tmp_path: Path) -> None:
    with FileWorkspaceLock().hold(tmp_path):
        assert ask_elsewhere(tmp_path) == "workspace_open"
    assert ask_elsewhere(tmp_path) == "held"


def test_a_second_window_of_one_process_is_told_the_same(tmp_path: Path) -> None:
    lock = FileWorkspaceLock()
    with lock.hold(tmp_path):
        with pytest.raises(WorldError) as refused, FileWorkspaceLock().hold(tmp_path):
            pass
        assert refused.value.code == "workspace_open"


def test_the_lock_is_given_back_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), FileWorkspaceLock().hold(tmp_path):
        raise ZeroDivisionError
    with FileWorkspaceLock().hold(tmp_path):
        pass


def test_a_mistyped_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as refused, FileWorkspaceLock().hold(tmp_path / "none"):
        pass
    assert refused.value.code == "folder_missing"
    assert not (tmp_path / "none").exists()
