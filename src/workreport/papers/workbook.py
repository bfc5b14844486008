"""The tables of a paper as a workbook: a sheet for each, with numbers and days as such."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from workreport.domain.document import Annex, Charts, Document, Heading, Table
from workreport.domain.errors import RuleError
from workreport.i18n.translation import N_, _, speaking
from workreport.papers.column_widths import fitting
from workreport.papers.editable_tables import chart_table
from workreport.papers.fonts import BOLD, REGULAR, width_of
from workreport.papers.letterhead import enclosure
from workreport.papers.profile import Profile
from workreport.papers.sheet import Sheet
from workreport.papers.tables import NOTHING, head_extent
from workreport.papers.words import clean, fold

LONGEST_CELL = 32_767  # characters of a cell
LONGEST_NAME = 31
MM_PER_INCH = 25.4
_ENCLOSED = N_("TL{number}")  # the number a paper has in the contents of its pack
_AT_END = " .,;:-–(“"  # what no name ends with
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_WHOLE = re.compile(r"0|[1-9]\d{0,8}")
_DECIMAL = re.compile(r"(0|[1-9]\d{0,8}),(\d{1,4})")
_DAY = re.compile(r"\d{2}/\d{2}/\d{4}")
_FORMULA_SIGN = re.compile(r"\s*[=+\-@'|%]")
_LETTER, _EDGE, _PIXEL = 7, 5, 0.75  # pixels of a letter and of a column's edges; points of one
_INSIDE = 6.0  # points of a cell that no letter takes
_LEADING = 1.28  # of the size: what spreadsheets leave for a line
_TALLEST = 409.0  # points; no spreadsheet makes a row higher


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One table with the lines that say what it is and where it stood."""

    name: str
    table: Table
    titles: list[str] = field(default_factory=list)


def compose_workbook(document: Document, profile: Profile) -> bytes:
    """Write every table of a document and of its annexes; without a table one sheet says so.

    Raises:
        RuleError: ``cell_too_long_for_workbook``.
    """
    target = BytesIO()
    rules = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with speaking(document.language), xlsxwriter.Workbook(target, rules) as book:
        made = datetime(document.period.year, document.period.month, 1)  # noqa: DTZ001 - a day
        name = clean(f"{document.title_type} {document.subject}").strip()
        issuer = f"{document.letterhead.parent} - {document.letterhead.issuer}"
        book.set_properties({"title": name, "author": clean(issuer), "created": made})
        writer = _Writer(book, profile)
        taken: set[str] = set()
        for sheet in _sheets(document, profile):
            writer.add(sheet, _free_name(sheet.name, taken))
        if not taken:
            book.add_worksheet("1").write_string(0, 0, _(NOTHING))
    return target.getvalue()


def _sheets(document: Document, profile: Profile) -> Iterator[_Sheet]:
    name = clean(f"{document.title_type} {document.subject}").strip()
    marks = [" · ".join(document.marks.words)] if document.marks.words else []
    yield from _of_blocks(document.blocks, [*marks, name], "")
    for annex in document.annexes:
        for sheet in _of_annex(annex, name, enclosure(document, profile)):
            yield replace(sheet, titles=[*marks, *sheet.titles])
    for number, enclosed in enumerate(document.enclosed, start=1):
        whose = enclosed.unit_code or _(_ENCLOSED).format(number=number)
        for sheet in _sheets(enclosed, profile):
            yield replace(sheet, name=f"{whose} {sheet.name}")


def _of_annex(annex: Annex, name: str, note: str) -> Iterator[_Sheet]:
    titles = [f"{annex.label}. {annex.title}".strip(". "), annex.note or note]
    yield from _of_blocks(annex.blocks, titles or [name], annex.label)


