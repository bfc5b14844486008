"""Opening months and saying where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workreport.domain.deadline_templates import DeadlineStep, DeadlineTemplate
from workreport.domain.deadlines import FEW_WORKING_DAYS, Deadline, few_days_between
from workreport.domain.errors import RuleError
from workreport.domain.period import Period, Span
from workreport.domain.reason import Reason
from workreport.domain.workflow import PeriodState, period_state
from workreport.ledger.bodies.agency import (
    PeriodOpen,
    StampedDeadline,
    StampedReason,
)
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.board_reading import BoardReading, read_board
from workreport.services.book import Book, Work
from workreport.services.calendars import Calendars
from workreport.services.late_filing import stamped_end
from workreport.services.month import MonthLine, read_month
from workreport.services.month_rules import rules_for
from workreport.services.occurrences import bring_sources
from workreport.services.period_steps import PeriodSteps
from workreport.services.scheme_choice import stamps_for


@dataclass(frozen=True, slots=True)
class OpenedPeriod:
    """A month that is open, and what should be known about it."""

    period: Period
    entry: str
    report: Deadline
    office: Deadline
    warnings: tuple[Reason, ...]
    was_open: bool


class PeriodService:
    """Opens months and reads their state."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def open(self, period: Period, template: str = "") -> OpenedPeriod:
        """Open a month: stamp what is expected of whom until when. Twice is the same as once.

        Without a template the agency's choice holds.

        Raises:
            RuleError: Not the chief, or not the desk.
        """
        with self._book.working() as work:
            return open_period(work, self._calendars, period, template)

    def month(self, period: Period) -> MonthLine:
        """Return a month with all its units."""
        with self._book.looking() as look:
            return read_month(look, self._calendars, period)

    def board(self, period: Period, earlier: Sequence[Period]) -> BoardReading:
        """Return what the Office's board shows of a month, and of some before it."""
        with self._book.looking() as look:
            return read_board(look, self._calendars, period, earlier)

    def known(self) -> list[Period]:
        """Return the months that were opened, oldest first."""
        with self._book.looking() as look:
            return [Period.parse(month) for month in look.projections.opened_months()]

    def current(self) -> Period:
        """Return the month work is about now: the newest open one, else the calendar month.

        One that has not begun waits while the month before it is not locked, or not any more.
        """
        with self._book.looking() as look:
            months = [Period.parse(month) for month in look.projections.opened_months()[-2:]]
            newest = months[-1] if months else Period.of(look.today)
            if len(months) > 1 and newest.first_day > look.today:
                before = months[-2]
                if period_state(PeriodSteps(look, before).facts) is not PeriodState.CLOSED:
                    return before
            return newest

    def deadlines(self, period: Period, template: str = "") -> tuple[Deadline, Deadline]:
        """Return both deadlines as they would be stamped now."""
        with self._book.looking() as look:
            name = template or rules_for(look.projections, period).template
            report, office, _calendar = self._calendars.deadlines(period, name, look.projections)
        return report, office

    def filing_end(self, period: Period) -> datetime | None:
        """Return after when nothing is filed in a month: as it was opened, else would be now."""
        with self._book.looking() as look:
            opened = PeriodSteps(look, period).opened
            if opened is not None:
                return opened.filing_end_at
            name = rules_for(look.projections, period).template
            report, _office, calendar = self._calendars.deadlines(period, name, look.projections)
            return stamped_end(look.projections, period, report, calendar)

    def steps(
        self, asked: Span, template: str = ""
    ) -> tuple[DeadlineTemplate, tuple[tuple[DeadlineStep, Deadline], ...]]:
        """Return a template with its steps, by the agency's own calendar and choice."""
        with self._book.looking() as look:
            name = template
            if not name and asked.kind == "month":
                name = rules_for(look.projections, asked.last).template
            return self._calendars.steps(asked, name, look.projections)


def open_period(
    work: Work,
    calendars: Calendars,
    period: Period,
    template: str = "",
    shared: Sequence[TaskBody] | None = None,
) -> OpenedPeriod:
    """Open a month inside a unit of work; ``shared`` as in :func:`bring_sources`."""
    rules = rules_for(work.projections, period)
    template = template or rules.template
    report, office, calendar = calendars.deadlines(period, template, work.projections)
    warnings: list[Reason] = []
    days = few_days_between(report, office, calendar)
    if days < FEW_WORKING_DAYS:
        warnings.append(Reason("few_days_for_office", {"days": days, "period": str(period)}))
    known = work.one("period.open", "period.change", period=str(period))
    if known is not None:
        bring_sources(work, period, shared)
        return OpenedPeriod(period, known.entry, report, office, tuple(warnings), was_open=True)
    if not work.has_role("chief"):
        raise RuleError("only_chief_opens", period=str(period))
    if work.authority.desk != work.identity.writer:
        raise RuleError("not_the_desk")
    people = stamps_for(calendars.people_schemes, work.projections, period)
    warnings += people.warnings
    expected = [unit.unit for unit in work.directory.units_on(period.first_day) if unit.files]
    body = PeriodOpen(
        period=str(period),
        units=expected,
        report=stamped(report),
        office=stamped(office),
        template=template,
        calendar=calendar.digest(),
        scheme=people.scheme,
        schemes=dict(people.schemes),
        coefficients=people.coefficients,
        unit_scheme=calendars.unit_schemes.effective(period, work.projections).ref,
        cut_off=rules.cut_off,
        filing_end_at=stamped_end(work.projections, period, report, calendar),
    )
    entry = work.append(body, "period.open")
    bring_sources(work, period, shared)
    return OpenedPeriod(period, entry, report, office, tuple(warnings), was_open=False)


def stamped(due: Deadline) -> StampedDeadline:
    """Write a deadline as it is signed."""
    return StampedDeadline(
        target_at=due.target_at,
        limit_at=due.limit_at,
        reasons=[
            StampedReason(
                code=reason.code, values={name: str(value) for name, value in reason.values.items()}
            )
            for reason in due.reasons
        ],
    )


def require_open(work_period: PeriodOpen | None, period: Period) -> PeriodOpen:
    """Return the stamps of an open month.

    Raises:
        RuleError: ``period_not_open``.
    """
    if work_period is None:
        raise RuleError("period_not_open", period=str(period))
    return work_period
