"""What stands before the lock of a month, inline: gates with links and reasons, lock, reopening."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.viewmodels.closing import Closing, GateLine
from workreport.ui.viewmodels.open_answers import OpenAnswers
from workreport.ui.views.office.open_asks import OpenAsksPart
from workreport.ui.widgets.button import DangerButton, LinkButton, NormalButton
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.inputs import LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.progress_line import ProgressLine
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol


class ClosingPane(QWidget):
    """Shows what :class:`Closing` knows; the lock itself is asked for in a dialog."""

    def __init__(self, model: Closing) -> None:
        super().__init__()
        named(self, "closing_pane", _("Trước khi khóa tháng"))
        self._model = model
        self._keys: tuple[str, ...] = ()
        self._reasons: dict[str, LineEdit] = {}
        lines = column(self, gap=8)
        self.asks = OpenAsksPart(OpenAnswers(model))
        lines.addWidget(self.asks)
        self._title = PlainLabel("", "section", name="closing_title")
        lines.addWidget(self._title)
        self._state = Sentence("", name="closing_state", ink="text2")
        lines.addWidget(self._state)
        self._elsewhere = Sentence("", name="closing_elsewhere", ink="warn")
        lines.addWidget(self._elsewhere)
        self._gates = column(gap=8)
        lines.addLayout(self._gates)
        self.close_month = NormalButton(_("Khóa tháng"), "close_month", icon="lock-simple")
        self.close_month.clicked.connect(model.close)
        self._why = PlainLabel("", "hint", name="close_refused", wraps=True)
        self.reopen = DangerButton(_("Mở lại tháng"), "reopen_month", icon="lock-simple-open")
        self.reopen.clicked.connect(model.reopen)
        self.confirm = NormalButton(_("Xác nhận mở lại"), "confirm_reopening", icon="check")
        self.confirm.clicked.connect(model.confirm)
        self._progress = ProgressLine("closing_progress")
        self._progress.cancelled.connect(model.give_up)
        model.progressed.connect(self._progress.show_progress)
        model.closing_changed.connect(self._show_closing)
        lines.addWidget(self._progress)
        lines.addWidget(self.close_month)
        lines.addWidget(self.confirm)
        lines.addWidget(self.reopen)
        lines.addWidget(self._why)
        model.shown.connect(self.show_facts)
        self.show_facts()

    def show_facts(self) -> None:
        """Show gates, or since when the month is locked."""
        model = self._model
        self.asks.show_facts()
        gates = model.gates()
        if tuple(gate.key + gate.words for gate in gates) != self._keys:
            self._keys = tuple(gate.key + gate.words for gate in gates)
            self._show_gates(gates)
        is_closed = model.is_closed()
        self._title.setText(_("Tháng đã khóa") if is_closed else _("Trước khi khóa tháng"))
        words = " ".join(part for part in (model.state_words(), model.reopening_words()) if part)
        elsewhere, month = model.other_month_asked()
        if not is_closed and not gates and not model.refusal():
            words = _("Không còn gì cản. Có thể khóa tháng.")
        self._state.set_text(words)
        self._state.setVisible(bool(words))
        self._elsewhere.set_text(elsewhere)
        self._elsewhere.setVisible(month is not None)
        self.close_month.setVisible(not is_closed)
        refusal = model.refusal()
        if refusal:
            self.close_month.refuse(refusal)
        elif not model.is_closing:
            self.close_month.allow()
        self._why.setText("" if is_closed else refusal)
        self._why.setVisible(bool(refusal) and not is_closed)
        facts = model.facts
        may_reopen = is_closed and facts is not None and facts.is_chief and facts.is_desk
        self.reopen.setVisible(may_reopen and not model.reopening_words())
        self.confirm.setVisible(model.may_confirm())

    def _show_closing(self, is_closing: bool) -> None:
        self.close_month.setEnabled(not is_closing)
        if is_closing:
            self._progress.begin()
        else:
            self._progress.end()

    def _show_gates(self, gates: tuple[GateLine, ...]) -> None:
        empty(self._gates)
        self._reasons = {}
        for at, gate in enumerate(gates):
            self._gates.addWidget(self._gate(at, gate))
        # Tab follows the order of making: what is below the gates must come after them.
        before: QWidget | None = next(reversed(self._reasons.values()), None)
        for below in (self.close_month, self.confirm, self.reopen):
            if before is not None:
                QWidget.setTabOrder(before, below)
                before = below

    def _go(self, gate: GateLine) -> None:
        if gate.code == "open_ask":
            self.asks.begin()
        else:
            self._model.go(gate.key)

    def _gate(self, at: int, gate: GateLine) -> QWidget:
        box = named(QWidget(), f"gate_{at}", gate.words)
        lines = column(box, gap=3)
        head = row(gap=8)
        icon, ink = ("warning-fill", "warn") if gate.is_soft else ("x-circle-fill", "bad")
        head.addWidget(Symbol(icon, ink))
        head.addWidget(Sentence(gate.words, name=f"gate_{at}_words"), 1)
        link = LinkButton(gate.link, f"gate_{at}_link").small()
        link.setAccessibleName(f"{gate.link}: {gate.words}")
        link.clicked.connect(partial(self._go, gate))
        reason = LineEdit(f"gate_{at}_reason", _("Lý do vẫn khóa: {gate}").format(gate=gate.words))
        reason.setPlaceholderText(_("Lý do, số văn bản"))
        reason.setText(gate.override)
        reason.textEdited.connect(lambda text: self._model.override(gate.key, text))
        reason.setVisible(bool(gate.override))
        lines.addLayout(head)
        if gate.who:
            who = PlainLabel(_("Người giải quyết: {who}").format(who=gate.who), "hint", wraps=True)
            who.setContentsMargins(24, 0, 0, 0)
            who.setObjectName(f"gate_{at}_who")
            lines.addWidget(who)
        foot = row(gap=12)
        foot.setContentsMargins(24, 0, 0, 0)
        foot.addWidget(link)
        still = LinkButton(_("Vẫn khóa…"), f"gate_{at}_override").small()
        still.setAccessibleName(_("Ghi lý do vẫn khóa: {gate}").format(gate=gate.words))
        still.clicked.connect(lambda: _ask_reason(reason))
        foot.addWidget(still)
        foot.addStretch(1)
        lines.addLayout(foot)
        lines.addWidget(reason)
        self._reasons[gate.key] = reason
        return box


def _ask_reason(reason: LineEdit) -> None:
    reason.show()
    reason.setFocus(Qt.FocusReason.OtherFocusReason)
