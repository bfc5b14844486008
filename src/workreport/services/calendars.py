"""The working calendar and the deadline templates as they hold for this agency."""

import json
from collections.abc import Iterable
from datetime import date

from workreport.domain.calendar import Calendar
from workreport.domain.deadlines import Deadline, DeadlineTemplate, deadline, template_from
from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import CalendarSet
from workreport.services.ports.machine import HolidaySource, Resources
from workreport.services.ports.store import Projections

DEFAULT_TEMPLATE = "nghean_20_25"


class Calendars:
    """Public holidays of the library, then the agency's own signed days."""

    def __init__(self, holidays: HolidaySource, resources: Resources) -> None:
        self._holidays = holidays
        self._resources = resources
        self._public: dict[int, tuple[dict[date, str], frozenset[date]]] = {}

    def calendar(self, years: Iterable[int], projections: Projections | None = None) -> Calendar:
        """Return the calendar of some years; without projections only public days are known."""
        wanted = sorted(set(years))
        off: dict[date, str] = {}
        working: set[date] = set()
        for year in wanted:
            days, weekends = self._public_days(year)
            off |= days
            working |= weekends
        for fact in () if projections is None else projections.facts("calendar.set"):
            if isinstance(fact.body, CalendarSet) and fact.body.year in wanted:
                for each in fact.body.days:
                    working.discard(each.day)
                    off.pop(each.day, None)
                    if each.working:
                        working.add(each.day)
                    else:
                        off[each.day] = each.name
        return Calendar(off, frozenset(working))

    def _public_days(self, year: int) -> tuple[dict[date, str], frozenset[date]]:
        if year not in self._public:
            self._public[year] = (
                dict(self._holidays.days_off(year)),
                self._holidays.working_weekends(year),
            )
        return self._public[year]

    def around(self, period: Period, projections: Projections | None = None) -> Calendar:
        """Return the calendar a month needs: its year, and the one before or after at the turn."""
        return self.calendar(
            {period.previous.year, period.year, period.next.year, period.plus(2).year}, projections
        )

    def template(self, name: str = DEFAULT_TEMPLATE) -> DeadlineTemplate:
        """Return a deadline template.

        Raises:
            UseError: ``deadline_template_unknown``.
        """
        known = [
            each.removesuffix(".json")
            for each in self._resources.names("calendars")
            if each.endswith(".json")
        ]
        if name not in known:
            raise UseError("deadline_template_unknown", template=name, known=", ".join(known))
        return template_from(json.loads(self._resources.text(f"calendars/{name}.json")))

    def deadlines(
        self, period: Period, name: str = DEFAULT_TEMPLATE, projections: Projections | None = None
    ) -> tuple[Deadline, Deadline, Calendar]:
        """Return the report deadline, the Office deadline and the calendar they rest on."""
        template = self.template(name)
        calendar = self.around(period, projections)
        return (
            deadline(template.report, period, calendar),
            deadline(template.office, period, calendar),
            calendar,
        )
