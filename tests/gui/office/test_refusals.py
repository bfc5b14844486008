"""What the Office cannot do is said as a sentence, where it stands."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.clipping import cut_in
from tests.gui.office.conftest import Officer, Sit
from tests.living import PERIOD, Begin, Life

from workreport.services.desk_notes import kept_notes

AtDesk = Callable[..., Officer]


def test_a_newer_version_waits_until_the_officer_turns_to_it(filed: Life, sit: Sit) -> None:
    unit = filed.line("vp", "TCCB").unit.unit
    filed.vp.office.start_check(PERIOD, "TCCB")
    filed.at("2026-11-18 08:40")
    filed.file("tccb", "bản mới")
    filed.sync("tccb", "vp")
    officer = sit(filed.vp)
    page = officer.show("receiving")
    (line,) = (one for one in page.model.lines() if one.id == unit)
    assert line.check == "kiểm tra bản 1"
    assert "Chu Ngọc Giang đang kiểm tra bản 1." in page.model.arrival(unit)
    page.open_unit(unit)
    officer.settle()
    assert "Bản 2 vừa đến lúc 08:40." in officer.part("newer_version").accessibleName()
    assert page.checking.view.version.label == "1"
    assert not officer.part("check_accept").isEnabled()
    assert "chuyển sang bản 2" in officer.part("check_accept").toolTip()
    officer.click("switch_version")
    assert page.checking.view.version.label == "2"
    assert page.checking.view.version.checked_by
    assert page.check.head.title.text() == "Phòng Tổ chức cán bộ"


def test_marks_are_kept_until_they_are_given_back(at_desk: AtDesk) -> None:
    officer = at_desk()
    page = officer.show("receiving")
    page.open_unit(officer.unit("TCCB"))
    officer.settle()
    place = page.checking.lines()[0].place
    page.checking.toggle_mark(place)
    assert "Ghi nội dung cho mục 1." in _shown_after(officer, "give_back", "return_problem")
    officer.type("mark_1_text", "Ghi rõ")
    officer.room.window.show_page("board")
    officer.settle()
    entry = page.checking.view.version.entry
    assert "Ghi rõ" in kept_notes(officer.room.desk.book, f"check/{entry}")["marks"]


def _shown_after(officer, button: str, label: str) -> str:
    officer.part(button).click()
    officer.settle()
    return officer.part(label).text()


def test_an_extension_needs_a_day_and_a_reason(at_desk: AtDesk) -> None:
    officer = at_desk()
    page = officer.show("board")
    page.grid.go_to(officer.unit("TCD"), "unit")
    officer.key(page.grid, Qt.Key.Key_G)
    officer.part("extension_grant").click()
    assert officer.part("extension_until_below").text() == "Ghi ngày, dạng 23/11."
    officer.type("extension_until", "23/11")
    officer.part("extension_grant").click()
    assert officer.part("extension_reason_below").text() == "Cần ghi lý do."
    officer.type("extension_reason", "Chờ số liệu sáp nhập")
    officer.click("extension_grant")
    granted = page.model.line_of(officer.unit("TCD")).extensions[0]
    assert granted.until_at.date() >= date(2026, 11, 23)
    assert officer.page.model.lines()[1].step.text == "Được gia hạn"


def test_an_extension_before_the_limit_is_refused_in_words(at_desk: AtDesk) -> None:
    officer = at_desk()
    page = officer.show("board")
    page.grid.go_to(officer.unit("TCD"), "unit")
    officer.key(page.grid, Qt.Key.Key_G)
    officer.type("extension_until", "12/11")
    officer.part("extension_grant").click()
    assert officer.part("extension_until_below").text().startswith("Hạn chung là hết 19/11")
    page.model.extend(officer.unit("TCD"), date(2026, 11, 12), "Sớm")
    officer.settle()
    assert officer.refusals() == ["Thời điểm gia hạn không muộn hơn hạn cuối 20/11/2026 00:00."]


def test_the_chief_is_asked_who_decided_before_a_grade_counts(at_desk: AtDesk) -> None:
    officer = at_desk()
    page = officer.show("grades")
    page.model.put_point(officer.unit("TCCB"), "U5", "9")
    officer.click("sign_grades")
    assert officer.refusals() == ["Chưa ghi ai quyết định, ngày họp và căn cứ."]
    assert officer.part("grades_decision_form").isVisible()
    assert page.model.unit(officer.unit("TCCB")).line.grade is None


def test_points_beyond_the_maximum_are_refused_at_the_foot(at_desk: AtDesk) -> None:
    officer = at_desk()
    page = officer.show("grades")
    page.grid.go_to(officer.unit("TCCB"), "U5")
    officer.fill_cell(page.grid, "11")
    assert officer.part("grades_problem").text().startswith("“11” không phải là điểm")
    assert not page.model.pending.words


def test_the_lock_lists_what_stands_in_its_way(at_desk: AtDesk) -> None:
    officer = at_desk()
    page = officer.show("board")
    page.toggle_pane()
    officer.settle()
    # Beside the pane the board still tells who checks and how far the tasks are.
    assert page.grid.shown_keys() == ["unit", "step", "timing", "check", "shares", "score"]
    words = [gate.words for gate in page.closing.gates()]
    assert "Phòng Tổ chức đảng, đảng viên chưa có báo cáo." in words
    assert "Lãnh đạo chưa kết luận tháng này." in words
    button = officer.part("close_month")
    assert not button.isEnabled()
    assert button.toolTip().startswith(f"Còn {len(words)} điều kiện")
    page.closing.close()
    assert officer.messages.asked == []
    officer.click("gate_1_link")
    assert officer.room.window.shown_key == "receiving"


def test_an_officer_who_is_not_the_chief_reads_why_nothing_is_decided(at_desk: AtDesk) -> None:
    officer = at_desk("hieu")
    page = officer.show("grades")
    page.model.put_point(page.model.lines()[0].id, "U5", "9")
    officer.click("sign_grades")
    assert officer.refusals() == [
        "Chỉ lãnh đạo, hoặc Chánh Văn phòng ghi thay lãnh đạo, được quyết định."
    ]
    assert "Chỉ Chánh Văn phòng khóa tháng." in officer.show("board").closing.refusal()


def test_accepting_what_is_clean_names_what_is_left_and_can_be_undone(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(("tccb", "tcd"), ("hieu",))
    life.at("2026-11-17 10:15")
    life.file("tccb")
    life.file("tcd")
    life.sync("tccb", "tcd", "vp", "hieu")
    life["hieu"].office.start_check(PERIOD, "TCD")
    officer = sit(life["hieu"])
    officer.show("receiving")
    _stand_on_a_heading(officer)
    officer.click("accept_clean")
    assert "trước đó còn rút lại được" in officer.messages.asked[-1].text
    words = officer.part("batch").accessibleName()
    assert "Đã chấp nhận 2 báo cáo: Phòng Tổ chức cán bộ, Phòng Tổ chức đảng" in words
    assert officer.after("check_next") is officer.part("batch_send")
    officer.key(officer.page.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert life.state("hieu", "TCCB") != "accepted"
    assert "Đã rút lại 2 câu trả lời." in officer.told()
    assert officer.part("batch_strip").isHidden()

    _return_both(officer)
    assert life.state("hieu", "TCCB") != "returned"

    officer.key(officer.page.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert officer.part("accept_clean").text() == "Chấp nhận 2 báo cáo đã chọn"
    officer.click("accept_clean")
    officer.click("batch_send")
    life.sync("hieu", "tccb")
    assert life.state("tccb", "TCCB") == "accepted"
    assert officer.part("batch_strip").isHidden()
    _return_what_is_answered(officer)
    officer.click("enter_for_unit")
    assert officer.room.window.shown_key == "on_behalf"
    assert officer.room.window.has_focus_in_page()  # the button that led here is hidden


def _stand_on_a_heading(officer: Officer) -> None:
    """Nothing is done with a report while the cursor stands on the head of a group."""
    names = ("attest", "batch_return", "withdraw_answer")
    assert [officer.part(one).isEnabled() for one in names] == [True, True, False]
    line = officer.page.grid.currentIndex()
    officer.page.grid.setCurrentIndex(line.siblingAtRow(0))
    assert officer.page.grid.current_id() == ""
    for name in names:
        assert not officer.part(name).isEnabled()
        assert officer.part(name).toolTip() == "Chưa chọn báo cáo nào trong bảng."
    officer.page.grid.setCurrentIndex(line)
    officer.page.show_facts()  # what comes in leaves the choice as it is
    assert [officer.part(one).isEnabled() for one in names] == [True, True, False]


def _return_both(officer: Officer) -> None:
    """Return both reports in one act, and take that back while it waits."""
    officer.key(officer.page.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    officer.key(officer.page.grid, Qt.Key.Key_R, both)
    assert officer.part("batch_return_about").accessibleName().startswith("Trả cả 2 báo cáo")
    officer.click("batch_return_ask")
    assert not officer.part("batch_strip").isVisible()
    officer.qtbot.keyClicks(officer.part("batch_return_reason"), "Bo sung so lieu")
    officer.click("batch_return_ask")
    question = officer.messages.asked[-1]
    assert "Phòng Tổ chức cán bộ" in question.text
    assert "Gửi lại trước hết 20/11/2026." in question.text
    words = officer.part("batch").accessibleName()
    assert "Đã trả lại 2 báo cáo: Phòng Tổ chức cán bộ" in words
    assert officer.part("batch_return_form").isHidden()
    assert not cut_in(officer.room.window)
    officer.key(officer.page.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def _return_what_is_answered(officer: Officer) -> None:
    """Nobody is asked when every chosen report stays out; why is told at once."""
    asked = len(officer.messages.asked)
    officer.key(officer.page.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    officer.key(officer.page.grid, Qt.Key.Key_R, both)
    officer.qtbot.keyClicks(officer.part("batch_return_reason"), "Bo sung so lieu")
    officer.click("batch_return_ask")
    assert len(officer.messages.asked) == asked
    assert "Chưa trả lại 2 báo cáo." in officer.told()


def test_a_held_package_says_why_and_what_to_do(agency: Life, at_desk: AtDesk) -> None:
    officer = at_desk()
    own = officer.room.desk.book.identity.writer
    # A desk never reads what it wrote itself.
    whole = next(one for one in agency.exchange.rglob("*.wrp") if one.parent.name != own)
    whole.with_name("0" * 32 + ".wrp").write_bytes(whole.read_bytes()[:-10])
    officer.room.desk.exchange.sync(agency.exchange)
    officer.show("receiving")
    why = officer.part("held_0_why")
    officer.room.desk.exchange.sync(agency.exchange)  # tried once more: the rows stay
    officer.settle()
    assert officer.part("held_0_why") is why
    assert why.text().startswith("Vì sao: ")
    assert officer.part("held_0_step").text().startswith("Nên làm: ")
    with officer.room.desk.book.looking() as look:
        names = {one.name for one in look.directory.people.values()}
    assert officer.part("held_0_who").text() in names
    assert "chữ ký khớp khóa đã duyệt" in officer.part("receiving_about").accessibleName()

    officer.messages.answer = "Phòng đã gửi tệp khác"
    officer.click("held_0_drop")
    assert officer.page.findChild(QWidget, "held_0_why") is None
    assert "“Phòng đã gửi tệp khác”" in officer.part("dropped_0_words").text()
    officer.click("dropped_0_back")
    assert officer.part("held_0_why").text().startswith("Vì sao: ")
    assert "Còn 1 chỗ bị giữ lại." in officer.told()


def test_every_part_of_the_office_pages_has_names(at_desk: AtDesk) -> None:
    officer = at_desk()
    for key in ("board", "receiving", "consolidation", "grades", "classification"):
        page = officer.show(key)
        if key == "receiving":
            page.open_unit(officer.unit("TCCB"))
            officer.settle()
            page.checking.toggle_mark(page.checking.lines()[0].place)
        # A part that is shown before it has a parent would open a window of its own.
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        assert shown == [officer.room.window], key
        for widget in page.findChildren(object):
            policy = getattr(widget, "focusPolicy", None)
            if policy is None or not widget.isVisible():
                continue
            if policy() & Qt.FocusPolicy.TabFocus:
                assert widget.objectName(), (key, widget)
                assert widget.accessibleName(), (key, widget.objectName())
