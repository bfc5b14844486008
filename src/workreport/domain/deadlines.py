"""Deadlines as data: the day a report is wanted, the instant after which it is late, and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time, timedelta

from workreport.domain.calendar import AGENCY_ZONE, Calendar, day_ended_by, end_of, local_day
from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.domain.reason import Reason

FEW_WORKING_DAYS = 2  # opening a month warns when the Office has fewer than these

_SHIFTS = ("none", "previous", "next")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
_OVERRIDE = re.compile(r"(?:20\d{2}-)?(?:0[1-9]|1[0-2])")
_ZONE = str(AGENCY_ZONE)
_LONGEST_MONTH = 31
_LONGEST_GRACE = 10


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One rule: "before the 20th", and what happens when that is not a working day.

    ``overrides`` replaces the day of one period (``2026-12``) or of a month of every year (``12``).
    ``months_after`` puts the day into a later month ("the 5th of the next one"); ``grace_days``
    adds working days to the limit.
    """

    day: int
    inclusive: bool = False
    closing_time: str = "24:00"
    target_shift: str = "previous"
    late_shift: str = "next"
    overrides: Mapping[str, int] = field(default_factory=dict)
    months_after: int = 0
    grace_days: int = 0
    time_zone: str = _ZONE

    def __post_init__(self) -> None:
        found = (
            ("target_shift", self.target_shift, self.target_shift in _SHIFTS),
            ("late_shift", self.late_shift, self.late_shift in _SHIFTS),
            ("closing_time", self.closing_time, _CLOCK.fullmatch(self.closing_time)),
            ("months_after", self.months_after, self.months_after in (0, 1)),
            ("grace_days", self.grace_days, 0 <= self.grace_days <= _LONGEST_GRACE),
            ("time_zone", self.time_zone, self.time_zone == _ZONE),
            *(("overrides", name, _OVERRIDE.fullmatch(name)) for name in self.overrides),
            *(
                ("day", number, 1 <= number <= _LONGEST_MONTH)
                for number in (self.day, *self.overrides.values())
            ),
        )
        for name, value, is_right in found:
            if not is_right:
                raise UseError("deadline_rule_malformed", field=name, value=value)

    def last_day(self, period: Period) -> date:
        """Return the last calendar day the rule names; never later than the month's own end."""
        month = f"{period.month:02d}"
        day = self.overrides.get(str(period), self.overrides.get(month, self.day))
        number = day if self.inclusive else day - 1
        held = period.plus(self.months_after)
        return min(held.first_day + timedelta(days=number - 1), held.last_day)

    def instant(self, day: date) -> datetime:
        """Return when that day closes under this rule."""
        if self.closing_time == "24:00":
            return end_of(day)
        closing = time.fromisoformat(self.closing_time)
        return datetime.combine(day, closing, AGENCY_ZONE).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A rule applied to one month: reminders aim at the target, lateness begins after the limit."""

    target_at: datetime
    limit_at: datetime
    last_day: date
    target_day: date
    limit_day: date
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Remaining:
    """The countdown: towards the target while it lasts, then towards the limit.

    ``state`` is before, last_day or overdue; ``until`` the day counted to; ``working_days`` counts
    today; ``hours`` are whole hours up to the instant; ``past_target`` tells that only the limit
    is left.
    """

    working_days: int
    hours: int
    state: str
    overdue_days: int
    until: date
    past_target: bool


def deadline(rule: DeadlineRule, period: Period, calendar: Calendar) -> Deadline:
    """Apply a rule to a month."""
    last_day = rule.last_day(period)
    target_day = _shifted(last_day, rule.target_shift, calendar)
    limit_day = _shifted(last_day, rule.late_shift, calendar)
    for _grace in range(rule.grace_days):
        limit_day = calendar.next_working(limit_day + timedelta(days=1))
    reasons: list[Reason] = []
    why = calendar.why_off(last_day)
    if why is not None:
        reasons.append(why)
    for code, moved in (("target_shifted", target_day), ("limit_shifted", limit_day)):
        if moved != last_day:
            reasons.append(Reason(code, {"day": last_day, "to": moved}))
    if rule.grace_days:
        reasons.append(Reason("limit_graced", {"days": rule.grace_days}))
    return Deadline(
        rule.instant(target_day),
        rule.instant(limit_day),
        last_day,
        target_day,
        limit_day,
        tuple(reasons),
    )


def deadline_at(target_at: datetime, limit_at: datetime) -> Deadline:
    """Return the deadline a month was opened with, from the instants that were signed."""
    limit_day = day_ended_by(limit_at)
    return Deadline(target_at, limit_at, limit_day, day_ended_by(target_at), limit_day)


def extended(granted: Deadline, until_at: datetime) -> Deadline:
    """Return the deadline of a unit that was granted more time."""
    day = day_ended_by(until_at)
    reason = Reason("limit_extended", {"day": granted.limit_day, "to": day})
    return Deadline(until_at, until_at, day, day, day, (reason,))


def remaining(due: Deadline, now_at: datetime, calendar: Calendar) -> Remaining:
    """Count down to a deadline."""
    today = local_day(now_at)
    if now_at > due.limit_at:
        late = max(1, calendar.working_days(due.limit_day, today))
        return Remaining(0, 0, "overdue", late, due.limit_day, past_target=True)
    past_target = now_at > due.target_at
    until_at, until = (
        (due.limit_at, due.limit_day) if past_target else (due.target_at, due.target_day)
    )
    left = calendar.working_days(today - timedelta(days=1), until)
    hours = int((until_at - now_at) / timedelta(hours=1))
    state = "before" if today < until else "last_day"
    return Remaining(left, hours, state, 0, until, past_target)


def few_days_between(report: Deadline, office: Deadline, calendar: Calendar) -> int:
    """Count the working days the Office has between the reports' limit and its own target."""
    return calendar.working_days(report.limit_day, office.target_day)


