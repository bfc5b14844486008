"""Sentences that stand word for word in last month's text as well."""

import re

from workreport.domain.names import normal

_SENTENCE = re.compile(r"[^.;!?\n]+[.;!?]?")
_SHORTEST = 12


def repeated_sentences(text: str, before: str) -> tuple[tuple[int, int], ...]:
    """Return begin and end of each sentence of a text that last month's text has too."""
    known = {_key(match.group()) for match in _SENTENCE.finditer(before)}
    found = []
    for match in _SENTENCE.finditer(text):
        key = _key(match.group())
        if len(key) >= _SHORTEST and key in known:
            begin = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append((begin, match.end()))
    return tuple(found)


def _key(sentence: str) -> str:
    return normal(sentence).strip(" .;!?")
