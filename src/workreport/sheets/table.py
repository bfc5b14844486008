"""Walks the rows below a heading and tells data from section titles, repeated heads and footers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from workreport.domain.sheet_values import (
    CellValue,
    clean_text,
    is_order_number,
    is_section_number,
    match_key,
)
from workreport.sheets.columns import Kind
from workreport.sheets.grid import Grid
from workreport.sheets.heading import Heading, is_heading_again
from workreport.sheets.units import Match, UnitFinder

# Only whole forms of words: "Công tác …", "Duyệt …", "Lưu trữ …" are tasks.
_FOOTER = re.compile(
    r"(?:danh sach nay|bang nay|ke hoach nay|tong so|tong cong|an dinh danh sach|noi nhan|luu vt"
    r"|luu y|ghi chu|tong)(?: (?!hop)|$)|(?:cong)(?: \d+.*)?$"
)
_SIGNATURE = re.compile(
    r"(?:nguoi lap|nguoi tong hop|lap bieu|thu truong|xac nhan cua|t m|tm|kt truong|kt chanh|tl|tuq"
    r"|noi nhan|danh sach nay|ky ghi ro|ky ten|nghe an ngay|ngay thang nam)(?: |$)"
)
_COUNT = re.compile(r"(?:danh sach nay|tong so|tong cong)\b.*?\b(\d{1,5})\b")
_ENOUGH = 3  # so many cells are a row of data even below a footer
_UNIT_LIKE = re.compile(r"(?:phong|p|ban|van phong|don vi|trung tam|to|khoi|lanh dao|chi cuc|so) ")
_SAME_UNIT = re.compile(
    r"(?:cong chuc|vien chuc|can bo|chuyen vien|nhan vien|nguoi lao dong|hop dong|lanh dao phong"
    r"|lanh dao van phong|lai xe|lao dong)(?: |$)"
)
_SHORT_ROW, _NEAR = 2, 6
_HIGHEST_MERGE = 400  # rows; more is no group of tasks
_ADDRESSED = re.compile(r"(?:kinh gui|noi nhan|dong kinh gui|kinh trinh)(?: |$)")
_DITTO = {"nt", "nhu tren"}
_DITTO_SIGNS = set("\"″”“〃'-/")


@dataclass(slots=True)
class Row:
    """One row of data: its cells by field, and the section it stands in."""

    grid: Grid
    number: int  # counted from 0
    heading: Heading
    cells: Mapping[int, CellValue]
    section: Match | None = None

    def column(self, name: str) -> int | None:
        """Return the column of a field that this row fills, or its first one."""
        columns = self.heading.fields.get(name, ())
        filled = (column for column in columns if clean_text(self.cells.get(column)))
        return next(filled, columns[0] if columns else None)

    def value(self, name: str) -> CellValue:
        """Return the cell of a field as it stands in the sheet."""
        column = self.column(name)
        return None if column is None else self.cells.get(column)

    def text(self, name: str) -> str:
        """Return the cell of a field as one line."""
        return clean_text(self.value(name))

    def has_column(self, name: str) -> bool:
        """Tell whether the sheet has a column for the field."""
        return name in self.heading.fields


@dataclass(slots=True)
class Table:
    """What a walk found beside the rows: section titles and the number a footer states."""

    grid: Grid
    heading: Heading
    kind: Kind
    finder: UnitFinder
    titles: list[tuple[int, Match]] = field(default_factory=list)
    stated: tuple[int, int] | None = None  # row and count of "Danh sách này có 37 người"
    _covering: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note by row the areas merged from a row above it; absurdly high ones mean nothing."""
        for top, left, bottom, _right in self.grid.merges:
            if bottom - top <= _HIGHEST_MERGE:
                for row in range(top + 1, bottom + 1):
                    self._covering.setdefault(row, []).append((top, left))

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold data, each with the section it stands in."""
        section: Match | None = None
        previous: dict[int, CellValue] = {}
        ended = False
        for number in self.grid.rows:
            if number <= self.heading.last:
                continue
            if self.heading.end is not None and number >= self.heading.end:
                return
            row = self._row(number, section)
            what = self._what(row, ended)
            if what == "data":
                ended = False
                previous = self._without_dittos(row, previous)
                row.cells = previous
                yield row
            elif what == "section":
                section = self._section(row, section)
            elif what == "footer":
                ended = True

    def _row(self, number: int, section: Match | None) -> Row:
        cells = dict(self.grid.rows[number])
        own = self.heading.fields.get(self.kind.key, ())
        for top, left in self._covering.get(number, ()):
            # A value merged over several rows holds for each of them; the task itself does not.
            if self.heading.last < top and left not in own:
                cells.setdefault(left, self.grid.rows.get(top, {}).get(left))
        return Row(self.grid, number, self.heading, cells, section)

    def _what(self, row: Row, ended: bool) -> str:
        own = {column: clean_text(value) for column, value in self.grid.rows[row.number].items()}
        texts = {column: text for column, text in own.items() if text}
        if not texts or self._is_column_numbers(texts):
            return "nothing"
        if is_heading_again(self.grid, row.number, self.heading):
            return "nothing"
        key = self._key(row)
        others = {c: t for c, t in texts.items() if c not in self._columns("number")}
        if self._is_footer(others or texts, row):
            return "footer"
        if not key:
            return self._keyless(row, texts, others, ended)
        return self._with_key(row, others, ended)

    def _keyless(self, row: Row, texts: dict[int, str], others: dict[int, str], ended: bool) -> str:
        numbered = is_order_number(row.value("number"))
        if len(texts) == 1 and not numbered:
            return "section" if self._may_be_title(next(iter(texts.values())), ended) else "nothing"
        unnumbered = not self._columns("number") and len(others) > 1 and not ended
        # A number alone is what a form leaves behind.
        return "data" if others and (numbered or unnumbered) else "nothing"

    def _with_key(self, row: Row, others: dict[int, str], ended: bool) -> str:
        number = row.value("number")
        worded = {text for text in others.values() if not is_order_number(text)}
        title = next(iter(worded), "")
        if len(worded) == 1 and self._is_title_of_unit(title, number):
            return "section"
        if is_order_number(number) or len(set(others.values())) >= (_ENOUGH if ended else 2):
            return "data"
        if ended:
            return "nothing"
        return "section" if self._columns("number") else "data"

    def _is_title_of_unit(self, title: str, number: CellValue) -> bool:
        if is_order_number(number):
            return bool(self.finder.find(title).units)
        return bool(self.finder.find_title(title).units) or is_section_number(number)

    def _may_be_title(self, text: str, ended: bool) -> bool:
        return bool(self.finder.find_title(text).units) or not ended

    def _is_footer(self, others: dict[int, str], row: Row) -> bool:
        if is_order_number(row.value("number")):
            return False
        keys = [match_key(text) for text in others.values()]
        first = keys[0] if keys else ""
        counted = _COUNT.match(first)
        if counted is not None and self.stated is None:
            self.stated = (row.number, int(counted[1]))
        return bool(_FOOTER.match(first)) or any(_SIGNATURE.match(key) for key in keys)

    def _is_column_numbers(self, texts: dict[int, str]) -> bool:
        # "1 | 2 | 3 …" or "(1) | (2) | (3)" under the heading, a letter for the first ones.
        plain = [text.strip("() ") for text in texts.values()]
        numbers = [int(found[0]) for text in plain if (found := re.match(r"\d{1,2}", text))]
        return (
            len(plain) > 2  # noqa: PLR2004 - two numbers may be data
            and all(re.fullmatch(r"\d{1,2}(\s*=[\d\s=x+*/:()-]*)?|[A-H]", text) for text in plain)
            and all(a < b for a, b in pairwise(numbers))
        )

    def _section(self, row: Row, before: Match | None) -> Match | None:
        own = self.grid.rows[row.number]
        texts = [clean_text(value) for column, value in own.items()
                 if column not in self._columns("number") or len(own) == 1]  # fmt: skip
        title = self.finder.find_title(texts[0] if texts else "")
        if not title.units and not self._leaves_unit(row, title.text):
            return before
        self.titles.append((row.number, title))
        return title

    def _leaves_unit(self, row: Row, title: str) -> bool:
        key = match_key(re.sub(r"^\s*\S{1,4}[.)]\s*", "", title))
        if _SAME_UNIT.match(key):
            return False
        if _UNIT_LIKE.match(key):
            return True
        # A plan groups tasks by subject too; a roster groups people by unit.
        return self.kind.name == "roster" and (
            title.isupper() or is_section_number(row.value("number"))
        )

    def _without_dittos(self, row: Row, previous: Mapping[int, CellValue]) -> dict[int, CellValue]:
        kept = dict(row.cells)
        for name in ("director", "leads", "partners", "product", "due", "unit"):
            for column in self._columns(name):
                if _is_ditto(clean_text(kept.get(column))):
                    kept[column] = previous.get(column)
        return kept

    def _key(self, row: Row) -> str:
        return " ".join(row.text(name) for name in (self.kind.key, *self.kind.together)).strip()

    def _columns(self, name: str) -> tuple[int, ...]:
        return self.heading.fields.get(name, ())


def _is_ditto(text: str) -> bool:
    # A lone dash means "none"; a quotation mark or "nt" means "as above".
    if text in {"-", "--", "/"}:
        return False
    return match_key(text) in _DITTO or (bool(text) and set(text) <= _DITTO_SIGNS)


def title_texts(grid: Grid, heading: Heading, below: int = -1) -> list[tuple[int, str]]:
    """Return the texts above the heading, each with its row.

    ``below`` is the last row of the table above; of what stands between only short rows count.
    """
    return [
        (number, clean_text(value))
        for number, cells in grid.rows.items()
        if below < number < heading.first
        and (below < 0 or (len(cells) <= _SHORT_ROW and heading.first - number <= _NEAR))
        for value in cells.values()
        if isinstance(value, str) and not _ADDRESSED.match(match_key(value))
    ]
