"""The code of a paper: twelve characters that stand for every word of it.

Printed small on each page, together with what the paper is about, so that a printed page can be
compared with the data behind it. The alphabet leaves out letters that are mistaken for figures.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote, unquote

from workreport.domain.document import Document
from workreport.domain.period import Period

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_GROUP = 4
_BITS = 5
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_MARK = "WR1"
_NOTHING = "-"
_FIRST_MINUTE = datetime(2020, 1, 1, tzinfo=UTC)
_LETTERS_OF_MINUTE = 5  # enough for sixty years
_SECONDS = 60
_MONTHS = 12
_LINE = re.compile(
    rf"\b{_MARK} (?P<kind>[A-Za-z_]+) (?P<year>20\d\d)-(?P<month>\d\d) (?P<unit>\S+) "
    r"(?P<code>[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})(?: (?P<about>\w+=\S*))?"
)
# What the register, the copying or the press adds: the data is the same without it.
_ADDED: dict[str, object] = {
    "number": "", "issued_on": None, "draft_mark": "", "copy_mark": "", "snapshot": "", "mark": "",
}  # fmt: skip
# Given with the number, or a name of sheets alone; not walked, so that papers printed before there
# were any keep their code.
_NOT_WALKED = frozenset({"marks", "unit_code"})


@dataclass(frozen=True, slots=True)
class PaperMark:
    """What a page says about itself: kind, month, department, code, and what else it is about."""

    kind: str
    period: Period
    unit: str  # code of the department, empty for a paper of the agency
    code: str
    about: tuple[tuple[str, str], ...] = ()  # options of the paper that were not left empty

    @property
    def text(self) -> str:
        """The line a phone reads: capitals, figures and few signs, as small codes need."""
        words = [_MARK, self.kind.upper(), str(self.period), self.unit or _NOTHING]
        words.append(written(self.code))
        if self.about:
            words.append(";".join(f"{name}={quote(value)}" for name, value in self.about))
        return " ".join(words)


def code_of(document: Document) -> str:
    """Return the code of a paper; number, date and marks of copies do not count."""
    known = {field.name for field in fields(document)}
    bare = replace(document, **{k: v for k, v in _ADDED.items() if k in known})  # type: ignore[arg-type]
    found = hashlib.sha256()
    for piece in _pieces(bare):
        data = piece.encode()
        found.update(len(data).to_bytes(4, "big"))
        found.update(data)
    number = int.from_bytes(found.digest(), "big") >> (256 - LENGTH * _BITS)
    return _letters(number, LENGTH)


def _pieces(value: object) -> Iterator[str]:
    """Walk a document; each piece tells what it is, so that no two documents walk alike."""
    if isinstance(value, (tuple, frozenset)):
        yield f"({len(value)}"
        for each in sorted(value) if isinstance(value, frozenset) else value:
            yield from _pieces(each)
    elif is_dataclass(value) and not isinstance(value, Period):
        yield f"<{type(value).__name__}"
        for field in fields(value):
            if field.name not in _NOT_WALKED:
                yield from _pieces(getattr(value, field.name))
    else:
        yield value.isoformat() if isinstance(value, date) else str(value)


def stamped(at: datetime) -> str:
    """Return the minute a paper was drawn in, as short as the small square wants it."""
    minutes = int((at - _FIRST_MINUTE).total_seconds()) // _SECONDS
    return _letters(minutes, _LETTERS_OF_MINUTE)


def stamp_in(text: str) -> datetime | None:
    """Read such a minute; None for others."""
    if len(text) != _LETTERS_OF_MINUTE or not set(text) <= set(ALPHABET):
        return None
    minutes = 0
    for letter in text:
        minutes = minutes * len(ALPHABET) + ALPHABET.index(letter)
    return _FIRST_MINUTE + timedelta(minutes=minutes)


def _letters(number: int, count: int) -> str:
    """Write a number in the alphabet of codes, the largest place first."""
    return "".join(
        ALPHABET[(number >> (_BITS * place)) & (len(ALPHABET) - 1)]
        for place in reversed(range(count))
    )


def written(code: str) -> str:
    """Return a code in groups of four, as people read and type it."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def typed(text: str) -> str | None:
    """Return the code somebody typed, with letters that are mistaken put right; None for others."""
    code = re.sub(r"[\s\-–]", "", text).upper().translate(_MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def mark_in(text: str) -> PaperMark | None:
    """Find the mark of a paper in a line that was scanned or read from a file."""
    for line in text.splitlines():
        found = _LINE.search(line)
        code = typed(found["code"]) if found else None
        if found is None or code is None or not 1 <= int(found["month"]) <= _MONTHS:
            continue
        pairs = (each.split("=", 1) for each in (found["about"] or "").split(";") if each)
        return PaperMark(
            found["kind"].lower(),
            Period(int(found["year"]), int(found["month"])),
            "" if found["unit"] == _NOTHING else found["unit"],
            code,
            tuple((name, unquote(value)) for name, value in pairs),
        )
    return None
