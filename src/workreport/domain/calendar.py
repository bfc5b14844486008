"""The agency's working days: weekends, days off and swapped days, frozen for one use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha256
from unicodedata import normalize

from workreport.domain.reason import Reason

# Viet Nam keeps no summer time, so a fixed offset is the time zone Asia/Ho_Chi_Minh.
AGENCY_ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

_ONE_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
_SATURDAY = 5
_SUNDAY = 6


def local_day(at: datetime) -> date:
    """Return the calendar day an instant falls on in Viet Nam."""
    return at.astimezone(AGENCY_ZONE).date()


def day_ended_by(at: datetime) -> date:
    """Return the day that an instant closes: 00:00 belongs to the day before."""
    return local_day(at - _INSTANT)


def end_of(day: date) -> datetime:
    """Return the instant a day ends in Viet Nam, which is 00:00 of the next one."""
    return datetime.combine(day + _ONE_DAY, time(), AGENCY_ZONE).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked.

    ``days_off`` names the days that are not worked besides weekends; ``working`` holds the days
    that are worked all the same, and wins: a Saturday swapped for another day.
    """

    days_off: Mapping[date, str] = field(default_factory=dict)
    working: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Tell whether people work on that day."""
        if day in self.working:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off

    def why_off(self, day: date) -> Reason | None:
        """Say why a day is not worked; nothing for a working day."""
        if self.is_working(day):
            return None
        name = self.days_off.get(day, "")
        if name:
            return Reason("day_holiday", {"day": day, "name": name})
        codes = {_SATURDAY: "day_saturday", _SUNDAY: "day_sunday"}
        return Reason(codes.get(day.weekday(), "day_off"), {"day": day})

    def previous_working(self, day: date) -> date:
        """Return the day itself if it is worked, else the last working day before it."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def next_working(self, day: date) -> date:
        """Return the day itself if it is worked, else the first working day after it."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def working_days(self, after: date, through: date) -> int:
        """Count the working days later than ``after``, up to and including ``through``."""
        day, found = after, 0
        while day < through:
            day += _ONE_DAY
            found += self.is_working(day)
        return found

    def digest(self) -> str:
        """Return a SHA-256 over the entries, the same in whatever order they were collected."""
        lines = [f"{day} off {normalize('NFC', name)}" for day, name in self.days_off.items()]
        lines += [f"{day} working" for day in self.working]
        return sha256("\n".join(sorted(lines)).encode()).hexdigest()
