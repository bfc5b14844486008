"""The wishes of units to have something opened, each with a reason line and two answers."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.services.open_asking import Asked
from workreport.ui.viewmodels.open_answers import OpenAnswers
from workreport.ui.widgets.button import DangerButton, NormalButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.inputs import LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol


class OpenAsksPart(QWidget):
    """Hidden while nobody asks."""

    def __init__(self, model: OpenAnswers) -> None:
        super().__init__()
        named(self, "open_asks", _("Đề nghị mở"))
        self._model = model
        self._shown: tuple[Asked, ...] = ()
        self._reasons: list[LineEdit] = []
        lines = column(self, gap=8)
        lines.addWidget(PlainLabel(_("Đề nghị mở"), "section"))
        self._asks = column(gap=8)
        lines.addLayout(self._asks)
        self.hide()

    def show_facts(self) -> None:
        """Show the wishes; what is being typed stays while they are the same."""
        asks = self._model.asks()
        self.setVisible(bool(asks))
        if asks == self._shown:
            return
        self._shown = asks
        empty(self._asks)
        self._reasons = []
        for at, one in enumerate(asks):
            self._asks.addWidget(self._ask(at, one))

    def begin(self) -> None:
        """Put the cursor where the first answer is typed."""
        if self._reasons:
            self._reasons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, at: int, one: Asked) -> QWidget:
        words = self._model.words(one)
        box = named(QWidget(), f"open_ask_{at}", words)
        lines = column(box, gap=4)
        head = row(gap=8)
        head.addWidget(Symbol("lock-simple-open", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Sentence(words, name=f"open_ask_{at}_words"), 1)
        lines.addLayout(head)
        label = _("Lý do trả lời {unit}").format(unit=one.code)
        reason = LineEdit(f"open_ask_{at}_reason", label)
        reason.setPlaceholderText(_("Lý do, đơn vị đọc được"))
        lines.addWidget(reason)
        buttons = FlowLayout(8, 6)
        grant = NormalButton(
            self._model.grant_label(one), f"open_ask_{at}_grant", icon="lock-simple-open"
        )
        grant.clicked.connect(partial(self._grant, one.code, reason))
        refuse = DangerButton(_("Từ chối"), f"open_ask_{at}_refuse", icon="prohibit")
        refuse.clicked.connect(partial(self._refuse, one.code, reason))
        for button in (grant, refuse):
            button.setAccessibleDescription(words)
            buttons.addWidget(button)
        lines.addLayout(buttons)
        self._reasons.append(reason)
        return box

    def _grant(self, unit: str, reason: LineEdit) -> None:
        self._model.grant(unit, reason.text())

    def _refuse(self, unit: str, reason: LineEdit) -> None:
        if not self._model.refuse(unit, reason.text()):
            reason.setFocus(Qt.FocusReason.OtherFocusReason)
