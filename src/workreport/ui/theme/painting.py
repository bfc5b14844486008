"""Paints the small things that cells and widgets share: badges, key caps, bars, level letters."""

from functools import cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workreport.ui.theme import icons
from workreport.ui.theme.badge import Badge, Tone, tone_colours
from workreport.ui.theme.look import look
from workreport.ui.theme.tokens import Colours


@cache
def colour(name: str) -> QColor:
    """Return the colour of a name like ``#1A2029``; do not change the one returned."""
    return QColor(name)


_CENTRE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
NOT_RATED = "–"


def draw_icon(painter: QPainter, place: QPoint, name: str, ink: str, size: int) -> None:
    """Draw an icon with its upper left corner at a place, sharp on every screen."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(place, icons.pixmap(name, ink, size, ratio))


def rounded(
    painter: QPainter, rect: QRect, radius: int, fill: str = "", border: str = "", width: int = 1
) -> None:
    """Draw a box with round corners; empty colours are left out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    if border:
        painter.setPen(QPen(colour(border), width))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    half = width / 2 if border else 0.0
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def badge_width(badge: Badge) -> int:
    """Return the width a badge needs."""
    words = look().metrics(12, 500).horizontalAdvance(badge.text)
    has_icon = look().px(icons.CHIP) + look().px(5) if badge.icon else 0
    return words + has_icon + 2 * look().px(6)


def draw_badge(
    painter: QPainter, place: QPoint, badge: Badge, colours: Colours, *, is_tinted: bool = False
) -> QRect:
    """Draw a badge with its upper left corner at a place and return the rectangle it took."""
    rect = QRect(place.x(), place.y(), badge_width(badge), look().chip_height)
    tone = tone_colours(badge.tone, colours, is_tinted=is_tinted)
    if tone.background or tone.border:
        rounded(painter, rect, 4, tone.background, tone.border)
    left = rect.left() + (look().px(6) if badge.tone is not Tone.QUIET else 0)
    if badge.icon:
        size = look().px(icons.CHIP)
        draw_icon(
            painter,
            QPoint(left, rect.center().y() - (size - 1) // 2),
            badge.icon,
            tone.icon,
            size,
        )
        left += size + look().px(5)
    painter.setFont(look().font(12, 400 if badge.tone is Tone.QUIET else 500))
    painter.setPen(colour(tone.text))
    painter.drawText(
        QRect(left, rect.top(), rect.right() + 8 - left, rect.height()), _CENTRE_LEFT, badge.text
    )
    return rect


def key_cap_width(key: str) -> int:
    """Return the width a key cap needs."""
    return look().metrics(12, 500).horizontalAdvance(key) + look().px(8)


def draw_key_cap(painter: QPainter, rect: QRect, key: str, ink: str, edge: str) -> None:
    """Draw a key like ``Ctrl+K`` in its cap."""
    rounded(painter, rect, 3, "", edge)
    painter.setFont(look().font(12, 500))
    painter.setPen(colour(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)


_LEVEL_TONES = {"A": Tone.OK, "B": Tone.IDLE, "C": Tone.WARN, "D": Tone.BAD}


def draw_level(painter: QPainter, rect: QRect, letter: str, colours: Colours) -> None:
    """Draw the box of a level: A, B, C, D, – for not rated, empty for nothing said yet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tone = tone_colours(_LEVEL_TONES.get(letter, Tone.OUTLINE), colours)
    if letter in _LEVEL_TONES:
        borders = {"A": colours.ok, "D": colours.bad, "B": colours.line2, "C": ""}
        rounded(painter, rect, 4, tone.background, borders[letter], 2 if letter == "D" else 1)
    else:
        painter.setPen(
            QPen(colour(colours.edge if letter else colours.line2), 1, Qt.PenStyle.DashLine)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(look().font(12, 600))
    painter.setPen(colour(tone.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def level_rect(area: QRect) -> QRect:
    """Return the box of a level in the middle of an area."""
    side = look().px(22)
    box = QRect(0, 0, side, look().px(20))
    box.moveCenter(area.center())
    return box


def draw_bar(painter: QPainter, rect: QRect, part: float, fill: str, groove: str) -> None:
    """Draw a thin progress bar."""
    rounded(painter, rect, rect.height() // 2, groove)
    if part > 0:
        filled = QRect(rect)
        filled.setWidth(max(rect.height(), round(rect.width() * min(part, 1.0))))
        rounded(painter, filled, rect.height() // 2, fill)


def draw_triangle(painter: QPainter, tip: QPointF, size: float, ink: str) -> None:
    """Draw the small mark of a sorted column: a caret pointing up."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(ink), 1.3))
    painter.drawPolyline([tip + QPointF(-size, size), tip, tip + QPointF(size, size)])
    painter.restore()
