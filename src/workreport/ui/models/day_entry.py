"""Understands a day as people type and paste it: 5/11, 05-11-26, 0511, 2026-11-05, 5 tháng 11."""

import re
from datetime import date

from workreport.domain.errors import UseError

_PARTS = re.compile(r"(\d{1,2})(?:[/\-. ](\d{1,2})(?:[/\-. ](\d{4}|\d{2}))?)?")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s+(?:tháng|thg)\s*(\d{1,2})(?:,?\s+(?:năm\s+)?(\d{4}))?"
)
_MONTHS = re.compile(r"(\d{1,2})[/\-. ](?:thg|th|t)\.?\s*(\d{1,2})(?:[/\-. ](\d{4}|\d{2}))?")
_CLOCK = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:am|pm|sa|ch)?$")
_CENTURY = 2000
_SHORT_YEAR = 100


def understand_day(text: str, near: date) -> date | None:
    """Return the day a text means, ``None`` for an empty text.

    A missing month or year is that of ``near``, usually the first day of the period.

    Raises:
        UseError: ``day_malformed`` when the text is no day at all, ``day_missing`` when the
            calendar has no such day.
    """
    cleaned = _CLOCK.sub("", " ".join(text.casefold().split())).strip("/-. ")
    if not cleaned:
        return None
    iso = _ISO.fullmatch(cleaned)
    patterns = (_DIGITS, _PARTS, _WORDS, _MONTHS)
    match = next((found for one in patterns if (found := one.fullmatch(cleaned))), None)
    if iso is None and match is None:
        raise UseError("day_malformed", value=text.strip())
    day, month, year = _numbers(iso, match, near)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UseError("day_missing", value=text.strip()) from error


def _numbers(
    iso: re.Match[str] | None, match: re.Match[str] | None, near: date
) -> tuple[int, int, int]:
    if iso is not None:
        return int(iso[3]), int(iso[2]), int(iso[1])
    if match is None:
        return 0, 0, 0
    year = int(match[3]) if match[3] else near.year
    if year < _SHORT_YEAR:
        year += _CENTURY
    return int(match[1]), int(match[2]) if match[2] else near.month, year


def full_day(day: date | None) -> str:
    """Write a day as ``dd/MM/yyyy``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def short_day(day: date | None, year: int) -> str:
    """Write a day as ``dd/MM`` when its year is the one everybody reads about."""
    if day is None:
        return ""
    return f"{day.day:02}/{day.month:02}" if day.year == year else full_day(day)
