"""Recognises units by whatever people call them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workreport.domain.sheet_values import accented_key, clean_lines, clean_text, match_key
from workreport.services.ports.sheets import Candidate, UnitName
from workreport.sheets.near_units import nearest, shortens

_PREFIX = re.compile(r"^(?:(?:phong|p|don vi|bo phan)\s+(?=\S))+")
_ACCENTED_PREFIX = re.compile(r"^(?:(?:phòng|p|đơn vị|bộ phận)\s+(?=\S))+")
_NUMBERING = re.compile(r"^\s*(?:[IVX]{1,5}|[A-HĐ]|\d{1,2})\s*[.)/\-:]\s*")
_TRAILER = re.compile(r"\s*(?:\([^()]*\)|:[^:]*)\s*$")
_HARD = re.compile(r"[;\n]")
_SOFT = re.compile(r"\s*(?:[,/&+]|\s-\s|\bvà\b)\s*", re.IGNORECASE)
_MOST_PARTS = 60
_UNIT_WORD = re.compile(r"^(?:phong|p|ban|van phong|trung tam|to|chi cuc)\s+\S")


@dataclass(frozen=True, slots=True)
class Match:
    """What a text names: one unit, several that cannot be told apart, or none; maybe a guess."""

    text: str
    units: tuple[str, ...]
    sure: bool = True

    @property
    def unit(self) -> str | None:
        """The id of the unit, when exactly one is meant."""
        return self.units[0] if len(self.units) == 1 else None


class UnitFinder:
    """The units of an agency by code, name, short name, aliases and initials."""

    def __init__(self, units: Sequence[UnitName], told: Mapping[str, str] | None = None) -> None:
        self._names = {unit.id: unit.name for unit in units}
        self._told = {key: unit for key, unit in (told or {}).items() if unit in self._names}
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
        told = self._told.get(match_key(text))
        if told is not None:
            return Match(text, (told,))
        keys = (
            clean_text(text).casefold(), _accented(text), _bare(text), _joined(text), _joined(text)
        )  # fmt: skip
        for level, key in zip(self._levels, keys, strict=True):
            if key and key in level:
                return Match(text, tuple(sorted(level[key])))
        return Match(text, ())

    def find_in_cell(self, text: str) -> Match:
        """Return what a cell names that holds nothing but a unit: shortened and misspelt too."""
        match = self._find_short(text)
        if match.units or not _bare(text):
            return match
        near = nearest(_bare(text), self._levels[2])
        return Match(text, tuple(sorted(near)), sure=False)

    def _find_short(self, text: str) -> Match:
        match = self.find(text)
        if match.units:
            return match
        words = _bare(text).split()
        found = {
            unit
            for name, units in self._levels[2].items()
            if words and shortens(words, name.split())
            for unit in units
        }
        return Match(text, tuple(sorted(found)))

    def candidates(self, units: Sequence[str]) -> tuple[Candidate, ...]:
        """Return units with their names; all of them where none is nearer than the others."""
        return tuple(Candidate(unit, self._names[unit]) for unit in units or self._names)

    def name(self, unit: str) -> str:
        """Return the name of a unit."""
        return self._names.get(unit, "")

    def find_title(self, text: str) -> Match:
        """Return what a section title names: numbering, counts and explanations are passed over."""
        shorter = _NUMBERING.sub("", text)
        labelled = text.rpartition(":")[2].strip()
        trials = (text, shorter, _TRAILER.sub("", text), _TRAILER.sub("", shorter), labelled)
        matches = [self.find(trial) for trial in trials if trial]
        if _UNIT_WORD.match(match_key(shorter)):
            matches += [self._find_short(shorter), self._find_short(_TRAILER.sub("", shorter))]
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
            match = self._find_short(chunk[edges[start][1] : edges[end][0]].strip(" .-"))
            if match.units:
                return end - start, match
        words = chunk[edges[start][1] : edges[start + 1][0]].strip(" .-")
        return 1, self.find_in_cell(words)


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
