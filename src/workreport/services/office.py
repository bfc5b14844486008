"""The Office's answers: receive, check, return, accept, extend (contracts 8, 9, 14)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.calendar import day_ended_by, end_of
from workreport.domain.deadlines import default_return_due
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.workflow import Action, UnitState, allowed
from workreport.ledger.bodies.report import (
    Answer,
    AnswerWithdraw,
    CheckStart,
    ExtensionGrant,
    Mark,
)
from workreport.services.answering import (
    CheckOutcome,
    accept_report,
    actor_of,
    answer_tips,
    give_answer,
    settled,
)
from workreport.services.batch_return import WHOLE, BatchReturned, return_each
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.month import MonthLine, UnitMonthLine, read_month, require_unlocked
from workreport.services.receipts import sign_receipt, sign_receipts
from workreport.services.versions import pick_version

MARK_CODES = ("content_missing", "unclear", "figures_differ", "contradiction", "other")
_GONE_ON = frozenset({UnitState.GRADED, UnitState.CONCLUDED})
_MARK_ROOTS = frozenset({"task", "person", "text", "add", "whole"})


@dataclass(slots=True)
class Received:
    """What receiving brought."""

    receipts: int = 0
    recalls: int = 0
    units: list[str] = field(default_factory=list)  # codes of units with a received report


class OfficeService:
    """What officers and the chief do with reports."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def receive(self, period: Period) -> Received:
        """Sign receipts for everything that arrived and answer recall requests."""
        with self._book.working() as work:
            _require_office(work)
            outcome = Received(receipts=sign_receipts(work), recalls=answer_recalls(work))
            month = read_month(work, self._calendars, period)
            outcome.units = [line.unit.code for line in month.units if line.current is not None]
        return outcome

    def attest(
        self, period: Period, unit: str, handed_over_at: datetime, reason: str, basis: str
    ) -> str:
        """State that a report was handed over earlier than it could be read in.

        Raises:
            RuleError: Nothing was filed, the time lies ahead of what is plausible, or the month
                is closed: its verdicts stand.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            _require_office(work)
            month, line = self._unit(work, period, unit)
            require_unlocked(month)
            if line.current is None:
                raise RuleError("report_not_filed", period=str(period))
            if handed_over_at > work.now:
                raise RuleError("handed_over_in_future")
            fact = work.projections.fact(line.current.entry)
            if fact is None:
                raise RuleError("report_not_filed", period=str(period))
            received_at = line.current.received_at or work.now
            return sign_receipt(
                work, fact, received_at, basis=basis, handed_over_at=handed_over_at, reason=reason
            )

    def start_check(self, period: Period, unit: str) -> str:
        """Begin to check the version that lies here; it stays as it is from now on.

        Raises:
            RuleError: Nothing was received, or another officer is checking.
        """
        with self._book.working() as work:
            month, line = self._unit(work, period, unit)
            allowed(Action.CHECK, line.facts, month.facts, actor_of(work))
            current = settled(line)
            if current.checked_by == work.identity.person:
                return ""
            return work.append(
                CheckStart(
                    period=str(period),
                    unit=line.unit.unit,
                    report=current.entry,
                    officer=work.identity.person,
                ),
                "check.start",
            )

    def pick(self, period: Period, unit: str, version: str, reason: str) -> str:
        """Choose the version to be checked of several in conflict; see :func:`pick_version`."""
        with self._book.working() as work:
            _require_office(work)
            return pick_version(work, *self._unit(work, period, unit), version, reason)

    def return_report(
        self,
        period: Period,
        unit: str,
        reason: str,
        marks: Sequence[Mark] = (),
        due_at: datetime | None = None,
        *,
        void_for_deadline: bool = False,
    ) -> datetime:
        """Return a report with marks; without a mark the whole is open. Gives the new due instant.

        With ``void_for_deadline`` timeliness is judged on the next version instead of this one.

        Raises:
            RuleError: It was not received, or is answered already.
            UseError: A mark names no place, a reason is missing, or the new due lies behind us.
        """
        if not reason.strip() and not marks:
            raise UseError("reason_missing")
        with self._book.working() as work:
            month, line = self._unit(work, period, unit)
            allowed(Action.RETURN, line.facts, month.facts, actor_of(work))
            current = settled(line)
            known = _known_places(work, current.entry)
            for mark in marks:
                _check_mark(mark, known)
            due = due_at or self._default_due(work, month)
            if due <= work.now:
                raise UseError("return_due_past", day=day_ended_by(due))
            give_answer(
                work,
                line,
                Answer(
                    period=str(period),
                    unit=line.unit.unit,
                    report=current.entry,
                    verdict="returned",
                    text=reason.strip(),
                    marks=list(marks) or [Mark(path="whole", text=reason.strip())],
                    due_at=due,
                    void_for_deadline=void_for_deadline,
                ),
            )
        return due

    def return_many(
        self,
        period: Period,
        units: Collection[str],
        mark: Mark,
        due_at: datetime | None = None,
        *,
        keep: bool = True,
    ) -> BatchReturned:
        """Return the reports of several units whole, for one reason; see :func:`return_each`.

        ``units`` are codes or names; with ``keep`` off nothing is signed, it is only told.
        """
        _check_code(mark)
        whole = Mark(path=WHOLE, text=mark.text.strip(), code=mark.code)
        with self._book.working(keep=keep) as work:
            month = read_month(work, self._calendars, period)
            last = period.last_day
            codes = {work.directory.unit(unit, last).code for unit in units}
            due = due_at or self._default_due(work, month)
            return return_each(work, month, codes, whole, due)

    def return_due(self, period: Period) -> datetime:
        """Return the usual due instant of a report that is returned today.

        Raises:
            RuleError: ``period_not_open``.
        """
        with self._book.looking() as look:
            return self._default_due(look, read_month(look, self._calendars, period))

    def accept(
        self,
        period: Period,
        unit: str,
        text: str = "",
        faults: dict[str, int] | None = None,
        objective: dict[str, bool] | None = None,
        ticks: Collection[str] = (),
    ) -> str:
        """Accept a report.

        ``faults`` counts confirmed quality faults by task, ``objective`` says of which late tasks
        the cause is confirmed; ``ticks`` are points of the check list.

        Raises:
            RuleError: It was not received, is answered already, is the officer's own, or a
                mandatory point of the agency's check list is open.
            UseError: ``objective_not_claimed``.
        """
        found = CheckOutcome(text.strip(), faults or {}, objective or {}, frozenset(ticks))
        with self._book.working() as work:
            month, line = self._unit(work, period, unit)
            return accept_report(work, month, line, found)

    def withdraw(self, period: Period, unit: str, reason: str = "") -> str:
        """Take the last answer back; once the report was graded, only with a reason.

        Raises:
            RuleError: Nothing is answered, or the month is locked.
            UseError: ``reason_missing``.
        """
        with self._book.working() as work:
            month, line = self._unit(work, period, unit)
            allowed(Action.WITHDRAW_ANSWER, line.facts, month.facts, actor_of(work))
            current = settled(line)
            if line.state in _GONE_ON and not reason.strip():
                raise UseError("reason_missing")
            waited = work.transaction.local.unqueue(current.answer_entry)
            return work.append(
                AnswerWithdraw(
                    period=str(period),
                    unit=line.unit.unit,
                    report=current.entry,
                    answer=current.answer_entry,
                    reason=reason,
                    was_sent=not waited,
                ),
                "answer.withdraw",
                # Two officers may have answered: what ends a conflict names both.
                supersedes=answer_tips(work, current.entry),
            )

    def extend(self, period: Period, unit: str, until_at: datetime, reason: str) -> str:
        """Grant more time; returns the number of the slip ``<period>/<unit>/<n>``.

        Raises:
            RuleError: Only the chief grants it, and not for a time before the limit.
            UseError: ``reason_missing``.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            month, line = self._unit(work, period, unit)
            if not work.has_role("chief"):
                raise RuleError("only_chief_extends")
            require_unlocked(month)
            if month.opened is None:
                raise RuleError("period_not_open", period=str(period))
            if until_at <= month.opened.report.limit_at:
                raise RuleError("extension_before_limit", limit_at=month.opened.report.limit_at)
            number = str(len(line.extensions) + 1)
            work.append(
                ExtensionGrant(
                    period=str(period),
                    unit=line.unit.unit,
                    number=number,
                    until_at=until_at,
                    granted_at=work.now,
                    reason=reason.strip(),
                ),
                "extension.grant",
            )
        return f"{period}/{line.unit.code}/{number}"

    # --- inside --------------------------------------------------------------------------------

    def _unit(self, look: Look, period: Period, unit: str) -> tuple[MonthLine, UnitMonthLine]:
        month = read_month(look, self._calendars, period)
        found = look.directory.unit(unit, period.last_day)
        try:
            return month, month.unit(found.unit)
        except KeyError:
            raise RuleError("unit_not_expected", period=str(period)) from None

    def _default_due(self, look: Look, month: MonthLine) -> datetime:
        if month.opened is None:
            raise RuleError("period_not_open", period=str(month.period))
        _report, office, calendar = self._calendars.deadlines(
            month.period, month.opened.template, look.projections
        )
        return end_of(default_return_due(office, look.today, calendar))


