"""Days as people write them into spreadsheets: dates, serials, "trước 20/11", "cuối tháng"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workreport.domain.period import Period
from workreport.domain.sheet_values import CellValue, clean_text, match_key

# Excel counts days from here, its non-existent 29/02/1900 included.
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 10000, 75000  # the years 1927 to 2105
_YEARS = range(1900, 2100)
_FIRST_YEAR = 2000  # no task is older; people are
_WRAP = 10  # months apart: from November to January, a day without year is in the next year

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<!\d)(\d{1,2})\s*([/.\-])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2}))?(?!\s*[/.\-]\s*\d)(?!\d)"
)
_WORDED = re.compile(
    r"(?<!\d)(\d{1,2})\s*(tháng)\s*(\d{1,2})(?:\s*(?:năm|[/\-.,])?\s*(\d{4}))?(?!\d)",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"[T ]0?0:00(:00(\.0+)?)?$")
_PLAIN_WORDS = re.compile(r"\b(ngày|hạn|vào|hoàn thành|chủ nhật|thứ\s+\w+)\b|[\s,.:;()]")

_END_OF_MONTH = re.compile(
    r"(?:truoc |den )?(?:ngay )?(?:cuoi|het|trong|ngay cuoi|cuoi cua)(?: trong)? thang"
    r"(?: nay| (\d{1,2})(?: (?:nam )?(\d{4}))?)?"
)
_END_OF_QUARTER = re.compile(r"(?:cuoi |het |trong )?quy (iv|iii|ii|i|[1-4])(?: (?:nam )?(\d{4}))?")
_END_OF_YEAR = re.compile(r"(?:cuoi|het|trong) nam(?: nay| (\d{4}))?")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS = 12
_DIGITS = 6  # more digits are no serial number


@dataclass(frozen=True, slots=True)
class DayReading:
    """A day read from a cell; ``words`` only when they say more than the day.

    ``dated`` tells that the cell looks like a date: without ``day`` it is then a wrong one.
    """

    day: date | None
    words: str = ""
    dated: bool = True


def read_day(value: CellValue, period: Period) -> DayReading:
    """Read the day a cell of a plan or of results names.

    Args:
        value: The cell.
        period: The month the sheet is about; it gives the year where none is written.
    """
    reading = _read_day(value, period)
    if reading.day is not None and reading.day.year < _FIRST_YEAR:
        return DayReading(None, clean_text(value))
    return reading


def _read_day(value: CellValue, period: Period) -> DayReading:
    if isinstance(value, (date, int, float)):
        day = _typed_day(value)
        return DayReading(day, "" if day else clean_text(value))
    text = _MIDNIGHT.sub("", clean_text(value))
    if not text:
        return DayReading(None, "", dated=False)
    if text.isdecimal() and len(text) <= _DIGITS:
        day = _typed_day(int(text))
        return DayReading(day, "" if day else text)
    return _written_day(text, period)


def _typed_day(value: float | date) -> date | None:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value if value.year in _YEARS else None
    if isinstance(value, bool) or not _FIRST_SERIAL <= value < _LAST_SERIAL:
        return None
    return _SERIAL_ZERO + timedelta(days=int(value))


def _written_day(text: str, period: Period) -> DayReading:
    # Of a span such as "từ 05/11 đến 20/11" the last day counts, and the words are kept.
    matches = [*_ISO.finditer(text), *_NUMERIC.finditer(text), *_WORDED.finditer(text)]
    if not matches:
        return _day_in_words(text, period)
    last = max(matches, key=lambda match: match.end())
    day = _day_of(last, period)
    rest = _PLAIN_WORDS.sub("", (text[: last.start()] + text[last.end() :]).casefold())
    return DayReading(day, text if rest or day is None else "")


def _day_of(match: re.Match[str], period: Period) -> date | None:
    if match.re is _ISO:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    month = int(match[3])
    year = int(match[4]) if match[4] else _year_beside(period, month)
    return _day(year if year > 99 else year + 2000, month, int(match[1]))  # noqa: PLR2004 - 26


def _year_beside(period: Period, month: int) -> int:
    # A plan of December that says 05/01 means the January that follows.
    if period.month - month >= _WRAP:
        return period.year + 1
    return period.year - 1 if month - period.month >= _WRAP else period.year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _day_in_words(text: str, period: Period) -> DayReading:
    key = match_key(text)
    for form, last_day in (
        (_END_OF_MONTH, _last_of_month),
        (_END_OF_QUARTER, _last_of_quarter),
        (_END_OF_YEAR, _last_of_year),
    ):
        match = form.fullmatch(key)
        if match is not None:
            return DayReading(last_day(match, period), text)
    return DayReading(None, text, dated=any(letter.isdecimal() for letter in text))


def _last_of_month(match: re.Match[str], period: Period) -> date | None:
    if match[1] is None:
        return period.last_day
    month = int(match[1])
    if not 1 <= month <= _MONTHS:
        return None
    return Period(int(match[2] or _year_beside(period, month)), month).last_day


def _last_of_quarter(match: re.Match[str], period: Period) -> date:
    return Period(int(match[2] or period.year), _QUARTERS[match[1]] * 3).last_day


def _last_of_year(match: re.Match[str], period: Period) -> date:
    return date(int(match[1] or period.year), _MONTHS, 31)


def read_birth(value: CellValue) -> tuple[date | None, int | None]:
    """Read a birthday, or only the year of birth; both are empty when neither is plain."""
    text = _MIDNIGHT.sub("", clean_text(value))
    year = re.fullmatch(r"(?:\d{1,2}\s*[/.\-]\s*)?(19\d\d|20\d\d)", text)
    if year is not None:
        return None, int(year[1])
    day = _typed_day(value) if isinstance(value, (date, int, float)) else _written_birth(text)
    return day, day.year if day else None


def _written_birth(text: str) -> date | None:
    if text.isdecimal() and len(text) <= _DIGITS:
        return _typed_day(int(text))
    match = _ISO.search(text) or _NUMERIC.search(text) or _WORDED.search(text)
    if match is None or match.re is _ISO:
        return _day_of(match, Period(2000, 1)) if match else None
    if not match[4]:
        return None
    year = int(match[4])
    if year <= 99:  # noqa: PLR2004 - two digits: nobody on a roster is born after 2019
        year += 2000 if year < 20 else 1900  # noqa: PLR2004
    return _day(year, int(match[3]), int(match[1]))
