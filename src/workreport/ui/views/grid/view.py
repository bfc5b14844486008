"""The grid: a table that behaves like a spreadsheet.

A key acts on the selected cells; typing edits; every edit goes through the model as one step that
undo takes back.
"""

from datetime import date
from typing import Any, cast

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHeaderView, QLineEdit, QPlainTextEdit
from typing_extensions import override

from workreport.ui.delegates.choosing import delegate_for
from workreport.ui.models.column import Column, Editor, Role, Room, RowKind
from workreport.ui.models.grid import GridModel
from workreport.ui.theme.look import look
from workreport.ui.views.grid.block_edits import BlockEdits, row_after
from workreport.ui.views.grid.drawing import DrawnTable
from workreport.ui.views.grid.header import GridHeader
from workreport.ui.views.grid.keys import KEYS
from workreport.ui.views.grid.manners import set_manners
from workreport.ui.views.grid.widths import chip_columns, least_width
from workreport.ui.widgets.ground import named

GROUP_HEIGHT = 26
COMPACT = 28
WIDE_FROM = 1600
NARROW_BELOW = 900
_DIRECT = {Editor.CHOICE}


class GridView(DrawnTable):
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
        super().__init__(model, hides_frame=is_list)
        named(self, name, accessible)
        self.today: date | None = None
        self.previews_pastes = False
        self._block = BlockEdits(model)
        self._is_read = all(column.editor is Editor.NONE for column in model.columns)
        self._is_list = is_list
        self._row_height = row_height
        self._hidden: set[str] = set()
        self._room = Room.NORMAL
        self._scale_width = 0
        set_manners(self)
        self._head = GridHeader(model.columns, self)
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        for place, column in enumerate(model.columns):
            delegate = delegate_for(cast("Column[object]", column), model.near.year, self)
            delegate.moved_on.connect(self._on_moved_on)
            self.setItemDelegateForColumn(place, delegate)
        self._head.sectionClicked.connect(self._on_head_clicked)
        model.modelReset.connect(self._on_reset)
        look().changed.connect(self._lay_out)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._on_reset()
        self._lay_out()

    def show_columns(self, hidden: set[str]) -> None:
        """Hide columns by key; columns on demand are shown once they are not in the set."""
        self._hidden = hidden
        self._lay_out()

    def set_window_width(self, width: int) -> None:
        """Show the columns that have room in a window of that logical width."""
        room = Room.NORMAL
        if width >= WIDE_FROM:
            room = Room.WIDE
        elif width < NARROW_BELOW:
            room = Room.ALWAYS
        if room is not self._room:
            self._room = room
            self._lay_out()

    def go_to(self, line_id: str, key: str = "") -> bool:
        """Make a cell current and bring it into view; tell whether the line is shown."""
        row = self.grid.row_of(line_id)
        if row < 0:
            return False
        column = self.grid.column_of(key) if key else max(0, self.currentIndex().column())
        self.setCurrentIndex(self.grid.index(row, column))
        self.scrollTo(self.currentIndex())
        return True

    def current_id(self) -> str:
        """Return the id of the current line, empty for none."""
        line = self.grid.line_at(self.currentIndex().row())
        return "" if line is None else self._id(self.currentIndex())

    def shown_keys(self) -> list[str]:
        """Return the keys of the shown columns in their order on the screen."""
        places = [self._head.logicalIndex(at) for at in range(self._head.count())]
        return [self.grid.columns[at].key for at in places if not self.isColumnHidden(at)]

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
        self._block.copy(self.chosen())

    def cut(self) -> None:
        """Copy the block and clear it."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Paste a block, or announce the plan where pastes are previewed."""
        plan = self._block.plan(self.chosen() or [self.currentIndex()], self.shown_keys())
        if plan is None:
            return
        if self.previews_pastes and (plan.rows > 1 or plan.columns > 1 or plan.problems):
            self.paste_planned.emit(plan)
        else:
            self.grid.apply(plan.edits)

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
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = KEYS.get(self._combination(event, modifiers))
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
            if self._combination(key, key.modifiers()) in KEYS:
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

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        for row in {current.row(), previous.row()} - {-1}:
            self.repaint_row(row)
        if current.row() != previous.row():
            self.line_changed.emit(self._id(current) if current.isValid() else "")

    def _on_head_clicked(self, section: int) -> None:
        order = Qt.SortOrder.AscendingOrder
        if (
            self._head.isSortIndicatorShown()
            and self._head.sortIndicatorSection() == section
            and self._head.sortIndicatorOrder() is order
        ):
            order = Qt.SortOrder.DescendingOrder
        self._head.setSortIndicatorShown(True)
        self._head.setSortIndicator(section, order)
        self.grid.sort(section, order)

    def _on_reset(self) -> None:
        self.clearSpans()
        for row in range(self.grid.rowCount()):
            if self.grid.kind_at(row) is RowKind.GROUP:
                self.setSpan(row, 0, 1, len(self.grid.columns))
                self.verticalHeader().resizeSection(row, look().px(GROUP_HEIGHT))
        for place in chip_columns(self.grid):
            if not self.isColumnHidden(place) and (width := least_width(self.grid, place)):
                self.setColumnWidth(place, max(self.columnWidth(place), width))

    def _lay_out(self) -> None:
        taller = look().px(self._row_height) - look().px(COMPACT)
        self.verticalHeader().setDefaultSectionSize(look().row_height + taller)
        self._on_reset()
        for place, column in enumerate(self.grid.columns):
            self.setColumnHidden(place, not self._has_room(column))
            width = column.wide_width if self._room is Room.WIDE else 0
            wanted = look().px(width or column.width)
            self.setColumnWidth(place, max(wanted, least_width(self.grid, place)))
            mode = QHeaderView.ResizeMode.Interactive
            if column.stretches:
                mode = QHeaderView.ResizeMode.Stretch
            self._head.setSectionResizeMode(place, mode)
        self._head.setFixedHeight(self._head.sizeHint().height())
        self.viewport().update()

    def _has_room(self, column: Column[Any]) -> bool:
        if column.key in self._hidden:
            return False
        if self._room is Room.ALWAYS:
            return column.room is Room.ALWAYS
        return column.room in (Room.ALWAYS, Room.NORMAL) or (
            column.room is Room.WIDE and self._room is Room.WIDE
        )
