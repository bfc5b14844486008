"""Finds the row of headings in a sheet and says which column means what."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from workreport.domain.sheet_values import CellValue, clean_text, is_order_number, match_key
from workreport.sheets.columns import Kind, Words
from workreport.sheets.grid import Grid, Span

SEARCHED_ROWS = 60
_LONGEST_HEADING = 80
_FEWEST_FIELDS = 2
_PLAIN_FIELDS = 3  # so many make another table of a heading further down
_DEEPEST = 3  # rows of one heading
_IGNORED = "_"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Heading:
    """``fields`` maps a field to its columns; the data begin below row ``last``.

    ``labels`` holds the keys of a column's headings from above to below, ``texts`` their words;
    ``end`` is the row where another table begins.
    """

    first: int
    last: int
    fields: Mapping[str, tuple[int, ...]]
    labels: Mapping[int, str]
    texts: Mapping[int, str] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)  # the field of each column, "_" too
    end: int | None = None

    @property
    def shape(self) -> str:
        """What tells this heading from others, whatever its columns mean."""
        words = "\n".join(f"{column}:{self.labels[column]}" for column in sorted(self.labels))
        return hashlib.sha256(words.encode()).hexdigest()[:16]

    def key(self, column: int) -> str:
        """Return the heading of a column as a person's choice is remembered under."""
        return match_key(self.labels.get(column, "").replace("|", " "))


def find_heading(
    grid: Grid, kind: Kind, remembered: Mapping[str, Mapping[str, str]] | None = None
) -> Heading | None:
    """Return the first best heading among the first rows that hold anything, or nothing.

    A heading whose shape is ``remembered`` means what a person said of it.
    """
    for shape, told in (remembered or {}).items():
        known = _best_heading(grid, kind.learn(told))
        if known is not None and known.shape == shape:
            return known
    return _best_heading(grid, kind)


def _best_heading(grid: Grid, kind: Kind) -> Heading | None:
    best: Heading | None = None
    earlier: Heading | None = None  # of a table above, complete in itself
    for row in islice(grid.rows, SEARCHED_ROWS):
        found = _heading_at(grid, row, kind)
        if found is not None and (best is None or _is_better(found, best)):
            if best is not None and found.first > best.last and len(best.fields) >= _PLAIN_FIELDS:
                earlier = earlier or best
            best = found
    return earlier or best


def guess_heading(grid: Grid, kind: Kind) -> Heading | None:
    """Return what looks like a heading although its words are unknown, or nothing."""
    best: dict[int, str] = {}
    first = -1
    for row in islice(grid.rows, SEARCHED_ROWS):
        cells = grid.rows[row]
        texts = {c: clean_text(v) for c, v in cells.items() if _may_head(v)}
        followed = sum(len(grid.rows.get(below, {})) > 1 for below in range(row + 1, row + 4))
        if followed and len(texts) == len(cells) and len(texts) > max(1, len(best)):
            best, first = texts, row
    return _read_heading([best], first, first, kind, needs_key=False) if best else None


def further_headings(grid: Grid, heading: Heading, kinds: tuple[Kind, ...]) -> Iterator[Heading]:
    """Yield the headings of other tables below; ``fields`` is empty when it is of another kind.

    The first of ``kinds`` is the kind looked for.
    """
    present = heading
    known = [{words for phrases in kind.words.values() for words in phrases} for kind in kinds]
    for row in grid.rows:
        if row <= present.last or not _looks_like_heading(grid, row):
            continue
        keys = [match_key(value) for value in grid.rows[row].values()]
        likely = [kind for kind, words in zip(kinds, known, strict=True)
                  if sum(key in words for key in keys) >= _FEWEST_FIELDS]  # fmt: skip
        if not likely or is_heading_again(grid, row, present):
            continue
        for kind in likely:
            found = _heading_at(grid, row, kind)
            if found is not None and len(set(found.names.values())) >= _PLAIN_FIELDS:
                present = found if kind is kinds[0] else replace(found, fields={})
                yield present
                break


def _looks_like_heading(grid: Grid, row: int) -> bool:
    cells = grid.rows[row].values()
    return len(cells) >= _PLAIN_FIELDS and all(map(_may_head, cells))


def _may_head(value: CellValue) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= _LONGEST_HEADING
        and not is_order_number(value)
        and any(letter.isalpha() for letter in value)
    )


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


def _read_heading(
    stack: list[dict[int, str]], first: int, last: int, kind: Kind, needs_key: bool = True
) -> Heading | None:
    fields: dict[str, tuple[int, ...]] = {}
    labels: dict[int, str] = {}
    words: dict[int, str] = {}
    names: dict[int, str] = {}
    for column in sorted({column for level in stack for column in level}):
        texts = _distinct([level[column] for level in stack if column in level])
        labels[column] = "|".join(match_key(text) for text in texts)
        words[column] = " – ".join(texts)
        name = _field_of_stack(texts, kind)
        if name is not None:
            names[column] = name
        if name is not None and name != _IGNORED:
            fields[name] = (*fields.get(name, ()), column)
    has_key = kind.key in fields or (
        bool(kind.together) and all(part in fields for part in kind.together)
    )
    tells = not kind.telling or any(name in fields for name in kind.telling)
    if needs_key and not (has_key and tells and len(fields) >= _FEWEST_FIELDS):
        return None
    return Heading(first, last, fields, labels, words, names)


def _distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if match_key(text)))


def _field_of_stack(texts: list[str], kind: Kind) -> str | None:
    # What a person said of the whole heading counts; else the lowest words are the most precise
    # ones; "Ngày sinh" over "Nam" needs the upper ones.
    whole = match_key(" ".join(texts))
    if len(texts) > 1:
        told = kind.told.get(whole)
        if told is not None:
            return told
    upper_first = [*reversed(texts), " ".join(texts)]
    named = [field_of(text, kind.words) for text in upper_first]
    return next((name for name in named if name not in {None, _IGNORED}), None) or next(
        (name for name in named if name is not None), None
    )


def _continues(grid: Grid, first: int, row: int, above: Mapping[int, str], kind: Kind) -> bool:
    cells = grid.rows.get(row)
    if not cells:
        return False
    if any(top == first and bottom >= row > top for top, _, bottom, _ in _short(grid, first)):
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


def _short(grid: Grid, row: int) -> list[Span]:
    """Return the merged areas at a row that can belong to a heading."""
    return [
        span for span in grid.merges if span[0] <= row <= span[2] and span[2] - span[0] < _DEEPEST
    ]


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
