"""Cells written in the letter codes before Unicode: recognised as a whole, recoded one by one."""

from collections.abc import Iterable

from workreport.i18n.legacy_encodings import LegacyEncoding, find_legacy, recoded, share_said

_FEWEST = 3  # fewer texts with marks tell nothing
_FIRST_BEYOND_LATIN = 0x100


def recode(text: str, code: str) -> str:
    """Return a text of an old code in Unicode; what is Unicode already stays as it is."""
    return recoded(text, LegacyEncoding(code)) if _may_be_old(text) else text


def old_code(texts: Iterable[str]) -> str:
    """Return the old code texts are written in, empty when they read well as they are."""
    sample = [text for text in texts if _may_be_old(text)]
    found = find_legacy("\n".join(sample)) if len(sample) >= _FEWEST else None
    return "" if found is None else found.encoding.value


def likeliest_code(text: str) -> tuple[str, float]:
    """Return the old code a text reads best in, and the share of its words that can be said."""
    shares = {code.value: share_said(recoded(text, code)) for code in LegacyEncoding}
    best = max(shares, key=lambda code: shares[code])
    return best, shares[best]


def _may_be_old(text: str) -> bool:
    # The old fonts have no letter beyond the western code page.
    return not text.isascii() and all(ord(letter) < _FIRST_BEYOND_LATIN for letter in text)
