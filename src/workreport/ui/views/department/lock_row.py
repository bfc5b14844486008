"""Beside a lock: the cause, since when, who may open it, and a button that asks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.viewmodels.report_lock import LockWords
from workreport.ui.widgets.button import NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.inputs import DateEdit, LabelledInput, LineEdit
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol


class LockRow(QWidget):
    """Shows :class:`LockWords`; hidden while nothing is locked.

    Signals:
        asked: Reason, and for an extension the day until which (else None).
    """

    asked = Signal(str, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, f"{name}_lock", _("Vì sao bị khóa"))
        self._words = LockWords("")
        self._why = Sentence("", name=f"{name}_lock_why", ink="text2")
        self.ask = NormalButton(_("Đề nghị mở"), f"{name}_lock_ask", icon="lock-simple-open")
        self.ask.clicked.connect(self._open_form)
        head = row(gap=8)
        head.addWidget(Symbol("lock-simple", "text2", 14))
        head.addWidget(self._why, 1)
        head.addWidget(self.ask)
        self._form = named(QWidget(), f"{name}_lock_form", _("Đề nghị mở"))
        self.until: DateEdit | None = None
        self._name = name
        self.reason = LineEdit(f"{name}_lock_reason", _("Lý do"))
        self._field = LabelledInput(_("Lý do"), self.reason, _("Văn phòng đọc lý do này"))
        self._fields = row(gap=12)
        self._fields.addWidget(self._field, 1)
        send = PrimaryButton(_("Gửi đề nghị"), f"{name}_lock_send")
        send.clicked.connect(self._on_send)
        leave = QuietButton(_("Thôi"), f"{name}_lock_leave")
        leave.clicked.connect(self._form.hide)
        buttons = row(gap=8)
        buttons.addWidget(send)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        inside = column(self._form, gap=6)
        inside.addLayout(self._fields)
        inside.addLayout(buttons)
        self._form.hide()
        lines = column(self, gap=6)
        body = column(gap=6)
        body.setContentsMargins(16, 8, 16, 8)
        body.addLayout(head)
        body.addWidget(self._form)
        lines.addLayout(body)
        lines.addWidget(rule(ink="line2"))
        self.hide()

    def show_words(self, words: LockWords) -> None:
        """Show what keeps the report, or nothing."""
        self._words = words
        self.setVisible(bool(words.sentence))
        self._why.set_text(words.sentence)
        self.ask.set_label(words.label)
        if words.refused:
            self._form.hide()
            self.ask.refuse(words.refused)
        else:
            self.ask.allow()
        if words.wants_day and self.until is None:
            self.until = DateEdit(_("Xin đến hết ngày"), f"{self._name}_lock_until", words.near)
            self._fields.insertWidget(0, self.until)
        if self.until is not None:
            self.until.setVisible(words.wants_day)

    def _open_form(self) -> None:
        self._form.show()
        first: QWidget = self.reason
        if self._words.wants_day and self.until is not None:
            first = self.until.editor
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_send(self) -> None:
        day = None
        if self._words.wants_day and self.until is not None:
            day = self.until.day
            if day is None:
                self.until.set_problem(_("Ghi ngày, dạng 23/11."))
                return
        if not self.reason.text().strip():
            self._field.set_problem(_("Cần ghi lý do."))
            return
        self._field.set_problem("")
        self.asked.emit(self.reason.text(), day)
        self.reason.clear()
        self._form.hide()
