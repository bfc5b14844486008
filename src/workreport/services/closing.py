"""Conclusions of the leaders, the lock of a month, and its reopening (contracts 9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.workflow import PeriodState
from workreport.ledger.bodies import agency, office
from workreport.services.access_log import ship
from workreport.services.book import Book, Work
from workreport.services.calendars import Calendars
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import Decider, DecisionInput
from workreport.services.desk_notes import SignedNotes, drop_signed
from workreport.services.events import require_events
from workreport.services.garbage import left_alone
from workreport.services.gates import Gate, GatesOpenError, overridden
from workreport.services.month import MonthLine, read_month, require_unlocked
from workreport.services.month_gates import month_gates
from workreport.services.month_lock import (
    KEEPING,
    OPENING,
    PEOPLE,
    READING,
    SEALING,
    HandedOn,
    Watch,
    conclusions_become_tasks,
    handed_on,
    publish_units,
    seal,
)
from workreport.services.month_rules import rules_for
from workreport.services.opening import ask_reopening
from workreport.services.past_conclusions import UnitVerdicts, read_verdicts
from workreport.services.periods import OpenedPeriod, open_period
from workreport.services.publication import waits_for_its_day
from workreport.services.published import PublishedBefore, publish_people, published_before
from workreport.services.report_bodies import rating_item
from workreport.services.summary import Summary, summarise_in_brief

_UNWATCHED = Watch()
VERDICTS = ("late", "low_quality", "not_implemented", "free")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionInput:
    """The leaders' word on a unit or a task."""

    unit: str = ""  # unit id or code
    task: str = ""  # task id
    verdict: str = "free"
    text: str = ""
    next_due_on: date | None = None
    becomes_task: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed month; ``missing`` are codes of units, ``missing_names`` what they are called."""

    period: Period
    revision: int
    entry: str
    carried: int
    missing: tuple[str, ...]
    next: OpenedPeriod
    missing_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ready:
    """What a lock is made of, read before anything is signed."""

    summary: Summary
    template: str  # by which the month was opened
    handed: HandedOn
    waits: bool  # its results become readable on a day of their own
    before: PublishedBefore


class ClosingService:
    """Concludes, closes, reopens."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def gates(self, period: Period) -> tuple[Gate, ...]:
        """Return what stands in the way of closing."""
        with self._book.looking() as look:
            return month_gates(look, summarise_in_brief(look, self._calendars, period))

    def verdicts(self, year: int) -> tuple[UnitVerdicts, ...]:
        """Return how often each unit was judged by the leaders in a year."""
        with self._book.looking() as look:
            opened = look.projections.facts("period.open", bodies=False, chosen=False)
            known = sorted({Period.parse(fact.period) for fact in opened})
            months = [read_month(look, self._calendars, one) for one in known if one.year == year]
            return read_verdicts(look, months)

    def conclude(
        self,
        period: Period,
        conclusions: Sequence[ConclusionInput],
        decisions: Sequence[DecisionInput],
        by: DecidedBy,
        typed: SignedNotes | None = None,
    ) -> list[str]:
        """Record the leaders' conclusions and decided ratings; returns the entry ids.

        ``typed`` is what was kept of them as a draft: it ends with the signature.

        Raises:
            UseError: A unit, task, person or verdict is unknown.
            RuleError: The month is locked, or the person may not conclude.
        """
        with self._book.working() as work:
            month = read_month(work, self._calendars, period)
            require_unlocked(month)
            by = self._decided(work, by)
            require_events(work, period, decisions)
            written = [self._conclude(work, period, each, by) for each in conclusions]
            decider = Decider(work, self._calendars, month)
            written += [self._decide(work, decider, month, each, by) for each in decisions]
            if typed is not None:
                drop_signed(work, typed)
        return written

    def close(
        self,
        period: Period,
        overrides: Mapping[str, str] | None = None,
        watch: Watch = _UNWATCHED,
    ) -> Closed:
        """Lock a month: pin what counts, carry what is unfinished, open the next.

        ``overrides`` maps a gate's code, or ``code:subject``, to a reason with document number.
        ``watch`` is told how far it is and may give it up: then nothing was written.

        Raises:
            GatesOpenError: Something stands in the way.
            RuleError: Not the chief, not the desk, closed already, or ``closing_cancelled``.
        """
        with left_alone():
            # Within: what was read goes before Python looks for garbage again.
            return self._closed(period, dict(overrides or {}), watch)

    def _closed(self, period: Period, given: Mapping[str, str], watch: Watch) -> Closed:
        with self._book.working() as work:
            ready = self._ready(work, period, given, watch)
            summary, month = ready.summary, ready.summary.month
            watch.step(SEALING)
            # Shipped before the lock: what is signed from here on is written together.
            ship(work)
            entry = seal(work, summary, ready.handed, given)
            if not ready.waits:
                publish_units(work, summary, ready.before, watch)
                publish_people(work, summary, ready.before, partial(watch.step, PEOPLE))
            watch.step(OPENING)
            rules = rules_for(work.projections, period.next, ready.template)
            following = open_period(
                work, self._calendars, period.next, rules.template, ready.handed.shared
            )
            conclusions_become_tasks(work, month, period)
            watch.step(KEEPING)
        return Closed(
            period,
            month.facts.closings + 1,
            entry,
            len(ready.handed.tasks),
            tuple(line.unit.code for line in month.missing),
            following,
            tuple(line.unit.name for line in month.missing),
        )

    def _ready(
        self, work: Work, period: Period, given: Mapping[str, str], watch: Watch
    ) -> "_Ready":
        """Read all the lock needs, while nothing is signed yet.

        Nobody else writes by now, so a look sees the very state the lock is made of. It goes over
        the connection of the screens, which still has at hand what the page before showed.
        """
        with self._book.looking() as look:
            if not look.has_role("chief"):
                raise RuleError("only_chief_closes")
            if look.authority.desk != look.identity.writer:
                raise RuleError("not_the_desk")
            watch.step(READING)
            summary = summarise_in_brief(look, self._calendars, period)
            month = summary.month
            if month.opened is None:
                raise RuleError("period_not_open", period=str(period))
            require_unlocked(month)
            blocking = [g for g in month_gates(look, summary) if not overridden(g, given)]
            if blocking:
                raise GatesOpenError(blocking)
            work.know_as(look)
            return _Ready(
                summary,
                month.opened.template,
                handed_on(look, summary),
                waits_for_its_day(look, self._calendars, month),
                published_before(look, period),
            )

    def reopen(self, period: Period, reason: str) -> str:
        """Ask to reopen a closed month; a second person must confirm within 14 days.

        Raises:
            RuleError: Not the chief or the desk, or the month is not closed.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            return ask_reopening(work, read_month(work, self._calendars, period), reason)

    def confirm_reopening(self, period: Period) -> str:
        """Confirm a reopening as the second person.

        Raises:
            RuleError: Nothing waits, or the same person asked.
        """
        with self._book.working() as work:
            month = read_month(work, self._calendars, period)
            waiting = month.reopening
            if month.state is not PeriodState.CLOSED or not waiting:
                raise RuleError("no_reopening_waits", period=str(period))
            asked = waiting[-1]
            if asked.author == work.identity.person:
                raise RuleError("second_person_needed")
            return work.append(
                agency.ReopenConfirm(period=str(period), reopen=asked.entry),
                "reopen.confirm",
                ref={"reopen": asked.entry},
            )

    # --- inside --------------------------------------------------------------------------------

    @staticmethod
    def _decided(work: Work, by: DecidedBy) -> DecidedBy:
        if by.meeting_on is not None and by.meeting_on > work.today:
            raise RuleError("meeting_not_held", day=by.meeting_on)
        if work.has_role("leader") or (by.decided_by and by.meeting_on and by.basis):
            return by
        raise RuleError("decision_needs_basis")

    def _conclude(self, work: Work, period: Period, each: ConclusionInput, by: DecidedBy) -> str:
        if each.verdict not in VERDICTS:
            raise UseError("verdict_unknown", verdict=each.verdict, known=", ".join(VERDICTS))
        if each.verdict == "free" and not each.text.strip():
            raise UseError("conclusion_text_missing")
        unit = each.unit and work.directory.unit(each.unit, period.last_day).unit
        if each.task:
            row = work.projections.task(each.task)
            if row is None:
                raise UseError("task_unknown", task=each.task)
            unit = unit or row.unit
        body = office.Conclusion(
            conclusion=new_id(),
            period=str(period),
            unit=unit,
            task=each.task,
            verdict=each.verdict,  # type: ignore[arg-type]  # checked above
            text=each.text.strip(),
            next_task=new_id() if each.becomes_task and unit else "",
            next_due_on=each.next_due_on,
            decided_by=by.decided_by,
            meeting_on=by.meeting_on,
            basis=by.basis,
        )
        return work.append(body, "conclusion")

    @staticmethod
    def _decide(
        work: Work, decider: Decider, month: MonthLine, each: DecisionInput, by: DecidedBy
    ) -> str:
        person = work.directory.person(each.person)
        line = decider.line(person, each)
        key = f"decide/{person.person}/{month.period}"
        tips = [
            fact.entry
            for fact in work.projections.facts("rating.decide", key=key, chosen=False)
            if fact.is_tip
        ]
        return work.append(
            office.RatingDecide(
                period=str(month.period),
                person=person.person,
                unit=person.unit,
                group=person.group,
                rating=rating_item(line),
                decided_by=by.decided_by,
                meeting_on=by.meeting_on,
                basis=by.basis,
            ),
            "rating.decide",
            supersedes=tips,
        )
