"""A table whose columns are arranged by the window's width and by what a person chose."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from workreport.ui.models.column import Column, Paint, Room, RowKind
from workreport.ui.models.column_layout import ColumnLayout
from workreport.ui.models.grid import GridModel
from workreport.ui.theme.look import look
from workreport.ui.views.grid.frozen import FrozenTable
from workreport.ui.views.grid.sort_menu import sort_menu
from workreport.ui.views.grid.widths import chip_columns, least_width

GROUP_HEIGHT = 26
COMPACT = 28
WIDE_FROM = 1600
NARROW_BELOW = 900
_LEAST_STRETCHED = 240  # below this the other columns scroll instead of squeezing the text
_MODES = QHeaderView.ResizeMode


class ArrangedTable(FrozenTable):
    """Keeps order, widths and visibility of the columns.

    Signals:
        layout_changed: The person moved a column or drew its width.
    """

    layout_changed = Signal()

    def __init__(self, model: GridModel[Any], *, hides_frame: bool, row_height: int) -> None:
        super().__init__(model, hides_frame=hides_frame)
        self.chosen_layout = ColumnLayout()
        self._is_arranged = False
        self._is_laying_out = False
        self._row_height = row_height
        self._room = Room.NORMAL
        self.head.sectionClicked.connect(self._on_head_clicked)

    def show_columns(self, hidden: set[str]) -> None:
        """Hide columns by key."""
        self.chosen_layout = ColumnLayout(hidden=frozenset(hidden))
        self.lay_out()

    def arrange(self, layout: ColumnLayout) -> None:
        """Take over what a person chose, and let it be changed by drawing on the heads."""
        if not self._is_arranged:
            self._is_arranged = True
            self.head.setSectionsMovable(True)
            self.head.sectionMoved.connect(self._on_moved)
            self.head.sectionResized.connect(self._on_resized)
        self.chosen_layout = layout
        self.lay_out()

    def set_window_width(self, width: int) -> None:
        """Show the columns that have room in a window of that logical width."""
        room = Room.NORMAL
        if width >= WIDE_FROM:
            room = Room.WIDE
        elif width < NARROW_BELOW:
            room = Room.ALWAYS
        if room is not self._room:
            self._room = room
            self.lay_out()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all columns as they come."""
        return tuple(column.key for column in self.grid.columns)

    def shown_keys(self) -> list[str]:
        """Return the keys of the shown columns in their order on the screen."""
        places = [self.head.logicalIndex(at) for at in range(self.head.count())]
        return [self.grid.columns[at].key for at in places if not self.isColumnHidden(at)]

    def has_room(self, column: Column[Any]) -> bool:
        """Tell whether a column is shown."""
        layout = self.chosen_layout
        if column.key in layout.hidden:
            return False
        if self._room is Room.ALWAYS:
            return column.room is Room.ALWAYS
        return (
            column.room in (Room.ALWAYS, Room.NORMAL)
            or column.key in layout.shown
            or (column.room is Room.WIDE and self._room is Room.WIDE)
        )

    def lay_out(self) -> None:
        """Give every row and column its size and its place."""
        self._is_laying_out = True
        taller = look().px(self._row_height) - look().px(COMPACT)
        self.verticalHeader().setDefaultSectionSize(look().row_height + taller)
        if self._is_arranged:
            for to, key in enumerate(self.chosen_layout.ordered(self.keys())):
                self.head.moveSection(self.head.visualIndex(self.grid.column_of(key)), to)
        for place, column in enumerate(self.grid.columns):
            self.setColumnHidden(place, not self.has_room(column))
            self.setColumnWidth(place, max(self._wanted(column), least_width(self.grid, place)))
            self.head.setSectionResizeMode(
                place, _MODES.Stretch if column.stretches else _MODES.Interactive
            )
        self._is_laying_out = False
        self.fit_rows()
        self.head.setFixedHeight(self.head.sizeHint().height())
        self.freeze(self._frozen_places())
        self._share_room()
        self.viewport().update()

    def fit_rows(self) -> None:
        """Give group heads their height, and chips the width they need."""
        # No spans: a block that crosses a spanned row would grow over all columns.
        heights, of_group = self.verticalHeader(), look().px(GROUP_HEIGHT)
        for row in range(self.grid.rowCount()):
            if self.grid.kind_at(row) is RowKind.GROUP:
                heights.resizeSection(row, of_group)
            elif heights.sectionSize(row) == of_group:  # a head stood here before
                heights.resizeSection(row, heights.defaultSectionSize())
        self._is_laying_out = True
        for place in chip_columns(self.grid):
            if not self.isColumnHidden(place) and (width := least_width(self.grid, place)):
                self.setColumnWidth(place, max(self.columnWidth(place), width))
        self._is_laying_out = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _wanted(self, column: Column[Any]) -> int:
        width = column.wide_width if self._room is Room.WIDE else 0
        return look().px(self.chosen_layout.widths.get(column.key) or width or column.width)

    def _frozen_places(self) -> tuple[int, ...]:
        wanted = self.chosen_layout.frozen
        shown = self.shown_keys()
        if wanted not in shown or self._room is Room.ALWAYS:
            return ()
        return tuple(self.grid.column_of(key) for key in shown[: shown.index(wanted) + 1])

    def _share_room(self) -> None:
        """Let the text column take the rest, but never less than can be read."""
        if not self._is_arranged or self._is_laying_out:
            return
        place = next((at for at, one in enumerate(self.grid.columns) if one.stretches), -1)
        if place < 0 or self.isColumnHidden(place):
            return
        others = sum(self.columnWidth(at) for at in range(self.head.count()) if at != place)
        least = look().px(_LEAST_STRETCHED)
        is_squeezed = self._room is not Room.ALWAYS and self.viewport().width() - others < least
        self._is_laying_out = True
        self.head.setSectionResizeMode(place, _MODES.Fixed if is_squeezed else _MODES.Stretch)
        if is_squeezed:
            self.setColumnWidth(place, least)
        self._is_laying_out = False

    def _on_moved(self, _section: int, _old: int, _new: int) -> None:
        if self._is_laying_out:
            return
        places = [self.head.logicalIndex(at) for at in range(self.head.count())]
        order = tuple(self.grid.columns[at].key for at in places)
        self.chosen_layout = replace(self.chosen_layout, order=order)
        self.lay_out()
        self.layout_changed.emit()

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        column = self.grid.columns[section]
        if self._is_laying_out or column.stretches or not new:
            return
        width = round(new / max(1, look().px(100)) * 100)
        self.chosen_layout = self.chosen_layout.with_width(column.key, width)
        self._share_room()
        self.layout_changed.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer how to sort by the column of the mouse, or of the cursor by the menu key."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        column = self.head.column(index.column()) if index.isValid() else None
        if column is None or column.paint is Paint.NUMBER:
            super().contextMenuEvent(event)
            return
        section = index.column()
        is_sorted = self.head.isSortIndicatorShown()
        is_own = is_sorted and self.head.sortIndicatorSection() == section
        now = self.head.sortIndicatorOrder() if is_own else None
        menu = sort_menu(self, column.title, now, lambda order: self._sort(section, order))
        below = self.visualRect(index).bottomLeft()
        menu.popup(self.viewport().mapToGlobal(below) if is_key else event.globalPos())

    def _on_head_clicked(self, section: int) -> None:
        """Sort upwards, then downwards; the third click gives the lines their own order back."""
        order: Qt.SortOrder | None = Qt.SortOrder.AscendingOrder
        if self.head.isSortIndicatorShown() and self.head.sortIndicatorSection() == section:
            was_up = self.head.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            order = Qt.SortOrder.DescendingOrder if was_up else None
        self._sort(section, order)

    def _sort(self, section: int, order: Qt.SortOrder | None) -> None:
        """Sort by a column, or no more; the cursor stays on its line."""
        before = self.currentIndex()
        line = self.grid.line_at(before.row())
        self.head.setSortIndicatorShown(order is not None)
        if order is None:
            self.grid.sort(-1)
        else:
            self.head.setSortIndicator(section, order)
            self.grid.sort(section, order)
        for row in range(self.grid.rowCount() if line is not None else 0):
            if self.grid.line_at(row) is line:
                self.setCurrentIndex(self.grid.index(row, before.column()))
                return
