from fractions import Fraction
from typing import Any

import pytest

from workreport.domain.errors import UseError
from workreport.domain.rating_scheme import ABCD, ABCD_DIRECT, L4, level_set_from, scheme_from

LEVELS = [
    {"code": "A", "vi": "Loại A", "en": "Grade A", "min": 90},
    {"code": "B", "vi": "Loại B", "en": "Grade B", "min": "70"},
    {"code": "C", "vi": "Loại C", "en": "Grade C", "min": "50"},
    {"code": "D", "vi": "Loại D", "en": "Grade D", "min": 0},
]
SCHEME = {
    "id": "abcd_direct",
    "vi": "Xếp loại A, B, C, D, không chấm điểm",
    "en": "Grades A, B, C, D without a score",
    "level_set": "ABCD",
    "required_remarks": ["A", "D"],
    "quota": {"top": "A", "base": ["B"], "share": "1/5"},
}


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


def test_data_describes_the_built_in_levels_and_scheme() -> None:
    levels = level_set_from({"id": "ABCD", "levels": LEVELS})
    assert levels == ABCD
    assert scheme_from(SCHEME, {"ABCD": levels}) == ABCD_DIRECT


def test_a_scheme_without_quota_limits_nothing() -> None:
    bare = {name: value for name, value in SCHEME.items() if name != "quota"}
    read = scheme_from(bare, {"ABCD": ABCD})
    assert (read.quota_top, read.quota_base) == ("", ())


@pytest.mark.parametrize(
    "data",
    [
        {"id": "x"},
        {"id": "x", "levels": []},
        {"id": "x", "levels": ["A"]},
        {"levels": LEVELS},
        {"id": "x", "levels": list(reversed(LEVELS))},
        {"id": "x", "levels": [LEVELS[0], {**LEVELS[1], "code": "A"}]},
        {"id": "x", "levels": [{**LEVELS[0], "min": 90.0}]},
        {"id": "x", "levels": [{**LEVELS[0], "min": "viel"}]},
        {"id": "x", "levels": [{**LEVELS[0], "min": "1/0"}]},
        {"id": "x", "levels": [{**LEVELS[0], "vi": ""}]},
    ],
)
def test_a_malformed_level_set_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(UseError) as refused:
        level_set_from(data)
    assert refused.value.code == "scheme_malformed"


@pytest.mark.parametrize(
    "change",
    [
        {"level_set": "L9"},
        {"status": "law"},
        {"quota": 5},
        {"quota": {"top": "X"}},
        {"quota": {"base": "B"}},
        {"quota": {"share": True}},
        {"required_remarks": ["Z"]},
        {"remark_letters": "10"},
        {"remark_letters": -1},
    ],
)
def test_a_malformed_scheme_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UseError) as refused:
        scheme_from({**SCHEME, **change}, {"ABCD": ABCD})
    assert refused.value.code == "scheme_malformed"
