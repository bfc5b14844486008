"""The menu of a column: how its lines are put in order, for the keyboard and the right button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from workreport.i18n.translation import N_, _
from workreport.ui.widgets.ground import named

_ORDERS: tuple[tuple[str, str, Qt.SortOrder | None], ...] = (
    ("up", N_("Xếp tăng dần"), Qt.SortOrder.AscendingOrder),
    ("down", N_("Xếp giảm dần"), Qt.SortOrder.DescendingOrder),
    ("none", N_("Theo thứ tự ban đầu"), None),
)


def sort_menu(
    parent: QWidget,
    title: str,
    now: Qt.SortOrder | None,
    choose: Callable[[Qt.SortOrder | None], None],
) -> QMenu:
    """Return the menu; ``now`` is the order the column has, ticked."""
    menu = named(QMenu(parent), "sort_menu", _("Xếp theo {column}").format(column=title))
    for name, words, order in _ORDERS:
        action = menu.addAction(_(words))
        action.setObjectName(f"sort_{name}")
        action.setCheckable(True)
        action.setChecked(order == now)
        action.triggered.connect(lambda _checked=False, order=order: choose(order))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
