"""Row 34: day, inclusive or not, hour, roll rule; one instant before and after each limit."""

import pytest
from tests.unit.domain.months import CALENDAR_2026, SECOND, at

from workreport.domain.deadlines import DeadlineRule, deadline, remaining
from workreport.domain.period import Period
from workreport.domain.timeliness import judge

NONE, BACK, NEXT = "none", "previous", "next"

# Worked by hand from the calendar of 2026. Columns: month, day, inclusive, hour,
# target shift, late shift, target instant, limit instant.
CASES = [
    # A working day is itself, whatever the roll rule; 20/11 is a Friday.
    ("2026-11", 20, False, "24:00", BACK, NEXT, "2026-11-20 00:00", "2026-11-20 00:00"),
    ("2026-11", 20, True, "24:00", BACK, NEXT, "2026-11-21 00:00", "2026-11-21 00:00"),
    ("2026-11", 20, False, "17:00", BACK, NEXT, "2026-11-19 17:00", "2026-11-19 17:00"),
    ("2026-11", 20, True, "17:00", NONE, NONE, "2026-11-20 17:00", "2026-11-20 17:00"),
    # A Saturday: 19/12.
    ("2026-12", 20, False, "24:00", BACK, NEXT, "2026-12-19 00:00", "2026-12-22 00:00"),
    ("2026-12", 20, False, "17:00", BACK, NEXT, "2026-12-18 17:00", "2026-12-21 17:00"),
    ("2026-12", 20, False, "24:00", NONE, NONE, "2026-12-20 00:00", "2026-12-20 00:00"),
    ("2026-12", 20, False, "24:00", BACK, BACK, "2026-12-19 00:00", "2026-12-19 00:00"),
    ("2026-12", 20, False, "24:00", NEXT, NEXT, "2026-12-22 00:00", "2026-12-22 00:00"),
    # A Sunday: 20/12 when the day itself counts, 19/07 when it does not.
    ("2026-12", 20, True, "24:00", BACK, NEXT, "2026-12-19 00:00", "2026-12-22 00:00"),
    ("2026-12", 20, True, "11:30", NONE, NEXT, "2026-12-20 11:30", "2026-12-21 11:30"),
    ("2026-07", 20, False, "24:00", BACK, NEXT, "2026-07-18 00:00", "2026-07-21 00:00"),
    # Tết: off from 14/02 to 22/02.
    ("2026-02", 20, False, "24:00", BACK, NEXT, "2026-02-14 00:00", "2026-02-24 00:00"),
    ("2026-02", 20, True, "17:00", BACK, NEXT, "2026-02-13 17:00", "2026-02-23 17:00"),
    ("2026-02", 20, False, "24:00", NONE, NONE, "2026-02-20 00:00", "2026-02-20 00:00"),
    ("2026-02", 25, False, "24:00", BACK, NEXT, "2026-02-25 00:00", "2026-02-25 00:00"),
    # February is short: the rule never leaves its month; 28/02 is a Saturday.
    ("2026-02", 31, True, "24:00", NONE, NONE, "2026-03-01 00:00", "2026-03-01 00:00"),
    ("2026-02", 31, True, "24:00", BACK, NEXT, "2026-02-28 00:00", "2026-03-03 00:00"),
    ("2026-02", 30, False, "24:00", BACK, BACK, "2026-02-28 00:00", "2026-02-28 00:00"),
    # "Before the 1st" is the last day of the month before.
    ("2026-03", 1, False, "24:00", BACK, NEXT, "2026-02-28 00:00", "2026-03-03 00:00"),
    # A public holiday in mid-week, and a bridge day worked for on a Saturday.
    ("2026-11", 25, False, "24:00", BACK, NEXT, "2026-11-24 00:00", "2026-11-26 00:00"),
    ("2026-08", 22, True, "24:00", BACK, NEXT, "2026-08-23 00:00", "2026-08-23 00:00"),
    ("2026-08", 31, True, "24:00", BACK, NEXT, "2026-08-29 00:00", "2026-09-04 00:00"),
    # A Saturday before a Monday off in lieu: the limit rolls to Tuesday.
    ("2026-04", 25, True, "24:00", BACK, NEXT, "2026-04-25 00:00", "2026-04-29 00:00"),
]


def test_the_table_has_every_case_of_the_row_once() -> None:
    assert len({case[:6] for case in CASES}) == 24


@pytest.mark.parametrize(
    ("month", "day", "inclusive", "hour", "target_shift", "late_shift", "target", "limit"), CASES
)
def test_a_rule_closes_to_the_second(  # noqa: PLR0913, PLR0917 - one column each
    month: str,
    day: int,
    inclusive: bool,
    hour: str,
    target_shift: str,
    late_shift: str,
    target: str,
    limit: str,
) -> None:
    rule = DeadlineRule(
        day,
        inclusive=inclusive,
        closing_time=hour,
        target_shift=target_shift,
        late_shift=late_shift,
    )
    due = deadline(rule, Period.parse(month), CALENDAR_2026)
    assert (due.target_at, due.limit_at) == (at(target), at(limit))
    now = due.limit_at
    assert judge(now, due.limit_at, (), CALENDAR_2026, now).kind == "on_time"
    late = judge(now + SECOND, due.limit_at, (), CALENDAR_2026, now)
    assert (late.kind, late.late_days) == ("late", 1)
    assert remaining(due, now, CALENDAR_2026).state != "overdue"
    assert remaining(due, now + SECOND, CALENDAR_2026).overdue_days == 1
