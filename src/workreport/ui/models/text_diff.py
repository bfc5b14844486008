"""Two texts beside each other: what is new, what is gone, which sentences are said again."""

import re
from difflib import SequenceMatcher
from itertools import pairwise

from workreport.ui.models.repeated import repeated_sentences
from workreport.ui.theme.spans import Span

_WORD = re.compile(r"\S+\s*")


def beside(text: str, before: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of a text and of the one before, with what differs set apart."""
    if not text or not before:
        return (Span(text),), (Span(before),)
    marks, old_marks = [""] * len(text), [""] * len(before)
    words, old_words = list(_WORD.finditer(text)), list(_WORD.finditer(before))
    matcher = SequenceMatcher(
        None,
        [one.group().strip().casefold() for one in old_words],
        [one.group().strip().casefold() for one in words],
        autojunk=False,
    )
    for kind, old_begin, old_end, begin, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        _paint(old_marks, old_words[old_begin:old_end], "removed")
        _paint(marks, words[begin:end], "added")
    for begin, end in repeated_sentences(text, before):
        marks[begin:end] = ["repeated"] * (end - begin)
    for begin, end in repeated_sentences(before, text):
        old_marks[begin:end] = ["repeated"] * (end - begin)
    return _spans(text, marks), _spans(before, old_marks)


def count_repeated(text: str, before: str) -> int:
    """Return how many sentences of a text stood in the one before as well."""
    return len(repeated_sentences(text, before))


def _paint(marks: list[str], words: list[re.Match[str]], mark: str) -> None:
    for word in words:
        end = word.start() + len(word.group().rstrip())
        marks[word.start() : end] = [mark] * (end - word.start())
    for first, second in pairwise(words):
        # The space between two words that are set apart belongs to them.
        end = first.start() + len(first.group().rstrip())
        marks[end : second.start()] = [mark] * (second.start() - end)


def _spans(text: str, marks: list[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marks[at] != marks[start]:
            spans.append(Span(text[start:at], mark=marks[start]))
            start = at
    return tuple(spans)


def letters_apart(now: str, before: str) -> int:
    """Count the letters of a text that an earlier one does not have: between equal ends.

    Where something was only taken away, what is missing counts.
    """
    most = min(len(now), len(before))
    begin = next((at for at in range(most) if now[at] != before[at]), most)
    rest = most - begin
    end = next((at for at in range(rest) if now[-1 - at] != before[-1 - at]), rest)
    return max(len(now), len(before)) - begin - end
