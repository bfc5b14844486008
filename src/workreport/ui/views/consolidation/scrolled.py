"""A list that is scrolled inside the pane beside the questions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workreport.ui.widgets.ground import column, named


def scrolled(inner: QVBoxLayout, name: str) -> QScrollArea:
    """Return an area in which rows are scrolled from top to bottom."""
    inside = named(QWidget(), "inside")
    outer = column(inside)
    outer.addLayout(inner)
    outer.addStretch(1)
    area = QScrollArea()
    area.setObjectName(name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area