def default_return_due(office: Deadline, today: date, calendar: Calendar) -> date:
    """Propose when a returned report is due: a working day before the Office's target.

    It is at least one working day ahead of today, also when the target is near or past.
    """
    one_day = timedelta(days=1)
    wanted = calendar.previous_working(office.target_day - one_day)
    return max(wanted, calendar.next_working(today + one_day))


def filing_end(limit_day: date, days: int, calendar: Calendar) -> date:
    """Return the last day a report may still be filed late: so many working days after the limit.

    Raises:
        ValueError: Less than one day.
    """
    if days < 1:
        raise ValueError("a day at least lies between the limit and the end of filing")
    day = limit_day
    for _each in range(days):
        day = calendar.next_working(day + timedelta(days=1))
    return day


def rule_from(data: object) -> DeadlineRule:
    """Read one rule of a template.

    Raises:
        UseError: ``deadline_rule_malformed`` names the field that is missing, unknown or wrong.
    """
    if not isinstance(data, Mapping):
        raise UseError("deadline_rule_malformed", field="rule", value=data)
    known = {item.name for item in fields(DeadlineRule)}
    for name, value in data.items():
        if name not in known or not _has_the_kind_of(name, value):
            raise UseError("deadline_rule_malformed", field=name, value=value)
    if "day" not in data:
        raise UseError("deadline_rule_malformed", field="day", value=None)
    return DeadlineRule(**data)


def _has_the_kind_of(name: str, value: object) -> bool:
    if name in ("day", "months_after", "grace_days"):
        return type(value) is int
    if name == "inclusive":
        return isinstance(value, bool)
    if name == "overrides":
        return isinstance(value, Mapping) and all(type(day) is int for day in value.values())
    return isinstance(value, str)


def _shifted(day: date, shift: str, calendar: Calendar) -> date:
    if shift == "previous":
        return calendar.previous_working(day)
    if shift == "next":
        return calendar.next_working(day)
    return day
