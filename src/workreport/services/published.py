"""Results published to the people themselves, and the days in which they may object."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workreport.domain.calendar import end_of, local_day
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import SettingsSet
from workreport.ledger.bodies.people import PublishPerson
from workreport.ledger.bodies.report import RatingItem
from workreport.services.book import Look, Work
from workreport.services.calendars import Calendars
from workreport.services.month import instant
from workreport.services.ports.rows import Fact, RatingRow
from workreport.services.summary import Summary

OBJECTION_DAYS = "objection_days"
USUAL_DAYS = 7
_MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class PublishedResult:
    """A published result of one person."""

    entry: str
    person: str
    name: str
    unit: str
    period: Period
    rating: RatingItem
    published_at: datetime
    objects_until: datetime
    is_open: bool  # whether an objection is in time now


def published_rating(row: RatingRow) -> RatingItem:
    """Build what is published of a decision: the result, nothing of the sheet behind it."""
    return RatingItem(
        level=row.level,
        remark=row.remark,
        not_rated=row.not_rated,
        score=row.score,
        score_exact=row.score_exact,
        scheme=row.scheme,
        computed=row.computed,
    )


@dataclass(frozen=True, slots=True)
class PublishedBefore:
    """What was published of a month already: it is superseded, or repeated where it differs.

    It is asked for before anything is signed: a question between two signatures would have the
    entries that wait written one by one instead of together.
    """

    units: Mapping[str, str]  # entries by unit; the totals belong to no unit
    people: Mapping[str, Fact]


def published_before(look: Look, period: Period) -> PublishedBefore:
    """Return what was published of a month so far."""
    asked = look.projections.facts
    of_units = asked("publish.totals", "publish.unit", period=str(period), bodies=False)
    of_people = asked("publish.person", period=str(period))
    return PublishedBefore(
        {fact.unit: fact.entry for fact in of_units},
        {fact.subject: fact for fact in of_people},
    )


def publish_people(
    work: Work,
    summary: Summary,
    before: PublishedBefore,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> int:
    """Publish to each person with a workspace the own result; returns how many.

    ``told`` hears how many of all were gone through, at first and before each person who is told
    of a result; it may raise.
    """
    period = str(summary.month.period)
    keys = work.authority.keys
    present = {known.person for key, known in keys.items() if key not in work.authority.cuts}
    count = 0
    told(0, len(summary.people))
    for done, one in enumerate(summary.people):
        if one.decided is None or one.person not in present:
            continue
        told(done, len(summary.people))
        body = PublishPerson(
            person=one.person,
            unit=one.unit,
            period=period,
            rating=published_rating(one.decided),
        )
        old = before.people.get(one.person)
        if old is not None and old.body == body:
            continue  # a reopened month that changed nothing about this person
        work.append(body, "publish.person", supersedes=[] if old is None else [old.entry])
        count += 1
    return count


def objection_days(look: Look) -> int:
    """Return how many working days there are to object."""
    fact = next(
        iter(look.projections.facts("settings.set", key=f"settings/{OBJECTION_DAYS}")), None
    )
    body = None if fact is None else fact.body
    if isinstance(body, SettingsSet) and body.value.isdigit():
        return int(body.value)
    return USUAL_DAYS


def choose_days(work: Work, days: int) -> str:
    """Set how many working days there are to object.

    Raises:
        UseError: ``objection_days_out_of_range``.
        RuleError: Not the chief.
    """
    if not 1 <= days <= _MOST_DAYS:
        raise UseError("objection_days_out_of_range", days=days, most=_MOST_DAYS)
    if not work.has_role("chief"):
        raise RuleError("only_chief_sets_days")
    key = f"settings/{OBJECTION_DAYS}"
    tips = [
        fact.entry
        for fact in work.projections.facts("settings.set", key=key, chosen=False)
        if fact.is_tip
    ]
    body = SettingsSet(name=OBJECTION_DAYS, value=str(days))
    return work.append(body, "settings.set", supersedes=tips)


def read_published(
    look: Look, calendars: Calendars, person: str = "", period: Period | None = None
) -> tuple[PublishedResult, ...]:
    """Return the published results this workspace holds, the newest month first."""
    wanted = None if period is None else str(period)
    limits = _Limits(look, calendars)
    found = [
        _result(look, limits, fact)
        for fact in look.projections.facts("publish.person", period=wanted)
        if person in {"", fact.subject}
    ]
    return tuple(
        sorted(
            (one for one in found if one is not None),
            key=lambda one: (-one.period.year, -one.period.month, one.name),
        )
    )


def published_by(
    look: Look, calendars: Calendars, entries: Collection[str]
) -> Mapping[str, PublishedResult]:
    """Return published results by their entries, also those that were replaced since."""
    limits = _Limits(look, calendars)
    facts = (look.projections.fact(entry) for entry in set(entries))
    results = (_result(look, limits, fact) for fact in facts if fact is not None)
    return {one.entry: one for one in results if one is not None}


class _Limits:
    """The last instants to object; each day of publication is counted from once."""

    def __init__(self, look: Look, calendars: Calendars) -> None:
        self._look = look
        self._calendars = calendars
        self._days = objection_days(look)
        self._known: dict[date, datetime] = {}

    def after(self, at: datetime) -> datetime:
        """Return the end of the last working day there is to object."""
        day = local_day(at)
        if day not in self._known:
            self._known[day] = self._counted(day)
        return self._known[day]

    def _counted(self, day: date) -> datetime:
        years = (day.year, day.year + 1)
        calendar = self._calendars.calendar(years, self._look.projections)
        for _step in range(self._days):
            day = calendar.next_working(day + timedelta(days=1))
        return end_of(day)


def _result(look: Look, limits: _Limits, fact: Fact) -> PublishedResult | None:
    body = fact.body
    if not isinstance(body, PublishPerson):
        return None
    at = instant(fact.at)
    until = limits.after(at)
    return PublishedResult(
        entry=fact.entry,
        person=body.person,
        name=look.directory.person_name(body.person),
        unit=body.unit,
        period=Period.parse(body.period),
        rating=body.rating,
        published_at=at,
        objects_until=until,
        is_open=look.now < until,
    )