def _of_blocks(blocks: object, titles: list[str], label: str) -> Iterator[_Sheet]:
    """Walk the blocks; a table is named by its caption or the nearest heading above it."""
    above = ""
    assert isinstance(blocks, tuple)  # noqa: S101 - of a document
    for block in blocks:
        if isinstance(block, Heading):
            above = f"{block.number} {block.text}".strip()
            continue
        tables = [block] if isinstance(block, Table) else []
        if isinstance(block, Charts):
            tables = [chart_table(chart) for chart in block.charts]
        for table in tables:
            about = table.caption or above
            yield _Sheet(f"{label} {about}".strip(), table, [*titles, *([about] if about else [])])


def _free_name(wanted: str, taken: set[str]) -> str:
    """Return a sheet name that Excel accepts and that no other sheet of the file has."""
    base = " ".join(_NOT_IN_NAMES.sub(" ", clean(wanted)).split()) or str(len(taken) + 1)
    name, number = _cut(base, LONGEST_NAME), 1
    while name.casefold() in taken:
        number += 1
        mark = f" ({number})"
        name = _cut(base, LONGEST_NAME - len(mark)) + mark
    taken.add(name.casefold())
    return name


def _cut(text: str, room: int) -> str:
    """Shorten a name at the end of a word; a single word that is too long is cut itself."""
    if len(text) <= room:
        return text
    whole = text[: room + 1].rpartition(" ")[0].rstrip(_AT_END)
    return whole or text[:room]


