import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.domain.period import Period
from workreport.domain.sheet_days import read_birth, read_day
from workreport.domain.sheet_values import (
    clean_lines,
    clean_text,
    is_order_number,
    is_section_number,
    leave_kind,
    match_key,
    read_decimal,
    read_mark,
    read_quality,
    read_status,
)
from workreport.domain.task import Status

NOVEMBER = Period(2026, 11)
BORN = date(1976, 7, 4)


def test_text_is_composed_trimmed_and_free_of_invisible_letters():
    decomposed = unicodedata.normalize("NFD", "Đỗ Thị  Hồng\u00a0Hằng")
    assert clean_text(f" \u202e{decomposed}\u200b\x07\ufeff ") == "Đỗ Thị Hồng Hằng"


def test_line_breaks_become_spaces_in_one_line_and_stay_in_many():
    assert clean_text("một\r\nhai_x000D_\n\n ba") == "một hai ba"
    assert clean_lines("một\r\nhai_x000D_\n\n ba") == "một\nhai\nba"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (7.0, "7"), (1.5, "1.5"), (True, "x"), (False, ""), (-3, "-3"),
     (date(2026, 11, 5), "05/11/2026"), (datetime(2026, 11, 5, 9, tzinfo=UTC), "05/11/2026")],
)  # fmt: skip
def test_other_cells_become_text(value, text):
    assert clean_text(value) == text


def test_keys_ignore_case_accents_and_signs():
    assert match_key("  Đơn-vị   CHỦ TRÌ: ") == "don vi chu tri"


@pytest.mark.parametrize("text", ["7", "07.", "2.1", "12)"])
def test_arabic_numbers_count_rows(text):
    assert is_order_number(text)
    assert not is_section_number(text)


@pytest.mark.parametrize("text", ["I", "iv.", "XII", "A", "b)"])
def test_roman_numerals_and_letters_count_sections(text):
    assert is_section_number(text)
    assert not is_order_number(text)


@pytest.mark.parametrize("text", ["", "M", "Phòng", "x y"])
def test_other_texts_count_nothing(text):
    assert not is_section_number(text)
    assert not is_order_number(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1,5", "1.5"), (1.5, "1.5"), ("1", "1"), (1.0, "1"), (0.8, "0.8"), ("K = 1,20", "1.2"),
     (0.1 + 0.2, "0.3"), ("10", "10"), (100, "100"), ("0", "0"), ("1,5 lần", None), (-1, None),
     ("1.200", None), (True, None), (float("nan"), None), (float("inf"), None), ("1,2,3", None),
     (date(2026, 1, 5), None), ("", None)],
)  # fmt: skip
def test_numbers_are_read_with_comma_and_point(value, expected):
    assert read_decimal(value) == expected


def test_grouped_numbers_are_read_where_groups_are_usual():
    assert read_decimal("1.200", grouped=True) == "1200"
    assert read_decimal("1.234,5", grouped=True) == "1234.5"


@given(st.decimals(min_value=0, max_value=9999, places=4, allow_nan=False))
def test_every_number_comes_back_as_it_was_written(number):
    for written in (str(number), str(number).replace(".", ","), float(number)):
        assert float(read_decimal(written)) == pytest.approx(float(number))


@pytest.mark.parametrize(
    ("text", "status"),
    [("Đã hoàn thành", Status.COMPLETED), ("Hoàn thành", Status.COMPLETED),
     ("xong", Status.COMPLETED), ("HT", Status.COMPLETED), ("100%", Status.COMPLETED),
     ("Hoàn thành quá hạn", Status.COMPLETED), ("Đang thực hiện", Status.IN_PROGRESS),
     ("đang triển khai", Status.IN_PROGRESS), ("đang làm", Status.IN_PROGRESS),
     ("Đang thực hiện (60%)", Status.IN_PROGRESS), ("80 %", Status.IN_PROGRESS),
     ("Chưa thực hiện", Status.NOT_STARTED), ("Chưa triển khai", Status.NOT_STARTED),
     ("chưa làm", Status.NOT_STARTED), ("0%", Status.NOT_STARTED), ("Chưa hoàn thành", None),
     ("Cơ bản hoàn thành", None), ("Hoàn thành một phần", None), ("120%", None),
     ("Hoàn thành tốt một phần", None), ("", None), ("tốt", None)],
)  # fmt: skip
def test_a_status_is_read_when_it_is_plain(text, status):
    assert read_status(text) is status
    assert read_status(unicodedata.normalize("NFD", text.upper())) is status


@pytest.mark.parametrize(
    ("value", "level"),
    [("Mức 1", 1), ("mức  2", 2), ("3", 3), (1.0, 1), (2, 2), ("Mức III", 3), ("M1", 1),
     ("Tốt", None), ("4", None), (0, None), ("1,5", None), ("", None), ("Mức 1, mức 2", None)],
)  # fmt: skip
def test_quality_is_a_level_not_praise(value, level):
    assert read_quality(value) == level


@pytest.mark.parametrize("value", ["x", "X", "✓", "✔", "có", "CÓ", True, 1, "xx", "+"])
def test_marks_mean_yes(value):
    assert read_mark(value) is True


