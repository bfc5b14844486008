"""The active language: Vietnamese is the original, other languages are gettext catalogues.

``_`` translates now, ``N_`` only marks a text that is translated when it is shown.
Catalogues are handed in by the composition root, because this package knows no files.
"""

import gettext
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

ORIGINAL = "vi"

_original = gettext.NullTranslations()
_catalogues: dict[str, gettext.NullTranslations] = {ORIGINAL: _original}
_waiting: dict[str, Callable[[], gettext.NullTranslations]] = {}
_active: ContextVar[gettext.NullTranslations | None] = ContextVar("active_catalogue", default=None)
_default: list[gettext.NullTranslations] = [_original]
_language: list[str] = [ORIGINAL]


def add_catalogue(language: str, catalogue: gettext.NullTranslations) -> None:
    """Make a catalogue available under its language code, such as ``en``."""
    _waiting.pop(language, None)
    _catalogues[language] = catalogue


def add_shipped(language: str, load: Callable[[], gettext.NullTranslations]) -> None:
    """Make a catalogue available that is loaded when its language is first spoken."""
    _catalogues.pop(language, None)
    _waiting[language] = load


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that can be chosen."""
    return tuple({**_catalogues, **_waiting})


def use_language(language: str) -> None:
    """Choose the language of the whole program; an unknown code leaves the original text."""
    known = language if language in languages() else ORIGINAL
    _default[0] = _catalogue_of(known)
    _language[0] = known


def language_in_use() -> str:
    """Return the code chosen with :func:`use_language`."""
    return _language[0]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak one language inside a block, whatever the screen speaks: official papers use it."""
    token = _active.set(_catalogue_of(language))
    try:
        yield
    finally:
        _active.reset(token)


def chosen(texts: Mapping[str, str]) -> str:
    """Return the text of the language that is spoken, of texts that came as data with both."""
    spoken = _catalogue()
    language = next((code for code, each in _catalogues.items() if each is spoken), ORIGINAL)
    return texts.get(language) or texts[ORIGINAL]


def _catalogue_of(language: str) -> gettext.NullTranslations:
    load = _waiting.get(language)
    if load is not None:
        _catalogues[language] = load()
        _waiting.pop(language, None)
    return _catalogues.get(language, _original)


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
