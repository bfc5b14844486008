"""Chips: a state with icon and word; level boxes for A, B, C, D."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workreport.ui.theme.badge import Badge
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import badge_width, draw_badge, draw_level
from workreport.ui.widgets.ground import colours_of, named


class Chip(QWidget):
    """Shows one badge; a bare one has no background, as on a tinted row."""

    def __init__(self, badge: Badge, name: str = "chip", *, is_bare: bool = False) -> None:
        super().__init__()
        self._is_bare = is_bare
        self._badge = badge
        named(self, name, badge.text)
        self.setToolTip(badge.tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)
        look().icons_changed.connect(self.update)

    def set_badge(self, badge: Badge) -> None:
        """Show another state."""
        self._badge = badge
        self.setAccessibleName(badge.text)
        self.setToolTip(badge.tooltip)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(badge_width(self._badge), look().chip_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        draw_badge(painter, QPoint(0, 0), self._badge, colours, is_tinted=self._is_bare)


class LevelBox(QWidget):
    """Shows one level letter, the sign for "not rated", or an open place."""

    def __init__(self, letter: str, accessible: str, name: str = "level") -> None:
        super().__init__()
        self._letter = letter
        named(self, name, accessible)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def set_level(self, letter: str, accessible: str) -> None:
        """Show another level."""
        self._letter = letter
        self.setAccessibleName(accessible)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(22), look().px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_level(QPainter(self), QRect(self.rect()), self._letter, colours_of(self))
