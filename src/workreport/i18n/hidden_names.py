"""Takes the names of people out of a text that is shown to a room."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import normalize

from workreport.i18n.vietnamese import fold

MASK = "•••"
_WORD = re.compile(r"\w+")
_LEAST = 2  # words of a name that is hidden wherever it stands
# Said before a given name alone, without marks: đồng chí, đ/c, ông, bà, anh, chị, cô, chú, bác.
_TITLES = frozenset({"ong", "ba", "anh", "chi", "co", "chu", "bac", "em", "thay"})
_LONG_TITLES = frozenset({("dong", "chi"), ("d", "c"), ("d", "chi")})


class HiddenNames:
    """Knows the names of an agency's people.

    A full name is found whatever its case and marks. Its last two words, and a given name behind
    a title, count only when they begin with capital letters: "văn minh" is no person.
    """

    def __init__(self, names: Iterable[str]) -> None:
        split = {tuple(_WORD.findall(_even(name))) for name in names}
        self._full = frozenset(words for words in split if words)
        self._short = frozenset(words[-_LEAST:] for words in self._full if len(words) > _LEAST)
        self._given = frozenset(words[-1] for words in self._full)
        self._longest = max((len(words) for words in self._full), default=0)

    def hide(self, text: str) -> str:
        """Return the text with a mask in the place of each name."""
        composed = normalize("NFC", text)
        kept, at = [], 0
        for start, end in self.places(composed):
            kept += [composed[at:start], MASK]
            at = end
        return "".join([*kept, composed[at:]])

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where names begin and end in a text of composed letters."""
        return list(self._places(text, _even(text)))

    def _places(self, text: str, even: str) -> Iterator[tuple[int, int]]:
        words = list(_WORD.finditer(even))
        at = 0
        while at < len(words):
            count = self._count(text, even, words, at)
            if count:
                yield words[at].start(), words[at + count - 1].end()
            at += count or 1

    def _count(self, text: str, even: str, words: list[re.Match[str]], at: int) -> int:
        """Return how many words of a name begin here, 0 when none does."""
        for count in range(min(self._longest, len(words) - at), 0, -1):
            part = words[at : at + count]
            if any(even[x.end() : y.start()].strip() for x, y in pairwise(part)):
                continue
            said = tuple(word[0] for word in part)
            has_capitals = all(text[word.start()].isupper() for word in part)
            if said in self._full and (count >= _LEAST or has_capitals):
                return count
            if has_capitals and said in self._short:
                return count
            if count == 1 and has_capitals and said[0] in self._given and _titled(words, at):
                return 1
        return 0


def _titled(words: list[re.Match[str]], at: int) -> bool:
    before = tuple(word[0] for word in words[max(0, at - 2) : at])
    return bool(before) and (before in _LONG_TITLES or before[-1] in _TITLES)


def _even(text: str) -> str:
    """Return the text without marks and case, letter for letter in the same places."""
    return "".join((fold(letter) or letter)[:1] for letter in normalize("NFC", text))
