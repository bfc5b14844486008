"""The tone mark goes where a style has it, and nothing else of a text changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.i18n.tone_marks import ToneStyle, tone_changes, with_changes


def styled(text: str, style: ToneStyle) -> str:
    return with_changes(text, tone_changes(text, style))


@pytest.mark.parametrize(
    ("first", "second"),
    [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thúy", "thuý"), ("Tỉnh ủy", "Tỉnh uỷ"), ("XÓA", "XOÁ")],
)
def test_open_syllables_follow_the_style_both_ways(first: str, second: str) -> None:
    assert styled(second, ToneStyle.FIRST) == first
    assert styled(first, ToneStyle.SECOND) == second
    assert styled(first, ToneStyle.FIRST) == first


@pytest.mark.parametrize("style", ToneStyle)
@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("hòan thành", "hoàn thành"),
        ("qúy III", "quý III"),
        ("gìa", "già"),
        ("cuả", "của"),
        ("thúê", "thuế"),
        ("chuỷên", "chuyển"),
        ("nghiã", "nghĩa"),
        ("ngòai", "ngoài"),
        ("Hòang", "Hoàng"),
    ],
)
def test_a_mark_on_the_wrong_vowel_is_put_right_in_every_style(
    wrong: str, right: str, style: ToneStyle
) -> None:
    assert styled(wrong, style) == right


@pytest.mark.parametrize("style", ToneStyle)
def test_words_that_need_nothing_are_not_touched(style: ToneStyle) -> None:
    text = (
        "Quý III, quả, gì, gìn giữ, giường, mùa, của, thuế, khuỷu, ngoèo, oái, Nguyễn, WiFi, "
        "Đắk Lắk, ASEAN, 12-BC/BTCTU; àb, xyzá."
    )
    assert tone_changes(text, style) == ()


def test_changes_name_their_places() -> None:
    changes = tone_changes("Tỉnh uỷ và uỷ ban", ToneStyle.FIRST)
    assert [(one.start, one.before, one.after) for one in changes] == [
        (5, "uỷ", "ủy"),
        (11, "uỷ", "ủy"),
    ]


@given(st.text(), st.sampled_from(ToneStyle))
def test_a_second_time_changes_nothing(text: str, style: ToneStyle) -> None:
    once = styled(text, style)
    assert styled(once, style) == once
