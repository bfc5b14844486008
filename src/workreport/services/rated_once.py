"""One person, one month, one unit: which report counts, and what a closed month called people."""

from collections.abc import Mapping
from datetime import datetime

from workreport.ledger.bodies.agency import PersonSet
from workreport.services.book import Look
from workreport.services.directory import Directory
from workreport.services.month import instant
from workreport.services.ports.rows import RatingRow


def counting(directory: Directory, known: RatingRow, other: RatingRow) -> RatingRow:
    """Return which of the rows of two units counts: that of the unit the person belongs to."""
    person = directory.people.get(known.person)
    main = "" if person is None else person.unit
    if other.unit == main or (known.unit != main and other.unit < known.unit):
        return other
    return known


def positions_before(look: Look, closed_at: datetime | None) -> Mapping[str, str]:
    """Return the positions that changed after a month was closed, as they were then."""
    if closed_at is None:
        return {}
    changed = {
        fact.subject
        for fact in look.projections.facts("person.set", chosen=False, bodies=False)
        if fact.version > 1 and instant(fact.at) > closed_at
    }
    found: dict[str, str] = {}
    for person in sorted(changed):
        then = _as_of(look, person, closed_at)
        if then is not None:
            found[person] = then.position
    return found


def _as_of(look: Look, person: str, at: datetime) -> PersonSet | None:
    """Return what was set of a person before an instant."""
    facts = look.projections.facts("person.set", key=f"person/{person}", chosen=False)
    earlier = [fact for fact in facts if instant(fact.at) <= at]
    last = max(earlier, key=lambda fact: fact.version, default=None)
    body = None if last is None else last.body
    return body if isinstance(body, PersonSet) else None
