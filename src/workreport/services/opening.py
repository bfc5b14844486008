"""Opening what is locked, inside a unit of work: a report is returned, a month asked to reopen."""

from dataclasses import replace
from datetime import datetime

from workreport.domain.errors import RuleError
from workreport.domain.workflow import Action, PeriodState, allowed
from workreport.ledger.bodies.agency import PeriodReopen
from workreport.ledger.bodies.report import Answer, AnswerWithdraw, Mark
from workreport.services.answering import actor_of, answer_tips
from workreport.services.book import Work
from workreport.services.month import MonthLine, UnitMonthLine


def ask_reopening(work: Work, month: MonthLine, reason: str) -> str:
    """Ask to reopen a closed month; a second person must confirm it.

    Raises:
        RuleError: Not at the desk, or the month is not closed.
    """
    if work.authority.desk != work.identity.writer:
        raise RuleError("not_the_desk")
    if month.state is not PeriodState.CLOSED:
        raise RuleError("period_not_closed", period=str(month.period))
    body = PeriodReopen(period=str(month.period), close=month.close_entry, reason=reason.strip())
    return work.append(body, "period.reopen")


def return_as_asked(
    work: Work, month: MonthLine, line: UnitMonthLine, reason: str, due_at: datetime
) -> str:
    """Return a report as a whole because its unit asks; an acceptance is taken back first.

    Raises:
        RuleError: Nothing was filed, versions are in conflict, or another officer is checking.
    """
    current = line.current
    if current is None:
        raise RuleError("report_not_filed", period=str(month.period))
    if line.in_conflict:
        raise RuleError("versions_in_conflict", unit=line.unit.name)
    open_again = replace(line.facts, answer="", answered_at=None)
    allowed(Action.RETURN, open_again, month.facts, actor_of(work))
    tips = answer_tips(work, current.entry)
    if current.answer is not None:
        work.transaction.local.unqueue(current.answer_entry)
        taken_back = AnswerWithdraw(
            period=str(month.period),
            unit=line.unit.unit,
            report=current.entry,
            answer=current.answer_entry,
            reason=reason,
        )
        tips = [work.append(taken_back, "answer.withdraw", supersedes=tips)]
    body = Answer(
        period=str(month.period),
        unit=line.unit.unit,
        report=current.entry,
        verdict="returned",
        text=reason,
        marks=[Mark(path="whole", text=reason)],
        due_at=due_at,
    )
    return work.append(body, "answer", supersedes=tips)
