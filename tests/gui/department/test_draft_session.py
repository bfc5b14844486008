"""The shared draft: saved by itself, undone across pages, kept when the disk fails."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.gui.department.conftest import Clerk
from tests.living import PASSPHRASE, PERIOD, Life

from workreport.domain.errors import WorldError
from workreport.domain.period import Period
from workreport.ui.models.repeated import repeated_sentences
from workreport.ui.viewmodels.draft_changes import with_text
from workreport.ui.viewmodels.draft_session import SaveState

CTRL = Qt.KeyboardModifier.ControlModifier


def send(target: QWidget, text: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def open_again(clerk: Clerk, agency: Life) -> str:
    clerk.room.close_down()
    desk = agency.program.open(agency.root / "tccb", PASSPHRASE)
    causes = desk.reporting.open(PERIOD).draft.text["causes"]
    desk.close()
    return causes


def test_what_was_typed_is_there_when_the_workspace_is_opened_again(
    clerk: Clerk, agency: Life
) -> None:
    clerk.show("report")
    clerk.qtbot.keyClicks(clerk.part("text_causes"), "Chua kip")
    clerk.qtbot.waitUntil(lambda: not clerk.draft.is_dirty, timeout=5_000)
    assert clerk.draft.saved_words().startswith("Đã lưu 10:")
    assert open_again(clerk, agency) == "Chua kip"


def test_words_typed_just_before_the_window_closes_are_kept(clerk: Clerk, agency: Life) -> None:
    clerk.show("report")
    clerk.qtbot.keyClicks(clerk.part("text_causes"), "Phut cuoi")
    assert clerk.draft.is_dirty
    assert open_again(clerk, agency) == "Phut cuoi"


def test_words_are_saved_at_once_when_another_field_is_entered(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.show("report")
    monkeypatch.setattr(clerk.draft._soon, "start", lambda: None)
    monkeypatch.setattr(clerk.draft._latest, "start", lambda: None)
    edit = clerk.part("text_causes")
    edit.setFocus()
    clerk.qtbot.keyClicks(edit, "Xong muc nay")
    assert clerk.draft.is_dirty
    clerk.part("text_proposals").setFocus()
    clerk.qtbot.waitUntil(lambda: not clerk.draft.is_dirty)
    assert clerk.draft.save_state is SaveState.CLEAN


def test_signing_waits_for_a_save_that_is_under_way_and_happens_once(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = clerk.draft
    begun: list[object] = []
    monkeypatch.setattr(draft.session, "run", lambda work, *_more, **_named: begun.append(work))
    now = draft.session.desk.book.clock.now()
    draft.change(with_text(draft.draft, "causes", "Sap ky"), ("text/causes",))
    draft.save()
    draft.file()
    assert len(begun) == 1
    draft._on_saved(now)
    assert len(begun) == 2
    draft.file()  # pressed once more while it is being signed
    draft._wants_reading = False
    draft._on_saved(now)
    assert len(begun) == 2


def test_a_full_disk_keeps_the_words_and_says_so(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporting = clerk.room.desk.reporting
    save = reporting.save

    def fail(_draft: object) -> None:
        raise WorldError("disk_full", path="D:")

    monkeypatch.setattr(reporting, "save", fail)
    page = clerk.show("report")
    clerk.qtbot.keyClicks(clerk.part("text_causes"), "Con day")
    clerk.draft.save()
    clerk.qtbot.waitUntil(lambda: clerk.draft.save_state is SaveState.FAILED)
    assert clerk.draft.saved_words().startswith("Chưa lưu từ 10:")
    assert clerk.part("text_causes").toPlainText() == "Con day"
    assert page.banners.isVisible()
    assert clerk.part("text_causes_unsaved").text() == "chưa lưu 7 ký tự"
    assert not clerk.part("text_proposals_unsaved").isVisible()
    clerk.room.session.set_period(PERIOD.next)
    clerk.qtbot.waitUntil(lambda: clerk.room.session.period == PERIOD)
    assert clerk.part("text_causes").toPlainText() == "Con day"
    monkeypatch.setattr(reporting, "save", save)
    actions = page.banners.findChildren(QAbstractButton, "banner_action")
    next(one for one in actions if one.text() == "Thử lại").click()
    clerk.qtbot.waitUntil(lambda: clerk.draft.save_state is SaveState.CLEAN)
    assert not page.banners.isVisible()
    assert not clerk.part("text_causes_unsaved").isVisible()


def test_sixty_steps_on_two_pages_are_undone_and_the_place_is_shown(clerk: Clerk) -> None:
    tasks = clerk.show("tasks")
    line = tasks.grid.grid.lines[0].id
    tasks.grid.go_to(line, "status")
    for digit in "123" * 10:
        clerk.press(tasks.grid, digit)
    clerk.show("report")
    for place in range(30):
        section = ("causes", "proposals")[place % 2]
        clerk.draft.change(with_text(clerk.draft.draft, section, str(place)), (f"text/{section}",))
    assert clerk.part("text_proposals").toPlainText() == "29"
    for _step in range(30):
        clerk.press(clerk.part("text_causes"), Qt.Key.Key_Z, CTRL)
    assert clerk.draft.draft.text.get("causes", "") == ""
    clerk.draft.undo()
    assert clerk.window.shown_key == "tasks"
    for _step in range(29):
        clerk.press(tasks.grid, Qt.Key.Key_Z, CTRL)
    assert tasks.grid.grid.lines[0].status is None
    for _step in range(60):
        clerk.draft.redo()
    assert clerk.draft.draft.text["proposals"] == "29"
    assert clerk.draft.draft.results[0].status == "not_started"


@pytest.mark.parametrize(("first", "composed"), [("d", "đ"), ("a", "â")])
def test_composed_letters_survive_in_the_words_of_the_report(
    clerk: Clerk, first: str, composed: str
) -> None:
    clerk.show("report")
    edit = clerk.part("text_causes")
    edit.setFocus()
    send(edit, first, Qt.Key(ord(first.upper())))
    send(edit, "\b", Qt.Key.Key_Backspace)
    send(edit, composed)
    event = QInputMethodEvent()
    event.setCommitString("ường")
    QApplication.sendEvent(edit, event)
    assert clerk.draft.draft.text["causes"] == f"{composed}ường"
    assert edit.toPlainText() == f"{composed}ường"


def test_composed_letters_choose_a_level(clerk: Clerk) -> None:
    page = clerk.show("classification")
    person = page.grid.grid.lines[1].id
    page.grid.go_to(person, "department")
    for text, key in (("d", Qt.Key.Key_D), ("\b", Qt.Key.Key_Backspace), ("đ", Qt.Key.Key_unknown)):
        send(page.grid, text, key)
    assert clerk.draft.draft.department[-1].level == "D"


def test_a_person_who_is_not_rated_needs_a_reason(clerk: Clerk) -> None:
    page = clerk.show("classification")
    person = page.grid.grid.lines[1].id
    page.grid.go_to(person, "department")
    clerk.press(page.grid, "k")
    assert page.grid.grid.lines[1].department == "–"
    codes = {one.code for one in clerk.draft.problems if person in one.place}
    assert codes == {"person_not_rated"}
    editor = QApplication.focusWidget()
    clerk.qtbot.keyClicks(editor, "Di hoc")
    clerk.press(editor, Qt.Key.Key_Return)
    assert clerk.draft.draft.department[-1].not_rated == "Di hoc"
    assert not [one for one in clerk.draft.problems if person in one.place]


def test_an_own_task_is_added_by_typing_and_taken_out_with_undo(clerk: Clerk) -> None:
    page = clerk.show("tasks")
    page.perform("primary")
    editor = QApplication.focusWidget()
    clerk.qtbot.keyClicks(editor, "Viec dot xuat")
    clerk.press(editor, Qt.Key.Key_Return)
    clerk.qtbot.waitUntil(lambda: bool(clerk.draft.draft.added))
    added = next(iter(clerk.draft.draft.added))
    assert page.grid.current_id() == added
    page.grid.go_to(added, "content")
    clerk.press(page.grid, Qt.Key.Key_Delete, CTRL)
    assert clerk.draft.draft.added == frozenset()
    assert [text for text, _undo in clerk.messages.undos] == ["Đã bỏ 1 nhiệm vụ"]
    clerk.messages.undos[0][1]()
    assert clerk.draft.draft.added == {added}


def test_a_month_nobody_opened_says_so(clerk: Clerk) -> None:
    clerk.show("this_month")
    clerk.room.session.set_period(Period(2027, 3))
    clerk.qtbot.waitUntil(lambda: clerk.draft.refusal is not None)
    assert not clerk.part("month_next").isEnabled()
    assert clerk.show("tasks").findChild(QWidget, "tasks_closed").isVisible()


def test_nothing_is_read_or_written_on_the_thread_of_the_screen(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = clerk.room.desk.book
    threads: list[threading.Thread] = []

    def watched(name: str) -> Any:
        original = getattr(book, name)

        @contextmanager
        def watch(**options: bool) -> Iterator[object]:
            threads.append(threading.current_thread())
            with original(**options) as found:
                yield found

        return watch

    for name in ("looking", "working"):
        monkeypatch.setattr(book, name, watched(name))
    for key in ("this_month", "tasks", "classification", "report"):
        clerk.show(key)
    clerk.qtbot.keyClicks(clerk.part("text_causes"), "Chu")
    clerk.settle()
    clerk.draft.refresh()
    clerk.settle()
    assert threads
    assert threading.main_thread() not in threads


def test_sentences_of_last_month_are_found_in_this_one() -> None:
    text = "Việc lấy ý kiến còn chậm; Câu mới viết."
    before = "Khác. Việc  lấy ý kiến còn chậm."
    assert repeated_sentences(text, before) == ((0, 25),)


def test_a_table_is_previewed_and_only_its_good_cells_are_pasted(clerk: Clerk) -> None:
    page = clerk.show("tasks")
    first, second = (line.id for line in page.grid.grid.lines[:2])
    page.grid.go_to(first, "done_on")
    QApplication.clipboard().setText("12/11\tĐã hoàn thành\n31/11\tĐang thực hiện\n")
    clerk.press(page.grid, Qt.Key.Key_V, CTRL)
    assert clerk.draft.draft.results == ()
    assert clerk.part("paste_take").text() == "Dán 3 ô, giữ nguyên 1 ô"
    page.perform("problem_next")
    assert page.grid.current_id() == second
    clerk.press(page.paste, Qt.Key.Key_Return)
    states = [line.status for line in page.grid.grid.lines]
    assert states == ["completed", "in_progress", None]
    clerk.press(page.grid, Qt.Key.Key_Z, CTRL)
    assert clerk.draft.draft.results == ()
