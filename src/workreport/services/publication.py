"""When the results of a locked month become readable: at the lock, or on the template's day."""

from dataclasses import dataclass, replace
from datetime import date

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.month import MonthLine, instant, read_month
from workreport.services.month_lock import Watch, publish_units
from workreport.services.published import publish_people, published_before
from workreport.services.summary import summarise_in_brief

_STEP = "publish"  # of a template that publishes on a day of its own


@dataclass(frozen=True, slots=True)
class Waiting:
    """A locked month whose results nobody can read yet."""

    period: Period
    due_on: date
    is_due: bool


class PublicationService:
    """Publishes what was locked and kept back."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the locked months whose results are kept back, the oldest first."""
        with self._book.looking() as look:
            # Months are read only where something may wait: of most the lock published at once.
            told = look.projections.facts("publish.totals", bodies=False)
            published = {fact.period: fact.at for fact in told}
            closed = look.projections.facts("period.close", bodies=False)
            waits = {fact.period for fact in closed if published.get(fact.period, "") < fact.at}
            found = []
            for period in sorted(Period.parse(one) for one in waits):
                month = read_month(look, self._calendars, period)
                due_on = publication_day(look, self._calendars, month)
                if due_on is not None and month.is_pinned and not _is_published(look, month):
                    found.append(Waiting(period, due_on, due_on <= look.today))
            return tuple(found)

    def publish(self, period: Period) -> int:
        """Publish the results of a locked month; returns how many people are told of their own.

        Raises:
            RuleError: Not the chief, not the desk, not locked, published already, or too early.
        """
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_publishes")
            if work.authority.desk != work.identity.writer:
                raise RuleError("not_the_desk")
            month = read_month(work, self._calendars, period)
            if not month.is_pinned:
                raise RuleError("publication_not_locked", period=str(period))
            if _is_published(work, month):
                raise RuleError("publication_done", period=str(period))
            due_on = publication_day(work, self._calendars, month)
            if due_on is not None and work.today < due_on:
                raise RuleError("publication_early", day=due_on)
            return _publish(work, self._calendars, period)


def publication_day(look: Look, calendars: Calendars, month: MonthLine) -> date | None:
    """Return the day on which a month's results are published; nothing where the lock does it."""
    if month.opened is None:
        return None
    template = calendars.template(month.opened.template, look.projections)
    step = next((one for one in template.steps if one.id == _STEP), None)
    if step is None:
        return None
    # The rule says "before the fifth" of what must be done by then; it is read from the fifth on.
    return replace(step.rule, inclusive=True).last_day(month.period)


def waits_for_its_day(look: Look, calendars: Calendars, month: MonthLine) -> bool:
    """Tell whether what is locked today is published later."""
    due_on = publication_day(look, calendars, month)
    return due_on is not None and look.today < due_on


def _is_published(look: Look, month: MonthLine) -> bool:
    """Tell whether the results were published since the month was locked last."""
    closed_at = month.facts.closed_at
    facts = look.projections.facts("publish.totals", period=str(month.period), bodies=False)
    return any(closed_at is None or instant(fact.at) >= closed_at for fact in facts)


def _publish(work: Work, calendars: Calendars, period: Period) -> int:
    summary = summarise_in_brief(work, calendars, period)
    before = published_before(work, period)
    publish_units(work, summary, before, Watch())
    return publish_people(work, summary, before)
