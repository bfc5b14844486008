"""The board reminds units of a missing report: letter, call, and what both sides read of it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.office.conftest import Officer, Sit, off_the_screen
from tests.living import PERIOD, Life

from workreport.papers.press import OfficialPress
from workreport.services import paper_register
from workreport.system.resources import ShippedResources
from workreport.ui.viewmodels.exchange import ExchangeModel


def check_of(officer: Officer, code: str) -> str:
    unit = officer.unit(code)
    return str(next(line.check for line in officer.page.model.lines() if line.id == unit))


def words_on_this_month(department: Officer, words: str) -> bool:
    page = department.show("this_month")
    told = [one.accessibleName() for one in page.findChildren(QWidget)]
    return any(one.startswith(words) for one in told)


def the_board_that_was_printed(officer: Officer) -> Any:
    board = officer.show("board")
    officer.click("board_print")
    assert board.paper.shown is not None
    officer.room.window.perform("back")
    assert board.paper.shown is None
    return board


def a_phrase_is_taken(officer: Officer) -> None:
    officer.click("reminder_phrases")
    menu = officer.part("reminder_phrases_menu")
    menu.actions()[0].trigger()
    menu.close()
    assert officer.part("reminder_text").selectedText() == "…"


def nothing_is_asked_of_a_unit_that_filed_or_of_a_heading(officer: Officer) -> None:
    assert officer.part("side_remind").toolTip() == "Đơn vị đã gửi báo cáo."
    officer.page.side.show_unit("")
    assert not any(officer.part(f"side_{one}").isEnabled() for one in ("open", "extend", "remind"))
    assert not officer.part("side_step").isVisible()
    officer.page.side.ask_extension()
    assert officer.refusals() == ["Chưa chọn đơn vị"]


def test_a_letter_goes_from_the_board_to_the_register_and_to_the_department(
    filed: Life, sit: Sit, tmp_path: Path
) -> None:
    filed.at("2026-11-20 08:40")
    officer = sit(filed.vp)
    board = the_board_that_was_printed(officer)
    officer.messages.path = tmp_path / "thu-nhac.pdf"
    with off_the_screen():
        officer.key(board.grid, Qt.Key.Key_L)
        assert officer.part("reminder_form").isVisible()
        assert officer.part("reminder_title").text() == "Thư nhắc 2 đơn vị"
        assert "Phòng Tổ chức đảng" in officer.part("reminder_units").accessibleName()
        officer.click("reminder_issue")
        assert "sổ công văn đi cấp" in officer.part("reminder_warning").text()
        officer.type("reminder_number", "7")
        officer.part("reminder_urgency").set_value("khan")
        officer.click("reminder_draft")
        assert (tmp_path / "thu-nhac.pdf").read_bytes().startswith(b"%PDF")
        assert {line.check for line in board.model.lines()} == {""}
        officer.click("reminder_issue")
    assert not officer.part("reminder_form").isVisible()
    assert officer.refusals() == []
    assert check_of(officer, "TCD") == "Đã nhắc 20/11"
    (line,) = filed.vp.register.issued()
    assert line.marks.words == ("KHẨN",)
    assert line.sha256 == hashlib.sha256((tmp_path / "thu-nhac.pdf").read_bytes()).hexdigest()

    board.grid.go_to(officer.unit("TCD"), "unit")
    with off_the_screen():
        officer.click("side_remind")
        assert officer.part("reminder_title").text() == "Thư nhắc 1 đơn vị"
        assert "8" in officer.part("reminder_number").placeholderText()
        a_phrase_is_taken(officer)
        officer.type("reminder_number", "07")
        assert "đã có trong sổ" in officer.part("reminder_warning").text()
        officer.type("reminder_text", "Gọi đồng chí trưởng phòng")
        officer.click("reminder_call")
    assert check_of(officer, "TCD") == "Đã nhắc 20/11 · 2 lần"
    assert officer.part("side_months").accessibleName() == "Chưa có tháng nào trước đây."
    assert "qua điện thoại" in officer.part("side_facts").accessibleName()

    board.grid.go_to(officer.unit("TCCB"), "unit")
    nothing_is_asked_of_a_unit_that_filed_or_of_a_heading(officer)

    filed.sync("vp", "tcd")
    assert words_on_this_month(sit(filed["tcd"]), "Văn phòng nhắc qua điện thoại lúc 20/11 08:4")


def test_a_stick_that_appears_is_read_by_itself_and_takes_the_answers_back(
    filed: Life, sit: Sit, tmp_path: Path
) -> None:
    officer = sit(filed.vp)
    stick = tmp_path / "stick"
    stick.mkdir()
    there: set[Path] = set()
    model = ExchangeModel(officer.room.session, officer.page, lambda: frozenset(there))
    model.look_quietly()
    officer.settle()
    filed.file("tcd")
    filed["tcd"].exchange.export_file(stick / "TCD.wrp")
    officer.messages.told.clear()
    there.add(stick)
    model.look_quietly()
    officer.settle()
    assert filed.state("vp", "TCD") == "received"
    (told,) = [one for one in officer.messages.told if str(stick) in one.happened]
    assert "mục mới" in told.happened
    assert not list(stick.glob("workreport-*"))
    assert told.act is not None
    told.act()
    officer.settle()
    assert list(stick.glob("workreport-*"))
    officer.messages.told.clear()
    model.look_quietly()
    officer.settle()
    assert str(stick) not in officer.told()


def test_a_summary_is_issued_replaced_and_found_in_the_register(
    agency: Life,
    at_desk: Callable[[], Officer],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert agency.exchange.is_dir()
    officer = at_desk()
    officer.show("settings").show_place("papers")
    officer.settle()
    officer.click("register_issue")
    assert "sổ công văn đi cấp" in officer.part("register_number_below").text()
    officer.messages.path = tmp_path / "tong-hop.pdf"
    officer.type("register_number", "120")
    officer.click("register_issue")
    assert "Đã ghi sổ văn bản số 120-BC/" in officer.told()
    assert (tmp_path / "tong-hop.pdf").read_bytes().startswith(b"%PDF")
    assert officer.part("register_number").placeholderText() == "gợi ý: 121"

    officer.type("register_number", "0120")
    assert "đã có trong sổ" in officer.part("register_clash").text()
    officer.part("register_number").clear()
    officer.type("register_number", "121")
    officer.part("register_replaces").setCurrentIndex(1)
    officer.messages.path = tmp_path / "lan-2.pdf"
    officer.click("register_issue")
    register = officer.part("register_part")
    states = [line.badges["state"].text for line in register.grid.grid.lines]
    assert states == ["Đã phát hành", "Đã thay thế"]
    assert "Thay thế văn bản số 120-BC/" in officer.part("register_about").text()

    officer.type("register_search", "giang 120")
    assert [line.words["number"][:4] for line in register.grid.grid.lines] == ["120-"]
    officer.messages.answer = "Sai thể thức"
    officer.click("register_void")
    assert "Đã hủy: “Sai thể thức”." in officer.part("register_about").text()
    assert not officer.part("register_void").isEnabled()
    officer.click("register_pack")
    _open_the_form(officer)
    _ask_for_the_ground_of_a_secrecy_mark(officer)
    issued = _issue_what_is_shown(officer, tmp_path)
    again = officer.messages.path = tmp_path / "lan-nua.pdf"
    officer.part("register_search").clear()
    officer.type("register_search", "mat 122")
    assert "khoản 3 Điều 2" in officer.part("register_about").text()
    officer.click("register_again")
    assert again.read_bytes() == issued
    _print_anew(officer, tmp_path / "in-lai.pdf", issued, monkeypatch)


def _print_anew(
    officer: Officer, target: Path, issued: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Write what was issued before files were kept, and whose data is different now."""
    assert "đúng từng byte" in officer.told()
    monkeypatch.setattr(paper_register, "kept_bytes", lambda _look, _body: None)
    officer.room.desk.consolidation.word(PERIOD, "summary", "Lời sau ngày phát hành.")
    officer.messages.path = target
    officer.click("register_again")
    refused = officer.messages.told[-1]
    assert refused.happened.startswith("Không in lại được văn bản số 122-BC/")
    assert not target.exists()
    refused.act()
    officer.settle()
    assert officer.messages.asked[-1].suggested.endswith("-122-in-lai.pdf")
    assert "không đúng từng byte" in officer.messages.told[-1].happened
    assert target.read_bytes() not in {b"", issued}


