"""One month as the ledger tells it: versions, receipts, checks, answers, verdicts, states."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.calendar import AGENCY_ZONE, Calendar
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.timeliness import Extension, Verdict, at_the_lock, judge
from workreport.domain.unit_grade import UnitScheme
from workreport.domain.workflow import (
    PeriodFacts,
    PeriodState,
    UnitFacts,
    UnitState,
    period_state,
    unit_state,
)
from workreport.ledger.bodies import agency, office
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.close_pins import as_locked
from workreport.services.period_steps import PeriodSteps
from workreport.services.ports.rows import Fact, ReportSum, StepRow
from workreport.services.supplements import supplement_of
from workreport.services.unit_facts import extensions_of, pinned_or_chosen
from workreport.services.version_lines import (
    Steps,
    VersionLine,
    corrected_late,
    instant,
    rivals,
    sealed,
    timely_version_at,
    version_lines,
)

__all__ = [
    "MonthLine",
    "UnitMonthLine",
    "VersionLine",
    "instant",
    "read_month",
    "require_unlocked",
]

_UNIT_KINDS = (
    "report.recall",
    "receipt",
    "check.start",
    "answer",
    "answer.withdraw",
    "extension.ask",
    "extension.grant",
    "unit.grade",
)


@dataclass(frozen=True, slots=True)
class UnitMonthLine:
    """A unit in one month."""

    unit: agency.UnitSet
    expected: bool
    state: UnitState
    facts: UnitFacts
    versions: tuple[VersionLine, ...]
    current: VersionLine | None
    rivals: tuple[VersionLine, ...]  # versions in conflict: somebody must choose one of them
    verdict: Verdict
    extensions: tuple[Extension, ...]
    asked: tuple[Fact, ...]
    returns: int
    counts: ReportSum | None
    grade: office.UnitGradeSet | None
    grade_entry: str
    filing_end_at: datetime | None = None  # nothing is filed on a desk after it
    correction_late_days: int = 0  # working days the last correction came after its own due
    after_lock: frozenset[str] = frozenset()  # entries that count once the month is opened again

    @property
    def after_end(self) -> bool:
        """Whether the report came after filing had ended; it counts as late, and is not lost."""
        at = self.filed_at
        return self.filing_end_at is not None and at is not None and at > self.filing_end_at

    @property
    def in_conflict(self) -> bool:
        """Whether several versions stand against each other."""
        return bool(self.rivals)

    @property
    def filed_at(self) -> datetime | None:
        """When the version came in that timeliness is judged on; not always the current one."""
        return timely_version_at(self.versions)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month with all its units."""

    period: Period
    opened: agency.PeriodOpen | None
    opened_entry: str
    state: PeriodState
    facts: PeriodFacts
    units: tuple[UnitMonthLine, ...]
    close: agency.PeriodClose | None
    close_entry: str
    conclusions: tuple[Fact, ...]
    reopening: tuple[Fact, ...]
    calendar: Calendar = field(repr=False)
    unit_scheme: UnitScheme | None = field(default=None, repr=False)  # none: it cannot be read

    @property
    def is_pinned(self) -> bool:
        """Whether the month is closed and counts from its pins only."""
        return self.state is PeriodState.CLOSED

    @property
    def missing(self) -> tuple[UnitMonthLine, ...]:
        """Units that are expected and have not filed."""
        return tuple(line for line in self.units if line.expected and line.current is None)

    def unit(self, unit: str) -> UnitMonthLine:
        """Return the line of a unit.

        Raises:
            KeyError: The unit has no line in this month.
        """
        for line in self.units:
            if line.unit.unit == unit:
                return line
        raise KeyError(unit)


def read_month(
    look: Look, calendars: Calendars, period: Period, unit: str | None = None
) -> MonthLine:
    """Derive a month from its entries; with a unit, only its line is there."""
    return _Reader(look, calendars, period, unit).month()


