"""Writing the report: last month beside, phrases, tone marks, length, places nobody returned."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from tests.gui.department.conftest import Clerk
from tests.living import PASSPHRASE, Life

from workreport.ui.viewmodels.draft_changes import with_text

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def enter(clerk: Clerk, section: str) -> Any:
    page = clerk.show("report")
    clerk.settle()
    edit = clerk.part(f"text_{section}")
    edit.setFocus()
    clerk.qtbot.waitUntil(edit.hasFocus)
    return page


def menu_of(clerk: Clerk, section: str) -> QMenu:
    page = enter(clerk, section)
    clerk.qtbot.waitUntil(lambda: bool(page.phrasebook.offers(section)))
    clerk.press(clerk.part(f"text_{section}"), Qt.Key.Key_J, CTRL)
    menu = page.findChild(QMenu, "phrase_menu")
    assert isinstance(menu, QMenu)
    return menu


def test_a_phrase_is_filled_from_the_month_and_its_gap_waits_for_words(clerk: Clerk) -> None:
    menu = menu_of(clerk, "results")
    said = [one.data() for one in menu.actions() if one.data()]
    assert said[0].startswith("Trong tháng 11/2026, phòng được giao 03 nhiệm vụ; đã hoàn thành 00")
    next(one for one in menu.actions() if one.data() == "Kết quả nổi bật: …").trigger()
    edit = clerk.part("text_results")
    assert edit.textCursor().selectedText() == "…"
    clerk.qtbot.keyClicks(edit, "xong de an")
    assert clerk.draft.draft.text["results"] == "Kết quả nổi bật: xong de an"
    menu.close()


def test_the_department_keeps_phrases_of_its_own(clerk: Clerk, agency: Life) -> None:
    clerk.draft.change(with_text(clerk.draft.draft, "causes", "Chờ Ban A trả lời."), ("x",))
    page = enter(clerk, "causes")
    edit = clerk.part("text_causes")
    edit.selectAll()
    menu = menu_of(clerk, "causes")
    edit.selectAll()
    menu.close()
    clerk.press(edit, Qt.Key.Key_J, CTRL)
    menu = next(one for one in page.findChildren(QMenu, "phrase_menu") if one.isVisible())
    next(one for one in menu.actions() if one.objectName() == "phrase_keep").trigger()
    menu.close()
    clerk.qtbot.waitUntil(lambda: page.phrasebook.own("causes") == ("Chờ Ban A trả lời.",))
    page.faces.open_phrases("causes")
    lines = clerk.part("phrase_lines")
    assert lines.toPlainText() == "Chờ Ban A trả lời."
    lines.setPlainText("Câu một …\n\n  Câu   hai \nCâu một …")
    clerk.part("phrases_back").click()
    clerk.qtbot.waitUntil(lambda: page.phrasebook.own("causes") == ("Câu một …", "Câu hai"))
    clerk.room.close_down()
    desk = agency.program.open(agency.root / "tccb", PASSPHRASE)
    assert desk.phrases.all()["causes"].own == ("Câu một …", "Câu hai")
    desk.close()


def test_tone_marks_are_shown_first_and_changed_as_one_step(clerk: Clerk) -> None:
    text = "Đã hoà giải; hòan thành qúy III tại Tỉnh uỷ."
    clerk.draft.change(with_text(clerk.draft.draft, "results", text), ("text/results",))
    enter(clerk, "results")
    clerk.press(clerk.part("text_results"), Qt.Key.Key_D, CTRL | SHIFT)
    words = clerk.part("tones_results_words").text()
    assert "hoà thành hòa" in words
    assert "uỷ thành ủy" in words
    assert clerk.part("tones_results_accept").text() == "Sửa 4 chỗ"
    assert clerk.draft.draft.text["results"] == text
    clerk.part("segment_second").click()
    assert "qúy thành quý" in clerk.part("tones_results_words").text()
    clerk.part("segment_first").click()
    clerk.part("tones_results_accept").click()
    wanted = "Đã hòa giải; hoàn thành quý III tại Tỉnh ủy."
    assert clerk.part("text_results").toPlainText() == clerk.draft.draft.text["results"] == wanted
    clerk.draft.undo()
    assert clerk.part("text_results").toPlainText() == text


def test_last_months_words_are_taken_over_by_key_behind_what_is_written(clerk: Clerk) -> None:
    page = enter(clerk, "limitations")
    month = clerk.draft.month
    assert month is not None
    line = replace(month.line, last_text={"limitations": "Hạn chế tháng mười."})
    clerk.draft.month = replace(month, line=line)
    clerk.draft.change(with_text(clerk.draft.draft, "limitations", "Còn chậm."), ("x",))
    assert page._blocks["limitations"]._before.text() == "Hạn chế tháng mười."
    clerk.press(clerk.part("text_limitations"), Qt.Key.Key_T, CTRL)
    assert clerk.draft.draft.text["limitations"] == "Còn chậm.\nHạn chế tháng mười."


def test_the_length_is_counted_and_turns_into_a_problem(clerk: Clerk) -> None:
    enter(clerk, "proposals")
    clerk.draft.change(with_text(clerk.draft.draft, "proposals", "a" * 3001), ("text/proposals",))
    counter = clerk.part("text_proposals_counter")
    assert counter.text() == "3.001/3.000"
    assert counter.property("role") == "problem"


def test_a_phrase_goes_where_the_cursor_is(clerk: Clerk) -> None:
    clerk.draft.change(with_text(clerk.draft.draft, "advantages", "Một. Hai."), ("x",))
    enter(clerk, "advantages")
    edit = clerk.part("text_advantages")
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    menu = menu_of(clerk, "advantages")
    edit.setTextCursor(cursor)
    chosen = next(one for one in menu.actions() if str(one.data()).startswith("Tập thể"))
    chosen.trigger()
    menu.close()
    assert edit.toPlainText() == f"Một. {chosen.data()} Hai."
    assert edit.textCursor().position() > 4
