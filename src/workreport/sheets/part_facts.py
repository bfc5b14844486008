"""What the library does not tell about a sheet: hidden rows and columns, formulas without value."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat

_LARGEST = 24 * 2**20  # parts beyond this are read for their cells only
_LONGEST_RUN = 20_000
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")
_VALUE_TAG = re.compile(rb"<(?:\w+:)?v\b")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TRUE = {"1", "true"}
_ODS_HIDDEN = {"collapse", "filter"}


@dataclass(frozen=True, slots=True)
class PartFacts:
    """Rows and columns nobody sees, and cells whose formula has no value; all counted from 0."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unread: frozenset[tuple[int, int]] = frozenset()


def facts_of(data: bytes) -> Mapping[int, PartFacts]:
    """Return the facts by the place of the sheet in the workbook; what is unclear is left out."""
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if "content.xml" in archive.namelist():
                return _of_open_document(archive)
            return _of_workbook(archive)
    except (zipfile.BadZipFile, KeyError, ValueError, expat.ExpatError):
        return {}


def _of_workbook(archive: zipfile.ZipFile) -> Mapping[int, PartFacts]:
    relations = {
        about.get("Id", ""): about.get("Target", "")
        for about in _tags(_RELATION, archive.read("xl/_rels/workbook.xml.rels"))
    }
    found: dict[int, PartFacts] = {}
    for place, about in enumerate(_tags(_SHEET, archive.read("xl/workbook.xml"))):
        target = relations.get(about.get("id", ""), "")
        path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if path.endswith(".xml") and archive.getinfo(path).file_size <= _LARGEST:
            found[place] = _of_sheet(archive.read(path))
    return found


def _of_sheet(part: bytes) -> PartFacts:
    rows = {
        int(about["r"]) - 1 for about in _tags(_ROW, part) if _is_hidden(about) and "r" in about
    }
    columns: set[int] = set()
    for about in _tags(_COLUMN, part.partition(b"<sheetData")[0]):
        first, last = int(about.get("min", 0)), int(about.get("max", 0))
        if _is_hidden(about) and 0 < first <= last < first + _LONGEST_RUN:
            columns.update(range(first - 1, last))
    return PartFacts(frozenset(rows), frozenset(columns), frozenset(_without_value(part)))


def _without_value(part: bytes) -> Iterator[tuple[int, int]]:
    if b't="e"' not in part and b"<f" not in part and b":f" not in part:
        return
    for match in _CELL.finditer(part):
        about, inside = _attributes(match[1]), match[3] or b""
        is_formula = b"<f" in inside or b":f" in inside
        is_empty = _VALUE.search(inside) is None and b"<is>" not in inside
        # An empty text is what some formulas come to; an empty number is none.
        is_empty = is_empty and not (about.get("t") == "str" and _VALUE_TAG.search(inside))
        if about.get("t") == "e" or (is_formula and is_empty):
            place = _REFERENCE.fullmatch(about.get("r", ""))
            if place is not None:
                yield int(place[2]) - 1, _column(place[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _tags(tag: re.Pattern[bytes], part: bytes) -> Iterator[dict[str, str]]:
    for match in tag.finditer(part):
        yield _attributes(match[1])


def _attributes(text: bytes) -> dict[str, str]:
    return {
        match[1].decode("ascii", "replace").rpartition(":")[2]: (
            match[2] or match[3] or b""
        ).decode("utf-8", "replace")
        for match in _ATTRIBUTE.finditer(text)
    }


def _is_hidden(about: Mapping[str, str]) -> bool:
    return about.get("hidden") in _TRUE


class _OpenDocument:
    """Counts the rows and columns of an OpenDocument sheet, repeated ones included."""

    def __init__(self) -> None:
        self.sheets: list[tuple[set[int], set[int]]] = []
        self._depth = self._row = self._column = 0

    def start(self, tag: str, about: dict[str, str]) -> None:
        """Take in one opening tag."""
        if tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self.sheets.append((set(), set()))
                self._row = self._column = 0
        elif self._depth == 1 and tag == "table:table-row":
            self._row += self._count(about, "rows", self._row, 0)
        elif self._depth == 1 and tag == "table:table-column":
            self._column += self._count(about, "columns", self._column, 1)

    def end(self, tag: str) -> None:
        """Take in one closing tag."""
        if tag == "table:table":
            self._depth -= 1

    def _count(self, about: dict[str, str], what: str, at: int, which: int) -> int:
        run = int(about.get(f"table:number-{what}-repeated", 1))
        if about.get("table:visibility") in _ODS_HIDDEN and 0 < run <= _LONGEST_RUN:
            self.sheets[-1][which].update(range(at, at + run))
        return run


def _of_open_document(archive: zipfile.ZipFile) -> Mapping[int, PartFacts]:
    if archive.getinfo("content.xml").file_size > _LARGEST:
        return {}
    counter = _OpenDocument()
    parser = expat.ParserCreate()
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    parser.Parse(archive.read("content.xml"), True)
    return {
        place: PartFacts(frozenset(rows), frozenset(columns))
        for place, (rows, columns) in enumerate(counter.sheets)
    }
