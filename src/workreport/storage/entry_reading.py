"""Reading entries and their parts in few questions, however many are wanted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection

from workreport.ledger.aside import Aside, Part, parts_of
from workreport.ledger.envelope import JSON, Entry, PartRef, parse_envelope
from workreport.storage import tables
from workreport.storage.bulk_rows import plain_rows, rows_among
from workreport.storage.part_files import PartFiles

T = TypeVar("T")
MANY = 500  # values in one question

ENVELOPES = (tables.entry.c.id, tables.entry.c.envelope, tables.entry.c.sig)
_PARTS = "SELECT entry, n, sha256, bytes, in_file FROM part"
_SAID = f"{_PARTS} WHERE entry IN ({{these}}) AND (n = 1 OR about IS NOT NULL)"
_ALL = f"{_PARTS} WHERE entry IN ({{these}})"
_ONE = f"{_PARTS} WHERE entry = ? AND n = ?"


class _PartRow(NamedTuple):
    entry: str
    n: int
    sha256: str
    bytes: bytes | None
    in_file: int


def chunks(values: Iterable[T], size: int = MANY) -> Iterator[list[T]]:
    """Cut values into lists that fit into one question."""
    wanted = list(values)
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]


class EntryReading:
    """Reads over one connection."""

    def __init__(self, connection: Connection, files: PartFiles) -> None:
        self._connection = connection
        self._files = files

    def parts(self, entry_ids: Iterable[str]) -> Mapping[str, dict[int, bytes | None]]:
        """Return bodies and what is said about persons, but no other files; erased is None."""
        found: dict[str, dict[int, bytes | None]] = {}
        for row in self._rows(_SAID, entry_ids):
            found.setdefault(row.entry, {})[row.n] = self._content(row)
        return found

    def part(self, entry_id: str, n: int) -> bytes | None:
        """Return one part; None when it was erased or is not here."""
        row = plain_rows(self._connection, _ONE, (entry_id, n)).fetchone()
        return None if row is None else self._content(_PartRow._make(row))

    def _content(self, row: _PartRow) -> bytes | None:
        return self._files.read(row.sha256) if row.in_file else row.bytes

    def entries(self, rows: Sequence[Any], *, with_files: bool = True) -> list[Entry]:
        """Return the entries of rows of :data:`ENVELOPES`.

        A large file that is no JSON part lies aside. Without files its bytes are left empty: a
        judgement does not need them.
        """
        parts: dict[str, dict[int, _PartRow]] = {}
        for part in self._rows(_ALL, (each.id for each in rows)):
            parts.setdefault(part.entry, {})[part.n] = part
        return [self._entry(row, parts.get(row.id, {}), with_files=with_files) for row in rows]

    def _entry(self, row: Any, parts: Mapping[int, _PartRow], *, with_files: bool) -> Entry:
        envelope = parse_envelope(row.envelope)
        held: dict[int, Part] = {}
        for reference in envelope.parts:
            part = parts.get(reference.n)
            if part is None:
                continue
            if reference.type == JSON or not part.in_file:
                held[reference.n] = self._content(part)
            else:
                held[reference.n] = self._aside(reference) if with_files else b""
        return Entry(row.id, envelope, row.envelope, row.sig, parts_of(held))

    def _aside(self, reference: PartRef) -> Aside | None:
        if not self._files.holds(reference.sha256):
            return None
        bring = partial(self._files.bring, reference.sha256)
        return Aside(reference.size, reference.sha256, bring)

    def _rows(self, question: str, entry_ids: Iterable[str]) -> Iterator[_PartRow]:
        for chunk in chunks(entry_ids):
            yield from map(_PartRow._make, rows_among(self._connection, question, chunk))
