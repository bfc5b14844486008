"""The two menus of the window: the months to choose from, and everything that has a key."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _
from workreport.ui.views.shell.actions import WINDOW_ACTIONS
from workreport.ui.widgets.ground import named

_IN_MENU = (
    ("work_plan",),
    ("settings", "exchange", "save"),
    ("larger", "smaller", "normal_size"),
    ("keys", "gallery"),
    ("lock",),
)


def month_menu(
    parent: QWidget,
    months: tuple[Period, ...],
    shown: Period,
    choose: Callable[[Period], None],
) -> QMenu:
    """Return a menu of months, the newest first, the one shown ticked."""
    menu = named(QMenu(parent), "month_menu", _("Chọn tháng"))
    for month in sorted({*months, shown}, reverse=True):
        action = menu.addAction(period_text(str(month)))
        action.setObjectName(f"month_{month}")
        action.setCheckable(True)
        action.setChecked(month == shown)
        action.triggered.connect(lambda _checked=False, month=month: choose(month))
    return menu


def window_menu(parent: QWidget, perform: Callable[[str], None], *, training: bool) -> QMenu:
    """Return the menu of what can be done on every page, with the keys that do it too."""
    menu = named(QMenu(parent), "window_menu_list", _("Thiết lập và lệnh khác"))
    known = {action.id: action for action in WINDOW_ACTIONS}
    for place, group in enumerate(_IN_MENU):
        if place:
            menu.addSeparator()
        for each in group:
            action = known[each]
            if action.needs == "training" and not training:
                continue
            # The key belongs to the window's own action; here it is only shown.
            made = QAction(f"{action.label}\t{action.shown_keys}", menu)
            made.setObjectName(f"menu_{each}")
            made.triggered.connect(lambda _checked=False, each=each: perform(each))
            menu.addAction(made)
    return menu


def above(widget: QWidget, menu: QMenu) -> QPoint:
    """Return where a menu opens upwards from a widget at the foot of the window."""
    return widget.mapToGlobal(QPoint(0, -menu.sizeHint().height()))


def below(widget: QWidget) -> QPoint:
    """Return where a menu opens downwards from a widget."""
    return widget.mapToGlobal(QPoint(0, widget.height() + 2))
