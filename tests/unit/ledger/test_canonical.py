import json
import unicodedata

import msgspec
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from workreport.ledger import canonical
from workreport.ledger.errors import EntryError, PackageError

# The same examples every time, and no deadline: a busy machine is no defect.
REPEATABLE = settings(deadline=None, derandomize=True)
TEXTS = st.text().map(lambda text: unicodedata.normalize("NFC", text))
KEYS = st.from_regex(r"[a-z0-9_/-]{1,12}", fullmatch=True)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


@REPEATABLE
@given(VALUES)
def test_bytes_equal_those_of_the_reference_implementation(value: object) -> None:
    data = canonical.encode(value)
    assert data == rfc8785.dumps(value)
    assert canonical.decode(data) == value


@pytest.mark.parametrize("letter", [chr(code) for code in range(0x20)] + ['"', "\\", "/", "\x7f"])
def test_every_control_character_is_escaped_as_the_reference_does(letter: str) -> None:
    assert canonical.encode(letter) == rfc8785.dumps(letter)


def test_vietnamese_text_stays_readable() -> None:
    assert canonical.encode({"text": "Đồng chí Nguyễn Văn Ắt"}) == (
        '{"text":"Đồng chí Nguyễn Văn Ắt"}'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), 2**53, -(2**53), {"A": 1}, {"": 1}, {"đ": 1}, {"a\n": 1}, {1: 2}, b"x"],
)
def test_what_has_no_canonical_form_is_not_written(value: object) -> None:
    with pytest.raises(EntryError, match="value_not_canonical"):
        canonical.encode({"a": [value]} if not isinstance(value, dict) else value)


def test_a_lone_surrogate_is_not_written() -> None:
    with pytest.raises(EntryError, match="value_not_canonical"):
        canonical.encode(["\ud800"])


def test_text_that_is_not_composed_is_not_written() -> None:
    with pytest.raises(EntryError, match="text_not_nfc"):
        canonical.encode({"a": unicodedata.normalize("NFD", "Việt")})


def test_text_beginning_with_a_combining_mark_after_a_control_is_canonical() -> None:
    value = "\x0f\u0307"
    assert canonical.decode(canonical.encode(value)) == value


def test_the_sixteenth_level_is_the_last() -> None:
    data = canonical.encode(nested(16))
    assert canonical.decode(data) == nested(16)
    with pytest.raises(EntryError, match="depth"):
        canonical.encode(nested(17))
    with pytest.raises(PackageError, match="depth"):
        canonical.decode(b"[" + data + b"]")


def test_brackets_inside_texts_are_no_depth() -> None:
    value = ['\\"[[[[[[[[[[[[[[[[[[[[{{{{{']
    assert canonical.decode(canonical.encode(value)) == value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[1",
        b'"a',
        b'"\\',
        b"[" * 100_000,
        b'"' + b"[" * 100_000,
        b"1.0",
        b"1e3",
        b"-0",
        b"01",
        b"NaN",
        b"9007199254740992",
        b"-9007199254740992",
        b"1" * 40,
        b"1" * 5_000,
        b" 1",
        b"1\n",
        b"1 2",
        b"[1, 2]",
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"A":1}',
        b'{"a":1.5}',
        b'"\\u0041"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\\u00e9"',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b"\xef\xbb\xbf1",
        b'"e\xcc\x81"',
        b"'a'",
        b"nul",
    ],
)
def test_any_other_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(PackageError) as caught:
        canonical.decode(data)
    assert caught.value.code == "bytes_not_canonical"
    assert caught.value.values["why"]


@REPEATABLE
@given(st.binary(max_size=60) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_what_is_read_is_exactly_what_would_be_written(data: bytes) -> None:
    try:
        value = canonical.decode(data)
    except PackageError:
        return
    assert canonical.encode(value) == data


def test_hostile_quotes_are_scanned_once() -> None:
    data = b"[" * 17 + b'"' + b'\\"' * 1_000_000
    with pytest.raises(PackageError, match="depth"):
        canonical.decode(data)
    with pytest.raises(PackageError):
        canonical.decode(b'{"' + b"{" * 17 + b'\\"' * 1_000_000)


class Pair(msgspec.Struct):
    b: int
    a: dict[str, str | None]


PAIR = msgspec.json.Decoder(Pair)


def test_structures_are_written_like_objects() -> None:
    pair = Pair(1, {"z": "ạ", "c": None})
    data = canonical.encode_struct(pair)
    assert data == rfc8785.dumps({"b": 1, "a": {"z": "ạ", "c": None}})
    assert canonical.decode_struct(data, PAIR) == pair


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":{}}',
        b'{"a":{},"b":1.0}',
        b'{"a":{},"b":1,"c":1}',
        b'{"a":{"x":"e\xcc\x81"},"b":1}',
        b'{"a":{"x":"\xff"},"b":1}',
        b'{"a":{},"b":' + b"[" * 5_000,
        b'{"a":{}}',
    ],
)
def test_structures_are_read_as_strictly(data: bytes) -> None:
    with pytest.raises(PackageError, match="bytes_not_canonical"):
        canonical.decode_struct(data, PAIR)


def test_a_structure_that_cannot_be_written_says_so() -> None:
    with pytest.raises(EntryError, match="value_not_canonical"):
        canonical.encode_struct(Pair(1, {"a": "\ud800"}))
