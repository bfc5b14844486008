"""What lies beside the words of a task under check: its files and its thread."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.office.conftest import Sit
from tests.living import PERIOD, Begin, Life, ready

CTRL = Qt.KeyboardModifier.ControlModifier


SHEET = b"PK" * 2000


def filed_with_file(begin_life: Begin, tmp_path: Path) -> tuple[Life, str, str]:
    """Return the agency once a report with a file and a remark has arrived: its task and unit."""
    life = begin_life(("tccb",))
    life.at("2026-11-17 10:15")
    desk = life["tccb"]
    source = tmp_path / "so lieu.xlsx"
    source.write_bytes(SHEET)
    file = desk.evidence.keep(source)
    draft = ready(desk.reporting.open(PERIOD).draft, "tccb")
    first, *rest = draft.results
    desk.reporting.save(replace(draft, results=(replace(first, files=(file,)), *rest)))
    answers = {one.key: "Đã kiểm tra" for one in desk.reporting.open(PERIOD).unanswered}
    desk.reporting.save(replace(desk.reporting.open(PERIOD).draft, answers=answers))
    desk.reporting.file(PERIOD)
    desk.comments.say(first.task, draft.unit, "Số liệu ở tệp kèm")
    life.sync("tccb", "vp")
    return life, first.task, draft.unit


def test_an_officer_saves_a_file_and_answers_in_the_thread(
    begin_life: Begin, sit: Sit, tmp_path: Path
) -> None:
    life, task, unit = filed_with_file(begin_life, tmp_path)
    officer = sit(life.vp)
    page = officer.show("receiving")
    page.show_place("TCCB")
    officer.settle()
    view = page.findChild(QWidget, "check_aside").parent()
    while not hasattr(view, "side"):
        view = view.parent()
    rows = [view.grid.grid.line_at(row) for row in range(view.grid.grid.rowCount())]
    line = next(one for one in rows if one is not None and one.place == f"task/{task}")
    view.grid.go_to(line.id, "content")
    target = tmp_path / "ra.xlsx"
    officer.messages.path = target
    button = page.findChild(QWidget, "check_file_0")
    assert button.text() == "so lieu.xlsx · 4 KB"
    button.click()
    officer.qtbot.waitUntil(target.exists)
    assert target.read_bytes() == SHEET

    talk = view.aside.talk
    officer.qtbot.waitUntil(lambda: talk.text() == "Trao đổi 1, 1 mới")
    talk.click()
    officer.qtbot.waitUntil(lambda: talk.text() == "Trao đổi 1")
    assert not view.marks.isVisible()
    box = page.findChild(QWidget, "talk_box")
    officer.qtbot.keyClicks(box, "Da xem")
    officer.qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    officer.qtbot.waitUntil(lambda: talk.text() == "Trao đổi 2")
    page.perform("back")
    assert view.marks.isVisible()
    assert view.isVisible()
    life.sync("vp", "tccb")
    assert life["tccb"].comments.unread(unit) == {task: 1}
