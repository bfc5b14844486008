"""Paints the small things that cells and widgets share: badges, key caps, bars, level letters."""

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from workreport.ui.theme import icons
from workreport.ui.theme.badge import Badge, Tone, tone_colours
from workreport.ui.theme.look import look
from workreport.ui.theme.numbers import CENTRE, LEFT, V_CENTRE
from workreport.ui.theme.strokes import (
    brush,
    colour,
    draw_icon,
    draw_key_cap,
    inked,
    key_cap_width,
    pen,
    rounded,
)
from workreport.ui.theme.tokens import Colours

__all__ = [
    "badge_width",
    "brush",
    "colour",
    "draw_badge",
    "draw_bar",
    "draw_icon",
    "draw_key_cap",
    "draw_level",
    "draw_triangle",
    "inked",
    "key_cap_width",
    "level_rect",
    "pen",
    "rounded",
]

NOT_RATED = "–"


def badge_width(badge: Badge) -> int:
    """Return the width a badge needs."""
    words = look().advance(badge.text, 12, 500)
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
        QRect(left, rect.top(), rect.right() + 8 - left, rect.height()), V_CENTRE | LEFT, badge.text
    )
    return rect


_LEVEL_TONES = {"A": Tone.OK, "B": Tone.IDLE, "C": Tone.WARN, "D": Tone.BAD}
_LONG_CODE = 2
_DRAWN_LIKE = {"HTXS": "A", "HTT": "B", "HTNV": "C", "KHT": "D"}


def draw_level(painter: QPainter, rect: QRect, letter: str, colours: Colours) -> None:
    """Draw the box of a level: its code, – for not rated, empty for nothing said yet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    like = _DRAWN_LIKE.get(letter, letter)
    tone = tone_colours(_LEVEL_TONES.get(like, Tone.OUTLINE), colours)
    if like in _LEVEL_TONES:
        borders = {"A": colours.ok, "D": colours.bad, "B": colours.line2, "C": ""}
        rounded(painter, rect, 4, tone.background, borders[like], 2 if like == "D" else 1)
    else:
        painter.setPen(
            QPen(colour(colours.edge if letter else colours.line2), 1, QtCore.Qt.PenStyle.DashLine)
        )
        painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(look().font(12, 600))
    painter.setPen(colour(tone.text))
    painter.drawText(rect, CENTRE, letter)
    painter.restore()


def level_rect(area: QRect, letter: str = "") -> QRect:
    """Return the box of a level in the middle of an area; a code of letters takes more room."""
    side = look().px(22 if len(letter) < _LONG_CODE else 44)
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
