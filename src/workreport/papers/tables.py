"""Ruled tables whose heads repeat and whose long cells run on over pages.

A cell becomes a paragraph only where its text is wider than the column: that is several times
faster. A very tall row is cut into rows without a line between them, so that a page can end in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus import Table as RuledTable
from typing_extensions import override

from workreport.domain.document import Table
from workreport.i18n.translation import N_, _
from workreport.papers.column_widths import PADDING, fitting
from workreport.papers.fonts import BOLD, ITALIC, REGULAR, width_of
from workreport.papers.profile import TableRules
from workreport.papers.words import clean, style, words

LINE = 0.5
TALL_ROW = 12  # lines; a taller row may be cut
CUT_PADDING = 1.2
CUT = 3  # lines of one piece
NOTHING = N_("Không có")
GOES_ON = N_("(tiếp theo)")

Cell = str | Paragraph
Command = Any  # the library's own shape: name, start, end, values


@dataclass(slots=True)
class _Setting:
    """The rows as they grow, with the commands that style them."""

    table: Table
    widths: list[float]
    size: float
    cells: list[list[Cell]] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)

    @property
    def leading(self) -> float:
        """Line height inside cells."""
        return self.size * 1.2

    def cell(self, text: str, index: int, face: str, align: str, columns: int = 1) -> Cell:
        """Return a string where it fits on one line, else a paragraph."""
        room = sum(self.widths[index : index + columns]) - 2 * PADDING
        line = clean(text).strip()
        if "\n" not in line and width_of(line, face, self.size) <= room:
            return " ".join(line.split())
        look = style(self.size, self.leading, align, face=face)
        # Pieces of a cut cell must hold the same number of lines in every column.
        look.allowWidows = look.allowOrphans = 1
        return words(line, look)

    def add(self, row: list[Cell]) -> int:
        """Append a row and return its number."""
        self.cells.append(row)
        return len(self.cells) - 1

    def command(
        self, name: str, start: tuple[int, int], end: tuple[int, int], *rest: object
    ) -> None:
        """Append a command for a block of cells, given as (column, row)."""
        self.commands.append((name, start, end, *rest))


class _Ruled(RuledTable):
    """Closes every page's part with a line, also inside a cut row.

    A page that goes on inside a group says which: ``groups`` are the numbers of the rows that head
    one, ``cut`` those of them that take several rows and are not said again, ``heads`` is how many
    rows every page repeats anyhow.
    """

    heads = 0
    groups: tuple[int, ...] = ()
    cut: frozenset[int] = frozenset()

    @override
    def onSplit(self, T: RuledTable, byRow: int = 1) -> None:
        T.setStyle([("LINEBELOW", (0, -1), (-1, -1), LINE, colors.black)])

    def _splitRows(  # noqa: N802 - the library's name, which its stubs leave out
        self,
        availHeight: float,  # noqa: N803
        doInRowSplit: int = 0,  # noqa: N803
    ) -> list["_Ruled"]:
        whole: Any = self
        first = whole._getFirstPossibleSplitRowPosition(availHeight, ignoreSpans=doInRowSplit)  # noqa: SLF001 - as above
        known = [group for group in self.groups if group < first]
        inside = bool(known) and first not in self.groups and known[-1] not in self.cut
        goes_on = known[-1] if inside else None
        if goes_on is not None:
            whole.repeatRows = (*range(self.heads), goes_on)
        base: Any = super()
        parts: list[_Ruled] = base._splitRows(availHeight, doInRowSplit)  # noqa: SLF001 - as above
        whole.repeatRows = self.heads
        if len(parts) > 1:
            parts[0].end(self, first)
            parts[1].follow(self, first, goes_on)
        return parts

    def end(self, whole: "_Ruled", first: int) -> None:
        """Be what stands above the row ``first``; it may be split once more."""
        above: Any = self
        self.heads = above.repeatRows = whole.heads
        self.groups = tuple(group for group in whole.groups if group < first)
        self.cut = frozenset(group for group in whole.cut if group < first)

    def follow(self, above: "_Ruled", first: int, goes_on: int | None) -> None:
        """Begin with the row ``first`` of what stands above, inside the group of a row or none."""
        rest: Any = self
        self.heads = rest.repeatRows = above.heads
        repeated = self.heads + (goes_on is not None)
        moved = repeated - first
        later = (group + moved for group in above.groups if group >= first)
        self.groups = (*range(self.heads, repeated), *later)
        self.cut = frozenset(group + moved for group in above.cut if group >= first)
        if goes_on is not None:
            self._say_it_goes_on(rest)

    def _say_it_goes_on(self, rest: Any) -> None:
        """Mark the repeated head of a group, where the mark has room on its line."""
        first, *others = rest._cellvalues[self.heads]  # noqa: SLF001 - nor a public way in
        mark = f" {_(GOES_ON)}"
        if not isinstance(first, str) or first.endswith(mark):
            return
        look = rest._cellStyles[self.heads][0]  # noqa: SLF001 - nor a public way in
        room = sum(rest._colWidths) - 2 * PADDING  # noqa: SLF001 - nor a public way in
        if width_of(first + mark, look.fontname, look.fontsize) <= room:
            rest._cellvalues[self.heads] = [first + mark, *others]  # noqa: SLF001 - nor a public way in


def ruled_table(table: Table, rules: TableRules, width: float) -> Flowable:
    """Set a table over the given width."""
    wide = len(table.columns) >= rules.wide_from_columns
    widths, size = fitting(table, width, rules.wide_size if wide else rules.size)
    setting = _Setting(table, widths, size)
    _head(setting)
    heads = len(setting.cells)
    groups: dict[int, bool] = {}  # whether the row that heads one is cut
    if not table.rows:
        _across(setting, _(NOTHING), ITALIC, "center")
    for index, row in enumerate(table.rows):
        if index in table.groups:
            first = len(setting.cells)
            _across(setting, next(filter(None, row), ""), BOLD, "left")
            groups[first] = len(setting.cells) > first + 1
            if index + 1 < len(table.rows):
                here = len(setting.cells) - 1
                below = 2 if {index + 1, index + 2} <= table.across else 1
                setting.command("NOSPLIT", (0, here), (0, here + below))
        elif index in table.across:
            _across(setting, row[0], BOLD if index in table.emphasised else REGULAR, "left")
        else:
            _row(setting, row, BOLD if index in table.emphasised else REGULAR)
    if len(table.rows) > 1 and len(table.rows) - 1 in table.emphasised:
        # A total never stands alone on the next page.
        last = len(setting.cells) - 1
        setting.command("NOSPLIT", (0, last - 1), (0, last))
    ruled = _Ruled(setting.cells, colWidths=setting.widths, repeatRows=heads, hAlign="LEFT")
    ruled.heads, ruled.groups = heads, tuple(groups)
    ruled.cut = frozenset(first for first, is_cut in groups.items() if is_cut)
    ruled.setStyle([*_base(setting), *setting.commands])
    ruled.spaceBefore, ruled.spaceAfter = 3.0, 9.0
    return ruled


def _base(setting: _Setting) -> list[Command]:
    everything = ((0, 0), (-1, -1))
    commands: list[Command] = [
        ("FONT", *everything, REGULAR, setting.size, setting.leading),
        ("VALIGN", *everything, "TOP"),
        ("LEFTPADDING", *everything, PADDING),
        ("RIGHTPADDING", *everything, PADDING),
        ("TOPPADDING", *everything, PADDING / 2),
        ("BOTTOMPADDING", *everything, PADDING),
        ("BOX", *everything, LINE, colors.black),
        ("LINEBEFORE", (1, 0), (-1, -1), LINE, colors.black),
    ]
    for index, column in enumerate(setting.table.columns):
        commands.append(("ALIGN", (index, 0), (index, -1), column.align.upper()))
    return commands


def _head(setting: _Setting) -> None:
    """Add the header rows; equal neighbours are joined across, equal texts downwards."""
    titles = tuple(column.title for column in setting.table.columns)
    rows = [*setting.table.header_rows, titles]
    last = len(titles) - 1
    for number, row in enumerate(rows):
        cells: list[Cell] = []
        for index, title in enumerate(row):
            joined_left = number < len(rows) - 1 and index > 0 and row[index - 1] == title
            below_same = number > 0 and rows[number - 1][index] == title
            if joined_left or below_same:
                cells.append("")
                continue
            across, down = head_extent(rows, number, index)
            cells.append(setting.cell(title, index, BOLD, "center", across))
            if across > 1 or down > 1:
                end = (index + across - 1, number + down - 1)
                setting.command("SPAN", (index, number), end)
        setting.add(cells)
    foot = len(rows) - 1
    setting.command("FONT", (0, 0), (last, foot), BOLD, setting.size, setting.leading)
    setting.command("ALIGN", (0, 0), (last, foot), "CENTER")
    setting.command("VALIGN", (0, 0), (last, foot), "MIDDLE")
    setting.command("LINEBELOW", (0, 0), (last, foot), LINE, colors.black)


def head_extent(rows: Sequence[Sequence[str]], number: int, index: int) -> tuple[int, int]:
    """Return over how many columns and rows a header cell stretches."""
    title, row = rows[number][index], rows[number]
    down = 1
    while number + down < len(rows) and rows[number + down][index] == title:
        down += 1
    across = 1
    if down == 1 and number < len(rows) - 1:
        while index + across < len(row) and row[index + across] == title:
            across += 1
    return across, down


def _across(setting: _Setting, text: str, face: str, align: str) -> None:
    """Add a row whose one cell takes the whole width; a very tall one is cut like any other."""
    count, width = len(setting.widths), sum(setting.widths)
    cell = setting.cell(text, 0, face, align, count)
    (pieces,) = _cut_row([cell], [width], setting.leading)
    first = len(setting.cells)
    for piece in pieces:
        row = setting.add([piece, *[""] * (count - 1)])
        setting.command("SPAN", (0, row), (-1, row))
    last = first + len(pieces) - 1
    setting.command("FONT", (0, first), (0, last), face, setting.size, setting.leading)
    setting.command("ALIGN", (0, first), (0, last), align.upper())
    _close_row(setting, first, last)


def _close_row(setting: _Setting, first: int, last: int) -> None:
    """Let the pieces of a cut row read as one text; a line stands below the last."""
    for inner in range(first, last):
        # What is left keeps descenders off the line of a page's end.
        setting.command("BOTTOMPADDING", (0, inner), (-1, inner), CUT_PADDING)
        setting.command("TOPPADDING", (0, inner + 1), (-1, inner + 1), 0)
    setting.command("LINEBELOW", (0, last), (-1, last), LINE, colors.black)


def _row(setting: _Setting, row: Sequence[str], face: str) -> None:
    cells = [
        setting.cell(text, index, face, setting.table.columns[index].align)
        for index, text in enumerate(row)
    ]
    pieces = _cut_row(cells, setting.widths, setting.leading)
    first = len(setting.cells)
    height = max(map(len, pieces))
    for level in range(height):
        setting.add([part[level] if level < len(part) else "" for part in pieces])
    last = first + height - 1
    if face == BOLD:
        setting.command("FONT", (0, first), (-1, last), BOLD, setting.size, setting.leading)
    _close_row(setting, first, last)


def _cut_row(cells: Sequence[Cell], widths: Sequence[float], leading: float) -> list[list[Cell]]:
    """Cut all cells of a very tall row into pieces of a few lines; other rows stay whole."""
    rooms = [width - 2 * PADDING for width in widths]
    tall = any(
        cell.wrap(room, 1e6)[1] > TALL_ROW * leading
        for cell, room in zip(cells, rooms, strict=True)
        if isinstance(cell, Paragraph)
    )
    if not tall:
        return [[cell] for cell in cells]
    return [_pieces(cell, room) for cell, room in zip(cells, rooms, strict=True)]


def _pieces(cell: Cell, room: float) -> list[Cell]:
    found: list[Cell] = []
    rest = cell
    while isinstance(rest, Paragraph):
        cut = CUT * float(rest.style.leading) + 0.01
        if rest.wrap(room, 1e6)[1] <= cut:
            break
        halves = [half for half in rest.split(room, cut) if isinstance(half, Paragraph)]
        if not halves[1:]:
            break
        found.append(halves[0])
        rest = halves[1]
    return [*found, rest]
