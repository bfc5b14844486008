"""Progress of long work: words with counts, a bar, and a way out at once."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from workreport.i18n.translation import _
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.tiles import ProgressBar

SHOWN_AFTER_MS = 300


class ProgressLine(QFrame):
    """Appears when work takes longer than a moment; never modal.

    Signals:
        cancelled: The person wants the work to stop.
    """

    cancelled = Signal()

    def __init__(self, name: str = "progress_line") -> None:
        super().__init__()
        named(self, name)
        self.setProperty("frame", "card")
        lines = column(self, gap=2)
        lines.setContentsMargins(14, 8, 14, 8)
        self._words = PlainLabel("", "medium", name=f"{name}_text")
        self._percent = PlainLabel("", "second", name=f"{name}_percent")
        head = row(gap=8)
        head.addWidget(self._words, 1)
        head.addWidget(self._percent)
        self._bar = ProgressBar(f"{name}_bar", _("Tiến trình"))
        stop = NormalButton(_("Hủy"), f"{name}_cancel")
        stop.clicked.connect(self.cancelled)
        foot = row(gap=8)
        foot.addWidget(self._bar, 1)
        foot.addWidget(stop)
        lines.addLayout(head)
        lines.addLayout(foot)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOWN_AFTER_MS)
        self._delay.timeout.connect(self.show)
        self.hide()

    def begin(self) -> None:
        """Show the line in a moment, unless the work ends before."""
        self._delay.start()

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far the work has come; connected to ``ProgressWatch.progressed``."""
        part = done / total if total else 0.0
        self._words.setText(text)
        self._percent.setText(f"{round(part * 100)}%" if total else "")
        self._bar.set_part(part)
        self.setAccessibleName(text)

    def end(self) -> None:
        """Take the line away."""
        self._delay.stop()
        self.hide()
