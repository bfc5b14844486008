"""Steps of tests that present a month: opening, keys, typing, everything a room can read."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from tests.gui.office.conftest import Officer

from workreport.ui.views.presentation.window import PresentationWindow

KEYS = {
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "esc": Qt.Key.Key_Escape,
    "enter": Qt.Key.Key_Return,
    "tab": Qt.Key.Key_Tab,
    "space": Qt.Key.Key_Space,
}


class Meeting:
    """The presentation over an officer's desk."""

    def __init__(self, officer: Officer, page: str = "board_pack") -> None:
        self.officer = officer
        shown = officer.show(page)
        officer.qtbot.keyClick(shown, Qt.Key.Key_F5)
        found = officer.room.window.findChild(PresentationWindow, "presentation_window")
        assert isinstance(found, PresentationWindow)
        self.window: Any = found
        self.model: Any = found.model
        officer.settle()
        self.resize(1366, 768)

    def resize(self, width: int, height: int) -> None:
        self.window.showNormal()
        self.window.resize(width, height)
        self.window.activateWindow()
        self.officer.qtbot.waitUntil(self.window.isActiveWindow)
        self.officer.settle()

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            target = self.window.focusWidget() or self.window
            if key in KEYS:
                self.officer.qtbot.keyClick(target, KEYS[key])
            else:
                self.officer.qtbot.keyClicks(target, key)
            self.officer.settle()

    def compose(self, words: str, target: QWidget | None = None) -> None:
        """Type words with tone marks: they arrive from an input method, never as keys."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(target or self.window.focusWidget(), event)
        self.officer.settle()

    def part(self, name: str) -> Any:
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def go_to_unit(self, code: str) -> None:
        while self.model.unit.line.unit.code != code:
            before = self.model.unit
            self.press("right")
            assert self.model.unit is not before, code

    def ended(self) -> bool:
        return self.officer.room.window.findChild(PresentationWindow) is None or not (
            self.window.isVisible()
        )


def readable(window: QWidget) -> list[str]:
    """Return everything that is painted as text, shown as a tooltip, or read aloud."""
    found = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        for kind, read in _TEXTS:
            if isinstance(widget, kind):
                found.append(read(widget))
    return [text for text in found if text]


_TEXTS: tuple[tuple[type[QWidget], Callable[[Any], str]], ...] = (
    (QLabel, lambda label: label.text()),
    (QAbstractButton, lambda button: button.text()),
    (QLineEdit, lambda edit: edit.displayText() or edit.placeholderText()),
    (QPlainTextEdit, lambda edit: edit.toPlainText() or edit.placeholderText()),
)
