"""The working calendar and the deadline templates as they hold for this agency."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import islice, product

from workreport.domain.calendar import Calendar
from workreport.domain.deadline_templates import DeadlineStep, DeadlineTemplate, template_from
from workreport.domain.deadlines import Deadline, deadline
from workreport.domain.errors import UseError
from workreport.domain.period import Period, Span
from workreport.ledger.bodies.agency import CalendarDay, CalendarSet, SettingsSet
from workreport.services.ports.machine import HolidaySource, Resources
from workreport.services.ports.store import Projections
from workreport.services.schemes import Schemes
from workreport.services.unit_schemes import UnitSchemes

DEFAULT_TEMPLATE = "nghean_20_25"
OWN_TEMPLATE = "own_template"  # the setting that holds one of the agency's own
_MOST_VERSIONS = 500  # statements about neighbouring years that are tried together
_DEFAULTS = {"quarter": "quarter_20_25_30_03", "year": "year"}


class Calendars:
    """Public holidays of the library, then the agency's own signed days.

    Beside them stand the other rules a month is opened with: its deadlines, and how its departments
    and people are rated.
    """

    def __init__(self, holidays: HolidaySource, resources: Resources) -> None:
        self._holidays = holidays
        self._resources = resources
        self._public: dict[int, tuple[dict[date, str], frozenset[date]]] = {}
        self._templates: dict[str, DeadlineTemplate] = {}

    @cached_property
    def _shipped(self) -> tuple[str, ...]:
        return tuple(
            each.removesuffix(".json")
            for each in self._resources.names("calendars")
            if each.endswith(".json")
        )

    @cached_property
    def unit_schemes(self) -> UnitSchemes:
        """The schemes departments are graded by."""
        return UnitSchemes(self._resources)

    @cached_property
    def people_schemes(self) -> Schemes:
        """The schemes people are rated by."""
        return Schemes(self._resources)

    def calendar(self, years: Iterable[int], projections: Projections | None = None) -> Calendar:
        """Return the calendar of some years; without projections only public days are known."""
        wanted = sorted(set(years))
        own = [] if projections is None else agency_days(projections, wanted)
        return self.with_days(wanted, own)

    def with_days(self, wanted: Iterable[int], own: Iterable[CalendarDay]) -> Calendar:
        """Put a calendar of some years together from the public days and the agency's own."""
        off: dict[date, str] = {}
        working: set[date] = set()
        for year in wanted:
            days, weekends = self._public_days(year)
            off |= days
            working |= weekends
        for each in own:
            working.discard(each.day)
            off.pop(each.day, None)
            if each.working:
                working.add(each.day)
            else:
                off[each.day] = each.name
        return Calendar(off, frozenset(working))

    def public(self, year: int) -> Calendar:
        """Return the public days of a year, as the library knows them."""
        return self.calendar([year])

    def _public_days(self, year: int) -> tuple[dict[date, str], frozenset[date]]:
        if year not in self._public:
            self._public[year] = (
                dict(self._holidays.days_off(year)),
                self._holidays.working_weekends(year),
            )
        return self._public[year]

    def around(self, period: Period, projections: Projections | None = None) -> Calendar:
        """Return the calendar a month needs: its year, and the one before or after at the turn."""
        return self.calendar(_years_around(period), projections)

    def stamped(self, period: Period, digest: str, projections: Projections) -> Calendar:
        """Return the calendar a month was opened with, whatever the agency said afterwards.

        When it cannot be put together any more, because the public days are known better by now,
        the present one is returned.
        """
        return self.in_look(projections).stamped(period, digest)

    def in_look(self, projections: Projections) -> "StampedCalendars":
        """Return the calendars of months that are read in one look."""
        return StampedCalendars(self, projections)

    def template_names(self) -> tuple[str, ...]:
        """Return the names of the templates, sorted."""
        return self._shipped

    def template(
        self, name: str = DEFAULT_TEMPLATE, projections: Projections | None = None
    ) -> DeadlineTemplate:
        """Return a deadline template, shipped or the agency's own.

        Raises:
            UseError: ``deadline_template_unknown``.
        """
        own = {} if projections is None else own_templates(projections)
        if name in own:
            return own[name]
        if name not in self._shipped:
            known = ", ".join((*self._shipped, *own))
            raise UseError("deadline_template_unknown", template=name, known=known)
        if name not in self._templates:
            text = self._resources.text(f"calendars/{name}.json")
            self._templates[name] = template_from(json.loads(text))
        return self._templates[name]

    def steps(
        self, asked: Span, name: str = "", projections: Projections | None = None
    ) -> tuple[DeadlineTemplate, tuple[tuple[DeadlineStep, Deadline], ...]]:
        """Return a template and every step of it with its deadline; the span names the default.

        Raises:
            UseError: The template is unknown, or is for shorter spans than the one asked for.
        """
        template = self.template(name or _DEFAULTS.get(asked.kind, DEFAULT_TEMPLATE), projections)
        closing = template.span_of(asked).last
        return template, template.deadlines(asked, self.around(closing, projections))

    def deadlines(
        self, period: Period, name: str = DEFAULT_TEMPLATE, projections: Projections | None = None
    ) -> tuple[Deadline, Deadline, Calendar]:
        """Return the report deadline, the Office deadline and the calendar they rest on."""
        template = self.template(name, projections)
        calendar = self.around(period, projections)
        return (
            deadline(template.report, period, calendar),
            deadline(template.office, period, calendar),
            calendar,
        )


