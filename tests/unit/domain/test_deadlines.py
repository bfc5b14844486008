from datetime import UTC, date, timedelta

import pytest
from tests.unit.domain.months import CALENDAR_2026, SECOND, at

from workreport.domain.calendar import Calendar
from workreport.domain.deadlines import (
    Deadline,
    DeadlineRule,
    deadline,
    default_return_due,
    extended,
    few_days_between,
    remaining,
    rule_from,
)
from workreport.domain.errors import UseError
from workreport.domain.period import Period

RULES = {"report": DeadlineRule(20), "office": DeadlineRule(25)}


def due(which: str, period: str) -> Deadline:
    return deadline(RULES[which], Period.parse(period), CALENDAR_2026)


# Worked by hand from the calendar of 2026: the last instants of the target and of the limit.
@pytest.mark.parametrize(
    ("which", "period", "target", "limit"),
    [
        ("report", "2026-01", "2026-01-20", "2026-01-20"),
        ("report", "2026-02", "2026-02-14", "2026-02-24"),
        ("report", "2026-03", "2026-03-20", "2026-03-20"),
        ("report", "2026-04", "2026-04-18", "2026-04-21"),
        ("report", "2026-05", "2026-05-20", "2026-05-20"),
        ("report", "2026-06", "2026-06-20", "2026-06-20"),
        ("report", "2026-07", "2026-07-18", "2026-07-21"),
        ("report", "2026-08", "2026-08-20", "2026-08-20"),
        ("report", "2026-09", "2026-09-19", "2026-09-22"),
        ("report", "2026-10", "2026-10-20", "2026-10-20"),
        ("report", "2026-11", "2026-11-20", "2026-11-20"),
        ("report", "2026-12", "2026-12-19", "2026-12-22"),
        ("office", "2026-01", "2026-01-24", "2026-01-27"),
        ("office", "2026-02", "2026-02-25", "2026-02-25"),
        ("office", "2026-03", "2026-03-25", "2026-03-25"),
        ("office", "2026-04", "2026-04-25", "2026-04-25"),
        ("office", "2026-05", "2026-05-23", "2026-05-26"),
        ("office", "2026-06", "2026-06-25", "2026-06-25"),
        ("office", "2026-07", "2026-07-25", "2026-07-25"),
        ("office", "2026-08", "2026-08-25", "2026-08-25"),
        ("office", "2026-09", "2026-09-25", "2026-09-25"),
        ("office", "2026-10", "2026-10-24", "2026-10-27"),
        ("office", "2026-11", "2026-11-24", "2026-11-26"),
        ("office", "2026-12", "2026-12-25", "2026-12-25"),
    ],
)
def test_the_two_deadlines_of_every_month_of_2026(
    which: str, period: str, target: str, limit: str
) -> None:
    found = due(which, period)
    assert found.target_at == at(f"{target} 00:00")
    assert found.limit_at == at(f"{limit} 00:00")
    assert found.target_at.tzinfo is UTC
    assert remaining(found, found.limit_at - SECOND, CALENDAR_2026).state != "overdue"
    assert remaining(found, found.limit_at, CALENDAR_2026).state == "last_day"
    assert remaining(found, found.limit_at + SECOND, CALENDAR_2026).state == "overdue"


def test_a_shifted_deadline_says_why_and_where_to() -> None:
    december = due("report", "2026-12")
    assert [reason.code for reason in december.reasons] == [
        "day_saturday",
        "target_shifted",
        "limit_shifted",
    ]
    assert december.reasons[2].values == {"day": date(2026, 12, 19), "to": date(2026, 12, 21)}
    assert december.last_day == date(2026, 12, 19)
    assert december.target_day == date(2026, 12, 18)
    assert december.limit_day == date(2026, 12, 21)
    assert due("report", "2026-11").reasons == ()


@pytest.mark.parametrize(
    ("rule", "period", "last_day"),
    [
        (DeadlineRule(20, inclusive=True), "2026-11", date(2026, 11, 20)),
        (DeadlineRule(31, inclusive=True), "2026-02", date(2026, 2, 28)),
        (DeadlineRule(31), "2026-02", date(2026, 2, 28)),
        (DeadlineRule(31), "2026-04", date(2026, 4, 30)),
        (DeadlineRule(30), "2026-04", date(2026, 4, 29)),
        (DeadlineRule(31, inclusive=True), "2028-02", date(2028, 2, 29)),
        (DeadlineRule(1), "2026-03", date(2026, 2, 28)),
        (DeadlineRule(20, overrides={"12": 15}), "2026-12", date(2026, 12, 14)),
        (DeadlineRule(20, overrides={"12": 15}), "2026-11", date(2026, 11, 19)),
        (DeadlineRule(20, overrides={"12": 15, "2026-12": 10}), "2026-12", date(2026, 12, 9)),
    ],
)
def test_the_last_day_follows_the_rule_and_the_length_of_the_month(
    rule: DeadlineRule, period: str, last_day: date
) -> None:
    assert rule.last_day(Period.parse(period)) == last_day


