"""The Vietnamese alphabet: order of words and of people, and search without marks."""

from functools import lru_cache
from unicodedata import category, combining, normalize

# Lists of thousands are sorted again and again; their names are made of few syllables.
_MOST_NAMES, _MOST_SYLLABLES = 16_384, 8_192
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng, in the dictionary's order
_VOWEL_MARKS = "\u0306\u0302\u031b"  # breve, circumflex, horn: they make letters of their own

# Each stands below the next and all of them below digits and letters, so that the key of a shorter
# word sorts before the keys of its continuations, also byte by byte in a database.
_BEFORE_CASE, _BEFORE_SYLLABLE, _BEFORE_TONE = " ", ".", "/"
_FIRST_LETTER = ord("@")
_PLACE = {letter: chr(_FIRST_LETTER + place) for place, letter in enumerate(_ALPHABET)}


class _Plain(dict[int, str]):
    """Each letter without its marks, found out once: texts by the ten thousand are folded."""

    def __missing__(self, code: int) -> str:
        letters = normalize("NFD", chr(code)).replace("đ", "d")
        plain = "".join(letter for letter in letters if not combining(letter))
        self[code] = plain
        return plain


_PLAIN = _Plain()


def sort_key(text: str) -> str:
    """Return a text that sorts by code points as the words sort in a Vietnamese dictionary.

    Letters count first, then the tone, syllable by syllable; case decides last, small before great.
    """
    syllables = _words(text)
    case = "".join("1" if letter.isupper() else "0" for word in syllables for letter in word)
    ranked = _BEFORE_SYLLABLE.join(_syllable_key(word.lower()) for word in syllables)
    return ranked + _BEFORE_CASE + case


@lru_cache(maxsize=_MOST_NAMES)
def person_sort_key(name: str) -> str:
    """Return a sort key for a full name: given name (the last word), family name, middle names."""
    words = name.split()
    return sort_key(" ".join(words[-1:] + words[:-1]))


def fold(text: str) -> str:
    """Return the text without marks and case, đ as d: what a search compares."""
    return normalize("NFC", text.casefold().translate(_PLAIN))


def _words(text: str) -> list[str]:
    """Split into words of letters, marks and digits; everything else only separates."""
    kept = (x if category(x)[0] in "LMN" else " " for x in normalize("NFC", text))
    return "".join(kept).split()


@lru_cache(maxsize=_MOST_SYLLABLES)
def _syllable_key(word: str) -> str:
    letters, tones = "", ""
    for mark in normalize("NFD", word):
        if mark in _TONES:
            tones += str(_TONES.index(mark) + 1)
        elif mark in _VOWEL_MARKS or not combining(mark):
            letters += mark
    plain = normalize("NFC", letters)
    return "".join(_PLACE.get(x, x) for x in plain) + _BEFORE_TONE + (tones or "0")
