"""The meeting's papers on the screen: editions, other kinds of files, and a page proved."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu
from tests.gui.office.conftest import Officer
from tests.living import PERIOD

from workreport.i18n.vietnamese import fold
from workreport.services.desk_notes import kept_notes
from workreport.services.paper_lines import IssueInput
from workreport.ui.messages import NoticeKind

AtDesk = Callable[..., Officer]


@pytest.fixture
def officer(at_desk: AtDesk) -> Officer:
    sitting = at_desk()
    sitting.show("board_pack")
    return sitting


def choose(officer: Officer, name: str) -> None:
    """Open the menu and choose one of its lines."""
    officer.click("pack_more")
    menu = officer.page.findChild(QMenu, "pack_menu")
    action = menu.findChild(QAction, name)
    assert action.isEnabled(), name
    action.trigger()
    menu.close()
    menu.deleteLater()
    officer.settle()


def shown(officer: Officer) -> str:
    return str(officer.page.head.note.text())


def test_the_whole_pack_and_its_editions_are_shown_and_saved(
    officer: Officer, tmp_path: Path
) -> None:
    officer.click("segment_pack")
    leaders = shown(officer)
    assert leaders.endswith(" trang")
    choose(officer, "edition_board")
    assert int(shown(officer).split()[0]) < int(leaders.split()[0])
    officer.messages.path = tmp_path / "niem-yet.pdf"
    officer.page.perform("primary")
    officer.settle()
    assert officer.messages.asked[-1].suggested == f"ho-so-hop-board-{PERIOD}.pdf"
    proof = officer.room.desk.paper_check.file((tmp_path / "niem-yet.pdf").read_bytes())
    assert (proof.file, dict(proof.mark.about)) == ("identical", {"edition": "board"})
    choose(officer, "copy_3")
    assert "Bản số 03" in printed(officer)
    assert officer.page._model.file_name == f"ho-so-hop-board-ban-03-{PERIOD}.pdf"
    choose(officer, "recall_list")
    assert shown(officer) == "Danh sách nhận bản · 1 trang"
    assert not officer.part("texts_pane").isVisible()  # the list has no words of the Office
    assert "01 Chu Ngọc Giang" in printed(officer)  # who gets copy 1, to sign and to give back
    assert "thu hồi đủ sau hội nghị" in printed(officer)
    officer.click("segment_summary")
    assert officer.part("texts_pane").isVisible()


class BothSides(QPrinter):
    """A printer that was asked to print on both sides."""

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide


def test_all_copies_are_made_in_one_act_with_the_list_of_who_gets_them(
    officer: Officer, tmp_path: Path
) -> None:
    officer.click("segment_pack")
    choose(officer, "edition_board")  # the shortest
    choose(officer, "copies_many")
    assert officer.part("copies_numbers").text() == "1-3"
    assert "01 Chu Ngọc Giang" in officer.part("copies_holders").text()
    officer.part("copies_numbers").setText("1-x")
    assert not officer.part("copies_save").isEnabled()
    assert "1-x" in officer.part("copies_problem").text()
    officer.part("copies_numbers").setText("2, 4-5")
    assert officer.part("copies_holders").text().endswith("dự phòng: 04, 05.")

    # Stopped after the first: what lies there is whole, and the rest is written the next time.
    model = officer.page.copies._model
    model.progressed.connect(lambda done, _total: done and model.stop())
    officer.messages.path = tmp_path
    officer.click("copies_save")
    assert [path.name for path in tmp_path.iterdir()] == [f"ho-so-hop-board-ban-02-{PERIOD}.pdf"]
    assert "đã có đủ bản số 02" in officer.messages.told[-1].happened
    model.progressed.disconnect()
    officer.click("copies_save")
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [
        f"danh-sach-nhan-05-ban-board-{PERIOD}.pdf",
        *(f"ho-so-hop-board-ban-0{number}-{PERIOD}.pdf" for number in (2, 4, 5)),
    ]
    check = officer.room.desk.paper_check
    proofs = [check.file((tmp_path / name).read_bytes()) for name in files]
    assert [proof.file for proof in proofs] == ["identical"] * 4
    assert [dict(proof.mark.about).get("copy") for proof in proofs] == ["5", "2", "4", "5"]
    assert len({proof.mark.code for proof in proofs[1:]}) == 1

    asked = []
    officer.page.copies.printing.ask_printer = lambda _page, title: asked.append(title)
    officer.click("copies_print")
    alone = len(officer.page._model.drawing.paper.sizes)
    assert asked == [officer.page._model.title]
    assert len(model.drawing.paper.sizes) == 3 * alone + 1  # the list comes last
    _print_on_both_sides(officer, tmp_path / "in.pdf", alone)
    officer.click("copies_close")
    assert officer.part("copies_pane").isHidden()


def _print_on_both_sides(officer: Officer, target: Path, alone: int) -> None:
    """Nothing stands on the back of another person's copy."""
    assert alone % 2  # else there would be no back to be left empty
    printer = BothSides(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    officer.page.copies.printing.ask_printer = lambda _page, _title: printer
    officer.part("copies_numbers").setText("1-2")
    told = f"Đã gửi {2 * alone + 1} trang tới máy in."
    officer.click("copies_print")
    officer.qtbot.waitUntil(lambda: officer.messages.told[-1].happened == told, timeout=30_000)
    with pypdfium2.PdfDocument(target) as pdf:
        assert len(pdf) == 2 * (alone + 1) + 1
        blank = [not bytes(page.render(scale=0.1).buffer).strip(b"\xff") for page in pdf]
    each = [False] * alone + [True]
    assert blank == [*each, *each, False]


def test_a_paper_is_saved_for_word_and_excel_where_offices_edit_it(
    officer: Officer, tmp_path: Path
) -> None:
    for ending in ("docx", "xlsx"):
        officer.messages.path = tmp_path / f"bao-cao.{ending}"
        choose(officer, f"save_{ending}")
        assert zipfile.is_zipfile(tmp_path / f"bao-cao.{ending}")
    officer.click("segment_classification")
    with pytest.raises(AssertionError, match="save_docx"):
        choose(officer, "save_docx")


def test_a_code_typed_from_a_page_is_proved_and_a_wrong_one_refused(officer: Officer) -> None:
    document = officer.room.desk.papers.document("summary", PERIOD)
    officer.messages.answer = document.snapshot.lower()
    choose(officer, "prove_code")
    assert officer.messages.told[-1].kind is NoticeKind.OK
    assert officer.messages.told[-1].happened == "Đúng: mã khớp với số liệu."
    officer.messages.answer = "mã sai"
    choose(officer, "prove_code")
    assert officer.messages.told[-1].kind is not NoticeKind.OK


def test_a_file_is_proved_by_choosing_it(officer: Officer, tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.pdf"
    path.write_bytes(officer.room.desk.papers.pdf("summary", PERIOD))
    officer.messages.path = path
    choose(officer, "prove_file")
    assert "giống từng ký tự" in officer.messages.told[-1].happened


WORDS = "Các phòng chủ động, chất lượng tham mưu nâng lên."


def printed(officer: Officer) -> str:
    """Return the words of the paper that is shown."""
    paper = officer.page._model.drawing.paper
    with pypdfium2.PdfDocument(paper.pdf) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def drawn_anew(officer: Officer, act: Callable[[], object]) -> None:
    """Do something and wait until the paper was drawn once more because of it."""
    drawing = officer.page._model.drawing
    before = drawing.paper
    act()
    officer.qtbot.waitUntil(lambda: drawing.paper not in {None, before}, timeout=15_000)
    officer.settle()


def test_a_draft_says_which_one_it_is_until_the_paper_has_its_number(officer: Officer) -> None:
    choose(officer, "draft_2")
    assert "Dự thảo lần 2" in printed(officer)
    officer.type("text_summary_text", WORDS)
    officer.settle()
    drawn_anew(officer, officer.page._model.refresh)
    assert "Dự thảo lần 2, có lời chưa ký" in printed(officer)
    officer.click("segment_classification")
    officer.settle()
    officer.click("segment_summary")
    officer.settle()
    assert "Dự thảo lần 2" in printed(officer)  # as it was said of this paper
    choose(officer, "draft_0")
    assert "lần 2" not in printed(officer)
    said = IssueInput(kind="summary", period=PERIOD, number="41", issued_on=date(2026, 11, 24))
    register = officer.room.desk.register
    register.issue(said, register.draw(said))
    officer.settle()
    choose(officer, "draft_1")
    assert officer.messages.told[-1].happened.startswith("Văn bản này đã có số 41")
    assert "Dự thảo lần 1" not in printed(officer)
    assert officer.page._model.draft == 0
    officer.click("segment_classification")
    with pytest.raises(AssertionError, match="draft_2"):
        choose(officer, "draft_2")  # a list is never issued, so never drafted


def test_what_is_typed_shows_on_the_paper_after_a_pause_and_the_page_read_stays(
    officer: Officer,
) -> None:
    page = officer.page
    officer.type("text_summary_text", "Các phòng chủ động")
    officer.settle()
    assert page.reader.place == 0
    page.reader.go_to(1)
    drawn_anew(
        officer, lambda: officer.type("text_summary_text", ", chất lượng tham mưu nâng lên.")
    )
    assert WORDS in printed(officer)
    assert page.reader.place == 1  # it is printed on the first
    assert shown(officer).endswith(" · 1 lời chưa ký")
    assert officer.part("text_summary_state").text() == "Chưa ký"
    assert len(kept_notes(officer.room.desk.book, f"wording/{PERIOD}")) == 1
    officer.click("text_summary_place")
    assert page.reader.place == page.places.places["summary"][0].page == 0
    left, top, right, bottom = page.places.places["quality"][0].boxes[0]
    page.reader.desk.sheet.pressed.emit((left + right) / 2, (top + bottom) / 2)
    assert page.texts.writing() == "quality"

    # The page of consolidation shows the same draft; leaving a text there signs it.
    officer.type("text_quality_text", "Đạt. ")
    assert officer.part("text_quality_state").text() == "Chưa ký"  # with the first letter
    officer.show("consolidation")
    assert officer.part("question_quality_text").toPlainText().startswith("Đạt. ")
    assert officer.part("question_quality_state").text() == "Chưa ký"
    officer.type("question_quality_text", "Khá. ")
    officer.part("question_quality_text").clearFocus()
    officer.settle()
    officer.show("board_pack")
    assert officer.part("text_quality_state").text() == "Lời của Văn phòng"
    assert "Khá. " in officer.part("text_quality_text").toPlainText()

    drawn_anew(officer, lambda: page.perform("sign_texts"))
    assert officer.messages.told[-1].happened == "Đã ký 1 lời văn."
    assert WORDS in printed(officer)
    assert "lời chưa ký" not in printed(officer)
    assert kept_notes(officer.room.desk.book, f"wording/{PERIOD}") == {}
    for section in ("summary", "quality"):  # the month is left as it was
        officer.room.desk.consolidation.word(PERIOD, section, "")
    officer.settle()


def test_words_are_searched_for_on_the_pages_and_pages_are_reached_by_key(
    officer: Officer,
) -> None:
    page, reader = officer.page, officer.page.reader
    desk = officer.part("sheet_desk")
    officer.key(desk, Qt.Key.Key_PageDown)
    assert officer.part("paper_page").text() == "2"
    officer.key(desk, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = officer.part("paper_search_box")
    assert box.hasFocus()
    officer.qtbot.keyClicks(box, "van  phong")
    officer.key(box, Qt.Key.Key_Return)
    officer.qtbot.waitUntil(lambda: "/" in officer.part("paper_search_count").text())
    count = fold(printed(officer)).count("van phong")
    at, _slash, told = officer.part("paper_search_count").text().partition("/")
    assert told == f"{count} chỗ"
    first = reader.place
    marks, current = reader.desk.sheet.marked()
    assert marks
    assert current
    officer.key(box, Qt.Key.Key_F3)
    assert officer.part("paper_search_count").text() != f"{at}/{told}"
    officer.key(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (officer.part("paper_search_count").text(), reader.place) == (f"{at}/{told}", first)
    officer.key(box, Qt.Key.Key_Escape)
    assert officer.part("paper_search").isHidden()
    assert reader.desk.sheet.marked() == ([], ())
    officer.key(desk, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    number = officer.part("paper_page")
    officer.qtbot.keyClicks(number, "3")
    officer.key(number, Qt.Key.Key_Return)
    assert reader.place == 2
    officer.key(desk, Qt.Key.Key_End)
    assert reader.place == len(reader.sizes()) - 1
    officer.key(desk, Qt.Key.Key_Home)
    officer.key(desk, Qt.Key.Key_T)
    assert reader.desk.sheet.height() <= reader.desk.viewport().height()
    officer.key(desk, Qt.Key.Key_W)
    assert 0 < reader.desk.viewport().width() - reader.desk.sheet.width() < 120
    page.fit(683)
    assert officer.part("page_list").isHidden()


def test_drawing_is_given_up_and_taken_up_and_who_may_not_write_reads_why(
    officer: Officer,
) -> None:
    page = officer.page
    drawing = page._model.drawing
    before = drawing.paper
    page._model.refresh()
    assert drawing.is_busy
    officer.part("paper_progress_cancel").click()
    officer.settle()
    assert drawing.paper is before  # the pages drawn before are still there
    assert officer.part("pack_save").isEnabled()
    page._model.choose_kind("pack")
    officer.part("paper_progress_cancel").click()
    officer.settle()
    assert not officer.part("pack_save").isEnabled()
    officer.click("pack_empty_again")
    assert officer.part("pack_save").isEnabled()

    texts = page._texts
    texts.facts = replace(texts.facts, may_word=False)
    texts.shown.emit()
    assert "chỉ đọc" in officer.part("texts_why").text()
    assert officer.part("text_summary_text").isReadOnly()
    officer.type("text_summary_text", "x")
    assert texts.wording.words == {}
