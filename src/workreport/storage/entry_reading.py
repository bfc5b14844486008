"""Reading entries and their parts in few questions, however many are wanted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from workreport.ledger.aside import Aside, Part, parts_of
from workreport.ledger.envelope import JSON, Entry, PartRef, parse_envelope
from workreport.storage import tables
from workreport.storage.part_files import PartFiles

T = TypeVar("T")
MANY = 500  # values in one question

ENVELOPES = (tables.entry.c.id, tables.entry.c.envelope, tables.entry.c.sig)
_PARTS = (
    tables.part.c.entry,
    tables.part.c.n,
    tables.part.c.sha256,
    tables.part.c.bytes,
    tables.part.c.in_file,
)


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
        part = tables.part.c
        found: dict[str, dict[int, bytes | None]] = {}
        for chunk in chunks(entry_ids):
            query = select(*_PARTS).where(
                part.entry.in_(chunk), (part.n == 1) | part.about.is_not(None)
            )
            for row in self._connection.execute(query):
                found.setdefault(row.entry, {})[row.n] = self.content(row)
        return found

    def part(self, entry_id: str, n: int) -> bytes | None:
        """Return one part; None when it was erased or is not here."""
        row = self._connection.execute(
            select(*_PARTS).where(tables.part.c.entry == entry_id, tables.part.c.n == n)
        ).first()
        return None if row is None else self.content(row)

    def content(self, row: Any) -> bytes | None:
        """Return the bytes a row of ``part`` stands for."""
        found: bytes | None = self._files.read(row.sha256) if row.in_file else row.bytes
        return found

    def entries(self, rows: Sequence[Any], *, with_files: bool = True) -> list[Entry]:
        """Return the entries of rows of :data:`ENVELOPES`.

        A large file that is no JSON part lies aside. Without files its bytes are left empty: a
        judgement does not need them.
        """
        parts: dict[str, dict[int, Any]] = {}
        for row in self._rows(each.id for each in rows):
            parts.setdefault(row.entry, {})[row.n] = row
        return [self._entry(row, parts.get(row.id, {}), with_files=with_files) for row in rows]

    def _entry(self, row: Any, parts: Mapping[int, Any], *, with_files: bool) -> Entry:
        envelope = parse_envelope(row.envelope)
        held: dict[int, Part] = {}
        for reference in envelope.parts:
            part = parts.get(reference.n)
            if part is None:
                continue
            if reference.type == JSON or not part.in_file:
                held[reference.n] = self.content(part)
            else:
                held[reference.n] = self._aside(reference) if with_files else b""
        return Entry(row.id, envelope, row.envelope, row.sig, parts_of(held))

    def _aside(self, reference: PartRef) -> Aside | None:
        if not self._files.holds(reference.sha256):
            return None
        bring = partial(self._files.bring, reference.sha256)
        return Aside(reference.size, reference.sha256, bring)

    def _rows(self, entry_ids: Iterable[str]) -> Iterator[Any]:
        for chunk in chunks(entry_ids):
            yield from self._connection.execute(
                select(*_PARTS).where(tables.part.c.entry.in_(chunk))
            )
