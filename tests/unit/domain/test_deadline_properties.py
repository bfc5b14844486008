"""What holds for every deadline of 2024-2035, whatever days the agency sets itself."""

from datetime import date, datetime, timedelta
from functools import cache

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.unit.domain.months import EVERY_RUN

from workreport.domain.calendar import Calendar, day_ended_by, end_of
from workreport.domain.deadlines import DeadlineRule, deadline, remaining
from workreport.domain.period import Period
from workreport.domain.timeliness import Extension, ReceiptTime, clock_skew, counts_at, judge
from workreport.system.holiday_source import LibraryHolidays

FIRST, LAST = 2024, 2035
SHIFTS = st.sampled_from(("none", "previous", "next"))
DAYS = st.dates(date(FIRST, 1, 1), date(LAST, 12, 31))
WORSE = {"on_time": 0, "on_time_by_extension": 0, "late": 1}


@cache
def public() -> Calendar:
    """The calendar as the library knows it, a year more on both sides."""
    library = LibraryHolidays()
    off: dict[date, str] = {}
    working: set[date] = set()
    for year in range(FIRST - 1, LAST + 2):
        off |= library.days_off(year)
        working |= library.working_weekends(year)
    return Calendar(off, frozenset(working))


@st.composite
def calendars(draw: st.DrawFn, months: st.SearchStrategy[Period]) -> tuple[Period, Calendar]:
    """Draw a month, and a calendar with days off and swapped days of the agency around it."""
    period = draw(months)
    near = st.dates(period.first_day - timedelta(days=10), period.last_day + timedelta(days=20))
    off = draw(st.sets(near, max_size=12))
    worked = draw(st.sets(near, max_size=4))
    known = public()
    own = dict.fromkeys(off, "Nghỉ riêng")
    return period, Calendar({**known.days_off, **own}, known.working | worked)


MONTHS = st.builds(Period, st.integers(FIRST, LAST), st.integers(1, 12))
PLACES = calendars(MONTHS)
RULES = st.builds(
    DeadlineRule,
    day=st.integers(1, 31),
    inclusive=st.booleans(),
    closing_time=st.sampled_from(("24:00", "17:00", "08:30")),
    target_shift=SHIFTS,
    late_shift=SHIFTS,
    months_after=st.integers(0, 1),
    grace_days=st.integers(0, 2),
)
USUAL = st.builds(DeadlineRule, day=st.integers(1, 31), inclusive=st.booleans())
MINUTES = st.integers(-60 * 24 * 12, 60 * 24 * 12)
WHOLE_DAYS = st.sampled_from([60 * 24 * days for days in range(-12, 13)])


def after(at: datetime, minutes: int) -> datetime:
    return at + timedelta(minutes=minutes)


@EVERY_RUN
@given(PLACES, USUAL)
def test_the_limit_never_lies_before_the_target_and_both_are_working_days(
    place: tuple[Period, Calendar], rule: DeadlineRule
) -> None:
    period, calendar = place
    due = deadline(rule, period, calendar)
    assert due.target_day <= due.last_day <= due.limit_day
    assert due.target_at <= due.limit_at
    assert calendar.is_working(due.target_day)
    assert calendar.is_working(due.limit_day)
    between = calendar.working_days(due.target_day, due.limit_day)
    assert between == (0 if due.target_day == due.limit_day else 1)


@EVERY_RUN
@given(PLACES, RULES)
def test_an_unshifted_day_is_the_rules_own_and_a_moved_one_says_why(
    place: tuple[Period, Calendar], rule: DeadlineRule
) -> None:
    period, calendar = place
    due = deadline(rule, period, calendar)
    moved = due.target_day != due.last_day or due.limit_day != due.last_day
    assert moved <= bool(due.reasons)
    if calendar.is_working(due.last_day) and not rule.grace_days:
        assert due.target_day == due.limit_day == due.last_day
        assert due.reasons == ()
    if rule.closing_time == "24:00":
        assert day_ended_by(due.limit_at) == due.limit_day


