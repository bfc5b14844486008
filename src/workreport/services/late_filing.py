"""Filing after the limit: with a reason, and until the end of filing where a month has one."""

from datetime import datetime

from workreport.domain.calendar import Calendar, day_ended_by, end_of
from workreport.domain.deadlines import Deadline, filing_end
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.problem import WARNING, Problem
from workreport.domain.workflow import UnitState
from workreport.services.month import MonthLine, UnitMonthLine
from workreport.services.month_rules import rules_for
from workreport.services.ports.store import Projections

REASON = "filed_after_limit"
REASON_KEY = f"{REASON}:whole"  # what the reason is kept under among the answers of a report


def stamped_end(
    projections: Projections, period: Period, report: Deadline, calendar: Calendar
) -> datetime | None:
    """Return the instant after which nothing is filed in a month, as it is stamped when opened."""
    days = rules_for(projections, period).filing_end_days
    return end_of(filing_end(report.limit_day, days, calendar)) if days else None


def late_problems(month: MonthLine, line: UnitMonthLine, now: datetime) -> tuple[Problem, ...]:
    """Ask for a reason where a first version would be signed after the unit's limit."""
    if month.opened is None or line.state is not UnitState.NOT_FILED:
        return ()
    limit = max([month.opened.report.limit_at, *(one.until_at for one in line.extensions)])
    if now <= limit:
        return ()
    return (Problem(REASON, WARNING, "whole", {"day": day_ended_by(limit)}),)


def has_ended(line: UnitMonthLine, now: datetime) -> bool:
    """Tell whether a unit can sign no first version any more."""
    end = line.filing_end_at
    return end is not None and now > end and line.state is UnitState.NOT_FILED


def require_not_ended(line: UnitMonthLine, now: datetime) -> None:
    """Let a first version be signed until the end of filing.

    Raises:
        RuleError: ``filing_ended``; its sentence says what can still be done.
    """
    if line.filing_end_at is not None and has_ended(line, now):
        raise RuleError("filing_ended", day=day_ended_by(line.filing_end_at))
