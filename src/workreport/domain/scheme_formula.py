"""Reads the formulas of rating schemes: a small closed language of exact arithmetic.

``+ - * /``, ``min max share`` of numbers, ``sum mean count`` over the tasks, comparisons joined by
``and or not``. Names come from a fixed list; there are no calls but these, no text, no attributes,
nothing that repeats without end. ``share(x, y)`` is x / y, and 0 where y is 0.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction

from workreport.domain.exact_numbers import Exact, simplest
from workreport.domain.reason import Reason

MAX_LENGTH = 400
MAX_DEPTH = 24

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?(?![\w.]))|(?P<name>[^\W\d]\w*)"
    r"|(?P<sign><=|>=|[-+*/(),<>=])"
)
_COMPARING = ("=", "<", "<=", ">", ">=")
_OVER_TASKS = {"sum": False, "mean": False, "count": True}  # whether its inside is a condition
_OF_NUMBERS = {"min": (2, 6), "max": (2, 6), "share": (2, 2)}  # how many it takes
_WORDS = frozenset({"and", "or", "not", *_OVER_TASKS, *_OF_NUMBERS})


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for: one value, or one for each task; a number, or a truth."""

    per_task: bool = False
    truth: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a formula; ``text`` is how it was written."""

    op: str  # number, name, neg, or the sign or word itself
    parts: tuple["Node", ...] = ()
    value: Exact | str = 0
    per_task: bool = False
    truth: bool = False
    text: str = ""

    def walk(self) -> Iterator["Node"]:
        """Return this part and everything below it."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def names(self) -> frozenset[str]:
        """Return every name that is used."""
        return frozenset(str(node.value) for node in self.walk() if node.op == "name")

    def leaves(self) -> tuple["Node", ...]:
        """Return the values a person recomputes with: names, and what was added up over tasks."""
        found: dict[str, Node] = {}
        waiting = [self]
        while waiting:
            node = waiting.pop(0)
            if node.op == "name" or node.op in _OVER_TASKS:
                found.setdefault(node.text, node)
            else:
                waiting = [*node.parts, *waiting]
        return tuple(found.values())


class FormulaError(ValueError):
    """A formula that cannot be read; ``why`` says what is wrong, and at which letter."""

    def __init__(self, why: Reason) -> None:
        super().__init__(why.code)
        self.why = why


