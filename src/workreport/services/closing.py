"""Conclusions of the leaders, the lock of a month, and its reopening (contracts 9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.task import Origin
from workreport.domain.workflow import PeriodState
from workreport.ledger.bodies import agency, office
from workreport.ledger.bodies.plan import TaskBody
from workreport.ledger.bodies.report import (
    PublishedRating,
    PublishUnit,
    ReportFile,
)
from workreport.services.access_log import ship
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import Decider, DecisionInput
from workreport.services.events import require_events
from workreport.services.forecasts import expected_in
from workreport.services.gates import Gate, GatesOpenError, open_gates, overridden
from workreport.services.month import MonthLine, read_month, require_unlocked
from workreport.services.month_rules import rules_for
from workreport.services.periods import OpenedPeriod, open_period
from workreport.services.planning import issue_tasks
from workreport.services.published import publish_people, published_rating
from workreport.services.report_bodies import rating_item
from workreport.services.summary import Summary, summarise

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
    """A closed month."""

    period: Period
    revision: int
    entry: str
    carried: int
    missing: tuple[str, ...]
    next: OpenedPeriod


class ClosingService:
    """Concludes, closes, reopens."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def gates(self, period: Period) -> tuple[Gate, ...]:
        """Return what stands in the way of closing."""
        with self._book.looking() as look:
            return open_gates(summarise(look, self._calendars, period))

    def conclude(
        self,
        period: Period,
        conclusions: Sequence[ConclusionInput],
        decisions: Sequence[DecisionInput],
        by: DecidedBy,
    ) -> list[str]:
        """Record the leaders' conclusions and decided ratings; returns the entry ids.

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
        return written

    def close(self, period: Period, overrides: Mapping[str, str] | None = None) -> Closed:
        """Lock a month: pin what counts, carry what is unfinished, open the next.

        ``overrides`` maps a gate's code, or ``code:subject``, to a reason with document number.

        Raises:
            GatesOpenError: Something stands in the way.
            RuleError: Not the chief, not the desk, or closed already.
        """
        given = dict(overrides or {})
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_closes")
            if work.authority.desk != work.identity.writer:
                raise RuleError("not_the_desk")
            summary = summarise(work, self._calendars, period)
            month = summary.month
            if month.opened is None:
                raise RuleError("period_not_open", period=str(period))
            require_unlocked(month)
            blocking = [g for g in open_gates(summary) if not overridden(g, given)]
            if blocking:
                raise GatesOpenError(blocking)
            entry, carried = self._seal(work, summary, given)
            self._publish(work, summary)
            publish_people(work, summary)
            ship(work)
            rules = rules_for(work.projections, period.next, month.opened.template)
            following = open_period(work, self._calendars, period.next, rules.template)
            self._conclusions_become_tasks(work, month, period)
        return Closed(
            period,
            month.facts.closings + 1,
            entry,
            carried,
            tuple(line.unit.code for line in month.missing),
            following,
        )

    def reopen(self, period: Period, reason: str) -> str:
        """Ask to reopen a closed month; a second person must confirm within 14 days.

        Raises:
            RuleError: Not the chief or the desk, or the month is not closed.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            if work.authority.desk != work.identity.writer:
                raise RuleError("not_the_desk")
            month = read_month(work, self._calendars, period)
            if month.state is not PeriodState.CLOSED:
                raise RuleError("period_not_closed", period=str(period))
            return work.append(
                agency.PeriodReopen(
                    period=str(period), close=month.close_entry, reason=reason.strip()
                ),
                "period.reopen",
            )

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

    @staticmethod
    def _seal(work: Work, summary: Summary, overrides: Mapping[str, str]) -> tuple[str, int]:
        month = summary.month
        carried = sorted(_unfinished(work, summary))
        body = agency.PeriodClose(
            period=str(month.period),
            revision=month.facts.closings + 1,
            units=[
                agency.UnitPin(
                    unit=line.unit.unit,
                    report="" if line.current is None else line.current.entry,
                    grade=line.grade_entry,
                )
                for line in month.units
            ],
            ratings=[
                agency.PersonPin(person=one.person, rating=one.decided.entry)
                for one in summary.people
                if one.decided is not None
            ],
            conclusions=sorted(fact.entry for fact in month.conclusions),
            missing=[line.unit.unit for line in month.missing],
            carried=carried,
            snapshot=summary.snapshot,
            overrides=[
                agency.Override(gate=gate, reason=reason)
                for gate, reason in sorted(overrides.items())
            ],
        )
        entry = work.append(
            body, "period.close", supersedes=[month.close_entry] if month.close_entry else []
        )
        return entry, len(carried)

    @staticmethod
    def _publish(work: Work, summary: Summary) -> None:
        period = str(summary.month.period)
        before = work.projections.facts(
            "publish.totals", "publish.unit", period=period, bodies=False
        )
        old = {fact.unit: fact.entry for fact in before}  # the totals belong to no unit
        work.append(
            agency.PublishTotals(
                period=period,
                levels=[
                    agency.LevelCount(level=level, people=count)
                    for level, count in sorted(summary.levels.items())
                ],
                not_rated=summary.not_rated,
            ),
            "publish.totals",
            supersedes=[old[""]] if "" in old else [],
        )
        for line in summary.month.units:
            unit = line.unit.unit
            people = [one for one in summary.people if one.unit == unit]
            published = [
                PublishedRating(person=one.person, rating=published_rating(one.decided))
                for one in people
                if one.decided is not None
            ]
            if published:
                work.append(
                    PublishUnit(period=period, unit=unit, ratings=published),
                    "publish.unit",
                    supersedes=[old[unit]] if unit in old else [],
                )

    @staticmethod
    def _conclusions_become_tasks(work: Work, month: MonthLine, period: Period) -> None:
        for fact in month.conclusions:
            body = fact.body
            if not isinstance(body, office.Conclusion) or not body.next_task or not body.unit:
                continue
            if work.projections.task(body.next_task) is not None:
                continue
            content = body.text or _content_of(work, body.task)
            task = TaskBody(
                id=body.next_task,
                born=str(period.next),
                unit=body.unit,
                content=content,
                due_on=body.next_due_on,
                original_due_on=body.next_due_on,
                origin=Origin.CONCLUSION.value,
                conclusion=fact.entry,
            )
            issue_tasks(work, period.next, body.unit, [task], fact.entry)


def _content_of(look: Look, task_id: str) -> str:
    row = look.projections.task(task_id)
    return "" if row is None else msgspec.json.decode(row.body, type=TaskBody).content


def _unfinished(look: Look, summary: Summary) -> set[str]:
    """Return the tasks of the month that go on: not completed by what counts, not withdrawn."""
    current = [one.line.current.entry for one in summary.units if one.line.current is not None]
    done = {line.task for line in look.projections.results(current) if line.status == "completed"}
    # What is only expected goes on, so that the next month confirms it or opens it again.
    if any(one.filed is not None and one.filed.figures.forecast for one in summary.units):
        bodies = look.projections.bodies(current).values()
        done -= expected_in(body for body in bodies if isinstance(body, ReportFile)).keys()
    expected = {line.unit.unit for line in summary.month.units}
    return {
        row.id
        for row in look.projections.tasks(str(summary.month.period))
        if not row.cancelled and row.id not in done and row.unit in expected
    }