def _open_the_form(officer: Officer) -> None:
    """Open it beside a paper that is numbered; nothing is chosen in it."""
    assert not officer.part("issue_pane").isVisible()
    officer.click("segment_classification")
    assert "không lấy số" in officer.part("pack_issue").toolTip()
    officer.click("segment_summary")
    officer.click("pack_issue")
    assert officer.part("issue_number").placeholderText() == "gợi ý: 122"
    officer.page.perform("primary")  # the step of the form while it is open, not of the page
    officer.settle()
    assert "sổ công văn đi cấp" in officer.part("issue_number_below").text()
    officer.type("issue_number", "0")
    officer.click("issue_preview")
    assert "ví dụ 12 hoặc 12a" in officer.part("issue_number_below").text()
    assert officer.part("issue_number").hasFocus()
    officer.part("issue_number").clear()
    officer.type("issue_number", "122")
    officer.click("issue_more")
    assert officer.part("issue_secrecy").value() == officer.part("issue_urgency").value() == ""
    assert not officer.part("issue_secrecy_warning").isVisible()


def _ask_for_the_ground_of_a_secrecy_mark(officer: Officer) -> None:
    """Choose a level: what the program is for and what the law forbids is told, and asked for."""
    officer.part("issue_secrecy").set_value("mat")
    warning = officer.part("issue_secrecy_warning")
    assert warning.isVisible()
    assert "không mật" in warning.text()
    assert "Luật số 117/2025/QH15" in warning.text()
    assert officer.part("issue_issue").text() == "Ghi số, đóng dấu MẬT và lưu"
    officer.type("issue_secrecy_list", "Quyết định số 1630/QĐ-TTg")
    officer.click("issue_issue")
    assert "phải có căn cứ" in officer.part("issue_secrecy_item_below").text()
    assert len(officer.room.desk.register.issued()) == 2


