"""The bar at the foot of the own month: how far it really is, and sending it to the head."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import N_, _
from workreport.ui.viewmodels.own_month import SendWords
from workreport.ui.widgets.button import PrimaryButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.symbol import Symbol

_STEPS = (N_("Nháp"), N_("Đã ký"), N_("Đã ghi"), N_("Trong báo cáo"))


class SendBar(QWidget):
    """Never leaves the screen.

    Signals:
        send_wanted: Sign and send to the head.
    """

    send_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "send_bar", _("Gửi trưởng phòng"))
        self._reached = -1
        outer = column(self)
        outer.addWidget(rule(ink="line2"))
        line = row(gap=12)
        line.setContentsMargins(16, 9, 16, 9)
        outer.addLayout(line)
        self._symbol = Symbol("pencil-simple", "text2")
        line.addWidget(self._symbol)
        words = column(gap=0)
        self.sentence = ElidedLabel("", "strong", name="send_sentence")
        self.note = ElidedLabel("", "hint", name="send_note")
        words.addWidget(self.sentence)
        words.addWidget(self.note)
        line.addLayout(words, 1)
        self._steps = row(gap=6)
        self._steps_box = named(QWidget(), "send_steps")
        self._steps_box.setLayout(self._steps)
        line.addWidget(self._steps_box)
        self.send = PrimaryButton(
            _("Gửi trưởng phòng"), "send_primary", icon="paper-plane-tilt", tooltip="Ctrl+Enter"
        )
        self.send.clicked.connect(self.send_wanted)
        line.addWidget(self.send, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_words(self, words: SendWords) -> None:
        """Show how far it is."""
        self._symbol.set_icon(words.icon, words.ink)
        self.sentence.setText(words.sentence)
        self.note.setText(words.note)
        self._show_steps(words.reached)
        if words.refused:
            self.send.refuse(words.refused)
        else:
            self.send.allow()

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the four words out where there is no room."""
        self._steps_box.setVisible(not is_narrow)

    def _show_steps(self, reached: int) -> None:
        if reached == self._reached:
            return
        self._reached = reached
        empty(self._steps)
        for place, words in enumerate(_STEPS, 1):
            if place > 1:
                self._steps.addWidget(Symbol("caret-right", "text3", 12))
            role = "strong" if place == reached else "second" if place < reached else "hint"
            self._steps.addWidget(PlainLabel(_(words), role, name=f"send_step_{place}"))
        self._steps_box.setAccessibleName(_(_STEPS[max(0, reached - 1)]))
