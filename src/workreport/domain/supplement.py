"""The one supplementary version a month may allow: after the target, up to the last working day."""

from datetime import date, datetime

from workreport.domain.calendar import Calendar, end_of
from workreport.domain.period import Period

SUPPLEMENT = "supplement"  # the cut-off that allows it
OPEN, USED, OVER = "open", "used", "over"


def last_working_day(period: Period, calendar: Calendar) -> date:
    """Return the last working day of a month."""
    return calendar.previous_working(period.last_day)


def closes_at(period: Period, calendar: Calendar) -> datetime:
    """Return when the supplementary version can no longer be filed."""
    return end_of(last_working_day(period, calendar))


def supplement_state(
    now_at: datetime, target_at: datetime, ends_at: datetime, *, is_used: bool
) -> str:
    """Say how a filed report stands: not yet, open, used, or over.

    Up to the target a report is recalled and filed again like any other; nothing is said then.
    """
    if now_at < target_at:
        return ""
    if is_used:
        return USED
    return OPEN if now_at < ends_at else OVER
