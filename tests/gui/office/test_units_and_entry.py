"""Units, people, roles and the entry for a unit that sends paper, in the Office's window."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from tests.gui.office.conftest import Officer, Sit, off_the_screen
from tests.living import Life

UP_OR_DOWN = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def part(officer: Officer, name: str) -> None:
    officer.show("settings").show_place(name)
    officer.settle()


def retype(officer: Officer, name: str, words: str) -> None:
    officer.part(name).clear()
    officer.type(name, words)


def row(grid: Any, **wanted: str) -> Any:
    return next(
        one
        for one in grid.model().lines
        if all(getattr(one, name) == value for name, value in wanted.items())
    )


def rename_a_unit(officer: Officer) -> None:
    part(officer, "organisation")
    grid = officer.part("units_grid")
    known = row(grid, code="TCCB")
    grid.go_to(known.id, "name")
    officer.settle()
    assert officer.part("unit_new_name").text() == "Phòng Tổ chức cán bộ"
    assert not officer.part("unit_sign").isEnabled()
    retype(officer, "unit_new_name", "Phòng Cán bộ")
    officer.part("unit_act").activated.emit(0)  # chosen once more: what was typed stays
    assert officer.part("unit_new_name").text() == "Phòng Cán bộ"
    officer.page.perform("primary")
    officer.settle()
    assert "Ghi ngày, ví dụ 01/12/2026" in officer.part("unit_problem").text()
    retype(officer, "unit_on", "1/12/2026")
    is_read_below_the_fold(officer)
    said = officer.part("unit_form_card").findChildren(type(officer.part("unit_hint")))
    assert any("có tên Phòng Cán bộ" in one.text() for one in said)
    officer.page.perform("primary")
    officer.settle()
    lines = {one.name: one for one in grid.model().lines if one.unit == known.unit}
    assert list(lines) == ["Phòng Cán bộ", "Phòng Tổ chức cán bộ"]
    assert [one.group.key for one in lines.values()] == ["later", "there"]
    assert grid.current_id().startswith(known.unit)


def is_read_below_the_fold(officer: Officer) -> None:
    """Ctrl+Enter shows the preview first, in sight also in a window where it lies below."""
    window = officer.room.window
    window.resize(1366, 480)
    officer.settle()
    area = officer.part("settings_organisation")
    area.verticalScrollBar().setValue(0)
    officer.page.perform("primary")
    officer.settle()
    for name in ("unit_sign", "unit_said"):
        seen = officer.part(name)
        top = seen.mapTo(area.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= top + seen.height() <= area.viewport().height(), name
    window.resize(1366, 737)
    officer.settle()


def change_a_position(officer: Officer) -> str:
    part(officer, "staff")
    grid = officer.part("staff_grid")
    head = row(grid, name="Ngô Đức Nam").id
    grid.go_to(head, "name")
    officer.key(grid, Qt.Key.Key_Down, UP_OR_DOWN)
    assert "chức vụ trước" in officer.part("staff_problem").text()
    retype(officer, "staff_position", "Trưởng phòng")
    officer.click("staff_preview")
    officer.click("staff_sign")
    assert row(grid, id=head).position == "Trưởng phòng"
    return str(row(grid, name="Người của tccb").id)


def give_and_withdraw_a_role(officer: Officer, person: str) -> None:
    part(officer, "roles")
    for name, value in (("person", person), ("role", "deputy"), ("unit", "TCCB")):
        officer.part(f"role_{name}").set_value(value)
    officer.type("role_reason", "Phụ trách phòng")
    officer.click("role_give")
    grid = officer.part("roles_grid")
    given = row(grid, name="Người của tccb", role="Phó phòng")
    assert "Phụ trách phòng" in given.why
    grid.go_to(given.id, "name")
    officer.settle()
    officer.type("role_end_reason", "Thôi phụ trách")
    assert "không còn vai trò nào" in officer.part("role_follows").text()
    assert "Chu Ngọc Giang" in officer.part("role_follows").text()  # gives it back
    officer.click("role_end")
    assert "18/11/2026" in row(grid, id=given.id).days


def refuse_to_be_without_a_chief(officer: Officer) -> None:
    grid = officer.part("roles_grid")
    founders = row(grid, name="Chu Ngọc Giang", role="Chánh Văn phòng")
    grid.go_to(founders.id, "name")
    officer.settle()
    officer.type("role_end_reason", "Chuyển công tác")
    assert "phải có Chánh Văn phòng khác rồi mới thu" in officer.part("role_follows").text()
    officer.click("role_end")
    said = officer.part("role_problem").text()
    assert "Chánh Văn phòng nào khác" in said
    assert "Giao vai trò chánh Văn phòng cho người khác" in said  # the next step


def split_a_unit(officer: Officer) -> None:
    part(officer, "organisation")
    act = officer.part("unit_act")
    act.set_value("split")
    act.activated.emit(act.currentIndex())
    retype(officer, "unit_codes", "TCD")
    officer.type("unit_parts", "TC1 = Phòng Tổ chức đảng")
    assert not officer.part("unit_people").isVisible()  # one part is no split yet
    officer.part("unit_parts").appendPlainText("DV1 = Phòng Đảng viên")
    people = officer.part("unit_people")
    after = officer.part("unit_parts").nextInFocusChain()
    while not (after.isVisible() and after.focusPolicy() & Qt.FocusPolicy.TabFocus):
        after = after.nextInFocusChain()
    assert after.objectName() == "unit_people_1"  # Tab goes down the form
    assert len(people.chosen()) == 2
    officer.part("unit_people_2").set_value("DV1")
    retype(officer, "unit_on", "1/12/2026")
    officer.click("unit_preview")
    told = officer.part("unit_form_card").findChildren(type(officer.part("unit_hint")))
    said = " ".join(one.text() for one in told)
    assert "1 người chuyển về Phòng Tổ chức đảng: Thái Hữu Châu" in said
    assert "1 người chuyển về Phòng Đảng viên: Người của tcd" in said


def sign_phrases(officer: Officer) -> None:
    part(officer, "month")
    place = officer.part("agency_phrases_place")
    place.set_value("return")
    place.activated.emit(place.currentIndex())
    officer.type("agency_phrases_lines", "Bổ sung số văn bản")
    place.set_value("reminder")
    place.activated.emit(place.currentIndex())
    assert officer.part("agency_phrases_lines").toPlainText() == ""
    officer.click("agency_phrases_sign")
    assert "ký lúc" in officer.part("agency_phrases_origin").text()


def see_every_part(officer: Officer) -> None:
    """All parts stand on two lines beside the title; arrows lead from one line to the other."""
    officer.show("settings")
    window = officer.room.window
    window.resize(1366, 768)
    officer.settle()
    strip = officer.part("settings_parts")
    tops = [button.y() for button in strip._buttons]
    assert (len(set(tops)), tops) == (2, sorted(tops))
    assert all(button.geometry().right() < strip.width() for button in strip._buttons)
    last_above = strip._buttons[tops.count(tops[0]) - 1]
    chain = strip._buttons[-1].nextInFocusChain()
    while not (chain.isVisible() and chain.focusPolicy() & Qt.FocusPolicy.TabFocus):
        chain = chain.nextInFocusChain()
    assert officer.page._stack.isAncestorOf(chain)  # Tab goes on into the part
    last_above.click()
    officer.qtbot.keyClick(last_above, Qt.Key.Key_Right)
    below = strip._buttons[tops.count(tops[0])]
    assert (below.isChecked(), below.y()) == (True, tops[-1])
    assert officer.page._stack.currentIndex() == tops.count(tops[0])
    window.resize(683, 384)
    officer.settle()
    assert (strip.isVisible(), officer.part("settings_parts_list").isVisible()) == (False, True)
    assert officer.page.panes()[0] is officer.part("settings_parts_list")
    assert officer.part("settings_parts_list").currentText() == below.segment.text
    window.resize(1366, 768)
    officer.settle()


def test_units_people_and_roles_are_changed_after_a_preview(filed: Life, sit: Sit) -> None:
    officer = sit(filed.vp)
    with off_the_screen():
        see_every_part(officer)
        rename_a_unit(officer)
        person = change_a_position(officer)
        give_and_withdraw_a_role(officer, person)
        refuse_to_be_without_a_chief(officer)
        split_a_unit(officer)
        sign_phrases(officer)
    assert filed.vp.phrases.signed().of("return") == ("Bổ sung số văn bản",)
    with filed.vp.book.looking() as look:
        assert look.directory.people[person].position == ""


def fill(officer: Officer) -> None:
    draft = officer.page._model.draft
    grid = officer.part("task_grid")
    for task in draft.draft.tasks:
        for key in ("status", "quality"):
            grid.go_to(task.id, key)
            officer.key(grid, Qt.Key.Key_1)
        grid.go_to(task.id, "done_on")
        officer.fill_cell(grid, "10/11")
    officer.page.show_place("person/x")
    officer.settle()
    people = officer.part("classification_grid")
    for person in draft.draft.roster:
        if person.group != "heads":
            people.go_to(person.person, "department")
            officer.key(people, Qt.Key.Key_B)
    officer.page.show_place("text/results")
    for section in ("results", "advantages", "limitations"):
        officer.type(f"on_behalf_{section}", f"Theo bản giấy: {section}")
    officer.page.show_place("original")
    officer.part("on_behalf_reason").setFocus()
    officer.settle()
    assert [one.code for one in draft.problems if one.level == "error"] == []


def sign(officer: Officer) -> None:
    retype(officer, "on_behalf_on", "17/11/2026")
    officer.type("on_behalf_reason", "Phòng chưa có máy")
    officer.click("on_behalf_sign")
    assert "bản gốc" in officer.part("on_behalf_problem").text()
    officer.click("on_behalf_source")
    assert "ban-giay.pdf" in officer.part("on_behalf_chosen").text()
    officer.click("on_behalf_sign")


def test_the_office_enters_a_month_from_paper_and_signs_with_its_original(
    filed: Life, sit: Sit, tmp_path: Path
) -> None:
    original = tmp_path / "ban-giay.pdf"
    original.write_bytes(b"%PDF-1.4 giay")
    officer = sit(filed.vp)
    officer.messages.path = original
    with off_the_screen():
        officer.show("receiving")
        officer.click("enter_for_unit")
        assert officer.room.window.shown_key == "on_behalf"
        assert officer.part("on_behalf_unit").currentText() == "Phòng Tổ chức đảng, đảng viên"
        assert not officer.part("tasks_import").isVisible()
        fill(officer)
        sign(officer)
        board = officer.show("board")
    current = filed.line("vp", "TCD").current
    assert current is not None
    assert (current.entered, filed.line("vp", "TCD").verdict.kind) == ("paper", "on_time")
    line = row(board.grid, unit="Phòng Tổ chức đảng, đảng viên")
    assert "nhập hộ" in line.check
    assert "bản giấy" in line.check_note
