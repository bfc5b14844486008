"""How punctual units were in past months: many months at once, and nothing else of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.calendar import Calendar
from workreport.domain.period import Period
from workreport.domain.timeliness import Extension, ReceiptTime, Verdict, counts_at, judge
from workreport.ledger.bodies.agency import PeriodOpen
from workreport.ledger.bodies.report import Answer, Receipt
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.ports.rows import StepRow
from workreport.services.unit_facts import extensions_of
from workreport.services.version_lines import first_in_time

_RECEIPT, _ANSWER, _GRANT = "receipt", "answer", "extension.grant"
_RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Punctuality:
    """When the report of a unit came in, and what that means.

    ``received_at`` is that of the first version nobody recalled; the verdict may rest on another.
    """

    verdict: Verdict
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class PunctualMonth:
    """A month with the units a report was expected of; without any where it was never opened."""

    period: Period
    opened: PeriodOpen | None
    units: Mapping[str, Punctuality]
    calendar: Calendar = field(repr=False)


def read_punctuality(
    look: Look, calendars: Calendars, periods: Sequence[Period]
) -> tuple[PunctualMonth, ...]:
    """Derive months in few questions; of every month the same as ``read_month`` says of it."""
    if not periods:
        return ()
    names, now = tuple(map(str, periods)), look.now
    opened = _opened(look, names)
    steps = _Steps(look, names)
    own = calendars.in_look(look.projections)
    found = []
    for period in periods:
        body = opened.get(str(period))
        calendar = own.stamped(period, "" if body is None else body.calendar)
        units: dict[str, Punctuality] = {}
        if body is not None:
            known = look.directory_of(period).units
            limit_at = body.report.limit_at
            for unit in body.units:
                if unit in known:
                    units[unit] = steps.of(body.period, unit, limit_at, calendar, now)
        found.append(PunctualMonth(period, body, units, calendar))
    return tuple(found)


def _opened(look: Look, periods: tuple[str, ...]) -> Mapping[str, PeriodOpen]:
    facts = look.projections.facts("period.open", "period.change", period=periods)
    facts = sorted(facts, key=lambda fact: fact.kind == "period.open")  # it goes before a change
    return {fact.period: fact.body for fact in facts if isinstance(fact.body, PeriodOpen)}


class _Steps:
    """What was said of the reports of some months, as far as their time rests on it."""

    def __init__(self, look: Look, periods: tuple[str, ...]) -> None:
        self._reports: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for period, unit, number, entry in look.projections.filings(periods):
            self._reports.setdefault((period, unit), []).append((number, entry))
        self._receipts: dict[str, list[ReceiptTime]] = {}  # by report
        self._answers: dict[str, Answer] = {}
        for report, counts, body in look.projections.said_about((_RECEIPT, _ANSWER), periods):
            if isinstance(body, Receipt):
                at = ReceiptTime(body.received_at, body.handed_over_at)
                self._receipts.setdefault(report, []).append(at)
            elif isinstance(body, Answer) and counts:
                self._answers[report] = body
        self._granted: dict[tuple[str, str], list[StepRow]] = {}
        for row in look.projections.steps((_GRANT,), periods):
            self._granted.setdefault((row.period, row.unit), []).append(row)

    def of(
        self, period: str, unit: str, limit_at: datetime, calendar: Calendar, now: datetime
    ) -> Punctuality:
        """Return how punctual a unit was in a month."""
        standing = [
            (number, counts_at(self._receipts.get(entry, ())), answer)
            for number, entry in self._reports.get((period, unit), ())
            if (answer := self._answers.get(entry)) is None or answer.verdict != _RECALLED
        ]
        timely = first_in_time(
            [
                (number, at)
                for number, at, answer in standing
                if answer is None or not answer.void_for_deadline
            ]
        )
        granted: Sequence[Extension] = extensions_of(self._granted.get((period, unit), ()))
        verdict = judge(timely, limit_at, granted, calendar, now)
        return Punctuality(verdict, standing[0][1] if standing else None)
