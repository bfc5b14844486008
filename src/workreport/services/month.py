"""One month as the ledger tells it: versions, receipts, checks, answers, verdicts, states."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.calendar import AGENCY_ZONE, Calendar
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.timeliness import (
    Extension,
    ReceiptTime,
    Verdict,
    clock_skew,
    counts_at,
    judge,
)
from workreport.domain.unit_grade import UnitScheme
from workreport.domain.workflow import (
    PeriodFacts,
    PeriodState,
    ReopenRequest,
    UnitFacts,
    UnitState,
    period_state,
    unit_state,
)
from workreport.ledger.bodies import agency, office, report
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.close_pins import whole_close
from workreport.services.picks import Pick, picks_of
from workreport.services.ports.rows import Fact, ReportSum
from workreport.services.supplements import supplement_of
from workreport.services.unit_facts import extensions_of, pinned_or_chosen, recall_of

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
_PERIOD_KINDS = (
    "period.open",
    "period.change",
    "period.close",
    "period.reopen",
    "reopen.confirm",
    "consolidation",
    "conclusion",
)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a report."""

    entry: str
    label: str  # "1", or "2a" and "2b" when two tips are in conflict
    number: int
    signed_at: datetime
    author: str
    received_at: datetime | None  # counts_at of its receipts
    receipt_number: str
    recall: str  # "", asked, recalled, refused
    checked_by: str
    checked_since: datetime | None
    answer: report.Answer | None
    answer_entry: str
    answered_at: datetime | None
    skew_hours: float | None
    picked: str = ""  # the version of several in conflict that this one repeats
    picked_by: str = ""
    pick_reason: str = ""
    entered: str = ""  # paper, word or excel, where the Office entered it for the unit


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

    @property
    def in_conflict(self) -> bool:
        """Whether several versions stand against each other."""
        return bool(self.rivals)

    @property
    def filed_at(self) -> datetime | None:
        """When the version came in that timeliness is judged on; not always the current one."""
        return _timely_version_at(self.versions)


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
        ask = look.projections.facts
        self._by_unit: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for fact in ask(*_UNIT_KINDS, period=str(period), unit=unit, chosen=False):
            self._by_unit[fact.unit][fact.kind].append(fact)
        self._reports: dict[str, list[Fact]] = defaultdict(list)
        for fact in ask("report.file", period=str(period), unit=unit, chosen=False, bodies=False):
            self._reports[fact.unit].append(fact)
        self._whole: dict[str, list[Fact]] = defaultdict(list)
        for fact in ask(*_PERIOD_KINDS, period=str(period), chosen=False):
            self._whole[fact.kind].append(fact)
        self._sums = {
            each.report: each for each in look.projections.sums(period=str(period), unit=unit)
        }
        self._opened_fact = self._chosen("period.open", "period.change")
        opened = None if self._opened_fact is None else self._opened_fact.body
        self._opened = opened if isinstance(opened, agency.PeriodOpen) else None
        digest = "" if self._opened is None else self._opened.calendar
        self._calendar = calendars.stamped(period, digest, look.projections)
        ref = None if self._opened is None else self._opened.unit_scheme
        self._unit_scheme = calendars.unit_schemes.of_month(period, ref, look.projections)
        self._close_fact = self._chosen("period.close")
        self._close = None if self._close_fact is None else whole_close(look, self._close_fact)

    def _chosen(self, *kinds: str) -> Fact | None:
        return next((f for kind in kinds for f in self._whole[kind] if f.is_chosen), None)

    def month(self) -> MonthLine:
        facts = self._period_facts()
        state = period_state(facts)
        pins = self._pins() if state is PeriodState.CLOSED else {}
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
            opened_entry="" if self._opened_fact is None else self._opened_fact.entry,
            state=state,
            facts=facts,
            units=tuple(
                self._unit(unit, facts, pins, expected=unit.unit in expected) for unit in shown
            ),
            close=self._close,
            close_entry="" if self._close_fact is None else self._close_fact.entry,
            conclusions=tuple(f for f in self._whole["conclusion"] if f.is_chosen),
            reopening=tuple(self._whole["period.reopen"]),
            calendar=self._calendar,
            unit_scheme=self._unit_scheme,
        )

    def _pins(self) -> Mapping[str, agency.UnitPin]:
        return {} if self._close is None else {pin.unit: pin for pin in self._close.units}

    def _period_facts(self) -> PeriodFacts:
        closings = self._whole["period.close"]
        closed_at = None if self._close_fact is None else instant(self._close_fact.at)
        return PeriodFacts(
            opened=self._opened is not None,
            consolidated=bool(self._whole["consolidation"]),
            concluded=bool(self._whole["conclusion"]),
            closings=len(closings),
            reopenings=sum(self._stands(fact) for fact in self._whole["period.reopen"]),
            closed_at=closed_at,
        )

    def _stands(self, reopen: Fact) -> bool:
        confirmed = [f for f in self._whole["reopen.confirm"] if f.subject == reopen.entry]
        for each in confirmed:
            asked = ReopenRequest(instant(reopen.at), reopen.author, instant(each.at), each.author)
            if asked.stands():
                return True
        return False

    def _unit(
        self,
        unit: agency.UnitSet,
        period: PeriodFacts,
        pins: Mapping[str, agency.UnitPin],
        *,
        expected: bool,
    ) -> UnitMonthLine:
        facts = self._by_unit[unit.unit]
        reports = sorted(self._reports[unit.unit], key=lambda f: (f.version, f.entry))
        picks = picks_of(self._look, reports)
        versions = tuple(self._version(fact, facts, picks.get(fact.entry)) for fact in reports)
        rivals = _rivals(reports, versions)
        current = rivals[0] if rivals else None
        pin = pins.get(unit.unit)
        if pin is not None:
            current = next((line for line in versions if line.entry == pin.report), None)
            rivals = ()
        grade_fact = pinned_or_chosen(facts["unit.grade"], None if pin is None else pin.grade)
        grade = grade_fact.body if grade_fact is not None else None
        unit_facts = self._unit_facts(current, versions, graded=grade is not None)
        granted = tuple(extensions_of(facts["extension.grant"]))
        return UnitMonthLine(
            unit=unit,
            expected=expected,
            state=unit_state(unit_facts, period),
            facts=unit_facts,
            versions=versions,
            current=current,
            rivals=rivals if len(rivals) > 1 else (),
            verdict=self._verdict(versions, granted),
            extensions=granted,
            asked=tuple(facts["extension.ask"]),
            returns=sum(
                line.answer is not None and line.answer.verdict == "returned" for line in versions
            ),
            counts=None if current is None else self._sums.get(current.entry),
            grade=grade if isinstance(grade, office.UnitGradeSet) else None,
            grade_entry="" if grade_fact is None else grade_fact.entry,
        )

    def _version(
        self, fact: Fact, facts: Mapping[str, list[Fact]], pick: Pick | None
    ) -> VersionLine:
        same = fact.entry
        receipts = [
            f.body
            for f in facts["receipt"]
            if f.subject == same
            if isinstance(f.body, report.Receipt)
        ]
        received_at = counts_at([ReceiptTime(r.received_at, r.handed_over_at) for r in receipts])
        checks = sorted((f.at, f.entry, f) for f in facts["check.start"] if f.subject == same)
        check = checks[0][2] if checks else None
        answer_fact = next((f for f in facts["answer"] if f.subject == same and f.is_chosen), None)
        answer = None if answer_fact is None else answer_fact.body
        answer = answer if isinstance(answer, report.Answer) else None
        asked = any(f.subject == same for f in facts["report.recall"])
        signed_at = instant(fact.at)
        seen_at = max((body.seen_at for body in receipts if body.seen_at), default=None)
        skew = None if received_at is None else clock_skew(signed_at, received_at, seen_at)
        label = str(fact.version)
        if fact.in_conflict and fact.is_tip:
            tips = sorted(
                f.entry for f in self._reports[fact.unit] if f.is_tip and f.version == fact.version
            )
            label += "abcdefghijklmnopqrstuvwxyz"[tips.index(fact.entry) % 26]
        return VersionLine(
            entry=same,
            label=label,
            number=fact.version,
            signed_at=signed_at,
            author=fact.author if pick is None else pick.author,
            received_at=received_at,
            receipt_number=min((body.number for body in receipts), default=""),
            recall=recall_of(answer, asked=asked),
            checked_by="" if check is None else check.author,
            checked_since=None if check is None else instant(check.at),
            answer=answer,
            answer_entry="" if answer_fact is None else answer_fact.entry,
            answered_at=None if answer_fact is None else instant(answer_fact.at),
            skew_hours=None if skew is None else skew.total_seconds() / 3600,
            picked="" if pick is None else pick.version,
            picked_by="" if pick is None else fact.author,
            pick_reason="" if pick is None else pick.reason,
            entered=next((body.entered for body in receipts if body.entered), ""),
        )

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
            supplement=supplement_of(versions, self._opened, self._calendar, self._look.now),
        )

    def _verdict(self, versions: Sequence[VersionLine], granted: Sequence[Extension]) -> Verdict:
        if self._opened is None:
            return Verdict("pending")
        received = _timely_version_at(versions)
        limit_at = self._opened.report.limit_at
        return judge(received, limit_at, granted, self._calendar, self._look.now)


