"""The Office's whole month at its window, from the first report to the lock and back."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from tests.gui.office.conftest import Officer, Sit, off_the_screen
from tests.living import PERIOD, Begin, Life

from workreport.domain.workflow import PeriodState
from workreport.services.paper_lines import IssueInput
from workreport.services.ports.program import Desk
from workreport.ui.viewmodels.paper_register import RegisterModel

TICKS = ("plan", "results", "causes")


def unit_of(life: Life, code: str) -> str:
    return life.line("vp", code).unit.unit


def answer_marks(desk: Desk) -> None:
    """Let the department change what was marked, answer each mark, and file again."""
    line = desk.reporting.open(PERIOD)
    tasks = {mark.path.split("/")[1] for mark in line.marks if mark.path.startswith("task/")}
    results = tuple(
        replace(one, cause="Chờ phòng bạn từ 10/11") if one.task in tasks else one
        for one in line.draft.results
    )
    text = {**line.draft.text, "limitations": "Còn chậm ở khâu lấy ý kiến"}
    replies = {mark.path: "Đã bổ sung" for mark in line.marks}
    desk.reporting.save(replace(line.draft, results=results, text=text, replies=replies))
    unanswered = {one.key: "Đã kiểm tra" for one in desk.reporting.open(PERIOD).unanswered}
    draft = desk.reporting.open(PERIOD).draft
    desk.reporting.save(replace(draft, answers={**draft.answers, **unanswered}))
    desk.reporting.file(PERIOD)


def accept(officer: Officer, unit: str) -> None:
    officer.page.open_unit(unit)
    officer.settle()
    if officer.part("check_start").isVisible():
        officer.click("check_start")
    for code in TICKS:
        officer.page.checking.tick(code)
    officer.click("check_accept")


def close_with_the_head_absent(officer: Officer) -> None:
    """Give reasons for every gate that is left, then lock."""
    page = officer.show("board")
    page.toggle_pane()
    for gate in page.closing.gates():
        page.closing.override(gate.key, "Công văn 15-CV/BTCTU")
    officer.settle()
    officer.click("close_month")


def test_the_office_lives_through_a_month(filed: Life, sit: Sit) -> None:
    tccb = unit_of(filed, "TCCB")
    officer = sit(filed.vp)
    with off_the_screen():
        _return_with_two_marks(officer)
    assert filed.state("vp", "TCCB") == "returned"
    assert officer.refusals() == []

    filed.at("2026-11-19 09:00")
    filed.sync("vp", "tccb")
    answer_marks(filed["tccb"])
    filed.sync("tccb", "vp")
    with off_the_screen():
        officer.page.show_list()
        officer.show("receiving")
        accept(officer, tccb)
    assert filed.state("vp", "TCCB") == "accepted"
    assert "Phòng trả lời" in officer.part("replies").accessibleName()

    filed.at("2026-11-23 09:00")
    with off_the_screen():
        _consolidate(officer)
        _grade(officer, tccb)
        _decide_people(officer)
        _conclude(officer)
        close_with_the_head_absent(officer)
    assert filed.vp.periods.month(PERIOD).state is PeriodState.CLOSED
    assert "Đã khóa tháng 11, bản 1." in officer.told()
    assert "tháng 12 đã mở" in officer.told().lower()
    assert "Không có báo cáo:" in officer.told()
    grade = filed.line("vp", "TCCB").grade
    assert grade is not None
    assert (grade.decided_by, grade.basis) == ("Đinh Đình Phong", "Biên bản số 12")
    officer.messages.told[-1].act()
    assert str(officer.room.session.period) == "2026-12"


def _return_with_two_marks(officer: Officer) -> None:
    board = officer.show("board")
    assert dict(board.model.counts())["received"] == 1
    assert board.primary.text() == "Kiểm tra báo cáo tiếp theo"
    officer.click("board_next")
    assert officer.room.window.shown_key == "receiving"
    assert officer.page.is_checking
    officer.click("check_start")
    assert officer.part("check_start").isHidden()
    _mark_two_places(officer)
    assert officer.part("check_accept").text() == "Chấp nhận: còn 2 dấu"
    assert officer.part("give_back").text() == "Trả lại 2 mục cho phòng"
    due = officer.page.checking.due_on
    officer.click("give_back")
    assert f"hạn {due:%d/%m/%Y}" in officer.told()
    # Nobody is told to press M where nothing can be marked any more.
    assert officer.part("marks_hint").text() == "Bản này đã được trả lời."


def _mark_two_places(officer: Officer) -> None:
    page = officer.page
    grid = page.check.grid
    officer.key(grid, Qt.Key.Key_M)
    assert page.checking.marks[0].path.startswith("task/")
    officer.type("mark_1_text", "Ghi rõ chờ ai")
    officer.part("section_limitations_mark").click()
    officer.type("mark_2_text", "Nêu hạn chế của phòng")
    assert [mark.text for mark in page.checking.marks] == [
        "Ghi rõ chờ ai",
        "Nêu hạn chế của phòng",
    ]


def _consolidate(officer: Officer) -> None:
    page = officer.show("consolidation")
    assert officer.part("missing_units").accessibleName() == "Thiếu 3 đơn vị"
    assert "P. TCĐ-ĐV" in officer.part("consolidation_head_note").text()
    officer.type("question_time_text", "Nhìn chung ")
    officer.part("question_quality_text").setFocus()
    officer.settle()
    assert page.model.questions()[1].is_worded
    officer.click("question_time_redraft")
    assert not page.model.questions()[1].is_worded
    officer.click("source_late")
    assert officer.part("sources_title").text() == "Hoàn thành chậm · 1"
    officer.click("state_consolidation")
    assert page.model.is_stated()


def _grade(officer: Officer, unit: str) -> None:
    page = officer.show("grades")
    officer.decide("grades_decision")
    page.grid.go_to(unit, "U5")
    officer.fill_cell(page.grid, "9", Qt.Key.Key_Tab)
    officer.fill_cell(page.grid, "8,5")
    officer.settle()
    assert "điểm: hoàn thành ở mức" in page.model.why(unit).verdict
    assert len(page.model.why(unit).terms) == 6
    officer.click("sign_grades")
    assert page.model.unit(unit).line.grade.manual[0].points == "9"


def _decide_people(officer: Officer) -> None:
    page = officer.show("classification")
    # Who decided was said on another page; it is not asked again.
    assert page.model.decision.refusal() is None
    lowered = next(line.id for line in page.model.lines() if line.department == "B")
    page.model.put_level(lowered, "C")
    page.model.take_proposals()
    assert {line.id: line.decided for line in page.model.lines()}[lowered] == "C"
    page.model.put_level(lowered, "")
    officer.click("take_proposals")
    head = next(line for line in page.model.lines() if not line.decided)
    page.grid.go_to(head.id, "decided")
    officer.key(page.grid, Qt.Key.Key_A)
    assert page.model.pending_count() == len(page.model.lines())
    assert "A 1" in officer.part("people_totals").text()
    assert "phải có nhận xét ít nhất 10 chữ cái" in officer.part("sign_decisions").toolTip()
    page.model.put_remark(head.id, "Chỉ đạo phòng vượt tiến độ")
    officer.click("sign_decisions")
    assert page.model.pending_count() == 0
    assert all(line.decided for line in page.model.lines())


def _conclude(officer: Officer) -> None:
    page = officer.show("consolidation")
    officer.part("verdict_late").click()
    officer.type("free_text", "Phòng rút kinh nghiệm về tiến độ")
    officer.part("free_becomes").setChecked(True)
    officer.click("free_add")
    assert page.conclusions.pending_count() == 2
    officer.click("sign_conclusions")
    assert page.conclusions.pending_count() == 0
    assert any(line.said.startswith("Đã ghi") for line in page.conclusions.lines())


def issue(life: Life, number: str) -> str:
    """Issue the summary of the month under a number, naming no paper it takes the place of."""
    said = IssueInput(
        kind="summary", period=PERIOD, number=number, issued_on=date(2026, 11, 23), term="2025-2030"
    )
    return life.vp.register.issue(said, life.vp.register.draw(said))


def is_issued_anew(life: Life, officer: Officer, before: str) -> None:
    """What was issued before the reopening is offered for replacing, and is replaced."""
    life.at("2026-11-23 11:00")
    life.sync("lanhdao", "vp")
    model = RegisterModel(officer.room.session)
    model.refresh()
    officer.settle()
    assert [one.paper for one in life.vp.register.outdated()] == [before]
    assert (model.instead_of("summary"), model.instead_of("notice")) == (before, "")
    assert "Cần thay thế" in model.lines()[0].badges["state"].text
    after = issue(life, "13")
    lines = {one.paper: one for one in life.vp.register.issued()}
    assert lines[before].replaced_by.startswith("13-BC")
    assert lines[after].replaces.startswith("12-BC")
    assert life.vp.register.outdated() == ()


def test_a_closed_month_opens_only_with_a_second_person(begin_life: Begin, sit: Sit) -> None:
    life = begin_life(("tccb",), ("lanhdao",))
    life.at("2026-11-23 09:00")
    officer = sit(life.vp)
    close_with_the_head_absent(officer)
    before = issue(life, "12")
    assert life.vp.register.outdated() == ()
    life.at("2026-11-23 10:00")
    officer.messages.answer = "Sai số liệu"
    officer.click("reopen_month")
    assert "Cần người thứ hai xác nhận trước 07/12" in officer.page.closing.reopening_words()
    assert officer.part("confirm_reopening").isHidden()
    assert life.vp.periods.month(PERIOD).state is PeriodState.CLOSED
    life.sync("vp", "lanhdao")
    leader = sit(life["lanhdao"])
    page = leader.show("consolidation")
    # The next month is open now and shown first; the wish of the other one is told all the same.
    assert leader.room.session.period == PERIOD.next
    leader.part("reopening_elsewhere").findChild(object, "reopening_elsewhere_action").click()
    leader.settle()
    assert leader.room.session.period == PERIOD
    assert not page.model.decision.is_asked
    banner = leader.part("reopening")
    banner.findChild(object, "reopening_action").click()
    leader.settle()
    assert life["lanhdao"].periods.month(PERIOD).state is PeriodState.REOPENED
    # Work is about it again, until the next month has begun.
    assert life["lanhdao"].periods.current() == PERIOD
    is_issued_anew(life, officer, before)
    life.at("2026-12-01 09:00")
    assert life["lanhdao"].periods.current() == PERIOD.next
