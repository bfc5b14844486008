"""Recognises people by what colleagues write: "đ/c Nam", "Ngô Đ. Nam", a full name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workreport.domain.names import same_person_key
from workreport.domain.sheet_values import clean_lines, clean_text, match_key
from workreport.services.ports.sheets import PersonName

_TITLE = re.compile(
    r"^(?:đ\s*/\s*c|đ\.\s*c\.?|dc|đc|đồng\s+chí|các\s+đ/c|các\s+đồng\s+chí|ông|bà|anh|chị|cô|chú"
    r"|a\.|c\.|ô\.|b\.|ts\.?|ths\.?|pgs\.?|cn\.?|ks\.?)(?=[\s.:]|(?<=/c)|(?<=\.))[\s.:]*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:\([^()]*\)|\s[-–—:]\s.*|,\s*(?:phó|trưởng|chánh|chuyên).*)$", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:[;,\n+&]|\bvà\b|(?<!đ)(?<!Đ)/(?!c\b))\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What a text says: one person, several that may be meant, or nobody; ``sure`` or a guess."""

    text: str
    people: tuple[PersonName, ...]
    sure: bool = True

    @property
    def person(self) -> PersonName | None:
        """The person, when exactly one can be meant."""
        return self.people[0] if len(self.people) == 1 else None


class PersonFinder:
    """The people of an agency by full name, by parts of it and by initials."""

    def __init__(self, people: Sequence[PersonName], told: Mapping[str, str] | None = None) -> None:
        self._people = people
        self._told = told or {}
        self.directing = tuple(one for one in people if one.directs)

    @property
    def knows_anybody(self) -> bool:
        """Whether anybody can be found at all."""
        return bool(self._people)

    def find(self, text: str, nearest: Sequence[PersonName] = ()) -> Named:
        """Return whom a text means; among ``nearest`` first, then among all."""
        told = self._told.get(match_key(text))
        known = [one for one in self._people if one.id == told]
        if known:
            return Named(text, tuple(known))
        bare = _bare(text)
        for pool in (nearest, self._people):
            found = _among(bare, pool)
            if found.people:
                return Named(text, found.people, found.sure)
        return Named(text, ())

    def of_unit(self, unit: str) -> tuple[PersonName, ...]:
        """Return the people of a unit."""
        return tuple(one for one in self._people if one.unit == unit)

    @staticmethod
    def split(value: str) -> list[str]:
        """Return the people a cell lists."""
        return [part for part in _PARTS.split(clean_lines(value)) if match_key(part)]


def _bare(text: str) -> str:
    text = clean_text(text)
    while (shorter := _TITLE.sub("", text)) != text:
        text = shorter
    return _AFTER.sub("", text).strip(" .,;:")


def _among(bare: str, pool: Sequence[PersonName]) -> Named:
    key = same_person_key(bare)
    exact = tuple(one for one in pool if same_person_key(one.name) == key)
    if exact:
        return Named(bare, exact)
    plain = match_key(bare)
    same = tuple(one for one in pool if match_key(one.name) == plain)
    if same:
        return Named(bare, same, sure=len(same) == 1 and " " in plain)
    words = _words(bare)
    short = tuple(one for one in pool if _shortens(words, _words(one.name)))
    if short:
        # The given name alone is a guess; family name and given name are not.
        return Named(bare, short, sure=len(words) > 1)
    near = tuple(one for one in pool if len(words) > 1 and _is_slip(plain, match_key(one.name)))
    return Named(bare, near, sure=False)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s.]+", same_person_key(name)) if word]


def _shortens(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words are a name cut short: the given name whole, the others begun in order."""
    if not words or len(words) > len(name) or words[-1] != name[-1]:
        return False
    at = 0
    for word in words[:-1]:
        while at < len(name) - 1 and not _begins(name[at], word):
            at += 1
        if at >= len(name) - 1:
            return False
        at += 1
    return True


def _begins(whole: str, word: str) -> bool:
    return whole == word or (len(word) <= 2 and whole.startswith(word))  # noqa: PLR2004 - "Ng."


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two texts differ by one letter: another, missing, doubled or swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    rest, other_rest = one[start:], other[start:]
    swapped = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:] or swapped
