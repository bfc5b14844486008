"""Hands pages to the printer that was chosen in the system's dialog."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.viewmodels.paper_view import PRINTER_DPI, GreyPage


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Let the person choose a printer; ``None`` when nothing is to be printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("In {title}").format(title=title))
    is_accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if is_accepted else None


def print_pages(printer: QPrinter, pages: Sequence[GreyPage]) -> int:
    """Print the pages that were wanted, each in its own orientation; return how many."""
    first = max(1, printer.fromPage() or 1)
    last = min(len(pages), printer.toPage() or len(pages))
    wanted = pages[first - 1 : last]
    if not wanted:
        return 0
    printer.setFullPage(True)
    printer.setResolution(PRINTER_DPI)
    _turn(printer, wanted[0])
    painter = QPainter(printer)
    for place, page in enumerate(wanted):
        if place:
            _turn(printer, page)
            printer.newPage()
        form = QImage.Format.Format_Grayscale8
        image = QImage(page.grey, page.width, page.height, page.width, form)
        painter.drawImage(QRect(0, 0, painter.device().width(), painter.device().height()), image)
    painter.end()
    return len(wanted)


def _turn(printer: QPrinter, page: GreyPage) -> None:
    lies = page.width > page.height
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if lies else orientation.Portrait)
