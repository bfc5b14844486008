"""Text in somebody's words with places in it that were taken from data and follow the data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

_BEGIN, _NAMED, _END = "\ue000", "\ue001", "\ue002"  # for private use: nobody types them
_MARKED = re.compile(f"{_BEGIN}([^{_NAMED}]*){_NAMED}([^{_END}]*){_END}")
_TOKEN = re.compile(r"\w+(?:[.,]\w+)*|\s+|[^\w\s]")
_SENTENCE = re.compile(r"[.!?;](?=\s)|\n")
_CLAUSE = re.compile(r"[.,:;!?](?=\s)|[()\n]")
_MOST_WORDS = 4  # a figure written by hand is a number or a short name
_KNOWN_AGAIN = 2
SAID = "said/"  # figures of this name are sentences of a unit


@dataclass(frozen=True, slots=True)
class Figure:
    """A place of a text: its words, and the name of what they say.

    ``data`` is what the data said when other words were set by hand; empty while it follows them.
    """

    at: int
    words: str
    name: str
    data: str = ""

    @property
    def end(self) -> int:
        """The place behind the words."""
        return self.at + len(self.words)

    @property
    def is_own(self) -> bool:
        """Whether the words were set by hand."""
        return bool(self.data)


@dataclass(frozen=True, slots=True)
class FiguredText:
    """A text with its figures in the order they are read; they never overlap."""

    text: str
    figures: tuple[Figure, ...] = ()

    def at(self, place: int) -> Figure | None:
        """Return the figure at a place of the text, or the nearest of its clause or sentence."""
        for begin, end in (_around(self.text, place, _CLAUSE), sentence_around(self.text, place)):
            near = [one for one in self.figures if one.at < end and one.end > begin]
            if near:
                return min(near, key=lambda one: _distance(one, place))
        return None


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of a text that data do not say; ``now`` is null where they say nothing any more."""

    figure: Figure
    now: str | None


def marked(name: str, words: str) -> str:
    """Return words that :func:`read_marked` finds again in the sentence they are put into."""
    return f"{_BEGIN}{name}{_NAMED}{words}{_END}"


def read_marked(text: str) -> FiguredText:
    """Return a sentence with the places that were marked when it was put together."""
    parts: list[str] = []
    figures: list[Figure] = []
    length = last = 0
    for found in _MARKED.finditer(text):
        before, (name, words) = text[last : found.start()], found.groups()
        length += len(before)
        if words:
            figures.append(Figure(length, words, name))
        parts += [before, words]
        length += len(words)
        last = found.end()
    return FiguredText("".join([*parts, text[last:]]), tuple(figures))


def placed(text: str, figures: Sequence[Figure]) -> FiguredText:
    """Return a kept text with its figures; what does not lie in it is left out."""
    found: list[Figure] = []
    for one in sorted(figures, key=lambda each: each.at):
        begins_behind = not found or one.at >= found[-1].end
        if one.words and begins_behind and text[one.at : one.end] == one.words:
            found.append(one)
    return FiguredText(text, tuple(found))


def renewed(said: FiguredText, data: Mapping[str, str]) -> FiguredText:
    """Return a text with its figures as the data have them now; those set by hand stay."""
    parts: list[str] = []
    figures: list[Figure] = []
    length = last = 0
    for one in said.figures:
        words = one.words if one.is_own else _as_written(one.words, data.get(one.name, one.words))
        before = said.text[last : one.at]
        length += len(before)
        figures.append(replace(one, at=length, words=words))
        parts += [before, words]
        length += len(words)
        last = one.end
    return FiguredText("".join([*parts, said.text[last:]]), tuple(figures))


