"""Says what normalising tone marks would change in a text, and does it when it is told to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from workreport.i18n.tone_marks import ToneStyle
from workreport.i18n.translation import _
from workreport.ui.viewmodels.tone_words import ToneOffer, tone_offer
from workreport.ui.widgets.button import IconButton, NormalButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.strips import Segment, SegmentStrip


class ToneStrip(QFrame):
    """Hidden until it is asked for.

    Signals:
        accepted: The text after the changes.
        closed: The person is done with it.
    """

    accepted = Signal(str)
    closed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name, _("Chuẩn dấu"))
        self.setProperty("frame", "card")
        self._text = ""
        self._style = ToneStyle.FIRST
        self._offer: ToneOffer | None = None
        lines = column(self, gap=6)
        lines.setContentsMargins(12, 8, 8, 8)
        head = row(gap=8)
        self.styles = SegmentStrip(
            (
                Segment(ToneStyle.FIRST, _("Kiểu hòa, thúy")),
                Segment(ToneStyle.SECOND, _("Kiểu hoà, thuý")),
            ),
            f"{name}_styles",
            _("Kiểu đặt dấu"),
        )
        self.styles.chosen.connect(self._choose)
        head.addWidget(self.styles)
        head.addStretch(1)
        self.accept = NormalButton("", f"{name}_accept", icon="check")
        self.accept.clicked.connect(self._on_accept)
        head.addWidget(self.accept)
        close = IconButton("x", _("Đóng"), f"{name}_close", is_bare=True)
        close.clicked.connect(self._close)
        head.addWidget(close)
        lines.addLayout(head)
        self._words = Sentence("", name=f"{name}_words", ink="text2")
        lines.addWidget(self._words)
        self.hide()

    def open_for(self, text: str) -> None:
        """Show what would change in a text."""
        self.show_text(text)
        self.show()
        focused = self.accept if self.accept.isEnabled() else self.styles
        focused.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_text(self, text: str) -> None:
        """Keep the preview true while the text changes."""
        self._text = text
        self.styles.choose(self._style)
        self._offer = tone_offer(text, self._style)
        self._words.set_text(self._offer.words)
        self.accept.set_label(self._offer.label)
        if self._offer.count:
            self.accept.allow()
        else:
            self.accept.refuse(self._offer.words)

    def _choose(self, style: str) -> None:
        self._style = ToneStyle(style)
        self.show_text(self._text)

    def _on_accept(self) -> None:
        if self._offer is not None:
            self.accepted.emit(self._offer.after)
        self._close()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
