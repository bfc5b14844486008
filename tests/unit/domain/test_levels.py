from fractions import Fraction

import pytest

from workreport.domain.levels import L4


@pytest.mark.parametrize(
    ("score", "code"),
    [
        (Fraction(100), "HTXS"),
        (Fraction(90), "HTXS"),
        (Fraction(8999999, 100000), "HTT"),
        (Fraction(70), "HTT"),
        (Fraction(50), "HTNV"),
        (Fraction(4999, 100), "KHT"),
        (Fraction(-1), "KHT"),
    ],
)
def test_a_score_falls_into_its_band_without_rounding(score: Fraction, code: str) -> None:
    assert L4.band(score) == code


def test_the_lower_of_two_levels_wins() -> None:
    assert L4.not_above("HTXS", "HTNV") == "HTNV"
    assert L4.not_above("KHT", "HTNV") == "KHT"
