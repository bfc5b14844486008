"""Sentences to insert into a report: the shipped ones, and the department's own on this machine."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

import msgspec

from workreport.domain.report import TEXT_SECTIONS
from workreport.services.book import Book
from workreport.services.ports.machine import Resources

_FOLDER = "phrases"
_KEPT = "phrases"
MOST_OWN = 200
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one section, the department's own first."""

    own: tuple[str, ...]
    shipped: tuple[str, ...]


class PhraseService:
    """Keeps the department's own phrases in the workspace; they never leave it."""

    def __init__(self, book: Book, resources: Resources) -> None:
        self._book = book
        self._resources = resources

    def all(self) -> dict[str, Phrases]:
        """Return the phrases of every section."""
        shipped, own = self._shipped(), self._own()
        return {
            section: Phrases(own.get(section, ()), shipped.get(section, ()))
            for section in TEXT_SECTIONS
        }

    def keep(self, section: str, phrases: Sequence[str]) -> dict[str, Phrases]:
        """Keep the department's own phrases of a section; returns all.

        Empty lines and repetitions are left out; a phrase ends after five hundred letters.
        """
        clean = (" ".join(normalize("NFC", one).split()) for one in phrases)
        kept = tuple(dict.fromkeys(one[:LONGEST] for one in clean if one))[:MOST_OWN]
        with self._book.working() as work:
            local = work.transaction.local
            before = _decoded(local.value(_KEPT))
            local.set_value(_KEPT, msgspec.json.encode({**before, section: kept}))
        return self.all()

    def _own(self) -> Mapping[str, tuple[str, ...]]:
        with self._book.looking() as look:
            return _decoded(look.transaction.local.value(_KEPT))

    def _shipped(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in self._resources.names(_FOLDER):
            if name.endswith(".toml"):
                read = tomllib.loads(self._resources.text(f"{_FOLDER}/{name}"))
                for section in TEXT_SECTIONS:
                    phrases = read.get(section, {}).get("phrases", ())
                    found[section] = (*found.get(section, ()), *phrases)
        return found


def _decoded(data: bytes | None) -> dict[str, tuple[str, ...]]:
    return {} if data is None else msgspec.json.decode(data, type=dict[str, tuple[str, ...]])
