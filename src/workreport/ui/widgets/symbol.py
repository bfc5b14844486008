"""An icon by itself; the word it belongs to stands beside it."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workreport.services.ports.overriding import override
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.strokes import draw_icon
from workreport.ui.widgets.ground import colours_of, named


class Symbol(QWidget):
    """Draws one icon in the colour of a ink."""

    def __init__(
        self, icon: str, ink: str = "text2", size: int = icons.TEXT, name: str = ""
    ) -> None:
        super().__init__()
        named(self, name or f"symbol_{icon}")
        self._icon = icon
        self._ink = ink
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)
        look().icons_changed.connect(self.update)

    def set_icon(self, icon: str, ink: str = "text2") -> None:
        """Show another icon."""
        self._icon = icon
        self._ink = ink
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(self._size), look().px(self._size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            colour = colours_of(self).of(self._ink)
            draw_icon(QPainter(self), QPoint(0, 0), self._icon, colour, look().px(self._size))
