"""Text typed in the fonts of the nineties, TCVN3 (ABC) and VNI: recognised and read as Unicode."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from unicodedata import combining, normalize

from workreport.i18n.syllables import may_be_said

_WORD = re.compile(r"\S+")
_EDGES = " \t\n\r.,;:!?()[]{}\"'“”‘’…-–/0123456789%"
_SURE, _UNLIKELY = 0.9, 0.5
_ENOUGH = 2000  # words that are looked at, however long a text is

_TCVN3 = dict(
    zip(
        "µ¶·¸¹»¼½¾ÆÇÈÉÊË®ÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¡¢£¤¥¦§¨©ª«¬\u00ad",
        "àảãáạằẳẵắặầẩẫấậđèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂÊÔƠƯĐăâêôơư",
        strict=True,
    )
)
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}
_VNI_BOWLS = {
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_ALONE = {
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
    "í": "í",
    "ì": "ì",
}


class LegacyEncoding(StrEnum):
    """How the letters of a text are coded."""

    TCVN3 = "tcvn3"
    VNI = "vni"


@dataclass(frozen=True, slots=True)
class LegacyText:
    """A text in an old encoding, and what it says."""

    encoding: LegacyEncoding
    unicode: str


def find_legacy(text: str) -> LegacyText | None:
    """Recognise a text in an old encoding; ``None`` for everything else, Unicode above all.

    A text is taken for one only when nearly all of its words become syllables that way and fewer
    than half of them are syllables as they stand.
    """
    if _is_surely_unicode(text) or _share_said(_words(text)) >= _UNLIKELY:
        return None
    best: LegacyText | None = None
    best_share = _SURE
    for encoding, read in ((LegacyEncoding.TCVN3, _read_tcvn3), (LegacyEncoding.VNI, _read_vni)):
        told = read(text)
        share = _share_said(_words(told)) if told != text else 0.0
        if share >= best_share:
            best, best_share = LegacyText(encoding, told), share
    return best


def recoded(text: str, encoding: LegacyEncoding) -> str:
    """Return what a text says when it is in an old encoding."""
    return _read_tcvn3(text) if encoding is LegacyEncoding.TCVN3 else _read_vni(text)


def share_said(text: str) -> float:
    """Return the share of the words with marks that are syllables."""
    return _share_said(_words(text))


def _is_surely_unicode(text: str) -> bool:
    """Tell whether letters stand there that no old font has a code for."""
    outside = (
        "\u1ea0" <= letter <= "\u1ef9" or letter in "ăđơưĂĐƠƯĩũĨŨ" or combining(letter)
        for letter in text
    )
    return any(outside)


def _words(text: str) -> list[str]:
    """Return the words with letters beyond ASCII: all others prove nothing."""
    found = (one.group().strip(_EDGES) for one in islice(_WORD.finditer(text), _ENOUGH))
    return [word for word in found if not word.isascii()]


def _share_said(words: Iterable[str]) -> float:
    """Return how many of the words can be said, each part of a compound counted."""
    parts = [part for word in words for part in re.split(r"[-–/.,;:()“”\"]+", word) if part]
    return sum(may_be_said(part) for part in parts) / len(parts) if parts else 0.0


def _read_tcvn3(text: str) -> str:
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def _read_vni(text: str) -> str:
    told: list[str] = []
    for letter in text:
        small = letter.lower()
        mark = _mark_after(told[-1].lower() if told else "", small)
        if mark:
            told[-1] = normalize("NFC", told[-1] + mark)
        elif small in _VNI_ALONE:
            alone = _VNI_ALONE[small]
            told.append(alone.upper() if letter.isupper() else alone)
        else:
            told.append(letter)
    return "".join(told)


def _mark_after(before: str, letter: str) -> str:
    marks: Mapping[str, str] = {}
    if before in {"a", "e", "o", "u", "y", "ơ", "ư"}:
        marks = _VNI_TONES
    if before in {"a", "e", "o"}:
        marks = {**marks, **_VNI_HATS}
    if before == "a":
        marks = {**marks, **_VNI_BOWLS}
    return marks.get(letter, "")
