"""Takes back the ``import`` that PySide6 puts in place of Python's own.

PySide6's own reads the source of every module that is imported after it, to learn whether the
module asks for other spellings of Qt's names. None of ours does.
"""

import builtins
import gc

import PySide6.QtCore  # noqa: F401 - it replaces the import


def use_plain_imports() -> None:
    """Import without reading sources from now on."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def lighten_start() -> None:
    """Spare what the first window can do without; the desktop collects garbage once it painted."""
    gc.disable()
    use_plain_imports()
