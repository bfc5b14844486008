"""The append-only truth as rows: entries, parts, chains, erasures."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, case, func, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert
from typing_extensions import override

from workreport.ledger import kinds
from workreport.ledger.acceptance import Judgement, State, body_of
from workreport.ledger.authority import KINDS_OF_AUTHORITY, Statement
from workreport.ledger.envelope import Entry, Head, parse_envelope
from workreport.ledger.errors import EntryError
from workreport.services.ports.rows import Kept
from workreport.services.ports.store import LedgerStore
from workreport.storage import tables
from workreport.storage.part_files import INLINE_LIMIT, PartFiles


def instant_text(at: datetime) -> str:
    """Write an instant as sortable UTC text."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


class SqlLedger(LedgerStore):
    """Entries and parts over one connection."""

    def __init__(self, connection: Connection, files: PartFiles) -> None:
        self._connection = connection
        self._files = files

    @override
    def head(self, writer: str, stream: str) -> Head | None:
        row = self._connection.execute(
            select(tables.entry.c.seq, tables.entry.c.id)
            .where(tables.entry.c.writer == writer, tables.entry.c.stream == stream)
            .order_by(tables.entry.c.seq.desc(), tables.entry.c.id)
            .limit(1)
        ).first()
        return None if row is None else Head(row.seq, row.id)

    @override
    def heads(self) -> Mapping[tuple[str, str], Head]:
        rows = self._connection.execute(
            select(
                tables.entry.c.writer,
                tables.entry.c.stream,
                func.max(tables.entry.c.seq),
                tables.entry.c.id,
            ).group_by(tables.entry.c.writer, tables.entry.c.stream)
        )
        return {(writer, stream): Head(seq, id_) for writer, stream, seq, id_ in rows}

    @override
    def add(
        self, entry: Entry, judgement: Judgement, received_at: datetime, sealed_for: Collection[str]
    ) -> bool:
        envelope = entry.envelope
        added = self._connection.execute(
            insert(tables.entry)
            .values(
                id=entry.id,
                envelope=entry.envelope_bytes,
                sig=entry.signature,
                kind=envelope.kind,
                writer=envelope.writer,
                key=envelope.key,
                stream=envelope.stream,
                seq=envelope.seq,
                prev=envelope.prev,
                fold_key=_fold_key(entry),
                state=judgement.state.value,
                reason=judgement.reason or None,
                received_at=instant_text(received_at),
                sealed_for=" ".join(sorted(sealed_for)),
            )
            .on_conflict_do_nothing(index_elements=["id"])
        ).rowcount
        if not added:
            return False
        rows = [self._part_row(entry, reference) for reference in envelope.parts]
        if rows:
            self._connection.execute(insert(tables.part), rows)
        return True

    def _part_row(self, entry: Entry, reference: Any) -> dict[str, object]:
        data = entry.parts.get(reference.n)
        if data is not None and self._is_erased(entry.id, reference.n):
            data = None  # an erase order that came first is obeyed now
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

    def _is_erased(self, entry_id: str, n: int) -> bool:
        return (
            self._connection.execute(
                select(tables.erase.c.n).where(
                    tables.erase.c.entry == entry_id, tables.erase.c.n == n
                )
            ).first()
            is not None
        )

    @override
    def settle(self, entry_id: str, judgement: Judgement) -> None:
        self._connection.execute(
            update(tables.entry)
            .where(tables.entry.c.id == entry_id)
            .values(state=judgement.state.value, reason=judgement.reason or None)
        )

    @override
    def holds(self, entry_id: str) -> bool:
        return (
            self._connection.execute(
                select(tables.entry.c.n).where(tables.entry.c.id == entry_id)
            ).first()
            is not None
        )

    @override
    def entry(self, entry_id: str) -> Entry:
        row = self._connection.execute(
            select(tables.entry.c.envelope, tables.entry.c.sig).where(tables.entry.c.id == entry_id)
        ).first()
        if row is None:
            raise KeyError(entry_id)
        return self._read(entry_id, row.envelope, row.sig)

    def _read(self, entry_id: str, envelope: bytes, signature: bytes) -> Entry:
        parts = {
            row.n: self._bytes(row.sha256, row.bytes, in_file=row.in_file)
            for row in self._connection.execute(
                select(
                    tables.part.c.n,
                    tables.part.c.sha256,
                    tables.part.c.bytes,
                    tables.part.c.in_file,
                ).where(tables.part.c.entry == entry_id)
            )
        }
        return Entry(entry_id, parse_envelope(envelope), envelope, signature, parts)

    def _bytes(self, sha256: str, data: bytes | None, *, in_file: bool) -> bytes | None:
        if in_file:
            return self._files.read(sha256)
        return data

    @override
    def kept(self, entry_id: str) -> Kept:
        row = self._connection.execute(
            select(tables.entry).where(tables.entry.c.id == entry_id)
        ).first()
        if row is None:
            raise KeyError(entry_id)
        return _kept(row)

    @override
    def unsettled(self) -> Sequence[Entry]:
        rows = self._connection.execute(
            select(tables.entry.c.id, tables.entry.c.envelope, tables.entry.c.sig)
            .where(tables.entry.c.state != State.ACCEPTED.value)
            .order_by(tables.entry.c.n)
        ).all()
        return [self._read(row.id, row.envelope, row.sig) for row in rows]

    @override
    def all_kept(self, *, after: int = 0, stream: str | None = None) -> Sequence[Kept]:
        query = select(tables.entry).where(tables.entry.c.n > after).order_by(tables.entry.c.n)
        if stream is not None:
            query = query.where(tables.entry.c.stream == stream)
        return [_kept(row) for row in self._connection.execute(query)]

    @override
    def mark(self, stream: str) -> tuple[int, int, int]:
        accepted = case((tables.entry.c.state == State.ACCEPTED.value, tables.entry.c.n))
        row = self._connection.execute(
            select(
                func.coalesce(func.max(tables.entry.c.n), 0),
                func.count(accepted),
                func.coalesce(func.sum(accepted), 0),
            ).where(tables.entry.c.stream == stream)
        ).one()
        return row[0], row[1], row[2]

    @override
    def statements(self) -> Sequence[Statement]:
        rows = self._connection.execute(
            select(tables.entry.c.id, tables.entry.c.envelope, tables.entry.c.sig)
            .where(
                tables.entry.c.kind.in_(sorted(KINDS_OF_AUTHORITY)),
                tables.entry.c.state != State.NEWER.value,
            )
            .order_by(tables.entry.c.n)
        ).all()
        found: list[Statement] = []
        for row in rows:
            entry = self._read(row.id, row.envelope, row.sig)
            try:
                body = body_of(entry)
                kinds.check_reference(entry.envelope, body)
            except EntryError:
                continue  # it is in quarantine with its reason
            if body is not None:
                found.append(Statement(entry.id, entry.envelope, body))
        return found

    @override
    def part(self, entry_id: str, n: int) -> bytes | None:
        row = self._connection.execute(
            select(tables.part.c.sha256, tables.part.c.bytes, tables.part.c.in_file).where(
                tables.part.c.entry == entry_id, tables.part.c.n == n
            )
        ).first()
        return None if row is None else self._bytes(row.sha256, row.bytes, in_file=row.in_file)

    @override
    def forks(self) -> Sequence[tuple[str, str, int]]:
        entry = tables.entry.c
        rows = self._connection.execute(
            select(entry.writer, entry.stream, entry.seq)
            .group_by(entry.writer, entry.stream, entry.seq)
            .having(func.count() > 1)
            .order_by(entry.writer, entry.stream, entry.seq)
        )
        return [(row.writer, row.stream, row.seq) for row in rows]

    @override
    def erase(self, order: str, parts: Iterable[tuple[str, int]]) -> int:
        wanted = sorted(set(parts))
        if not wanted:
            return 0
        self._connection.execute(
            insert(tables.erase).on_conflict_do_nothing(),
            [{"entry": entry_id, "n": n, "ordered_by": order} for entry_id, n in wanted],
        )
        place = tuple_(tables.part.c.entry, tables.part.c.n)
        for row in self._connection.execute(
            select(tables.part.c.sha256).where(place.in_(wanted), tables.part.c.in_file)
        ).all():
            self._files.remove(row.sha256)
        return self._connection.execute(
            update(tables.part)
            .where(place.in_(wanted), tables.part.c.bytes.is_not(None) | tables.part.c.in_file)
            .values(bytes=None, in_file=False)
        ).rowcount

    @override
    def add_recipients(self, entry_ids: Iterable[str], keys: Collection[str]) -> None:
        for entry_id in entry_ids:
            known = self.kept(entry_id).sealed_for
            if not set(keys) <= known:
                self._connection.execute(
                    update(tables.entry)
                    .where(tables.entry.c.id == entry_id)
                    .values(sealed_for=" ".join(sorted(known | set(keys))))
                )

    @override
    def add_missing_parts(self, entry: Entry) -> None:
        # Parts only ever come with their entry; a part that is empty here was erased by order.
        missing = [
            n for n, data in entry.parts.items() if data is not None and not self._has(entry.id, n)
        ]
        for n in missing:
            reference = entry.envelope.parts[n - 1]
            self._connection.execute(insert(tables.part), [self._part_row(entry, reference)])

    def _has(self, entry_id: str, n: int) -> bool:
        return (
            self._connection.execute(
                select(tables.part.c.n).where(tables.part.c.entry == entry_id, tables.part.c.n == n)
            ).first()
            is not None
        )


def _fold_key(entry: Entry) -> str:
    envelope = entry.envelope
    try:
        return kinds.fold_key(kinds.kind_of(envelope.kind), envelope.ref, entry.id)
    except (EntryError, KeyError):
        return f"unknown/{hashlib.sha256(entry.envelope_bytes).hexdigest()}"


def _kept(row: Any) -> Kept:
    return Kept(
        n=row.n,
        id=row.id,
        kind=row.kind,
        writer=row.writer,
        stream=row.stream,
        seq=row.seq,
        state=State(row.state),
        reason=row.reason or "",
        received_at=datetime.fromisoformat(row.received_at),
        sealed_for=frozenset(row.sealed_for.split()),
    )
