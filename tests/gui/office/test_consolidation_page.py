"""The five questions at the window: figures follow, lead to their rows, duplicates are merged."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from tests.gui.office.conftest import Officer, Sit
from tests.living import Life


def write_over(officer: Officer, name: str, old: str, new: str) -> None:
    """Mark a word of a text and type others over it, then leave the text."""
    text = officer.part(name)
    cursor = text.textCursor()
    at = text.toPlainText().index(old)
    cursor.setPosition(at)
    cursor.setPosition(at + len(old), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    officer.type(name, new)
    text.clearFocus()
    officer.settle()


def test_figures_follow_the_data_and_lead_to_the_rows_they_count(filed: Life, sit: Sit) -> None:
    officer = sit(filed.vp)
    page = officer.show("consolidation")
    name = "question_progress_text"
    write_over(officer, name, "Toàn cơ quan", "Các đơn vị")
    write_over(officer, name, "đang thực hiện 1", "đang làm 7")
    progress = page.model.questions()[0]
    assert progress.is_worded
    assert "Văn phòng ghi “7” (đang thực hiện), dữ liệu là 1." in [
        note.words for note in progress.notes
    ]
    officer.click("question_progress_note_0_take")
    assert "đang làm 1," in officer.part(name).toPlainText()
    assert page.model.questions()[0].notes == ()

    filed.file("tcd")
    filed.sync("tcd", "vp")
    page.model.refresh()
    officer.settle()
    assert officer.part(name).toPlainText().startswith("Các đơn vị có 6 nhiệm vụ")
    _insert(officer, "question_quality_text")
    _open_sources(officer, name)
    _merge(officer)


def _insert(officer: Officer, name: str) -> None:
    text = officer.part(name)
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    officer.type(name, " Cả tháng có ")
    officer.qtbot.keyClick(text, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    menu = officer.part("figures_menu")
    action = menu.findChild(object, "figure_total")
    assert action.text() == "Tổng số nhiệm vụ: 6"
    action.trigger()
    menu.close()
    officer.type(name, " nhiệm vụ.")
    text.clearFocus()
    officer.settle()
    quality = officer.page.model.questions()[2]
    assert quality.text.endswith("Cả tháng có 6 nhiệm vụ.")
    assert quality.said.figures[-1].name == "total"


def _open_sources(officer: Officer, name: str) -> None:
    text = officer.part(name)
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index("đang làm") + 2)
    text.setTextCursor(cursor)
    text.setFocus()
    officer.qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert officer.part("sources_title").text() == "Đang thực hiện · 2"
    cursor.setPosition(text.toPlainText().index("6"))
    place = text.cursorRect(cursor).center() + QPoint(2, 0)
    officer.qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert officer.part("sources_title").text() == "Mọi nhiệm vụ của tháng · 6"
    officer.click("group_completed")
    assert officer.part("sources_title").text() == "Đã hoàn thành · 4"
    officer.part("segment_units").click()
    grid = officer.page.middle.shown()
    grid.go_to(officer.unit("TCD"), "behind")
    officer.qtbot.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert officer.part("sources_title").text() == "Phòng Tổ chức đảng, đảng viên · chậm · 1"
    task = officer.page.model.sources("late")[1][0].place
    officer.click("source_row_0_open")
    assert officer.room.window.shown_key == "receiving"
    assert officer.page.is_checking
    assert "/task/" in task
    officer.show("consolidation")


def _merge(officer: Officer) -> None:
    page = officer.page
    assert officer.part("same_work").text() == "Gộp việc trùng 1"
    officer.click("same_work")
    content = officer.part("same_0_content")
    assert officer.room.window.focusWidget() is content
    assert officer.after("same_back") is officer.part("same_0_open_0")
    page.middle.show_questions()
    # The questions were made anew since: Tab still comes to them from the line above.
    assert officer.part("questions").isAncestorOf(officer.after("redraft_all"))
    assert "12-BC-BTCTU" in officer.part("same_0_why").text()
    officer.part("same_0_content").setText("Báo cáo chung của hai phòng")
    officer.click("same_0_merge")
    assert "Báo cáo chung của hai phòng" in officer.part("same_0_shared").text()
    # What was answered has gone from its place: the keyboard is at what stands there now.
    assert officer.part("same_area").isAncestorOf(officer.room.window.focusWidget())
    (first, *_others) = page.model.sources("merged")[1]
    assert first.count == 2
    page.side.show_sources("Đã gộp", (first,), may_open=True)
    assert officer.part("sources_title").text() == "Đã gộp · 2, gộp còn 1 dòng"
    officer.click("same_work")
    assert first.text == "Báo cáo chung của hai phòng"
    assert "Phòng Tổ chức cán bộ, Phòng Tổ chức đảng, đảng viên" in first.unit
    officer.part("same_0_reason").setText("Hai việc khác nhau")
    officer.click("same_0_apart")
    assert page.model.summary.merging.merged == ()
