"""Sentences for codes: what happened, and what to do next.

Every module of this package holds ``MESSAGES``, a mapping of a code to its :class:`Message`; a code
stands in one module only. Values of the error fill the braces.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_, _

_DETAIL = re.compile(r" \([^()]*\{why\}\)")
UNKNOWN = Message(
    N_("Có lỗi chưa được mô tả ({code})."),
    N_("Ghi lại mã này và báo cho người phụ trách chương trình."),
)


@cache
def catalogue() -> Mapping[str, Message]:
    """Return every known sentence by its code.

    Raises:
        ValueError: Two modules describe the same code.
    """
    found: dict[str, Message] = {}
    for module in sorted(info.name for info in iter_modules(__path__)):
        if module == "message":
            continue
        sentences: Mapping[str, Message] = import_module(f"{__name__}.{module}").MESSAGES
        twice = found.keys() & sentences.keys()
        if twice:
            raise ValueError(f"described twice: {sorted(twice)}")
        found.update(sentences)
    return found


class _Values(dict[str, object]):
    """Values of a sentence; one that is not known any more, as of a kept reason, is left open."""

    def __missing__(self, _name: str) -> str:
        return "…"


def cause(code: str, values: Mapping[str, object]) -> str:
    """Say what happened, in the active language."""
    return _filled(catalogue().get(code, UNKNOWN).cause, code, values)


def next_step(code: str, values: Mapping[str, object]) -> str:
    """Say what to do next, in the active language; empty when nothing needs to be done."""
    return _filled(catalogue().get(code, UNKNOWN).step, code, values)


def next_command(code: str, values: Mapping[str, object]) -> str:
    """Say what to do next to somebody at the command line."""
    message = catalogue().get(code, UNKNOWN)
    return _filled(message.command or message.step, code, values)


def sentence(code: str, values: Mapping[str, object]) -> str:
    """Return cause and next step as one text."""
    return " ".join(part for part in (cause(code, values), next_step(code, values)) if part)


def _filled(text: str, code: str, values: Mapping[str, object]) -> str:
    words = _(text) if text else ""
    if not values.get("why"):
        words = _DETAIL.sub("", words)  # no bracket with nothing in it
    return words.format_map(_Values({"code": code, **values}))
