"""What keeps a department from changing its report, who may open it, and how the unit asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from workreport.domain.calendar import AGENCY_ZONE, day_ended_by, end_of
from workreport.domain.deadlines import default_return_due
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.supplement import OPEN as SUPPLEMENT_OPEN
from workreport.domain.workflow import Action, Actor, refusal
from workreport.ledger.bodies.report import OpenAnswer, OpenAsk
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.late_filing import has_ended
from workreport.services.month import MonthLine, UnitMonthLine, read_month
from workreport.services.opening import ask_reopening, return_as_asked
from workreport.services.ports.rows import Fact

EXTENSION, OPENING = "extension", "opening"

_CAUSES: Mapping[str, Literal["in_check", "accepted", "closed"]] = {
    "period_locked": "closed",
    "report_locked": "accepted",
    "already_in_check": "in_check",
}


@dataclass(frozen=True, slots=True)
class ReportLock:
    """Why a unit's report cannot be changed or filed in time, and how to ask.

    ``code`` and ``values`` make the sentence: cause, since when, who may open. ``way`` is
    ``opening`` (the Office is asked to return it or to open the month) or ``extension`` (the limit
    has passed and nothing is filed). ``asked_at`` is the last asking that is still unanswered.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    way: str = OPENING
    asked_at: datetime | None = None
    asked_reason: str = ""
    refused: "Refused | None" = None  # the Office's no to the last asking


@dataclass(frozen=True, slots=True)
class Refused:
    """The Office's reasoned no, as who asked reads it."""

    reason: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit's wish, as the Office reads it."""

    unit: str
    code: str
    cause: str
    reason: str
    person: str
    at: datetime
    entry: str


class OpenAskService:
    """Tells departments of their locks, and the Office of what they ask."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def lock(self, period: Period, unit: str = "") -> ReportLock | None:
        """Return what keeps the report of a unit, by default one's own; nothing where it is open.

        Raises:
            RuleError: The person belongs to no unit.
        """
        with self._book.looking() as look:
            month = read_month(look, self._calendars, period)
            line = _line(look, month, unit)
            return None if line is None else lock_of(look, month, line)

    def ask(self, period: Period, reason: str, unit: str = "") -> str:
        """Ask the Office to open what is locked; returns the entry.

        Raises:
            UseError: ``reason_missing``.
            RuleError: ``nothing_locked``, or the person may not speak for the unit.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            month = read_month(work, self._calendars, period)
            line = _line(work, month, unit)
            lock = None if line is None else lock_of(work, month, line)
            if line is None or lock is None or lock.way != OPENING:
                raise RuleError("nothing_locked", period=str(period))
            body = OpenAsk(
                period=str(period),
                unit=line.unit.unit,
                cause=_CAUSES[lock.code],
                reason=" ".join(reason.split()),
            )
            return work.append(body, "open.ask")

    def asked(self, period: Period) -> tuple[Asked, ...]:
        """Return what units ask in a month and nobody has answered, oldest first."""
        with self._book.looking() as look:
            return waiting_asks(look, read_month(look, self._calendars, period))

    def refuse(self, period: Period, unit: str, reason: str) -> str:
        """Say no to a unit's wish; who asked reads the reason. Returns the entry.

        Raises:
            UseError: ``reason_missing``.
            RuleError: Nobody asks, or the person is not of the Office.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            month = read_month(work, self._calendars, period)
            one = _asked_by(work, month, unit)
            return _answer(work, month, one, "refused", reason)

    def grant(self, period: Period, unit: str, reason: str = "") -> str:
        """Open what a unit asks to be opened; returns what was done: ``returned``, ``reopening``.

        A report that is in check or accepted is returned as a whole; for a closed month its
        reopening is asked for, which a second person confirms.

        Raises:
            RuleError: Nobody asks, another officer is checking, or not at the desk.
        """
        with self._book.working() as work:
            month = read_month(work, self._calendars, period)
            one = _asked_by(work, month, unit)
            why = reason.strip() or one.reason
            if one.cause == "closed":
                ask_reopening(work, month, why)
                done = "reopening"
            else:
                due = self._due(work, month)
                return_as_asked(work, month, month.unit(one.unit), why, due)
                done = "returned"
            _answer(work, month, one, "granted", reason)
        return done

    def _due(self, look: Look, month: MonthLine) -> datetime:
        if month.opened is None:
            raise RuleError("period_not_open", period=str(month.period))
        _report, office, calendar = self._calendars.deadlines(
            month.period, month.opened.template, look.projections
        )
        return end_of(default_return_due(office, look.today, calendar))


def waiting_asks(look: Look, month: MonthLine) -> tuple[Asked, ...]:
    """Return what units ask in a month and nobody has answered, oldest first."""
    period = str(month.period)
    asking = {fact.unit for fact in look.projections.facts("open.ask", period=period, bodies=False)}
    found = [
        one
        for line in month.units
        if line.unit.unit in asking
        if (lock := lock_of(look, month, line)) is not None
        if (one := _asked(look, month.period, line, lock.code)) is not None
        if answer_to(look, one.entry) is None
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.code)))


def _asked_by(work: Work, month: MonthLine, unit: str) -> Asked:
    if not work.is_office:
        raise RuleError("only_office_receives")
    found = [one for one in waiting_asks(work, month) if unit in {one.unit, one.code}]
    if not found:
        raise RuleError("nothing_asked", period=str(month.period))
    return found[0]


def _answer(
    work: Work, month: MonthLine, one: Asked, verdict: Literal["granted", "refused"], reason: str
) -> str:
    body = OpenAnswer(
        period=str(month.period),
        unit=one.unit,
        ask=one.entry,
        verdict=verdict,
        reason=" ".join(reason.split()),
    )
    return work.append(body, "open.answer")


def lock_of(look: Look, month: MonthLine, line: UnitMonthLine) -> ReportLock | None:
    """Return what keeps a unit's report, inside a look."""
    opened = month.opened
    if line.facts.supplement == SUPPLEMENT_OPEN:
        return None
    actor = Actor(look.identity.person, is_chief=look.has_role("chief"))
    why = refusal(Action.RECALL, line.facts, month.facts, actor)
    if why is not None and why.code in _CAUSES:
        return _with_asking(look, month, line, ReportLock(why.code, why.values))
    if opened is None or line.current is not None or not line.expected:
        return None
    granted = [one.until_at for one in line.extensions]
    limit_at = max([opened.report.limit_at, *granted])
    if look.now <= limit_at:
        return None
    since = {"since": limit_at.astimezone(AGENCY_ZONE)}
    waiting = line.asked[len(line.extensions) :]
    at = datetime.fromisoformat(waiting[-1].at) if waiting else None
    reason = str(getattr(waiting[-1].body, "reason", "")) if waiting else ""
    if line.filing_end_at is not None and has_ended(line, look.now):
        ended = {"day": day_ended_by(line.filing_end_at)}
        return ReportLock("filing_ended", ended, EXTENSION, at, reason)
    return ReportLock("limit_has_passed", since, EXTENSION, at, reason)