@pytest.mark.parametrize("value", [None, "", " ", "không", "-", False, 0, "☐"])
def test_missing_marks_mean_no(value):
    assert read_mark(value) is False


@pytest.mark.parametrize("value", ["?", "dự bị", "✗"])
def test_unclear_marks_mean_nothing(value):
    assert read_mark(value) is None


@pytest.mark.parametrize(
    ("note", "kind"),
    [("Nghỉ thai sản", "maternity"), ("Biệt phái", "secondment"), ("Đi học", "study"),
     ("Nghỉ ốm dài ngày", "sick"), ("Nghỉ không lương", "other"), ("", ""), ("Đột xuất", ""),
     ("Hết nghỉ thai sản từ 01/11", ""), ("Đã trở lại sau biệt phái", "")],
)  # fmt: skip
def test_leave_words_are_recognised(note, kind):
    assert leave_kind(note) == kind


@pytest.mark.parametrize(
    ("value", "day", "words"),
    [
        (date(2026, 11, 11), date(2026, 11, 11), ""),
        (datetime(2026, 11, 11, 8, tzinfo=UTC), date(2026, 11, 11), ""),
        (46337, date(2026, 11, 11), ""),
        (46337.5, date(2026, 11, 11), ""),
        ("46337", date(2026, 11, 11), ""),
        ("11/11/2026", date(2026, 11, 11), ""),
        ("9/11/2026", date(2026, 11, 9), ""),
        ("ngày 16/11", date(2026, 11, 16), ""),
        ("Ngày 16 tháng 11 năm 2026", date(2026, 11, 16), ""),
        ("16 THÁNG 11", date(2026, 11, 16), ""),
        ("Trước 20/11", date(2026, 11, 20), "Trước 20/11"),
        ("trước ngày 20/11/2026", date(2026, 11, 20), "trước ngày 20/11/2026"),
        ("05-11-26", date(2026, 11, 5), ""),
        ("20.11.2026", date(2026, 11, 20), ""),
        ("20.11", date(2026, 11, 20), ""),
        ("2026-11-20", date(2026, 11, 20), ""),
        ("2026-11-20 00:00:00", date(2026, 11, 20), ""),
        ("Thứ Sáu, 20/11/2026", date(2026, 11, 20), ""),
        ("17h00 ngày 20/11", date(2026, 11, 20), "17h00 ngày 20/11"),
        ("từ 05/11 đến 20/11", date(2026, 11, 20), "từ 05/11 đến 20/11"),
        ("05-10/11/2026", date(2026, 11, 10), "05-10/11/2026"),
        ("cuối tháng", date(2026, 11, 30), "cuối tháng"),
        ("Trong tháng 12", date(2026, 12, 31), "Trong tháng 12"),
        ("cuối tháng 02/2027", date(2027, 2, 28), "cuối tháng 02/2027"),
        ("Quý IV/2026", date(2026, 12, 31), "Quý IV/2026"),
        ("hết quý I năm 2027", date(2027, 3, 31), "hết quý I năm 2027"),
        ("cuối năm", date(2026, 12, 31), "cuối năm"),
    ],
)
def test_days_are_read_as_they_are_written(value, day, words):
    reading = read_day(value, NOVEMBER)
    assert (reading.day, reading.words) == (day, words)


@pytest.mark.parametrize(
    "value",
    ["31/02/2026", "11/25/2026", "32/11", "cuối tháng 13", "20/11/1026", 20.11, True,
     "999999999999", "1" * 5000, float("nan"), "20/11/1926", 20000],
)  # fmt: skip
def test_wrong_dates_are_dated_but_no_day(value):
    reading = read_day(value, NOVEMBER)
    assert reading.day is None
    assert reading.dated
    assert reading.words


def test_words_without_any_date_are_kept_as_words():
    reading = read_day("Thường xuyên", NOVEMBER)
    assert (reading.day, reading.words, reading.dated) == (None, "Thường xuyên", False)
    assert read_day("  ", NOVEMBER).words == ""


def test_a_day_without_year_may_belong_to_the_year_beside():
    assert read_day("05/01", Period(2026, 12)).day == date(2027, 1, 5)
    assert read_day("28/12", Period(2027, 1)).day == date(2026, 12, 28)
    assert read_day("05/03", Period(2026, 12)).day == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(BORN, (BORN, 1976)), (1976, (None, 1976)), ("1976", (None, 1976)), ("07/1976", (None, 1976)),
     ("04/07/1976", (BORN, 1976)), ("4.7.76", (BORN, 1976)), ("1976-07-04", (BORN, 1976)),
     (27945, (BORN, 1976)), ("27945", (BORN, 1976)), ("ngày 4 tháng 7 năm 1976", (BORN, 1976)),
     ("04/07", (None, None)), ("không rõ", (None, None)), ("", (None, None)), (None, (None, None)),
     ("31/02/1976", (None, None))],
)  # fmt: skip
def test_births_are_days_or_years(value, expected):
    assert read_birth(value) == expected


@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.dates()))
def test_no_cell_breaks_the_reading(value):
    read_day(value, NOVEMBER)
    read_birth(value)
    read_decimal(value)
    read_status(value)
    read_quality(value)
    read_mark(value)
    assert clean_text(clean_text(value)) == clean_text(value)
