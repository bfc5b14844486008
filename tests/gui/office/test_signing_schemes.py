"""The Office signs schemes of departments and coefficients; what is not signed is kept."""

from PySide6.QtGui import QTextCursor
from tests.gui.office.conftest import Officer, Sit
from tests.living import PERIOD, Begin, Life

from workreport.domain.period import Period
from workreport.ui.widgets.label import PlainLabel

NEXT = Period(2026, 12)


def at_schemes(officer: Officer, scheme: str) -> Officer:
    page = officer.show("settings")
    page.show_place("schemes")
    officer.settle()
    assert officer.part("schemes_grid").go_to(scheme, "name")
    return officer


def words_of(officer: Officer, name: str) -> str:
    return " ".join(label.text() for label in officer.part(name).findChildren(PlainLabel))


def type_over(officer: Officer, old: str, new: str) -> None:
    text = officer.part("scheme_text")
    found = text.document().find(old)
    assert not found.isNull(), old
    text.setTextCursor(QTextCursor(found))
    text.insertPlainText(new)
    model = officer.part("scheme_editor")._model
    officer.qtbot.waitUntil(lambda: model.is_settled)
    officer.settle()


def sign(officer: Officer, note: str) -> None:
    officer.type("scheme_note", note)
    officer.click("scheme_sign")


def test_the_scheme_of_departments_is_read_tried_and_signed_with_its_comments(
    filed: Life, sit: Sit
) -> None:
    officer = at_schemes(sit(filed.vp), "unit_month_v1")
    said = words_of(officer, "scheme_detail")
    for words in ("U4. Gửi báo cáo đúng hạn, đúng mẫu, tối đa 10 điểm", "cao nhất còn HTNV"):
        assert words in said, words
    assert (
        "tháng 11/2026 xếp theo bộ này, bản 1: đơn vị" in officer.part("scheme_used").text().lower()
    )
    officer.click("scheme_edit")
    assert "Hoàn thành nhiệm vụ theo chương trình" in words_of(officer, "scheme_form")
    officer.part("scheme_text").insertPlainText("# Ghi chú riêng của Ban\n")
    field = officer.part("scheme_field_terms.U5.max")
    field.setText("20")
    field.editingFinished.emit()
    assert "scheme_terms" not in officer.part("scheme_state").text()
    assert not officer.part("scheme_sign").isEnabled()
    field.setText("10")
    field.editingFinished.emit()
    days = officer.part("scheme_field_points.late_day")
    days.setText("2,5")
    days.editingFinished.emit()
    officer.click("scheme_try")
    assert "đơn vị được xét" in words_of(officer, "scheme_unit_preview")
    assert not officer.part("scheme_preview").isVisible()
    sign(officer, "Họp ngày 20/11")
    assert "Đã ký bản 2" in officer.told()
    text = filed.vp.schemes.text("unit_month_v1@2")
    assert "# Ghi chú riêng của Ban" in text
    assert filed.vp.schemes.drafts.all() == ()
    kept, coming = filed.vp.schemes.of_units(PERIOD), filed.vp.schemes.of_units(NEXT)
    assert kept is not None
    assert coming is not None
    assert (kept.ref, coming.ref) == ("unit_month_v1@1", "unit_month_v1@2")
    assert str(coming.late_day) == "5/2"
    officer.settle()
    assert "Họp ngày 20/11" in officer.part("scheme_note_shown").text()


def test_an_unsigned_text_outlives_the_window_and_is_offered_again(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(())
    officer = at_schemes(sit(life.vp), "unit_month_v1")
    officer.click("scheme_edit")
    type_over(officer, "late_day = 2", "late_day = 3")
    assert "Đã giữ bản nháp" in officer.part("scheme_kept").text()
    # A moment later the window is closed: the last letters are kept by its end.
    officer.part("scheme_text").insertPlainText("5")
    officer.room.close_down()
    life.reopen("vp")
    officer = at_schemes(sit(life.vp), "unit_month_v1")
    assert "unit_month_v1@1" in officer.part("scheme_drafts").text()
    assert officer.part("scheme_edit").text() == "Soạn tiếp bản nháp"
    officer.click("scheme_edit")
    assert "late_day = 35" in officer.part("scheme_text").toPlainText()
    assert "Đang soạn tiếp bản nháp chưa ký" in officer.part("scheme_kept").text()
    officer.click("scheme_discard")
    assert "late_day = 2 " in officer.part("scheme_text").toPlainText()
    officer.click("scheme_leave")
    assert officer.part("scheme_edit").text() == "Soạn bản mới"
    assert life.vp.schemes.drafts.all() == ()


def test_a_set_of_coefficients_becomes_the_agencys_own_and_is_chosen_for_a_month(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(())
    officer = at_schemes(sit(life.vp), "K_ktc")
    assert "K = 1,5" in words_of(officer, "scheme_detail")
    officer.click("scheme_edit")
    assert not officer.part("scheme_try").isEnabled()
    type_over(officer, 'id = "K_ktc"', 'id = "K_ban"')
    value = officer.part("scheme_field_coefficients.M4.k")
    value.setText("2,4")
    value.editingFinished.emit()
    # It is the first version of a set of its own.
    officer.part("scheme_from").currentIndexChanged.emit(0)
    assert "Bản 1" in words_of(officer, "scheme_sign_card")
    sign(officer, "Thông báo số 12")
    assert officer.part("schemes_grid").go_to("K_ban", "name")
    officer.part("scheme_coefficients").set_value("K_ban")
    officer.click("scheme_choice_sign")
    life.vp.periods.open(NEXT)
    stamped = life.vp.periods.month(NEXT).opened
    assert stamped is not None
    assert stamped.coefficients == "K_ban"
    assert not officer.refusals()
