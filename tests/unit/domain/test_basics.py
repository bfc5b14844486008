from datetime import date

import pytest

from workreport.domain.errors import RuleError, UseError, WorldError
from workreport.domain.ids import is_id, new_id
from workreport.domain.period import Period


def test_the_family_of_an_error_decides_the_exit_code() -> None:
    assert [kind.exit_code for kind in (RuleError, UseError, WorldError)] == [1, 2, 3]
    assert str(UseError("period_malformed", value="x")) == "period_malformed(value='x')"


def test_an_identity_is_fresh_and_recognised() -> None:
    first, second = new_id(), new_id()
    assert first != second
    assert is_id(first)
    assert not is_id(first[:-1])
    assert not is_id("g" * 32)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "1999-12", "2100-01", "2026-1", "11/2026"])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(UseError) as refused:
        Period.parse(text)
    assert refused.value.code == "period_malformed"


def test_months_follow_each_other_across_the_year() -> None:
    december = Period.parse(" 2026-12 ")
    assert str(december.next) == "2027-01"
    assert december.next.previous == december
    assert december.plus(-12) == Period(2025, 12)
    assert Period.of(date(2026, 2, 14)) < december
    assert (Period(2028, 2).first_day, Period(2028, 2).last_day) == (
        date(2028, 2, 1),
        date(2028, 2, 29),
    )