def parse(text: str, names: Mapping[str, Name], *, truth: bool = False) -> Node:
    """Read a formula.

    Args:
        text: What was written.
        names: The names it may use.
        truth: Whether a condition is wanted instead of a number.

    Raises:
        FormulaError: The formula cannot be read; nothing is guessed.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(Reason("formula_too_long", {"limit": MAX_LENGTH}))
    reading = _Reading(text, names)
    node = reading.whole()
    if node.per_task:
        raise FormulaError(Reason("formula_of_each_task", {"part": node.text}))
    _want(node, truth=truth)
    return node


def is_free_name(name: str) -> bool:
    """Tell whether a scheme may give this name to a value of its own."""
    match = _TOKEN.fullmatch(name)
    return match is not None and match.lastgroup == "name" and name not in _WORDS


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def _tokens(text: str) -> list[_Token]:
    found = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is not None:
            found.append(_Token(str(match.lastgroup), match.group(), place, match.end()))
        elif not text[place].isspace():
            raise FormulaError(Reason("formula_letter", {"at": place + 1, "part": text[place]}))
        place += 1 if match is None else len(match.group())
    return [*found, _Token("end", "", len(text), len(text))]


def _want(node: Node, *, truth: bool) -> Node:
    if node.truth != truth:
        code = "formula_wants_condition" if truth else "formula_wants_number"
        raise FormulaError(Reason(code, {"part": node.text}))
    return node


class _Reading:
    """One pass over a formula, from the loosest sign to the tightest."""

    def __init__(self, text: str, names: Mapping[str, Name]) -> None:
        self._text = text
        self._names = names
        self._tokens = _tokens(text)
        self._next = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._either()
        if self._seen.kind != "end":
            raise self._unexpected()
        return node

    @property
    def _seen(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, *texts: str) -> str:
        """Step over one of these signs or words; returns it, or nothing."""
        if self._seen.kind != "number" and self._seen.text in texts and self._seen.text:
            self._next += 1
            return self._tokens[self._next - 1].text
        return ""

    def _need(self, text: str) -> None:
        if not self._take(text):
            raise self._unexpected()

    def _unexpected(self) -> FormulaError:
        values: dict[str, object] = {"at": self._seen.start + 1, "part": self._seen.text}
        code = "formula_ends" if self._seen.kind == "end" else "formula_unexpected"
        return FormulaError(Reason(code, values))

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        """Count how deep parts stand inside each other, so that nothing exhausts the machine."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FormulaError(Reason("formula_too_deep", {"limit": MAX_DEPTH}))
        yield
        self._depth -= 1

    def _made(self, start: int, op: str, parts: tuple[Node, ...], *, truth: bool = False) -> Node:
        text = self._text[start : self._tokens[self._next - 1].end]
        return Node(op, parts, 0, any(part.per_task for part in parts), truth, text)

    def _either(self) -> Node:
        return self._joined("or", lambda: self._joined("and", self._negation))

    def _joined(self, word: str, inner: Callable[[], Node]) -> Node:
        start = self._seen.start
        node = inner()
        while self._take(word):
            parts = (_want(node, truth=True), _want(inner(), truth=True))
            node = self._made(start, word, parts, truth=True)
        return node

    def _negation(self) -> Node:
        start = self._seen.start
        if self._take("not"):
            with self._deeper():
                inner = _want(self._negation(), truth=True)
            return self._made(start, "not", (inner,), truth=True)
        node = self._sum()
        sign = self._take(*_COMPARING)
        if not sign:
            return node
        parts = (_want(node, truth=False), _want(self._sum(), truth=False))
        return self._made(start, sign, parts, truth=True)

    def _sum(self) -> Node:
        return self._chain(("+", "-"), lambda: self._chain(("*", "/"), self._unary))

    def _chain(self, signs: tuple[str, ...], inner: Callable[[], Node]) -> Node:
        start = self._seen.start
        node = inner()
        while sign := self._take(*signs):
            node = self._made(start, sign, (_want(node, truth=False), _want(inner(), truth=False)))
        return node

    def _unary(self) -> Node:
        start = self._seen.start
        if self._take("-"):
            with self._deeper():
                inner = _want(self._unary(), truth=False)
            return self._made(start, "neg", (inner,))
        return self._atom()

    def _atom(self) -> Node:
        token = self._seen
        if token.kind == "number":
            self._next += 1
            return Node("number", value=simplest(Fraction(token.text)), text=token.text)
        if self._take("("):
            with self._deeper():
                node = self._either()
            self._need(")")
            return node
        if token.kind != "name":
            raise self._unexpected()
        self._next += 1
        return self._call(token) if token.text in _WORDS else self._named(token)

    def _named(self, token: _Token) -> Node:
        name = self._names.get(token.text)
        if name is None:
            values = {"part": token.text, "known": ", ".join(self._names)}
            raise FormulaError(Reason("formula_name_unknown", values))
        return Node("name", (), token.text, name.per_task, name.truth, token.text)

    def _call(self, token: _Token) -> Node:
        if token.text not in _OVER_TASKS and token.text not in _OF_NUMBERS:
            self._next -= 1
            raise self._unexpected()
        self._need("(")
        with self._deeper():
            parts = [self._either()]
            while self._take(","):
                parts.append(self._either())
        self._need(")")
        fewest, most = _OF_NUMBERS.get(token.text, (1, 1))
        if not fewest <= len(parts) <= most:
            raise FormulaError(Reason("formula_parts", {"part": token.text, "count": len(parts)}))
        node = self._made(token.start, token.text, tuple(parts))
        for part in parts:
            _want(part, truth=_OVER_TASKS.get(token.text, False))
        if token.text not in _OVER_TASKS:
            return node
        if not node.per_task:
            raise FormulaError(Reason("formula_not_of_tasks", {"part": node.text}))
        return Node(node.op, node.parts, 0, per_task=False, truth=False, text=node.text)
