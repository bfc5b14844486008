"""Sentences that were written before: in the unit's own last months, or by another unit.

Accents, case, spaces and punctuation do not count; figures do, for they are what a month is about.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from unicodedata import normalize

_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.](?=\S)[^.;!?\n]+)*[.;!?]?")
_WORD = re.compile(r"[^\W_]+(?:[/,.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class CopyRule:
    """What counts as copied; the numbers are data.

    A sentence of at least ``fewest_words`` is copied when ``share`` of its runs of ``run`` words
    stand in one sentence elsewhere.
    """

    fewest_words: int = 8
    run: int = 3
    share: Fraction = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with where it stands: ``source`` is a month or a unit, ``place`` a mark path."""

    source: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A sentence of a report that stands elsewhere too; ``share`` of it is the same."""

    place: str
    begin: int
    end: int
    sentence: str
    source: str
    source_place: str
    original: str
    share: Fraction


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each sentence of a text, without the spaces around it."""
    for match in _SENTENCE.finditer(text):
        words = match.group()
        begin = match.start() + len(words) - len(words.lstrip())
        end = match.end() - (len(words) - len(words.rstrip()))
        if begin < end:
            yield begin, end


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without accents, case and punctuation."""
    bare = normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(letter for letter in bare if not "\u0300" <= letter <= "\u036f")
    return tuple(_WORD.findall(letters))


class Written:
    """What was written elsewhere, ready to be compared with."""

    def __init__(
        self, passages: Iterable[Passage], rule: CopyRule, stock: Iterable[str] = ()
    ) -> None:
        """``stock`` are phrases everybody may use: they are nobody's own words."""
        self._rule = rule
        usual = {plain_words(phrase) for phrase in stock}
        self._kept: list[tuple[Passage, str]] = []
        self._by_run: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for passage in passages:
            for begin, end in sentences(passage.text):
                words = plain_words(passage.text[begin:end])
                if len(words) >= rule.fewest_words and words not in usual:
                    self._keep(passage, passage.text[begin:end], words)

    def _keep(self, passage: Passage, sentence: str, words: tuple[str, ...]) -> None:
        self._kept.append((passage, sentence))
        for run in _runs(words, self._rule.run):
            self._by_run[run].append(len(self._kept) - 1)

    def found_in(self, place: str, text: str, besides: str = "") -> Iterator[Copied]:
        """Yield the sentences of a text that were written elsewhere, each with its best match.

        What stands in the source ``besides`` is the text's own and counts for nothing.
        """
        for begin, end in sentences(text):
            words = plain_words(text[begin:end])
            if len(words) < self._rule.fewest_words:
                continue
            runs = _runs(words, self._rule.run)
            best, share = self._best(runs, besides)
            if best is not None and share >= self._rule.share:
                passage, original = self._kept[best]
                yield Copied(
                    place,
                    begin,
                    end,
                    text[begin:end],
                    passage.source,
                    passage.place,
                    original,
                    share,
                )

    def _best(self, runs: frozenset[tuple[str, ...]], besides: str) -> tuple[int | None, Fraction]:
        """Return the sentence that shares the most runs; of equals the one that was kept first."""
        hits = Counter(
            at
            for run in runs
            for at in self._by_run.get(run, ())
            if not besides or self._kept[at][0].source != besides
        )
        if not hits:
            return None, Fraction()
        at = min(hits, key=lambda each: (-hits[each], each))
        return at, Fraction(hits[at], len(runs))


def _runs(words: tuple[str, ...], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + length] for at in range(len(words) - length + 1))
