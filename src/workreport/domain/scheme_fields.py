"""Reads the fields of a scheme file strictly: whatever is wrong is refused with its place."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TypedDict
from unicodedata import is_normalized

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import Exact, exact_number
from workreport.domain.reason import Reason

STATUSES = ("norm", "local", "proposal", "legacy")
LONGEST_TEXT = 2000
MOST_ROWS = 60

_CODE = re.compile(r"[^\W_][\w.\-]{0,39}")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")

_SHOWN = 80  # letters: a line of a message


def malformed(path: str, value: object, code: str, **values: object) -> UseError:
    """Return the refusal of a scheme file at one place; ``code`` says what is wrong there."""
    return UseError("scheme_malformed", field=path, value=_brief(value), why=Reason(code, values))


class Table:
    """One table of a scheme file; a key nobody asked for is refused by :meth:`done`."""

    def __init__(self, data: object, path: str = "") -> None:
        if not isinstance(data, Mapping):
            raise malformed(path or "scheme", data, "scheme_wants_table")
        self._data = data
        self.path = path
        self._asked: set[str] = set()

    def place(self, name: str) -> str:
        """Return the path of a field, such as ``formula.task``."""
        return f"{self.path}.{name}" if self.path else name

    def wrong(self, name: str, code: str, **values: object) -> UseError:
        """Return the refusal of one field."""
        return malformed(self.place(name), self._data.get(name), code, **values)

    def has(self, name: str) -> bool:
        """Tell whether a field is there."""
        self._asked.add(name)
        return name in self._data

    def raw(self, name: str) -> object:
        """Return a field that must be there."""
        if not self.has(name):
            raise self.wrong(name, "scheme_missing")
        return self._data[name]

    def text(self, name: str, default: str | None = None) -> str:
        """Return a line of text in its composed form, without control characters."""
        if default is not None and not self.has(name):
            return default
        value = self.raw(name)
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT:
            raise self.wrong(name, "scheme_wants_text")
        if not value.isprintable() or not is_normalized("NFC", value):
            raise self.wrong(name, "scheme_text_unclean")
        return value

    def code(self, name: str, default: str | None = None) -> str:
        """Return a short code without spaces."""
        value = self.text(name, default)
        if value != default and _CODE.fullmatch(value) is None:
            raise self.wrong(name, "scheme_wants_code")
        return value

    def choice(self, name: str, known: Collection[str], default: str | None = None) -> str:
        """Return one of some words."""
        if default is not None and not self.has(name):
            return default
        value = self.raw(name)
        if not isinstance(value, str) or value not in known:
            raise self.wrong(name, "scheme_wants_one_of", known=", ".join(known))
        return value

    def choices(
        self, name: str, known: Collection[str], default: tuple[str, ...] | None = None
    ) -> tuple[str, ...]:
        """Return several of some words, each once."""
        if default is not None and not self.has(name):
            return default
        value = self.raw(name)
        if not isinstance(value, list | tuple) or not value or len(value) > MOST_ROWS:
            raise self.wrong(name, "scheme_wants_list")
        if any(not isinstance(each, str) or each not in known for each in value):
            raise self.wrong(name, "scheme_wants_one_of", known=", ".join(known))
        if len(set(value)) < len(value):
            raise self.wrong(name, "scheme_twice")
        return tuple(value)

    def number(self, name: str, low: Exact, high: Exact) -> Exact:
        """Return an exact number between two bounds, both included."""
        return self._exact(name, self.raw(name), low, high)

    def numbers(self, name: str, low: Exact, high: Exact) -> tuple[Exact, ...]:
        """Return a list of exact numbers, each once."""
        value = self.raw(name)
        if not isinstance(value, list | tuple) or not value or len(value) > MOST_ROWS:
            raise self.wrong(name, "scheme_wants_list")
        found = tuple(self._exact(name, each, low, high) for each in value)
        if len(set(found)) < len(found):
            raise self.wrong(name, "scheme_twice")
        return found

    def _exact(self, name: str, value: object, low: Exact, high: Exact) -> Exact:
        number = exact_number(value)
        if number is None:
            raise malformed(self.place(name), value, "scheme_wants_number")
        if not low <= number <= high:
            raise malformed(self.place(name), value, "scheme_out_of_range", low=low, high=high)
        return number

    def whole(self, name: str, low: int, high: int, default: int) -> int:
        """Return a whole number."""
        if not self.has(name):
            return default
        value = self.raw(name)
        if type(value) is not int or not low <= value <= high:
            raise self.wrong(name, "scheme_out_of_range", low=low, high=high)
        return value

    def truth(self, name: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._data[name] if self.has(name) else default
        if not isinstance(value, bool):
            raise self.wrong(name, "scheme_wants_truth")
        return value

    def day(self, name: str) -> date:
        """Return a day written "2026-01-31"."""
        value = self.raw(name)
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            raise self.wrong(name, "scheme_wants_day")
        return day

    def table(self, name: str) -> "Table":
        """Return a table that must be there."""
        return Table(self.raw(name), self.place(name))

    def rows(self, name: str, key: str = "code") -> "Iterator[Table]":
        """Return the rows of a list of tables, each named by its code; codes are unique."""
        if not self.has(name):
            return
        value = self._data[name]
        if not isinstance(value, list | tuple) or not value or len(value) > MOST_ROWS:
            raise self.wrong(name, "scheme_wants_list")
        seen: set[str] = set()
        for number, row in enumerate(value, start=1):
            by_number = Table(row, f"{self.place(name)}.{number}")
            code = by_number.code(key)
            if code in seen:
                raise by_number.wrong(key, "scheme_twice")
            seen.add(code)
            named = Table(row, f"{self.place(name)}.{code}")
            yield named
            named.done()

    def names(self) -> tuple[str, ...]:
        """Return the keys of a table whose keys are names of its own."""
        names = tuple(str(name) for name in self._data)
        self._asked.update(names)
        return names

    def done(self) -> None:
        """Refuse keys that nobody read: a misspelt one would be lost without a word."""
        for name in self._data:
            if name not in self._asked:
                known = ", ".join(sorted(self._asked))
                raise self.wrong(str(name), "scheme_key_unknown", known=known)


class Clause(TypedDict):
    """What every clause of a scheme says of itself."""

    code: str
    vi: str
    en: str
    source: str
    status: str


def clause(row: Table, status: str) -> Clause:
    """Read the names and the source of a clause; without a status of its own the scheme's holds."""
    return Clause(
        code=row.code("code"),
        vi=row.text("vi"),
        en=row.text("en"),
        source=row.text("source"),
        status=row.choice("status", STATUSES, status),
    )


def identifier(table: Table) -> str:
    """Return the id of a file: a letter, then letters, digits and underscores."""
    value = table.text("id")
    if _ID.fullmatch(value) is None:
        raise table.wrong("id", "scheme_wants_code")
    return value


def _brief(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
