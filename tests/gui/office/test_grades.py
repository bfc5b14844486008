from collections.abc import Callable

from tests.gui.office.conftest import Officer

from workreport.ui.models.board_lines import board_columns
from workreport.ui.theme.look import look

_PADDING = 8
AtDesk = Callable[..., Officer]


def test_a_level_set_by_hand_stands_beside_the_computed_one_and_is_taken_back(
    at_desk: AtDesk,
) -> None:
    officer = at_desk()
    window = officer.room.window
    page = window.show_page("grades")
    window.focus_page()
    officer.settle()
    assert page.grid.hasFocus()  # the columns come with the facts, the keyboard stays in the table
    officer.decide("grades_decision")
    unit = officer.unit("TCCB")
    page.grid.go_to(unit, "U5")
    for code in ("U5", "U6"):
        page.model.put_point(unit, code, "9")
    page.perform("override")
    assert page.level.hasFocus()
    assert not page.why_level.visibleRegion().isEmpty()  # far below the sources of the grade
    page.level.set_value("HTXS")
    page.level.activated.emit(0)
    officer.click("sign_grades")
    assert page.model.unit(unit).line.grade is None or page.model.unit(unit).override is None
    officer.type("override_reason", "Nhiệm vụ đột xuất")
    officer.click("sign_grades")
    signed = page.model.unit(unit)
    assert (signed.level, signed.override.reason) == ("HTXS", "Nhiệm vụ đột xuất")
    line = next(one for one in page.model.lines() if one.id == unit)
    assert line.level.icon == "pencil-simple"
    assert line.note.startswith("Đặt tay thành Xuất sắc, lý do: “Nhiệm vụ đột xuất”.")
    assert "Đặt tay thành Xuất sắc" in page.model.why(unit).override

    # The star of a level set by hand stands beside the number, and a number is never cut.
    (score,) = [one for one in board_columns(()) if one.key == "score"]
    assert look().advance("100,00*", 13, 600) + 2 * _PADDING <= score.width

    page.model.put_level(unit, "", "")
    officer.click("sign_grades")
    assert page.model.unit(unit).override is None


def test_every_source_of_a_grade_opens_its_task(at_desk: AtDesk) -> None:
    officer = at_desk()
    page = officer.show("grades")
    unit = officer.unit("TCCB")
    page.grid.go_to(unit, "U5")
    officer.settle()
    why = page.model.why(unit)
    assert "biên nhận số" in why.filing
    assert {each.counts for each in why.tasks} == {True, False}
    assert any("U2 chậm" in each.words for each in why.tasks)
    at = len(why.tasks) - 1  # not the one a report opens on
    officer.click(f"source_{at}")
    assert officer.room.window.shown_key == "receiving"
    assert officer.page.is_checking
    assert officer.page.check.grid.current_id() == why.tasks[at].task
    assert officer.page.check.grid.grid.lines[0].id != why.tasks[at].task