def _issue_what_is_shown(officer: Officer, folder: Path) -> bytes:
    """Look at the paper with its number, issue it, and go to the register; return its file."""
    drawing = officer.page._model.drawing
    officer.type("issue_secrecy_item", "khoản 3 Điều 2")
    officer.click("issue_preview")
    texts = OfficialPress(ShippedResources()).page_texts
    assert "Số 122-BC/" in texts(drawing.paper.pdf)[0]
    assert not officer.part("pack_save").isEnabled()  # nobody has entered that number yet
    target = officer.messages.path = folder / "tu-ho-so.pdf"
    officer.click("issue_issue")
    assert not officer.part("issue_pane").isVisible()
    assert officer.part("pack_save").isEnabled()
    shown = texts(drawing.paper.pdf)[0]
    assert ("Số 122-BC/" in shown, "MẬT" in shown) == (True, True)
    newest = officer.room.desk.register.issued()[0]
    assert newest.marks.secrecy_item == "khoản 3 Điều 2"

    officer.click("pack_issue")
    assert officer.part("issue_secrecy").value() == ""  # marks are never those of the paper before
    officer.click("issue_register")
    return target.read_bytes()


def test_the_board_never_runs_sideways_at_the_least_office_screen(
    at_desk: Callable[[], Officer],
) -> None:
    officer = at_desk()
    board = officer.show("board")
    bar = board.grid.horizontalScrollBar()
    assert "months" in board.grid.shown_keys()
    assert bar.maximum() == 0
    board.toggle_pane()
    officer.settle()
    assert bar.maximum() == 0
    assert "months" not in board.grid.shown_keys()
    board.toggle_pane()
    officer.settle()
    assert "months" in board.grid.shown_keys()
