"""A member fills and sends the own month by key; the head takes it over in one step."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests.gui.clipping import cut_in
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PERIOD, Begin, Life, ready

from workreport.domain.task import Status
from workreport.ui.models.column import CellKind
from workreport.ui.viewmodels.own_month import member_draft_of
from workreport.ui.viewmodels.standing import DeskKind

STAFF = "Người của tccb"


@pytest.fixture
def unit(begin_life: Begin) -> Life:
    life = begin_life(("tccb",))
    life.join("lan", STAFF, "TCCB", "staff")
    life.sync("lan", "vp", "tccb", "lan")
    life.at("2026-11-16 09:00")
    life["lan"].exchange_state.choose_folder(life.exchange)
    life["tccb"].exchange_state.choose_folder(life.exchange)
    return life


def settle(clerk: Clerk) -> None:
    clerk.qtbot.waitUntil(lambda: not clerk.room.runner.is_busy, timeout=10_000)


def test_a_member_fills_and_sends_by_key_alone(unit: Life, sit: Sit) -> None:
    member = sit(unit["lan"])
    assert member.room.standing.kind is DeskKind.MEMBER
    grid = member.part("own_grid")
    grid.setFocus()
    first = grid.grid.lines[0].id
    grid.go_to(first, "status")
    member.press(grid, Qt.Key.Key_1)
    grid.go_to(first, "done_on")
    member.press(grid, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    level = member.part("segment_none")
    level.setFocus(Qt.FocusReason.TabFocusReason)
    member.press(level, Qt.Key.Key_Right)
    member.settle()
    draft = member.draft.draft
    assert draft.own[0].level == "A"
    assert draft.results[0].status is Status.COMPLETED
    assert draft.results[0].done_on == date(2026, 11, 16)
    assert "Sẵn sàng gửi" in member.part("send_sentence").text()
    member.window.perform("primary")
    member.qtbot.waitUntil(lambda: not member.part("send_primary").isEnabled(), timeout=10_000)
    settle(member)
    assert "Đã ký" in member.part("send_sentence").text()
    unit.sync("lan")
    for width, height in ((1366, 737), (683, 384)):
        member.window.resize(width, height)
        member.qtbot.waitUntil(lambda: not cut_in(member.window))


def prepared(unit: Life) -> None:
    """Let the member say something about a task and the own level, and the head hold it."""
    desk = unit["lan"]
    task = desk.contributions.open(PERIOD).line.draft.tasks[0].id
    person = desk.contributions.open(PERIOD).person
    desk.contributions.edit(
        PERIOD,
        {
            "tasks": [
                {"id": task, "status": "completed", "done_on": "2026-11-11", "result": "Đã trình"}
            ],
            "ratings": [{"person": person, "own": "A"}],
        },
    )
    desk.contributions.send(PERIOD)
    unit.sync("lan", "tccb")


def test_the_head_sees_what_is_new_and_takes_it_as_one_step(unit: Life, sit: Sit) -> None:
    prepared(unit)
    head = sit(unit["tccb"])
    head.qtbot.waitUntil(lambda: head.room.model._around != {}, timeout=10_000)
    assert head.room.model._around["contributions"].text == "2"
    head.show("contributions")
    grid, button = head.part("contributions_grid"), head.part("take_all")
    head.qtbot.waitUntil(lambda: bool(grid.grid.lines), timeout=10_000)
    before = head.draft.draft
    head.window.perform("primary")
    taken = head.draft.draft
    assert taken != before
    assert len(taken.taken) == 1
    head.draft.undo()
    assert head.draft.draft == before
    head.draft.redo()
    assert head.window.shown_key == "contributions"
    assert not button.isEnabled()
    head.settle()
    head.qtbot.waitUntil(lambda: not cut_in(head.window))


def test_a_deputy_has_an_own_month_beside_the_report_of_the_department(
    unit: Life, sit: Sit
) -> None:
    unit.join("pho", "Lê Thị Phó", "TCCB", "deputy")
    unit.sync("pho", "vp", "tccb", "pho")
    unit["pho"].exchange_state.choose_folder(unit.exchange)
    deputy = sit(unit["pho"])
    deputy.qtbot.keyClick(deputy.window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert deputy.window.shown_key == "own_month"
    grid = deputy.part("own_grid")
    deputy.qtbot.waitUntil(lambda: bool(grid.grid.lines), timeout=10_000)
    task = grid.grid.lines[0].id
    grid.go_to(task, "status")
    deputy.press(grid, Qt.Key.Key_1)
    own = member_draft_of(deputy.room.session)
    assert own.draft.results[0].status is Status.COMPLETED
    assert not deputy.draft.draft.results
    own.undo()
    assert deputy.window.shown_key == "own_month"
    own.redo()
    deputy.room.model.keep()
    deputy.qtbot.waitUntil(lambda: not own.is_dirty, timeout=10_000)
    deputy.window.perform("primary")
    deputy.qtbot.waitUntil(lambda: bool(own.month and own.month.sent), timeout=10_000)
    settle(deputy)
    unit.sync("pho", "tccb")
    assert [one.name for one in unit["tccb"].received.parts(PERIOD)] == ["Lê Thị Phó"]
    assert not sit(unit["tccb"]).room.standing.has_own_month


def status(clerk: Clerk) -> str:
    said = clerk.draft.draft.results[0].status
    return "" if said is None else said.value


def test_what_the_head_has_typed_is_replaced_by_an_explicit_act_only(unit: Life, sit: Sit) -> None:
    prepared(unit)
    reporting = unit["tccb"].reporting
    task = reporting.open(PERIOD).draft.tasks[0].id
    reporting.edit(PERIOD, {"tasks": [{"id": task, "status": "not_started", "cause": "Chờ"}]})
    head = sit(unit["tccb"])
    page = head.show("contributions")
    grid = head.part("contributions_grid")
    head.qtbot.waitUntil(lambda: bool(page.list.grid.lines), timeout=10_000)
    entry = next(part.entry for part in page._model.parts if part.kind == "results")
    page.list.go_to(entry)
    head.qtbot.waitUntil(lambda: bool(grid.grid.lines), timeout=10_000)
    settle(head)
    head.press(grid, Qt.Key.Key_Return)
    assert status(head) == "not_started"
    assert not head.part("take_row").isEnabled()
    head.window.perform("replace_row")
    assert status(head) == "completed"
    head.settle()


def test_the_own_voice_that_was_taken_cannot_be_typed_over(unit: Life, sit: Sit) -> None:
    prepared(unit)
    for part in unit["tccb"].received.parts(PERIOD):
        unit["tccb"].received.take(PERIOD, part.entry)
    head = sit(unit["tccb"])
    page = head.show("classification")
    settle(head)
    person = next(one for one in head.draft.draft.roster if one.name == STAFF).person
    page.grid.go_to(person, "own")
    index = page.grid.currentIndex()
    assert index.data() == "A"
    assert not page.grid.grid.can_edit(index)
    head.press(page.grid, Qt.Key.Key_C)
    assert head.draft.draft.own[0].level == "A"
    page.grid.go_to(person, "department")
    head.press(page.grid, Qt.Key.Key_C)
    assert head.draft.draft.department[0].level == "C"
    assert head.draft.draft.own[0].level == "A"
    assert page._model._states[person, "own"].kind is CellKind.READ_ONLY
    head.settle()


def test_a_clerk_who_may_not_file_sends_the_report_to_the_head(unit: Life, sit: Sit) -> None:
    unit.join("soan", "Lê Thị Soạn", "TCCB", "clerk")
    unit.sync("soan", "vp", "tccb", "soan")
    reporting = unit["soan"].reporting
    reporting.save(ready(reporting.open(PERIOD).draft, "soạn"))
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(PERIOD).unanswered}
    reporting.save(replace(reporting.open(PERIOD).draft, answers=answers))
    clerk = sit(unit["soan"])
    clerk.show("report")
    button = clerk.part("filing_primary")
    assert button.text() == "Gửi trưởng phòng"
    clerk.window.perform("primary")
    clerk.qtbot.waitUntil(lambda: not button.isEnabled(), timeout=10_000)
    assert "Đã gửi trưởng phòng" in clerk.part("filing_sentence").text()
    unit.sync("soan", "tccb")
    assert [part.kind for part in unit["tccb"].received.parts(PERIOD)] == ["report"]
