"""The line in which several chosen reports are returned for one reason, until one day."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.batch_returning import BatchReturning
from workreport.ui.viewmodels.check_words import MARK_CODES
from workreport.ui.views.office.phrase_button import PhraseButton, into_line
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit
from workreport.ui.widgets.sentence import Sentence

_DUE_WIDTH = 120


class ReturnForm(QWidget):
    """Hidden until it is asked for; ``chosen`` names the units it is about.

    Signals:
        opened: Whether the line takes its place now, or gives it back.
    """

    opened = Signal(bool)

    def __init__(self, model: BatchReturning, chosen: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        named(self, "batch_return_form", _("Trả lại các báo cáo đã chọn"))
        self._model = model
        self._chosen = chosen
        lines = column(self, gap=6)
        form = row(gap=12)
        codes = tuple((code, _(text)) for code, text in MARK_CODES)
        self.code = Choice("batch_return_code", _("Loại lý do"), codes)
        self.reason = LineEdit("batch_return_reason", _("Lý do"))
        self.reason.setPlaceholderText(_("Các phòng cần bổ sung hay sửa điều gì"))
        self.reason.returnPressed.connect(self._ask)
        self._reason_field = LabelledInput(_("Lý do"), self.reason)
        self.due = DateEdit(_("Hạn gửi lại"), "batch_return_due", model.session.period.first_day)
        form.addWidget(LabelledInput(_("Loại lý do"), self.code), 1)
        form.addWidget(self._reason_field, 3)
        self.due.setMinimumWidth(look().px(_DUE_WIDTH))
        form.addWidget(self.due, 1)
        lines.addLayout(form)
        across = row(gap=8)
        into = into_line(self.reason)
        across.addWidget(
            PhraseButton(model.session, lambda: "return", into, "batch_return_phrases")
        )
        self._about = Sentence("", name="batch_return_about", ink="text2")
        across.addWidget(self._about, 1)
        self.ask = NormalButton(_("Xem trước và trả lại"), "batch_return_ask", icon="eye")
        self.ask.clicked.connect(self._ask)
        across.addWidget(self.ask)
        lines.addLayout(across)
        model.due_known.connect(self._on_due)
        model.given_back.connect(self.shut)
        self.hide()

    def toggle(self) -> None:
        """Open the line for what is chosen, or close it."""
        if self.isVisible():
            self.shut()
        else:
            self.show()
            self.opened.emit(True)
            self._reason_field.set_problem("")
            self._model.ask_due()
            self.show_chosen()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Give the place back; what was typed stays for next time."""
        self.hide()
        self.opened.emit(False)

    def show_chosen(self) -> None:
        """Say how many reports are meant."""
        count = len(self._chosen())
        words = ngettext(
            "Trả cả {count} báo cáo đang chọn, chung một lý do.",
            "Trả cả {count} báo cáo đang chọn, chung một lý do.",
            count,
        )
        hint = _("Muốn chỉ rõ từng dòng thì mở kiểm tra từng báo cáo.")
        self._about.set_text(f"{words.format(count=count)} {hint}")
        if count:
            self.ask.allow()
        else:
            self.ask.refuse(_("Chưa chọn báo cáo nào trong bảng."))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        reason = self.reason.text().strip()
        self._reason_field.set_problem("" if reason else _("Cần ghi lý do."))
        if reason and self._chosen() and self.due.is_understood():
            self._model.rehearse(self._chosen(), self.code.value(), reason, self.due.day)

    def _on_due(self, day: date) -> None:
        if self.due.day is None:
            self.due.set_day(day)
