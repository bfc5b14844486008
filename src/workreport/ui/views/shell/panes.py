"""Where the keyboard goes when it walks from pane to pane, and that it is seen there."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from workreport.ui.views.shell.page import Page
from workreport.ui.widgets.focus_ring import FocusRing

_MARGIN = 12


def first_stop(pane: QWidget) -> QWidget:
    """Return what takes the keyboard when a pane is entered; the pane itself if nothing does."""
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return pane
    return next(_stops(pane), pane)


def takes_focus(pane: QWidget) -> bool:
    """Tell whether something in a pane can be operated now."""
    return first_stop(pane).focusPolicy() != Qt.FocusPolicy.NoFocus


def page_panes(page: Page | None) -> list[QWidget]:
    """Return the panes of a page, then the first stop of each stretch of Tab beside them."""
    if page is None:
        return []
    panes = list(page.panes())
    beside: list[QWidget] = []
    follows = False
    for one in _in_tab_order(page):
        is_beside = not _lies_in(one, panes)
        if is_beside and not follows:
            beside.append(one)
        follows = is_beside
    return [*panes, *beside]


def pane_of(widget: QWidget | None, panes: list[QWidget], page: Page | None) -> int:
    """Return the place of the pane in which a widget lies; -1 if it is in none."""
    for place, pane in reversed(list(enumerate(panes))):
        if widget is not None and _lies_in(widget, [pane]):
            return place
    is_beside = page is not None and widget is not None and page.isAncestorOf(widget)
    return len(panes) - 1 if is_beside else -1


def bring_into_sight(widget: QWidget | None) -> None:
    """Scroll to what the keyboard came to; what is only scrolled gets a ring along its edge."""
    around = None if widget is None else widget.parentWidget()
    while widget is not None and around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, _MARGIN, _MARGIN)
        around = around.parentWidget()
    if isinstance(widget, QScrollArea):
        FocusRing(widget, reach=0)


def enter(widget: QWidget) -> None:
    """Give a widget the keyboard as the Tab key would."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    bring_into_sight(QApplication.focusWidget())


def _stops(root: QWidget) -> Iterator[QWidget]:
    return filter(_is_stop, root.findChildren(QWidget))


def _in_tab_order(page: Page) -> Iterator[QWidget]:
    one = page.nextInFocusChain()
    while one is not None and one is not page:
        if page.isAncestorOf(one) and _is_stop(one):
            yield one
        one = one.nextInFocusChain()


def _is_stop(one: QWidget) -> bool:
    takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and one.isVisible() and one.isEnabled()


def _lies_in(widget: QWidget, panes: list[QWidget]) -> bool:
    return any(pane is widget or pane.isAncestorOf(widget) for pane in panes)
