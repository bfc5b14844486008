"""Deriving a month without Python looking again and again for garbage that is not there.

A derivation makes tens of thousands of values that all stay and never point in circles. After
each few hundred of them Python would look for circles, now and then through everything it holds:
for six hundred units that was a third of the time.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_guard = threading.Lock()
_blocks = 0  # how many are inside, in whatever thread
_was_on = False


@contextmanager
def left_alone() -> Iterator[None]:
    """Look for garbage only after the block, and after those of other threads that overlap it."""
    global _blocks, _was_on  # noqa: PLW0603 - there is one collector for all threads
    with _guard:
        if _blocks == 0:
            _was_on = gc.isenabled()
            gc.disable()
        _blocks += 1
    try:
        yield
    finally:
        with _guard:
            _blocks -= 1
            if _blocks == 0 and _was_on:
                gc.enable()
