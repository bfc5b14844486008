"""The parts of the set-up page as segments on one line or two: all are seen, none is looked for."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.ui.theme.painting import rounded
from workreport.ui.widgets.ground import colours_of, column, row
from workreport.ui.widgets.strips import Segment, SegmentStrip

_EDGE = 2  # both edges of a line
_GAP = 4


class PartStrip(SegmentStrip):
    """One choice over both lines: the arrows go on from the end of the first."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__((), name, accessible)
        self._lines = column(gap=_GAP)
        self._upper, self._lower = row(), row()
        for line in (self._upper, self._lower):
            line.setAlignment(Qt.AlignmentFlag.AlignLeft)
            self._lines.addLayout(line)
        self._layout.addLayout(self._lines)
        self._first = 0  # how many stand on the first line

    @override
    def set_segments(self, segments: tuple[Segment, ...]) -> None:
        super().set_segments(segments)
        self._first = 0

    def arrange(self, width: int) -> bool:
        """Put the segments on one line, or on two; tell whether the width is enough for that."""
        rooms = [button.room() for button in self._buttons]
        first = len(rooms) if sum(rooms) + _EDGE <= width else _fair(rooms)
        if first != self._first:
            self._first = first
            for place, button in enumerate(self._buttons):
                for line in (self._layout, self._upper, self._lower):
                    line.removeWidget(button)
                (self._upper if place < first else self._lower).addWidget(button)
                button.set_last(is_last=place in {first - 1, len(rooms) - 1})
            self._lines.setSpacing(_GAP if first < len(rooms) else 0)
            self.updateGeometry()
        return max(sum(rooms[:first]), sum(rooms[first:])) + _EDGE <= width

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        for line in (self._buttons[: self._first], self._buttons[self._first :]):
            if line:
                rounded(painter, _around(line), 4, colours.surface, colours.edge)


def _fair(rooms: Sequence[int]) -> int:
    """Return how many to put on the first of two lines so that the longer one is shortest."""
    places = range(1, len(rooms))
    return min(places, key=lambda at: max(sum(rooms[:at]), sum(rooms[at:])), default=len(rooms))


def _around(buttons: Sequence[QWidget]) -> QRect:
    whole = QRect(buttons[0].geometry())
    for button in buttons[1:]:
        whole = whole.united(button.geometry())
    return whole.adjusted(-1, 0, 1, 0)