@EVERY_RUN
@given(PLACES, USUAL, st.integers(-5, 25))
def test_one_more_day_off_never_brings_the_limit_forward_nor_the_target_back(
    place: tuple[Period, Calendar], rule: DeadlineRule, step: int
) -> None:
    period, calendar = place
    extra = period.first_day + timedelta(days=step)
    fewer = Calendar({**calendar.days_off, extra: "Nghỉ thêm"}, calendar.working - {extra})
    before, now = deadline(rule, period, calendar), deadline(rule, period, fewer)
    assert now.limit_at >= before.limit_at
    assert now.target_at <= before.target_at


@EVERY_RUN
@given(PLACES, USUAL, MINUTES, MINUTES)
def test_filing_later_is_never_judged_better(
    place: tuple[Period, Calendar], rule: DeadlineRule, first: int, second: int
) -> None:
    period, calendar = place
    limit = deadline(rule, period, calendar).limit_at
    early, late = sorted((first, second))
    granted = [Extension("1", after(limit, 60 * 24 * 3), after(limit, -60))]
    now = after(limit, 60 * 24 * 40)
    one, other = (
        judge(after(limit, minutes), limit, granted, calendar, now) for minutes in (early, late)
    )
    assert (WORSE[one.kind], one.late_days) <= (WORSE[other.kind], other.late_days)


@EVERY_RUN
@given(PLACES, USUAL, WHOLE_DAYS, st.lists(st.tuples(WHOLE_DAYS, MINUTES), min_size=1, max_size=3))
def test_an_extension_never_makes_a_verdict_worse(
    place: tuple[Period, Calendar],
    rule: DeadlineRule,
    filed: int,
    granted: list[tuple[int, int]],
) -> None:
    period, calendar = place
    limit = deadline(rule, period, calendar).limit_at
    extensions = [
        Extension(str(number), after(limit, until), after(limit, at))
        for number, (until, at) in enumerate(granted, start=1)
    ]
    now = after(limit, 60 * 24 * 40)
    plain = judge(after(limit, filed), limit, (), calendar, now)
    better = judge(after(limit, filed), limit, extensions, calendar, now)
    assert (WORSE[better.kind], better.late_days) <= (WORSE[plain.kind], plain.late_days)
    assert better == judge(after(limit, filed), limit, extensions[::-1], calendar, now)


@EVERY_RUN
@given(PLACES, USUAL, MINUTES)
def test_a_granted_time_that_has_run_out_no_longer_helps(
    place: tuple[Period, Calendar], rule: DeadlineRule, until: int
) -> None:
    assume(until > 0)
    period, calendar = place
    limit = deadline(rule, period, calendar).limit_at
    granted = Extension("1", after(limit, until), limit)
    waiting = judge(None, limit, [granted], calendar, granted.until_at)
    assert waiting.kind == "pending"
    gone = judge(None, limit, [granted], calendar, granted.until_at + timedelta(seconds=1))
    assert (gone.kind, gone.is_late) == ("missing", True)


@EVERY_RUN
@given(PLACES, USUAL, st.lists(MINUTES, min_size=2, max_size=2))
def test_the_countdown_only_ever_falls(
    place: tuple[Period, Calendar], rule: DeadlineRule, minutes: list[int]
) -> None:
    period, calendar = place
    due = deadline(rule, period, calendar)
    early, late = (remaining(due, after(due.limit_at, each), calendar) for each in sorted(minutes))
    if early.past_target == late.past_target:
        assert early.working_days >= late.working_days
        assert early.hours >= late.hours
    assert early.overdue_days <= late.overdue_days


@EVERY_RUN
@given(DAYS, st.integers(6, 60 * 24 * 30))
def test_a_clock_that_runs_ahead_is_always_flagged_and_never_counts(
    day: date, minutes: int
) -> None:
    received = end_of(day)
    claimed = received + timedelta(minutes=minutes)
    assert clock_skew(claimed, received) == timedelta(minutes=minutes)
    assert counts_at([ReceiptTime(received, claimed)]) == received
