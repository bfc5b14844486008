from datetime import date

import pytest

from workreport.domain.period import Period
from workreport.domain.roster import away_in, belongs

NOVEMBER = Period(2026, 11)


@pytest.mark.parametrize(
    ("left_on", "expected"),
    [
        (None, True),
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2026, 11, 20), True),
        (date(2026, 12, 1), True),
    ],
)
def test_who_left_during_the_month_still_belongs_to_it(
    left_on: date | None, expected: bool
) -> None:
    assert belongs(left_on, NOVEMBER) is expected


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        (None, None, "maternity"),
        (date(2026, 12, 1), None, ""),
        (None, date(2026, 10, 31), ""),
        (date(2026, 11, 30), None, "maternity"),
        (date(2026, 5, 5), date(2026, 11, 1), "maternity"),
    ],
)
def test_an_absence_counts_in_the_months_it_touches(
    begins: date | None, ends: date | None, expected: str
) -> None:
    assert away_in("maternity", begins, ends, NOVEMBER) == expected
