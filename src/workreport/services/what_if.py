"""Tries other rules and other facts on the people of a month; nothing is written anywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import Exact
from workreport.domain.month_rating import MonthRater
from workreport.domain.period import Period
from workreport.domain.quota import EXCLUDED_GROUP
from workreport.domain.rating import rate
from workreport.domain.rating_scheme import DIRECT, RatingScheme
from workreport.domain.rating_sheet import noted
from workreport.domain.reason import Reason
from workreport.domain.report import RatedPerson, RatingLine
from workreport.domain.task import TaskResult
from workreport.domain.what_if import Change, Outcome, Rated
from workreport.domain.what_if_trial import try_change
from workreport.ledger.bodies.office import RatingDecide
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.drafts import filed_draft
from workreport.services.month import MonthLine, UnitMonthLine, read_month
from workreport.services.people_rating import (
    confirmed_causes,
    confirmed_faults,
    filed_rating,
    month_rating,
    schemes_of,
)
from workreport.services.report_bodies import rating_line

QUALITIES = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class TriedPerson:
    """Who somebody is, for showing."""

    name: str
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class TriedTask:
    """A task on which a quality check or a coefficient can be tried."""

    id: str
    content: str
    person: str
    coef: Exact
    faults: Exact


@dataclass(frozen=True, slots=True)
class MonthPeople:
    """Everybody who is rated in a month, by what the department says and the Office confirmed.

    ``left_out`` names those who cannot be rated again, with the reason.
    """

    period: Period
    schemes: tuple[RatingScheme, ...]
    people: Mapping[str, TriedPerson]
    rated: tuple[Rated, ...]
    tasks: tuple[TriedTask, ...]
    left_out: Mapping[str, Reason] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tried:
    """A month, and what would become of it."""

    month: MonthPeople
    outcome: Outcome


class WhatIfService:
    """Lets the Office try; every method only reads."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def people(self, period: Period) -> MonthPeople:
        """Return everybody who is rated in a month."""
        with self._book.looking() as look:
            return _read(look, self._calendars, period)

    def try_change(
        self, period: Period, change: Change, quality: Mapping[str, int] | None = None
    ) -> Tried:
        """Try a change on a month; ``quality`` gives tasks another quality level.

        Raises:
            UseError: The change has no meaning for these people.
        """
        with self._book.looking() as look:
            month = _read(look, self._calendars, period)
            if quality:
                _check_quality(month, quality)
                judged = _read(look, self._calendars, period, quality)
                before = {one.person: one.result.given for one in month.rated}
                inputs = {
                    one.person: one.result.given
                    for one in judged.rated
                    if one.result.given != before.get(one.person)
                }
                change = replace(change, inputs=inputs)
        return Tried(month, try_change(month.rated, change))


def _check_quality(month: MonthPeople, quality: Mapping[str, int]) -> None:
    known = {task.id for task in month.tasks}
    for task, level in quality.items():
        if task not in known:
            raise UseError("what_if_task", value=task)
        if level not in QUALITIES:
            raise UseError("what_if_quality", value=level, known=", ".join(map(str, QUALITIES)))


def _read(
    look: Look,
    calendars: Calendars,
    period: Period,
    quality: Mapping[str, int] | None = None,
) -> MonthPeople:
    month = read_month(look, calendars, period)
    reader = _Reader(look, calendars, month, quality or {})
    for line in month.units:
        reader.read(line)
    return MonthPeople(
        period,
        schemes_of(look, calendars, month).all,
        reader.people,
        tuple(reader.rated),
        tuple(reader.tasks),
        reader.left_out,
    )


class _Reader:
    """Rates one unit after the other."""

    def __init__(
        self, look: Look, calendars: Calendars, month: MonthLine, quality: Mapping[str, int]
    ) -> None:
        self._look = look
        self._calendars = calendars
        self._month = month
        self._quality = quality
        self._decided = _decided(look, month)
        self.people: dict[str, TriedPerson] = {}
        self.rated: list[Rated] = []
        self.tasks: list[TriedTask] = []
        self.left_out: dict[str, Reason] = {}

    def read(self, line: UnitMonthLine) -> None:
        """Rate the people of a unit's report, if one is held."""
        draft = None if line.current is None else filed_draft(self._look, line.current.entry)
        if draft is None:
            return
        draft = replace(draft, results=self._judged(draft.results))
        rating = filed_rating(month_rating(self._look, self._calendars, self._month, line))
        rater = MonthRater(draft, rating, draft.as_of or self._month.period.last_day)
        faults, causes = confirmed_faults(line), confirmed_causes(self._look, line)
        said = {one.person: one for one in draft.department} | self._decided
        for person in draft.roster:
            voice = said.get(person.person, RatingLine(person=person.person))
            if person.group == EXCLUDED_GROUP or person.away or voice.not_rated.strip():
                continue
            self.people[person.person] = TriedPerson(person.name, line.unit.code, line.unit.name)
            own = {task.id: task.content for task in draft.tasks if task.owner == person.person}
            counted = {task: count for task, count in faults.items() if task in own}
            exempt = {task: who for task, who in causes.items() if task in own}
            voice = replace(voice, sheet=noted(voice.sheet, counted, voice.report, exempt))
            self._rate(person, voice, rater, own)

    def _judged(self, results: Sequence[TaskResult]) -> tuple[TaskResult, ...]:
        return tuple(
            replace(one, quality=self._quality[one.task]) if one.task in self._quality else one
            for one in results
        )

    def _rate(
        self, person: RatedPerson, voice: RatingLine, rater: MonthRater, words: Mapping[str, str]
    ) -> None:
        scheme = rater.scheme(person)
        if scheme is None:
            self.left_out[person.person] = Reason("what_if_scheme_unreadable")
            return
        try:
            given = rater.given(person, voice, scheme)
            result = rate(scheme, given)
        except UseError as error:
            self.left_out[person.person] = Reason(error.code, error.values)
            return
        self.rated.append(Rated(person.person, person.group, result))
        if scheme.kind != DIRECT:
            self.tasks += [
                TriedTask(
                    one.id, words.get(one.id, ""), person.person, one.coef, one.quality_faults
                )
                for one in given.tasks
            ]


def _decided(look: Look, month: MonthLine) -> dict[str, RatingLine]:
    """Return what was decided about people: as the month was closed, else what counts now."""
    close = month.close if month.is_pinned else None
    pinned = None if close is None else {pin.person: pin.rating for pin in close.ratings}
    return {
        fact.body.person: rating_line(fact.body.person, fact.body.rating)
        for fact in look.projections.facts("rating.decide", period=str(month.period))
        if isinstance(fact.body, RatingDecide)
        if pinned is None or pinned.get(fact.body.person) == fact.entry
    }
