from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from workreport.domain.period import Period, Span
from workreport.domain.rollup import MonthResult, roll_up

QUARTER = Span.parse("2026-Q4")
OCTOBER, NOVEMBER, DECEMBER = QUARTER.months


def test_a_quarter_is_the_mean_of_its_scores_and_the_count_of_its_levels() -> None:
    found = roll_up(
        QUARTER,
        {
            OCTOBER: MonthResult("A", Fraction(1115, 12)),
            NOVEMBER: MonthResult("B", 80),
            DECEMBER: MonthResult("B", 70),
        },
    )
    assert found.mean == (Fraction(1115, 12) + 150) / 3
    assert found.levels == {"A": 1, "B": 2}
    assert (found.rated, found.scored, found.missing) == (3, 3, ())


def test_a_missing_month_is_named_and_never_guessed() -> None:
    found = roll_up(QUARTER, {OCTOBER: MonthResult("A", 90), DECEMBER: MonthResult()})
    assert found.missing == (NOVEMBER, DECEMBER)
    assert (found.mean, found.scored) == (90, 1)


def test_a_month_not_rated_lies_outside_of_the_mean_and_of_the_levels() -> None:
    found = roll_up(
        QUARTER, {OCTOBER: MonthResult("B", 80), NOVEMBER: MonthResult(not_rated="thai sản")}
    )
    assert (found.levels, found.mean) == ({"B": 1}, 80)
    assert (found.not_rated, found.missing) == ((NOVEMBER,), (DECEMBER,))


def test_levels_without_scores_have_no_mean() -> None:
    assert roll_up(QUARTER, dict.fromkeys(QUARTER.months, MonthResult("A"))).mean is None


def test_months_of_another_quarter_do_not_count() -> None:
    found = roll_up(QUARTER, {Period(2026, 9): MonthResult("D", 0)})
    assert (found.levels, found.mean, found.missing) == ({}, None, QUARTER.months)


@given(st.lists(st.none() | st.fractions(0, 100, max_denominator=60), min_size=12, max_size=12))
def test_the_year_is_the_weighted_mean_of_its_quarters(scores: list[Fraction | None]) -> None:
    year = Span.parse("2026")
    months = {
        month: MonthResult("A", score)
        for month, score in zip(year.months, scores, strict=True)
        if score is not None
    }
    whole = roll_up(year, months)
    parts = [roll_up(Span.parse(f"2026-Q{number}"), months) for number in range(1, 5)]
    known = [(part.mean, part.scored) for part in parts if part.mean is not None]
    assert whole.scored == sum(count for _mean, count in known)
    if whole.mean is not None:
        assert whole.mean == sum(mean * count for mean, count in known) / whole.scored