def answer_recalls(work: Work) -> int:
    """Answer requests for a report back: granted when nobody has begun to check it."""
    if not work.is_office:
        return 0
    answered = {
        fact.subject for fact in work.projections.facts("answer", "answer.withdraw", chosen=False)
    }
    checked = {fact.subject for fact in work.projections.facts("check.start", chosen=False)}
    count = 0
    for fact in work.projections.facts("report.recall", chosen=False):
        if fact.subject in answered:
            continue
        answered.add(fact.subject)
        verdict = "recall_refused" if fact.subject in checked else "recalled"
        work.append(
            Answer(
                period=fact.period,
                unit=fact.unit,
                report=fact.subject,
                verdict=verdict,  # type: ignore[arg-type]  # one of two literals
            ),
            "answer",
        )
        count += 1
    return count


def _require_office(look: Look) -> None:
    if not look.is_office:
        raise RuleError("only_office_receives")


def _known_places(look: Look, report: str) -> frozenset[str]:
    tasks = {f"task/{line.task}" for line in look.projections.results([report])}
    people = {f"person/{row.person}" for row in look.projections.ratings(entries=[report])}
    return frozenset(tasks | people)


def _check_mark(mark: Mark, known: frozenset[str]) -> None:
    root, _, rest = mark.path.partition("/")
    if root not in _MARK_ROOTS or (root != "whole" and not rest):
        raise UseError("mark_malformed", mark=mark.path)
    if root in {"task", "person"}:
        subject = "/".join(mark.path.split("/")[:2])
        if subject not in known:
            raise UseError("mark_unknown", mark=mark.path)
    if not mark.text.strip():
        raise UseError("reason_missing")
    _check_code(mark)


def _check_code(mark: Mark) -> None:
    if mark.code not in MARK_CODES:
        raise UseError("mark_code_unknown", value=mark.code, known=", ".join(MARK_CODES))
