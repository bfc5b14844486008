"""Runs the formulas of a scheme: each part once, over columns of tasks, in exact numbers.

A value that is unknown makes unknown what is computed from it, unless the rest decides already;
so does a division by zero. Parts that several formulas share are computed once.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from workreport.domain.scheme_columns import Column, computed, divided, shared
from workreport.domain.scheme_formula import Node

# A number, a truth, a column of either with one entry for each task, or None: unknown.
Value = Any
_Step = Callable[[list[Value], Mapping[str, Value]], Value]

_OPERATIONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": divided,
    "share": shared,
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "min": min,
    "max": max,
}
_JOINING: Mapping[str, bool] = {"and": False, "or": True}  # the side that decides alone


class Program:
    """Formulas of one scheme, compiled together; values are asked by their number."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []
        self._known: dict[tuple[object, ...], int] = {}
        self._named: dict[str, int] = {}

    def define(self, name: str, node: Node) -> int:
        """Compile a formula under a name that later ones may use."""
        self._named[name] = self.add(node)
        return self._named[name]

    def add(self, node: Node) -> int:
        """Compile a formula; returns the place of its value."""
        for part in node.parts:
            self.add(part)
        if node.op == "name" and str(node.value) in self._named:
            return self._named[str(node.value)]
        parts = tuple(self.place(part) for part in node.parts)
        key = (node.op, parts, node.value)
        if key not in self._known:
            self._known[key] = len(self._steps)
            self._steps.append(_step(node, parts))
        return self._known[key]

    def place(self, node: Node) -> int:
        """Return where the value of a part of a compiled formula lies."""
        if node.op == "name" and str(node.value) in self._named:
            return self._named[str(node.value)]
        return self._known[node.op, tuple(self.place(part) for part in node.parts), node.value]

    def run(self, given: Mapping[str, Value]) -> list[Value]:
        """Compute everything; ``given`` holds columns and values by name."""
        values: list[Value] = []
        for step in self._steps:
            values.append(step(values, given))
        return values


def _step(node: Node, parts: tuple[int, ...]) -> _Step:
    if node.op == "number":
        return lambda _values, _given: node.value
    if node.op == "name":
        name = str(node.value)
        return lambda _values, given: given.get(name)
    if node.op in _JOINING:
        join = _joined_columns if node.per_task else _joined
        return _of_two(parts, lambda a, b: join(a, b, decides=_JOINING[node.op]), strict=False)
    if len(parts) == 1:
        return _of_one(parts[0], (_OF_COLUMNS if _over(node) else _OF_VALUES)[node.op])
    return _of_two(parts, _columns(node.op) if node.per_task else _OPERATIONS[node.op])


def _columns(sign: str) -> Callable[[Any, Any], Any]:
    def run(left: Value, right: Value) -> Value:
        if isinstance(left, Column) or isinstance(right, Column):
            return computed(sign, left, right)
        return _OPERATIONS[sign](left, right)  # the first of several that are no column yet

    return run


def _over(node: Node) -> bool:
    return node.parts[0].per_task


def _of_one(part: int, function: Callable[[Any], Any]) -> _Step:
    def run(values: list[Value], _given: Mapping[str, Value]) -> Value:
        value = values[part]
        return None if value is None else function(value)

    return run


def _of_two(
    parts: tuple[int, ...], function: Callable[[Any, Any], Any], *, strict: bool = True
) -> _Step:
    """Compute from left to right; with ``strict`` an unknown side makes the whole unknown."""

    def run(values: list[Value], _given: Mapping[str, Value]) -> Value:
        found = values[parts[0]]
        for part in parts[1:]:
            value = values[part]
            if strict and (found is None or value is None):
                return None
            try:
                found = function(found, value)
            except ZeroDivisionError:
                return None
        return found

    return run


def _joined(left: bool | None, right: bool | None, *, decides: bool) -> bool | None:
    if left is decides or right is decides:  # whatever an unknown side may be
        return decides
    return None if left is None or right is None else not decides


def _joined_columns(left: Value, right: Value, *, decides: bool) -> list[bool] | None:
    if left is None or right is None:
        return None
    if not isinstance(left, list):
        left = [left] * len(right)
    if not isinstance(right, list):
        right = [right] * len(left)
    return list(map(operator.or_ if decides else operator.and_, left, right))


def _mean(column: Column) -> Fraction | None:
    return Fraction(column.total(), len(column.numbers)) if column.numbers else None


_OF_VALUES: Mapping[str, Callable[[Any], Any]] = {"neg": operator.neg, "not": operator.not_}
_OF_COLUMNS: Mapping[str, Callable[[Any], Any]] = {
    "neg": lambda column: computed("*", column, -1),
    "not": lambda truths: [not each for each in truths],
    "sum": Column.total,
    "mean": _mean,
    "count": sum,
}


def unknown_names(nodes: Iterable[Node], given: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the given names these formulas use that have no value, in order of use."""
    used = (str(part.value) for node in nodes for part in node.walk() if part.op == "name")
    return tuple(dict.fromkeys(name for name in used if name in given and given[name] is None))
