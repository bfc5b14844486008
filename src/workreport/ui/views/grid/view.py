"""The grid: a table that behaves like a spreadsheet.

A key acts on the selected cells; typing edits; every edit goes through the model as one step that
undo takes back.
"""

from datetime import date
from typing import Any, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit
from typing_extensions import override

from workreport.ui.delegates.choosing import delegate_for
from workreport.ui.models.column import Column, Editor, Role, RowKind
from workreport.ui.models.grid import GridModel
from workreport.ui.theme.look import look
from workreport.ui.views.grid.arranged import COMPACT, ArrangedTable
from workreport.ui.views.grid.block_edits import BlockEdits, edge_of, lines_after, row_after
from workreport.ui.views.grid.kept_editor import KeptEditor
from workreport.ui.views.grid.keys import action_for
from workreport.ui.views.grid.manners import set_manners
from workreport.ui.widgets.ground import named
from workreport.ui.widgets.pasting import paste_into

_DIRECT = {Editor.CHOICE}
_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: -1,
    QAbstractItemView.CursorAction.MoveDown: 1,
}
_OPENING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right})


class GridView(ArrangedTable):
    """Shows a :class:`GridModel`; a list shows whole rows: no cell frame, groups stay open.

    Signals:
        line_changed: Id of the line that became current, empty for none.
        opened: Enter or a double click on a line of a grid that is only read.
        detail_wanted: Alt+Enter.
        new_wanted: Ctrl+N.
        bin_wanted: The ids of the selected lines, Ctrl+Del.
        paste_planned: A paste plan, when pastes are previewed instead of done.
        group_acted: Key of the group whose action was clicked.
    """

    line_changed = Signal(str)
    opened = Signal(str)
    detail_wanted = Signal()
    new_wanted = Signal()
    bin_wanted = Signal(list)
    paste_planned = Signal(object)
    group_acted = Signal(str)

    def __init__(
        self,
        model: GridModel[Any],
        name: str,
        accessible: str,
        *,
        row_height: int = COMPACT,
        is_list: bool = False,
    ) -> None:
        super().__init__(model, hides_frame=is_list, row_height=row_height)
        named(self, name, accessible)
        self.today: date | None = None
        self.previews_pastes = False
        self._place: tuple[str, str] | None = None
        self._block = BlockEdits(model)
        self._is_read = all(column.editor is Editor.NONE for column in model.columns)
        self._is_list = is_list
        set_manners(self)
        # Nothing to fill in from cell to cell: Tab then leaves the grid, as it leaves a list.
        self.setTabKeyNavigation(not self._is_read)
        self.setModel(model)
        for place, column in enumerate(model.columns):
            delegate = delegate_for(cast("Column[object]", column), model.near.year, self)
            delegate.moved_on.connect(self._on_moved_on)
            delegate.filled.connect(self._on_filled)
            self.setItemDelegateForColumn(place, delegate)
        model.modelReset.connect(self.fit_rows)
        model.modelReset.connect(self._go_back)
        KeptEditor(self, model)
        look().changed.connect(self.lay_out)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.lay_out()

    def go_to(self, line_id: str, key: str = "") -> bool:
        """Make a cell current and bring it into view; tell whether the line is shown."""
        row = self.grid.row_of(line_id)
        if row < 0:
            return False
        column = self.grid.column_of(key) if key else max(0, self.currentIndex().column())
        self.setCurrentIndex(self.grid.index(row, column))
        self.scrollTo(self.currentIndex())
        return True

    def current_key(self) -> str:
        """Return the key of the current column, empty for none."""
        index = self.currentIndex()
        return self._column(index).key if index.isValid() else ""

    def go_to_edge_below(self) -> None:
        """Go down to where cells cease or begin to be filled, as in a spreadsheet."""
        self._go_to_edge(1)

    def go_to_edge_above(self) -> None:
        """Go up to where cells cease or begin to be filled."""
        self._go_to_edge(-1)

    def current_id(self) -> str:
        """Return the id of the current line, empty for none."""
        line = self.grid.line_at(self.currentIndex().row())
        return "" if line is None else self._id(self.currentIndex())

    def edit_current(self) -> None:
        """Edit the text of the current cell from its end on."""
        if not self.grid.can_edit(self.currentIndex()):
            return
        self.edit(self.currentIndex())
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, QLineEdit):
            editor.end(False)
        elif isinstance(editor, QPlainTextEdit):
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def go_down(self) -> None:
        """Go to the cell below; where nothing can be edited, Enter opens the line."""
        if self._is_read:
            self.opened.emit(self.current_id())
            return
        self.go_by(1, 0)

    def go_up(self) -> None:
        """Go to the cell above."""
        self.go_by(-1, 0)

    def go_right(self) -> None:
        """Go to the next cell."""
        self.go_by(0, 1)

    def go_left(self) -> None:
        """Go to the cell before."""
        self.go_by(0, -1)

    def go_by(self, rows: int, columns: int) -> None:
        """Move the current cell, past group heads and hidden columns."""
        index = self.currentIndex()
        keys = self.shown_keys()
        row = index.row()
        place = keys.index(self.grid.columns[index.column()].key) if index.isValid() else 0
        place += columns
        if not 0 <= place < len(keys):
            rows, place = (1, 0) if place > 0 else (-1, len(keys) - 1)
        if rows:
            row = row_after(self.grid, row, rows)
        if row >= 0:
            self.setCurrentIndex(self.grid.index(row, self.grid.column_of(keys[place])))

    def copy(self) -> None:
        """Put the selected block on the clipboard, as spreadsheets read it."""
        self._block.copy(self.chosen(), self.shown_keys())

    def cut(self) -> None:
        """Copy the block and clear it."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Paste a block, or announce the plan where pastes are previewed."""
        paste_into(self, QGuiApplication.clipboard().text(), self._paste_text)

    def _paste_text(self, text: str) -> None:
        plan = self._block.plan(text, self.chosen() or [self.currentIndex()], self.shown_keys())
        if plan is None:
            return
        if self.previews_pastes and (plan.rows > 1 or plan.columns > 1 or plan.problems):
            self.paste_planned.emit(plan)
        else:
            self.grid.take_plan(plan)

    def fill_down(self) -> None:
        """Copy the top cell of each selected column down; a single cell takes the one above."""
        self._block.fill_down(self.chosen())

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self._block.clear(self.chosen())

    def put_today(self) -> None:
        """Write today into the selected date cells."""
        if self.today is not None:
            days = [one for one in self.chosen() if self._column(one).editor is Editor.DATE]
            self._block.put(days, self.today)

    def undo(self) -> None:
        """Take the last step back."""
        self.grid.undo()

    def redo(self) -> None:
        """Do the step again."""
        self.grid.redo()

    def choose_row(self) -> None:
        """Select the whole row."""
        self.selectRow(self.currentIndex().row())

    def choose_to_end(self) -> None:
        """Select the column from the current cell down to the last line."""
        self._choose_towards(1)

    def choose_to_begin(self) -> None:
        """Select the column from the current cell up to the first line."""
        self._choose_towards(-1)

    def ask_detail(self) -> None:
        """Ask for the pane of the line."""
        self.detail_wanted.emit()

    def ask_new(self) -> None:
        """Ask for a new line."""
        self.new_wanted.emit()

    def ask_bin(self) -> None:
        """Ask to put the selected lines into the bin."""
        self.bin_wanted.emit(sorted({self._id(index) for index in self.chosen()}))

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        index = super().moveCursor(cursorAction, modifiers)
        step = _STEPS.get(cursorAction, 0)
        extends = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if step and extends and self._is_head(index):
            # A block reaches over the heads of groups; alone an arrow stops at them.
            row = row_after(self.grid, index.row(), step)
            return self.grid.index(row, index.column()) if row >= 0 else self.currentIndex()
        return index

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_head(self.currentIndex()) and Qt.Key(event.key()) in _OPENING:
            row = self.currentIndex().row()
            self.grid.toggle_group(row)
            self.setCurrentIndex(self.grid.index(row, 0))
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = action_for(self._combination(event, modifiers), is_read=self._is_read)
        if action is not None:
            getattr(self, action)()
            event.accept()
        elif self._has_direct_keys() and event.text().isprintable() and event.text():
            if not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
                self._choose_directly(event.text())
        elif event.key() != Qt.Key.Key_Backspace:
            # BackSpace without an editor belongs to an input method that composes a letter.
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._has_direct_keys():
            self._choose_directly(event.commitString())
        else:
            super().inputMethodEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # The grid's own keys come before the shortcuts of the window.
            key = cast("QKeyEvent", event)
            if action_for(self._combination(key, key.modifiers()), is_read=self._is_read):
                event.accept()
                return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.grid.kind_at(index.row()) is RowKind.GROUP:
            self._press_group(index.row(), int(event.position().x()))
            return
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.grid.can_edit(index) and self.current_id():
            self.opened.emit(self.current_id())
        super().mouseDoubleClickEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_window_width(self.window().width() * 100 // look().scale)

    def _go_to_edge(self, step: int) -> None:
        column = self.currentIndex().column()
        rows = lines_after(self.grid, self.currentIndex().row(), step)
        if rows and column >= 0:
            self.setCurrentIndex(self.grid.index(edge_of(self.grid, rows, column), column))

    def _choose_towards(self, step: int) -> None:
        current = self.currentIndex()
        rows = lines_after(self.grid, current.row(), step)
        corner = self.grid.index(rows[-1], current.column()) if rows else current
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(current, corner), flags)

    def _is_head(self, index: QModelIndex) -> bool:
        return index.isValid() and self.grid.kind_at(index.row()) is RowKind.GROUP

    def _combination(self, event: QKeyEvent, modifiers: Qt.KeyboardModifier) -> QKeyCombination:
        return QKeyCombination(modifiers, Qt.Key(event.key()))

    def _column(self, index: QModelIndex) -> Column[Any]:
        return self.grid.columns[index.column()]

    def _id(self, index: QModelIndex) -> str:
        return str(index.data(Role.ID) or "")

    def _has_direct_keys(self) -> bool:
        index = self.currentIndex()
        return (
            index.isValid()
            and self._column(index).editor in _DIRECT
            and self.grid.can_edit(index)
            and self.grid.line_at(index.row()) is not None
        )

    def _choose_directly(self, typed: str) -> None:
        column = self._column(self.currentIndex())
        choice = column.choice_for(typed) if typed else None
        if choice is not None:
            at = self.currentIndex().column()
            chosen = [index for index in self.chosen() if index.column() == at]
            self._block.put(chosen or [self.currentIndex()], choice.value)

    def chosen(self) -> list[QModelIndex]:
        """Return the selected cells of lines that are shown."""
        return [
            index
            for index in self.selectedIndexes()
            if self.grid.line_at(index.row()) is not None
            and not self.isColumnHidden(index.column())
        ]

    def _press_group(self, row: int, left: int) -> None:
        head = self.grid.head_at(row)
        if head is not None and head.action and left > self.viewport().width() - look().px(180):
            self.group_acted.emit(head.key)
        elif not self._is_list:
            self.grid.toggle_group(row)

    def _on_moved_on(self, rows: int, columns: int) -> None:
        self.setFocus()
        self.go_by(rows, columns)

    def _on_filled(self) -> None:
        """Put what was typed into the current cell into the selected cells of its column."""
        self.setFocus()
        current = self.currentIndex()
        if current.isValid() and self.grid.line_at(current.row()) is not None:
            chosen = [one for one in self.chosen() if one.column() == current.column()]
            self._block.put(chosen, self.grid.value_at(current))

    def _go_back(self) -> None:
        """Stay in the cell that was current when the rows were arranged anew."""
        if self._is_arranged and self._place is not None:
            line_id, key = self._place
            if line_id:
                self.go_to(line_id, key)
            else:
                last = self.grid.rowCount() - 1
                self.setCurrentIndex(self.grid.index(last, self.grid.column_of(key)))

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and not self._is_head(current):
            self._place = self._id(current), self._column(current).key
        for row in {current.row(), previous.row()} - {-1}:
            self.repaint_row(row)
        if current.row() != previous.row():
            self.line_changed.emit(self._id(current) if current.isValid() else "")
