"""Hands pages to the printer that was chosen in the system's dialog."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.viewmodels.paper_drawing import PRINTER_DPI, DrawnPaper, GreyPage, PaperDrawing

Ask = Callable[[QWidget, str], QPrinter | None]


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


class PrintRun(QObject):
    """Prints one paper at a time, page after page: a fine page fills many megabytes.

    Signals:
        progressed: How many of how many pages were handed over.
        ended: How many pages were handed over: all that were wanted, or none.
    """

    progressed = Signal(int, int)
    ended = Signal(int)

    def __init__(self, drawing: PaperDrawing, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._paper: DrawnPaper | None = None
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._wanted = range(0)
        self._sent = self._sides = 0
        self._starts: frozenset[int] = frozenset()
        drawing.fine_pictured.connect(self._on_page)

    @property
    def is_running(self) -> bool:
        """Whether pages are being printed."""
        return self._printer is not None

    def start(self, printer: QPrinter, starts: frozenset[int] = frozenset()) -> None:
        """Print the pages that were wanted, each in its own orientation.

        Pages in ``starts``, counted from 0, never stand on the back of another one.
        """
        paper = self._drawing.paper
        if paper is None or self.is_running:
            return
        first = max(1, printer.fromPage() or 1)
        last = min(len(paper.sizes), printer.toPage() or len(paper.sizes))
        self._wanted, self._sent, self._sides = range(first - 1, last), 0, 0
        self._starts = starts if printer.duplex() != QPrinter.DuplexMode.DuplexNone else frozenset()
        if self._wanted:
            printer.setFullPage(True)
            printer.setResolution(PRINTER_DPI)
            self._printer, self._paper = printer, paper
            self._ask_next()

    def stop(self) -> None:
        """Print no further page; what the printer has is taken back as far as it lets."""
        if self._printer is not None:
            self._printer.abort()
            self._end()

    def _ask_next(self) -> None:
        self.progressed.emit(self._sent, len(self._wanted))
        if self._paper is not None:
            self._drawing.fine_picture(self._paper, self._wanted[self._sent])

    def _on_page(self, page: GreyPage | None) -> None:
        printer = self._printer
        if printer is None:
            return  # stopped meanwhile
        if page is None:
            self.stop()
            self.ended.emit(0)
            return
        lies = page.width > page.height
        turned = QPageLayout.Orientation
        printer.setPageOrientation(turned.Landscape if lies else turned.Portrait)
        if self._painter is None:
            self._painter = QPainter(printer)
        else:
            printer.newPage()
        self._sides += 1
        if self._wanted[self._sent] in self._starts and self._sides % 2 == 0:
            printer.newPage()  # its back stays empty: the next copy is another person's
            self._sides += 1
        data, form, each = page.grey, QImage.Format.Format_Grayscale8, 1
        if page.rgb:
            data, form, each = page.rgb, QImage.Format.Format_RGB888, 3
        image = QImage(data, page.width, page.height, each * page.width, form)
        device = self._painter.device()
        self._painter.drawImage(QRect(0, 0, device.width(), device.height()), image)
        self._sent += 1
        if self._sent < len(self._wanted):
            self._ask_next()
            return
        self._end()
        self.ended.emit(self._sent)

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = self._printer = self._paper = None
