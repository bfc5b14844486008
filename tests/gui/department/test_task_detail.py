"""The pane of a task in the real window: files, threads, history; undo over months; new lines."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PERIOD, Life

from workreport.ui.models.html_table import write_table
from workreport.ui.widgets.label import PlainLabel

CTRL = Qt.KeyboardModifier.ControlModifier
RESULT, EVIDENCE, TALK, HISTORY = range(4)


def open_task(clerk: Clerk, place: int = 0):
    page = clerk.show("tasks")
    page.grid.go_to(page.grid.grid.lines[place].id, "status")
    return page


def quiet(clerk: Clerk) -> None:
    clerk.qtbot.waitUntil(lambda: not clerk.room.runner.is_busy)


def test_a_file_is_weighed_attached_saved_elsewhere_taken_out_and_brought_back(
    clerk: Clerk, tmp_path: Path
) -> None:
    page = open_task(clerk)
    task = page.grid.current_id()
    page.perform("task_evidence")
    assert page.detail.tabs.chosen() == EVIDENCE
    source = tmp_path / "Biên bản.pdf"
    source.write_bytes(b"%PDF-1.7 " * 20_000)
    clerk.messages.path = source
    clerk.part("file_choose").click()
    assert clerk.part("file_size").text() == "Sẽ chép vào báo cáo: Biên bản.pdf · 176 KB"
    assert clerk.draft.draft.results == ()
    clerk.part("file_attach").click()
    quiet(clerk)
    clerk.qtbot.waitUntil(lambda: bool(clerk.draft.draft.results))
    (file,) = clerk.draft.draft.results[0].files
    assert clerk.part("file_0_words").text() == "Biên bản.pdf · 176 KB"
    target = tmp_path / "ra.pdf"
    clerk.messages.path = target
    clerk.part("file_0_save").click()
    clerk.qtbot.waitUntil(target.exists)
    quiet(clerk)
    assert target.read_bytes() == source.read_bytes()
    seen: list[Path] = []
    page.detail.files.open_path = lambda path: seen.append(Path(path)) or True
    clerk.part("file_0_open").click()
    clerk.qtbot.waitUntil(lambda: bool(seen))
    quiet(clerk)
    assert seen[0].name == "Biên bản.pdf"
    assert seen[0].read_bytes() == source.read_bytes()
    assert not seen[0].stat().st_mode & 0o222
    assert "chỉ để xem" in clerk.messages.told[-1].happened
    page.detail.files._model._copies.remove()
    assert not seen[0].exists()

    clerk.part("file_0_remove").click()
    assert page.detail.files.findChild(object, "file_0_words") is None
    page.perform("undo")
    assert clerk.draft.draft.results[0].files == (file,)
    assert clerk.draft.draft.results[0].task == task
    clerk.settle()


def test_a_file_of_thirty_megabytes_is_refused_in_words(clerk: Clerk, tmp_path: Path) -> None:
    open_task(clerk).perform("task_evidence")
    source = tmp_path / "quet.pdf"
    with source.open("wb") as large:
        large.truncate(30 * 2**20)
    clerk.messages.path = source
    clerk.part("file_choose").click()
    told = clerk.part("file_refused").text()
    assert told.startswith("Tệp “quet.pdf” nặng 30,0 MB, lớn hơn 20 MB.")
    assert not clerk.part("file_attach").isVisible()


def test_a_remark_is_new_until_its_task_is_opened_and_an_answer_is_signed(
    one_department: Life, sit: Sit
) -> None:
    life = one_department
    draft = life["tccb"].reporting.open(PERIOD).draft
    life.vp.comments.say(draft.tasks[0].id, draft.unit, "Ghi rõ <b>số</b> văn bản")
    life.sync("vp", "tccb")
    clerk = sit(life["tccb"])
    page = open_task(clerk)
    tabs = page.detail.tabs
    clerk.qtbot.waitUntil(lambda: tabs.text(TALK) == "Trao đổi 1, 1 mới")
    clerk.qtbot.waitUntil(lambda: page.grid.grid.lines[0].fresh == 1)
    content = page.grid.grid.cell(page.grid.currentIndex().row(), 1).content
    assert content[1].text == "1 mới"
    tabs.choose(TALK)
    clerk.qtbot.waitUntil(lambda: page.detail.talk.findChild(object, "talk_0_words") is not None)
    words = clerk.part("talk_0_words")
    assert words.text() == "Ghi rõ <b>số</b> văn bản"
    assert words.textFormat() is Qt.TextFormat.PlainText
    clerk.qtbot.waitUntil(lambda: tabs.text(TALK) == "Trao đổi 1")
    box = clerk.part("talk_box")
    clerk.qtbot.keyClicks(box, "Da bo sung")
    clerk.press(box, Qt.Key.Key_Return, CTRL)
    clerk.qtbot.waitUntil(lambda: tabs.text(TALK) == "Trao đổi 2")
    assert box.toPlainText() == ""
    assert clerk.window.shown_key == "tasks"
    quiet(clerk)
    clerk.press(box, Qt.Key.Key_Return, CTRL)
    refused = clerk.part("talk_refused")
    clerk.qtbot.waitUntil(lambda: refused.text() != "")
    assert refused.text().startswith("Chưa có chữ nào để gửi.")


def test_the_history_of_a_task_is_told_in_sentences(clerk: Clerk) -> None:
    page = open_task(clerk)
    page.detail.tabs.choose(HISTORY)
    clerk.qtbot.waitUntil(lambda: page.detail.findChild(object, "passport_0") is not None)
    assert clerk.part("passport_0").text().startswith("Giao từ tháng 11/2026.")
    assert clerk.part("passport_1").text().startswith("Hạn gốc 12/11/2026.")
    task = page.grid.grid.lines[0].id
    page.grid.go_to(task, "status")
    page._model.add("Việc riêng của phòng")
    page.grid.go_to(page.grid.grid.lines[-1].id, "status")
    new = next(one.id for one in clerk.draft.draft.tasks if one.id in clerk.draft.draft.added)
    page.grid.go_to(new, "status")
    clerk.qtbot.waitUntil(lambda: page.detail.findChild(object, "passport_none") is not None)
    assert clerk.part("passport_none").text().startswith("Nhiệm vụ mới có trong bản nháp")


def test_sixty_steps_are_undone_after_another_page_and_another_month(clerk: Clerk) -> None:
    page = open_task(clerk)
    for digit in "123" * 20:
        clerk.press(page.grid, digit)
    last = clerk.draft.draft
    assert last.results[0].status == "not_started"
    clerk.settle()
    clerk.show("report")
    session = clerk.room.session
    session.set_period(PERIOD.previous)
    clerk.qtbot.waitUntil(lambda: clerk.draft.refusal is not None)
    session.set_period(PERIOD)
    clerk.qtbot.waitUntil(lambda: clerk.draft.is_open)
    quiet(clerk)
    clerk.show("tasks")
    for _step in range(60):
        clerk.draft.undo()
    assert clerk.draft.draft.results in ((), (replace(last.results[0], status=None, carry=False),))
    for _step in range(60):
        clerk.draft.redo()
    assert clerk.draft.draft.results == last.results


def test_rows_below_the_last_one_become_tasks_in_one_step(clerk: Clerk) -> None:
    page = open_task(clerk)
    grid = page.grid
    model = grid.grid
    data = QMimeData()
    cells = [
        ["Việc đột xuất một", "nguoi cua TCCB", "20/11", "", "2"],
        ["Việc đột xuất hai", "Không ai", "", "", ""],
        ["", "", "", "", ""],
    ]
    data.setText("\n".join("\t".join(line) for line in cells))
    data.setHtml(write_table(cells))
    QGuiApplication.clipboard().setMimeData(data)
    grid.setCurrentIndex(model.index(model.rowCount() - 1, model.column_of("content")))
    clerk.press(grid, Qt.Key.Key_V, CTRL)
    assert clerk.draft.draft.added == frozenset()
    assert clerk.part("paste_rest").text() == "Thêm 2 nhiệm vụ mới."
    told = [label.text() for label in page.paste.findChildren(PlainLabel)]
    assert "Hàng mới 2 · Người thực hiện. Dán vào: Không ai" in told
    clerk.press(page.paste, Qt.Key.Key_Return)
    draft = clerk.draft.draft
    added = [task for task in draft.tasks if task.id in draft.added]
    assert [task.content for task in added] == ["Việc đột xuất một", "Việc đột xuất hai"]
    assert [bool(task.owner) for task in added] == [True, False]
    assert added[0].due_on is not None
    assert draft.results[-1].status == "in_progress"
    page.perform("undo")
    assert clerk.draft.draft.added == frozenset()


@pytest.mark.parametrize(("key", "typed", "shown"), [("coef", "1,5", "1.5"), ("qty", "2.5", "2.5")])
def test_a_measure_is_kept_as_the_signed_form_takes_it(
    clerk: Clerk, key: str, typed: str, shown: str
) -> None:
    page = open_task(clerk)
    task = page._model.add("Việc riêng")
    model = page.grid.grid
    assert model.setData(model.index(model.row_of(task), model.column_of(key)), typed)
    found = next(one for one in clerk.draft.draft.tasks if one.id == task)
    assert getattr(found, key) == shown