class _Reader:
    def __init__(self, look: Look, calendars: Calendars, period: Period, unit: str | None) -> None:
        self._look = look
        self._at_office = look.is_office
        self._period = period
        self._only = unit
        self._now = look.now
        periods = (str(period),)
        self._said: dict[str, dict[str, list[StepRow]]] = defaultdict(dict)
        for row in look.projections.steps(_UNIT_KINDS, periods, unit):
            self._said[row.unit].setdefault(row.kind, []).append(row)
        self._reports: dict[str, list[StepRow]] = {}
        for row in look.projections.steps(("report.file",), periods, unit, bodies=False):
            self._reports.setdefault(row.unit, []).append(row)
        self._sums = {
            each.report: each for each in look.projections.sums(period=str(period), unit=unit)
        }
        self._steps = PeriodSteps(look, period)
        self._opened = self._steps.opened
        digest = "" if self._opened is None else self._opened.calendar
        self._calendar = calendars.stamped(period, digest, look.projections)
        ref = None if self._opened is None else self._opened.unit_scheme
        self._unit_scheme = calendars.unit_schemes.of_month(period, ref, look.projections)

    def month(self) -> MonthLine:
        steps, opened = self._steps, self._steps.opened_fact
        pins = steps.pins
        expected = set() if self._opened is None else set(self._opened.units)
        known = self._look.directory_of(self._period)
        shown = [
            unit
            for unit in known.in_order
            if self._only in {None, unit.unit}
            if unit.unit in expected or unit.unit in self._reports
        ]
        return MonthLine(
            period=self._period,
            opened=self._opened,
            opened_entry="" if opened is None else opened.entry,
            state=period_state(steps.facts),
            facts=steps.facts,
            units=tuple(
                self._unit(unit, pins.get(unit.unit), expected=unit.unit in expected)
                for unit in shown
            ),
            close=steps.close,
            close_entry="" if steps.close_fact is None else steps.close_fact.entry,
            conclusions=steps.conclusions,
            reopening=steps.reopening,
            calendar=self._calendar,
            unit_scheme=self._unit_scheme,
        )

    def _unit(
        self,
        unit: agency.UnitSet,
        pin: agency.UnitPin | None,
        *,
        expected: bool,
    ) -> UnitMonthLine:
        said: Steps = self._said.get(unit.unit, {})
        reports = self._reports.get(unit.unit, [])
        reports.sort(key=lambda row: (row.version, row.entry))
        later: frozenset[str] = frozenset()
        if pin is not None:
            said, later = as_locked(said, reports, pin)
        versions = version_lines(self._look, reports, said)
        standing = rivals(reports, versions)
        current = standing[0] if standing else None
        if pin is not None:
            current = next((line for line in versions if line.entry == pin.report), None)
            standing = ()
        grade_fact = pinned_or_chosen(
            said.get("unit.grade", ()), None if pin is None else pin.grade
        )
        grade = grade_fact.body if grade_fact is not None else None
        unit_facts = self._unit_facts(current, versions, graded=grade is not None)
        granted = tuple(extensions_of(said.get("extension.grant", ())))
        return UnitMonthLine(
            unit=unit,
            expected=expected,
            state=unit_state(unit_facts, self._steps.facts),
            facts=unit_facts,
            versions=versions,
            current=current,
            rivals=standing if len(standing) > 1 else (),
            verdict=self._verdict(versions, granted, pin),
            extensions=granted,
            asked=tuple(row.fact() for row in said.get("extension.ask", ())),
            returns=sum(
                line.answer is not None and line.answer.verdict == "returned" for line in versions
            ),
            counts=None if current is None else self._sums.get(current.entry),
            grade=grade if isinstance(grade, office.UnitGradeSet) else None,
            grade_entry="" if grade_fact is None else grade_fact.entry,
            filing_end_at=self._filing_end(granted),
            correction_late_days=corrected_late(
                versions if pin is None else sealed(versions, pin.report), self._calendar
            ),
            after_lock=later,
        )

    def _filing_end(self, granted: Sequence[Extension]) -> datetime | None:
        """Return the end of filing; more time that was granted moves it."""
        if self._opened is None or self._opened.filing_end_at is None:
            return None
        return max([self._opened.filing_end_at, *(one.until_at for one in granted)])

    def _unit_facts(
        self, current: VersionLine | None, versions: Sequence[VersionLine], *, graded: bool
    ) -> UnitFacts:
        if current is None:
            return UnitFacts(at_office=self._at_office)
        answer = "" if current.answer is None else current.answer.verdict
        return UnitFacts(
            filed=True,
            received=current.received_at is not None,
            recall_asked=current.recall == "asked",
            checked_by=current.checked_by,
            checked_by_name=self._look.directory.person_name(current.checked_by),
            checked_since=current.checked_since,
            answer=answer if answer in {"accepted", "returned"} else "",
            answered_at=current.answered_at if answer in {"accepted", "returned"} else None,
            graded=graded,
            author=current.author,
            at_office=self._at_office,
            supplement=supplement_of(versions, self._opened, self._calendar, self._now),
        )

    def _verdict(
        self,
        versions: Sequence[VersionLine],
        granted: Sequence[Extension],
        pin: agency.UnitPin | None,
    ) -> Verdict:
        """Judge a report; in a locked month as it stood when the month was locked."""
        if self._opened is None:
            return Verdict("pending")
        now = self._now
        if pin is not None:
            versions = sealed(versions, pin.report)
            now = self._steps.facts.closed_at or now
        received = timely_version_at(versions)
        limit_at = self._opened.report.limit_at
        verdict = judge(received, limit_at, granted, self._calendar, now)
        return at_the_lock(verdict) if pin is not None and not pin.report else verdict


def require_unlocked(month: MonthLine) -> None:
    """Refuse a change to a month that is closed.

    Raises:
        RuleError: ``period_locked`` with the time since when, in Viet Nam's time.
    """
    closed_at = month.facts.closed_at
    if month.is_pinned and closed_at is not None:
        raise RuleError("period_locked", since=closed_at.astimezone(AGENCY_ZONE))
