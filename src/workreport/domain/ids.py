"""Identities: 16 random bytes, made once, written as 32 hex digits."""

import secrets

_BYTES = 16


def new_id() -> str:
    """Return a fresh identity of 32 hex digits."""
    return secrets.token_hex(_BYTES)


def is_id(text: str) -> bool:
    """Tell whether the text has the form of an identity."""
    return len(text) == 2 * _BYTES and all(letter in "0123456789abcdef" for letter in text)
