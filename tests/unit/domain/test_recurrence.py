from datetime import date

import pytest

from workreport.domain.ids import is_id
from workreport.domain.period import Period
from workreport.domain.recurrence import drawn, due_day, months_of


def test_quarterly_months_are_every_third_from_the_first_on() -> None:
    found = [str(one) for one in months_of("quarter", Period(2026, 11), Period(2027, 7))]
    assert found == ["2026-11", "2027-02", "2027-05"]
    assert len(list(months_of("month", Period(2026, 11), Period(2027, 7)))) == 9


@pytest.mark.parametrize(
    ("period", "day", "due"),
    [
        (Period(2026, 11), 31, date(2026, 11, 30)),
        (Period(2027, 2), 30, date(2027, 2, 28)),
        (Period(2028, 2), 29, date(2028, 2, 29)),
        (Period(2026, 12), 15, date(2026, 12, 15)),
    ],
)
def test_a_day_the_month_does_not_have_is_its_last(period: Period, day: int, due: date) -> None:
    assert due_day(period, day) == due


def test_what_was_drawn_stays_and_the_rest_is_random() -> None:
    months = [Period(2026, 11), Period(2026, 12)]
    known = {"2026-11": "ab" * 16, "2025-01": "cd" * 16}
    first, second = drawn(months, known), drawn(months, known)
    assert first["2026-11"] == second["2026-11"] == "ab" * 16
    assert first["2025-01"] == "cd" * 16
    assert is_id(first["2026-12"])
    assert first["2026-12"] != second["2026-12"]
