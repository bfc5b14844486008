"""The only labels of the program: plain text, whatever people typed."""

from PySide6 import QtCore
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workreport.services.ports.overriding import override
from workreport.ui.theme.numbers import PLAIN_TEXT, V_CENTRE
from workreport.ui.widgets.ground import named


class PlainLabel(QLabel):
    """A label that never reads markup.

    ``role`` is one of hero, title, big, section, strong, medium, caption, label, second, hint,
    problem, key, heading, smallstrong; empty is body text.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        wraps: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setProperty("role", role)
        self.setWordWrap(wraps)
        named(self, name or f"label_{role or 'body'}")
        if role == "key":
            # A label with a border would indent its text by half a letter.
            self.setIndent(0)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Change what the label is for."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(PlainLabel):
    """A label of one line that ends in an ellipsis, with the whole text in its tooltip."""

    def __init__(self, text: str = "", role: str = "", *, name: str = "") -> None:
        super().__init__(text, role, name=name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), QtCore.Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.contentsRect(), V_CENTRE, shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_rest()

    def _tell_rest(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if is_cut else "")
