"""Where tasks come from, on the screen: shared parts, rules, hand-overs, by key alone."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.clipping import cut_in
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PERIOD, Begin, Life

from workreport.domain.cooperation import UnitPart
from workreport.domain.ids import new_id
from workreport.ledger.bodies.plan import TaskBody
from workreport.ui.viewmodels.place_words import page_of, place_words
from workreport.ui.viewmodels.task_passport import passport_words


def units(life: Life) -> dict[str, str]:
    with life.vp.book.looking() as look:
        return {unit.code: unit.unit for unit in look.directory.in_order}


@pytest.fixture
def two(begin_life: Begin) -> Life:
    """TCCB leads a task in which TCD cooperates; it is the middle of the month."""
    life = begin_life(("tccb", "tcd"))
    ids = units(life)
    task = TaskBody(
        id=new_id(),
        born=str(PERIOD),
        unit=ids["TCCB"],
        content="Rà soát hồ sơ cán bộ",
        due_on=date(2026, 11, 27),
        partners=[ids["TCD"]],
    )
    life.vp.planning.assign(PERIOD, [task])
    life.sync("vp", "tccb", "tcd")
    life.at("2026-11-16 09:00")
    for name in ("tccb", "tcd"):
        life[name].exchange_state.choose_folder(life.exchange)
    return life


def settle(clerk: Clerk) -> None:
    clerk.qtbot.waitUntil(lambda: not clerk.room.runner.is_busy, timeout=10_000)
    QApplication.processEvents()


def open_part(clerk: Clerk, part: str) -> None:
    clerk.window.perform("work_plan")
    clerk.window.current_page().show_place(part)
    settle(clerk)
    assert clerk.window.shown_key == "work_plan"


def test_a_unit_writes_its_part_by_key_and_sees_it_again(two: Life, sit: Sit) -> None:
    clerk = sit(two["tcd"])
    open_part(clerk, "cooperation")
    assert clerk.part("cooperation_title").text() == "Rà soát hồ sơ cán bộ"
    clerk.part("cooperation_text").setPlainText("Đã rà 20 hồ sơ")
    clerk.part("cooperation_waiting").set_value(units(two)["VP"])
    clerk.part("cooperation_since_field").set_text("6/11")
    clerk.window.perform("primary")
    settle(clerk)
    part = two["tcd"].cooperation.own_tasks(PERIOD)[0].parts[units(two)["TCD"]]
    assert (part.text, part.since) == ("Đã rà 20 hồ sơ", date(2026, 11, 6))
    told = clerk.part("cooperation_told").text()
    assert "chờ đơn vị Văn phòng từ 06/11/2026 (10 ngày): Đã rà 20 hồ sơ" in told
    clerk.qtbot.keyClick(clerk.part("cooperation_grid"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is clerk.part("cooperation_status")
    clerk.window.perform("back")
    assert QApplication.focusWidget() is clerk.part("cooperation_grid")
    assert not cut_in(clerk.window)
    clerk.window.resize(683, 384)
    settle(clerk)
    assert not cut_in(clerk.window)


def test_a_contradiction_stands_in_words_before_both_units(two: Life, sit: Sit) -> None:
    task = two["tcd"].cooperation.own_tasks(PERIOD)[0].task
    two["tccb"].reporting.edit(
        PERIOD, {"tasks": [{"id": task, "status": "completed", "done_on": "2026-11-16"}]}
    )
    part = UnitPart(units(two)["TCD"], "in_progress", "Còn 5 hồ sơ")
    two["tcd"].cooperation.keep(PERIOD, task, part)
    two.file("tcd")
    two.sync("tcd", "vp", "tccb")
    head = sit(two["tccb"])
    told = {one.key for one in head.draft.unanswered}
    assert f"part_lead_done_partner_not:task/{task}/status" in told
    assert told == {one.key for one in two["tccb"].reporting.open(PERIOD).unanswered}
    open_part(head, "cooperation")
    warning = head.part("cooperation_warnings").text()
    assert "ghi đã hoàn thành" in warning
    assert "chưa xong phần phối hợp" in warning
    assert head.part("cooperation_status").isEnabled() is False
    grid = head.part("cooperation_grid")
    grid.setFocus(Qt.FocusReason.OtherFocusReason)
    assert grid.grid.lines[0].badges["contradiction"].text == "Mâu thuẫn"


def test_a_head_signs_a_rule_and_brings_it_into_the_month(two: Life, sit: Sit) -> None:
    clerk = sit(two["tccb"])
    open_part(clerk, "recurrence")
    assert clerk.part("recurrence_content").isVisible()
    assert not clerk.part("recurrence_unit").isVisible()
    clerk.part("recurrence_content").setText("Báo cáo đảng viên")
    clerk.part("recurrence_day").set_value("15")
    clerk.part("recurrence_until").setText("6/2027")
    clerk.window.perform("primary")
    settle(clerk)
    rule = two["tccb"].recurrence.rules()[0].rule
    assert (rule.content, rule.day, str(rule.last)) == ("Báo cáo đảng viên", 15, "2027-06")
    clerk.qtbot.waitUntil(lambda: clerk.part("recurrence_bring").isVisible(), timeout=10_000)
    assert "1 việc" in clerk.part("recurrence_bring").text()
    clerk.part("recurrence_bring").click()
    settle(clerk)
    tasks = [one.task.content for one in two["tccb"].planning.tasks(PERIOD)]
    assert tasks.count("Báo cáo đảng viên") == 1
    settle(clerk)
    assert clerk.part("recurrence_grid").grid.lines[0].badges["state"].text == "Đã có"


def test_a_task_is_handed_over_from_the_screen_and_its_holders_are_told(
    two: Life, sit: Sit
) -> None:
    clerk = sit(two["tccb"])
    task = two["tccb"].reporting.open(PERIOD).draft.tasks[0].id
    open_part(clerk, f"task/{task}")
    clerk.part("handover_reason").setText("Phân công lại")
    clerk.part("handover_on_field").set_text("10/11")
    clerk.window.perform("primary")
    settle(clerk)
    holders = two["tccb"].handover.holders(task)
    assert [one.from_on for one in holders][-1] == date(2026, 11, 10)
    told = clerk.part("handover_told").text()
    assert "từ 10/11/2026 đến nay" in told
    assert holders[-1].name in told


def test_the_office_passes_a_task_to_another_unit_from_the_screen(two: Life, sit: Sit) -> None:
    task = two["tccb"].reporting.open(PERIOD).draft.tasks[0].id
    head = sit(two["tccb"])
    open_part(head, f"task/{task}")
    assert not head.part("handover_unit").isVisible()
    officer = sit(two.vp)
    open_part(officer, f"task/{task}")
    assert not officer.part("handover_agreed").isVisible()
    assert not cut_in(officer.window)
    unit = officer.part("handover_unit")
    unit.set_value(units(two)["TCD"])
    unit.activated.emit(unit.currentIndex())
    officer.part("handover_reason").setText("Đúng chức năng")
    officer.part("handover_agreed").setText("Hai trưởng phòng")
    assert not cut_in(officer.window)
    officer.part("handover_save").click()
    settle(officer)
    two.sync("vp", "tcd")
    words = passport_words(two["tcd"].passports.passport(task, PERIOD))
    (told,) = [part.lines[0] for part in words if part.title == "Bàn giao giữa hai đơn vị"]
    assert told == (
        "Ngày 16/11/2026 bàn giao từ Phòng Tổ chức cán bộ cho Phòng Tổ chức đảng, đảng viên. "
        "Lý do: Đúng chức năng. Đồng ý: Hai trưởng phòng."
    )


def test_week_and_load_are_read_and_written_to_files(two: Life, sit: Sit, tmp_path: Path) -> None:
    clerk = sit(two["tccb"])
    pdf, table = tmp_path / "tuan.pdf", tmp_path / "viec.csv"
    clerk.messages.path = pdf
    open_part(clerk, "week")
    assert clerk.part("week_grid").grid.lines
    clerk.part("week_after").click()
    settle(clerk)
    assert "23/11 – 29/11/2026" in clerk.part("week_span").text()
    clerk.window.perform("primary")
    settle(clerk)
    assert pdf.read_bytes().startswith(b"%PDF")
    clerk.messages.path = table
    open_part(clerk, "load")
    assert clerk.part("load_grid").grid.lines[0].words["name"]
    assert not clerk.part("load_choose").isVisible()
    clerk.window.perform("primary")
    settle(clerk)
    assert "Quá hạn".encode() in table.read_bytes()


def test_no_part_is_cut_in_a_large_or_a_small_window(two: Life, sit: Sit) -> None:
    clerk = sit(two["tccb"])
    cut: list[str] = []
    for size in ((1366, 737), (683, 384)):
        clerk.window.resize(*size)
        for part in clerk.show("work_plan").model.parts:
            open_part(clerk, part)
            cut += [f"{part} {size[0]}: {one}" for one in cut_in(clerk.window)]
    assert not cut


def test_the_office_signs_a_programme_with_an_item_and_sets_the_limits(two: Life, sit: Sit) -> None:
    two.vp.exchange_state.choose_folder(two.exchange)
    officer = sit(two.vp)
    open_part(officer, "programme")
    assert not officer.part("programme_save").isVisible()
    officer.part("programme_title").setText("Chương trình công tác năm 2026")
    officer.part("programme_years").setText("2026")
    officer.part("programme_begin").click()
    settle(officer)
    officer.qtbot.waitUntil(lambda: officer.part("programme_save").isVisible(), timeout=10_000)
    officer.part("programme_content").setText("Sơ kết quý IV")
    officer.part("programme_unit").set_value(units(two)["TCD"])
    officer.part("programme_months").setText("12")
    officer.window.perform("primary")
    settle(officer)
    item = two.vp.programmes.programmes(2026)[0].programme.items[0]
    assert (item.content, [str(month) for month in item.months]) == ("Sơ kết quý IV", ["2026-12"])
    open_part(officer, "recurrence")
    officer.part("recurrence_content").setText("Báo cáo quân số")
    officer.part("recurrence_unit").set_value(units(two)["TCD"])
    officer.window.perform("primary")
    settle(officer)
    rule = two.vp.recurrence.rules()[0].rule
    assert (rule.content, rule.unit) == ("Báo cáo quân số", units(two)["TCD"])
    open_part(officer, "load")
    officer.part("load_active").setText("2")
    officer.part("load_choose").click()
    settle(officer)
    assert two.vp.loads.limits().active == 2


def test_a_part_that_is_not_written_is_noted_and_leads_to_its_form(two: Life, sit: Sit) -> None:
    clerk = sit(two["tcd"])
    noted = [one for one in clerk.draft.problems if one.code == "cooperation_part_missing"]
    assert [one.level for one in noted] == ["note"]
    page = page_of(noted[0].place)
    clerk.room.session.go_to(page, noted[0].place)
    settle(clerk)
    assert (clerk.window.shown_key, place_words(noted[0].place, clerk.draft.draft)) == (
        "work_plan",
        "Nguồn việc",
    )
    assert clerk.part("cooperation_title").text() == "Rà soát hồ sơ cán bộ"
    clerk.window.perform("primary")
    clerk.qtbot.waitUntil(
        lambda: all(one.code != noted[0].code for one in clerk.draft.problems), timeout=10_000
    )
