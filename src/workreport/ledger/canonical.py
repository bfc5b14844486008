"""Canonical JSON: one value has exactly one sequence of bytes, so that hashes and signatures hold.

UTF-8, NFC text, sorted keys of ``[a-z0-9_/-]+``, no floats, integers below 2**53, at most
16 levels.
"""

import re
import unicodedata
from functools import lru_cache
from typing import TypeVar

import msgspec

from workreport.ledger.errors import EntryError, PackageError

MAX_DEPTH = 16
INT_LIMIT = 2**53

_KEY = re.compile(r"[a-z0-9_/-]+")
# The closing quote is optional and every repetition possessive: an unterminated string is consumed
# once to its end, so that hostile bytes cannot make the scan quadratic.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_OPENING = b"[{"

T = TypeVar("T")


class _NotCanonicalError(ValueError):
    """Why a value or its bytes are not canonical, in one word."""


def _refuse_float(_literal: str) -> object:
    raise _NotCanonicalError("float")


_ENCODER = msgspec.json.Encoder(order="deterministic")
_STRUCT_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(float_hook=_refuse_float)


def encode(value: object) -> bytes:
    """Return the canonical bytes of a value of objects, lists, texts, integers, truth and null.

    Raises:
        EntryError: The value holds a float, a large integer, a bad key, or text that is not NFC.
    """
    try:
        return _encoded(value)
    except _NotCanonicalError as refusal:
        if str(refusal) == "nfc":
            raise EntryError("text_not_nfc") from None
        raise EntryError("value_not_canonical", why=str(refusal)) from None
    except (TypeError, ValueError, RecursionError) as error:
        raise EntryError("value_not_canonical", why=str(error)) from error


def _encoded(value: object) -> bytes:
    if not _is_plain(value):
        _check(value, 0)
    data = _ENCODER.encode(value)
    if not data.isascii() and not unicodedata.is_normalized("NFC", data.decode()):
        _check(value, 0)  # as when reading: each text speaks for itself
    return data


def decode(data: bytes) -> object:
    """Return the value of canonical bytes, refusing any other spelling of it.

    Raises:
        PackageError: The bytes are not the canonical form of any value.
    """
    try:
        _scan_depth(data)
        value: object = _DECODER.decode(data)
        _check_decoded(value, data.decode())
        _compare(_ENCODER.encode(value), data)
    except (ValueError, RecursionError) as error:
        raise PackageError("bytes_not_canonical", why=str(error)) from error
    return value


def encode_struct(value: msgspec.Struct) -> bytes:
    """Return the canonical bytes of a structure whose field types admit canonical values only.

    Raises:
        EntryError: A value cannot be written at all.
    """
    try:
        return _STRUCT_ENCODER.encode(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise EntryError("value_not_canonical", why=str(error)) from error


def decode_struct(data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """Return the structure a typed decoder reads from canonical bytes.

    The type does the checking of keys and integers; this is several times faster than
    :func:`decode` and meant for envelopes, headers and manifests.

    Raises:
        PackageError: The bytes do not have that type, or not their canonical form.
    """
    try:
        _scan_depth(data)
        value = decoder.decode(data)
        _check_text(data.decode())
        _compare(_STRUCT_ENCODER.encode(value), data)
    except (ValueError, RecursionError) as error:
        raise PackageError("bytes_not_canonical", why=str(error)) from error
    return value


def _compare(expected: bytes, data: bytes) -> None:
    # Repeated keys, spaces, needless escapes, "-0" and "1.0" all fall out here.
    if expected != data:
        raise _NotCanonicalError("form")


def _check_text(text: str) -> None:
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        raise _NotCanonicalError("nfc")


def _is_plain(value: object) -> bool:
    """Tell whether all of a value but its texts is surely canonical; if not, it is looked at again.

    A lock or a publication holds thousands of values; level by level this takes a third of the
    time of :func:`_check`, which finds the words for what is wrong.
    """
    waiting = [value]
    for _level in range(MAX_DEPTH):
        members: list[object] = []
        for item in waiting:
            if isinstance(item, dict):
                for key in item:
                    _check_key(key)
                members += item.values()
            elif isinstance(item, list):
                members += item
            elif not _is_plain_leaf(item):
                return False
        if not members:
            return True
        waiting = [one for one in members if one.__class__ is not str]
    return all(_is_plain_leaf(item) for item in waiting)


def _is_plain_leaf(value: object) -> bool:
    if isinstance(value, int):
        return -INT_LIMIT < value < INT_LIMIT
    return value is None or isinstance(value, str)


def _check_decoded(value: object, text: str) -> None:
    """Check what a decoder gave: types and depth are known, most texts are good at once."""
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        # A letter of an escape may have joined the mark behind it: each text speaks for itself.
        _check(value, 0)
        return
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            for key in item:
                _check_key(key)
            # Most members are texts, good already: only what may still be wrong is kept.
            waiting += [member for member in item.values() if member.__class__ is not str]
        elif isinstance(item, list):
            waiting += [member for member in item if member.__class__ is not str]
        elif isinstance(item, int) and not -INT_LIMIT < item < INT_LIMIT:
            raise _NotCanonicalError("integer")


@lru_cache(maxsize=1024)
def _check_key(key: object) -> None:
    if not isinstance(key, str) or _KEY.fullmatch(key) is None:
        raise _NotCanonicalError("key")


def _check(value: object, depth: int) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, int):
        if not -INT_LIMIT < value < INT_LIMIT:
            raise _NotCanonicalError("integer")
    elif isinstance(value, (dict, list, tuple)):
        _check_container(value, depth + 1)
    else:
        raise _NotCanonicalError("float" if isinstance(value, float) else "type")


def _check_container(
    value: dict[object, object] | list[object] | tuple[object, ...], depth: int
) -> None:
    if depth > MAX_DEPTH:
        raise _NotCanonicalError("depth")
    if isinstance(value, dict):
        for key in value:
            _check_key(key)
        for member in value.values():
            _check(member, depth)
    else:
        for member in value:
            _check(member, depth)


def _scan_depth(data: bytes) -> None:
    if data.count(b"{") + data.count(b"[") <= MAX_DEPTH:
        return
    depth = 0
    for bracket in _STRING.sub(b"", data).translate(None, _NOT_BRACKETS):
        if bracket in _OPENING:
            depth += 1
            if depth > MAX_DEPTH:
                raise _NotCanonicalError("depth")
        else:
            depth -= 1
