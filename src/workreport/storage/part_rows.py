"""Parts of entries as rows and files: they come once, and only a lawful order empties them."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert

from workreport.ledger.aside import Aside, bytes_of, lying
from workreport.ledger.authority import KINDS_OF_AUTHORITY
from workreport.ledger.envelope import Entry, PartRef
from workreport.storage import tables
from workreport.storage.bulk_rows import insert_rows, rows_among
from workreport.storage.entry_reading import ENVELOPES, EntryReading, chunks
from workreport.storage.part_files import INLINE_LIMIT, PartFiles

# What the authority is built from, and the orders themselves, can never be emptied: otherwise
# a workspace that comes later could not come to the same state.
LASTING = KINDS_OF_AUTHORITY | {"erase.order"}
_entry, _part = tables.entry.c, tables.part.c
_ERASED = "SELECT entry, n FROM erase WHERE entry IN ({these})"
_FILES_OF = "SELECT sha256 FROM part WHERE entry IN ({these}) AND in_file"
_AT_ONCE = 4 * 1024 * 1024  # bytes of rows that are in memory together


class PartRows:
    """Keeps and empties parts over one connection.

    A part that is not here has no row; one that was erased has a row without bytes.
    """

    def __init__(self, connection: Connection, files: PartFiles) -> None:
        self._connection = connection
        self._files = files
        self._emptied_files: set[str] = set()
        self._new_files: set[str] = set()
        self._brought_by: set[str] = set()  # the entries that brought them
        self._unsure = False

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
        got: set[str] = set()
        rows: list[dict[str, object]] = []
        size = 0
        for entry in brought:
            for reference in entry.envelope.parts:
                is_erased = (entry.id, reference.n) in erased
                part = None if is_erased else lying(entry.parts, reference.n)
                if reference.n in held.get(entry.id, ()) or (part is None and not is_erased):
                    continue
                rows.append(self._part_row(entry, reference, part))
                got.add(entry.id)
                size += min(reference.size, INLINE_LIMIT)
                if size > _AT_ONCE:
                    insert_rows(self._connection, tables.part, rows)
                    rows, size = [], 0
        insert_rows(self._connection, tables.part, rows)
        return frozenset(got)

    def _part_row(
        self, entry: Entry, reference: PartRef, part: bytes | Aside | None
    ) -> dict[str, object]:
        in_file = part is not None and reference.size > INLINE_LIMIT
        if in_file and part is not None:
            self._keep_file(reference.sha256, part)
            self._brought_by.add(entry.id)
        return {
            "entry": entry.id,
            "n": reference.n,
            "sha256": reference.sha256,
            "size": reference.size,
            "about": reference.about,
            "bytes": None if in_file or part is None else bytes_of(part),
            "in_file": in_file,
        }

    def _keep_file(self, sha256: str, part: bytes | Aside) -> None:
        if not self._new_files and not self._files.holds(sha256):
            self._files.begin()
        if self._files.keep(sha256, part):
            self._new_files.add(sha256)

    def ordered_empty(self, entry_ids: Iterable[str]) -> set[str]:
        """Return the entries of which an order that came first empties a part."""
        return {entry for entry, _n in self._erased(entry_ids)}

    def _erased(self, entry_ids: Iterable[str]) -> set[tuple[str, int]]:
        return set(rows_among(self._connection, _ERASED, list(entry_ids)))

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

    def sort_out_new_files(self) -> None:
        """Find the new files no row names after all; just before the rest is made durable."""
        # Asked by entry: a look through the parts of ten years would take longer than a lock.
        # What an older row names as well is spared with the emptied ones.
        rows = rows_among(self._connection, _FILES_OF, sorted(self._brought_by))
        kept = self._new_files & {sha256 for (sha256,) in rows}
        self._emptied_files |= self._new_files - kept
        self._new_files &= kept

        self._unsure = True

    def new_files_count(self) -> None:
        """Say that the rows of the new files are durable."""
        if self._new_files:
            self._files.end()
        self._new_files.clear()
        self._brought_by.clear()

    def remove_new_files(self) -> None:
        """Remove files whose rows are not kept: nothing of an undone unit of work stays.

        Where it is not sure whether the rows are durable, the next unit of work looks after it.
        """
        if self._unsure:
            return
        for sha256 in sorted(self._new_files):
            self._files.remove(sha256)
        self.new_files_count()

    def remove_orphans(self) -> None:
        """Remove what a power cut left behind; before anything else is written."""
        if not self._files.is_unfinished():
            return
        named = select(_part.sha256).where(_part.in_file).distinct()
        self._files.remove_all_but(frozenset(self._connection.execute(named).scalars()))
        self._files.end()

    def remove_emptied_files(self) -> None:
        """Remove the files of erased parts; only once the erasure is durable."""
        for sha256 in sorted(self._emptied_files):
            self._files.remove(sha256)
        self._emptied_files.clear()

    def spare_shared_files(self) -> None:
        """Keep files that another entry still holds; just before the erasure is made durable."""
        self._emptied_files -= self._named(self._emptied_files)

    def _named(self, files: Collection[str]) -> set[str]:
        return {
            sha256
            for chunk in chunks(sorted(files))
            for sha256 in self._connection.execute(
                select(_part.sha256).where(_part.sha256.in_(chunk), _part.in_file)
            ).scalars()
        }