def _timely_version_at(versions: Sequence[VersionLine]) -> datetime | None:
    """Return when the version came in that timeliness is judged on (contracts 9)."""
    standing = [
        line
        for line in versions
        if line.recall != "recalled"
        and not (line.answer is not None and line.answer.void_for_deadline)
    ]
    # Of two first versions in conflict the one that came first shows when the unit filed.
    first = min((line.number for line in standing), default=0)
    times = [line.received_at for line in standing if line.number == first and line.received_at]
    return min(times, default=None)


def require_unlocked(month: MonthLine) -> None:
    """Refuse a change to a month that is closed.

    Raises:
        RuleError: ``period_locked`` with the time since when, in Viet Nam's time.
    """
    closed_at = month.facts.closed_at
    if month.is_pinned and closed_at is not None:
        raise RuleError("period_locked", since=closed_at.astimezone(AGENCY_ZONE))


def instant(at: str) -> datetime:
    """Read the instant of an entry."""
    return datetime.fromisoformat(at)


def _rivals(facts: Sequence[Fact], versions: Sequence[VersionLine]) -> tuple[VersionLine, ...]:
    """Return what nothing supersedes and nobody recalled: usually one version, which counts.

    Two people who chose the same version agree, although each signed an entry of their own.
    """
    found: dict[str, VersionLine] = {}
    for fact, line in sorted(zip(facts, versions, strict=True), key=lambda one: one[0].entry):
        if fact.is_tip and line.recall != "recalled":
            found.setdefault(line.picked or line.entry, line)
    return tuple(found.values())
