"""The grid as a spreadsheet: keys that arrive, cells that change."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from workreport.ui.delegates.choice_editor import ChoiceEditor
from workreport.ui.delegates.wrapped import broken
from workreport.ui.models.column import (
    Align,
    Column,
    Editor,
    GroupHead,
    LevelMark,
    Paint,
    level_choices,
)
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.task_lines import TaskLine, task_columns
from workreport.ui.theme.look import look
from workreport.ui.views.grid.view import GridView

NOVEMBER = date(2026, 11, 1)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def make_view(qtbot: QtBot, columns=None) -> GridView:
    rules: GridRules[TaskLine] = GridRules(
        identify=lambda line: line.id, change=TaskLine.with_value
    )
    model = GridModel(columns or task_columns(), rules, near=NOVEMBER)
    head = {"1": "a", "2": "a", "3": "b"}
    model.group_by(lambda line: GroupHead(head.get(line.id, "a"), head.get(line.id, "a")))
    model.set_lines(
        [
            TaskLine(id="1", content="Rà soát", owner="Vinh", due_on=date(2026, 11, 8)),
            TaskLine(id="2", content="Mở lớp", owner="Nam"),
            TaskLine(id="3", content="Cập nhật", owner="Hà"),
        ]
    )
    view = GridView(model, "task_grid", "Bảng nhiệm vụ")
    view.keep = model
    qtbot.addWidget(view)
    view.resize(1300, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def level_column() -> Column[TaskLine]:
    return Column(
        key="note",
        title="Phòng",
        width=60,
        text=lambda line: line.note,
        content=lambda line: LevelMark(line.note),
        paint=Paint.LEVEL,
        align=Align.CENTRE,
        editor=Editor.CHOICE,
        choices=level_choices(),
    )


def send(text: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    """Deliver a key to whatever has the focus, as an input method does."""
    target = QApplication.focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(target, event)


@pytest.mark.parametrize(("first", "composed"), [("d", "đ"), ("a", "â"), ("o", "ơ"), ("e", "ê")])
@pytest.mark.parametrize("key", ["content", "owner"])
def test_telex_letters_survive_as_first_keys_of_a_cell(
    qtbot: QtBot, key: str, first: str, composed: str
) -> None:
    view = make_view(qtbot)
    view.go_to("1", key)
    send(first, Qt.Key(ord(first.upper())))
    send("\b", Qt.Key.Key_Backspace)
    send(composed)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    send("ã", Qt.Key.Key_unknown)
    send("\r", Qt.Key.Key_Return)
    assert getattr(view.grid.line_at(1), key) == composed + "ã"


@pytest.mark.parametrize(("first", "composed", "level"), [("d", "đ", "D"), ("a", "â", "A")])
def test_telex_letters_choose_levels(qtbot: QtBot, first: str, composed: str, level: str) -> None:
    view = make_view(qtbot, (*task_columns()[:2], level_column()))
    view.go_to("1", "note")
    send(first, Qt.Key(ord(first.upper())))
    send("\b", Qt.Key.Key_Backspace)
    send(composed)
    assert view.grid.line_at(1).note == level
    assert QApplication.focusWidget() is view


def test_composed_text_of_an_input_method_chooses_a_level(qtbot: QtBot) -> None:
    view = make_view(qtbot, (*task_columns()[:2], level_column()))
    view.go_to("1", "note")
    event = QInputMethodEvent()
    event.setCommitString("đ")
    QApplication.sendEvent(view, event)
    assert view.grid.line_at(1).note == "D"


def test_a_digit_sets_the_state_of_a_block_of_rows(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("1", "status")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, "2")
    assert [line.status for line in view.grid.lines] == ["in_progress", "in_progress", None]
    qtbot.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert [line.status for line in view.grid.lines] == [None, None, None]
    qtbot.keyClick(view, Qt.Key.Key_Y, CTRL)
    assert view.grid.lines[1].status == "in_progress"


def test_enter_and_tab_move_past_group_heads(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("2", "owner")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.current_id() == "3"
    qtbot.keyClick(view, Qt.Key.Key_Return, SHIFT)
    assert view.current_id() == "2"
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.grid.columns[view.currentIndex().column()].key == "due_on"
    qtbot.keyClick(view, Qt.Key.Key_Backtab, SHIFT)
    assert view.grid.columns[view.currentIndex().column()].key == "owner"


def test_enter_in_an_editor_commits_and_moves_down(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("1", "due_on")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor.text() == "08/11/2026"
    editor.setText("5/12")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert view.grid.lines[0].due_on == date(2026, 12, 5)
    assert view.current_id() == "2"


def test_escape_leaves_the_cell_as_it_was(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("1", "owner")
    qtbot.keyClick(view, "X")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert view.grid.lines[0].owner == "Vinh"


@pytest.mark.parametrize("key", ["content", "owner"])
def test_letters_being_typed_outlive_rows_that_arrive(qtbot: QtBot, key: str) -> None:
    view = make_view(qtbot)
    view.go_to("2", key)
    for letter in "Mới":
        send(letter)
    view.grid.set_lines([TaskLine(id="9", content="Vừa đến"), *view.grid.lines])
    assert view.current_id() == "2"
    send("!")
    send("\r", Qt.Key.Key_Return)
    assert getattr(view.grid.lines[2], key) == "Mới!"
    view.go_to("3", key)
    send("x")
    view.grid.set_lines(view.grid.lines[:2])  # the line went away: nothing else is written into
    assert "x" not in {getattr(line, key) for line in view.grid.lines}


def test_a_list_takes_arrows_digits_and_enter(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("1", "status")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, ChoiceEditor)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert view.grid.lines[0].status == "in_progress"
    view.go_to("1", "status")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClick(QApplication.focusWidget(), "3")
    assert view.grid.lines[0].status == "not_started"


def test_alt_enter_breaks_a_line_inside_a_text(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("1", "content")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.setPlainText("một")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert view.grid.lines[0].content == "một\nx"


def test_blocks_are_copied_and_pasted(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("1", "content")
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Rà soát\tVinh"
    view.go_to("2", "content")
    qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    assert (view.grid.lines[1].content, view.grid.lines[1].owner) == ("Rà soát", "Vinh")


def test_a_previewed_paste_writes_nothing(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.previews_pastes = True
    view.go_to("1", "owner")
    QGuiApplication.clipboard().setText("A\t5/11\nB\t6/11\n")
    with qtbot.waitSignal(view.paste_planned) as planned:
        qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    assert len(planned.args[0].edits) == 4
    assert view.grid.lines[0].owner == "Vinh"


def test_fill_down_clear_and_today(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("2", "owner")
    qtbot.keyClick(view, Qt.Key.Key_D, CTRL)
    assert view.grid.lines[1].owner == "Vinh"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert view.grid.lines[1].owner == ""
    view.today = date(2026, 11, 17)
    view.go_to("2", "done_on")
    qtbot.keyClick(view, Qt.Key.Key_Semicolon, CTRL)
    assert view.grid.lines[1].done_on == date(2026, 11, 17)


def test_only_columns_with_room_are_shown(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    assert "product" in [column.key for column in view.grid.columns]
    assert "product" not in view.shown_keys()
    view.set_window_width(1600)
    assert "product" in view.shown_keys()
    view.set_window_width(683)
    assert view.shown_keys() == ["stt", "content", "status", "timing"]


def test_a_cell_that_may_not_change_takes_no_key(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("1", "timing")
    qtbot.keyClick(view, "x")
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert QApplication.focusWidget() is view
    assert not view.grid.history.can_undo


@pytest.mark.parametrize("key", ["owner", "status"])
def test_a_backspace_without_an_editor_changes_nothing(qtbot: QtBot, key: str) -> None:
    view = make_view(qtbot)
    view.go_to("1", key)
    send("\b", Qt.Key.Key_Backspace)
    assert QApplication.focusWidget() is view
    assert view.grid.lines[0].owner == "Vinh"


def test_the_menu_key_sorts_by_the_column_of_the_cursor_and_back(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.grid.group_by(None)
    view.go_to("1", "content")
    for name, said in (
        ("up", ["Cập nhật", "Mở lớp", "Rà soát"]),
        ("down", ["Rà soát", "Mở lớp", "Cập nhật"]),
        ("none", ["Rà soát", "Mở lớp", "Cập nhật"]),
    ):
        key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(view.viewport(), key)
        menu = view.findChild(QMenu, "sort_menu")
        assert menu is not None
        menu.findChild(QAction, f"sort_{name}").trigger()
        menu.close()
        qtbot.waitUntil(lambda: view.findChild(QMenu, "sort_menu") is None)
        assert [line.content for line in rows_of(view)] == said
    assert not view.head.isSortIndicatorShown()


def rows_of(view: GridView) -> list[TaskLine]:
    found = [view.grid.line_at(row) for row in range(view.grid.rowCount())]
    return [line for line in found if line is not None]


def test_words_break_between_two_words_and_none_is_lost(qtbot: QtBot) -> None:
    assert make_view(qtbot)
    words = "Hoàn thành vượt mức, nhiều việc khó được giao đột xuất"
    first, second = broken(words, look().advance("Hoàn thành vượt mức, nhiều", 12))
    assert first == "Hoàn thành vượt mức, nhiều"
    assert f"{first} {second}" == words
    assert broken("Một", 4) == ("Một", "")
