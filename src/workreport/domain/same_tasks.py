"""Tasks of several units that may be one and the same: proposed to a person, never decided here."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from workreport.domain.names import normal, task_key

SAME_DOCUMENT, SAME_WORDS, ALIKE = "document", "words", "alike"
ENOUGH = Fraction(4, 5)
"""The share of common words from which two contents are proposed as one task."""

_ORDER = (SAME_WORDS, SAME_DOCUMENT, ALIKE)
_DOCUMENT = re.compile(r"\b(\d{1,6})\s*[-/]\s*((?:\d{4}\s*[-/]\s*)?[^\W\d_]{2,}[-/\w&]*)")
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 4  # shorter contents are alike by chance
_USUAL = 60  # a word in more tasks than this tells nothing about two of them
_CITED = 6  # a document that more tasks name is what they rest on, not what they are


@dataclass(frozen=True, slots=True)
class OneTask:
    """What is compared of a task: its unit, its words and the documents it names."""

    unit: str
    task: str
    content: str
    documents: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Alike:
    """Tasks of several units that may be one; ``reason`` is the strongest one for it.

    ``detail`` is the document's number, or the share of common words.
    """

    tasks: tuple[OneTask, ...]
    reason: str
    detail: str = ""


def documents_in(*texts: str) -> frozenset[str]:
    """Return the numbers of documents named in texts, such as ``12-kh/tu``."""
    return frozenset(
        f"{number.lstrip('0') or '0'}-{''.join(symbol.split())}".replace("/", "-")
        for text in texts
        for number, symbol in _DOCUMENT.findall(normal(text))
    )


def find_alike(
    tasks: Iterable[OneTask], apart: Callable[[OneTask, OneTask], bool] = lambda _a, _b: False
) -> tuple[Alike, ...]:
    """Propose which tasks of different units are one; ``apart`` says which are known not to be.

    The order of the tasks does not change what is found.
    """
    known = sorted(tasks, key=lambda each: (each.unit, each.task))
    reasons: dict[tuple[int, int], tuple[int, str]] = {}
    for first, second, reason, detail in _pairs(known):
        one, other = known[first], known[second]
        if one.unit != other.unit and not apart(one, other):
            rank = _ORDER.index(reason), detail
            pair = (min(first, second), max(first, second))
            reasons[pair] = min(reasons.get(pair, rank), rank)
    found = []
    for members in _joined(reasons):
        inside = set(members)
        best, told = min(why for pair, why in reasons.items() if set(pair) <= inside)
        found.append(Alike(tuple(known[at] for at in members), _ORDER[best], told))
    return tuple(sorted(found, key=lambda each: (_ORDER.index(each.reason), each.tasks[0].content)))


def _pairs(known: Sequence[OneTask]) -> Iterator[tuple[int, int, str, str]]:
    yield from _sharing(known, lambda one: sorted(one.documents), SAME_DOCUMENT)
    yield from _sharing(known, _whole_content, SAME_WORDS)
    yield from _alike(known)


def _whole_content(one: OneTask) -> list[str]:
    return [task_key(one.content)] if len(_WORD.findall(one.content)) >= _LEAST_WORDS else []


def _sharing(
    known: Sequence[OneTask], keys: Callable[[OneTask], Iterable[str]], reason: str
) -> Iterator[tuple[int, int, str, str]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(known):
        for key in keys(one):
            places[key].append(at)
    for key, found in places.items():
        if reason == SAME_DOCUMENT and len(found) > _CITED:
            continue
        detail = key.upper() if reason == SAME_DOCUMENT else ""
        # One chain joins them all; what many units report alike needs no pair of each with each.
        for first, second in pairwise(found):
            yield first, second, reason, detail


def _alike(known: Sequence[OneTask]) -> Iterator[tuple[int, int, str, str]]:
    words = [frozenset(_WORD.findall(task_key(one.content))) for one in known]
    for first, second in _sharing_words(known, words):
        common = len(words[first] & words[second])
        share = Fraction(common, len(words[first] | words[second]))
        if share >= ENOUGH:
            yield first, second, ALIKE, f"{round(share * 100)}"


def _sharing_words(
    known: Sequence[OneTask], words: Sequence[frozenset[str]]
) -> set[tuple[int, int]]:
    """Return the pairs of different units that share a word which is not in everybody's mouth."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(words):
        for word in each if len(each) >= _LEAST_WORDS else ():
            places[word].append(at)
    return {
        (first, second)
        for found in places.values()
        if len(found) <= _USUAL
        for first, second in combinations(found, 2)
        if known[first].unit != known[second].unit
    }


def _joined(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Join pairs that have a task in common."""
    leader: dict[int, int] = {}

    def first_of(at: int) -> int:
        while leader.setdefault(at, at) != at:
            at = leader[at]
        return at

    for one, other in pairs:
        low, high = sorted((first_of(one), first_of(other)))
        leader[high] = low
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at in leader:
        groups[first_of(at)].append(at)
    return [tuple(sorted(members)) for _first, members in sorted(groups.items())]
