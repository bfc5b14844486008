"""Recognises units by whatever people call them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workreport.domain.sheet_values import accented_key, clean_lines, clean_text, match_key
from workreport.services.ports.sheets import UnitName

_PREFIX = re.compile(r"^(?:(?:phong|p|don vi|bo phan)\s+(?=\S))+")
_ACCENTED_PREFIX = re.compile(r"^(?:(?:phòng|p|đơn vị|bộ phận)\s+(?=\S))+")
_NUMBERING = re.compile(r"^\s*(?:[IVX]{1,5}|[A-HĐ]|\d{1,2})\s*[.)/\-:]\s*")
_TRAILER = re.compile(r"\s*(?:\([^()]*\)|:[^:]*)\s*$")
_HARD = re.compile(r"[;\n]")
_SOFT = re.compile(r"\s*(?:[,/&+]|\s-\s|\bvà\b)\s*", re.IGNORECASE)
_MOST_PARTS = 60


@dataclass(frozen=True, slots=True)
class Match:
    """What a text names: one unit, several that cannot be told apart, or none."""

    text: str
    units: tuple[str, ...]

    @property
    def unit(self) -> str | None:
        """The id of the unit, when exactly one is meant."""
        return self.units[0] if len(self.units) == 1 else None


class UnitFinder:
    """The units of an agency by code, name, short name, aliases and initials."""

    def __init__(self, units: Sequence[UnitName]) -> None:
        # From sure to vague: the first level that knows a text decides.
        self._levels: tuple[dict[str, set[str]], ...] = ({}, {}, {}, {}, {})
        for unit in units:
            names = [unit.name, unit.short, *unit.aliases]
            _note(self._levels[0], unit.id, [unit.code.casefold()])
            _note(self._levels[1], unit.id, [_accented(name) for name in names])
            _note(self._levels[2], unit.id, [_bare(name) for name in [*names, unit.code]])
            _note(self._levels[3], unit.id, [_joined(name) for name in [*names, unit.code]])
            _note(self._levels[4], unit.id, [_initials(unit.name)])

    def find(self, text: str) -> Match:
        """Return what a text names as a whole."""
        keys = (
            clean_text(text).casefold(), _accented(text), _bare(text), _joined(text), _joined(text)
        )  # fmt: skip
        for level, key in zip(self._levels, keys, strict=True):
            if key and key in level:
                return Match(text, tuple(sorted(level[key])))
        return Match(text, ())

    def find_title(self, text: str) -> Match:
        """Return what a section title names: numbering, counts and explanations are passed over."""
        shorter = _NUMBERING.sub("", text)
        labelled = text.rpartition(":")[2].strip()
        trials = (text, shorter, _TRAILER.sub("", text), _TRAILER.sub("", shorter), labelled)
        matches = (self.find(trial) for trial in trials if trial)
        return next((match for match in matches if match.units), Match(text, ()))

    def split(self, value: str) -> list[Match]:
        """Return the units a cell lists, although names may hold the separators themselves."""
        found: list[Match] = []
        for chunk in _HARD.split(clean_lines(value)):
            if chunk.strip():
                found.extend(self._split_chunk(chunk.strip()))
        return found

    def _split_chunk(self, chunk: str) -> Iterator[Match]:
        edges = [(0, 0), *(match.span() for match in _SOFT.finditer(chunk))]
        edges = [*edges[:_MOST_PARTS], (len(chunk), len(chunk))]
        start = 0
        while start < len(edges) - 1:
            step, match = self._longest(chunk, edges, start)
            if match.text:
                yield match
            start += step

    def _longest(self, chunk: str, edges: list[tuple[int, int]], start: int) -> tuple[int, Match]:
        for end in range(len(edges) - 1, start, -1):
            match = self.find(chunk[edges[start][1] : edges[end][0]].strip(" .-"))
            if match.units:
                return end - start, match
        words = chunk[edges[start][1] : edges[start + 1][0]].strip(" .-")
        return 1, Match(words, ())


def _note(level: dict[str, set[str]], unit: str, keys: list[str]) -> None:
    for key in keys:
        if key:
            level.setdefault(key, set()).add(unit)


def _accented(text: str) -> str:
    return _ACCENTED_PREFIX.sub("", accented_key(text))


def _bare(text: str) -> str:
    return _PREFIX.sub("", match_key(text))


def _joined(text: str) -> str:
    return _bare(text).replace(" ", "")


def _initials(name: str) -> str:
    letters = "".join(word[0] for word in _bare(name).split())
    return letters if len(letters) > 1 else ""
