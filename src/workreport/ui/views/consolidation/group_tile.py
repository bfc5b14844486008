"""One of the three groups: its number; a click or Enter lists its tasks."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.badges import status_badge
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon
from workreport.ui.viewmodels.consolidation import Tile
from workreport.ui.widgets.ground import colours_of, named

_INKS = {"completed": "ok", "in_progress": "accent", "not_started": "text2"}
_SIDE, _TOP = 14, 8
_NUMBER = 22


class GroupTile(QAbstractButton):
    """Icon and name, the number, what is worth saying about it."""

    def __init__(self, tile: Tile) -> None:
        super().__init__()
        self._tile = tile
        badge = status_badge(tile.status)
        named(self, f"group_{tile.status}", f"{badge.text}: {tile.count}. {tile.note}")
        self.setToolTip(_("Xem {count} nhiệm vụ").format(count=tile.count))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._badge = badge
        look().changed.connect(self.updateGeometry)
        look().icons_changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        height = look().line(13) + look().line(_NUMBER) + look().line(12) + 2 * look().px(_TOP) + 2
        return QSize(look().px(160), height)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        if self.hasFocus() or self.underMouse():
            ground = colours.accent_soft if self.hasFocus() else colours.hover
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), QColor(ground))
        side, top, size = look().px(_SIDE), look().px(_TOP), look().px(16)
        line = look().line(13)
        ink = colours.of(_INKS[self._tile.status])
        draw_icon(painter, QPoint(side, top + (line - size) // 2), self._badge.icon, ink, size)
        place = QRect(side + size + look().px(8), top, self.width(), line)
        self._draw(painter, place, self._badge.text, 13, 600, colours.text)
        place = QRect(side, top + line, self.width() - side, look().line(_NUMBER))
        self._draw(painter, place, str(self._tile.count), _NUMBER, 600, colours.text)
        place = QRect(side, place.bottom() + 2, self.width() - 2 * side, look().line(12))
        self._draw(painter, place, self._tile.note, 12, 400, colours.text2)

    def _draw(
        self, painter: QPainter, place: QRect, words: str, size: int, weight: int, ink: str
    ) -> None:
        painter.setPen(QColor(ink))
        painter.setFont(look().font(size, weight))
        room = min(place.width(), self.width() - place.left() - look().px(4))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
