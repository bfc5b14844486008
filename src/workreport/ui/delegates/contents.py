"""The contents that cells can have beside text: chips, dates, matrices, levels, bars."""

from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from workreport.ui.delegates.cell import PADDING, CellDelegate, Spot
from workreport.ui.models.column import (
    Cell,
    CellKind,
    Heat,
    LevelMark,
    Shares,
)
from workreport.ui.models.day_entry import full_day, short_day
from workreport.ui.theme import icons
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import (
    badge_width,
    colour,
    draw_badge,
    draw_icon,
    draw_level,
    level_rect,
    rounded,
)
from workreport.ui.theme.tokens import Colours

_FULL_DATE_FROM = 100
_CHIP_INSET = 5
_BEFORE_BADGE = 6
_EDGES = 4  # lines and rounding
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class NumberDelegate(CellDelegate):
    """The row number with the mark of its row: error, warning, lock, number of a return."""

    @override
    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        colours = spot.colours
        mark = cell.mark
        if mark is not None and mark.kind == "returned":
            draw_return(painter, rect, mark.number, colours)
            return
        self.draw_text(painter, rect, cell, colours.text3)
        if mark is None:
            return
        icon, ink = _MARKS[mark.kind]
        size = look().px(icons.CHIP)
        words = look().advance(cell.text)
        left = rect.right() - look().px(PADDING) - words - size - 5
        place = QPoint(max(rect.left() + 4, left), rect.center().y() - size // 2)
        draw_icon(painter, place, icon, colours.of(ink), size)


_MARKS = {
    "error": ("x-circle-fill", "bad"),
    "warning": ("warning-fill", "warn"),
    "locked": ("lock-simple", "text3"),
}


class TickDelegate(CellDelegate):
    """The number of the mark that returns a row; an open box while it is not marked."""

    may_overflow = True

    @override
    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        if cell.mark is not None and cell.mark.kind == "returned":
            draw_return(painter, rect, cell.mark.number, spot.colours)
            return
        box = QRect(0, 0, look().px(16), look().px(16))
        box.moveCenter(rect.center())
        painter.setPen(QPen(colour(spot.colours.edge), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 3, 3)


def draw_return(painter: QPainter, rect: QRect, number: int, colours: Colours) -> None:
    """Draw the number of a place that is returned, in the middle of an area."""
    box = QRect(0, 0, look().px(18), look().px(18))
    box.moveCenter(rect.center())
    rounded(painter, box, 3, colours.warn)
    painter.setFont(look().font(12, 700))
    painter.setPen(colour(colours.surface if colours.is_dark else colours.on_accent))
    painter.drawText(box, _CENTRE, str(number))


def chip_room(text: str, content: object) -> int:
    """Return the width a cell needs for its badge, and for the words before it."""
    if isinstance(content, Badge):
        return badge_width(content) + _CHIP_INSET + 1
    if isinstance(content, tuple) and isinstance(content[1], Badge):
        words = look().advance(text) + _BEFORE_BADGE if text else 0
        return words + badge_width(content[1]) + 2 * look().px(PADDING) + _EDGES
    return 0


class ChipDelegate(CellDelegate):
    """A badge, or text with a badge at its right end."""

    @override
    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        content = cell.content
        state = cell.state
        if state is not None and state.kind is CellKind.PREVIEW_BAD:
            self.draw_text(painter, rect, cell, spot.colours.bad)
        elif isinstance(content, Badge):
            place = self._chip_place(rect, rect.left() + _CHIP_INSET)
            self._draw_chip(painter, place, content, spot)
        elif isinstance(content, tuple):
            badge = content[1]
            width = badge_width(badge)
            left = rect.right() - width - look().px(PADDING) + 1
            if self.column.align.value == "left" and not self.column.stretches:
                words = look().advance(cell.text)
                left = min(left, rect.left() + look().px(PADDING) + words + _BEFORE_BADGE)
            self.draw_text(
                painter, rect.adjusted(0, 0, left - rect.right() + 2, 0), cell, self.ink(cell, spot)
            )
            aside = replace(spot, is_tinted=False)
            self._draw_chip(painter, self._chip_place(rect, left), badge, aside)
        else:
            self.draw_text(painter, rect, cell, self.ink(cell, spot))

    def _draw_chip(self, painter: QPainter, place: QPoint, badge: Badge, spot: Spot) -> None:
        right = place.x() + badge_width(badge)
        is_cut = place.x() < spot.rect.left() or right > spot.rect.right()
        if is_cut:
            painter.save()
            painter.setClipRect(spot.rect)
        draw_badge(painter, place, badge, spot.colours, is_tinted=spot.is_tinted)
        if is_cut:
            painter.restore()

    def _chip_place(self, rect: QRect, left: int) -> QPoint:
        return QPoint(left, rect.top() + (rect.height() - look().chip_height + 1) // 2)


class DateDelegate(CellDelegate):
    """``dd/MM`` in a narrow column of the period's year, ``dd/MM/yyyy`` otherwise."""

    year = 0

    @override
    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        day = cell.value
        state = cell.state
        is_preview = state is not None and state.kind in (CellKind.PREVIEW, CellKind.PREVIEW_BAD)
        if day is None and not cell.text:
            return
        if not isinstance(day, date) or is_preview:
            self.draw_text(painter, rect, cell, self.ink(cell, spot))
            return
        is_wide = rect.width() >= look().px(_FULL_DATE_FROM) - 2
        text = full_day(day) if is_wide else short_day(day, self.year)
        painter.setFont(look().font())
        painter.setPen(colour(self.ink(cell, spot)))
        inside = rect.adjusted(4, 0, -look().px(PADDING), 0)
        painter.drawText(inside, _RIGHT, text)


class MatrixDelegate(CellDelegate):
    """Small heat cells side by side: each carries a letter, so colour never speaks alone."""

    may_overflow = True

    @override
    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        cells = cast("tuple[Heat, ...]", cell.content or ())
        colours = spot.colours
        for place, heat in enumerate(cells):
            draw_heat(painter, matrix_cell(rect, place, len(cells)), heat, colours)


class HeatDelegate(CellDelegate):
    """One heat cell that fills its place in a matrix of columns."""

    may_overflow = True

    @override
    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        heat = cell.content
        if isinstance(heat, Heat):
            draw_heat(painter, rect, heat, spot.colours, size=13, radius=0)


def matrix_cell(rect: QRect, place: int, count: int) -> QRect:
    """Return the rectangle of one of several small cells inside a cell."""
    inside = rect.adjusted(5, 0, -5, 0)
    step = inside.width() / max(1, count)
    side = min(look().px(17), round(step) - 1)
    box = QRect(0, 0, side, look().px(18))
    box.moveCenter(QPoint(round(inside.left() + step * (place + 0.5)), rect.center().y()))
    return box


def draw_heat(
    painter: QPainter, box: QRect, heat: Heat, colours: Colours, *, size: int = 11, radius: int = 2
) -> None:
    """Draw one heat cell with its letter."""
    fills = {
        "ok": colours.heat_ok,
        "ok2": colours.heat_ok2,
        "warn": colours.heat_warn,
        "bad": colours.heat_bad,
        "idle": colours.idle_soft,
    }
    fill = fills.get(heat.tone, "")
    if fill:
        rounded(painter, box, radius, fill)
    painter.setFont(look().font(size, 600 if heat.is_strong or heat.tone in _STRONG else 400))
    painter.setPen(colour(colours.text if heat.tone != "idle" else colours.text2))
    painter.drawText(box, _CENTRE, heat.letter)


_STRONG = {"ok2", "warn", "bad"}


class LevelDelegate(CellDelegate):
    """A level in its box, with an arrow when another voice is lower than the one before."""

    may_overflow = True

    @override
    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        mark = cell.content
        if not isinstance(mark, LevelMark):
            return
        colours = spot.colours
        box = level_rect(rect, mark.letter)
        if mark.is_lowered:
            box.translate(-look().px(9), 0)
            size = look().px(14)
            place = QPoint(box.right() + 4, rect.center().y() - size // 2)
            draw_icon(painter, place, "arrow-down", colours.warn, size)
        draw_level(painter, box, mark.letter, colours)


class ProgressDelegate(CellDelegate):
    """A bar of three parts with its numbers: done, under way, not begun."""

    may_overflow = True

    @override
    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        shares = cell.content
        if not isinstance(shares, Shares):
            self.draw_text(painter, rect, cell, self.ink(cell, spot))
            return
        colours = spot.colours
        left = rect.left() + look().px(PADDING)
        width = max(look().px(52), rect.width() - look().px(80))
        bar = QRect(left, rect.center().y() - 3, width, 8)
        total = max(1, shares.done + shares.doing + shares.waiting)
        at = 0
        for part, ink in (
            (shares.done, colours.ok),
            (shares.doing, colours.accent),
            (shares.waiting, colours.edge),
        ):
            start = bar.left() + round(width * at / total)
            at += part
            end = bar.left() + round(width * at / total)
            painter.fillRect(start, bar.top(), max(0, end - start - 1), bar.height(), colour(ink))
        words = QRect(bar.right() + 9, rect.top(), rect.right() - bar.right(), rect.height())
        painter.setFont(look().font(13, 600))
        painter.setPen(colour(colours.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(shares.done))
        words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(str(shares.done)))
        painter.setFont(look().font())
        rest = f" · {shares.doing} · {shares.waiting}"
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, rest)


class TwoLineDelegate(CellDelegate):
    """Two lines in a taller row: the name over the position."""

    may_overflow = True

    @override
    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        first, second = cast("tuple[str, str]", cell.content or ("", ""))
        colours = spot.colours
        inside = rect.adjusted(look().px(PADDING), 0, -look().px(PADDING), 0)
        height = look().line() + (look().line(12) if second else 0)
        top = rect.top() + (rect.height() - height) // 2
        for text, size, weight, ink in (
            (first, 13, 500, colours.text),
            (second, 12, 400, colours.text2),
        ):
            painter.setFont(look().font(size, weight))
            painter.setPen(colour(ink))
            area = QRect(inside.left(), top, inside.width(), look().line(size))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            top += look().line(size)
