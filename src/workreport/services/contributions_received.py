"""What members sent to the head: what is new, how it differs from the draft, taking it over."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workreport.domain.contribution import RowDifference, changed_since, differences, take_over
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.ledger.bodies.people import ContributionTaken
from workreport.ledger.bodies.plan import Contribution
from workreport.services.book import Book, Look
from workreport.services.contributions_shape import REPORT, read_contribution
from workreport.services.drafts import kept_draft
from workreport.services.month import instant
from workreport.services.ports.rows import Fact
from workreport.services.reporting import ReportingService

_RECEIVERS = frozenset({"head", "deputy", "clerk"})


@dataclass(frozen=True, slots=True)
class ReceivedPart:
    """Something a member sent, as the head sees it."""

    entry: str
    kind: str  # results, rating, report
    person: str
    name: str
    position: str
    sent_at: datetime
    times: int  # how often it was sent, this time included
    is_seen: bool
    in_conflict: bool  # sent from two machines that did not know of each other
    offered: ReportDraft | None  # nothing when it cannot be read or was erased
    taken: frozenset[str]  # places that were taken from this very entry
    before: ReportDraft | None  # what an earlier one said of which something was taken

    @property
    def changed(self) -> frozenset[str]:
        """The places at which it says something else than the one that was taken before."""
        if self.before is None or self.offered is None:
            return frozenset()
        return changed_since(self.before, self.offered)

    def rows(self, draft: ReportDraft) -> tuple[RowDifference, ...]:
        """Return how it differs from a draft."""
        return () if self.offered is None else differences(draft, self.offered)

    def is_new(self, draft: ReportDraft) -> bool:
        """Tell whether it waits for a first look: not opened, nothing taken, something to take."""
        return not (self.is_seen or self.is_taken(draft)) and bool(self.rows(draft))

    def is_taken(self, draft: ReportDraft) -> bool:
        """Tell whether something of it was taken over, here or in what was filed."""
        return bool(self.taken) or self.entry in draft.taken.values()


@dataclass(frozen=True, slots=True)
class TakingOver:
    """What taking over did."""

    draft: ReportDraft
    places: tuple[str, ...]
    left: tuple[str, ...]  # filled places that were not replaced


class ReceivedService:
    """What the head, a deputy or a clerk does with what members sent."""

    def __init__(self, book: Book, reporting: ReportingService) -> None:
        self._book = book
        self._reporting = reporting

    def parts(self, period: Period, unit: str | None = None) -> tuple[ReceivedPart, ...]:
        """Return what the members of a unit sent, the newest of each kind, newest first.

        Raises:
            RuleError: ``no_unit_of_own``.
        """
        with self._book.looking() as look:
            return received_parts(look, period, unit or _unit_of(look))

    def take(
        self,
        period: Period,
        entry: str,
        places: Collection[str] | None = None,
        *,
        replaces: bool = False,
    ) -> TakingOver:
        """Take a contribution over into the saved draft, whole or by row.

        Raises:
            UseError: There is no such contribution or row.
            RuleError: The report is locked, or the contribution cannot be read.
        """
        with self._book.looking() as look:
            part = _part_of(received_parts(look, period, _unit_of(look)), entry)
        line = self._reporting.open(period)
        if not line.editable:
            raise RuleError("contribution_too_late", period=str(period))
        known = {row.place for row in part.rows(line.draft)}
        for place in places or ():
            if place not in known:
                raise UseError("contribution_row_unknown", place=place)
        outcome = taken_over(line.draft, part, places, replaces=replaces)
        self._reporting.save(outcome.draft)
        self.mark_seen(period, [part.entry])
        return outcome

    def mark_seen(self, period: Period, entries: Sequence[str]) -> None:
        """Remember here that somebody has looked at contributions."""
        with self._book.working() as work:
            seen = _seen(work, period)
            if seen.issuperset(entries):
                return
            kept = json.dumps(sorted(seen | set(entries))).encode()
            work.transaction.local.set_value(_seen_name(period), kept)
            work.note_draft(_seen_name(period), str(period))


def taken_over(
    draft: ReportDraft,
    part: ReceivedPart,
    places: Collection[str] | None = None,
    *,
    replaces: bool = False,
) -> TakingOver:
    """Take a contribution over into a draft, which remembers what came from where.

    Raises:
        RuleError: ``contribution_erased``.
    """
    if part.offered is None:
        raise RuleError("contribution_erased", name=part.name)
    taken = take_over(draft, part.offered, places, replaces=replaces)
    after = taken.draft
    if taken.places:
        origins = {**draft.taken, **dict.fromkeys(taken.places, part.entry)}
        prepared_by = part.person if part.kind == REPORT else draft.prepared_by
        after = replace(after, taken=origins, prepared_by=prepared_by)
    wanted = {row.place for row in differences(draft, part.offered) if row.is_filled}
    if places is not None:
        wanted &= set(places)
    left = tuple(sorted(wanted - set(taken.places)))
    return TakingOver(after, taken.places, left)


def received_parts(look: Look, period: Period, unit: str) -> tuple[ReceivedPart, ...]:
    """Return what the members of a unit sent for a month, newest first."""
    every = [
        fact
        for fact in look.projections.facts(
            "contribution", period=str(period), unit=unit, chosen=False
        )
        if fact.subject != look.identity.person
    ]
    filed = _filed(look, period, unit)
    kept = kept_draft(look, unit, period)
    drafted = frozenset() if kept is None else frozenset(kept.taken.values())
    past = _Past(every, _seen(look, period), filed, filed.keys() | drafted)
    parts = [_part(look, fact, past) for fact in every if fact.is_chosen]
    return tuple(sorted(parts, key=lambda part: (part.sent_at, part.entry), reverse=True))


@dataclass(frozen=True, slots=True)
class _Past:
    """What became of the contributions of a month so far."""

    every: Sequence[Fact]
    seen: frozenset[str]
    filed: dict[str, frozenset[str]]  # places that went into a report, by contribution
    used: Collection[str]  # contributions of which something was taken, in the draft too


def _part(look: Look, fact: Fact, past: _Past) -> ReceivedPart:
    earlier = [
        each
        for each in past.every
        if each.key == fact.key and each.version < fact.version and each.entry in past.used
    ]
    before = max(earlier, key=lambda each: each.version, default=None)
    known = look.directory.people.get(fact.subject)
    body = fact.body
    return ReceivedPart(
        entry=fact.entry,
        kind=body.kind if isinstance(body, Contribution) else "",
        person=fact.subject,
        name="" if known is None else known.name,
        position="" if known is None else known.position,
        sent_at=instant(fact.at),
        times=fact.version,
        is_seen=fact.entry in past.seen,
        in_conflict=fact.in_conflict,
        offered=_offered(look, fact),
        taken=past.filed.get(fact.entry, frozenset()),
        before=None if before is None else _offered(look, before),
    )


def _offered(look: Look, fact: Fact) -> ReportDraft | None:
    if not isinstance(fact.body, Contribution):
        return None
    try:
        return read_contribution(look, fact.body)
    except UseError:
        return None


def _filed(look: Look, period: Period, unit: str) -> dict[str, frozenset[str]]:
    """Return by contribution which places went into a report."""
    found: dict[str, set[str]] = {}
    for fact in look.projections.facts(
        "contribution.taken", period=str(period), unit=unit, chosen=False
    ):
        body = fact.body
        if isinstance(body, ContributionTaken):
            found.setdefault(body.contribution, set()).update(body.places)
    return {entry: frozenset(places) for entry, places in found.items()}


def _part_of(parts: Sequence[ReceivedPart], entry: str) -> ReceivedPart:
    fitting = [part for part in parts if part.entry.startswith(entry)] if entry else []
    if len(fitting) != 1:
        raise UseError("contribution_unknown", entry=entry)
    return fitting[0]


def _seen_name(period: Period) -> str:
    return f"contributions_seen/{period}"


def _seen(look: Look, period: Period) -> frozenset[str]:
    kept = look.transaction.local.value(_seen_name(period))
    return frozenset() if kept is None else frozenset(json.loads(kept))


def _unit_of(look: Look) -> str:
    for role, unit in sorted(look.roles()):
        if role in _RECEIVERS and unit:
            return unit
    raise RuleError("no_unit_of_own")
