"""The search of the top bar, by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.window.conftest import Agency
from tests.gui.window.test_desktop import entered

from workreport.ui.theme.spans import text_of
from workreport.ui.views.desktop import Desktop
from workreport.ui.views.search.page import SearchPage
from workreport.ui.views.shell.desk_room import DeskRoom
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.row_button import RowButton


def looked_for(qtbot: QtBot, room: DeskRoom, words: str) -> SearchPage:
    """Type words into the search, press Enter and wait for what is found."""
    window = room.window
    window.perform("search")
    field = window.top_bar.search
    field.setText(words)
    before = window.page("search")
    assert isinstance(before, SearchPage)
    with qtbot.waitSignal(before._model.found, timeout=15_000):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.shown_key == "search"
    return before


def focused() -> RowButton:
    found = QApplication.focusWidget()
    assert isinstance(found, RowButton)
    return found


def test_what_is_typed_is_listed_by_month_and_unit_and_opened_by_keys(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    room = entered(qtbot, desktop, agency.workspace("vp"))
    page = looked_for(qtbot, room, "nhiem vu cua tccb")
    assert [each.title for each in page._model.groups()] == ["Tháng 11/2026 · Phòng Tổ chức cán bộ"]
    assert len(page.findChildren(Card)) == 1
    assert page.head.note.text() == "3 chỗ"
    for choice, words, count in (
        (page.unit, "Văn phòng", 0),
        (page.unit, "Mọi đơn vị", 3),
        (page.last, "2026", 3),
    ):
        at = choice.findText(words)
        with qtbot.waitSignal(page._model.found, timeout=15_000):
            choice.setCurrentIndex(at)
            choice.activated.emit(at)
        assert sum(len(each.lines) for each in page._model.groups()) == count
    first = focused()
    strong = [span.text for span in first._words if span.is_strong]
    assert strong[:2] == ["Nhiệm", "vụ"]
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert focused() is not first
    qtbot.keyClick(focused(), Qt.Key.Key_End)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert room.window.shown_key == "receiving"
    assert str(room.session.period) == "2026-11"


def test_a_department_comes_to_the_task_itself(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    room = entered(qtbot, desktop, agency.workspace("tccb"))
    page = looked_for(qtbot, room, '"nhiem vu 2"')
    assert "Nhiệm vụ 2 của TCCB" in text_of(page._model.groups()[0].lines[0].words)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert room.window.shown_key == "tasks"


def test_nothing_found_and_nothing_asked_are_said(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    room = entered(qtbot, desktop, agency.workspace("vp"))
    page = looked_for(qtbot, room, "khongcotunay")
    assert page.head.note.text() == "Không tìm thấy “khongcotunay”."
    assert not page._model.groups()
    page = looked_for(qtbot, room, "…")
    assert page.head.note.text().startswith("Chưa ghi từ cần tìm.")
