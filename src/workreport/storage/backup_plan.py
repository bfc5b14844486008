"""When a backup is due and which ones are kept; days are those of the agency, not of UTC."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

DAILY = 10
MONTHLY = 12
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_BUSY_DAYS = range(15, 26)
_BUSY_PAUSE = timedelta(minutes=30)


def is_due(last_at: datetime | None, changed_at: datetime | None, now: datetime) -> bool:
    """Tell whether a backup is due: daily, and every half hour around the deadlines.

    Args:
        last_at: When the last good backup was made.
        changed_at: When something was last written; None when nothing was since the start.
        now: The present instant.
    """
    if last_at is None:
        return True
    if changed_at is None or changed_at <= last_at:
        return False
    if now.astimezone(_ZONE).day in _BUSY_DAYS and now - last_at >= _BUSY_PAUSE:
        return True
    return now.astimezone(_ZONE).date() > last_at.astimezone(_ZONE).date()


def kept(instants: Iterable[datetime]) -> frozenset[datetime]:
    """Return which backups stay: the last of each of ten days and of each of twelve months."""
    newest_first = sorted(instants, reverse=True)
    chosen: set[datetime] = set()
    for form, most in (("%Y-%m-%d", DAILY), ("%Y-%m", MONTHLY)):
        spans: set[str] = set()
        for instant in newest_first:
            span = instant.astimezone(_ZONE).strftime(form)
            if span not in spans and len(spans) < most:
                spans.add(span)
                chosen.add(instant)
    return frozenset(chosen)
