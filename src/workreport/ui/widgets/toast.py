"""Says what was done and can be undone; goes away by itself."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.widgets.button import IconButton, LinkButton
from workreport.ui.widgets.ground import named, row
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol

SHOWN_MS = 8000
_FROM_EDGE = 16


class _UndoButton(LinkButton):
    """Stops the clock of its toast while it has the focus."""

    def __init__(self, text: str, timer: QTimer) -> None:
        super().__init__(text, "toast_undo", key="Ctrl+Z")
        self._timer = timer

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._timer.stop()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._timer.start()


class Toast(QFrame):
    """Lies at the foot of a page for eight seconds."""

    def __init__(self, text: str, undo: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        named(self, "toast", text)
        self.setProperty("frame", "raised")
        self._undo = undo
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        line = row(self, gap=10)
        line.setContentsMargins(13, 3, 6, 3)
        line.addWidget(Symbol("check-circle-fill", "ok"))
        line.addWidget(PlainLabel(text), 1)
        button = _UndoButton(_("Hoàn tác"), self._timer)
        button.clicked.connect(self.undo)
        line.addWidget(button)
        close = IconButton("x", _("Đóng"), "toast_close", is_bare=True)
        close.clicked.connect(self.dismiss)
        line.addWidget(close)

    def appear(self) -> None:
        """Show the toast at the foot of its parent and start its clock."""
        parent = self._page
        self.adjustSize()
        self.move(
            (parent.width() - self.width()) // 2, parent.height() - self.height() - _FROM_EDGE
        )
        self.show()
        self.raise_()
        self._timer.start()

    def dismiss(self) -> None:
        """Take the toast away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def undo(self) -> None:
        """Undo what was done; the toast has said so and goes."""
        self._undo()
        self.dismiss()
