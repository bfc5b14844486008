"""Finding words in everything a workspace holds, in all its months, without typing marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.i18n.vietnamese import fold
from workreport.services.book import Book
from workreport.services.ports.search import FoundRow, WordQuestion

MOST: Final = 50
_LETTER = r"[^\W_]"  # letters and digits, as the index sees words
_WORD = re.compile(f"{_LETTER}+")
_QUOTES = re.compile("[“”]")
_BEFORE, _LENGTH = 40, 140  # letters shown before the first word found, and in all


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place where the words stand.

    ``id`` is that of a task or person, a section, or a conclusion; ``entry`` says it (of a task:
    its id). ``marks`` are the (start, end) of each word found in ``snippet``.
    """

    kind: str  # person, task, result, narrative, wording, conclusion
    period: str  # empty for a person
    unit: str
    id: str
    entry: str
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The newest places found, people first, and how many there are in all."""

    text: str
    hits: tuple[SearchHit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SearchScope:
    """Where to look: months from one to another, both included, and one unit by code or id."""

    starts: Period | None = None
    ends: Period | None = None
    unit: str = ""


class SearchService:
    """Looks words up."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def search(
        self, text: str, scope: SearchScope | None = None, *, limit: int = MOST
    ) -> SearchResult:
        """Find where all these words stand; words in quotation marks stand side by side.

        The last word may be only the beginning of one, unless a blank or a quotation mark ends it.
        Case and marks never count: "nghi quyet" finds "Nghị quyết".

        Raises:
            UseError: ``search_empty`` without any letter or digit, ``search_months_reversed``,
                ``unit_unknown``.
        """
        scope = scope or SearchScope()
        words, is_open = read_question(text)
        if not words:
            raise UseError("search_empty")
        if scope.starts is not None and scope.ends is not None and scope.ends < scope.starts:
            raise UseError("search_months_reversed", starts=str(scope.starts), ends=str(scope.ends))
        with self._book.looking() as look:
            day = look.today if scope.ends is None else scope.ends.last_day
            unit = look.directory.unit(scope.unit, day).unit if scope.unit else ""
            asked = WordQuestion(words, is_open, scope.starts, scope.ends, unit)
            rows = look.projections.found(asked, limit)
            total = len(rows) if len(rows) < limit else look.projections.count_found(asked)
        pattern = _pattern(words, is_open=is_open)
        return SearchResult(text, tuple(_hit(row, pattern) for row in rows), total)


def read_question(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the folded words and phrases looked for, and whether the last one is still open."""
    found: list[str] = []
    is_open = False
    for place, part in enumerate(_QUOTES.sub('"', fold(normalize("NFC", text))).split('"')):
        words = _WORD.findall(part)
        if not words:
            continue
        is_phrase = place % 2 == 1
        found += [" ".join(words)] if is_phrase else words
        is_open = not is_phrase and not part[-1].isspace()
    return tuple(found), is_open


def _pattern(words: Sequence[str], *, is_open: bool) -> re.Pattern[str]:
    """Return what finds each of these words in a folded text, as the index finds them."""
    wanted = sorted({word for phrase in words for word in phrase.split()})
    begun = [f"{words[-1]}{_LETTER}*"] if is_open else []
    return re.compile(f"(?<!{_LETTER})(?:{'|'.join([*begun, *wanted])})(?!{_LETTER})")


def _marks(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    plain = fold(text)
    found = [match.span() for match in pattern.finditer(plain)]
    if len(plain) == len(text):
        return found
    # A letter that folds into two or none moves all that follow.
    places = [place for place, letter in enumerate(text) for _each in fold(letter)]
    return [(places[start], places[end - 1] + 1) for start, end in found]


def _hit(row: FoundRow, pattern: re.Pattern[str]) -> SearchHit:
    first_line, _break, _rest = row.text.partition("\n")
    snippet, marks = _cut(row.text.replace("\n", " "), _marks(row.text, pattern))
    title = row.title or (first_line if row.kind in {"person", "task"} else "")
    return SearchHit(row.kind, row.period, row.unit, row.subject, row.source, title, snippet, marks)


def _cut(text: str, marks: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut out the words around the first mark, at blanks, with dots where something is left out."""
    first = marks[0][0] if marks else 0
    start = 0
    if first > _BEFORE:
        start = text.find(" ", first - _BEFORE, first) + 1 or first
    end = len(text)
    if end - start > _LENGTH:
        end = max(text.rfind(" ", start, start + _LENGTH), first + 1)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    moved = len(before) - start
    inside = ((a + moved, min(b, end) + moved) for a, b in marks if start <= a < end)
    return f"{before}{text[start:end]}{after}", tuple(inside)