def _with_asking(look: Look, month: MonthLine, line: UnitMonthLine, lock: ReportLock) -> ReportLock:
    """Add what the unit asked about its lock, or what the Office said to that."""
    asked = _asked(look, month.period, line, lock.code)
    if asked is None:
        return lock
    said = answer_to(look, asked.entry)
    if said is None:
        return replace(lock, asked_at=asked.at, asked_reason=asked.reason)
    # What was granted is told by what it opened.
    return replace(lock, refused=said) if said.reason else lock


def _asked(look: Look, period: Period, line: UnitMonthLine, code: str) -> Asked | None:
    """Return the unit's last wish if it is about the lock as it stands now; else it is answered."""
    begun = {
        "accepted": line.facts.answered_at,
        "in_check": line.facts.checked_since,
    }.get(_CAUSES.get(code, ""))
    facts = look.projections.facts("open.ask", period=str(period), unit=line.unit.unit)
    last = _latest(look, facts)
    body = None if last is None else last.body
    if last is None or not isinstance(body, OpenAsk) or body.cause != _CAUSES.get(code):
        return None
    at = datetime.fromisoformat(last.at)
    if begun is not None and at < begun:
        return None
    name = look.directory.person_name(last.author)
    return Asked(body.unit, line.unit.code, body.cause, body.reason, name, at, last.entry)


def _latest(look: Look, facts: Sequence[Fact]) -> Fact | None:
    """Return the last fact; of those of one second the one its writer wrote later."""
    kept = look.transaction.ledger.kept([fact.entry for fact in facts])
    return max(facts, key=lambda one: (one.at, kept[one.entry].seq, one.entry), default=None)


def answer_to(look: Look, ask: str) -> Refused | None:
    """Return what the Office said to a wish, when it said anything; a grant has no reason here."""
    said = [
        (fact, fact.body)
        for fact in look.projections.facts("open.answer", key=f"openanswer/{ask}")
        if isinstance(fact.body, OpenAnswer)
    ]
    if not said:
        return None
    fact, body = said[-1]
    reason = body.reason if body.verdict == "refused" else ""
    name = look.directory.person_name(fact.author)
    return Refused(reason, name, datetime.fromisoformat(fact.at))


def _line(look: Look, month: MonthLine, unit: str) -> UnitMonthLine | None:
    place = unit
    if not unit:
        units = look.own_units()
        if not units:
            raise RuleError("no_unit_of_own")
        place = units[0]
    elif unit not in look.directory.units:
        place = look.directory.unit(unit, look.today).unit
    return next((one for one in month.units if one.unit.unit == place), None)
