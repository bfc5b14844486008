"""Finds a place of a scheme in its text, and puts another value there; comments stay as they are.

A place is written as the reader names it: ``quota.share``, ``general.2.max``, ``levels.A.min``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HEAD = re.compile(r"\s*\[(\[?)\s*([A-Za-z0-9_.]+)\s*\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_]+)\s*=\s*")
# The value of a line up to its comment: strings, a bracketed list, or a bare word.
_VALUE = re.compile(r'(?:"(?:[^"\\]|\\.)*"|\'[^\']*\'|\[[^\]]*\]|[^\s#"\'\[]+)')


@dataclass(slots=True)
class _Block:
    """A table of the text: its name, the code of its row, and the lines it covers."""

    name: str
    head: int
    is_row: bool
    end: int
    code: str = ""
    number: int = 0


def line_of(text: str, place: str) -> int:
    """Return the line a place is written in, counted from 1; of what is missing, its table's line.

    What stands nowhere belongs to the first line.
    """
    lines = text.splitlines()
    block, key = _find(lines, place)
    if block is None:
        return 1
    number = _line_in(lines, block, key.partition(".")[0])
    if number is not None:
        return number + 1
    return max(block.head, 0) + 1


def value_at(text: str, place: str) -> str | None:
    """Return a value as it is written; nothing where it is not."""
    lines = text.splitlines()
    number = _line(lines, place)
    if number is None:
        return None
    value = _VALUE.match(lines[number], _after_key(lines[number]))
    return None if value is None else value.group()


def put(text: str, place: str, value: str) -> str:
    """Return the text with another value, or with a new line in the table that has none.

    Args:
        text: The text of a scheme.
        place: Where; its table must be written already, or it is added at the end.
        value: The value as it is written, with its quotes.
    """
    lines = text.splitlines()
    number = _line(lines, place)
    if number is not None:
        line = lines[number]
        begin = _after_key(line)
        known = _VALUE.match(line, begin)
        rest = line[known.end() :] if known else ""
        lines[number] = f"{line[:begin]}{value}{rest}"
        return "\n".join(lines) + "\n"
    block, key = _find(lines, place)
    table, _dot, name = place.rpartition(".")
    added = f"{name} = {value}"
    if block is None or not key:
        return "\n".join([*lines, "", f"[{table}]", added]) + "\n"
    last = block.end
    while last > block.head + 1 and not lines[last - 1].partition("#")[0].strip():
        last -= 1
    lines.insert(last, added)
    return "\n".join(lines) + "\n"


def _line(lines: Sequence[str], place: str) -> int | None:
    block, key = _find(lines, place)
    return None if block is None else _line_in(lines, block, key)


def _line_in(lines: Sequence[str], block: _Block, key: str) -> int | None:
    for number in range(block.head + 1, block.end):
        found = _KEY.match(lines[number])
        if found and found.group(1) == key:
            return number
    return None


def _after_key(line: str) -> int:
    key = _KEY.match(line)
    return key.end() if key else 0


def _find(lines: Sequence[str], place: str) -> tuple[_Block | None, str]:
    """Return the table that holds a place, and the key inside it; the code of a row may have dots.

    Where a row has no such code, its first sibling is returned without a key.
    """
    blocks = list(_blocks(lines))
    head, _dot, rest = place.partition(".")
    same = [block for block in blocks if block.name == head]
    if not same:
        return (blocks[0], place) if not rest else (None, rest)
    if not same[0].is_row:
        return same[0], rest
    for block in same:
        for name in (block.code, str(block.number)):
            if rest == name or rest.startswith(f"{name}."):
                return block, rest[len(name) + 1 :]
    return same[0], ""


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    current = _Block("", -1, is_row=False, end=len(lines))
    counted: dict[str, int] = {}
    for number, line in enumerate(lines):
        head = _HEAD.match(line)
        if head is None:
            key = _KEY.match(line)
            if key and key.group(1) == "code" and current.is_row:
                value = _VALUE.match(line, key.end())
                current.code = value.group().strip("\"'") if value else ""
            continue
        current.end = number
        yield current
        name = head.group(2)
        counted[name] = counted.get(name, 0) + 1
        current = _Block(name, number, bool(head.group(1)), len(lines), number=counted[name])
    yield current
