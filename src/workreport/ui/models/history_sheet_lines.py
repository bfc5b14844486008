"""The lines of a sheet of history: cells as they were written, under the heads of the sheet."""

from dataclasses import dataclass

from workreport.services.history_tables import Head, HistoryTable
from workreport.ui.models.column import Align, Column, GroupHead, Paint, Room

_LETTER = 8  # px that a letter of a short column needs
_LEAST, _MOST = 56, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One row; ``name`` is what it is found by."""

    id: str
    name: str
    cells: tuple[str, ...]
    group: GroupHead | None = None


def sheet_lines(table: HistoryTable) -> tuple[SheetLine, ...]:
    """Return the rows of a table; rows that head a group become the group of those below."""
    lines = []
    group: GroupHead | None = None
    for place, row in enumerate(table.rows):
        if place in table.groups:
            is_counted = place + 1 not in table.empty
            group = GroupHead(f"group/{place}", str(row[0]), counted=is_counted)
            continue
        cells = tuple("" if cell is None else str(cell) for cell in row)
        name = next((cell for cell in cells if cell), "")
        lines.append(SheetLine(id=f"row/{place}", name=name, cells=cells, group=group))
    return tuple(lines)


def sheet_columns(table: HistoryTable) -> tuple[Column[SheetLine], ...]:
    """Return a column for each head; the one that says the most takes what is left."""
    letters = [head.letters for head in table.heads]
    widest = len(letters) - 1 - letters[::-1].index(max(letters))
    return tuple(
        _column(place, head, stretches=place == widest) for place, head in enumerate(table.heads)
    )


def _column(place: int, head: Head, *, stretches: bool) -> Column[SheetLine]:
    def text(line: SheetLine) -> str:
        return line.cells[place]

    width = max(len(head.title), head.letters) * _LETTER
    return Column(
        key=f"column_{place}",
        title=head.title,
        width=max(_LEAST, min(_MOST, width)),
        text=text,
        tooltip=text,
        align=Align.CENTRE if head.align == "center" else Align.LEFT,
        paint=Paint.TEXT if place else Paint.WRAPPED,
        stretches=stretches,
        room=Room.ALWAYS,
    )
