"""What every widget of ours starts with: a name for tests and tools, a name for the reader."""

from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from workreport.ui.theme.look import look
from workreport.ui.theme.tokens import DARK, Colours

W = TypeVar("W", bound=QWidget)
B = TypeVar("B", bound=QBoxLayout)


def named(widget: W, name: str, accessible: str = "", description: str = "") -> W:
    """Give a widget its object name and what a screen reader says; return the widget."""
    widget.setObjectName(name)
    if accessible:
        widget.setAccessibleName(accessible)
    if description:
        widget.setAccessibleDescription(description)
    return widget


def colours_of(widget: QWidget) -> Colours:
    """Return the colours a widget paints with: the board presentation is always dark."""
    return DARK if widget.window().property("always_dark") else look().colours


def column(parent: QWidget | None = None, *, margin: int = 0, gap: int = 0) -> QVBoxLayout:
    """Return a layout from top to bottom."""
    return _bare(QVBoxLayout(parent) if parent else QVBoxLayout(), margin, gap)


def row(parent: QWidget | None = None, *, margin: int = 0, gap: int = 0) -> QHBoxLayout:
    """Return a layout from left to right."""
    return _bare(QHBoxLayout(parent) if parent else QHBoxLayout(), margin, gap)


def _bare(layout: B, margin: int, gap: int) -> B:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def rule(*, is_upright: bool = False, ink: str = "line") -> QFrame:
    """Return a hairline; ``ink`` is line or line2."""
    line = QFrame()
    line.setProperty("frame", "rule2" if ink == "line2" else "rule")
    if is_upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and destroy it."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        widget = item.widget()
        if inner is not None:
            empty(inner)
        elif widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def square(side: int) -> QSize:
    """Return a square size that follows the text size."""
    return QSize(look().px(side), look().px(side))
