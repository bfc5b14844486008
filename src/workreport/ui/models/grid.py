"""The item model of every grid: frozen lines in, edits out.

An edit changes the line at once through ``GridRules.change`` and is announced by ``edited``; the
view-model saves it. What the rules refuse leaves the line and is announced by ``refused``.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.i18n import messages as sentences
from workreport.ui.models.arrangement import Arrangement, Row
from workreport.ui.models.block import PastePlan
from workreport.ui.models.cell_text import read_value
from workreport.ui.models.column import (
    ALIGNMENTS,
    Cell,
    CellKind,
    CellState,
    Column,
    Editor,
    GroupHead,
    Paint,
    Role,
    RowKind,
)
from workreport.ui.models.edits import CellEdit, EditHistory
from workreport.ui.models.grid_rules import GridRules

L = TypeVar("L")
Index = QModelIndex | QPersistentModelIndex
_NOT_EDITABLE = {CellKind.READ_ONLY, CellKind.LOCKED}
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel, Generic[L]):
    """Rows and cells of one grid.

    Signals:
        edited: A tuple of :class:`CellEdit` that was just applied; save it.
        refused: Id of the line, key of the column, sentence why.
        line_wanted: Key and text typed into the row at the end.
        history_changed: Undo or redo became possible or impossible.
    """

    edited = Signal(object)
    refused = Signal(str, str, str)
    line_wanted = Signal(str, str)
    history_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[L]],
        rules: GridRules[L],
        *,
        near: date,
        adder: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.near = near
        self.history = EditHistory()
        self._rules = rules
        self._arrangement: Arrangement[L] = Arrangement(adder=adder)
        self._lines: list[L] = []
        self._rows: list[Row[L]] = []
        self._row_of: dict[str, int] = {}
        self._preview: dict[tuple[str, str], tuple[str, CellState]] = {}
        self._rebuild()

    @property
    def rules(self) -> GridRules[L]:
        """What the page knows about its lines."""
        return self._rules

    @property
    def lines(self) -> tuple[L, ...]:
        """The lines in the order they were given, filtered or not."""
        return tuple(self._lines)

    def set_lines(self, lines: Iterable[L]) -> None:
        """Show other lines; what could be undone is forgotten."""
        self._lines = list(lines)
        self.history.clear()
        self._rebuild()
        self.history_changed.emit()

    def update_lines(self, lines: Iterable[L]) -> None:
        """Show new values of lines that are known; unknown ones are ignored."""
        places = {self._rules.identify(line): place for place, line in enumerate(self._lines)}
        known = {
            places[one]: line for line in lines if (one := self._rules.identify(line)) in places
        }
        for place, line in known.items():
            self._lines[place] = line
        self._show_lines_at(known)

    def group_by(self, group: Callable[[L], GroupHead] | None) -> None:
        """Put the lines into groups, or into none."""
        self._arrangement.group = group
        self._rebuild()

    def filter_by(self, accepts: Callable[[L], bool] | None) -> None:
        """Show only the lines that are accepted."""
        self._arrangement.accepts = accepts
        self._rebuild()

    def toggle_group(self, row: int) -> None:
        """Open or close the group whose head stands in a row."""
        head = self._rows[row].head
        if head is not None:
            self._arrangement.closed ^= {head.key}
            self._rebuild()

    def line_at(self, row: int) -> L | None:
        """Return the line of a row; ``None`` for heads and the row to type into."""
        return self._rows[row].line if 0 <= row < len(self._rows) else None

    def head_at(self, row: int) -> GroupHead | None:
        """Return the group head of a row."""
        return self._rows[row].head if 0 <= row < len(self._rows) else None

    def kind_at(self, row: int) -> RowKind:
        """Return what a row is."""
        return self._rows[row].kind

    def is_open(self, row: int) -> bool:
        """Tell whether the group of a head is open."""
        head = self._rows[row].head
        return head is None or head.key not in self._arrangement.closed

    def row_of(self, line_id: str) -> int:
        """Return the row of a line, -1 when it is not shown."""
        return self._row_of.get(line_id, -1)

    def column_of(self, key: str) -> int:
        """Return the place of a column, -1 when there is none."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), -1)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell of a line shows; for the row to type into, its invitation."""
        shown = self._rows[row]
        spec = self.columns[column]
        if shown.line is None:
            return Cell(self._arrangement.adder if spec.stretches else "", None, None, None, None)
        return Cell(
            self._text(shown, spec),
            spec.value_of(shown.line),
            spec.content(shown.line) if spec.content else None,
            self._state(shown.line, spec.key),
            self._rules.mark(shown.line) if self._rules.mark else None,
        )

    def can_edit(self, index: Index) -> bool:
        """Tell whether a cell takes input."""
        return self.takes_input(index.row(), index.column())

    def takes_input(self, row: int, place: int) -> bool:
        """Tell it of the cell in a row and the place of a column."""
        column, shown = self.columns[place], self._rows[row]
        if column.editor is Editor.NONE or self._rules.change is None:
            return False
        if shown.line is None:
            return shown.kind is RowKind.ADDER
        state = self._state(shown.line, column.key)
        return state is None or state.kind not in _NOT_EDITABLE

    def value_at(self, index: Index) -> object:
        """Return the value that a cell edits and compares."""
        line = self.line_at(index.row())
        return None if line is None else self.columns[index.column()].value_of(line)

    def edit_for(self, index: Index, value: object) -> CellEdit:
        """Return the edit that would put a value into a cell of a line."""
        line = cast("L", self.line_at(index.row()))
        key = self.columns[index.column()].key
        return CellEdit(self._rules.identify(line), key, self.value_at(index), value)

    def take_plan(self, plan: PastePlan) -> None:
        """Do what a paste was planned to do, as one step."""
        self.apply(plan.edits)

    def apply(self, edits: Iterable[CellEdit]) -> bool:
        """Apply edits as one step that undo takes back; what is refused is left out."""
        done = self._apply_all(edit for edit in edits if edit.before != edit.after)
        if done:
            self.history.record(done)
            self.edited.emit(done)
            self.history_changed.emit()
        return bool(done)

    def undo(self) -> None:
        """Take the last step back."""
        self._replay(self.history.undo())

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self._replay(self.history.redo())

    def show_plan(self, plan: PastePlan | None, texts: dict[tuple[str, str], str]) -> None:
        """Show a paste in place before it is done; ``None`` shows the lines again."""
        self._preview = {}
        if plan is not None:
            good = CellState(CellKind.PREVIEW)
            for edit in plan.edits:
                place = (edit.line_id, edit.key)
                self._preview[place] = (texts.get(place, str(edit.after or "")), good)
            for bad in plan.problems:
                why = sentences.cause(bad.error.code, bad.error.values)
                state = CellState(CellKind.PREVIEW_BAD, why)
                self._preview[bad.line_id, bad.key] = (bad.text, state)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.COLUMN:
            return column
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENTS[column.align]
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return column.title if role in shown else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].kind is RowKind.GROUP:
            return Qt.ItemFlag.ItemIsEnabled
        return _EDITABLE if self.can_edit(index) else _READABLE

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.KIND:
            return row.kind
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENTS[column.align]
        if row.line is None:
            return self._data_without_line(row, column, index, role)
        return self._line_data(row, column, role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.can_edit(index):
            return False
        column = self.columns[index.column()]
        if self._rows[index.row()].kind is RowKind.ADDER:
            if isinstance(value, str) and value.strip():
                self.line_wanted.emit(column.key, value.strip())
            return True
        if isinstance(value, str):
            try:
                value = read_value(cast("Column[object]", column), value, self.near)
            except CodedError as error:
                self._refuse(str(self.data(index, Role.ID)), column.key, error)
                return False
        return self.apply((self.edit_for(index, value),))

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        chosen = self.columns[column] if 0 <= column < len(self.columns) else None
        is_sorted = chosen is not None and chosen.paint is not Paint.NUMBER
        self._arrangement.sort_key = (
            (chosen.sort or chosen.value_of) if chosen is not None and is_sorted else None
        )
        self._arrangement.is_descending = order is Qt.SortOrder.DescendingOrder
        self._rebuild()

    def _line_data(self, row: Row[L], column: Column[L], role: int) -> Any:
        line = cast("L", row.line)
        answer: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                answer = self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                answer = self._tooltip(line, column)
            case Role.ID:
                answer = self._rules.identify(line)
            case Role.SORT | Role.VALUE:
                answer = column.value_of(line)
            case Role.CONTENT:
                answer = column.content(line) if column.content else None
            case Role.STATE:
                answer = self._state(line, column.key)
            case Role.MARK:
                answer = self._rules.mark(line) if self._rules.mark else None
        return answer

    def _data_without_line(self, row: Row[L], column: Column[L], index: Index, role: int) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if row.head is not None:
            counted = f" · {row.count}" if row.head.counted else ""
            return f"{row.head.title}{counted}" if index.column() == 0 else None
        return self._arrangement.adder if column.stretches else None

    def _text(self, row: Row[L], column: Column[L]) -> str:
        line = cast("L", row.line)
        if self._preview:
            shown = self._preview.get((self._rules.identify(line), column.key))
            if shown is not None:
                return shown[0]
        return str(row.number) if column.paint is Paint.NUMBER else column.text(line)

    def _tooltip(self, line: L, column: Column[L]) -> str:
        state = self._state(line, column.key)
        if state is not None and state.reason:
            return state.reason
        mark = self._rules.mark(line) if self._rules.mark else None
        if mark is not None and column.paint is Paint.NUMBER:
            return mark.reason
        return column.tooltip(line) if column.tooltip else ""

    def _state(self, line: L, key: str) -> CellState | None:
        if self._preview:
            shown = self._preview.get((self._rules.identify(line), key))
            if shown is not None:
                return shown[1]
        return self._rules.state(line, key) if self._rules.state else None

    def _apply_all(self, edits: Iterable[CellEdit]) -> tuple[CellEdit, ...]:
        """Apply edits and say once which rows are different; return what was taken."""
        places = {self._rules.identify(line): at for at, line in enumerate(self._lines)}
        done: list[CellEdit] = []
        touched: set[int] = set()
        for edit in edits:
            place = places.get(edit.line_id, -1)
            if place < 0 or self._rules.change is None:
                continue
            try:
                self._lines[place] = self._rules.change(self._lines[place], edit.key, edit.after)
            except CodedError as error:
                self._refuse(edit.line_id, edit.key, error)
                continue
            touched.add(place)
            done.append(edit)
        self._show_lines_at(touched)
        return tuple(done)

    def _replay(self, edits: tuple[CellEdit, ...]) -> None:
        done = self._apply_all(edits)
        if done:
            self.edited.emit(done)
        self.history_changed.emit()

    def _show_lines_at(self, places: Collection[int]) -> None:
        rows = []
        for place in places:
            at = self.row_of(self._rules.identify(self._lines[place]))
            if at >= 0:
                old = self._rows[at]
                self._rows[at] = Row(old.kind, self._lines[place], old.number)
                rows.append(at)
        if rows:
            last = self.index(max(rows), len(self.columns) - 1)
            self.dataChanged.emit(self.index(min(rows), 0), last)

    def _refuse(self, line_id: str, key: str, error: CodedError) -> None:
        self.refused.emit(line_id, key, sentences.sentence(error.code, error.values))

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = self._arrangement.rows(self._lines)
        self._row_of = {
            self._rules.identify(row.line): at
            for at, row in enumerate(self._rows)
            if row.line is not None
        }
        self.endResetModel()
