"""Folding: which of several statements under one key counts, whatever order they arrived in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fold:
    """The outcome for one key: ``chosen`` is the one tip, or the smallest id of several."""

    tips: tuple[str, ...]
    chosen: str
    in_conflict: bool
    number: Mapping[str, int]


def fold(links: Mapping[str, Collection[str]]) -> Fold:
    """Fold the statements of one key.

    A superseded id that is not held hides no tip, but counts as an earlier version.

    Args:
        links: Entry id → ids it supersedes.

    Raises:
        ValueError: There is nothing to fold.
    """
    if not links:
        raise ValueError("a key without entries has no value")
    superseded = {old for new, olds in links.items() for old in olds if old != new}
    # Hashes rule cycles out. Should one ever be fed in, everything in it is shown as a conflict.
    tips = tuple(sorted(links.keys() - superseded)) or tuple(sorted(links))
    return Fold(tips, tips[0], len(tips) > 1, _numbers(links))


def _numbers(links: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Number every entry by the longest chain below it, without recursion: chains may be long."""
    newer: dict[str, list[str]] = {}
    missing: dict[str, int] = {}
    for new, olds in links.items():
        held = [old for old in set(olds) if old in links and old != new]
        missing[new] = len(held)
        for old in held:
            newer.setdefault(old, []).append(new)
    numbers: dict[str, int] = {}
    ready = [entry for entry, count in missing.items() if not count]
    while ready:
        entry = ready.pop()
        numbers[entry] = _above(entry, links[entry], links, numbers)
        for new in newer.get(entry, ()):
            missing[new] -= 1
            if not missing[new]:
                ready.append(new)
    in_cycle = {
        entry: _above(entry, olds, links, numbers)
        for entry, olds in links.items()
        if entry not in numbers
    }
    return numbers | in_cycle


def _above(
    entry: str,
    olds: Iterable[str],
    links: Mapping[str, Collection[str]],
    numbers: Mapping[str, int],
) -> int:
    below = [numbers.get(old, 0 if old in links else 1) for old in olds if old != entry]
    return 1 + max(below, default=0)
