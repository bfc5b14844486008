import gettext
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from typing_extensions import override

from workreport.i18n import translation
from workreport.i18n.formats import (
    countdown_text,
    day_text,
    deadline_sentence,
    limit_sentence,
    moment_text,
    number_text,
    percent_text,
    period_text,
    shown,
    weekday_text,
)
from workreport.i18n.reasons import reason_text

THURSDAY = date(2026, 11, 19)
MORNING = datetime(2026, 11, 18, 2, 5, 7, tzinfo=UTC)


ENGLISH = {
    "thứ Năm": "Thursday",
    "tháng 11": "November",
    "{month_name}/{year}": "{month_name} {year}",
    "1.234,5": "1,234.5",
    "Gửi trước hết {day}": "File by the end of {day}",
}


class Dictionary(gettext.NullTranslations):
    """English for the few texts these tests ask for."""

    @override
    def gettext(self, message: str) -> str:
        return ENGLISH.get(message, message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        if msgid1 != "còn {days} ngày làm việc":
            return msgid1
        return "{days} working day left" if n == 1 else "{days} working days left"


@pytest.fixture
def english() -> Iterator[None]:
    translation.add_catalogue("en", Dictionary())
    with translation.speaking("en"):
        yield


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("full", "19/11/2026"),
        ("short", "19/11"),
        ("weekday", "thứ Năm 19/11"),
        ("official", "ngày 19 tháng 11 năm 2026"),
    ],
)
def test_a_day_is_written_in_its_styles(style: str, text: str) -> None:
    assert day_text(THURSDAY, style) == text


def test_official_days_have_a_zero_before_days_below_ten_and_months_one_and_two() -> None:
    assert day_text(date(2026, 2, 5), "official") == "ngày 05 tháng 02 năm 2026"
    assert day_text(date(2026, 3, 5), "official") == "ngày 05 tháng 3 năm 2026"


def test_all_weekdays_have_their_names() -> None:
    names = [weekday_text(date(2026, 11, day)) for day in range(16, 23)]
    assert names == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("full", "18/11/2026 09:05"),
        ("short", "18/11 09:05"),
        ("seconds", "18/11/2026 09:05:07"),
        ("time", "09:05:07"),
    ],
)
def test_an_instant_is_written_in_viet_nams_time(style: str, text: str) -> None:
    assert moment_text(MORNING, style) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("title", "Tháng 11/2026"),
        ("inline", "tháng 11/2026"),
        ("long", "tháng 11 năm 2026"),
        ("month", "tháng 11"),
    ],
)
def test_a_month_is_written_in_its_styles(style: str, text: str) -> None:
    assert period_text("2026-11", style) == text


def test_numbers_have_a_decimal_comma_and_dots_between_thousands() -> None:
    assert number_text(1234) == "1.234"
    assert number_text(Decimal("1234.50")) == "1.234,50"
    assert number_text(Fraction(1115, 18)) == "61,94"
    assert number_text(Fraction(1115, 18), 1) == "61,9"
    assert number_text(Fraction(5, 2), 0) == "3"
    assert number_text(Decimal("12.345"), 2) == "12,35"
    assert number_text(7, 2) == "7,00"
    assert percent_text(Fraction(70, 98)) == "71,4%"


@pytest.mark.parametrize(
    ("countdown", "text"),
    [
        (countdown_text("before", 3), "còn 3 ngày làm việc"),
        (countdown_text("last_day", 1), "Hôm nay là ngày cuối"),
        (countdown_text("last_day", 1, hours=4), "Hôm nay là ngày cuối, còn 4 giờ"),
        (countdown_text("overdue", 0, 1), "Đã quá hạn 1 ngày làm việc"),
    ],
)
def test_the_deadline_and_its_countdown_read_as_one_line(countdown: str, text: str) -> None:
    assert deadline_sentence(THURSDAY, countdown) == f"Gửi trước hết thứ Năm 19/11 · {text}"


def test_the_office_and_the_limit_have_their_own_words() -> None:
    left = countdown_text("before", 2)
    monday = date(2026, 11, 23)
    assert deadline_sentence(monday, left, "office") == (
        "Tổng hợp xong trước hết thứ Hai 23/11 · còn 2 ngày làm việc"
    )
    assert deadline_sentence(monday, left, last_chance=True) == (
        "Gửi muộn nhất hết thứ Hai 23/11 · còn 2 ngày làm việc"
    )
    why = reason_text("day_holiday", {"day": date(2026, 11, 24), "name": "Ngày Văn hóa"})
    assert limit_sentence(date(2026, 11, 25), "office", why) == (
        "Văn phòng tổng hợp xong muộn nhất thứ Tư 25/11, vì ngày 24 là ngày nghỉ (Ngày Văn hóa)"
    )
    assert limit_sentence(monday) == "Gửi muộn nhất hết thứ Hai 23/11"


@pytest.mark.usefixtures("english")
def test_another_language_arranges_days_numbers_and_counts_its_own_way() -> None:
    assert deadline_sentence(THURSDAY, countdown_text("before", 3)) == (
        "File by the end of Thursday 19/11 · 3 working days left"
    )
    assert countdown_text("before", 1) == "1 working day left"
    assert number_text(Decimal("1234.5")) == "1,234.5"
    assert period_text("2026-11", "inline") == "November 2026"


def test_values_of_a_sentence_are_written_for_people() -> None:
    values = shown(
        {
            "share": Fraction(1, 3),
            "points": Decimal("2.1"),
            "hours": 9.8,
            "day": THURSDAY,
            "since": MORNING,
            "count": 1200,
            "name": "An",
            "period": "2026-10",
            "value": "2026-10",  # what somebody typed is repeated as it was typed
        }
    )
    assert "{share} {points} {hours} {count} {name}".format(**values) == "0,33 2,1 9,8 1200 An"
    assert "tháng {period}, {value}".format(**values) == "tháng 10/2026, 2026-10"
    assert "{day} {day:%d/%m} {since} {since:%H:%M}".format(**values) == (
        "19/11/2026 19/11 18/11/2026 09:05 09:05"
    )
    assert str(values["day"]) == "19/11/2026"
