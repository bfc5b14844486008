"""How wide the columns of a table are: no word is torn apart while there is room for it."""

import re
from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from workreport.domain.document import Column, Table
from workreport.papers.fonts import BOLD, REGULAR, width_of
from workreport.papers.words import clean

PADDING = 1.2 * mm
LEAST = 8 * mm
LONGEST_WORD = 40 * mm  # a longer word, such as a code of 64 letters, may be cut
SMALLEST_SIZE = 9.0
_EDGES = 2 * PADDING + 0.5
_WIDEST_LETTER = 1.0  # of the size: no letter of the paper font is wider
_BREAKS = re.compile(r"[ \t\r\n\u2028\u2029]+")  # a space that does not break holds words together


def fitting(table: Table, width: float, size: float) -> tuple[list[float], float]:
    """Return the widths and the size of type: a smaller one only where words would be torn."""
    while True:
        widths, torn = _shares(table, width, size)
        if not torn or size - 1 < SMALLEST_SIZE:
            return widths, size
        size -= 1


def _shares(table: Table, width: float, size: float) -> tuple[list[float], bool]:
    """Share the width out, and tell whether a word finds no room.

    Fixed columns come first, the rest is shared by weight; a column is at least as wide as the
    longest word of its title and its cells.
    """
    least = [_title_width(column, size) for column in table.columns]
    while True:
        widths = _settled(table.columns, least, width)
        wider = [
            max(floor, _longest_cell(table, index, widths[index] - _EDGES, size))
            for index, floor in enumerate(least)
        ]
        # What one column gains others lose, so that a word may find no room in the next round.
        if wider == least or sum(wider) > width:
            return widths, wider != least
        least = wider


def _title_width(column: Column, size: float) -> float:
    words = clean(column.title).split()
    longest = max((width_of(word, BOLD, size) for word in words), default=0.0)
    return max(0.0 if column.width_mm else LEAST, min(longest, LONGEST_WORD) + _EDGES)


def _longest_cell(table: Table, index: int, room: float, size: float) -> float:
    """Return the width a column needs for a word that is wider than its room; else nothing."""
    found = 0.0
    for word, face in _long_words(table, index, room / (size * _WIDEST_LETTER)):
        width = width_of(word, face, size)
        if width > room + 0.01:
            found = max(found, width)
    return min(found, LONGEST_WORD) + _EDGES if found else 0.0


def _long_words(table: Table, index: int, letters: float) -> Iterator[tuple[str, str]]:
    """Yield the words of a column that could be too long; most cells are passed over at once."""
    for place, row in enumerate(table.rows):
        if len(row[index]) <= letters or place in table.groups or place in table.across:
            continue
        face = BOLD if place in table.emphasised else REGULAR
        for word in _BREAKS.split(row[index]):
            if len(word) > letters:
                yield clean(word), face


def _settled(columns: Sequence[Column], least: Sequence[float], width: float) -> list[float]:
    """Give fixed columns what they ask for, and share the rest; nobody falls below the least."""
    wished = [
        max(column.width_mm * mm, floor) for column, floor in zip(columns, least, strict=True)
    ]
    if sum(least) >= width:
        return [floor * width / sum(least) for floor in least]
    if sum(wished) > width:
        return _given_up(wished, least, width)
    fixed = [wish if column.width_mm else 0.0 for column, wish in zip(columns, wished, strict=True)]
    if all(fixed):
        return [length * width / sum(fixed) for length in fixed]
    return _shared(columns, fixed, least, width)


def _given_up(wished: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Let every column give up the same part of what it has above its least width."""
    spare = sum(wished) - sum(least)
    kept = (width - sum(least)) / spare
    return [floor + (wish - floor) * kept for wish, floor in zip(wished, least, strict=True)]


def _shared(
    columns: Sequence[Column], fixed: list[float], least: Sequence[float], width: float
) -> list[float]:
    """Give every column its share; one that falls below its least width is set to it first."""
    settled = list(fixed)
    while True:
        open_columns = [index for index, length in enumerate(settled) if not length]
        weight = sum(max(columns[index].weight, 0.01) for index in open_columns)
        rest = width - sum(settled)
        shares = {i: rest * max(columns[i].weight, 0.01) / weight for i in open_columns}
        small = [index for index in open_columns if shares[index] < least[index]]
        if not small:
            return [length or shares[index] for index, length in enumerate(settled)]
        for index in small:
            settled[index] = least[index]
