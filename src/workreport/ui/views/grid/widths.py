"""How narrow a column may be: titles and chips are never cut, whatever the language."""

from collections.abc import Iterator
from typing import Any

from workreport.ui.delegates.contents import chip_room
from workreport.ui.models.column import Column, Paint, RowKind
from workreport.ui.models.grid import GridModel
from workreport.ui.theme.look import look
from workreport.ui.views.grid.header import INSET

_ROWS_MEASURED = 200


def chip_columns(model: GridModel[Any]) -> Iterator[int]:
    """Name the columns of fixed width that show chips."""
    for place, column in enumerate(model.columns):
        if column.paint is Paint.CHIP and not column.stretches:
            yield place


def least_width(model: GridModel[Any], place: int) -> int:
    """Return what the title of a column, its share of a band, and its chips need."""
    column = model.columns[place]
    if column.stretches or column.heads:
        return 0
    return max(_title_width(model, column), _chip_width(model, place, column))


def _title_width(model: GridModel[Any], column: Column[Any]) -> int:
    words = look().metrics(12, 600).horizontalAdvance(column.title)
    if column.band:
        members = sum(one.band == column.band for one in model.columns)
        words = max(words, look().metrics(12, 400).horizontalAdvance(column.band) // members)
    return words + 2 * INSET if words else 0


def _chip_width(model: GridModel[Any], place: int, column: Column[Any]) -> int:
    if column.paint is not Paint.CHIP:
        return 0
    rows = range(min(model.rowCount(), _ROWS_MEASURED))
    cells = [model.cell(row, place) for row in rows if model.kind_at(row) is RowKind.LINE]
    shown = {(cell.text, cell.content) for cell in cells}
    return max((chip_room(text, content) for text, content in shown), default=0)
