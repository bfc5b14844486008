"""What every test stands on: no screen, no network of habits, nothing of the person who runs it."""

import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from workreport.i18n import translation

# Before any import of Qt: without a screen and without this line Qt aborts the interpreter.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in [name for name in os.environ if name.startswith("WORKREPORT_")]:
    del os.environ[_name]
if sys.platform == "linux":
    # Qt warns about any locale that is not UTF-8, and a warning fails a test.
    os.environ["LC_ALL"] = "C.UTF-8"

# How long something takes says nothing of whether it is right; a busy machine is slow.
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.load_profile("steady")

pytest_plugins = ["tests.chance", "tests.guards", "tests.workers"]

_HOMES = count()
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "APPDATA": "appdata",
    "LOCALAPPDATA": "local",
}


@pytest.fixture(scope="session")
def _runtime_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runtime")
    folder.chmod(0o700)
    return folder


@pytest.fixture(autouse=True)
def own_home(
    tmp_path_factory: pytest.TempPathFactory,
    _runtime_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A home of its own for each test; the folders come into being when the code makes them."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_HOMES)}"
    for variable, folder in _FOLDERS.items():
        monkeypatch.setenv(variable, str(home / folder))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(_runtime_folder))
    return home


@pytest.fixture(autouse=True)
def original_language() -> Iterator[None]:
    """Each test starts and leaves the program speaking Vietnamese."""
    translation.use_language(translation.ORIGINAL)
    yield
    translation.use_language(translation.ORIGINAL)
