"""Where the tone mark stands: hòa or hoà, and never hòan; words are changed on request only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from workreport.i18n.syllables import TONES, Syllable, syllable_of

_WORD = re.compile(r"[^\W\d_]+")
_BY_STYLE = frozenset({"oa", "oe", "uy"})
_MARKED = frozenset("ăâêôơư")
_PAIR, _TRIPLE = 2, 3


class ToneStyle(StrEnum):
    """On which vowel of oa, oe and uy the mark stands when nothing follows them."""

    FIRST = "first"  # hòa, khỏe, thúy
    SECOND = "second"  # hoà, khoẻ, thuý


@dataclass(frozen=True, slots=True)
class ToneChange:
    """A word that would be written otherwise; ``start`` is where it stands in the text."""

    start: int
    before: str
    after: str


def tone_changes(text: str, style: ToneStyle) -> tuple[ToneChange, ...]:
    """Return the words whose mark stands elsewhere than the style has it; the text is NFC."""
    return tuple(_changes(text, style))


def with_changes(text: str, changes: tuple[ToneChange, ...]) -> str:
    """Return the text with the changes made; every other letter stays as it is."""
    parts: list[str] = []
    done = 0
    for change in changes:
        parts += [text[done : change.start], change.after]
        done = change.start + len(change.before)
    return "".join([*parts, text[done:]])


def _changes(text: str, style: ToneStyle) -> Iterator[ToneChange]:
    for found in _WORD.finditer(text):
        word = found.group()
        after = _moved(word, style)
        if after != word:
            yield ToneChange(found.start(), word, after)


def _moved(word: str, style: ToneStyle) -> str:
    said = syllable_of(word)
    if said is None or not said.tone:
        return word
    wanted = _place_of(said, style)
    if wanted == said.tone_at:
        return word
    letters = list(word)
    old, new = said.start + said.tone_at, said.start + wanted  # in qúy and gìa before the vowels
    spread = normalize("NFD", letters[old])
    letters[old] = normalize("NFC", "".join(mark for mark in spread if mark not in TONES))
    letters[new] = normalize("NFC", letters[new] + said.tone)
    return "".join(letters)


def _place_of(said: Syllable, style: ToneStyle) -> int:
    vowels = said.vowels
    marked = [at for at, letter in enumerate(vowels) if letter in _MARKED]
    if marked:
        return marked[-1]
    if len(vowels) == _TRIPLE:
        return 1
    if len(vowels) == _PAIR:
        if said.ending:
            return 1
        return int(vowels in _BY_STYLE and style is ToneStyle.SECOND)
    return 0
