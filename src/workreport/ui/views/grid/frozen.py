"""A table whose first columns stay in view while the others scroll sideways."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from workreport.ui.models.grid import GridModel
from workreport.ui.theme.painting import colour
from workreport.ui.views.grid.drawing import Drawing, DrawnTable, Strip
from workreport.ui.views.grid.header import GridHeader
from workreport.ui.widgets.ground import colours_of, named

_ENSURED = QAbstractItemView.ScrollHint.EnsureVisible


class FrozenTable(DrawnTable):
    """Draws frozen columns at the left edge over those that scrolled under them."""

    def __init__(self, model: GridModel[Any], *, hides_frame: bool) -> None:
        super().__init__(model, hides_frame=hides_frame)
        self.head = named(GridHeader(model.columns, self), "grid_header")
        self.setHorizontalHeader(self.head)
        self._frozen: tuple[int, ...] = ()

    def freeze(self, places: tuple[int, ...]) -> None:
        """Let columns stay in view, in this order."""
        self._frozen = places
        self.head.freeze(places)
        self.viewport().update()

    @property
    def is_scrolled(self) -> bool:
        """Whether columns lie under the frozen ones."""
        return bool(self._frozen) and self.horizontalScrollBar().value() > 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_scrolled:
            super().paintEvent(event)
            return
        area = event.rect()
        bands = self.bands(area)
        kept = self._kept_strips()
        edge = kept[-1].left + kept[-1].width
        painter = QPainter(self.viewport())
        painter.setClipRect(area.intersected(QRect(edge, 0, area.right(), area.bottom() + 1)))
        strips = [one for one in self.strips(area) if one.place not in self._frozen]
        if strips and bands:
            Drawing(painter, self, strips).draw(bands)
        painter.setClipRect(area)
        if bands and area.left() < edge:
            Drawing(painter, self, kept, group_left=0).draw(bands)
        ink = colour(colours_of(self).line2)
        painter.fillRect(edge - 1, area.top(), 1, area.height(), ink)
        painter.end()

    @override
    def indexAt(self, pos: QPoint) -> QModelIndex:
        strip = self._kept_at(pos.x()) if self.is_scrolled else None
        if strip is None:
            return super().indexAt(pos)
        return self.grid.index(self.rowAt(pos.y()), strip.place)

    @override
    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        if self.is_scrolled and index.column() in self._frozen:
            strip = next((one for one in self._kept_strips() if one.place == index.column()), None)
            if strip is not None:
                row = index.row()
                top, height = self.rowViewportPosition(row), self.rowHeight(row)
                return QRect(strip.left, top, strip.width, height)
        return super().visualRect(index)

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = _ENSURED,
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not self._frozen:
            return
        if index.column() in self._frozen:
            bar.setValue(before)
        elif self.is_scrolled:
            kept = self._kept_strips()
            hidden = kept[-1].left + kept[-1].width - self.columnViewportPosition(index.column())
            if hidden > 0:
                bar.setValue(bar.value() - hidden)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._frozen and dx:
            self.viewport().update()
            self.head.viewport().update()

    def _kept_strips(self) -> list[Strip]:
        left, found = 0, []
        for place in self._frozen:
            width = self.columnWidth(place)
            found.append(Strip(place, left, width, self.delegate_of(place)))
            left += width
        return found

    def _kept_at(self, left: int) -> Strip | None:
        return next((one for one in self._kept_strips() if left < one.left + one.width), None)
