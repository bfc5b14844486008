"""Text of old fonts is pasted as Unicode after asking, never silently, in every kind of input."""

from unicodedata import normalize

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.gui.department.conftest import Clerk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TCVN3, VNI, TOLD = "§éc lËp - Tù do", "Ñoäc laäp - Töï do", "Độc lập - Tự do"


def copy(text: str) -> None:
    # Set as data: what is pasted must be what another program put there, not a normalised text.
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


@pytest.mark.parametrize("pasted", [TCVN3, VNI])
def test_a_text_editor_asks_and_pastes_on_the_second_time(clerk: Clerk, pasted: str) -> None:
    clerk.show("report")
    edit = clerk.part("text_causes")
    edit.setFocus()
    copy(pasted)
    clerk.press(edit, Qt.Key.Key_V, CTRL)
    assert edit.toPlainText() == ""
    question = clerk.window.findChild(object, "paste_question_words")
    assert pasted in question.text()
    assert TOLD in question.text()
    assert QApplication.focusWidget() is edit
    clerk.press(edit, Qt.Key.Key_V, CTRL)
    assert edit.toPlainText() == clerk.draft.draft.text["causes"] == TOLD
    clerk.draft.undo()
    assert edit.toPlainText() == ""


def test_the_text_can_be_pasted_as_it_is_or_not_at_all(clerk: Clerk) -> None:
    clerk.show("report")
    edit = clerk.part("text_causes")
    edit.setFocus()
    copy(TCVN3)
    clerk.press(edit, Qt.Key.Key_V, CTRL)
    clerk.window.findChild(object, "paste_close").click()
    assert edit.toPlainText() == ""
    clerk.press(edit, Qt.Key.Key_V, CTRL)
    clerk.window.findChild(object, "paste_keep").click()
    assert edit.toPlainText() == TCVN3
    assert clerk.window.findChild(object, "paste_question") is None


def test_a_grid_asks_before_a_block_is_pasted(clerk: Clerk) -> None:
    page = clerk.show("tasks")
    grid = page.grid
    first = grid.grid.lines[0].id
    page.perform("primary")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    copy("Rµ so¸t hå s¬")
    clerk.press(editor, Qt.Key.Key_V, CTRL)
    assert editor.text() == ""
    assert QApplication.focusWidget() is editor
    clerk.press(editor, Qt.Key.Key_V, CTRL)
    assert editor.text() == "Rà soát hồ sơ"
    clerk.press(editor, Qt.Key.Key_Return)
    clerk.qtbot.waitUntil(lambda: bool(clerk.draft.draft.added))
    grid.go_to(first, "done_on")
    copy("12/11/2026\t§· hoµn thµnh")
    clerk.press(grid, Qt.Key.Key_V, CTRL)
    assert clerk.draft.draft.results == ()
    clerk.press(grid, Qt.Key.Key_V, CTRL)
    clerk.press(page.paste, Qt.Key.Key_Return)
    assert next(line for line in grid.grid.lines if line.id == first).status == "completed"


def test_a_line_of_the_detail_pane_asks_as_well(clerk: Clerk) -> None:
    page = clerk.show("tasks")
    page.grid.go_to(page.grid.grid.lines[0].id, "status")
    edit = clerk.part("task_evidence")
    edit.setFocus()
    copy("Bieân baûn soá 12")
    clerk.press(edit, Qt.Key.Key_V, CTRL)
    assert edit.text() == ""
    clerk.press(edit, Qt.Key.Key_V, CTRL)
    assert edit.text() == "Biên bản số 12"


def test_spread_letters_are_composed_without_asking(clerk: Clerk) -> None:
    clerk.show("report")
    edit = clerk.part("text_causes")
    edit.setFocus()
    copy(normalize("NFD", "Rà soát lý lịch"))
    clerk.press(edit, Qt.Key.Key_V, CTRL)
    assert edit.toPlainText() == "Rà soát lý lịch"
