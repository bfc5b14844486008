"""The tasks page by keyboard alone: every control is reached and named; every cell takes Telex."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from tests.gui.department.conftest import Clerk

from workreport.ui.models.column import Editor
from workreport.ui.models.task_lines import task_columns

_WRITTEN = (Editor.TEXT, Editor.LONG_TEXT, Editor.DATE, Editor.COMPLETE, Editor.FIGURE)
LETTERS = [column.key for column in task_columns() if column.editor in _WRITTEN]
_MOST, _PANES = 40, 8


def controls(page: QWidget) -> set[QWidget]:
    """Return what a person can operate on the page as it is shown."""
    return {
        one
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one, QScrollArea)
        and one.focusProxy() is None
    }


def walk(clerk: Clerk, page: QWidget) -> set[QWidget]:
    """Press F6 to each pane, and Tab and Shift+Tab inside it; return what had the focus."""
    met: set[QWidget] = set()
    for pane in filter(QWidget.isVisible, page.panes()):
        for _press in range(_PANES):
            focused = QApplication.focusWidget()
            assert focused is not None
            if pane is focused or pane.isAncestorOf(focused):
                break
            clerk.press(focused, Qt.Key.Key_F6)
        begin = QApplication.focusWidget()
        assert begin is pane or pane.isAncestorOf(begin), pane.objectName()
        met.add(begin)
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) if begin is not page.grid else ():
            begin.setFocus(Qt.FocusReason.TabFocusReason)
            for _step in range(_MOST):
                clerk.press(QApplication.focusWidget(), key)
                here = QApplication.focusWidget()
                if here is None or not pane.isAncestorOf(here):
                    break
                met.add(here)
    return met


@pytest.mark.parametrize("part", range(4))
def test_every_control_is_reached_by_keyboard_and_named(clerk: Clerk, part: int) -> None:
    QApplication.clipboard().setText("Đã xong\t1\nĐang làm\t2")  # the bar offers its preview
    page = clerk.show("tasks")
    clerk.window.activateWindow()
    page.grid.go_to(page.grid.grid.lines[0].id, "status")
    page.grid.setFocus()
    page.detail.tabs.choose(part)
    clerk.qtbot.waitUntil(lambda: not clerk.room.runner.is_busy)
    wanted = controls(page)
    met = walk(clerk, page)
    groups = {one for one in wanted if one.objectName().startswith(("segment_", "task_tabs_"))}
    missed = sorted(one.objectName() for one in wanted - met - groups)
    assert missed == []
    assert met & groups
    nameless = sorted(one.objectName() for one in wanted if not one.accessibleName())
    assert nameless == []


def test_pane_bar_and_chooser_are_left_and_entered_by_their_keys(clerk: Clerk) -> None:
    page = clerk.show("tasks")
    clerk.window.activateWindow()
    page.grid.setFocus()
    clerk.press(page.grid, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.columns.isAncestorOf(QApplication.focusWidget())
    clerk.press(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.grid
    clerk.press(page.grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.bar.words
    clerk.press(page.bar.words, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.grid
    clerk.press(page.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget().objectName() == "task_result"


def send(text: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    """Deliver a key to whatever has the focus, as an input method does."""
    target = QApplication.focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(target, event)


@pytest.mark.parametrize(("first", "composed"), [("d", "đ"), ("a", "â")])
@pytest.mark.parametrize("key", LETTERS)
def test_the_first_letter_of_an_input_method_stays_in_every_editor(
    clerk: Clerk, key: str, first: str, composed: str
) -> None:
    page = clerk.show("tasks")
    task = page._model.add("Việc riêng")
    grid = page.grid
    grid.arrange(grid.chosen_layout.with_shown(key, is_shown=True))
    grid.setFocus()
    grid.go_to(task, key)
    for letter, press in ((first, Qt.Key(ord(first.upper()))), ("\b", Qt.Key.Key_Backspace)):
        send(letter, press)
    send(composed)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    said = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
    assert said == composed
    send("", Qt.Key.Key_Escape)


def test_a_name_is_completed_after_a_composed_letter(clerk: Clerk) -> None:
    page = clerk.show("tasks")
    task = page._model.add("Việc riêng")
    page.grid.setFocus()
    page.grid.go_to(task, "owner")
    send("d", Qt.Key.Key_D)
    send("\b", Qt.Key.Key_Backspace)
    send("đ")
    send("ư")
    send("\r", Qt.Key.Key_Return)
    line = page.grid.grid.line_at(page.grid.grid.row_of(task))
    assert line.owner == "Ngô Đức Nam"
