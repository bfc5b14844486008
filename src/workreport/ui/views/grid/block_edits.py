"""What a grid does with the selected block: copy, paste, fill down, clear, put one value."""

from typing import Any
from unicodedata import normalize

from PySide6.QtCore import QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication

from workreport.ui.models.block import PastePlan, read_block, write_block
from workreport.ui.models.column import RowKind
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid import GridModel
from workreport.ui.models.html_table import Cells, read_table, write_table
from workreport.ui.models.paste import plan_paste


class BlockEdits:
    """Edits blocks of cells of one model; every act is one step that undo takes back."""

    def __init__(self, model: GridModel[Any]) -> None:
        self._model = model

    def copy(self, indexes: list[QModelIndex], keys: list[str]) -> None:
        """Put a block on the clipboard as it is seen: as text, and as a table of texts."""
        cells: dict[int, list[str]] = {}
        order = {self._model.column_of(key): at for at, key in enumerate(keys)}
        for index in sorted(indexes, key=lambda one: (one.row(), order[one.column()])):
            cells.setdefault(index.row(), []).append(str(index.data() or ""))
        lines = list(cells.values())
        data = QMimeData()
        data.setText(write_block(lines))
        data.setHtml(write_table(lines))
        QGuiApplication.clipboard().setMimeData(data)

    def plan(self, text: str, indexes: list[QModelIndex], keys: list[str]) -> PastePlan | None:
        """Return what pasting a text would do; ``None`` when there is nothing to paste.

        A single cell fills all that are selected.
        """
        order = {self._model.column_of(key): at for at, key in enumerate(keys)}
        start = min(indexes, key=lambda one: (one.row(), order.get(one.column(), 0)))
        if not text or not start.isValid():
            return None
        cells = clipboard_cells(text)
        if len(cells) == 1 and len(cells[0]) == 1 and len(indexes) > 1:
            rows, columns = ({one.row() for one in indexes}, {one.column() for one in indexes})
            cells = [cells[0] * len(columns)] * len(rows)
        return plan_paste(self._model, start, cells, keys)

    def fill_down(self, indexes: list[QModelIndex]) -> None:
        """Copy the top cell of each column down; a single cell takes the one above."""
        edits: list[CellEdit] = []
        by_column: dict[int, list[QModelIndex]] = {}
        for index in sorted(indexes, key=_place):
            by_column.setdefault(index.column(), []).append(index)
        for cells in by_column.values():
            if len(cells) == 1:
                above = row_after(self._model, cells[0].row(), -1)
                cells.insert(0, self._model.index(above, cells[0].column()))
            if cells[0].isValid():
                value = self._model.value_at(cells[0])
                edits += [self._model.edit_for(one, value) for one in self._editable(cells[1:])]
        self._model.apply(edits)

    def clear(self, indexes: list[QModelIndex]) -> None:
        """Empty cells."""
        cells = self._editable(indexes)
        self._model.apply([self._model.edit_for(one, self._blank(one)) for one in cells])

    def put(self, indexes: list[QModelIndex], value: object) -> None:
        """Put one value into cells."""
        cells = self._editable(indexes)
        self._model.apply([self._model.edit_for(one, value) for one in cells])

    def _editable(self, indexes: list[QModelIndex]) -> list[QModelIndex]:
        return [index for index in indexes if self._model.can_edit(index)]

    def _blank(self, index: QModelIndex) -> object:
        return "" if isinstance(self._model.value_at(index), str) else None


def clipboard_cells(text: str) -> Cells:
    """Return the cells of the clipboard; its table knows merged cells, its text does not.

    ``text`` is what is to be pasted: where it was converted, the table no longer says the same.
    """
    data = QGuiApplication.clipboard().mimeData()
    cells: Cells | None = None
    if data.hasHtml() and normalize("NFC", data.text()) == text:
        cells = read_table(data.html())
    return cells if cells is not None else [list(line) for line in read_block(text)]


def row_after(model: GridModel[Any], row: int, step: int) -> int:
    """Return the next row in a direction that is no group head, -1 when there is none."""
    row += step
    while 0 <= row < model.rowCount():
        if model.kind_at(row) is not RowKind.GROUP:
            return row
        row += step
    return -1


def _place(index: QModelIndex) -> tuple[int, int]:
    return index.row(), index.column()


def lines_after(model: GridModel[Any], row: int, step: int) -> list[int]:
    """Return the rows of lines in a direction, the nearest first."""
    last = model.rowCount() if step > 0 else -1
    return [at for at in range(row + step, last, step) if model.line_at(at) is not None]


def edge_of(model: GridModel[Any], rows: list[int], column: int) -> int:
    """Return where filled cells end, or where they begin when the next one is empty."""
    is_filled = [model.value_at(model.index(row, column)) not in (None, "") for row in rows]
    if not is_filled[0]:
        return next((row for row, full in zip(rows, is_filled, strict=True) if full), rows[-1])
    end = next((at for at, full in enumerate(is_filled) if not full), len(rows))
    return rows[end - 1]
