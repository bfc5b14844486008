"""How many keys a skilled person needs in a spreadsheet: the rules, written down and generous.

A chord is one key, and so is a letter with Shift. Tone marks are not counted: the input method
adds the same keys on both sides. The plan is pasted, so what was assigned costs nothing.
"""

from collections import Counter
from collections.abc import Sequence

_FILL = 2  # select the column to its end, fill down


def typed(text: str) -> int:
    """A cell is typed and left with Enter or Tab."""
    return len(text) + 1


def autocompleted(text: str, known: Sequence[str]) -> int:
    """A text that stands above in its column needs the beginning that sets it apart."""
    others = [one for one in known if one != text]
    for length in range(1, len(text) + 1):
        if not any(other.startswith(text[:length]) for other in others):
            return length + 1
    return typed(text)


def filled(values: Sequence[str], *, is_sparse: bool = False) -> int:
    """The usual value is typed once and filled down; the others are walked to and overwritten.

    In a sparse column nothing is filled: the first text is typed and copied, the later ones are
    pasted, and Ctrl+Down and Ctrl+Up find them.
    """
    usual = "" if is_sparse else Counter(values).most_common(1)[0][0]
    keys = typed(usual) + _FILL if usual else 0
    keys += 1  # back to the top
    if is_sparse:
        some = [value for value in values if value]
        return keys + typed(some[0]) + 1 + 2 * len(some) if some else 0
    seen: set[str] = {usual} if usual else set()
    last = max((at for at, value in enumerate(values) if value != usual), default=-1)
    for value in values[: last + 1]:
        if value == usual:
            keys += 1  # down
        elif not value:
            keys += 2  # Delete, down
        elif value in seen:
            keys += min(autocompleted(value, tuple(seen)), typed(value))
        else:
            keys += typed(value)
        seen.add(value)
    return keys
