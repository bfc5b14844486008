"""The active language: Vietnamese is the original, other languages are gettext catalogues.

``_`` translates now, ``N_`` only marks a text that is translated when it is shown.
Catalogues are handed in by the composition root, because this package knows no files.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ORIGINAL = "vi"

_original = gettext.NullTranslations()
_catalogues: dict[str, gettext.NullTranslations] = {ORIGINAL: _original}
_active: ContextVar[gettext.NullTranslations | None] = ContextVar("active_catalogue", default=None)
_default: list[gettext.NullTranslations] = [_original]
_language: list[str] = [ORIGINAL]


def add_catalogue(language: str, catalogue: gettext.NullTranslations) -> None:
    """Make a catalogue available under its language code, such as ``en``."""
    _catalogues[language] = catalogue


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that can be chosen."""
    return tuple(_catalogues)


def use_language(language: str) -> None:
    """Choose the language of the whole program; an unknown code leaves the original text."""
    known = language if language in _catalogues else ORIGINAL
    _default[0] = _catalogues[known]
    _language[0] = known


def language_in_use() -> str:
    """Return the code chosen with :func:`use_language`."""
    return _language[0]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak one language inside a block, whatever the screen speaks: official papers use it."""
    token = _active.set(_catalogues.get(language, _original))
    try:
        yield
    finally:
        _active.reset(token)


def _catalogue() -> gettext.NullTranslations:
    return _active.get() or _default[0]


def _(text: str) -> str:
    """Translate a text written in Vietnamese."""
    return _catalogue().gettext(text)


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text for the catalogues and return it unchanged."""
    return text


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a text that depends on a count; Vietnamese uses one form for both."""
    return _catalogue().ngettext(singular, plural, count)
