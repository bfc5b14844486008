"""What is signed is told before; a return opens its marks only, and its answers can be compared."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from tests.gui.clipping import cut_in
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PERIOD, Life, ready

from workreport.domain.errors import RuleError
from workreport.ledger.bodies.report import Mark
from workreport.ui.messages import Question
from workreport.ui.models.grid import GridModel
from workreport.ui.viewmodels.draft_changes import rating_of


def fill(clerk: Clerk) -> None:
    draft = clerk.draft
    draft.change(ready(draft.draft, "tccb"))
    results = tuple(
        replace(one, cause="") if place == 0 else one
        for place, one in enumerate(draft.draft.results)
    )
    draft.change(replace(draft.draft, results=results))
    draft.change(replace(draft.draft, answers={one.key: "Đúng" for one in draft.unanswered}))
    clerk.settle()


def filed(life: Life, sit: Sit) -> Clerk:
    clerk = sit(life["tccb"])
    clerk.room.exchange.stop()
    clerk.show("report")
    fill(clerk)
    clerk.part("filing_primary").click()
    clerk.wait_for("filed")
    return clerk


def read_on(life: Life, clerk: Clerk, *names: str) -> None:
    life.sync(*names)
    clerk.draft.refresh()
    clerk.settle()


def test_counts_levels_answers_and_the_day_are_told_before_the_signature(
    one_department: Life, sit: Sit
) -> None:
    clerk = filed(one_department, sit)
    question = clerk.messages.asked[-1]
    assert isinstance(question, Question)
    facts = dict(question.facts)
    assert facts["Nhiệm vụ"] == "3: đã hoàn thành 2, đang thực hiện 1, chưa thực hiện 0"
    assert facts["Xếp loại"] == "mức B: 1 người"
    assert facts["Kiểm tra"] == "1 cảnh báo đã trả lời"
    assert facts["Số liệu đến ngày 17/11/2026"].startswith("Việc xong sau ngày chốt số liệu")


def test_nothing_is_signed_when_the_person_says_no(one_department: Life, sit: Sit) -> None:
    clerk = sit(one_department["tccb"])
    clerk.show("report")
    fill(clerk)
    clerk.messages.answer = None
    clerk.part("filing_primary").click()
    clerk.settle()
    assert clerk.state() == "not_filed"
    assert clerk.messages.asked


def test_the_bar_never_says_more_than_is_proved(one_department: Life, sit: Sit) -> None:
    life = one_department
    clerk = filed(life, sit)
    steps = [clerk.part("filing_sentence").text()]
    assert clerk.part("filing_step_2").property("role") == "strong"
    read_on(life, clerk, "tccb")
    steps.append(clerk.part("filing_sentence").text())
    assert clerk.part("filing_step_3").property("role") == "strong"
    assert not clerk.part("filing_receipt").isVisible()
    read_on(life, clerk, "vp", "tccb")
    steps.append(clerk.part("filing_sentence").text())
    assert clerk.part("filing_step_4").property("role") == "strong"
    clerk.part("filing_receipt").click()
    clerk.qtbot.waitUntil(lambda: clerk.part("paper_print").isEnabled(), timeout=20_000)
    assert clerk.part("paper_view_head_title").text() == "Biên nhận"
    clerk.window.current_page().perform("back")
    assert steps[0] == "Đã ký, chưa ghi ra thư mục"
    assert steps[1] == "Đã ghi ra thư mục, chưa có biên nhận"
    assert steps[2].startswith("Văn phòng đã nhận lúc 17/11")


def test_without_a_folder_the_package_goes_out_and_the_receipt_comes_in_by_hand(
    one_department: Life, sit: Sit, tmp_path: Path
) -> None:
    life = one_department
    clerk = filed(life, sit)
    page = clerk.window.current_page()
    clerk.part("filing_by_hand").click()
    menu = page.findChild(QMenu, "filing_files")
    by_name = {one.objectName(): one for one in menu.actions()}
    clerk.messages.path = tmp_path / "den.wrp"
    by_name["filing_write"].trigger()
    clerk.qtbot.waitUntil(lambda: bool(clerk.messages.told))
    assert clerk.messages.told[-1].happened.endswith("Chưa có biên nhận của Văn phòng.")
    life.vp.exchange.import_file(tmp_path / "den.wrp")
    life.vp.exchange.export_file(tmp_path / "ve.wrp")
    clerk.messages.path = tmp_path / "ve.wrp"
    by_name["filing_read"].trigger()
    menu.close()
    clerk.wait_for("received")
    assert "Biên nhận 0001" in clerk.part("filing_sentence").text()


def test_a_recall_ends_when_the_check_begins_and_says_who_and_since_when(
    one_department: Life, sit: Sit
) -> None:
    life = one_department
    clerk = filed(life, sit)
    read_on(life, clerk, "tccb", "vp", "tccb")
    life.vp.office.start_check(PERIOD, clerk.draft.draft.unit)
    read_on(life, clerk, "vp", "tccb")
    clerk.part("filing_recall").click()
    clerk.qtbot.waitUntil(lambda: bool(clerk.messages.told))
    told = clerk.messages.told[-1]
    assert "Chu Ngọc Giang" in told.happened
    assert "10:15" in told.happened
    assert clerk.state() == "in_check"


def give_back(life: Life, sit: Sit) -> tuple[Clerk, list[str]]:
    clerk = filed(life, sit)
    read_on(life, clerk, "tccb", "vp", "tccb")
    second = clerk.draft.draft.tasks[1].id
    paths = ["text/limitations", f"task/{second}/evidence"]
    marks = [Mark(path=path, text="Ghi rõ hơn") for path in paths]
    life.vp.office.return_report(PERIOD, clerk.draft.draft.unit, "Cần ghi rõ", marks)
    read_on(life, clerk, "vp", "tccb")
    return clerk, paths


def editable(model: GridModel[object]) -> set[tuple[int, str]]:
    return {
        (row, column.key)
        for row in range(len(model.lines))
        for column in model.columns
        if model.can_edit(
            model.index(model.row_of(model.lines[row].id), model.column_of(column.key))
        )
    }


def test_only_the_marked_places_take_words_after_a_return(one_department: Life, sit: Sit) -> None:
    clerk, paths = give_back(one_department, sit)
    clerk.show("report")
    open_texts = [
        key
        for key in ("results", "advantages", "limitations", "causes", "proposals")
        if not clerk.part(f"text_{key}").isReadOnly()
    ]
    assert open_texts == ["limitations"]
    tasks = clerk.show("tasks")
    clerk.part("segment_all").click()
    assert editable(tasks.grid.grid) <= {(1, "evidence")}
    for place, line in enumerate(tasks.grid.grid.lines):
        tasks.grid.go_to(line.id, "status")
        names = ("task_result", "task_cause", "task_evidence")
        states = [clerk.part(name).isEnabled() for name in names]
        assert states == [False, False, place == 1]
    people = clerk.show("classification")
    assert editable(people.grid.grid) == set()
    assert [one.path for one in clerk.draft.access.marks] == paths


def test_the_marked_places_come_first_and_all_of_it_is_one_switch_away(
    one_department: Life, sit: Sit
) -> None:
    life = one_department
    clerk, _paths = give_back(life, sit)
    first, second, third = (task.id for task in clerk.draft.draft.tasks)
    tasks = clerk.show("tasks")
    rows = tasks.grid.grid.row_of
    assert (rows(first), rows(second) >= 0, rows(third)) == (-1, True, -1)
    assert tasks.grid.current_id() == second
    assert tasks.grid.grid.rowCount() == 2  # a group and its line: nothing to type new words into
    assert clerk.part("tasks_head_note").text() == "Chỉ phần phải sửa · 1 trong 3"
    clerk.settle()
    QApplication.processEvents()
    assert not cut_in(clerk.window)
    switch = clerk.part("segment_returned")
    switch.setFocus()
    clerk.press(clerk.part("task_counts"), Qt.Key.Key_Left)
    assert rows(first) >= 0
    clerk.part("segment_returned").click()
    tasks.show_place(f"task/{third}/result")
    assert tasks.grid.current_id() == third
    report = clerk.show("report")
    shown = [name for name in ("results", "limitations") if clerk.part(f"text_{name}").isVisible()]
    assert (shown, report.next_block.isVisible()) == (["limitations"], False)
    assert clerk.part("segment_returned").accessibleName() == "Chỉ phần phải sửa 1"
    clerk.press(report, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    report.show_place("text/causes")
    assert clerk.part("text_causes").isVisible()
    assert clerk.show("classification").returned.isHidden()


def test_what_was_marked_comes_first_until_it_is_filed_and_again_with_other_marks(
    one_department: Life, sit: Sit
) -> None:
    life = one_department
    clerk, paths = give_back(life, sit)
    first, second, third = (task.id for task in clerk.draft.draft.tasks)
    tasks = clerk.show("tasks")
    rows = tasks.grid.grid.row_of
    clerk.draft.change(replace(clerk.draft.draft, replies=dict.fromkeys(paths, "Đã sửa")))
    clerk.show("report")  # leaving the page saves: signing waits for that, and is not forgotten
    clerk.part("filing_primary").click()
    clerk.wait_for("filed")
    tasks = clerk.show("tasks")
    assert [rows(one) >= 0 for one in (first, second, third)] == [True] * 3
    assert tasks.bar.counts.chosen_key() == "all"
    assert clerk.show("report").returned.isHidden()
    person = clerk.draft.draft.roster[0].person
    life.sync("tccb", "vp")
    places = ("add/tasks", f"person/{person}/department")
    again = [Mark(path=one, text="Ghi thêm", code="unclear") for one in places]
    life.vp.office.return_report(PERIOD, clerk.draft.draft.unit, "", again)
    read_on(life, clerk, "vp", "tccb")
    assert [rows(one) for one in (first, second, third)] == [-1] * 3
    tasks = clerk.show("tasks")
    added = tasks._model.add("Việc phòng thêm")
    assert rows(added) >= 0
    assert clerk.part("tasks_head_note").text() == "Chỉ phần phải sửa · 1 trong 4"
    people = clerk.show("classification")
    assert people.grid.current_id() == person
    assert (places[1], "Chưa rõ: Ghi thêm", "") in people._model.replies()
    assert clerk.part("segment_returned").isChecked()
    clerk.settle()


def test_each_mark_must_be_answered_before_the_next_version_is_signed(
    one_department: Life, sit: Sit
) -> None:
    clerk, paths = give_back(one_department, sit)
    clerk.show("report")
    assert clerk.part("filing_sentence").text() == "Chưa gửi được: còn 2 lỗi"
    clerk.qtbot.keyClicks(clerk.part("text_limitations_replies_0"), "Da ghi ro")
    assert clerk.part("filing_sentence").text() == "Chưa gửi được: còn 1 lỗi"
    clerk.settle()
    with pytest.raises(RuleError, match="report_not_ready"):
        clerk.room.desk.reporting.file(PERIOD)
    clerk.draft.change(replace(clerk.draft.draft, replies=dict.fromkeys(paths, "Đã sửa")))
    assert clerk.part("filing_primary").text() == "Ký và gửi bản 2"


def test_a_place_nobody_returned_opens_with_a_reason_that_travels(
    one_department: Life, sit: Sit
) -> None:
    life = one_department
    clerk, paths = give_back(life, sit)
    clerk.show("report")
    assert not clerk.part("text_limitations_outside").isVisible()
    clerk.part("segment_all").click()
    clerk.part("text_causes_outside_ask").click()
    reason = clerk.part("text_causes_outside_reason")
    clerk.press(reason, Qt.Key.Key_Return)
    assert clerk.part("text_causes").isReadOnly()
    clerk.qtbot.keyClicks(reason, "Sot mot viec")
    clerk.press(reason, Qt.Key.Key_Return)
    assert not clerk.part("text_causes").isReadOnly()
    assert clerk.part("text_causes_outside_why").text() == "Sửa ngoài yêu cầu: Sot mot viec"
    clerk.qtbot.keyClicks(clerk.part("text_causes"), "Them")
    clerk.draft.change(replace(clerk.draft.draft, replies=dict.fromkeys(paths, "Đã sửa")))
    clerk.part("filing_primary").click()
    clerk.wait_for("filed")
    facts = dict(clerk.messages.asked[-1].facts)  # type: ignore[union-attr]
    assert facts["Sửa ngoài yêu cầu"] == "1 chỗ, có lý do"
    assert facts["Văn phòng trả lại"] == "2 mục trả lại đã trả lời"
    page = clerk.window.current_page()
    clerk.part("report_compare").click()
    clerk.qtbot.waitUntil(lambda: page.faces.current._table is not None)
    titles = [one.text() for one in page.faces.current._table.findChildren(QLabel)]
    assert {"Bản 1", "Bản 2"} <= set(titles)
    assert not cut_in(clerk.window)
    page.perform("paper")
    clerk.qtbot.waitUntil(lambda: clerk.part("paper_save").isEnabled(), timeout=20_000)
    assert clerk.part("paper_view_head_title").text() == "Bảng so sánh"
    page.perform("back")
    life.sync("tccb", "vp")
    shown = life.vp.reporting.show(PERIOD, "TCCB")
    assert shown["outside"] == [{"mark": "text/causes", "text": "Sot mot viec"}]


def test_a_person_nobody_returned_opens_with_a_reason_beside_the_marked_one(
    one_department: Life, sit: Sit
) -> None:
    clerk, _paths = give_back(one_department, sit)
    page = clerk.show("classification")
    person = next(line.id for line in page.grid.grid.lines if page.grid.grid.lines)
    page.grid.go_to(person, "department")
    ask = clerk.part("classification_outside_ask")
    assert ask.isVisible()
    assert not cut_in(clerk.window)
    ask.click()
    reason = clerk.part("classification_outside_reason")
    clerk.qtbot.keyClicks(reason, "Ghi nham muc")
    clerk.press(reason, Qt.Key.Key_Return)
    assert {key for _row, key in editable(page.grid.grid)} >= {"department", "remark"}
    page.grid.go_to(person, "department")
    before = rating_of(clerk.draft.draft, person).level
    page.grid.setFocus()
    clerk.press(page.grid, Qt.Key.Key_B if before != "B" else Qt.Key.Key_C)
    assert rating_of(clerk.draft.draft, person).level != before
    places = clerk.draft.draft.outside
    assert places[f"person/{person}/department"] == places[f"person/{person}"] == "Ghi nham muc"
    assert len({row for row, _key in editable(page.grid.grid)}) == 1


def test_the_two_versions_stand_beside_each_other_with_what_changed(
    one_department: Life, sit: Sit
) -> None:
    clerk, _paths = give_back(one_department, sit)
    page = clerk.show("report")
    edit = clerk.part("text_limitations")
    before = edit.toPlainText()
    edit.setFocus()
    clerk.qtbot.keyClicks(edit, " them chu")
    clerk.part("report_compare").click()
    clerk.qtbot.waitUntil(lambda: page.faces.current._table is not None)
    assert clerk.part("compare_head_note").text() == "khác nhau ở 1 chỗ"
    assert clerk.part("compare_0_1").text() == before
    assert clerk.part("compare_0_2").text() == f"{before} them chu"
    assert [one.text for one in clerk.part("compare_0_2")._spans if one.mark == "added"]
    few = len(page.faces.current.findChildren(QWidget, "compare_place"))
    clerk.part("compare_only").click()
    many = len(page.faces.current._table.findChildren(QWidget, "compare_place"))
    assert (few, many > 20) == (1, True)


def test_the_paper_shows_the_correction_and_not_the_returned_version(
    one_department: Life, sit: Sit
) -> None:
    clerk, _paths = give_back(one_department, sit)
    clerk.show("report")
    edit = clerk.part("text_limitations")
    edit.setFocus()
    clerk.qtbot.keyClicks(edit, " vua sua")
    clerk.settle()
    desk = clerk.room.desk
    assert "vua sua" in str(desk.papers.document("report", PERIOD))
