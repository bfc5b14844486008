"""Finds the row of headings in a sheet and says which column means what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from workreport.domain.sheet_values import CellValue, clean_text, match_key
from workreport.sheets.columns import Kind, Words
from workreport.sheets.grid import Grid

SEARCHED_ROWS = 60
_LONGEST_HEADING = 80
_FEWEST_FIELDS = 2
_DEEPEST = 3  # rows of one heading
_IGNORED = "_"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Heading:
    """``fields`` maps a field to its columns; the data begin below row ``last``."""

    first: int
    last: int
    fields: Mapping[str, tuple[int, ...]]
    labels: Mapping[int, str]


def find_heading(grid: Grid, kind: Kind) -> Heading | None:
    """Return the first best heading among the first rows that hold anything, or nothing."""
    best: Heading | None = None
    for row in islice(grid.rows, SEARCHED_ROWS):
        found = _heading_at(grid, row, kind)
        if found is not None and (best is None or _is_better(found, best)):
            best = found
    return best


def _is_better(found: Heading, best: Heading) -> bool:
    # A title straight above the heading would pass for its first row: then the later one is right.
    overlaps = found.first <= best.last
    return len(found.fields) > len(best.fields) or (
        overlaps and len(found.fields) == len(best.fields)
    )


def is_heading_again(grid: Grid, row: int, heading: Heading) -> bool:
    """Tell whether a row below repeats the heading, as printed lists do on every page."""
    cells = grid.rows[row]
    known = sum(
        1
        for column, value in cells.items()
        if match_key(value) and match_key(value) in heading.labels.get(column, "").split("|")
    )
    return known >= _FEWEST_FIELDS and known * 2 > len(cells)


def _heading_at(grid: Grid, row: int, kind: Kind) -> Heading | None:
    above = _spread(grid, row)
    if not any(_field(value, kind) for value in above.values()):
        return None
    stack = [above]
    last = row
    for lower in range(row + 1, row + _DEEPEST):
        if not _continues(grid, row, lower, above, kind):
            break
        stack.append(_spread(grid, lower))
        last = lower
    return _read_heading(stack, row, last, kind)


def _read_heading(stack: list[dict[int, str]], first: int, last: int, kind: Kind) -> Heading | None:
    fields: dict[str, tuple[int, ...]] = {}
    labels: dict[int, str] = {}
    for column in sorted({column for level in stack for column in level}):
        texts = _distinct([level[column] for level in stack if column in level])
        labels[column] = "|".join(match_key(text) for text in texts)
        name = _field_of_stack(texts, kind)
        if name is not None and name != _IGNORED:
            fields[name] = (*fields.get(name, ()), column)
    has_key = kind.key in fields or (
        bool(kind.together) and all(part in fields for part in kind.together)
    )
    if not has_key or len(fields) < _FEWEST_FIELDS:
        return None
    return Heading(first, last, fields, labels)


def _distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if match_key(text)))


def _field_of_stack(texts: list[str], kind: Kind) -> str | None:
    # The lowest words are the most precise ones; "Ngày sinh" over "Nam" needs the upper ones.
    upper_first = [*reversed(texts), " ".join(texts)]
    named = [field_of(text, kind.words) for text in upper_first]
    return next((name for name in named if name not in {None, _IGNORED}), None) or next(
        (name for name in named if name is not None), None
    )


def _continues(grid: Grid, first: int, row: int, above: Mapping[int, str], kind: Kind) -> bool:
    cells = grid.rows.get(row)
    if not cells:
        return False
    if any(top == first and bottom >= row > top for top, _, bottom, _ in grid.merges):
        return True
    if len(cells) < _FEWEST_FIELDS or _repeats(cells, above):
        return False
    grouped = {
        column
        for top, left, _, right in grid.merges
        if top == first and right > left
        for column in range(left, min(right, left + _LONGEST_HEADING) + 1)
    }
    return all(
        _field(clean_text(value), kind)
        or (column in grouped and _field(f"{above[column]} {clean_text(value)}", kind))
        for column, value in cells.items()
    )


def _repeats(cells: Mapping[int, CellValue], above: Mapping[int, str]) -> bool:
    return any(match_key(value) == match_key(above.get(col)) for col, value in cells.items())


def _spread(grid: Grid, row: int) -> dict[int, str]:
    """Return the texts of a row, merged cells repeated over all their columns."""
    texts = {column: clean_text(value) for column, value in grid.rows.get(row, {}).items()}
    for top, left, bottom, right in grid.merges:
        if top <= row <= bottom and right - left < _LONGEST_HEADING:
            text = clean_text(grid.rows.get(top, {}).get(left))
            for column in range(left, right + 1):
                if text:
                    texts.setdefault(column, text)
    return texts


def _field(text: str, kind: Kind) -> bool:
    return field_of(text, kind.words) is not None


def field_of(text: str, words: Words) -> str | None:
    """Return the field a heading means: by its exact words, else by the best words within."""
    if len(text) > _LONGEST_HEADING:
        return None
    for candidate in (text, _BRACKETS.sub(" ", text)):
        key = match_key(candidate)
        exact = next((name for name, known in words.items() if key in known), None)
        if exact is not None:
            return exact
    return _field_within(match_key(_BRACKETS.sub(" ", text)), words)


def _field_within(key: str, words: Words) -> str | None:
    found: tuple[bool, int, str] | None = None
    for name, known in words.items():
        for phrase in known:
            place = f" {key} ".find(f" {phrase} ")
            if place < 0 or " " not in phrase:
                continue
            rank = (place == 0, len(phrase), name)
            if found is None or rank[:2] > found[:2]:
                found = rank
    return found[2] if found is not None else None
