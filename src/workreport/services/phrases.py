"""Sentences to insert: shipped ones, those the agency signed, the department's own."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from workreport.services.agency_phrases import (
    LONGEST,
    PLACES,
    AgencyPhrases,
    read_signed,
    sign_phrases,
    tidy,
)
from workreport.services.book import Book
from workreport.services.ports.machine import Resources

_FOLDER = "phrases"
_KEPT = "phrases"
MOST_OWN = 200

__all__ = ["LONGEST", "MOST_OWN", "PhraseService", "Phrases"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one place, the department's own first."""

    own: tuple[str, ...]
    shipped: tuple[str, ...]
    agency: tuple[str, ...] = ()

    @property
    def common(self) -> tuple[str, ...]:
        """What everybody in the agency is offered, what was signed first, nothing twice."""
        return tuple(dict.fromkeys((*self.agency, *self.shipped)))


class PhraseService:
    """Keeps the department's own phrases in the workspace; those of the agency are signed."""

    def __init__(self, book: Book, resources: Resources) -> None:
        self._book = book
        self._resources = resources

    def all(self) -> dict[str, Phrases]:
        """Return the phrases of every section, and of every place the Office writes at."""
        shipped = self._shipped()
        with self._book.looking() as look:
            own = _decoded(look.transaction.local.value(_KEPT))
            signed = read_signed(look)
        return {
            place: Phrases(own.get(place, ()), shipped.get(place, ()), signed.of(place))
            for place in PLACES
        }

    def signed(self) -> AgencyPhrases:
        """Return the phrases the agency signed."""
        with self._book.looking() as look:
            return read_signed(look)

    def sign(self, phrases: Mapping[str, Sequence[str]]) -> str:
        """Sign phrases for the agency, place by place; places not named stay as they are.

        Raises:
            UseError: A place is unknown, a phrase too long, or there are too many.
            RuleError: ``only_chief_signs_phrases``.
        """
        with self._book.working() as work:
            return sign_phrases(work, phrases)

    def keep(self, section: str, phrases: Sequence[str]) -> dict[str, Phrases]:
        """Keep the department's own phrases of a section; returns all.

        Empty lines and repetitions are left out; a phrase ends after five hundred letters.
        """
        kept = tuple(dict.fromkeys(one[:LONGEST] for one in tidy(phrases)))[:MOST_OWN]
        with self._book.working() as work:
            local = work.transaction.local
            before = _decoded(local.value(_KEPT))
            local.set_value(_KEPT, msgspec.json.encode({**before, section: kept}))
        return self.all()

    def _shipped(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in self._resources.names(_FOLDER):
            if name.endswith(".toml"):
                read = tomllib.loads(self._resources.text(f"{_FOLDER}/{name}"))
                for place in PLACES:
                    phrases = read.get(place, {}).get("phrases", ())
                    found[place] = (*found.get(place, ()), *phrases)
        return found


def _decoded(data: bytes | None) -> dict[str, tuple[str, ...]]:
    return {} if data is None else msgspec.json.decode(data, type=dict[str, tuple[str, ...]])
