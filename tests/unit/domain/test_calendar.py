from datetime import date

import pytest
from tests.unit.domain.months import CALENDAR_2026, at

from workreport.domain.calendar import Calendar, day_ended_by, end_of, local_day


def test_weekends_and_holidays_are_not_worked_but_a_swapped_saturday_is() -> None:
    assert CALENDAR_2026.is_working(date(2026, 11, 19))
    assert not CALENDAR_2026.is_working(date(2026, 11, 21))
    assert not CALENDAR_2026.is_working(date(2026, 11, 22))
    assert not CALENDAR_2026.is_working(date(2026, 11, 24))
    assert CALENDAR_2026.is_working(date(2026, 8, 22))
    assert not CALENDAR_2026.is_working(date(2026, 8, 31))


def test_a_day_called_back_is_worked_although_it_stands_among_the_days_off() -> None:
    day = date(2026, 11, 24)
    assert Calendar({day: "Ngày Văn hóa"}, frozenset({day})).is_working(day)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 12, 19), "day_saturday"),
        (date(2026, 12, 20), "day_sunday"),
        (date(2026, 11, 24), "day_holiday"),
        (date(2026, 2, 15), "day_holiday"),
    ],
)
def test_a_day_off_says_why(day: date, code: str) -> None:
    reason = CALENDAR_2026.why_off(day)
    assert reason is not None
    assert reason.code == code
    assert reason.values["day"] == day


def test_a_working_day_has_no_reason_and_a_nameless_day_off_a_plain_one() -> None:
    day = date(2026, 11, 19)
    assert CALENDAR_2026.why_off(day) is None
    reason = Calendar({day: ""}).why_off(day)
    assert reason is not None
    assert reason.code == "day_off"


def test_the_neighbouring_working_days_skip_the_whole_tet() -> None:
    assert CALENDAR_2026.previous_working(date(2026, 2, 19)) == date(2026, 2, 13)
    assert CALENDAR_2026.next_working(date(2026, 2, 19)) == date(2026, 2, 23)
    assert CALENDAR_2026.previous_working(date(2026, 11, 19)) == date(2026, 11, 19)
    assert CALENDAR_2026.next_working(date(2026, 11, 19)) == date(2026, 11, 19)


def test_working_days_count_from_the_day_after_up_to_the_last_one() -> None:
    assert CALENDAR_2026.working_days(date(2026, 11, 19), date(2026, 11, 25)) == 3
    assert CALENDAR_2026.working_days(date(2026, 2, 13), date(2026, 2, 23)) == 1
    assert CALENDAR_2026.working_days(date(2026, 11, 19), date(2026, 11, 19)) == 0
    assert CALENDAR_2026.working_days(date(2026, 11, 25), date(2026, 11, 19)) == 0


def test_the_digest_depends_on_the_entries_and_not_on_their_order() -> None:
    days = {date(2026, 1, 1): "Tết", date(2026, 9, 2): "Quốc khánh"}
    turned = Calendar(dict(reversed(days.items())))
    assert Calendar(days).digest() == turned.digest()
    assert len(turned.digest()) == 64
    assert Calendar(days).digest() != Calendar(days, frozenset({date(2026, 8, 22)})).digest()
    assert Calendar(days).digest() != Calendar(days | {date(2026, 5, 1): "Lao động"}).digest()
    decomposed = {date(2026, 1, 1): "Te\u0302\u0301t", date(2026, 9, 2): "Quốc khánh"}
    assert Calendar(days).digest() == Calendar(decomposed).digest()


def test_a_day_ends_at_midnight_in_viet_nam() -> None:
    assert end_of(date(2026, 11, 19)) == at("2026-11-20 00:00")
    assert local_day(at("2026-11-20 00:00")) == date(2026, 11, 20)
    assert day_ended_by(at("2026-11-20 00:00")) == date(2026, 11, 19)
    assert day_ended_by(at("2026-11-19 17:00")) == date(2026, 11, 19)
