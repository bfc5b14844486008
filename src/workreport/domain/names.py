"""When two spellings mean the same: names of people, contents of tasks (contracts 10)."""

import re
from functools import lru_cache
from unicodedata import normalize

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_MONTH = re.compile(r"\b(tháng)\s*\d{1,2}(?:\s*(?:/|-|năm)\s*\d{4})?(?!\d)")


def normal(text: str) -> str:
    """Return the text in NFC, without case, with single spaces."""
    return normalize("NFC", " ".join(normalize("NFC", text).casefold().split()))


def same_person_key(name: str) -> str:
    """Return a key that is equal for two spellings of one name: "Hòa" and "Hoà" are the same."""
    return " ".join(_tones_last(word) for word in normal(name).split(" "))


def task_key(content: str) -> str:
    """Return a key that is equal for one task worded in two months.

    Case, spaces, dashes, the place of the tone mark, a closing full stop and the month's number
    (with its year) do not count.
    """
    text = _DASHES.sub("-", normal(content)).rstrip(" .;,")
    return " ".join(_tones_last(word) for word in _MONTH.sub(r"\1", text).split())


@lru_cache(maxsize=8192)  # the language has about as many syllables, and contents repeat them
def _tones_last(word: str) -> str:
    letters = normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return normalize("NFC", "".join(x for x in letters if x not in _TONES)) + tones
