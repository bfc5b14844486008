"""Quarter, half-year and year: locked months rolled up for people and departments."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workreport.domain.exact_numbers import exact_number
from workreport.domain.levels import L4
from workreport.domain.period import Period, Span
from workreport.domain.ranking import Place, ranked
from workreport.domain.rollup import MonthResult, Rollup, roll_up
from workreport.domain.workflow import PeriodState
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.ports.rows import RatingRow
from workreport.services.summary import PersonSummary, Summary, UnitSummary, summarise
from workreport.services.unit_ranking import comparable_group


@dataclass(frozen=True, slots=True)
class UnitRollup:
    """A department over a span.

    ``level`` is the level its mean falls into, empty without a mean; ``place`` its place among
    comparable units, null where none is given. ``by_hand`` names the months whose level was
    changed by hand, with the reason.
    """

    unit: str
    code: str
    name: str
    rollup: Rollup
    level: str
    place: Place | None
    by_hand: Mapping[Period, str]


@dataclass(frozen=True, slots=True)
class PersonRollup:
    """A person over a span; ``units`` are the names of the units in which the months lie."""

    person: str
    name: str
    unit: str
    units: tuple[str, ...]
    rollup: Rollup


@dataclass(frozen=True, slots=True)
class SpanResults:
    """A span of months; ``unlocked`` names the months that are open and therefore do not count."""

    span: Span
    units: tuple[UnitRollup, ...]
    people: tuple[PersonRollup, ...]
    unlocked: tuple[Period, ...]


class RollupService:
    """Rolls locked months up; a month that may still change never counts."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def roll_up(self, span: Span) -> SpanResults:
        """Roll a span up as this workspace knows it."""
        with self._book.looking() as look:
            return results_of(span, read_summaries(look, self._calendars, span))


def read_summaries(
    look: Look, calendars: Calendars, span: Span, *, reports: bool = False
) -> dict[Period, Summary]:
    """Consolidate every month of a span that was opened; with ``reports`` read these as well."""
    facts = look.projections.facts("period.open", bodies=False, chosen=False)
    known = {Period.parse(fact.period) for fact in facts}
    return {
        month: summarise(look, calendars, month, reports=reports)
        for month in span.months
        if month in known
    }


def locked_of(summaries: Mapping[Period, Summary]) -> dict[Period, Summary]:
    """Return the months that count: a month that may still change never does."""
    return {
        month: summary
        for month, summary in summaries.items()
        if summary.month.state is PeriodState.CLOSED
    }


def results_of(span: Span, summaries: Mapping[Period, Summary]) -> SpanResults:
    """Roll the months of a span up that were read already."""
    locked = locked_of(summaries)
    return SpanResults(
        span,
        _units(span, locked),
        _people(span, locked),
        tuple(month for month in summaries if month not in locked),
    )


def _units(span: Span, months: Mapping[Period, Summary]) -> tuple[UnitRollup, ...]:
    newest: dict[str, UnitSummary] = {}
    bands = L4
    results: dict[str, dict[Period, MonthResult]] = {}
    by_hand: dict[str, dict[Period, str]] = {}
    for month, summary in months.items():
        if summary.month.unit_scheme is not None:
            bands = summary.month.unit_scheme.bands  # those of the last month count for the span
        for one in summary.units:
            unit, grade = one.line.unit.unit, one.line.grade
            newest[unit] = one
            if grade is None or not grade.score_exact:
                continue
            level = grade.level
            if grade.override is not None:
                level = grade.override.level
                by_hand.setdefault(unit, {})[month] = grade.override.reason
            results.setdefault(unit, {})[month] = MonthResult(level, Fraction(grade.score_exact))
    rolled = {unit: roll_up(span, results.get(unit, {})) for unit in newest}
    means = {unit: each.mean for unit, each in rolled.items() if each.mean is not None}
    places = ranked(means, {unit: comparable_group(one) for unit, one in newest.items()})
    return tuple(
        UnitRollup(
            unit,
            one.line.unit.code,
            one.line.unit.name,
            rolled[unit],
            bands.band(means[unit]) if unit in means else "",
            places.get(unit),
            by_hand.get(unit, {}),
        )
        for unit, one in newest.items()
    )


def _people(span: Span, months: Mapping[Period, Summary]) -> tuple[PersonRollup, ...]:
    newest: dict[str, PersonSummary] = {}
    units: dict[str, dict[str, None]] = {}
    results: dict[str, dict[Period, MonthResult]] = {}
    for month, summary in months.items():
        names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
        for person in summary.people:
            newest[person.person] = person
            units.setdefault(person.person, {})[names.get(person.unit, "")] = None
            said = person.counted
            if said is not None:
                results.setdefault(person.person, {})[month] = _month_result(said)
    return tuple(
        PersonRollup(
            key,
            one.name,
            one.unit,
            tuple(filter(None, units[key])),
            roll_up(span, results.get(key, {})),
        )
        for key, one in newest.items()
    )


def _month_result(said: RatingRow) -> MonthResult:
    score = Fraction(said.score_exact) if said.score_exact else exact_number(said.score)
    return MonthResult(said.level, score, said.not_rated)
