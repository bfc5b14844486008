"""How punctual units were in past months: many months at once, and nothing else of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.calendar import Calendar
from workreport.domain.period import Period
from workreport.domain.timeliness import (
    ReceiptTime,
    Verdict,
    at_the_lock,
    counts_at,
    judge,
)
from workreport.ledger.bodies.agency import PeriodOpen, UnitPin
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.period_steps import LOCKING, PeriodSteps
from workreport.services.ports.rows import Fact, StepRow, TimelySaid
from workreport.services.unit_facts import extensions_of
from workreport.services.version_lines import first_in_time

_GRANT = "extension.grant"
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
    locking: dict[str, list[Fact]] = {}
    for fact in look.projections.facts(*LOCKING, period=names, chosen=False):
        locking.setdefault(fact.period, []).append(fact)
    own = calendars.in_look(look.projections)
    found = []
    for period in periods:
        body = opened.get(str(period))
        calendar = own.stamped(period, "" if body is None else body.calendar)
        units: dict[str, Punctuality] = {}
        if body is not None:
            known = look.directory_of(period).units
            lock = PeriodSteps(look, period, locking.get(str(period), ()))
            pins, closed_at = lock.pins, lock.facts.closed_at
            for unit in body.units:
                if unit in known:
                    pin = pins.get(unit)
                    at = now if pin is None or closed_at is None else closed_at
                    units[unit] = steps.of(body, unit, calendar, at, pin)
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
        for versions in self._reports.values():
            if len(versions) > 1:
                versions.sort()
        self._receipts: dict[str, list[tuple[str, ReceiptTime]]] = {}  # by report, with entry
        self._answers: dict[str, list[tuple[str, int, TimelySaid]]] = {}  # and whether it counts
        for entry, report, counts, said in look.projections.timely_said(periods):
            if said.received_at is not None:
                at = ReceiptTime(said.received_at, said.handed_over_at)
                self._receipts.setdefault(report, []).append((entry, at))
            else:
                self._answers.setdefault(report, []).append((entry, counts, said))
        self._granted: dict[tuple[str, str], list[StepRow]] = {}
        for row in look.projections.steps((_GRANT,), periods):
            self._granted.setdefault((row.period, row.unit), []).append(row)

    def of(
        self, opened: PeriodOpen, unit: str, calendar: Calendar, now: datetime, pin: UnitPin | None
    ) -> Punctuality:
        """Return how punctual a unit was in a month; with a pin, as the lock has seen it."""
        period, limit_at = opened.period, opened.report.limit_at
        filed = self._reports.get((period, unit), [])
        if pin is not None:
            last = max((number for number, entry in filed if entry == pin.report), default=0)
            filed = [one for one in filed if one[0] < last or one[1] == pin.report]
        seen = None if pin is None or pin.rests_on is None else frozenset(pin.rests_on)
        standing: list[datetime | None] = []
        timely: list[tuple[int, datetime | None]] = []
        for number, entry in filed:
            answer = self._answer(entry, seen)
            if answer is not None and answer.verdict == _RECALLED:
                continue
            at = self._received_at(entry, seen)
            standing.append(at)
            if answer is None or not answer.void_for_deadline:
                timely.append((number, at))
        rows: Sequence[StepRow] = self._granted.get((period, unit), ())
        if seen is not None:
            rows = [row for row in rows if row.entry in seen]
        granted = extensions_of(rows) if rows else ()
        verdict = judge(first_in_time(timely), limit_at, granted, calendar, now)
        if pin is not None and not pin.report:
            verdict = at_the_lock(verdict)
        return Punctuality(verdict, standing[0] if standing else None)

    def _received_at(self, report: str, seen: frozenset[str] | None) -> datetime | None:
        receipts = self._receipts.get(report, ())
        return counts_at([at for entry, at in receipts if seen is None or entry in seen])

    def _answer(self, report: str, seen: frozenset[str] | None) -> TimelySaid | None:
        for entry, counts, answer in self._answers.get(report, ()):
            if counts if seen is None else entry in seen:
                return answer
        return None
