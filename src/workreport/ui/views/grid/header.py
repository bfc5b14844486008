"""The head of a grid: titles, groups of columns above them, the mark of the sorted column."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from workreport.ui.models.column import Align, Column
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_triangle
from workreport.ui.widgets.ground import colours_of

HEIGHT = 30
BAND_HEIGHT = 24
_ELIDED = Qt.TextElideMode.ElideRight
INSET = 4  # the least distance of a title from the edges of its column
_FLAGS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
}


class GridHeader(QHeaderView):
    """Paints column titles; columns of one band share a head above their titles."""

    def __init__(self, columns: tuple[Column[Any], ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._frozen: tuple[int, ...] = ()
        self.setObjectName("grid_header")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)

    def column(self, section: int) -> Column[Any]:
        """Return the column of a section."""
        return self._columns[section]

    def has_bands(self) -> bool:
        """Tell whether some columns share a head."""
        return any(column.band for column in self._columns)

    def freeze(self, sections: tuple[int, ...]) -> None:
        """Let heads stay in view when the others scroll sideways."""
        self._frozen = sections
        self.viewport().update()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self._frozen and self.offset() > 0:
            painter = QPainter(self.viewport())
            for section, left in self._kept():
                place = QRect(left, 0, self.sectionSize(section), self.height())
                self.paintSection(painter, place, section)
            painter.end()

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        section = self._kept_at(int(e.position().x()))
        if section >= 0:
            self.sectionClicked.emit(section)
        else:
            super().mousePressEvent(e)

    @override
    def sizeHint(self) -> QSize:
        height = HEIGHT + (BAND_HEIGHT if self.has_bands() else 0)
        return QSize(super().sizeHint().width(), look().px(height))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        colours = colours_of(self)
        column = self.column(logicalIndex)
        painter.save()
        painter.fillRect(rect, QColor(colours.sunken))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line2))
        top = rect.top() + (look().px(BAND_HEIGHT) if self.has_bands() else 0)
        line_top = rect.top() if self._ends_band(logicalIndex) else top
        painter.fillRect(rect.right(), line_top, 1, rect.bottom() - line_top, QColor(colours.line2))
        title = QRect(rect.left(), top, rect.width(), rect.bottom() - top)
        painter.setPen(QColor(colours.text2))
        if column.heads:
            self._paint_heads(painter, title, column)
        else:
            self._paint_title(painter, title, column, logicalIndex)
        if column.band:
            self._paint_band(painter, rect, logicalIndex)
        painter.restore()

    def _kept(self) -> list[tuple[int, int]]:
        left, found = 0, []
        for section in self._frozen:
            found.append((section, left))
            left += self.sectionSize(section)
        return found

    def _kept_at(self, left: int) -> int:
        """Return the frozen section at a place, -1 while nothing lies under the frozen ones."""
        if self.offset() > 0:
            for section, begin in self._kept():
                if begin <= left < begin + self.sectionSize(section):
                    return section
        return -1

    def _paint_title(
        self, painter: QPainter, rect: QRect, column: Column[Any], section: int
    ) -> None:
        painter.setFont(look().font(12, 600))
        inside = rect.adjusted(look().px(8), 0, -look().px(8), 0)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            tip = QPointF(rect.right() - look().px(8), rect.center().y() - 1)
            if self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder:
                tip += QPointF(0, 3)
                draw_triangle(painter, tip, -look().px(3), colours_of(self).text2)
            else:
                draw_triangle(painter, tip, look().px(3), colours_of(self).text2)
            inside.adjust(0, 0, -look().px(8), 0)
        flags = _FLAGS[column.align] | Qt.AlignmentFlag.AlignVCenter
        if painter.fontMetrics().horizontalAdvance(column.title) > inside.width():
            inside = rect.adjusted(INSET, 0, -INSET, 0)
        words = painter.fontMetrics().elidedText(column.title, _ELIDED, inside.width())
        painter.drawText(inside, flags, words)

    def _paint_heads(self, painter: QPainter, rect: QRect, column: Column[Any]) -> None:
        painter.setFont(look().font(12, 400))
        inside = rect.adjusted(5, 0, -5, 0)
        step = inside.width() / len(column.heads)
        for place, head in enumerate(column.heads):
            left = round(inside.left() + step * place)
            area = QRect(left - 2, rect.top(), round(step) + 4, rect.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, head)

    def _paint_band(self, painter: QPainter, rect: QRect, section: int) -> None:
        band = self.column(section).band
        members = [at for at in range(self.count()) if self.column(at).band == band]
        width = sum(self.sectionSize(at) for at in members)
        # Every section paints its own part of the words: the next one would paint over them.
        painter.setClipRect(rect)
        painter.setFont(look().font(12, 400))
        left = self.sectionViewportPosition(members[0])
        area = QRect(left, rect.top(), width, look().px(BAND_HEIGHT))
        # Where most of its columns are left out, the beginning of the words says most.
        words = painter.fontMetrics().elidedText(band, Qt.TextElideMode.ElideRight, width - 4)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _ends_band(self, section: int) -> bool:
        is_last = section == self.count() - 1
        band = self.column(section).band
        return is_last or not band or self.column(section + 1).band != band
