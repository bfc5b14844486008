"""Tables in text files: which letters, which separator, which cells."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from workreport.i18n.legacy_encodings import share_said
from workreport.sheets.letters import likeliest_code, old_code, recode

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = (";", ",", "\t", "|")
_TRIED_ROWS = 200
_WIDEST = 16_384
_TRIED_LETTERS = 200_000
_STATED = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


class NotTextError(ValueError):
    """The bytes are no text in any code known here."""


def text_of(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the old code it was written in, if it was one.

    Raises:
        NotTextError: It is no text.
    """
    for decoded in (_marked(data), _plain(data, "utf-8"), _unmarked_utf16(data)):
        if decoded is not None:
            return _sound(decoded), ""
    return _eight_bits(data)


def _sound(text: str) -> str:
    if _CONTROL.search(text):
        raise NotTextError
    return text


def _marked(data: bytes) -> str | None:
    if data.startswith(_UTF8_MARK):
        return _plain(data[len(_UTF8_MARK) :], "utf-8")
    return _plain(data, "utf-16") if data.startswith(_UTF16_MARKS) else None


def _plain(data: bytes, code: str) -> str | None:
    try:
        return data.decode(code)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    head = data[:2000]
    half = len(head) // 2 or 1
    for place, code in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[place::2].count(0) * 3 > half:
            return _plain(data, code)
    return None


def _eight_bits(data: bytes) -> tuple[str, str]:
    windows = _plain(data, "cp1258")
    western = _plain(data, "cp1252") or data.decode("latin-1")
    sample = western[:_TRIED_LETTERS]
    best, share = likeliest_code(sample)
    if windows is not None and share_said(windows[:_TRIED_LETTERS]) >= share:
        return _sound(windows), ""
    code = old_code(sample.splitlines()) or best
    return _sound("".join(recode(line, code) for line in western.splitlines(keepends=True))), code


def cells_of(text: str) -> Iterator[list[object]]:
    """Yield the rows of a text, its cells divided by the separator that divides it best.

    Raises:
        NotTextError: A cell never ends.
    """
    stated = _STATED.match(text)
    if stated is not None:
        text, separator = text[stated.end() :], stated[1]
    else:
        separator = _separator(text)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            # A row wider than any sheet is refused by its reader; its cells are not looked at.
            yield [*row] if len(row) > _WIDEST else [_unguarded(cell) for cell in row]
    except csv.Error as error:
        raise NotTextError from error


def _unguarded(cell: str) -> str:
    # An apostrophe keeps a spreadsheet from taking the cell for a formula; it is no word.
    return cell[1:] if _GUARDED.match(cell) else cell


def _separator(text: str) -> str:
    marks = {mark: _evenness(text, mark) for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: marks[mark])


def _evenness(text: str, separator: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(StringIO(text[:_TRIED_LETTERS], newline=""), delimiter=separator):
            if any(cell.strip() for cell in row):
                widths[len(row)] += 1
            if widths.total() >= _TRIED_ROWS:
                break
    except csv.Error:
        return 0.0, 0
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0, 0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    return count / widths.total(), width
