"""A person's own sheet: twelve months of the three voices, read by the person and those who may."""

from dataclasses import dataclass

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.ledger.bodies.plan import Contribution
from workreport.services.access_log import SCREEN, AccessLog
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.contributions_shape import RATING, own_level
from workreport.services.events import EventLine, read_events
from workreport.services.month import read_month
from workreport.services.objections import ObjectionLine, read_objections
from workreport.services.people_rating import schemes_of
from workreport.services.published import PublishedResult, read_published

MONTHS = 12
_ABOVE = frozenset({"officer", "chief", "leader"})
_HEADS = frozenset({"head", "deputy"})
VOICES = OWN, DEPARTMENT, DECIDED, PUBLISHED = ("own", "department", "decided", "published")


@dataclass(frozen=True, slots=True)
class SheetMonth:
    """One month of a sheet: what each voice says, as far as this workspace holds it."""

    period: Period
    levels: dict[str, str]  # by voice; "–" for not rated, absent when nothing is known
    scores: dict[str, str]
    remark: str = ""

    @property
    def level(self) -> str:
        """The level that counts: published, else decided, else the department's."""
        found = (self.levels.get(voice, "") for voice in (PUBLISHED, DECIDED, DEPARTMENT))
        return next((level for level in found if level), "")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody whose sheet may be read here."""

    person: str
    name: str
    position: str
    unit: str


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """Twelve months of one person."""

    person: str
    name: str
    position: str
    unit: str
    is_own: bool
    months: tuple[SheetMonth, ...]  # oldest first
    published: tuple[PublishedResult, ...]
    objections: tuple[ObjectionLine, ...]
    events: tuple[EventLine, ...]  # only for those who may see them
    levels: tuple[str, ...] = ()  # that an event can decide in the last month, the lowest first


class PersonSheetService:
    """Reads sheets, and writes down that they were read."""

    def __init__(self, book: Book, calendars: Calendars, log: AccessLog) -> None:
        self._book = book
        self._calendars = calendars
        self._log = log

    def people(self) -> tuple[Reader, ...]:
        """Return whose sheets may be read here: the own one first."""
        with self._book.looking() as look:
            me = look.identity.person
            found = [
                Reader(one.person, one.name, one.position, look.directory.unit_name(one.unit))
                for unit in look.directory.in_order
                for one in look.directory.members(unit.unit)
                if may_read(look, one.person)
            ]
        return tuple(sorted(found, key=lambda one: one.person != me))

    def sheet(self, person: str, last: Period, how: str = SCREEN) -> PersonSheet:
        """Read the twelve months up to one; reading is logged before anything is shown.

        Raises:
            UseError: The person is unknown.
            RuleError: ``sheet_not_for_you``.
        """
        with self._book.looking() as look:
            known = look.directory.person(person)
            if not may_read(look, known.person):
                raise RuleError("sheet_not_for_you", name=known.name)
        self._log.note(known.person, how)
        return self.again(known.person, last)

    def again(self, person: str, last: Period) -> PersonSheet:
        """Read a sheet that lies open anew, after something was signed about it.

        Raises:
            RuleError: ``sheet_not_for_you``.
        """
        with self._book.looking() as look:
            if not may_read(look, person):
                raise RuleError("sheet_not_for_you", name=look.directory.person_name(person))
            return _sheet(look, self._calendars, person, last)


def may_read(look: Look, person: str) -> bool:
    """Tell whether who works here may read a sheet: the own, as head, or as one above."""
    if person == look.identity.person or look.has_role(*_ABOVE):
        return True
    known = look.directory.people.get(person)
    return known is not None and any(
        role in _HEADS and unit == known.unit for role, unit in look.roles()
    )


def _sheet(look: Look, calendars: Calendars, person: str, last: Period) -> PersonSheet:
    known = look.directory.people[person]
    published = read_published(look, calendars, person)
    by_month = {one.period: one for one in published}
    periods = [last.plus(step) for step in range(1 - MONTHS, 1)]
    return PersonSheet(
        person=person,
        name=known.name,
        position=known.position,
        unit=look.directory.unit_name(known.unit),
        is_own=person == look.identity.person,
        months=tuple(_month(look, person, month, by_month.get(month)) for month in periods),
        published=published,
        objections=read_objections(look, calendars, person),
        events=tuple(one for one in read_events(look) if one.person == person),
        levels=_levels(look, calendars, known.group, last),
    )


def _levels(look: Look, calendars: Calendars, group: str, period: Period) -> tuple[str, ...]:
    month = read_month(look, calendars, period)
    scheme = schemes_of(look, calendars, month).of(group)
    return () if scheme is None else tuple(reversed(scheme.levels.codes))


def _month(
    look: Look, person: str, period: Period, published: PublishedResult | None
) -> SheetMonth:
    levels: dict[str, str] = {}
    scores: dict[str, str] = {}
    remark = ""
    for row in look.projections.ratings(period=str(period), person=person):
        levels[row.voice] = row.level or ("–" if row.not_rated else "")
        scores[row.voice] = row.score
        remark = row.remark or row.not_rated or remark
    if OWN not in levels:
        levels[OWN] = _own_level(look, person, period)
    if published is not None:
        rating = published.rating
        levels[PUBLISHED] = rating.level or "–"
        scores[PUBLISHED] = rating.score
        remark = rating.remark or rating.not_rated or remark
    return SheetMonth(period, levels, scores, remark)


def _own_level(look: Look, person: str, period: Period) -> str:
    """Return what the person sent to the head, where this workspace holds it."""
    key = f"contribution/{person}/{period}/{RATING}"
    facts = look.projections.facts("contribution", key=key)
    body = facts[0].body if facts else None
    return own_level(body) if isinstance(body, Contribution) else ""