class StampedCalendars:
    """The calendars several months were opened with; the agency's own days are read once."""

    def __init__(self, calendars: Calendars, projections: Projections) -> None:
        self._calendars = calendars
        self._said = [
            (fact.is_chosen, fact.body)
            for fact in projections.facts("calendar.set", chosen=False)
            if isinstance(fact.body, CalendarSet)
        ]
        self._known: dict[tuple[int, ...], tuple[Calendar, str]] = {}  # present ones, with digest

    def stamped(self, period: Period, digest: str) -> Calendar:
        """Return what :meth:`Calendars.stamped` does."""
        years = tuple(_years_around(period))
        if years not in self._known:
            said = (body for is_chosen, body in self._said if is_chosen)
            calendar = self._calendars.with_days(years, _days_of(said, years))
            self._known[years] = calendar, calendar.digest()
        present, known = self._known[years]
        if not digest or known == digest:
            return present
        said_in: dict[int, list[list[CalendarDay]]] = defaultdict(lambda: [[]])
        for _is_chosen, body in self._said:
            if body.year in years:
                said_in[body.year].append(body.days)
        for days in islice(product(*said_in.values()), _MOST_VERSIONS):
            found = self._calendars.with_days(years, (each for some in days for each in some))
            if found.digest() == digest:
                return found
        return present


def _years_around(period: Period) -> list[int]:
    return sorted({each.year for each in (period.previous, period, period.next, period.plus(2))})


def own_templates(projections: Projections) -> dict[str, DeadlineTemplate]:
    """Return the deadline templates the agency signed itself, by id."""
    found: dict[str, DeadlineTemplate] = {}
    for fact in projections.facts("settings.set"):
        if not isinstance(fact.body, SettingsSet):
            continue
        prefix, _slash, name = fact.body.name.partition("/")
        if prefix != OWN_TEMPLATE:
            continue
        try:
            template = template_from(json.loads(fact.body.value))
        except (ValueError, RecursionError, UseError):
            continue  # written by a newer program: it opens the months, this one only reads them
        if template.id == name:
            found[name] = template
    return found


def agency_days(projections: Projections, years: Iterable[int]) -> list[CalendarDay]:
    """Return the days the agency itself set for some years, by day."""
    said = (fact.body for fact in projections.facts("calendar.set"))
    return _days_of((body for body in said if isinstance(body, CalendarSet)), years)


def _days_of(said: Iterable[CalendarSet], years: Iterable[int]) -> list[CalendarDay]:
    wanted = set(years)
    return sorted(
        (each for body in said if body.year in wanted for each in body.days),
        key=lambda each: each.day,
    )
