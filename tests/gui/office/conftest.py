"""The Office's desk in its real window, with departments driven by services."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.recording import RecordingMessages
from tests.living import PASSPHRASE, Begin, Life, begin, begin_life, stretch_codes_less

from workreport.services.book import Book
from workreport.services.ports.program import Desk
from workreport.ui.messages import NoticeKind
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.shell.desk_room import DeskRoom

__all__ = ["begin_life"]


@dataclass
class Officer:
    """Somebody at the Office's window."""

    qtbot: QtBot
    room: DeskRoom
    messages: RecordingMessages

    @property
    def page(self) -> Any:
        return self.room.window.current_page()

    def show(self, page: str) -> Any:
        self.room.window.show_page(page)
        self.settle()
        return self.page

    def part(self, name: str) -> Any:
        """Return a widget of the page shown by its object name."""
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        """Press a button that must not be refused, and wait for what it does."""
        button = self.part(name)
        assert button.isEnabled(), (name, button.toolTip())
        button.click()
        self.settle()

    def type(self, name: str, words: str) -> None:
        widget = self.part(name)
        widget.setFocus()
        # Letters with tone marks arrive from an input method, never as keys.
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(widget, event)

    def fill_cell(self, grid: Any, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type into the current cell like a person: the first letter opens its editor."""
        self.qtbot.keyClicks(grid, words[0])
        editor = grid.indexWidget(grid.currentIndex())
        self.qtbot.keyClicks(editor, words[1:])
        self.qtbot.keyClick(editor, key)

    def key(self, widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        widget.setFocus()
        self.qtbot.keyClick(widget, key, *modifiers)
        self.settle()

    def after(self, name: str) -> Any:
        """Return where Tab goes from a part."""
        after = self.part(name).nextInFocusChain()
        while not (after.isVisible() and after.focusPolicy() & Qt.FocusPolicy.TabFocus):
            after = after.nextInFocusChain()
        return after

    def settle(self) -> None:
        """Wait until nothing runs and nothing waits to run."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.room.runner.is_busy, timeout=15_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.room.runner.is_busy, timeout=15_000)

    def decide(self, name: str) -> None:
        """Say once who decided, in the bar of the page shown."""
        self.click(f"{name}_open")
        self.type(f"{name}_decided_by", "Đinh Đình Phong")
        self.type(f"{name}_meeting", "16/11")
        self.type(f"{name}_basis", "Biên bản số 12")
        self.click(f"{name}_open")

    def unit(self, code: str) -> str:
        """Return the id of a unit by its code."""
        with self.room.desk.book.looking() as look:
            return look.directory.unit(code, look.today).unit

    def told(self) -> str:
        return " ".join(f"{one.happened} {one.safe}" for one in self.messages.told)

    def refusals(self) -> list[str]:
        kinds = {NoticeKind.WARN, NoticeKind.BAD}
        return [one.happened for one in self.messages.told if one.kind in kinds]


Sit = Callable[[Desk], Officer]


@contextmanager
def off_the_screen() -> Iterator[None]:
    """Fail whatever opens the workspace in the thread of the window."""
    screen = threading.current_thread()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("looking", "working"):
            original = getattr(Book, name)

            def guarded(
                self: Book, *arguments: Any, _original: Any = original, **named: Any
            ) -> Any:
                assert threading.current_thread() is not screen, "opened on the screen"
                return _original(self, *arguments, **named)

            patch.setattr(Book, name, guarded)
        yield


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path) -> Iterator[Sit]:
    """Open windows over desks; they are closed when the test ends."""
    rooms: list[DeskRoom] = []

    def open_window(desk: Desk) -> Officer:
        settings = QSettings(str(tmp_path / "prefs.ini"), QSettings.Format.IniFormat)
        messages = RecordingMessages()
        room = DeskRoom(desk, read_standing(desk), Preferences(settings), messages=messages)
        rooms.append(room)
        room.open()
        room.window.resize(1366, 737)
        # Without a window manager a window becomes the active one only when it is asked to.
        room.window.activateWindow()
        qtbot.waitUntil(room.window.isActiveWindow)
        officer = Officer(qtbot, room, messages)
        officer.settle()
        return officer

    yield open_window
    for room in rooms:
        room.close_down()


@pytest.fixture
def filed(begin_life: Begin) -> Life:
    """Two departments; one has filed on the seventeenth, the other has not."""
    life = begin_life(("tccb", "tcd"))
    return _one_files(life)


def _one_files(life: Life) -> Life:
    life.at("2026-11-17 10:15")
    life.file("tccb")
    life.sync("tccb", "vp")
    life.at("2026-11-18 08:00")
    return life


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """One agency for the tests of a module that leave its month as it is."""
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = _one_files(begin(tmp_path_factory.mktemp("agency"), ("tccb", "tcd"), ("hieu",)))
    life.sync("hieu")
    for name in ("vp", "hieu"):
        life.desks.pop(name).close()
    yield life
    life.close()


@pytest.fixture
def at_desk(agency: Life, sit: Sit) -> Callable[[str], Officer]:
    """Open the window of one of the Office; what was typed before is forgotten."""

    def open_desk(name: str = "vp") -> Officer:
        desk = agency.program.open(agency.root / name, PASSPHRASE)
        with desk.book.working() as work:
            for draft in work.transaction.local.drafts(""):
                work.transaction.local.drop_draft(draft.name)
        return sit(desk)

    return open_desk