def differences(said: FiguredText, data: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return the figures that data do not say: set by hand, or gone from the data."""
    found = []
    for one in said.figures:
        now = data.get(one.name)
        if one.is_own and one.name.startswith(SAID):
            differs = now != one.data  # the Office's own words may differ; their source may not
        elif one.is_own:
            differs = now is None or _bare(now) != _bare(one.words)
        else:
            differs = now is None
        if differs:
            found.append(Difference(one, now))
    return tuple(found)


def followed_again(said: FiguredText, at: int, data: Mapping[str, str]) -> FiguredText:
    """Return a text in which the figure at a place follows the data again."""
    figures = tuple(
        replace(one, data="") if one.at == at and one.name in data else one for one in said.figures
    )
    return renewed(replace(said, figures=figures), data)


def rewritten(before: FiguredText, text: str) -> FiguredText:
    """Return what somebody made of a text, with the figures that are still to be found in it.

    A figure whose words stand unchanged beside a word that stood beside it goes on following the
    data. Where other words stand between the same neighbours they are the person's own.
    """
    if text == before.text:
        return before
    tokens = _Tokens.compared(before, text)
    found = []
    for one in before.figures:
        figure = tokens.kept(one) or tokens.own(one) or tokens.counted(one)
        if figure is not None:
            found.append(figure)
    return placed(text, found)


def joined(first: FiguredText, second: FiguredText) -> FiguredText:
    """Return a text with the figures of both findings; the first is right where they overlap."""
    more = [
        one
        for one in second.figures
        if all(one.end <= known.at or one.at >= known.end for known in first.figures)
    ]
    return placed(first.text, (*first.figures, *more))


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Return where the sentence at a place begins and ends; a line break ends one too."""
    return _around(text, place, _SENTENCE)


def _around(text: str, place: int, edge: re.Pattern[str]) -> tuple[int, int]:
    begin = 0
    for found in edge.finditer(text):
        if found.end() > place:
            return begin, found.end()
        begin = found.end()
    return begin, len(text)


class _Tokens:
    """The words of two texts, and which of the new ones are the old ones."""

    def __init__(
        self, old: list[tuple[int, str]], new: list[tuple[int, str]], pairs: dict[int, int]
    ) -> None:
        self._old = old
        self._new = new
        self._pairs = pairs
        self._starts = {at: index for index, (at, _words) in enumerate(old)}

    @classmethod
    def compared(cls, before: FiguredText, text: str) -> "_Tokens":
        edges = {edge for one in before.figures for edge in (one.at, one.end)}
        old, new = list(_tokens(before.text, edges)), list(_tokens(text, set()))
        return cls(old, new, _pairs([words for _at, words in old], [words for _at, words in new]))

    def kept(self, one: Figure) -> Figure | None:
        """Return the figure where its words stand now, beside a neighbour they had."""
        span = self._span(one)
        places = [self._pairs.get(index, -1) for index in span]
        first = places[0]
        if first < 0 or places != list(range(first, first + len(places))):
            return None
        left, right = self._left(span), self._right(span)
        is_alone = left is None and right is None
        beside = [index for index in (left, right) if index is not None]
        if not is_alone and not any(self._stays_beside(i, span, places) for i in beside):
            return None
        return replace(one, at=self._new[first][0])

    def own(self, one: Figure) -> Figure | None:
        """Return the words that stand now where the figure stood; nothing where it was deleted."""
        span = self._span(one)
        left, right = self._left(span), self._right(span)
        begin = -1 if left is None else self._pairs.get(left, -2)
        end = len(self._new) if right is None else self._pairs.get(right, -2)
        if begin == -2 or end == -2 or end <= begin:  # noqa: PLR2004 - a neighbour is gone
            return None
        inside = self._new[begin + 1 : end]
        while inside and inside[0][1].isspace():
            inside = inside[1:]
        while inside and inside[-1][1].isspace():
            inside = inside[:-1]
        if not inside:
            return None
        words = "".join(each for _at, each in inside)
        is_short = len(words.split()) <= max(_MOST_WORDS, len(one.words.split()))
        if not one.name.startswith(SAID) and not is_short:
            return None
        data = one.data or one.words
        return replace(one, at=inside[0][0], words=words, data="" if words == data else data)

    def counted(self, one: Figure) -> Figure | None:
        """Return the number that stands in a new wording where the figure stood in the old one.

        Numbers are told apart by their order, and only where there are as many as there were.
        """
        span = self._span(one)
        if len(span) != 1 or not _is_number(one.words) or not self._keeps_sentence(one):
            return None
        anchors = [i for i in self._pairs if self._old[i][1].isalpha()]
        left = max((i for i in anchors if i < span.start), default=-1)
        stop = min((i for i in anchors if i >= span.stop), default=len(self._old))
        begin = self._pairs.get(left, -1)
        end = self._pairs.get(stop, len(self._new))
        before = [i for i in range(left + 1, stop) if _is_number(self._old[i][1])]
        now = [each for each in self._new[begin + 1 : end] if _is_number(each[1])]
        if len(before) != len(now) or span.start not in before:
            return None
        at, words = now[before.index(span.start)]
        data = one.data or one.words
        return replace(one, at=at, words=words, data="" if words == data else data)

    def _keeps_sentence(self, one: Figure) -> bool:
        """Tell whether enough words of a figure's sentence still stand to know it again."""
        begin, end = sentence_around("".join(words for _at, words in self._old), one.at)
        kept = sum(
            begin <= self._old[i][0] < end and self._old[i][1].isalpha() for i in self._pairs
        )
        return kept >= _KNOWN_AGAIN

    def _span(self, one: Figure) -> range:
        first = self._starts[one.at]
        last = first
        while last < len(self._old) and self._old[last][0] < one.end:
            last += 1
        return range(first, last)

    def _left(self, span: range) -> int | None:
        return next((i for i in range(span.start - 1, -1, -1) if self._is_word(i)), None)

    def _right(self, span: range) -> int | None:
        return next((i for i in range(span.stop, len(self._old)) if self._is_word(i)), None)

    def _is_word(self, index: int) -> bool:
        return not self._old[index][1].isspace()

    def _stays_beside(self, index: int, span: range, places: Sequence[int]) -> bool:
        now = self._pairs.get(index)
        if now is None:
            return False
        if index < span.start:
            return now + span.start - index == places[0]
        return now - (index - span.stop + 1) == places[-1]


def _tokens(text: str, edges: set[int]) -> Iterator[tuple[int, str]]:
    """Cut a text into words, signs and spaces, and wherever a figure begins or ends."""
    for found in _TOKEN.finditer(text):
        start = found.start()
        for at in sorted(edge for edge in edges if found.start() < edge < found.end()):
            yield start, text[start:at]
            start = at
        yield start, text[start : found.end()]


def _pairs(old: list[str], new: list[str]) -> dict[int, int]:
    """Pair the words of two texts; both ends first, for people change one place at a time."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    found = {index: index for index in range(head)}
    found |= {len(old) - step: len(new) - step for step in range(1, tail + 1)}
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
    for block in matcher.get_matching_blocks():
        found |= {head + block.a + i: head + block.b + i for i in range(block.size)}
    return found


def _is_number(words: str) -> bool:
    return words[:1].isdigit()


def _distance(one: Figure, place: int) -> int:
    if one.at <= place <= one.end:
        return 0
    return min(abs(one.at - place), abs(one.end - place))


def _as_written(before: str, words: str) -> str:
    """Return a new figure with the leading zero that offices write, where one stood before."""
    had_zero = before.startswith("0") and before.isdigit() and len(before) > 1
    return words.zfill(2) if had_zero and words.isdigit() else words


def _bare(words: str) -> str:
    return " ".join(words.split()).lstrip("0") or "0"
