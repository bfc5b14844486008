"""Training workspaces to open: an Office and one department, made once for all tests here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from tests import living

from workreport.app import LocalProgram, load_languages
from workreport.system.paths import Places
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.views.desktop import Desktop

PASSPHRASE = living.PASSPHRASE


@dataclass(frozen=True)
class Agency:
    root: Path

    def workspace(self, name: str) -> Path:
        return self.root / name

    def program(self) -> LocalProgram:
        """The program as it starts: with no clock of its own."""
        program = LocalProgram({}, places=Places(self.root / "data", self.root / "state"))
        load_languages(program.resources)
        return program


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    root = tmp_path_factory.mktemp("agency")
    life = living.begin(root, departments=("tccb",), others=("lanhdao",))
    life.close()
    return Agency(root)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def desktop(agency: Agency, preferences: Preferences) -> Iterator[Desktop]:
    made = Desktop(agency.program(), preferences)
    yield made
    made.end()
    made.deleteLater()
