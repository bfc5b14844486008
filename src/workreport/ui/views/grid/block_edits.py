"""What a grid does with the selected block: copy, paste, fill down, clear, put one value."""

from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication

from workreport.ui.models.block import PastePlan, read_block, write_block
from workreport.ui.models.column import RowKind
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid import GridModel
from workreport.ui.models.paste import plan_paste


class BlockEdits:
    """Edits blocks of cells of one model; every act is one step that undo takes back."""

    def __init__(self, model: GridModel[Any]) -> None:
        self._model = model

    def copy(self, indexes: list[QModelIndex]) -> None:
        """Put a block on the clipboard, as spreadsheets read it."""
        cells: dict[int, list[str]] = {}
        for index in sorted(indexes, key=_place):
            cells.setdefault(index.row(), []).append(str(index.data() or ""))
        QGuiApplication.clipboard().setText(write_block(list(cells.values())))

    def plan(self, indexes: list[QModelIndex], keys: list[str]) -> PastePlan | None:
        """Return what pasting the clipboard would do; ``None`` when there is nothing to paste."""
        text = QGuiApplication.clipboard().text()
        start = min(indexes, key=_place)
        if not text or not start.isValid():
            return None
        return plan_paste(self._model, start, read_block(text), keys)

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
