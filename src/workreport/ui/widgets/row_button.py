"""A row of a card that opens something: icon, sentence, place, arrow."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon
from workreport.ui.theme.spans import Span, text_of
from workreport.ui.widgets.ground import colours_of, named

_HEIGHT = 31
_SIDE = 14


class RowButton(QAbstractButton):
    """One line of text, elided; Enter or a click opens it.

    Signals:
        opened: The id of the row.
    """

    opened = Signal(str)

    def __init__(
        self, row_id: str, icon: str, ink: str, words: tuple[Span, ...], place: str
    ) -> None:
        super().__init__()
        self.row_id = row_id
        self._icon = icon
        self._ink = ink
        self._words = words
        self._place = place
        named(self, f"row_{row_id}", f"{text_of(words)}. {place}")
        self.setToolTip(text_of(words))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setShortcutEnabled(False)
        self.clicked.connect(self._open)
        look().changed.connect(self.updateGeometry)
        look().icons_changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(_HEIGHT))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        if self.hasFocus():
            painter.fillRect(self.rect(), QColor(colours.accent_soft))
            painter.fillRect(0, 0, 3, self.height(), QColor(colours.accent))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(colours.hover))
        size = look().px(icons.TEXT)
        top = (self.height() - size) // 2
        draw_icon(painter, QPoint(_SIDE, top), self._icon, colours.of(self._ink), size)
        right = self.width() - _SIDE
        draw_icon(painter, QPoint(right - size + 4, top), "caret-right", colours.text2, size)
        painter.setFont(look().font(12))
        painter.setPen(QColor(colours.text2))
        width = painter.fontMetrics().horizontalAdvance(self._place)
        place = QRect(right - size - width - 6, 0, width + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._place)
        self._draw_words(painter, _SIDE + size + 11, place.left() - 16)

    def _draw_words(self, painter: QPainter, left: int, right: int) -> None:
        colours = colours_of(self)
        for span in self._words:
            painter.setFont(look().font(13, 600 if span.is_strong else 400))
            painter.setPen(QColor(colours.of(span.ink) if span.ink else colours.text))
            area = QRect(left, 0, right - left, self.height())
            shown = painter.fontMetrics().elidedText(
                span.text, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            left += painter.fontMetrics().horizontalAdvance(shown)
            if shown != span.text:
                break

    def _open(self) -> None:
        self.opened.emit(self.row_id)
