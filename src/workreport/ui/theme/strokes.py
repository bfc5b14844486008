"""What buttons and inputs are drawn with: boxes, icons, key caps, each colour kept once made.

Nothing here asks for the name space Qt, see :mod:`workreport.ui.theme.numbers`.
"""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen

from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.numbers import CENTRE


@cache
def colour(name: str) -> QColor:
    """Return the colour of a name like ``#1A2029``; do not change the one returned."""
    return QColor(name)


@cache
def inked(name: str) -> QPalette:
    """Return a palette of one colour: setting it asks for no enumeration of the name space Qt."""
    palette = QPalette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText):
        palette.setColor(role, colour(name))
    return palette


@cache
def brush(name: str) -> QBrush:
    """Return a brush of a colour."""
    return inked(name).brush(QPalette.ColorRole.Window)


@cache
def pen(name: str, width: int = 1) -> QPen:
    """Return a pen of a colour."""
    made = QPen()
    made.setColor(colour(name))
    made.setWidth(width)
    return made


def draw_icon(painter: QPainter, place: QPoint, name: str, ink: str, size: int) -> None:
    """Draw an icon with its upper left corner at a place, sharp on every screen."""
    if not icons.are_awake():
        return
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(place, icons.pixmap(name, ink, size, ratio))


def rounded(
    painter: QPainter, rect: QRect, radius: int, fill: str = "", border: str = "", width: int = 1
) -> None:
    """Draw a box with round corners; empty colours are left out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if border else 0.0
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
    if fill:
        painter.fillPath(path, brush(fill))
    if border:
        painter.strokePath(path, pen(border, width))
    painter.restore()


def key_cap_width(key: str) -> int:
    """Return the width a key cap needs."""
    return look().metrics(12, 500).horizontalAdvance(key) + look().px(8)


def draw_key_cap(painter: QPainter, rect: QRect, key: str, ink: str, edge: str) -> None:
    """Draw a key like ``Ctrl+K`` in its cap."""
    rounded(painter, rect, 3, "", edge)
    painter.setFont(look().font(12, 500))
    painter.setPen(colour(ink))
    painter.drawText(rect, CENTRE, key)
