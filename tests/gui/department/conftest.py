"""A department's desk in its real window over a real workspace."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.recording import RecordingMessages
from tests.living import PASSPHRASE, Begin, Life, begin, begin_life, stretch_codes_less

from workreport.services.ports.program import Desk
from workreport.ui.viewmodels.draft_session import DraftSession, draft_session_of
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.shell.desk_room import DeskRoom


@dataclass
class Clerk:
    """Somebody at the department's window."""

    qtbot: QtBot
    room: DeskRoom
    messages: RecordingMessages

    @property
    def draft(self) -> DraftSession:
        return draft_session_of(self.room.session)

    @property
    def window(self) -> Any:
        return self.room.window

    def show(self, page: str) -> Any:
        return self.window.show_page(page)

    def part(self, name: str) -> Any:
        """Return a widget of the page shown by its object name."""
        found = self.window.current_page().findChild(QWidget, name)
        assert found is not None, name
        return found

    def press(self, target: QWidget, key: object, *modifiers: Qt.KeyboardModifier) -> None:
        self.qtbot.keyClick(target, key, *modifiers)

    def settle(self) -> None:
        """Wait until everything typed is on the disk and everything read is on the screen."""
        self.draft.save()
        self.qtbot.waitUntil(lambda: not self.draft.is_dirty and not self.room.runner.is_busy)

    def wait_for(self, state: str) -> None:
        self.qtbot.waitUntil(lambda: self.state() == state, timeout=10_000)
        self.qtbot.waitUntil(lambda: not self.room.runner.is_busy)

    def state(self) -> str:
        month = self.draft.month
        return "" if month is None else month.line.line.state.value


__all__ = ["begin_life"]

Sit = Callable[[Desk], Clerk]


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path) -> Iterator[Sit]:
    """Open windows over desks; they are closed when the test ends."""
    rooms: list[DeskRoom] = []

    def open_window(desk: Desk) -> Clerk:
        settings = QSettings(str(tmp_path / "prefs.ini"), QSettings.Format.IniFormat)
        messages = RecordingMessages()
        room = DeskRoom(desk, read_standing(desk), Preferences(settings), messages=messages)
        rooms.append(room)
        room.open()
        room.window.resize(1366, 737)
        clerk = Clerk(qtbot, room, messages)
        qtbot.waitUntil(lambda: clerk.draft.is_open, timeout=10_000)
        qtbot.waitUntil(lambda: not room.runner.is_busy)
        return clerk

    yield open_window
    for room in rooms:
        room.close_down()


@pytest.fixture
def one_department(begin_life: Begin) -> Life:
    """The Office and one department, on the seventeenth of November."""
    life = begin_life(("tccb",))
    life.at("2026-11-17 10:15")
    life["tccb"].exchange_state.choose_folder(life.exchange)
    return life


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """One agency for the tests of a module; each of them begins with an empty draft."""
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("agency"), ("tccb",))
    life.at("2026-11-17 10:15")
    life.desks.pop("tccb").close()
    yield life
    life.close()


@pytest.fixture
def clerk(agency: Life, sit: Sit) -> Clerk:
    desk = agency.program.open(agency.root / "tccb", PASSPHRASE)
    with desk.book.working() as work:
        for draft in work.transaction.local.drafts(""):
            work.transaction.local.drop_draft(draft.name)
    return sit(desk)
