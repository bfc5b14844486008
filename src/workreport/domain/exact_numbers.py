"""Exact numbers: reading them without floats, adding them up, and writing them for people."""

import re
from collections.abc import Collection, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor, lcm

from workreport.domain.levels import L4

Exact = int | Fraction  # whole numbers stay integers: they are several times faster

_DECIMALS = 2
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?")


def exact_number(value: object) -> Exact | None:
    """Read an integer or a decimal string such as "28.5"; None when it is neither.

    A float is never exact, and neither truth nor "1e3" is a number people would write.
    """
    text = str(value) if type(value) is int else value
    if not isinstance(text, str) or _NUMBER.fullmatch(text) is None:
        return None
    return simplest(Fraction(text))


def simplest(value: Exact) -> Exact:
    """Return a whole number as an integer, any other as it is."""
    if type(value) is Fraction and value.denominator == 1:
        return value.numerator
    return value


def decimal2(value: Exact, thresholds: Collection[Fraction] = L4.thresholds) -> str:
    """Write a score with two decimals, half up.

    More decimals are shown where rounding would carry it over a threshold, so that nothing reads
    90,00 beside the level below.
    """
    places = _DECIMALS
    while True:
        shown = rounded(value, places)
        if all((value >= start) == (Fraction(shown) >= start) for start in thresholds):
            return f"{shown:f}"
        places += 1


def exact(value: Exact) -> str:
    """Write a score exactly, such as ``1115/18`` or ``90``."""
    return str(value)


def rounded(value: Exact, places: int) -> Decimal:
    """Round half up to a number of decimals."""
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)


def percent(share: Exact, places: int = 1) -> Decimal:
    """Return a share as a percentage for showing."""
    return rounded(share * 100, places)


def plain(value: Exact) -> Decimal:
    """Return a number for showing: all its decimals when they end, four otherwise."""
    return _plain(*value.as_integer_ratio())  # a fraction itself is slow to look up


@lru_cache(maxsize=4096)
def _plain(above: int, below: int) -> Decimal:
    value = Fraction(above, below)
    for places in range(4):
        shown = rounded(value, places)
        if Fraction(shown) == value:
            return shown
    return rounded(value, 4)


def total(values: Iterable[Exact]) -> Fraction:
    """Add exactly, over one common denominator instead of reducing after each step."""
    pairs = [value.as_integer_ratio() for value in values]
    common = lcm(*(below for _above, below in pairs))
    return Fraction(sum(above * (common // below) for above, below in pairs), common)
