"""Exact arithmetic over a column of tasks: whole numbers above one common denominator.

Fractions reduce themselves after every step; a column does not need to, and is many times faster.
A column of truths is a plain list. Nothing here rounds.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from workreport.domain.exact_numbers import Exact, simplest


@dataclass(frozen=True, slots=True)
class Column:
    """One number for each task: ``numbers`` divided by ``below``."""

    numbers: list[int]
    below: int = 1

    def values(self) -> list[Exact]:
        """Return the numbers themselves."""
        return [simplest(Fraction(number, self.below)) for number in self.numbers]

    def total(self) -> Exact:
        """Add the column up."""
        whole = sum(self.numbers)
        return whole if self.below == 1 else simplest(Fraction(whole, self.below))


Truths = list[bool]
Operand = Column | Exact

_COMPARING: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_LIKE: Mapping[str, Callable[[int, int], int]] = {  # both sides above the same denominator
    "+": operator.add,
    "-": operator.sub,
    "min": min,
    "max": max,
}


def column_of(values: Iterable[Exact]) -> Column:
    """Make a column of exact numbers."""
    held = list(values)
    below = lcm(*[value.denominator for value in held])
    if below == 1:
        return Column([value.numerator for value in held])
    return Column([value.numerator * (below // value.denominator) for value in held], below)


def computed(sign: str, left: Operand, right: Operand) -> Column | Truths:
    """Compute a sign between two columns, or a column and a number for all of its tasks.

    Raises:
        ZeroDivisionError: A division by zero in one of the tasks.
    """
    if sign == "*":
        (a, a_below), (b, b_below) = _parts(left), _parts(right)
        return Column(_each(operator.mul, a, b), a_below * b_below)
    if sign in ("/", "share"):
        return column_of(
            _each(divided if sign == "/" else shared, _fractions(left), _fractions(right))
        )
    (a, a_below), (b, b_below) = _parts(left), _parts(right)
    below = a_below
    if a_below != b_below:
        below = lcm(a_below, b_below)
        a, b = _scaled(a, below // a_below), _scaled(b, below // b_below)
    if sign in _COMPARING:
        return _each(_COMPARING[sign], a, b)
    return Column(_each(_LIKE[sign], a, b), below)


def divided(part: Exact, whole: Exact) -> Exact:
    """Divide exactly."""
    return Fraction(part, whole)


def shared(part: Exact, whole: Exact) -> Exact:
    """Divide exactly; a share of nothing is nothing."""
    return Fraction(part, whole) if whole else 0


def _parts(value: Operand) -> tuple[list[int] | int, int]:
    if isinstance(value, Column):
        return value.numbers, value.below
    return value.numerator, value.denominator


def _fractions(value: Operand) -> list[Exact] | Exact:
    return value.values() if isinstance(value, Column) else value


def _scaled(numbers: list[int] | int, factor: int) -> list[int] | int:
    if factor == 1:
        return numbers
    return numbers * factor if isinstance(numbers, int) else [each * factor for each in numbers]


def _each(function: Callable[[Any, Any], Any], left: Any, right: Any) -> list[Any]:
    if isinstance(left, list):
        if isinstance(right, list):
            return list(map(function, left, right))
        return [function(each, right) for each in left]
    return [function(left, each) for each in right]
