"""The grid of the board: what it shows of a unit follows the room there is."""

from typing import Any

from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from workreport.ui.models.column import Column
from workreport.ui.theme.look import look
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.grid.widths import least_width

_LEAST_UNIT = 190
_LEFT_OUT_FIRST = ("received", "months", "score", "shares", "check")


class FittingGrid(GridView):
    """Leaves out what has no room, the least needed first: beside a pane nothing runs sideways."""

    _left_out: frozenset[str] = frozenset()

    @override
    def has_room(self, column: Column[Any]) -> bool:
        return column.key not in self._left_out and super().has_room(column)

    @override
    def lay_out(self) -> None:
        self._left_out = self._without_room()
        super().lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._without_room() != self._left_out:
            self.lay_out()

    def _without_room(self) -> frozenset[str]:
        widths = {
            column.key: look().px(_LEAST_UNIT)
            if column.stretches
            else max(self._wanted(column), least_width(self.grid, place))
            for place, column in enumerate(self.grid.columns)
            if super(FittingGrid, self).has_room(column)
        }
        left_out: set[str] = set()
        for key in _LEFT_OUT_FIRST:
            if sum(widths.values()) <= self.viewport().width():
                break
            if widths.pop(key, 0):
                left_out.add(key)
        return frozenset(left_out)