class _Writer:
    """Writes tables into one workbook."""

    def __init__(self, book: Any, profile: Profile) -> None:
        self._book, self._profile = book, profile
        self._size = profile.table.size
        self._looks: dict[tuple[object, ...], Any] = {}

    def _look(self, **more: object) -> Any:
        """Return a format; a workbook keeps few of them however many cells it has."""
        key = tuple(sorted(more.items()))
        if key not in self._looks:
            face = {"font_name": "Times New Roman", "font_size": self._size, "valign": "top"}
            self._looks[key] = self._book.add_format({**face, **more})
        return self._looks[key]

    def add(self, sheet: _Sheet, name: str) -> None:
        """Add one table; its head is repeated on every printed page."""
        page, table = self._book.add_worksheet(name), sheet.table
        for row, title in enumerate(sheet.titles):
            page.write_string(row, 0, clean(title), self._look(bold=row != 1))
        first = len(sheet.titles) + 1
        widths, _size = fitting(table, Sheet.of(self._profile, True).text_width, self._size)
        for index, width in enumerate(widths):
            page.set_column(index, index, _letters(width))
        body = self._head(page, table, first)
        self._heighten(page, table, (first, body), widths)
        if not table.rows:
            self._across(page, body, len(table.columns), _(NOTHING), bold=False)
        for row, cells in enumerate(table.rows, start=body):
            index = row - body
            bold = index in table.groups or index in table.emphasised
            if index in table.groups or index in table.across:
                text = next(filter(None, cells), "")
                self._across(page, row, len(table.columns), text, bold=bold)
                continue
            for place, text in enumerate(cells):
                self._cell(page, (row, place), text, table.columns[place].align, bold=bold)
        page.freeze_panes(body, 0)
        page.repeat_rows(first, body - 1)
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        edges = self._profile.page.landscape
        page.set_margins(*(edge / MM_PER_INCH for edge in (
            edges.left, edges.right, edges.top, edges.bottom,
        )))  # fmt: skip

    def _heighten(
        self, page: Any, table: Table, rows: tuple[int, int], widths: list[float]
    ) -> None:
        """Make every row as high as its words; not every program does so by itself."""
        first, body = rows
        for number, titles in enumerate(table.header_rows, start=first):
            spans = [(title, self._spanned(titles, at, widths)) for at, title in enumerate(titles)]
            self._row_height(page, number, spans, BOLD)
        heads = [(column.title, width) for column, width in zip(table.columns, widths, strict=True)]
        self._row_height(page, body - 1, heads, BOLD)
        for index, cells in enumerate(table.rows):
            bold = index in table.groups or index in table.emphasised
            whole = index in table.groups or index in table.across
            held = [(next(filter(None, cells), ""), sum(widths))] if whole else zip(
                cells, widths, strict=True
            )  # fmt: skip
            self._row_height(page, body + index, held, BOLD if bold else REGULAR)

    def _spanned(self, titles: Sequence[str], at: int, widths: Sequence[float]) -> float:
        """Return the width of a title and its equal neighbours, which are joined."""
        return sum(
            width for title, width in zip(titles, widths, strict=True) if title == titles[at]
        )

    def _row_height(
        self, page: Any, row: int, cells: Iterable[tuple[str, float]], face: str
    ) -> None:
        lines = max(
            (len(_folded(text, face, self._size, width)) for text, width in cells), default=1
        )
        page.set_row(row, min(_TALLEST, max(1, lines) * self._size * _LEADING + 2))

    def _head(self, page: Any, table: Table, first: int) -> int:
        rows = [*table.header_rows, tuple(column.title for column in table.columns)]
        look = self._look(bold=True, border=1, align="center", valign="vcenter", text_wrap=True)
        for number, titles in enumerate(rows):
            place = 0
            while place < len(titles):
                if number and rows[number - 1][place] == titles[place]:
                    place += 1
                    continue
                across, down = head_extent(rows, number, place)
                row, title = first + number, clean(titles[place])
                if across > 1 or down > 1:
                    end = (row + down - 1, place + across - 1)
                    page.merge_range(row, place, *end, "", look)
                page.write_string(row, place, title, look)
                place += across
        return first + len(rows)

    def _across(self, page: Any, row: int, columns: int, text: str, *, bold: bool) -> None:
        look = self._look(bold=bold, border=1, text_wrap=True)
        if columns > 1:
            page.merge_range(row, 0, row, columns - 1, "", look)
        page.write_string(row, 0, _fitting(text, row), look)

    def _cell(
        self, page: Any, place: tuple[int, int], text: str, align: str, *, bold: bool
    ) -> None:
        words = _fitting(text, place[0])
        look: dict[str, object] = {"border": 1, "text_wrap": True, "bold": bold, "align": align}
        decimal = _DECIMAL.fullmatch(words)
        if not words:
            page.write_blank(*place, None, self._look(**look))
        elif decimal:
            form = "0." + "0" * len(decimal[2])
            number = float(f"{decimal[1]}.{decimal[2]}")
            page.write_number(*place, number, self._look(**look, num_format=form))
        elif _WHOLE.fullmatch(words):
            page.write_number(*place, int(words), self._look(**look))
        elif (day := _day(words)) is not None:
            page.write_datetime(*place, day, self._look(**look, num_format="dd/mm/yyyy"))
        else:
            guard = {"quote_prefix": True} if _FORMULA_SIGN.match(words) else {}
            page.write_string(*place, words, self._look(**look, **guard))


def _fitting(text: str, row: int) -> str:
    """Return the text, or refuse what a cell cannot hold rather than cut it."""
    words = clean(text).strip()
    if len(words) > LONGEST_CELL:
        raise RuleError("cell_too_long_for_workbook", row=row + 1, length=len(words))
    return words


def _day(words: str) -> datetime | None:
    if not _DAY.fullmatch(words):
        return None
    try:
        found = datetime.strptime(words, "%d/%m/%Y")  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return found if found.year >= 1900 else None  # noqa: PLR2004 - where workbooks begin to count


def _letters(width: float) -> float:
    """Return the width of a column, given in points, in letters."""
    return max(1.0, (width / _PIXEL - _EDGE) / _LETTER)


def _folded(text: str, face: str, size: float, width: float) -> list[str]:
    """Return the lines a cell takes; most cells are one and are measured at once."""
    words, room = clean(text).strip(), width - _INSIDE
    if "\n" not in words and width_of(words, face, size) <= room:
        return [words]
    return fold(words, face, size, room)
