"""Columns, groups and filters of the task grid: by mouse and keyboard, kept for each person."""

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PASSPHRASE, Life

from workreport.ui.models.column import RowKind
from workreport.ui.models.column_layout import ColumnLayout
from workreport.ui.models.task_lines import task_columns
from workreport.ui.viewmodels.preferences import Preferences

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
USUAL = ColumnLayout(frozen="content")
OF_THE_RULES = (
    *("stt", "content", "category", "origin", "director", "owner", "partners", "product"),
    *("qty", "coef", "due_on", "done_on", "status", "timing", "quality", "exceeds"),
    *("cause", "objective", "carry", "evidence", "note"),
)


def tasks(clerk: Clerk):
    page = clerk.show("tasks")
    page.grid.setFocus()
    return page


def titles(page) -> list[str]:
    return page.grid.shown_keys()


def test_every_column_of_the_rules_can_be_shown() -> None:
    assert set(OF_THE_RULES) <= {column.key for column in task_columns()}


def test_columns_are_chosen_ordered_and_frozen_by_keyboard_and_kept(
    clerk: Clerk, agency: Life, sit: Sit
) -> None:
    page = tasks(clerk)
    clerk.press(page.grid, Qt.Key.Key_L, CTRL)
    chooser = page.columns.list
    assert QApplication.focusWidget() is chooser
    chooser.setCurrentRow(titles(page).index("due_on"))
    clerk.press(chooser, Qt.Key.Key_Up, ALT)
    clerk.press(chooser, Qt.Key.Key_Space)
    keys = [chooser.item(at).data(Qt.ItemDataRole.UserRole) for at in range(chooser.count())]
    chooser.setCurrentRow(keys.index("note"))
    clerk.press(chooser, Qt.Key.Key_Space)
    chooser.setCurrentRow(keys.index("owner"))
    clerk.part("column_freeze").click()
    assert page.grid.chosen_layout.frozen == "owner"
    clerk.press(chooser, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.grid
    assert "due_on" not in titles(page)
    assert "note" in titles(page)
    order = page.grid.chosen_layout.ordered(page.grid.keys())
    assert order.index("due_on") < order.index("owner")

    clerk.room.close_down()
    again = sit(agency.program.open(agency.root / "tccb", PASSPHRASE))
    page = again.show("tasks")
    assert "note" in titles(page)
    assert "due_on" not in titles(page)
    assert page.grid.chosen_layout.frozen == "owner"


def test_a_column_is_drawn_to_another_place_and_width_with_the_mouse(clerk: Clerk) -> None:
    page = tasks(clerk)
    grid = page.grid
    head = grid.head
    owner, status = grid.grid.column_of("owner"), grid.grid.column_of("status")
    head.moveSection(head.visualIndex(status), head.visualIndex(owner))
    assert titles(page)[:4] == ["stt", "content", "status", "owner"]
    head.moveSection(head.visualIndex(grid.grid.column_of("stt")), 5)
    assert titles(page)[0] == "stt"
    head.resizeSection(owner, 180)
    kept = page.grid.chosen_layout
    assert kept.widths["owner"] == 180
    assert ColumnLayout.from_text(kept.to_text(), USUAL) == kept


def test_what_cannot_be_read_of_a_kept_layout_is_as_usual() -> None:
    assert ColumnLayout.from_text("{", USUAL) == USUAL
    assert ColumnLayout.from_text("[1]", USUAL) == USUAL
    read = ColumnLayout.from_text('{"order": 3, "widths": {"a": 9999, "b": "x"}}', USUAL)
    assert read == ColumnLayout(widths={"a": 2000})


def test_two_people_of_one_account_keep_their_own_columns(tmp_path) -> None:
    kept = Preferences(QSettings(str(tmp_path / "p.ini"), QSettings.Format.IniFormat))
    kept.keep_grid("aaaaaaaa11", "tasks", "1")
    kept.keep_grid("bbbbbbbb22", "tasks", "2")
    assert (kept.grid("aaaaaaaa11", "tasks"), kept.grid("bbbbbbbb22", "tasks")) == ("1", "2")


def test_frozen_columns_stay_in_view_and_take_the_mouse(clerk: Clerk) -> None:
    page = tasks(clerk)
    grid = page.grid
    layout = grid.chosen_layout
    for key in ("note", "cause", "category", "director", "result"):
        layout = layout.with_shown(key, is_shown=True)
    grid.arrange(layout)
    bar = grid.horizontalScrollBar()
    clerk.qtbot.waitUntil(lambda: bar.maximum() > 0)
    before = grid.visualRect(grid.grid.index(1, grid.grid.column_of("content")))
    bar.setValue(bar.maximum())
    content = grid.visualRect(grid.grid.index(1, grid.grid.column_of("content")))
    assert content.left() == before.left()
    place = QPoint(content.left() + 20, content.center().y())
    assert grid.indexAt(place).column() == grid.grid.column_of("content")
    shown = grid.viewport().grab().toImage()
    assert shown.copy(0, content.top(), 60, 20) == _at_rest(grid, content.top())

    first = grid.grid.lines[0].id
    grid.go_to(first, "owner")
    owner = grid.visualRect(grid.currentIndex())
    assert owner.left() >= content.left() + content.width()


def _at_rest(grid, top: int):
    bar = grid.horizontalScrollBar()
    value = bar.value()
    bar.setValue(0)
    image = grid.viewport().grab().toImage().copy(0, top, 60, 20)
    bar.setValue(value)
    return image


@pytest.mark.parametrize(("key", "head"), [("status", "Chưa điền"), ("owner", "Chưa giao")])
def test_tasks_are_grouped_by_status_and_by_person(clerk: Clerk, key: str, head: str) -> None:
    page = tasks(clerk)
    page.bar.group_chosen.emit(key)
    model = page.grid.grid
    heads = [model.head_at(row) for row in range(model.rowCount())]
    assert next(one for one in heads if one is not None).title.startswith(head)
    page.bar.group_chosen.emit("")
    assert not any(model.kind_at(row) is RowKind.GROUP for row in range(model.rowCount()))


def test_an_edited_task_goes_under_its_new_head_once_its_row_is_left(clerk: Clerk) -> None:
    page = tasks(clerk)
    page.bar.group_chosen.emit("status")
    model = page.grid.grid
    first, second = model.lines[0].id, model.lines[1].id
    page.grid.go_to(first, "status")
    clerk.press(page.grid, "1")
    assert model.row_of(first) < model.row_of(second)
    page.grid.go_to(second, "status")
    clerk.qtbot.waitUntil(lambda: model.row_of(first) > model.row_of(second))
    assert page.grid.current_id() == second
    heads = [model.index(row, 0).data() for row in range(model.rowCount()) if model.head_at(row)]
    assert heads == ["Chưa điền · 2", "Đã hoàn thành · 1"]


def test_words_without_marks_filter_and_esc_brings_everything_back(clerk: Clerk) -> None:
    page = tasks(clerk)
    page.perform("task_filter")
    box = page.bar.words
    assert QApplication.focusWidget() is box
    clerk.qtbot.keyClicks(box, "nhiem vu 2")
    model = page.grid.grid
    rows = [model.line_at(row) for row in range(model.rowCount())]
    assert [one.content for one in rows if one] == ["Nhiệm vụ 2 của TCCB"]
    clerk.press(box, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.grid
    page.perform("task_filter")
    clerk.press(box, Qt.Key.Key_Escape)
    assert len([row for row in range(model.rowCount()) if model.line_at(row)]) == 3
    assert not box.isVisible()
