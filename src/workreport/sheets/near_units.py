"""Guesses the unit behind a shortened or misspelt name; a guess is always told."""

from collections.abc import Mapping, Sequence

_PASSED_OVER = {"va", "cac", "cua"}
_FEWEST_LETTERS = 6  # shorter words are too alike to be guessed
_FEWEST_WORDS = 2


def shortens(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words are a name cut short word by word: "tc can bo", "bao ve ctnb"."""
    if not words:
        return all(word in _PASSED_OVER for word in name)
    if not name:
        return False
    if name[0] in _PASSED_OVER and words[0] != name[0] and shortens(words, name[1:]):
        return True
    first, rest = words[0], words[1:]
    if name[0].startswith(first) and shortens(rest, name[1:]):
        return True
    kept = [word for word in name if word not in _PASSED_OVER]
    initials = "".join(word[0] for word in kept[: len(first)])
    return len(first) > 1 and first == initials and shortens(rest, kept[len(first) :])


def nearest(key: str, names: Mapping[str, set[str]]) -> set[str]:
    """Return the units whose names begin with the words, or differ from them by a slip or two."""
    words = key.split()
    begun = {
        unit
        for name, units in names.items()
        if len(words) >= _FEWEST_WORDS and name.startswith(f"{key} ")
        for unit in units
    }
    if begun or len(key) < _FEWEST_LETTERS:
        return begun
    allowed = 1 if len(key) < 2 * _FEWEST_LETTERS else 2
    return {
        unit
        for name, units in names.items()
        if distance(key, name, allowed) <= allowed
        for unit in units
    }


def distance(one: str, other: str, limit: int) -> int:
    """Return how many letters must change to make one text of the other, up to the limit."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before = list(range(len(other) + 1))
    for n, letter in enumerate(one, start=1):
        line = [n]
        for m, facing in enumerate(other, start=1):
            line.append(min(before[m] + 1, line[-1] + 1, before[m - 1] + (letter != facing)))
        if min(line) > limit:
            return limit + 1
        before = line
    return before[-1]
