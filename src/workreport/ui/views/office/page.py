"""Base of the Office's pages: facts read off the UI thread, keys of the page, banners that end."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from workreport.ui.models.column import GroupHead
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.page import Page


class OfficePage(Page):
    """Shows the facts of one model whenever they are new."""

    def __init__(self, name: str, accessible: str, model: OfficeModel[Any]) -> None:
        super().__init__(name, accessible)
        self.desk_model = model
        self._place = ""
        model.acting.connect(self.banners.clear)
        model.shown.connect(self._on_shown)
        # What was done or refused in one month says nothing about another.
        model.session.period_changed.connect(self.banners.leave)

    def show_facts(self) -> None:
        """Show what the model says now."""

    def reveal(self, place: str) -> None:
        """Bring a place into view once the facts are there."""

    @override
    def set_shown(self, is_shown: bool) -> None:
        self.desk_model.set_shown(is_shown=is_shown)
        if not is_shown:
            self.banners.leave()

    @override
    def show_place(self, place: str) -> None:
        self._place = place
        self._show_place()

    @override
    def leave(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            # An open cell or text hands over what was typed once it loses the focus.
            focused.clearFocus()

    def add_page_actions(self, *grids: QWidget) -> None:
        """Make keys of the page's actions; a single letter acts in a grid only, never in a text."""
        for action in self.page_actions:
            if len(action.keys[0]) > 1:
                self.add_keys(self, action, Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for grid in grids if len(action.keys[0]) == 1 else ():
                self.add_keys(grid, action, Qt.ShortcutContext.WidgetShortcut)

    def add_keys(self, widget: QWidget, action: Action, context: Qt.ShortcutContext) -> None:
        """Make the keys of one action work in a widget."""
        made = QAction(action.label, widget)
        made.setObjectName(f"action_{action.id}")
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        made.setShortcutContext(context)
        made.setData(action.id)
        made.triggered.connect(self._on_triggered)
        widget.addAction(made)

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.perform(str(action.data()))

    def _on_shown(self) -> None:
        self.show_facts()
        self._show_place()

    def _show_place(self) -> None:
        if self._place and self.desk_model.facts is not None:
            place, self._place = self._place, ""
            self.reveal(place)


def show_lines(
    grid: GridView, lines: Sequence[Any], group: Callable[[Any], GroupHead | None] | None = None
) -> None:
    """Show lines in a grid; the current cell stays where it is."""
    model = grid.grid
    before = [(line.id, getattr(line, "group", None)) for line in model.lines]
    if before == [(line.id, getattr(line, "group", None)) for line in lines] and before:
        model.update_lines(lines)
        return
    current = grid.current_id()
    index = grid.currentIndex()
    key = model.columns[index.column()].key if index.isValid() else ""
    model.set_lines(lines)
    if group is not None:
        model.group_by(lambda line: group(line) or GroupHead("", ""))
    if current:
        grid.go_to(current, key)