def test_shifts_and_closing_time_are_the_rules_own() -> None:
    rule = DeadlineRule(20, closing_time="17:00", target_shift="none", late_shift="previous")
    found = deadline(rule, Period(2026, 12), CALENDAR_2026)
    assert found.target_at == at("2026-12-19 17:00")
    assert found.limit_at == at("2026-12-18 17:00")


def test_the_countdown_counts_today_and_aims_at_the_target_first() -> None:
    november = due("report", "2026-11")
    left = remaining(november, at("2026-11-17 10:00"), CALENDAR_2026)
    assert (left.state, left.working_days, left.hours) == ("before", 3, 62)
    assert (left.until, left.past_target) == (date(2026, 11, 19), False)
    last = remaining(november, at("2026-11-19 20:30"), CALENDAR_2026)
    assert (last.state, last.working_days, last.hours) == ("last_day", 1, 3)


def test_between_target_and_limit_the_countdown_aims_at_the_limit() -> None:
    december = due("report", "2026-12")
    assert not remaining(december, december.target_at, CALENDAR_2026).past_target
    saturday = remaining(december, at("2026-12-19 09:00"), CALENDAR_2026)
    assert (saturday.state, saturday.working_days) == ("before", 1)
    assert (saturday.until, saturday.past_target) == (date(2026, 12, 21), True)
    monday = remaining(december, at("2026-12-21 09:00"), CALENDAR_2026)
    assert (monday.state, monday.working_days, monday.hours) == ("last_day", 1, 15)


@pytest.mark.parametrize(
    ("now", "days"),
    [("2026-12-22 00:01", 1), ("2026-12-23 09:00", 2), ("2026-12-27 09:00", 4)],
)
def test_overdue_counts_working_days_after_the_limit(now: str, days: int) -> None:
    late = remaining(due("report", "2026-12"), at(now), CALENDAR_2026)
    assert (late.state, late.overdue_days, late.working_days) == ("overdue", days, 0)


def test_overdue_on_the_very_day_of_an_early_closing_is_one_day() -> None:
    rule = DeadlineRule(20, closing_time="17:00")
    found = deadline(rule, Period(2026, 11), CALENDAR_2026)
    assert remaining(found, at("2026-11-19 17:01"), CALENDAR_2026).overdue_days == 1


def test_an_extension_moves_target_and_limit() -> None:
    longer = extended(due("report", "2026-11"), at("2026-11-24 00:00"))
    assert longer.limit_day == longer.target_day == date(2026, 11, 23)
    assert longer.limit_at == at("2026-11-24 00:00")
    assert longer.reasons[0].code == "limit_extended"


@pytest.mark.parametrize(("period", "days"), [("2026-02", 1), ("2026-11", 2), ("2026-12", 3)])
def test_the_office_keeps_some_working_days(period: str, days: int) -> None:
    between = few_days_between(due("report", period), due("office", period), CALENDAR_2026)
    assert between == days


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 17), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 11, 23), date(2026, 11, 25)),
    ],
)
def test_a_returned_report_is_due_before_the_office_target_but_never_today(
    today: date, expected: date
) -> None:
    assert default_return_due(due("office", "2026-11"), today, CALENDAR_2026) == expected


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"day": "20"},
        {"day": True},
        {"day": 0},
        {"day": 32},
        {"day": 20, "inclusive": 1},
        {"day": 20, "hour": 5},
        {"day": 20, "closing_time": "25:00"},
        {"day": 20, "target_shift": "back"},
        {"day": 20, "late_shift": 3},
        {"day": 20, "overrides": {"12": "x"}},
        {"day": 20, "overrides": {"12": 40}},
        {"day": 20, "overrides": {"13": 15}},
        {"day": 20, "months_after": 2},
        {"day": 20, "grace_days": -1},
        {"day": 20, "time_zone": "UTC"},
    ],
)
def test_a_malformed_rule_is_refused_with_its_field(data: object) -> None:
    with pytest.raises(UseError) as refused:
        rule_from(data)
    assert refused.value.code == "deadline_rule_malformed"


def test_a_rule_with_overrides_is_read() -> None:
    found = rule_from({"day": 25, "inclusive": True, "overrides": {"12": 15}})
    assert found == DeadlineRule(25, inclusive=True, overrides={"12": 15})


def test_a_rule_may_name_a_day_of_the_next_month_and_working_days_of_grace() -> None:
    notice = deadline(DeadlineRule(3, months_after=1), Period(2026, 11), CALENDAR_2026)
    assert notice.limit_at == at("2026-12-03 00:00")
    graced = deadline(DeadlineRule(20, grace_days=2), Period(2026, 11), CALENDAR_2026)
    assert (graced.limit_day, graced.target_day) == (date(2026, 11, 23), date(2026, 11, 19))
    assert graced.reasons[-1].values == {"days": 2}


def test_a_sunday_limit_without_shift_is_still_its_own_last_day() -> None:
    rule = DeadlineRule(20, inclusive=True, target_shift="none", late_shift="none")
    found = deadline(rule, Period(2026, 12), Calendar())
    left = remaining(found, found.limit_at - timedelta(hours=2), Calendar())
    assert (left.state, left.working_days, left.hours) == ("last_day", 0, 2)
