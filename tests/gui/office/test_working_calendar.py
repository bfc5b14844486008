"""The Office sets its working days and the rules of a month on the set-up page."""

from datetime import date

from PySide6.QtCore import Qt
from tests.gui.office.conftest import Officer, Sit
from tests.living import PERIOD, Begin, Life

from workreport.domain.calendar import end_of
from workreport.domain.period import Period
from workreport.ui.viewmodels.publication import Publication
from workreport.ui.widgets.label import PlainLabel


def calendar_of(officer: Officer) -> Officer:
    page = officer.show("settings")
    page.show_place("calendar")
    officer.settle()
    return officer


def sentences(officer: Officer) -> str:
    labels = officer.part("sign_card").findChildren(type(officer.part("calendar_state")))
    return " ".join(label.text() for label in labels)


def limit_of(life: Life) -> object:
    opened = life.vp.periods.month(PERIOD).opened
    return None if opened is None else opened.report.limit_at


def test_a_day_off_is_previewed_signed_and_moves_the_open_month(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(())
    officer = calendar_of(sit(life.vp))
    year = officer.part("year_view")
    assert "Ngày Văn hóa Việt Nam" in year.words(date(2026, 11, 24))
    assert not officer.part("calendar_sign").isEnabled()
    year.go_to(date(2026, 11, 18))
    officer.key(year, Qt.Key.Key_Right)
    assert year.current == date(2026, 11, 19)
    officer.click("day_put")
    assert "Cần ghi tên ngày nghỉ." in officer.part("day_name_below").text()
    officer.part("day_kind").set_value("working")
    officer.click("day_put")
    assert officer.part("day_edit_below").text() == "Ngày này đã là ngày làm việc."
    officer.part("day_kind").set_value("off")
    officer.type("day_name", "Nghỉ bù")
    officer.type("day_basis", "05-TB/BTCTU")
    officer.click("day_put")
    said = sentences(officer)
    assert "muộn nhất 19/11 chuyển thành nên xong 18/11, muộn nhất 20/11" in said
    assert "Nghỉ bù · nghỉ, cơ quan đặt · 05-TB/BTCTU" in year.words(date(2026, 11, 19))
    officer.click("calendar_sign")
    assert "Cần ghi lý do." in officer.part("calendar_reason_below").text()
    assert officer.part("calendar_reason").hasFocus()
    officer.type("calendar_reason", "Thông báo nghỉ bù")
    officer.click("calendar_sign")
    assert "đổi hạn của tháng 11/2026" in officer.told()
    assert limit_of(life) == end_of(date(2026, 11, 20))
    assert not officer.part("calendar_sign").isEnabled()
    officer.part("year_view").go_to(date(2026, 11, 19))
    officer.click("day_remove")
    assert "muộn nhất 20/11 chuyển thành" in sentences(officer)
    officer.click("calendar_undo")
    assert "Không có thay đổi" in officer.part("calendar_state").text()


def test_rules_are_chosen_for_a_month_that_is_not_open_yet(begin_life: Begin, sit: Sit) -> None:
    life = begin_life(())
    officer = calendar_of(sit(life.vp))
    assert "xác nhận" in officer.part("cut_off_meaning").text()
    officer.part("cut_off").set_value("next_month")
    assert "tính vào tháng sau" in officer.part("cut_off_meaning").text()
    assert officer.part("rules_from").value() == "2026-12"
    officer.part("four_eyes").set_value("on")
    officer.click("rules_sign")
    assert life.vp.month_rules.rules(Period(2026, 12)).four_eyes
    assert life.vp.month_rules.rules(Period(2026, 12)).cut_off == "next_month"
    assert not officer.refusals()


def test_own_deadlines_are_tried_on_the_open_months_and_signed(begin_life: Begin, sit: Sit) -> None:
    life = begin_life(())
    officer = sit(life.vp)
    officer.show("settings").show_place("calendar")
    officer.settle()
    assert officer.part("own_report_day").text() == "20"
    officer.part("own_report_day").setText("mai")
    officer.click("own_deadlines_try")
    assert "không đọc được: mai" in officer.part("own_deadlines_problem").text()
    officer.part("own_report_day").setText("18")
    officer.part("own_report_hour").setText("17h00")
    officer.part("own_report_inclusive").setChecked(True)
    officer.part("own_report_roll").set_value("previous/previous")
    officer.click("own_deadlines_try")
    said = " ".join(
        label.text() for label in officer.part("own_deadlines").findChildren(PlainLabel)
    )
    assert "háng 11/2026" in said
    officer.click("own_deadlines_sign")
    assert "Cần ghi lý do" in officer.part("own_deadlines_reason_below").text()
    officer.type("own_deadlines_reason", "Thông báo số 12")
    officer.click("own_deadlines_sign")
    assert "không tháng đang mở nào đổi hạn" in officer.told()
    report, _office = life.vp.periods.deadlines(PERIOD.next)
    assert (report.limit_day.day, report.limit_at.hour) == (18, 10)
    opened = life.vp.periods.month(PERIOD).opened
    assert opened is not None
    assert opened.template == "nghean_20_25"
    templates = officer.part("deadline_template")
    assert templates.value() == "own_1"
    assert templates.currentText().startswith("Hạn riêng 1")


def test_results_wait_for_the_day_of_the_template_and_are_published_by_a_button(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(())
    december = Period(2026, 12)
    life.vp.month_rules.choose(december, {"deadline_template": "thanhhoa_25_28"})
    life.vp.periods.open(december)
    life.at("2026-12-28 15:00")
    gates = {gate.code: "Công văn 7-CV/BTCTU" for gate in life.vp.closing.gates(december)}
    life.vp.closing.close(december, gates)
    officer = sit(life.vp)
    officer.show("settings").show_place("month")
    officer.settle()
    button = officer.part("publication_publish")
    assert officer.part("publication_months").text() == "Tháng 12/2026: công bố từ ngày 05/01/2027"
    assert not button.isEnabled()
    life.at("2027-01-05 09:00")
    officer.page.findChild(Publication).refresh()
    officer.settle()
    assert button.text() == "Công bố tháng 12/2026"
    officer.click("publication_publish")
    assert "Đã công bố" in officer.told()
    assert not officer.part("publication_card").isVisible()
    assert life.vp.publication.waiting() == ()
