"""What a person sent to the head, and how far it really is: never further than is proved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from workreport.domain.period import Period
from workreport.ledger.bodies.people import ContributionTaken
from workreport.ledger.bodies.plan import Contribution
from workreport.services.book import Look
from workreport.services.contributions_shape import RESULTS
from workreport.services.month import instant
from workreport.services.ports.rows import Fact

SIGNED, WRITTEN, TAKEN = "signed", "written", "taken"


@dataclass(frozen=True, slots=True)
class SentPart:
    """Something a member sent, and how far it is: never further than is proved."""

    kind: str  # results, rating, report
    entry: str
    sent_at: datetime
    state: str  # signed, written, taken
    times: int  # how often this kind was sent, this time included
    is_current: bool  # whether the draft still says the same
    taken_places: tuple[str, ...] = ()
    taken_by: str = ""
    taken_at: datetime | None = None
    newer_than_taken: bool = False  # an earlier one was taken over, this one is not yet


def sent_parts(
    look: Look, person: str, period: Period, texts: Mapping[str, str]
) -> tuple[SentPart, ...]:
    """Return what a person sent for a month, and how far each is.

    ``texts`` holds by kind what would be sent now.
    """
    waiting = {one.entry for one in look.transaction.local.outbox()}
    facts = [
        fact
        for fact in look.projections.facts("contribution", period=str(period), chosen=False)
        if fact.subject == person and isinstance(fact.body, Contribution)
    ]
    found = []
    for fact in facts:
        body = fact.body
        if not fact.is_chosen or not isinstance(body, Contribution):
            continue
        part = SentPart(
            kind=body.kind,
            entry=fact.entry,
            sent_at=instant(fact.at),
            state=SIGNED if fact.entry in waiting else WRITTEN,
            times=fact.version,
            is_current=texts.get(body.kind, "") == body.data,
        )
        found.append(_as_taken(look, part, fact, facts))
    return tuple(sorted(found, key=lambda part: part.kind != RESULTS))


def _as_taken(look: Look, part: SentPart, fact: Fact, same: list[Fact]) -> SentPart:
    taken = [
        each
        for each in look.projections.facts("contribution.taken", period=fact.period, chosen=False)
        if each.subject == fact.subject and isinstance(each.body, ContributionTaken)
    ]
    earlier = {each.entry for each in same if each.key == fact.key and each.entry != fact.entry}
    places: set[str] = set()
    last: Fact | None = None
    newer = False
    for each in taken:
        body = each.body
        if isinstance(body, ContributionTaken) and body.contribution == fact.entry:
            places |= set(body.places)
            last = each
        elif isinstance(body, ContributionTaken):
            newer = newer or body.contribution in earlier
    if last is None:
        return replace(part, newer_than_taken=newer)
    return replace(
        part,
        state=TAKEN,
        taken_places=tuple(sorted(places)),
        taken_by=look.directory.person_name(last.author),
        taken_at=instant(last.at),
    )
