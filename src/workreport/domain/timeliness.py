"""Whether a report came in time: derived from receipts, limit and extensions, never stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from workreport.domain.calendar import Calendar, day_ended_by, local_day

CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Extension:
    """More time granted to one unit for one month: by whom, why, and when it ends by itself."""

    number: str
    until_at: datetime
    granted_at: datetime
    reason: str = ""
    granted_by: str = ""  # person id

    def has_expired(self, now_at: datetime) -> bool:
        """Tell whether it has run out; nobody has to end it."""
        return now_at > self.until_at


class ReceiptTime(NamedTuple):
    """What a receipt attests: when the Office took the report in, and when it was handed over."""

    received_at: datetime
    handed_over_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """On time, on time by extension, late, missing or (not due yet) pending.

    ``extension`` is the number of the extension that decides; ``after_limit`` tells that it was
    granted when the limit had passed.
    """

    kind: str
    late_days: int = 0
    extension: str | None = None
    after_limit: bool = False

    @property
    def is_late(self) -> bool:
        """Whether the unit is behind: filed late, or still missing after its limit."""
        return self.kind in ("late", "missing")


def counts_at(receipts: Iterable[ReceiptTime]) -> datetime | None:
    """Return the earliest time that counts; nothing when no receipt is held.

    A handing-over that is said to lie after the receipt is impossible and is not believed.
    """
    found: datetime | None = None
    for received_at, handed_over_at in receipts:
        at = received_at
        if handed_over_at is not None and handed_over_at < at:
            at = handed_over_at
        if found is None or at < found:
            found = at
    return found


def judge(
    filed_at: datetime | None,
    limit_at: datetime,
    extensions: Sequence[Extension],
    calendar: Calendar,
    now_at: datetime,
) -> Verdict:
    """Judge a report by the time that counts (:func:`counts_at`), or its absence by the present."""
    at = now_at if filed_at is None else filed_at
    if at <= limit_at:
        return Verdict("pending" if filed_at is None else "on_time")
    deciding = _deciding(at, limit_at, extensions) if extensions else None
    number = deciding.number if deciding else None
    after_limit = deciding is not None and deciding.granted_at > limit_at
    effective_at = deciding.until_at if deciding else limit_at
    if at <= effective_at:
        kind = "pending" if filed_at is None else "on_time_by_extension"
        return Verdict(kind, 0, number, after_limit)
    late_days = max(1, calendar.working_days(day_ended_by(effective_at), local_day(at)))
    return Verdict("missing" if filed_at is None else "late", late_days, number, after_limit)


def at_the_lock(verdict: Verdict) -> Verdict:
    """Say of a unit without a report in a locked month that nobody waits for it any more.

    Where the month was locked before the limit, its report is missing and no day late.
    """
    return replace(verdict, kind="missing") if verdict.kind == "pending" else verdict


def clock_skew(
    signed_at: datetime, received_at: datetime, seen_at: datetime | None = None
) -> timedelta | None:
    """Return how far the sender's clock is off, when it is provably off; positive means ahead.

    Nobody signs after the receipt, nor before an Office time (``seen_at``) he had already seen.
    """
    if signed_at > received_at + CLOCK_TOLERANCE:
        return signed_at - received_at
    if seen_at is not None and signed_at < seen_at - CLOCK_TOLERANCE:
        return signed_at - seen_at
    return None


def _deciding(
    at: datetime, limit_at: datetime, extensions: Sequence[Extension]
) -> Extension | None:
    """Choose the extension that covers the instant, or the longest one, whatever their order."""
    granted = [item for item in extensions if item.until_at > limit_at]
    covering = [item for item in granted if at <= item.until_at]
    if covering:
        return min(covering, key=lambda x: (x.granted_at > limit_at, x.until_at, x.number))
    return max(granted, key=lambda x: (x.until_at, x.number), default=None)
