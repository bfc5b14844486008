"""Identities: 16 random bytes, made once, written as 32 hex digits."""

import re
import secrets

_BYTES = 16
_FORM = re.compile(rf"[0-9a-f]{{{2 * _BYTES}}}")


def new_id() -> str:
    """Return a fresh identity of 32 hex digits."""
    return secrets.token_hex(_BYTES)


def is_id(text: str) -> bool:
    """Tell whether the text has the form of an identity."""
    return _FORM.fullmatch(text) is not None
