"""Printing from a page: the system's dialog, then a line that tells how far it is."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _, ngettext
from workreport.ui.viewmodels.paper_drawing import PaperDrawing
from workreport.ui.views.paper_view.printing import Ask, PrintRun, ask_printer
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.progress_line import ProgressLine


class PrintBar(QWidget):
    """Hidden until printing takes longer than a moment."""

    def __init__(self, drawing: PaperDrawing, told: Callable[[str], None]) -> None:
        super().__init__()
        named(self, "print_bar", _("In"))
        self.ask_printer: Ask = ask_printer
        self._told = told
        self._run = PrintRun(drawing, self)
        self._run.progressed.connect(self._on_progress)
        self._run.ended.connect(self._on_ended)
        self._line = ProgressLine("print_progress")
        self._line.cancelled.connect(self.stop)
        column(self).addWidget(self._line)

    def ask_and_print(self, title: str, starts: frozenset[int] = frozenset()) -> None:
        """Let the person choose a printer and print the paper shown.

        Pages in ``starts`` begin a sheet, also where both sides are printed on.
        """
        if self._run.is_running:
            return
        printer: QPrinter | None = self.ask_printer(self, title)
        if printer is not None:
            self._line.begin()
            self._run.start(printer, starts)

    def stop(self) -> None:
        """Print no further page."""
        self._line.end()
        if self._run.is_running:
            self._run.stop()
            self._told(_("Đã dừng in."))

    def _on_progress(self, done: int, total: int) -> None:
        words = _("Đang gửi trang {number} trên {count} tới máy in")
        self._line.show_progress(done, total, words.format(number=done + 1, count=total))

    def _on_ended(self, sent: int) -> None:
        self._line.end()
        if not sent:
            return  # why was told
        words = ngettext(
            "Đã gửi {count} trang tới máy in.", "Đã gửi {count} trang tới máy in.", sent
        )
        self._told(words.format(count=sent))
