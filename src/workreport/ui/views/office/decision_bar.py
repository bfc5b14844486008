"""Who decided, at which meeting, on which basis: one line, opened to be filled in once a month."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from workreport.i18n.translation import _
from workreport.ui.viewmodels.decision import Decision
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import DateEdit, LabelledInput, LineEdit, complete
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol


class DecisionBar(QWidget):
    """Hidden for leaders: they decide in person."""

    def __init__(self, decision: Decision, near: date, name: str) -> None:
        super().__init__()
        named(self, name, _("Người quyết định, ngày họp, căn cứ"))
        self._decision = decision
        self._is_open = False
        lines = column(self, gap=6)
        lines.setContentsMargins(16, 0, 16, 8)
        head = row(gap=8)
        self._symbol = Symbol("flag-fill", "text3", 14)
        head.addWidget(self._symbol)
        head.addWidget(PlainLabel(_("Quyết định"), "label"))
        self._words = Sentence("", name=f"{name}_words", ink="text2")
        head.addWidget(self._words, 1)
        self._open = LinkButton(_("Ghi người quyết định"), f"{name}_open")
        self._open.clicked.connect(self.toggle)
        head.addWidget(self._open)
        lines.addLayout(head)
        self._form = named(QWidget(), f"{name}_form")
        line = row(self._form, gap=12)
        self.decided_by = LineEdit(f"{name}_decided_by", _("Người quyết định"))
        self.meeting = DateEdit(_("Ngày họp"), f"{name}_meeting", near)
        self.basis = LineEdit(f"{name}_basis", _("Căn cứ"))
        self.basis.setPlaceholderText(_("Số, ngày của biên bản hoặc thông báo"))
        line.addWidget(LabelledInput(_("Người quyết định"), self.decided_by), 2)
        line.addWidget(self.meeting, 1)
        line.addWidget(LabelledInput(_("Căn cứ"), self.basis), 3)
        lines.addWidget(self._form)
        self._form.hide()
        # A name taken from the list is not edited, yet it is what was decided by.
        self.decided_by.textChanged.connect(self._on_name)
        self.basis.textEdited.connect(self._on_basis)
        self.meeting.day_changed.connect(self._on_day)
        decision.changed.connect(self._show)
        self._show()

    def toggle(self) -> None:
        """Open or close the form."""
        self._is_open = not self._is_open
        self._form.setVisible(self._is_open)
        if self._is_open:
            self.decided_by.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def ask(self) -> None:
        """Open the form, because nothing can be decided without it."""
        if not self._is_open:
            self.toggle()

    def _show(self) -> None:
        decision = self._decision
        if self.parentWidget() is not None:
            # Before it has a parent, showing it would open a window of its own.
            self.setVisible(decision.is_asked)
        is_ready = decision.refusal() is None
        self._words.set_text(decision.words())
        self._words.set_ink("text2" if is_ready else "warn")
        self._symbol.set_icon(
            "flag-fill" if is_ready else "warning-fill", "ok" if is_ready else "warn"
        )
        closed = _("Sửa") if is_ready else _("Ghi người quyết định")
        self._open.set_label(_("Xong") if self._is_open else closed)
        self._open.setVisible(decision.facts.is_chief)
        if decision.facts.leaders and self.decided_by.completer() is None:
            complete(self.decided_by, QCompleter(list(decision.facts.leaders), self.decided_by))
        if not self.decided_by.hasFocus():
            self.decided_by.setText(decision.decided_by)
        if not self.basis.hasFocus():
            self.basis.setText(decision.basis)
        if self.meeting.day != decision.meeting_on and not self.meeting.editor.hasFocus():
            self.meeting.set_day(decision.meeting_on)

    def _on_name(self, text: str) -> None:
        if text != self._decision.decided_by:
            self._decision.set("decided_by", text)

    def _on_basis(self, text: str) -> None:
        self._decision.set("basis", text)

    def _on_day(self, day: date | None) -> None:
        self._decision.set("meeting_on", "" if day is None else day.isoformat())
