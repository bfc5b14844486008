"""Turns typed or pasted text into the value of a cell."""

import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from workreport.domain.errors import UseError
from workreport.ui.models.column import Column, Editor
from workreport.ui.models.day_entry import understand_day


def plain_words(text: str) -> str:
    """Return text without tone marks and case, to compare what people type."""
    spread = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in spread if not unicodedata.combining(sign)).strip()


def read_value(column: Column[object], text: str, near: date) -> object:
    """Return the value a text means in a column.

    Raises:
        CodedError: The text cannot be a value of this column.
    """
    clean = unicodedata.normalize("NFC", text).strip()
    if column.parse is not None:
        return column.parse(clean)
    match column.editor:
        case Editor.DATE:
            return understand_day(clean, near)
        case Editor.FIGURE:
            return read_figure(clean)
        case Editor.CHOICE:
            return read_choice(column, clean)
        case Editor.LONG_TEXT:
            return unicodedata.normalize("NFC", text).rstrip()
        case _:
            return clean


def read_figure(text: str) -> Decimal | None:
    """Return a number written with a decimal comma, ``None`` for an empty text.

    Raises:
        UseError: ``figure_malformed``.
    """
    if not text:
        return None
    try:
        return (
            Decimal(text.replace(" ", "").replace(".", "").replace(",", "."))
            if ("," in text)
            else Decimal(text)
        )
    except InvalidOperation as error:
        raise UseError("figure_malformed", value=text) from error


def read_choice(column: Column[object], text: str) -> object:
    """Return the choice whose key or words were typed, ``None`` for an empty text.

    Raises:
        UseError: ``choice_unknown``.
    """
    if not text:
        return None
    by_key = column.choice_for(text)
    wanted = plain_words(text)
    found = by_key or next(
        (one for one in column.choices if plain_words(one.label) == wanted), None
    )
    if found is None:
        raise UseError("choice_unknown", value=text)
    return found.value
