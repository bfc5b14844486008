"""What speaks against a report on the screen, the agency's own check list, and what a key says."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from tests.gui.office.conftest import Officer, Sit
from tests.living import PERIOD, Begin, Life, ready

from workreport.services.desk_notes import kept_notes


def file_with_gaps(life: Life) -> None:
    """File with a delay claimed as objective, and a result nothing proves."""
    reporting = life["tccb"].reporting
    draft = ready(reporting.open(PERIOD).draft, "tccb")
    late, bare, *others = draft.results
    results = (replace(late, objective=True), replace(bare, evidence=""), *others)
    reporting.save(replace(draft, results=results))
    answers = {one.key: "Lưu tại phòng" for one in reporting.open(PERIOD).unanswered}
    reporting.save(replace(reporting.open(PERIOD).draft, answers=answers))
    reporting.file(PERIOD)


def offered(officer: Officer, key: Qt.Key) -> list[QAction]:
    """Open a list by its key and return its lines."""
    officer.key(officer.page.check.grid, key)
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
    menu = next(one for one in menus if one.isVisible())
    lines = [one for one in menu.actions() if not one.isSeparator()]
    menu.close()
    # Without a window manager nobody gives the window back its focus.
    officer.room.window.activateWindow()
    officer.qtbot.waitUntil(officer.room.window.isActiveWindow)
    return lines


def sign_a_list(officer: Officer) -> None:
    page = officer.show("settings")
    page.show_place("month")
    officer.settle()
    assert "đi kèm chương trình" in officer.part("check_list_origin").text()
    officer.part("check_list_must").setPlainText("Đủ nhiệm vụ theo kế hoạch")
    officer.part("check_list_others").setPlainText(
        "Có nhiệm vụ tháng sau\nĐủ nhiệm vụ theo kế hoạch"
    )
    officer.click("check_list_sign")
    assert (
        officer.part("check_list_problem").text() == "Có hai mục kiểm tra giống nhau. Bỏ một mục."
    )
    officer.part("check_list_others").setPlainText("Có nhiệm vụ tháng sau")
    officer.click("check_list_sign")
    assert "Bộ mục của cơ quan" in officer.part("check_list_origin").text()


def test_findings_lead_to_their_rows_and_the_signed_list_holds_the_report(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(("tccb",), ("hieu",))
    life.at("2026-11-17 10:15")
    file_with_gaps(life)
    life.sync("tccb", "vp")
    officer = sit(life.vp)
    sign_a_list(officer)
    page = officer.show("receiving")
    page.open_unit(life.line("vp", "TCCB").unit.unit)
    officer.settle()
    officer.click("check_start")
    late, bare = (one.task for one in page.checking.view.draft.results[:2])

    found = offered(officer, Qt.Key.Key_V)
    assert [one.text().split(" ")[0] for one in found] == ["&1", "&2"]
    assert "không có minh chứng" in found[0].toolTip()
    assert "Lưu tại phòng" in found[0].toolTip()
    page.check.grid.clearFocus()
    found[0].trigger()
    assert page.check.grid.current_id() == bare
    found[1].trigger()
    assert page.check.grid.current_id() == late

    page.checking.findChild(QTimer, "check_notes_timer").setInterval(0)
    for words in ("Khách quan: đúng", "Khách quan: không", ""):
        officer.key(page.check.grid, Qt.Key.Key_K)
        line = next(one for one in page.checking.lines() if one.id == late)
        assert (words or "Ghi khách quan") == line.difference.text
    officer.key(page.check.grid, Qt.Key.Key_K)
    name = f"check/{page.checking.view.version.entry}"
    officer.qtbot.waitUntil(lambda: late in kept_notes(life.vp.book, name).get("causes", ""))

    assert officer.part("check_accept").text() == "Chấp nhận: còn 1 mục kiểm tra"
    offered(officer, Qt.Key.Key_Space)[0].trigger()
    assert officer.part("check_points").text() == "Mục kiểm tra 1/2"
    officer.click("check_accept")
    line = life.line("vp", "TCCB")
    assert line.state.value == "accepted"
    assert officer.part("check_points").text() == "Mục kiểm tra 1/2"
    assert line.current is not None
    assert line.current.answer is not None
    assert line.current.answer.objective == {late: True}
    assert [one.person for one in page.checking.view.ticked.values()] == [page.checking.facts.me]
    life.sync("vp", "tccb")
    what_the_department_reads(sit(life["tccb"]), late)


def what_the_department_reads(head: Officer, late: str) -> None:
    """The department is told what the Office said of its objective cause."""
    said = head.show("this_month").findChildren(QWidget)
    told = " ".join(one.accessibleName() for one in said)
    assert "Văn phòng xác nhận 1 trên 1 nguyên nhân khách quan." in told
    head.show("tasks").show_place(f"task/{late}")
    head.settle()
    assert head.part("task_objective_hint").text() == "Văn phòng đã xác nhận khách quan"
