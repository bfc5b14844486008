"""Words found on the pages of a paper, and where each text of the Office is printed."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.i18n.vietnamese import fold

if TYPE_CHECKING:
    from workreport.services.ports.press import PageLetters

Box = tuple[float, float, float, float]  # left, top, right, bottom, as parts of the page
_KNOWN_BY = 48  # letters of a text by which its begin and its end are known on the page


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of words on one page, a box for each line."""

    page: int
    boxes: tuple[Box, ...]

    def holds(self, across: float, down: float) -> bool:
        """Tell whether a point of the page lies inside."""
        left, top, right, bottom = around(self.boxes)
        return left <= across <= right and top <= down <= bottom


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a text is found: words that stand before it, each behind the last, then the text."""

    before: tuple[str, ...]
    text: str = ""


class PaperLetters:
    """The letters of all pages, folded as the program's search folds them."""

    def __init__(self, pages: "Sequence[PageLetters]") -> None:
        self._pages = pages
        self._starts: list[int] = []
        self._origin: list[tuple[int, int]] = []  # page and letter of each folded letter
        parts: list[str] = []
        for number, page in enumerate(pages):
            self._starts.append(len(self._origin))
            parts.append(self._folded(number, page.text))
        self._text = "".join(parts)

    def find(self, words: str) -> tuple[Place, ...]:
        """Return every place of some words, in the order of the pages."""
        wanted = " ".join(fold(words).split())
        found: list[Place] = []
        at = self._text.find(wanted) if wanted else -1
        while at >= 0:
            found += self._places(at, at + len(wanted))[:1]
            at = self._text.find(wanted, at + len(wanted))
        return tuple(found)

    def locate(self, anchors: Mapping[str, Anchor]) -> dict[str, tuple[Place, ...]]:
        """Return where texts are printed, by their key; those that are not printed are left out."""
        found = {}
        for key, anchor in anchors.items():
            span = self._span(anchor)
            if span is not None:
                found[key] = self._places(*span)
        return found

    def _span(self, anchor: Anchor) -> tuple[int, int] | None:
        begin, end = 0, 0
        for words in anchor.before:
            wanted = " ".join(fold(words).split())
            begin = self._text.find(wanted, end)
            if begin < 0:
                return None
            end = begin + len(wanted)
        text = " ".join(fold(anchor.text).split())
        if not text:
            return begin, end
        first = self._text.find(text[:_KNOWN_BY], end)
        if first < 0 or first - end > len(text) + 400:
            return begin, end
        last = self._text.find(text[-_KNOWN_BY:], first)
        until = last + len(text[-_KNOWN_BY:]) if last >= 0 else first + len(text[:_KNOWN_BY])
        # Feet of pages may stand between begin and end; more than that is another text.
        return begin, until if until - first < 2 * len(text) + 400 else first + _KNOWN_BY

    def _folded(self, number: int, text: str) -> str:
        parts: list[str] = []
        was_space = True
        for place, letter in enumerate(text):
            if letter.isspace() or letter == "\x00":
                if not was_space:
                    parts.append(" ")
                    self._origin.append((number, place))
                was_space = True
                continue
            for plain in fold(letter):
                parts.append(plain)
                self._origin.append((number, place))
                was_space = False
        if not was_space:
            parts.append(" ")
            self._origin.append((number, len(text) - 1))
        return "".join(parts)

    def _places(self, begin: int, end: int) -> tuple[Place, ...]:
        by_page: dict[int, list[int]] = {}
        for page, letter in self._origin[begin:end]:
            by_page.setdefault(page, []).append(letter)
        return tuple(
            Place(page, _lines([self._pages[page].boxes[letter] for letter in letters]))
            for page, letters in by_page.items()
        )


def around(boxes: Sequence[Box]) -> Box:
    """Return the box around boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _lines(letters: Sequence[Box]) -> tuple[Box, ...]:
    """Join the boxes of letters that stand on one line."""
    lines: list[Box] = []
    for box in letters:
        if box[2] <= box[0] or box[3] <= box[1]:
            continue  # a space that is not printed has no place
        last = lines[-1] if lines else None
        if last is not None and box[1] < last[3] and box[3] > last[1] and box[0] >= last[0]:
            lines[-1] = around((last, box))
        else:
            lines.append(box)
    return tuple(lines) or ((0.0, 0.0, 0.0, 0.0),)


def next_hit(places: Sequence[Place], page: int, current: int, step: int) -> int:
    """Return the hit after or before the current one; the first is looked for from a page on."""
    if not places:
        return -1
    if current < 0:
        at = bisect_left([place.page for place in places], page)
        return at % len(places) if step > 0 else (at - 1) % len(places)
    return (current + step) % len(places)
