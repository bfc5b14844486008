"""A person objects to the own result at the own window; the chief answers and records events."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.clipping import cut_in
from tests.living import PERIOD, Begin, Life, begin_life

from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.ports.program import Desk
from workreport.ui.viewmodels.people_facts import read_people
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.shell.desk_room import DeskRoom

__all__ = ["begin_life"]

STAFF = "Người của tccb"
BY = DecidedBy("Tập thể Lãnh đạo Ban", date(2026, 11, 26), "Thông báo 12-TB/BTCTU")
Sit = Callable[[Desk], DeskRoom]


@pytest.fixture
def unit(begin_life: Begin) -> Life:
    life = begin_life(("tccb",))
    life.join("lan", STAFF, "TCCB", "staff")
    life.sync("lan", "vp", "tccb", "lan")
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    life.at("2026-11-26 15:00")
    return life


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path) -> Iterator[Sit]:
    rooms: list[DeskRoom] = []

    def open_window(desk: Desk) -> DeskRoom:
        settings = QSettings(str(tmp_path / "prefs.ini"), QSettings.Format.IniFormat)
        room = DeskRoom(desk, read_standing(desk), Preferences(settings))
        rooms.append(room)
        room.open("person_sheet")
        room.window.resize(1366, 737)
        qtbot.waitUntil(lambda: not room.runner.is_busy, timeout=10_000)
        return room

    yield open_window
    for room in rooms:
        room.close_down()


def close(life: Life, level: str = "B") -> None:
    words = ConclusionInput(text="Đúng tiến độ", unit="TCCB")
    decision = DecisionInput(person=STAFF, level=level, remark="Hoàn thành tốt nhiệm vụ được giao")
    life.vp.closing.conclude(PERIOD, [words], [decision], BY)
    gates = {gate.code: "Công văn 7-CV/BTCTU" for gate in life.vp.closing.gates(PERIOD)}
    life.vp.closing.close(PERIOD, gates)
    life.sync("vp", "lan", "tccb")


def settle(qtbot: QtBot, room: DeskRoom) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not room.runner.is_busy, timeout=10_000)
    QApplication.processEvents()


def fits(qtbot: QtBot, room: DeskRoom) -> None:
    """Wait until everything is laid out and nothing is cut."""
    qtbot.waitUntil(lambda: not cut_in(room.window))


def part(room: DeskRoom, name: str) -> Any:
    page = room.window.current_page()
    assert page is not None
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(widget, key)  # type: ignore[no-untyped-call]


def test_a_person_objects_and_reads_the_answer(unit: Life, sit: Sit, qtbot: QtBot) -> None:
    close(unit)
    room = sit(unit["lan"])
    settle(qtbot, room)
    assert part(room, "sheet_primary").text() == "Gửi ý kiến"
    assert "B" in part(room, "sheet_story_0").text()
    room.window.perform("primary")
    part(room, "objection_text").setPlainText("Việc chậm là do chờ ý kiến cấp trên.")
    fits(qtbot, room)
    part(room, "objection_form_accept").click()
    qtbot.waitUntil(lambda: bool(unit["lan"].objections.objections()), timeout=10_000)
    settle(qtbot, room)
    unit.sync("lan", "vp")
    entry = unit.vp.objections.objections()[0].entry
    unit.vp.objections.reply(entry, "kept", "Đã xem xét, giữ nguyên mức B.")
    unit.sync("vp", "lan")
    qtbot.waitUntil(lambda: not part(room, "sheet_primary").isEnabled(), timeout=10_000)
    settle(qtbot, room)
    assert "giữ nguyên" in part(room, "sheet_story_2").text()
    fits(qtbot, room)


def test_the_chief_opens_a_sheet_by_key_answers_and_the_reading_is_logged(
    unit: Life, sit: Sit, qtbot: QtBot
) -> None:
    close(unit)
    unit["lan"].objections.object_to(PERIOD, "Không đồng ý.")
    unit.sync("lan", "vp")
    room = sit(unit.vp)
    settle(qtbot, room)
    assert unit.vp.access_log.months() == ()
    with unit.vp.book.looking() as look:
        person = look.directory.person(STAFF).person
    people = part(room, "sheet_people")
    people.go_to(person)
    people.setFocus()
    press(qtbot, people, Qt.Key.Key_Return)
    settle(qtbot, room)
    assert [one.person for one in unit.vp.access_log.month("2026-11").readings] == [person]
    room.window.perform("primary")
    part(room, "reply_text").setPlainText("Giữ nguyên mức B vì hai việc quá hạn.")
    part(room, "reply_form_accept").click()
    qtbot.waitUntil(lambda: unit.vp.objections.objections()[0].reply is not None, timeout=10_000)
    settle(qtbot, room)
    assert len(unit.vp.access_log.month("2026-11").readings) == 1
    fits(qtbot, room)


def test_an_event_is_recorded_at_the_window_of_the_office(
    unit: Life, sit: Sit, qtbot: QtBot
) -> None:
    room = sit(unit.vp)
    settle(qtbot, room)
    with unit.vp.book.looking() as look:
        person = look.directory.person(STAFF).person
    people = part(room, "sheet_people")
    people.go_to(person)
    press(qtbot, people, Qt.Key.Key_Return)
    settle(qtbot, room)
    qtbot.keyClick(room.window.current_page(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)  # type: ignore[no-untyped-call]
    assert part(room, "event_level").value() == "D"
    part(room, "event_form_accept").click()
    assert part(room, "event_form_problem").isVisible()
    part(room, "event_document").setText("77-QĐ/UBKT")
    form = room.window.current_page().event_form  # type: ignore[union-attr]
    form.day.set_text("20/11/2026")
    form.decided_by.setText(BY.decided_by)
    form.meeting.set_text("26/11/2026")
    form.basis.setText(BY.basis)
    fits(qtbot, room)
    part(room, "event_form_accept").click()
    qtbot.waitUntil(lambda: bool(unit.vp.events.events(PERIOD)), timeout=10_000)
    settle(qtbot, room)
    assert "77-QĐ/UBKT" in part(room, "sheet_story_1").text()
    marked = read_people(unit.vp, PERIOD).positions[person]
    assert marked.startswith("Sự kiện, mức D · ")
    page = room.window.current_page()
    qtbot.keyClick(  # type: ignore[no-untyped-call]
        page,
        Qt.Key.Key_E,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    part(room, "lift_form_accept").click()
    assert part(room, "lift_form_problem").isVisible()
    lift = page.lift_form  # type: ignore[union-attr]
    lift.reason.setText("Kết luận lại của cơ quan kiểm tra")
    lift.decided_by.setText(BY.decided_by)
    lift.meeting.set_text("27/11/2026")
    lift.basis.setText(BY.basis)
    fits(qtbot, room)
    part(room, "lift_form_accept").click()
    qtbot.waitUntil(
        lambda: any(one.lifted for one in unit.vp.events.events(PERIOD)), timeout=10_000
    )
    settle(qtbot, room)
    assert not part(room, "sheet_lift").isVisible()
    assert "Sự kiện" not in read_people(unit.vp, PERIOD).positions[person]


def test_a_narrow_window_shows_the_list_or_the_sheet(unit: Life, sit: Sit, qtbot: QtBot) -> None:
    close(unit)
    for name, shows_list in (("vp", True), ("lan", False)):  # nobody is chosen yet; the own sheet
        room = sit(unit.desks[name])
        room.window.resize(683, 384)
        settle(qtbot, room)
        page: Any = room.window.current_page()
        assert page.list.isVisible() is shows_list
        assert page._right.isVisible() is not shows_list
        fits(qtbot, room)
