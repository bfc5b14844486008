"""Plans a paste: which cells would change, which cannot, and what would be replaced."""

from collections.abc import Sequence
from typing import Any, cast

from workreport.domain.errors import CodedError
from workreport.ui.models.block import BadCell, PastePlan
from workreport.ui.models.cell_text import read_value
from workreport.ui.models.column import Column, Role
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid import GridModel, Index


def plan_paste(
    model: GridModel[Any], top_left: Index, cells: list[list[str]], keys: Sequence[str]
) -> PastePlan:
    """Say what a block would do from a cell on; ``keys`` are the columns as they are shown."""
    edits: list[CellEdit] = []
    problems: list[BadCell] = []
    rows = range(top_left.row(), model.rowCount())
    lines = [row for row in rows if model.line_at(row) is not None]
    first = list(keys).index(model.columns[top_left.column()].key)
    for row, texts in zip(lines, cells, strict=False):
        for key, text in zip(keys[first:], texts, strict=False):
            index = model.index(row, model.column_of(key))
            if not model.can_edit(index):
                continue
            column = cast("Column[object]", model.columns[index.column()])
            try:
                edits.append(model.edit_for(index, read_value(column, text, model.near)))
            except CodedError as error:
                problems.append(BadCell(str(index.data(Role.ID)), key, text, error))
    changed = tuple(edit for edit in edits if edit.before != edit.after)
    replaced = sum(1 for edit in changed if edit.before not in (None, ""))
    width = max((len(texts) for texts in cells), default=0)
    return PastePlan(len(cells), width, changed, tuple(problems), replaced)
