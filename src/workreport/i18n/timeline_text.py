"""A step of a report in words: its days are written as people write them."""

from collections.abc import Mapping
from datetime import date, datetime

from workreport.i18n.formats import day_text, moment_text
from workreport.i18n.messages import cause


def event_words(code: str, values: Mapping[str, object]) -> str:
    """Say what happened in one step."""
    return cause(code, {name: _told(value) for name, value in values.items()}).strip()


def _told(value: object) -> object:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return day_text(value)
    return "" if value is None else value
