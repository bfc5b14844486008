"""Reports returned in one act: the same reason for all, each told why it is left out."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.calendar import day_ended_by
from workreport.domain.errors import CodedError, RuleError, UseError
from workreport.domain.workflow import Action, allowed
from workreport.ledger.bodies.report import Answer, Mark
from workreport.services.answering import actor_of, give_answer, settled
from workreport.services.book import Work
from workreport.services.check_desk import BATCH_WAIT, LeftOut
from workreport.services.month import MonthLine, UnitMonthLine

WHOLE = "whole"


@dataclass(slots=True)
class BatchReturned:
    """What returning several reports did, or would do; ``returned`` are codes of units."""

    due_at: datetime
    undo_until: datetime
    returned: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def return_each(
    work: Work, month: MonthLine, units: Collection[str], mark: Mark, due_at: datetime
) -> BatchReturned:
    """Return the reports of units with one mark; the answers wait a minute before they are packed.

    Raises:
        UseError: The reason is missing, or the new due lies behind us.
    """
    if not mark.text.strip():
        raise UseError("reason_missing")
    if due_at <= work.now:
        raise UseError("return_due_past", day=day_ended_by(due_at))
    outcome = BatchReturned(due_at, work.now + BATCH_WAIT)
    period = str(month.period)
    for code in sorted(set(units) - {line.unit.code for line in month.units}):
        outcome.left_out.append(LeftOut(code, "unit_not_expected", {"period": period}))
    for line in month.units:
        if line.unit.code not in units:
            continue
        code, name = line.unit.code, line.unit.name
        try:
            with work.transaction.savepoint():
                _give_back(work, month, line, mark, outcome)
        except CodedError as refused:
            outcome.left_out.append(LeftOut(code, refused.code, dict(refused.values), name))
        else:
            outcome.returned.append(code)
            outcome.names.append(name)
    return outcome


def _give_back(
    work: Work, month: MonthLine, line: UnitMonthLine, mark: Mark, outcome: BatchReturned
) -> None:
    if line.current is None:
        raise RuleError("report_not_filed", period=str(month.period))
    allowed(Action.RETURN, line.facts, month.facts, actor_of(work))
    answer = Answer(
        period=str(month.period),
        unit=line.unit.unit,
        report=settled(line).entry,
        verdict="returned",
        text=mark.text,
        marks=[mark],
        due_at=outcome.due_at,
    )
    give_answer(work, line, answer, outcome.undo_until)
