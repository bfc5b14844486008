"""A table that draws all visible cells of a grid in one go.

Qt would ask the delegate for one cell after the other; grounds and edges are drawn here for whole
rows and columns, and what does not differ between cells is looked up once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QEvent, QItemSelectionRange, QRect
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from workreport.ui.delegates.cell import (
    CellDelegate,
    Spot,
    ground_of,
    paint_current,
    paint_current_line,
    paint_state,
)
from workreport.ui.models.column import Cell, RowKind
from workreport.ui.models.grid import GridModel
from workreport.ui.theme.painting import colour
from workreport.ui.theme.tokens import Colours
from workreport.ui.widgets.ground import colours_of


@dataclass(frozen=True, slots=True)
class Strip:
    """A column as far as it is seen."""

    place: int
    left: int
    width: int
    delegate: CellDelegate


@dataclass(frozen=True, slots=True)
class Band:
    """A row as far as it is seen."""

    row: int
    top: int
    height: int


class Drawing:
    """One painting: what is the same for all cells, and what is drawn last."""

    def __init__(
        self,
        painter: QPainter,
        table: "DrawnTable",
        strips: list[Strip],
        *,
        group_left: int | None = None,
    ) -> None:
        self._group_left = group_left
        self._painter = painter
        self._table = table
        self._grid = table.grid
        self._strips = strips
        self._colours: Colours = colours_of(table)
        current = table.currentIndex()
        self._current = (current.row(), current.column())
        chosen = cast("Iterable[QItemSelectionRange]", table.selectionModel().selection())
        self._selected = [(one.top(), one.bottom(), one.left(), one.right()) for one in chosen]
        self._last: list[tuple[Spot, Cell]] = []

    def draw(self, bands: list[Band]) -> None:
        """Draw rows from top to bottom."""
        above: list[Band] = []
        for band in bands:
            if self._grid.kind_at(band.row) is RowKind.GROUP:
                self._draw_edges(above)
                above = []
                self._draw_group(band)
            else:
                self._draw_line(band)
                above.append(band)
        self._draw_edges(above)
        row, column = self._current
        for spot, cell in self._last:
            paint_state(self._painter, spot, cell)
            if spot.row == row:
                is_list, has_focus = self._table.hides_frame, self._table.hasFocus()
                is_framed = spot.column == column and not is_list
                paint_current(self._painter, spot, is_framed=is_framed, has_focus=has_focus)
                if is_list and has_focus:
                    paint_current_line(self._painter, spot)

    def _draw_line(self, band: Band) -> None:
        colours, painter, row = self._colours, self._painter, band.row
        is_current = row == self._current[0]
        is_hovered = row == self._table.hovered_row
        is_adder = self._grid.kind_at(row) is RowKind.ADDER
        cells = [self._grid.cell(row, strip.place) for strip in self._strips]
        grounds = [
            ground_of(
                cell,
                colours,
                is_selected=is_current or self._is_selected(row, strip.place),
                is_hovered=is_hovered,
            )
            for cell, strip in zip(cells, self._strips, strict=True)
        ]
        self._draw_grounds(band, grounds)
        tinted = (colours.warn_soft, colours.accent_soft)
        for strip, cell, ground in zip(self._strips, cells, grounds, strict=True):
            rect = QRect(strip.left, band.top, strip.width, band.height)
            spot = Spot(rect, row, strip.place, colours, ground in tinted)
            if is_adder:
                strip.delegate.paint_adder(painter, spot, cell)
            elif strip.delegate.may_overflow:
                painter.save()
                painter.setClipRect(rect)
                strip.delegate.paint_content(painter, rect.adjusted(0, 0, -1, -1), cell, spot)
                painter.restore()
            else:
                inside = QRect(strip.left, band.top, strip.width - 1, band.height - 1)
                strip.delegate.paint_content(painter, inside, cell, spot)
            if is_current or cell.state is not None:
                self._last.append((spot, cell))

    def _draw_grounds(self, band: Band, grounds: Sequence[str]) -> None:
        start = 0
        for place, strip in enumerate(self._strips):
            if place + 1 == len(grounds) or grounds[place + 1] != grounds[place]:
                left = self._strips[start].left
                width = strip.left + strip.width - left
                fill = colour(grounds[place])
                self._painter.fillRect(left, band.top, width, band.height, fill)
                start = place + 1

    def _draw_edges(self, bands: list[Band]) -> None:
        if not bands:
            return
        ink = colour(self._colours.line)
        first, last = self._strips[0], self._strips[-1]
        width = last.left + last.width - first.left
        for band in bands:
            self._painter.fillRect(first.left, band.top + band.height - 1, width, 1, ink)
        top = bands[0].top
        height = bands[-1].top + bands[-1].height - top
        for strip in self._strips:
            self._painter.fillRect(strip.left + strip.width - 1, top, 1, height, ink)

    def _draw_group(self, band: Band) -> None:
        places = range(len(self._grid.columns))
        left = self._group_left
        if left is None:
            left = self._table.columnViewportPosition(0)
        width = sum(self._table.columnWidth(place) for place in places)
        spot = Spot(QRect(left, band.top, width, band.height), band.row, 0, self._colours)
        self._table.delegate_of(0).paint_group(self._painter, spot, self._grid)
        if band.row == self._current[0] and self._table.hasFocus():
            paint_current_line(self._painter, spot)

    def _is_selected(self, row: int, column: int) -> bool:
        # A list is chosen from line by line: what is selected of a line stands for all of it.
        is_list = self._table.hides_frame
        return any(
            top <= row <= bottom and (is_list or left <= column <= right)
            for top, bottom, left, right in self._selected
        )


class DrawnTable(QTableView):
    """Draws a :class:`GridModel`; the row under the pointer has a ground of its own."""

    def __init__(self, model: GridModel[Any], *, hides_frame: bool) -> None:
        super().__init__()
        self.grid = model
        self.hides_frame = hides_frame
        self.hovered_row = -1

    def delegate_of(self, place: int) -> CellDelegate:
        """Return what draws the cells of a column."""
        return cast("CellDelegate", self.itemDelegateForColumn(place))

    def repaint_row(self, row: int) -> None:
        """Paint a row again when the event loop comes to it."""
        if row >= 0:
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row) + 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        strips, bands = self.strips(area), self.bands(area)
        if strips and bands:
            painter = QPainter(self.viewport())
            Drawing(painter, self, strips).draw(bands)
            painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # By itself Qt begins in the first row, which may be the head of a group.
        has_begun = self.currentIndex().isValid()
        super().focusInEvent(event)
        rows = range(0 if has_begun else self.grid.rowCount())
        first = next((row for row in rows if self.grid.line_at(row) is not None), -1)
        if first >= 0:
            self.setCurrentIndex(self.grid.index(first, max(0, self.currentIndex().column())))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before = self.hovered_row
        if before != row:
            self.hovered_row = row
            self.repaint_row(row)
            self.repaint_row(before)

    def strips(self, area: QRect) -> list[Strip]:
        """Return the columns that are seen in an area."""
        head = self.horizontalHeader()
        found = []
        for at in range(head.count()):
            place = head.logicalIndex(at)
            left, width = self.columnViewportPosition(place), self.columnWidth(place)
            if width > 0 and left <= area.right() and left + width > area.left():
                found.append(Strip(place, left, width, self.delegate_of(place)))
        return found

    def bands(self, area: QRect) -> list[Band]:
        """Return the rows that are seen in an area."""
        row = self.rowAt(area.top())
        found = []
        while 0 <= row < self.grid.rowCount():
            top = self.rowViewportPosition(row)
            if top > area.bottom():
                break
            found.append(Band(row, top, self.rowHeight(row)))
            row += 1
        return found
