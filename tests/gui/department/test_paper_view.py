"""The report as it will print: drawn, turned, enlarged, saved, and sent to a printer."""

from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from tests.gui.department.conftest import Clerk
from tests.living import ready

from workreport.domain.period import Period

CTRL = Qt.KeyboardModifier.ControlModifier


def open_paper(clerk: Clerk) -> Any:
    page = clerk.show("report")
    clerk.draft.change(ready(clerk.draft.draft, "chưa lưu"))
    page.perform("paper")
    clerk.qtbot.waitUntil(lambda: clerk.part("paper_save").isEnabled(), timeout=20_000)
    return page


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def test_what_was_typed_just_now_stands_on_the_paper_that_is_saved(
    clerk: Clerk, tmp_path: Path
) -> None:
    page = open_paper(clerk)
    count = len(page.faces.current.reader.sizes())
    assert count >= 2
    assert clerk.part("paper_view_head_note").text() == f"{count} trang"
    assert (clerk.part("paper_page").text(), clerk.part("paper_place").text()) == (
        "1",
        f"trên {count}",
    )
    clerk.press(clerk.part("sheet_desk"), Qt.Key.Key_PageDown)
    assert clerk.part("paper_page").text() == "2"
    clerk.part("paper_larger").click()
    assert clerk.part("paper_zoom").text() == "110%"
    clerk.messages.path = tmp_path / "bao-cao.pdf"
    page.perform("save")
    clerk.qtbot.waitUntil(lambda: bool(clerk.messages.told))
    assert "Hạn chế của chưa lưu" in words_of(tmp_path / "bao-cao.pdf").replace("\r\n", " ")
    clerk.messages.told.clear()
    clerk.messages.path = tmp_path / "bao-cao.docx"
    page.faces.current._save_as("docx")
    clerk.qtbot.waitUntil(lambda: bool(clerk.messages.told))
    assert clerk.messages.asked[-1].suggested == "bao-cao-2026-11.docx"
    assert is_zipfile(tmp_path / "bao-cao.docx")
    page.perform("find")
    page.perform("back")  # ends the search first
    assert page.faces.current is not None
    page.perform("back")
    assert page.faces.current is None


def test_the_pages_are_handed_to_the_printer_that_was_chosen(clerk: Clerk, tmp_path: Path) -> None:
    page = open_paper(clerk)
    face = page.faces.current
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    face.printing.ask_printer = lambda _parent, _title: printer
    page.perform("paper")
    clerk.qtbot.waitUntil(lambda: bool(clerk.messages.told), timeout=30_000)
    sizes = face.reader.sizes()
    count = len(sizes)
    assert clerk.messages.told[-1].happened == f"Đã gửi {count} trang tới máy in."
    with pypdfium2.PdfDocument(tmp_path / "in.pdf") as pdf:
        lying = [width > height for width, height in (one.get_size() for one in pdf)]
        darkest = min(min(bytes(one.render(scale=0.5, grayscale=True).buffer)) for one in pdf)
    assert lying == [width > height for width, height in sizes]
    assert any(lying)
    assert darkest < 128


def test_a_paper_that_cannot_be_drawn_says_why_and_another_month_leaves_it(clerk: Clerk) -> None:
    page = clerk.show("report")
    page.perform("paper")
    clerk.qtbot.waitUntil(
        lambda: page.faces.current is not None and page.faces.current._empty is not None
    )
    assert not clerk.part("paper_print").isEnabled()
    clerk.room.session.set_period(Period(2026, 10))
    clerk.qtbot.waitUntil(lambda: page.faces.current is None)
    assert page.findChild(object, "report_closed_why").text()
