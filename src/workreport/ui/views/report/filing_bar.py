"""The bar at the foot of the report: how far it really is, the next act, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workreport.i18n.translation import N_, _
from workreport.ui.viewmodels.filing_words import FilingWords
from workreport.ui.views.shell.menus import above
from workreport.ui.widgets.button import IconButton, NormalButton, PrimaryButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.symbol import Symbol

_STEPS = (N_("Nháp"), N_("Đã ký"), N_("Đã ghi"), N_("Có biên nhận"))


class FilingBar(QWidget):
    """Never leaves the screen.

    Signals:
        primary_wanted: The filled button.
        sign_wanted: Sign and file.
        recall_wanted: Ask for the report back.
        receipt_wanted: Show the receipt as it prints.
        write_wanted, read_wanted: Carry a package by hand.
    """

    primary_wanted = Signal()
    sign_wanted = Signal()
    recall_wanted = Signal()
    receipt_wanted = Signal()
    write_wanted = Signal()
    read_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "filing_bar", _("Gửi báo cáo"))
        self._reached = -1
        outer = column(self)
        outer.addWidget(rule(ink="line2"))
        line = row(gap=12)
        line.setContentsMargins(16, 9, 16, 9)
        outer.addLayout(line)
        self._symbol = Symbol("pencil-simple", "text2")
        line.addWidget(self._symbol)
        words = column(gap=0)
        self._sentence = ElidedLabel("", "strong", name="filing_sentence")
        self._note = ElidedLabel("", "hint", name="filing_note")
        words.addWidget(self._sentence)
        words.addWidget(self._note)
        line.addLayout(words, 1)
        self._steps = row(gap=6)
        self._steps_box = named(QWidget(), "filing_steps")
        self._steps_box.setLayout(self._steps)
        line.addWidget(self._steps_box)
        self.primary = PrimaryButton("", "filing_primary", tooltip="Ctrl+Enter")
        self.primary.clicked.connect(self.primary_wanted)
        self._sign = NormalButton(_("Ký và gửi"), "filing_sign", icon="paper-plane-tilt")
        self._sign.clicked.connect(self.sign_wanted)
        self._recall = NormalButton(_("Thu hồi"), "filing_recall", icon="arrow-u-up-left")
        self._recall.clicked.connect(self.recall_wanted)
        self._receipt = NormalButton(_("In biên nhận"), "filing_receipt", icon="printer")
        self._receipt.clicked.connect(self.receipt_wanted)
        self._by_hand = IconButton("dots-three", _("Gửi, nhận bằng tệp"), "filing_by_hand")
        self._by_hand.clicked.connect(self._offer_files)
        buttons = (self._by_hand, self._receipt, self._recall, self.primary, self._sign)
        for button in buttons:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_filing(self, filing: FilingWords) -> None:
        """Show how far the report is."""
        self._symbol.set_icon(filing.icon, filing.ink)
        self._sentence.setText(filing.sentence)
        self._note.setText(filing.note)
        self._show_steps(filing.reached)
        self.primary.set_label(filing.label)
        has_act = bool(filing.action)
        self.primary.setVisible(has_act)
        if filing.refused and has_act:
            self.primary.refuse(filing.refused)
        else:
            self.primary.allow()
        is_behind = filing.is_draft and filing.action != "sign"
        self._sign.setVisible(is_behind)
        if is_behind:
            self._sign.refuse(filing.sentence)
        self._recall.setVisible(filing.can_recall)
        self._receipt.setVisible(filing.has_receipt)
        self._by_hand.setVisible(not filing.is_draft)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the four words out where there is no room."""
        self._steps_box.setVisible(not is_narrow)

    def _offer_files(self) -> None:
        menu = named(QMenu(self), "filing_files", _("Gửi, nhận bằng tệp"))
        for words, name, wanted in (
            (_("Ghi gói tin ra tệp"), "filing_write", self.write_wanted),
            (_("Nhập biên nhận từ tệp"), "filing_read", self.read_wanted),
        ):
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, wanted=wanted: wanted.emit())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(above(self._by_hand, menu))

    def _show_steps(self, reached: int) -> None:
        if reached == self._reached:
            return
        self._reached = reached
        empty(self._steps)
        for place, words in enumerate(_STEPS, 1):
            if place > 1:
                self._steps.addWidget(Symbol("caret-right", "text3", 12))
            role = "strong" if place == reached else "second" if place < reached else "hint"
            self._steps.addWidget(PlainLabel(_(words), role, name=f"filing_step_{place}"))
        told = _(_STEPS[max(0, reached - 1)])
        self._steps_box.setAccessibleName(told)
