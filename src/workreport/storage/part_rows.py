"""Parts of entries as rows and files: they come once, and only a lawful order empties them."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert

from workreport.ledger.authority import KINDS_OF_AUTHORITY
from workreport.ledger.envelope import Entry, PartRef
from workreport.storage import tables
from workreport.storage.bulk_rows import insert_rows
from workreport.storage.entry_reading import ENVELOPES, EntryReading, chunks
from workreport.storage.part_files import INLINE_LIMIT, PartFiles

# What the authority is built from, and the orders themselves, can never be emptied: otherwise
# a workspace that comes later could not come to the same state.
LASTING = KINDS_OF_AUTHORITY | {"erase.order"}
_entry, _part = tables.entry.c, tables.part.c


class PartRows:
    """Keeps and empties parts over one connection.

    A part that is not here has no row; one that was erased has a row without bytes.
    """

    def __init__(self, connection: Connection, files: PartFiles) -> None:
        self._connection = connection
        self._files = files
        self._emptied_files: set[str] = set()

    def complete(self, entries: Iterable[Entry]) -> frozenset[str]:
        """Add the parts that are not held yet and return the entries that got one."""
        brought = list(entries)
        held: dict[str, set[int]] = {}
        for chunk in chunks(entry.id for entry in brought):
            rows = self._connection.execute(
                select(_part.entry, _part.n).where(_part.entry.in_(chunk))
            )
            for row in rows:
                held.setdefault(row.entry, set()).add(row.n)
        return self.add(brought, held)

    def add(self, entries: Iterable[Entry], held: Mapping[str, Collection[int]]) -> frozenset[str]:
        """Add the parts that came and are not held; an order that came first is obeyed now."""
        brought = list(entries)
        erased = self._erased(entry.id for entry in brought if entry.envelope.kind not in LASTING)
        rows = [
            self._part_row(entry, reference, erased=(entry.id, reference.n) in erased)
            for entry in brought
            for reference in entry.envelope.parts
            if reference.n not in held.get(entry.id, ())
            and (entry.parts.get(reference.n) is not None or (entry.id, reference.n) in erased)
        ]
        insert_rows(self._connection, tables.part, rows)
        return frozenset(str(row["entry"]) for row in rows)

    def _part_row(self, entry: Entry, reference: PartRef, *, erased: bool) -> dict[str, object]:
        data = None if erased else entry.parts.get(reference.n)
        in_file = data is not None and len(data) > INLINE_LIMIT
        if in_file and data is not None:
            self._files.keep(reference.sha256, data)
        return {
            "entry": entry.id,
            "n": reference.n,
            "sha256": reference.sha256,
            "size": reference.size,
            "about": reference.about,
            "bytes": None if in_file else data,
            "in_file": in_file,
        }

    def _erased(self, entry_ids: Iterable[str]) -> set[tuple[str, int]]:
        return {
            (row.entry, row.n)
            for chunk in chunks(entry_ids)
            for row in self._connection.execute(
                select(tables.erase.c.entry, tables.erase.c.n).where(
                    tables.erase.c.entry.in_(chunk)
                )
            )
        }

    def erase(self, order: str, parts: Iterable[tuple[str, int]]) -> int:
        """Empty parts by a lawful order, now and when they come; returns how many were emptied."""
        wanted = sorted(set(parts))
        for some in chunks(wanted, 200):
            self._connection.execute(
                insert(tables.erase).on_conflict_do_nothing(),
                [{"entry": entry_id, "n": n, "ordered_by": order} for entry_id, n in some],
            )
        return sum(self._empty(some) for some in chunks(wanted, 200))

    def _empty(self, wanted: list[tuple[str, int]]) -> int:
        lasting = select(_entry.id).where(_entry.kind.in_(sorted(LASTING)))
        here = tuple_(_part.entry, _part.n).in_(wanted) & _part.entry.not_in(lasting)
        self._emptied_files |= set(
            self._connection.execute(select(_part.sha256).where(here, _part.in_file)).scalars()
        )
        emptied = self._connection.execute(
            update(tables.part)
            .where(here, _part.bytes.is_not(None) | _part.in_file)
            .values(bytes=None, in_file=False)
        ).rowcount
        rows = self._connection.execute(
            select(*ENVELOPES).where(_entry.id.in_({entry_id for entry_id, _n in wanted}))
        ).all()
        entries = EntryReading(self._connection, self._files).entries(rows)
        self.complete(entry for entry in entries if entry.envelope.kind not in LASTING)
        return emptied

    def remove_emptied_files(self) -> None:
        """Remove the files of erased parts; only once the erasure is durable."""
        for sha256 in sorted(self._emptied_files):
            self._files.remove(sha256)
        self._emptied_files.clear()

    def spare_shared_files(self) -> None:
        """Keep files that another entry still holds; just before the erasure is made durable."""
        for chunk in chunks(sorted(self._emptied_files)):
            self._emptied_files -= set(
                self._connection.execute(
                    select(_part.sha256).where(_part.sha256.in_(chunk), _part.in_file)
                ).scalars()
            )
