"""Reads the table that spreadsheets and word processors put on the clipboard as HTML."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser

from typing_extensions import override

_MOST_SPANNED = 1000
_SERIAL_BEGINS = date(1899, 12, 30)  # day 0 of every spreadsheet
_MOST_SERIAL = 200_000
_BREAKS = frozenset({"p", "div", "li"})
Cells = list[list[str | None]]


def read_table(html: str) -> Cells | None:
    """Return the cells of the first table, ``None`` when there is none.

    A cell merged over rows says the same in each of them; one merged over columns says it in the
    first, and leaves what lies under the others as it is (``None``).
    """
    if "<table" not in html.casefold():
        return None
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return _laid_out(reader.lines) or None


@dataclass(slots=True)
class _Cell:
    rows: int = 1
    columns: int = 1
    day: str = ""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        if self.day:
            return self.day
        lines = [" ".join(line.split()) for line in "".join(self.pieces).split("\n")]
        return "\n".join(lines).strip("\n")


class _TableReader(HTMLParser):
    """Collects the cells of the first table; a table inside of a cell is only words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[_Cell]] = []
        self._depth = 0
        self._is_over = False
        self._is_hidden = False
        self._cell: _Cell | None = None

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._is_over or not self._depth:
            return
        if self._depth == 1 and tag in ("tr", "td", "th"):
            values = {name: value or "" for name, value in attrs}
            self._begin(tag, values)
        elif self._cell is not None and (tag == "br" or self._begins_line(tag)):
            self._cell.pieces.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            self._is_over = self._is_over or not self._depth
        if tag in ("td", "th", "tr") and self._depth <= 1:
            self._cell = None

    @override
    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            # Line breaks of the source are spaces; only tags break lines.
            self._cell.pieces.append(data.replace("\r", " ").replace("\n", " "))

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        if tag == "tr":
            style = "".join(values.get("style", "").casefold().split())
            self._is_hidden = "display:none" in style
            if not self._is_hidden:
                self.lines.append([])
            return
        self._cell = _Cell(_span(values, "rowspan"), _span(values, "colspan"), _day(values))
        if self.lines and not self._is_hidden:
            self.lines[-1].append(self._cell)

    def _begins_line(self, tag: str) -> bool:
        said = self._cell is not None and "".join(self._cell.pieces).strip()
        return tag in _BREAKS and bool(said)


def _span(values: dict[str, str], name: str) -> int:
    text = values.get(name, "")
    return max(1, min(_MOST_SPANNED, int(text))) if text.isdigit() else 1


def _day(values: dict[str, str]) -> str:
    """Return the day LibreOffice says beside a text that may leave the year out."""
    pattern = values.get("sdnum", "").rpartition(";")[2].upper()
    serial = values.get("sdval", "").partition(".")[0]
    if not ("D" in pattern and "M" in pattern and serial.isdigit()):
        return ""
    days = int(serial)
    return (_SERIAL_BEGINS + timedelta(days=days)).isoformat() if days < _MOST_SERIAL else ""


def _laid_out(lines: list[list[_Cell]]) -> Cells:
    """Put every cell where it is seen, merged ones over all they cover."""
    taken: dict[tuple[int, int], str | None] = {}
    for row, cells in enumerate(lines):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            for down in range(min(cell.rows, len(lines) - row)):
                for right in range(cell.columns):
                    taken[row + down, column + right] = None if right else cell.text
            column += cell.columns
    width = max((column + 1 for _row, column in taken), default=0)
    return [[taken.get((row, at), "") for at in range(width)] for row in range(len(lines))]


def write_table(cells: list[list[str]]) -> str:
    """Return cells as a table that spreadsheets take as text, whatever sign they begin with."""
    lines = "".join(
        "<tr>" + "".join(f"<td {_TEXT}>{_escaped(cell)}</td>" for cell in line) + "</tr>"
        for line in cells
    )
    return f'<html><head><meta charset="utf-8"></head><body><table>{lines}</table></body></html>'


# Excel reads the style, LibreOffice the attribute.
_TEXT = 'style="mso-number-format:\'\\@\'" sdnum="1066;0;@"'


def _escaped(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\n", '<br style="mso-data-placement:same-cell">')
