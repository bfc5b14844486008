"""Numbered copies of the pack: which ones and who gets them, then one button makes them all."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.i18n.formats import shown
from workreport.i18n.messages import cause, next_step
from workreport.i18n.translation import _, ngettext
from workreport.services.pack_copies import CopyHolder
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.pack_copies import PackCopies
from workreport.ui.views.paper_view.print_bar import PrintBar
from workreport.ui.widgets.button import IconButton, NormalButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.progress_line import ProgressLine

_NUMBERS = 150
_NAMED = 9  # more names would push the paper out of a low window


class CopiesPane(QWidget):
    """Opens above the pack without another window; Esc closes it."""

    def __init__(self, model: PackCopies, closed: Callable[[], None]) -> None:
        super().__init__()
        named(self, "copies_pane", _("Các bản đánh số"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model, self._closed = model, closed
        lines = column(self, gap=6)
        lines.setContentsMargins(16, 10, 16, 10)
        across = row(gap=8)
        across.addLayout(self._acts(), 1)
        close = IconButton("x", _("Đóng phần bản đánh số"), "copies_close")
        close.clicked.connect(self.close_pane)
        across.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(across)
        self.holders = PlainLabel("", "second", wraps=True, name="copies_holders")
        lines.addWidget(self.holders)
        self.problem = PlainLabel("", "problem", wraps=True, name="copies_problem")
        lines.addWidget(self.problem)
        self.progress = ProgressLine("copies_progress")
        self.progress.cancelled.connect(model.stop)
        lines.addWidget(self.progress)
        self.printing = PrintBar(model.drawing, model.session.tell_done)
        lines.addWidget(self.printing)
        model.shown.connect(self._on_read)
        model.begun.connect(self._on_begun)
        model.progressed.connect(self._on_progress)
        model.ended.connect(self._on_ended)
        model.drawing.drawn.connect(self._on_drawn)
        self.hide()

    def _acts(self) -> FlowLayout:
        """Put numbers and buttons beside each other; in a narrow window below each other."""
        acts = FlowLayout()
        title = PlainLabel(_("Các bản cần làm"), "section", name="copies_title")
        self.numbers = LineEdit("copies_numbers", _("Các bản cần làm"))
        self.numbers.setPlaceholderText(_("1-12 hoặc 1-4, 7"))
        self.numbers.setFixedWidth(look().px(_NUMBERS))
        self.numbers.setMaxLength(60)
        self.numbers.textChanged.connect(self._show_holders)
        title.setBuddy(self.numbers)
        self.save = NormalButton(_("Ghi từng bản vào thư mục…"), "copies_save", icon="floppy-disk")
        self.save.clicked.connect(lambda: self._model.save(self.numbers.text()))
        self.print = NormalButton(_("In tất cả…"), "copies_print", icon="printer")
        self.print.clicked.connect(lambda: self._model.draw(self.numbers.text()))
        title.setFixedHeight(self.numbers.sizeHint().height())
        for part in (title, self.numbers, self.save, self.print):
            acts.addWidget(part)
        return acts

    def open_pane(self) -> None:
        """Ask which copies are wanted; all of the list without another wish."""
        self.show()
        self._model.read()
        self.numbers.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pane(self) -> None:
        """Close the pane; copies that are being made are given up."""
        if not self.isHidden():
            self.stop()
            self.hide()
            self._closed()

    def stop(self) -> None:
        """Make and print no further copy."""
        self._model.stop()
        self.printing.stop()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
        else:
            super().keyPressEvent(event)

    def _on_read(self) -> None:
        if not self.numbers.text().strip():
            self.numbers.setText(self._model.usual)
        self._show_holders()

    def _show_holders(self) -> None:
        """Say below the numbers who gets each copy, or what is wrong with them."""
        try:
            lines = self._model.lines(self.numbers.text())
        except UseError as error:
            values = shown(error.values)
            step = next_step(error.code, values)
            self._say("", f"{cause(error.code, values)} {step}")
            self._allow(step)
            return
        self._say(holder_words(lines))
        self._allow(_("Đang làm các bản") if self._model.is_busy else "")

    def _say(self, holders: str, problem: str = "") -> None:
        for label, words in ((self.holders, holders), (self.problem, problem)):
            label.setText(words)
            label.setVisible(bool(words))

    def _allow(self, why_not: str) -> None:
        for button in (self.save, self.print):
            if why_not:
                button.refuse(why_not)
            else:
                button.allow()

    def _on_begun(self) -> None:
        self.progress.begin()
        self._show_holders()

    def _on_progress(self, done: int, total: int) -> None:
        words = _("Đang dựng bản {number} trên {count}")
        self.progress.show_progress(done, total, words.format(number=done + 1, count=total))

    def _on_ended(self) -> None:
        self.progress.end()
        self._show_holders()

    def _on_drawn(self, _paper: object) -> None:
        self.printing.ask_and_print(self._model.title, self._model.starts)


def holder_words(lines: Sequence[CopyHolder]) -> str:
    """Say who gets which copy, and which copies are spare."""
    known = [f"{one.number:02d} {one.name} ({one.position})" for one in lines if one.name]
    told, more = known[:_NAMED], len(known[_NAMED:])
    if more:
        words = ngettext("và {count} người nữa", "và {count} người nữa", more)
        told.append(words.format(count=more))
    spare = [f"{one.number:02d}" for one in lines if not one.name]
    if spare:
        told.append(_("dự phòng: {numbers}").format(numbers=", ".join(spare)))
    count = len(lines)
    words = ngettext("{count} bản: {holders}.", "{count} bản: {holders}.", count)
    return words.format(count=count, holders="; ".join(told))
