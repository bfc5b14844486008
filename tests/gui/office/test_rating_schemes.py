"""The Office reads the rating schemes, writes a version of one, chooses and tries."""

from PySide6.QtGui import QTextCursor
from tests.gui.office.conftest import Officer, Sit
from tests.living import PERIOD, Begin, Life

from workreport.domain.period import Period
from workreport.ui.widgets.label import PlainLabel

NEXT = Period(2026, 12)


def at_part(officer: Officer, part: str) -> Officer:
    page = officer.show("settings")
    page.show_place(part)
    officer.settle()
    return officer


def words_of(officer: Officer, name: str) -> str:
    return " ".join(label.text() for label in officer.part(name).findChildren(PlainLabel))


def replace_in_text(officer: Officer, old: str, new: str) -> None:
    """Type over a part of the text like a person who marked it."""
    text = officer.part("scheme_text")
    found = text.document().find(old)
    assert not found.isNull(), old
    text.setTextCursor(QTextCursor(found))
    text.insertPlainText(new)
    officer.qtbot.waitUntil(lambda: officer.part("scheme_editor")._model.is_settled)
    officer.settle()


def break_and_undo(officer: Officer) -> None:
    """Write what cannot be read: the line is named, nothing can be signed, undo takes it back."""
    text = officer.part("scheme_text")
    replace_in_text(officer, 'share = "0.20"', 'share = "nhiều"')
    line = text.toPlainText().splitlines().index('share = "nhiều"') + 1
    assert officer.part("scheme_state").text().startswith(f"Dòng {line}: ")
    assert "quota.share" in officer.part("scheme_state").text()
    assert not officer.part("scheme_sign").isEnabled()
    officer.click("scheme_go")
    assert text.textCursor().blockNumber() == line - 1
    officer.click("scheme_leave")
    officer.click("scheme_edit")
    assert text.toPlainText().splitlines()[line - 1] == 'share = "nhiều"'
    officer.click("scheme_undo")
    officer.qtbot.waitUntil(officer.part("scheme_sign").isEnabled)


def schemes_stamped(life: Life) -> object:
    opened = life.vp.periods.month(PERIOD).opened
    assert opened is not None
    return opened.scheme, opened.schemes


def test_a_scheme_is_read_in_words_and_history_stays_behind_a_switch(
    begin_life: Begin, sit: Sit
) -> None:
    officer = at_part(sit(begin_life(()).vp), "schemes")
    grid = officer.part("schemes_grid")
    assert grid.current_id() == "abcd_direct"
    assert "tháng 11/2026 xếp theo bộ này" in officer.part("scheme_used").text().lower()
    assert grid.go_to("tu1053_staff", "name")
    said = words_of(officer, "scheme_detail")
    for words in (
        "từ 70 đến dưới 90 điểm",
        "3. Năng lực, phong cách, đổi mới, chuyển đổi số",
        "tối đa 16 điểm",
        "tổng(số lượng xong × hệ số) / tổng(số lượng giao × hệ số)",
        "cao nhất còn D (chỉ xét người đang ở C)",
        "A nhiều nhất 20% của số người ở mức thứ hai (B), lấy phần nguyên",
        "QD1053 Art. 8 (TH)",
        "ít nhất 10 chữ cái",
    ):
        assert words in said, words
    assert not grid.go_to("nd90_year", "name")
    officer.part("schemes_legacy").setChecked(True)
    assert grid.go_to("nd90_year", "name")


def test_a_new_version_is_written_signed_and_begins_with_a_month_that_is_not_open(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(())
    before = schemes_stamped(life)
    officer = at_part(sit(life.vp), "schemes")
    officer.part("schemes_grid").go_to("nd335_staff", "name")
    officer.click("scheme_edit")
    text = officer.part("scheme_text")
    assert text.toPlainText().startswith("# Nghị định 335")
    break_and_undo(officer)
    band = officer.part("scheme_field_levels.HTXS.min")
    band.setText("cao")
    band.editingFinished.emit()
    assert "“cao” không phải là số." in officer.part("scheme_field_levels.HTXS.min_below").text()
    assert (band.text(), officer.part("scheme_sign").isEnabled()) == ("cao", True)
    band.setText("92,5")
    band.editingFinished.emit()
    assert 'code = "HTXS"' in text.toPlainText()
    assert 'min = "92.5"' in text.toPlainText()
    officer.click("scheme_try")
    assert "không ghi gì" in words_of(officer, "scheme_preview")
    officer.click("scheme_sign")
    assert "Cần ghi vì sao" in officer.part("scheme_note_below").text()
    officer.type("scheme_note", "Thông báo số 12")
    officer.click("scheme_sign")
    assert "Đã ký bản 2" in officer.told()
    assert "bắt đầu từ tháng 12/2026" in officer.told()
    found = life.vp.schemes.find("nd335_staff")
    assert (found.ref, found.effective_from) == ("nd335_staff@2", NEXT.first_day)
    assert found.levels.band(92) == "HTT"
    assert life.vp.schemes.find("nd335_staff@1").levels.band(92) == "HTXS"
    held = {one.id: one.ref for one in life.vp.schemes.effective(PERIOD)}
    assert held["nd335_staff"] == "nd335_staff@1"
    assert schemes_stamped(life) == before
    assert not officer.refusals()


def test_who_is_rated_by_which_scheme_is_chosen_from_a_month_on(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(())
    before = schemes_stamped(life)
    officer = at_part(sit(life.vp), "schemes")
    officer.part("scheme_of_civil_servants").set_value("nd335_staff")
    officer.part("scheme_of_heads").set_value("nd335_leader")
    assert officer.part("scheme_choice_from").value() == str(NEXT)
    officer.click("scheme_choice_sign")
    chosen = life.vp.scheme_choice.month(NEXT)
    refs = {group: getattr(chosen.of(group), "id", "") for group in ("civil_servants", "heads")}
    assert refs == {"civil_servants": "nd335_staff", "heads": "nd335_leader"}
    assert schemes_stamped(life) == before
    assert "Từ tháng 12/2026" in words_of(officer, "scheme_choice_card")


def test_what_is_tried_is_shown_and_a_number_that_is_none_is_told(filed: Life, sit: Sit) -> None:
    officer = at_part(sit(filed.vp), "what_if")
    officer.click("what_if_try")
    assert "Chưa nêu thay đổi" in officer.part("what_if_problem").text()
    officer.type("what_if_share", "một nửa")
    officer.click("what_if_try")
    assert "“một nửa” không phải là số." in officer.part("what_if_problem").text()
    assert officer.part("what_if_share").text() == "một nửa"
    officer.part("what_if_share").setText("0,5")
    officer.click("what_if_try")
    said = words_of(officer, "what_if_outcome")
    assert "Không ai đổi mức." in said
    assert "× 0,5)" in said
    officer.part("what_if_scheme").set_value("nd335_staff@1")
    officer.click("what_if_try")
    assert "không có nhiệm vụ được giao" in " ".join(
        line.why for line in officer.part("what_if_outcome")._model.lines
    )
