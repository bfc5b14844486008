"""Writing down where people are and what they do, from a day on."""

from datetime import date

import msgspec

from workreport.ledger.bodies.agency import PersonSet
from workreport.services.book import Look, Work


def tips_of(look: Look, kind: str, key: str) -> list[str]:
    """Return the newest statements of a key, which the next one supersedes."""
    facts = look.projections.facts(kind, key=key, chosen=False, bodies=False)
    return [fact.entry for fact in facts if fact.is_tip]


def person_from(person: PersonSet, on: date, *, unit: str, basis: str = "") -> PersonSet:
    """Return a person who is in a unit from a day on; what was before stays as it was told."""
    return msgspec.structs.replace(person, unit=unit, from_on=on, basis=basis.strip())


def set_person(work: Work, wanted: PersonSet) -> str:
    """Sign what is said of a person from now on and return the entry id."""
    tips = tips_of(work, "person.set", f"person/{wanted.person}")
    return work.append(wanted, "person.set", supersedes=tips)
