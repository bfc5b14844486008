"""The phrases the chief of the Office signs for everybody, place by place."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from unicodedata import normalize

from workreport.domain.errors import RuleError, UseError
from workreport.domain.report import TEXT_SECTIONS
from workreport.ledger.bodies.agency import SettingsSet
from workreport.ledger.kinds import json_text
from workreport.services.book import Look, Work
from workreport.services.month import instant

OFFICE_PLACES = ("return", "remark", "verdict", "conclusion", "reminder")
PLACES = (*TEXT_SECTIONS, *OFFICE_PLACES)
SETTING = "phrases"
MOST_SIGNED = 60
LONGEST = 500
_KEY = f"settings/{SETTING}"


@dataclass(frozen=True, slots=True)
class AgencyPhrases:
    """What was signed; ``signed_at`` is empty while nothing was."""

    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signed_at: datetime | None = None

    def of(self, place: str) -> tuple[str, ...]:
        """Return the phrases of a place."""
        return self.places.get(place, ())

    def every(self) -> tuple[str, ...]:
        """Return the phrases of all places."""
        return tuple(one for lines in self.places.values() for one in lines)


def tidy(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return phrases as they are kept: one line each, no empty one, none twice."""
    clean = (" ".join(normalize("NFC", one).split()) for one in phrases)
    return tuple(dict.fromkeys(one for one in clean if one))


def read_signed(look: Look) -> AgencyPhrases:
    """Return the phrases the agency signed."""
    for fact in look.projections.facts("settings.set", key=_KEY):
        if isinstance(fact.body, SettingsSet):
            read = json.loads(fact.body.value)
            places = {place: tuple(read[place]) for place in PLACES if read.get(place)}
            return AgencyPhrases(places, instant(fact.at))
    return AgencyPhrases()


def sign_phrases(work: Work, phrases: Mapping[str, Sequence[str]]) -> str:
    """Sign the phrases of the places named; those of others stay. Returns the entry id.

    Raises:
        UseError: ``phrase_section_unknown``, ``phrases_many``, ``phrase_long``.
        RuleError: ``only_chief_signs_phrases``.
    """
    if not work.has_role("chief"):
        raise RuleError("only_chief_signs_phrases")
    for place in phrases:
        if place not in PLACES:
            raise UseError("phrase_section_unknown", section=place, known=", ".join(PLACES))
    wanted = {**read_signed(work).places, **phrases}
    kept = {place: tidy(wanted[place]) for place in PLACES if place in wanted}
    for place, lines in kept.items():
        if len(lines) > MOST_SIGNED:
            raise UseError("phrases_many", section=place, most=MOST_SIGNED)
        for number, one in enumerate(lines, start=1):
            if len(one) > LONGEST:
                raise UseError("phrase_long", section=place, number=number, most=LONGEST)
    facts = work.projections.facts("settings.set", key=_KEY, chosen=False, bodies=False)
    tips = [fact.entry for fact in facts if fact.is_tip]
    value = json_text({place: list(lines) for place, lines in kept.items() if lines})
    return work.append(SettingsSet(name=SETTING, value=value), "settings.set", supersedes=tips)
