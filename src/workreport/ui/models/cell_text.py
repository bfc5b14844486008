"""Turns typed or pasted text into the value of a cell."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from workreport.domain.errors import UseError
from workreport.ui.models.column import Column, Editor
from workreport.ui.models.day_entry import understand_day

_FIGURE = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?")
_MOST_WHOLE = 9
_MOST_DECIMALS = 6  # as signed bodies take them
_BLANKS = {0xA0: " ", 0x202F: " ", 0x2007: " ", 0x200B: None, 0xFEFF: None}


def plain_words(text: str) -> str:
    """Return text without tone marks and case, to compare what people type."""
    spread = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in spread if not unicodedata.combining(sign)).strip()


def read_value(column: Column[object], text: str, near: date) -> object:
    """Return the value a text means in a column.

    Raises:
        CodedError: The text cannot be a value of this column.
    """
    text = unicodedata.normalize("NFC", text.translate(_BLANKS))
    clean = text.strip()
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
            return text.rstrip()
        case _:
            return " ".join(clean.split())


def read_figure(text: str) -> Decimal | None:
    """Return a number written with a decimal comma, ``None`` for an empty text.

    With both signs the last one begins the decimals: 1.234,5 and 1,234.5 are the same number.

    Raises:
        UseError: ``figure_malformed``.
    """
    if not text:
        return None
    plain = "".join(text.split())
    comma, dot = plain.rfind(","), plain.rfind(".")
    if comma >= 0:
        plain = plain.replace("." if comma > dot else ",", "").replace(",", ".")
    if not _FIGURE.fullmatch(plain):
        raise UseError("figure_malformed", value=text)
    return Decimal(plain)


def read_measure(text: str) -> str:
    """Return a quantity or a coefficient as it is shown, empty for an empty text.

    Raises:
        UseError: ``figure_malformed`` for what is no number, negative or endless.
    """
    figure = read_figure(text)
    if figure is None:
        return ""
    shown = f"{figure.normalize():f}"
    whole, _dot, part = shown.partition(".")
    if figure < 0 or len(whole) > _MOST_WHOLE or len(part) > _MOST_DECIMALS:
        raise UseError("figure_malformed", value=text)
    return shown.replace(".", ",")


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
