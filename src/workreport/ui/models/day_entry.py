"""Understands a day as people type it: 5/11, 05-11-26, 5.11.2026, 0511, or the day alone."""

import re
from datetime import date

from workreport.domain.errors import UseError

_PARTS = re.compile(r"(\d{1,2})(?:[/\-. ](\d{1,2})(?:[/\-. ](\d{4}|\d{2}))?)?")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")
_CENTURY = 2000
_SHORT_YEAR = 100


def understand_day(text: str, near: date) -> date | None:
    """Return the day a text means, ``None`` for an empty text.

    A missing month or year is that of ``near``, usually the first day of the period.

    Raises:
        UseError: ``day_malformed`` when the text is no day at all, ``day_missing`` when the
            calendar has no such day.
    """
    cleaned = text.strip().strip("/-. ")
    if not cleaned:
        return None
    match = _DIGITS.fullmatch(cleaned) or _PARTS.fullmatch(cleaned)
    if match is None:
        raise UseError("day_malformed", value=text.strip())
    year = int(match[3]) if match[3] else near.year
    if year < _SHORT_YEAR:
        year += _CENTURY
    month = int(match[2]) if match[2] else near.month
    try:
        return date(year, month, int(match[1]))
    except ValueError as error:
        raise UseError("day_missing", value=text.strip()) from error


def full_day(day: date | None) -> str:
    """Write a day as ``dd/MM/yyyy``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def short_day(day: date | None, year: int) -> str:
    """Write a day as ``dd/MM`` when its year is the one everybody reads about."""
    if day is None:
        return ""
    return f"{day.day:02}/{day.month:02}" if day.year == year else full_day(day)
