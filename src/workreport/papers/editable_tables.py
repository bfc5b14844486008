"""Ruled tables of the paper that offices edit: real Word tables with repeated heads."""

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from workreport.domain.document import Chart, Column, MeasuredRow, Table
from workreport.i18n.translation import _
from workreport.papers.column_widths import PADDING, fitting
from workreport.papers.editable_marks import cell_of, line_of, row_of, table_of
from workreport.papers.profile import TableRules
from workreport.papers.tables import LINE, NOTHING, head_extent
from workreport.papers.words import clean

LONG_CELL = 400  # letters; a row of such cells may go on over the next page
TABLE_TEXT, WIDE_TEXT = "TableText", "TableTextWide"


def word_table(table: Table, rules: TableRules, width: float) -> BaseOxmlElement:
    """Return a table over the given width in points, looking as its printed twin does."""
    wide = len(table.columns) >= rules.wide_from_columns
    size, look = (rules.wide_size, WIDE_TEXT) if wide else (rules.size, TABLE_TEXT)
    widths, _size = fitting(table, width, size)
    setting = _Setting(table, widths, look)
    # Word sets the words of the first column at the margin, paper its line.
    made = table_of(setting.widths, line=LINE, padding=PADDING, indent=PADDING)
    for row in setting.heads():
        made.append(row)
    if not table.rows:
        made.append(setting.across(_(NOTHING), "center", italic=True))
    for index, cells in enumerate(table.rows):
        if index in table.groups:
            made.append(setting.across(next(filter(None, cells), ""), "", bold=True, kept=True))
        elif index in table.across:
            made.append(setting.across(cells[0], "", bold=index in table.emphasised))
        else:
            above_total = index + 2 == len(table.rows) and index + 1 in table.emphasised
            made.append(setting.row(cells, bold=index in table.emphasised, kept=above_total))
    return made


def chart_table(chart: Chart) -> Table:
    """Return the figures of a chart as a table, for files that draw none."""
    columns = (Column("", weight=3.0), *(Column(part, align="center") for part in chart.parts))
    rows = tuple(
        (row.label, *((row.words,) if isinstance(row, MeasuredRow) else map(str, row.values)))
        for row in chart.rows
    )
    return Table(columns, rows, caption=chart.title)


class _Setting:
    """Makes the rows of one table."""

    def __init__(self, table: Table, widths: list[float], look: str) -> None:
        self._table, self.widths, self._look = table, widths, look

    def heads(self) -> list[BaseOxmlElement]:
        """Return the rows that are repeated on every page."""
        titles = tuple(column.title for column in self._table.columns)
        rows = [*self._table.header_rows, titles]
        return [self._head(rows, number) for number in range(len(rows))]

    def _head(self, rows: Sequence[Sequence[str]], number: int) -> BaseOxmlElement:
        row, index = row_of(head=True, whole=True), 0
        while index < len(self.widths):
            title = rows[number][index]
            above = number > 0 and rows[number - 1][index] == title
            columns, down = (1, 1) if above else head_extent(rows, number, index)
            joined = "continue" if above else "restart" if down > 1 else ""
            width = sum(self.widths[index : index + columns])
            cell = cell_of(width, columns=columns, joined=joined, middle=True)
            self._fill(cell, "" if above else title, "center", bold=True, kept=True)
            row.append(cell)
            index += columns
        return row

    def across(
        self, text: str, align: str, *, bold: bool = False, italic: bool = False, kept: bool = False
    ) -> BaseOxmlElement:
        """Return a row whose one cell takes the whole width."""
        row = row_of(whole=kept)
        cell = cell_of(sum(self.widths), columns=len(self.widths))
        self._fill(cell, text, align, bold=bold, italic=italic, kept=kept)
        row.append(cell)
        return row

    def row(self, cells: Sequence[str], *, bold: bool, kept: bool = False) -> BaseOxmlElement:
        """Return an ordinary row; only one of long cells may be split."""
        row = row_of(whole=max(map(len, cells)) < LONG_CELL)
        for text, width, column in zip(cells, self.widths, self._table.columns, strict=True):
            cell = cell_of(width)
            align = "" if column.align == "left" else column.align
            self._fill(cell, text, align, bold=bold, kept=kept)
            row.append(cell)
        return row

    def _fill(
        self,
        cell: BaseOxmlElement,
        text: str,
        align: str,
        *,
        bold: bool = False,
        italic: bool = False,
        kept: bool = False,
    ) -> None:
        for line in clean(text).strip().split("\n"):
            words = " ".join(line.split())
            cell.append(line_of(words, self._look, align, bold=bold, italic=italic, kept=kept))
