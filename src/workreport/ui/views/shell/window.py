"""The main window: side bar, top bar, status bar, and pages that are built when first shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

from workreport.domain.period import Period
from workreport.i18n.translation import _
from workreport.ui.theme import icons
from workreport.ui.theme.look import SCALE_STEP, look
from workreport.ui.views.shell.actions import WINDOW_ACTIONS, sheet
from workreport.ui.views.shell.key_sheet import KeySheet
from workreport.ui.views.shell.page import Page
from workreport.ui.views.shell.panes import (
    bring_into_sight,
    enter,
    first_stop,
    page_panes,
    pane_of,
    takes_focus,
)
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.side_bar import SideBar, SideItem, WhoWorks
from workreport.ui.widgets.status_bar import StatusBar
from workreport.ui.widgets.top_bar import TopBar

SMALLEST = (640, 360)
NARROW_WIDTH = 900
NARROW_HEIGHT = 560
_SHEET_WIDTH = 480

PageFactory = Callable[[], Page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a window shows: who works here, which pages, which month."""

    who: WhoWorks
    items: tuple[SideItem, ...]
    factories: Mapping[str, PageFactory]
    period: Period


class MainWindow(QMainWindow):
    """Shows one page at a time.

    Signals:
        page_shown: Key of the page.
        period_wanted: The month the person wants to see.
        search_wanted: What to look for.
        action_wanted: An action no page answered: save, exchange, settings, undo, …
        closing: The window is about to close.
    """

    page_shown = Signal(str)
    period_wanted = Signal(object)
    search_wanted = Signal(str)
    action_wanted = Signal(str)
    closing = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "main_window")
        who = desk.who
        self.setWindowTitle(
            _("WorkReport – {agency} – {unit}").format(agency=who.agency, unit=who.unit)
        )
        self.setMinimumSize(*SMALLEST)
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._key = ""
        self.side_bar = SideBar(desk.items, who)
        self.top_bar = TopBar(desk.period)
        self.status_bar = StatusBar()
        self._stack = named(QStackedWidget(), "pages")
        self._sheet: KeySheet | None = None
        self._before_sheet: QWidget | None = None
        self._build()
        self._add_actions()
        look().changed.connect(self._fit)

    def show_page(self, key: str) -> Page:
        """Show a page, which is built the first time, and return it."""
        page = self.page(key)
        before = self.current_page()
        if before is not None and before is not page:
            before.set_shown(False)
        self._key = key
        self._stack.setCurrentWidget(page)
        self.side_bar.choose(key)
        page.fit(self.logical_width())
        page.set_shown(True)
        self.page_shown.emit(key)
        return page

    def page(self, key: str) -> Page:
        """Return a page without showing it."""
        if key not in self._pages:
            self._pages[key] = self._desk.factories[key]()
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def pages(self) -> tuple[str, ...]:
        """Return the keys of all pages that this desk has, in the side bar or behind a key."""
        return tuple(self._desk.factories)

    def built_pages(self) -> tuple[str, ...]:
        """Return the keys of the pages that were built so far."""
        return tuple(self._pages)

    def current_page(self) -> Page | None:
        """Return the page shown."""
        return self._pages.get(self._key)

    @property
    def shown_key(self) -> str:
        """Key of the page shown; empty before the first."""
        return self._key

    def set_period(self, period: Period) -> None:
        """Show another month in the top bar."""
        self.top_bar.months.set_period(period)

    def logical_width(self) -> int:
        """Return the width that decides what has room: larger text leaves less."""
        return self.width() * 100 // look().scale

    def perform(self, action: str) -> None:
        """Do an action: the page first, then the window, then whoever listens."""
        page = self.current_page()
        lies_over = action == "back" and self._sheet is not None  # what lies on top goes first
        if page is not None and not lies_over and page.perform(action):
            return
        own = self._own_actions().get(action)
        if own is not None:
            own()
        else:
            self.action_wanted.emit(action)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closing.emit()

    def _build(self) -> None:
        desk = named(QWidget(), "desk")
        outer = row(desk)
        outer.addWidget(self.side_bar)
        lines = column()
        lines.addWidget(self.top_bar)
        lines.addWidget(self._stack, 1)
        lines.addWidget(self.status_bar)
        outer.addLayout(lines, 1)
        self.setCentralWidget(desk)
        self.side_bar.chosen.connect(self._on_chosen)
        self.top_bar.months.period_chosen.connect(self.period_wanted)
        self.top_bar.search_wanted.connect(self.search_wanted)
        QTimer.singleShot(0, self, icons.wake)

    def _add_actions(self) -> None:
        for action in WINDOW_ACTIONS:
            if action.needs == "training" and not self._desk.who.is_training:
                continue
            made = QAction(action.label, self)
            made.setObjectName(f"action_{action.id}")
            made.setShortcuts([QKeySequence(key) for key in action.keys])
            made.setData(action.id)
            made.triggered.connect(self._on_triggered)
            self.addAction(made)
        for item in self._desk.items:
            made = QAction(item.text, self)
            made.setObjectName(f"action_page_{item.key}")
            made.setShortcut(QKeySequence(item.shortcut))
            made.setData(item.key)
            made.triggered.connect(self._on_page_triggered)
            self.addAction(made)

    def _own_actions(self) -> dict[str, Callable[[], object]]:
        return {
            "period_before": self.top_bar.months.go_back,
            "period_after": self.top_bar.months.go_on,
            "search": self.top_bar.focus_search,
            "pane_next": self._focus_next_pane,
            "pane_before": self._focus_pane_before,
            "larger": self._enlarge,
            "smaller": self._shrink,
            "normal_size": self._normal_size,
            "keys": self._toggle_keys,
            "back": self._hide_keys,
        }

    def _fit(self) -> None:
        width = self.logical_width()
        is_narrow = width < NARROW_WIDTH or self.height() * 100 // look().scale < NARROW_HEIGHT
        self.side_bar.set_narrow(is_narrow)
        self.top_bar.set_narrow(is_narrow)
        self.status_bar.set_narrow(is_narrow)
        page = self.current_page()
        if page is not None:
            page.fit(width)

    def has_focus_in_page(self) -> bool:
        """Tell whether the keyboard is in the page shown."""
        page, focused = self.current_page(), QApplication.focusWidget()
        return page is not None and focused is not None and page.isAncestorOf(focused)

    def focus_page(self) -> None:
        """Give the keyboard to the page, so that typing and arrows act on what is seen."""
        page = self.current_page()
        if page is not None:
            first_stop(page.panes()[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focusNextPrevChild(self, is_forward: bool) -> bool:
        # Every Tab comes here in the end: a scrolled part does not follow a focus from outside.
        has_moved = super().focusNextPrevChild(is_forward)
        if has_moved:
            bring_into_sight(QApplication.focusWidget())
        return has_moved

    def _focus_next_pane(self) -> None:
        self._focus_pane(1)

    def _focus_pane_before(self) -> None:
        self._focus_pane(-1)

    def _focus_pane(self, step: int) -> None:
        page = self.current_page()
        every = [self.side_bar, self.top_bar, *page_panes(page)]
        # A pane in which nothing can be operated now would hold the focus for ever.
        panes = [pane for pane in every if pane.isVisible() and takes_focus(pane)]
        at = pane_of(QApplication.focusWidget(), panes, page)
        enter(first_stop(panes[(at + step) % len(panes)]))

    def _enlarge(self) -> None:
        look().use_scale(look().scale + SCALE_STEP)

    def _shrink(self) -> None:
        look().use_scale(look().scale - SCALE_STEP)

    def _normal_size(self) -> None:
        look().use_scale(100)

    def _toggle_keys(self) -> None:
        if self._sheet is not None and self._sheet.isVisible():
            self._hide_keys()
            return
        page = self.current_page()
        actions = sheet(page.page_actions, has_grid=page.has_grid) if page is not None else sheet()
        self._hide_keys()
        self._sheet = KeySheet(actions, self)
        self._sheet.shut.clicked.connect(self._hide_keys)
        width = min(self.width(), look().px(_SHEET_WIDTH))
        self._sheet.setGeometry(self.width() - width, 0, width, self.height())
        self._sheet.show()
        self._sheet.raise_()
        # Arrows and Page Down then read on; Esc gives the keyboard back.
        self._before_sheet = QApplication.focusWidget()
        self._sheet.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_keys(self) -> None:
        if self._sheet is not None:
            had_focus = self._sheet.isAncestorOf(QApplication.focusWidget() or self)
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
            if had_focus and self._before_sheet is not None and isValid(self._before_sheet):
                self._before_sheet.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before_sheet = None

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.perform(str(action.data()))

    def _on_page_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.show_page(str(action.data()))
            self.focus_page()

    def _on_chosen(self, key: str) -> None:
        self.show_page(key)
        # Who walks through the side bar by key stays there; a click means to work on the page.
        focused = QApplication.focusWidget()
        if focused is None or not self.side_bar.isAncestorOf(focused):
            self.focus_page()
