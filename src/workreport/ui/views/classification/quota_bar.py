"""Filled and open squares: how many have the top level, how many may."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import rounded
from workreport.ui.widgets.ground import colours_of, named

_SIDE = 15
_GAP = 5


class QuotaSquares(QWidget):
    """Paints one square for each person who has, or still may have, the top level."""

    def __init__(self, name: str = "quota_squares") -> None:
        super().__init__()
        named(self, name)
        self._used = self._allowed = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_quota(self, used: int, allowed: int) -> None:
        """Show how many are used of how many allowed."""
        self._used, self._allowed = used, allowed
        words = _("{used} / tối đa {allowed}").format(used=used, allowed=allowed)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        count = max(self._used, self._allowed)
        return QSize(count * look().px(_SIDE + _GAP), look().px(_SIDE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        side = look().px(_SIDE)
        for place in range(max(self._used, self._allowed)):
            box = QRect(place * look().px(_SIDE + _GAP), 0, side, side)
            if place < self._used:
                over = place >= self._allowed
                rounded(painter, box, 2, colours.warn if over else colours.accent)
            else:
                rounded(painter, box, 2, colours.idle_soft, colours.edge)
