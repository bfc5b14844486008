"""The manners of every grid that are settings of the table."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def set_manners(view: QTableView) -> None:
    """Set how a table scrolls, selects and begins to edit."""
    view.setShowGrid(False)
    view.setMouseTracking(True)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    triggers = QAbstractItemView.EditTrigger
    view.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(16)
