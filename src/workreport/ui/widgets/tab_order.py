"""Where Tab goes among parts that are made anew: else they would all be reached last."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(above: QWidget, root: QWidget) -> None:
    """Let Tab come from the last stop of ``above`` into ``root``, from its first part to its last.

    The order is the one in which the parts were made. Nothing else changes its place.
    """
    before = next(reversed([above, *_stops(above)]))
    for one in _stops(root):
        QWidget.setTabOrder(before, one)
        before = one


def _stops(root: QWidget) -> list[QWidget]:
    found = root.findChildren(QWidget)
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
