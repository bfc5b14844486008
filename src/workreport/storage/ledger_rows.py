"""The append-only truth as rows: entries, parts, chains, erasures."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    func,
    select,
    update,
)
from typing_extensions import override

from workreport.ledger import kinds
from workreport.ledger.acceptance import ACCEPTED, Judgement, State, content_of
from workreport.ledger.authority import KINDS_OF_AUTHORITY, Statement
from workreport.ledger.envelope import Entry, Envelope, parse_envelope
from workreport.ledger.errors import EntryError
from workreport.services.ports.rows import Kept
from workreport.services.ports.store import LedgerStore
from workreport.storage import tables
from workreport.storage.bulk_rows import insert_rows, plain_rows
from workreport.storage.chain_rows import ChainRows
from workreport.storage.entry_reading import ENVELOPES, EntryReading, chunks
from workreport.storage.part_files import PartFiles
from workreport.storage.part_rows import PartRows
from workreport.storage.waiting_rows import OwnEntry, Waiting

_UNKNOWN = "unknown/"
_ACCEPTED = f"CASE WHEN state = '{State.ACCEPTED.value}' THEN n END"
_MARK = f"""
    SELECT coalesce(max(n), 0), count({_ACCEPTED}), coalesce(sum({_ACCEPTED}), 0)
    FROM entry WHERE stream = ?
"""  # noqa: S608 - our own names
_NEWEST = "SELECT coalesce(max(n), 0) AS n FROM entry"
_NEWEST_OF = f"{_NEWEST} WHERE kind = ?"
_entry = tables.entry.c


def instant_text(at: datetime) -> str:
    """Write an instant as sortable UTC text."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


class SqlLedger(ChainRows, LedgerStore):
    """Entries and parts over one connection."""

    def __init__(
        self, connection: Connection, files: PartFiles, waiting: Waiting | None = None
    ) -> None:
        super().__init__(connection, waiting)
        self._reading = EntryReading(connection, files)
        self.parts = PartRows(connection, files)
        self._at_hand: dict[str, Entry] = {}  # what came in this unit of work

    # --- keeping -------------------------------------------------------------------------------

    @override
    def add(
        self,
        entries: Sequence[Entry],
        judgement: Judgement,
        received_at: datetime,
        sealed_for: Collection[str] | Mapping[str, Collection[str]],
    ) -> frozenset[str]:
        held = self.held(entry.id for entry in entries)
        fresh = {entry.id: entry for entry in entries if entry.id not in held}
        if not fresh:
            return frozenset()
        at = instant_text(received_at)
        keys = (
            dict.fromkeys(fresh, sealed_for) if not isinstance(sealed_for, Mapping) else sealed_for
        )
        rows = [
            _row(entry, judgement, at, " ".join(sorted(keys[id_]))) for id_, entry in fresh.items()
        ]
        insert_rows(self._connection, tables.entry, rows, "ON CONFLICT (id) DO NOTHING")
        self.parts.add(fresh.values(), {})
        self._remember(fresh)
        return frozenset(fresh)

    def _remember(self, fresh: Mapping[str, Entry]) -> None:
        """Have at hand what is judged next: it need not be read back within the unit of work.

        What lies aside, came without a part, or was ordered to be emptied before it came, is read
        as it is kept.
        """
        erased = self.parts.ordered_empty(fresh)
        for id_, entry in fresh.items():
            is_whole = isinstance(entry.parts, dict) and None not in entry.parts.values()
            if is_whole and id_ not in erased:
                self._at_hand[id_] = entry

    def add_own(self, own: Sequence[OwnEntry]) -> None:
        """Keep what was just signed here: nobody else can have it, and it was judged."""
        rows = [
            _row(one.entry, ACCEPTED, instant_text(one.signed_at), one.entry.envelope.key)
            for one in own
        ]
        insert_rows(self._connection, tables.entry, rows)
        self.parts.add((one.entry for one in own), {})

    @override
    def complete(self, entries: Sequence[Entry]) -> frozenset[str]:
        self._at_hand.clear()
        return self.parts.complete(entries)

    @override
    def erase(self, order: str, parts: Iterable[tuple[str, int]]) -> int:
        self._at_hand.clear()
        return self.parts.erase(order, parts)

    # --- judging -------------------------------------------------------------------------------

    @override
    def judged(self, *, accepted: bool) -> Iterator[tuple[Entry, Judgement]]:
        state = _entry.state == State.ACCEPTED.value
        wanted = select(_entry.n).where(state if accepted else ~state).order_by(_entry.n)
        numbers = list(self._connection.execute(wanted).scalars())
        for chunk in chunks(numbers):
            rows = self._connection.execute(
                select(*ENVELOPES, _entry.state, _entry.reason)
                .where(_entry.n.in_(chunk))
                .order_by(_entry.n)
            ).all()
            away = [row for row in rows if row.id not in self._at_hand]
            found = {one.id: one for one in self._reading.entries(away, with_files=False)}
            for row in rows:
                entry = found.get(row.id) or self._at_hand[row.id]
                yield entry, Judgement(State(row.state), row.reason or "")

    @override
    def settle(self, judgements: Mapping[str, Judgement]) -> None:
        if not judgements:
            return
        self._connection.execute(
            update(tables.entry)
            .where(_entry.id == bindparam("of"))
            .values(state=bindparam("now"), reason=bindparam("because")),
            [
                {"of": id_, "now": found.state.value, "because": found.reason or None}
                for id_, found in judgements.items()
            ],
        )
        self._name_fold_keys()

    def _name_fold_keys(self) -> None:
        """Give entries a fold key whose kind only a newer program knew when they came."""
        rows = self._connection.execute(
            select(*ENVELOPES).where(_entry.fold_key.between(_UNKNOWN, _UNKNOWN + "g"))
        ).all()
        for row in rows:
            key = _fold_key(row.id, parse_envelope(row.envelope))
            if not key.startswith(_UNKNOWN):
                self._connection.execute(
                    update(tables.entry).where(_entry.id == row.id).values(fold_key=key)
                )

    @override
    def statements(self) -> Sequence[Statement]:
        rows = self._connection.execute(
            select(*ENVELOPES)
            .where(
                _entry.kind.in_(sorted(KINDS_OF_AUTHORITY)),
                _entry.reason.is_distinct_from("key_refused"),
            )
            .order_by(_entry.n)
        ).all()
        found: list[Statement] = []
        for entry in self._reading.entries(rows):
            try:
                body = content_of(entry)
            except EntryError:
                continue  # it is in quarantine with its reason
            if body is not None:
                found.append(Statement(entry.id, entry.envelope, body))
        return found

    @override
    def mark(self, stream: str) -> tuple[int, int, int]:
        newest, count, total = plain_rows(self._connection, _MARK, (stream,)).fetchone()
        return newest, count, total

    @override
    def newest(self, kinds_of: Collection[str] | None = None) -> int:
        wanted = sorted(kinds_of or ())
        asked = _NEWEST
        if kinds_of is not None:
            # One step through the index for each kind, not a look at all entries of these kinds.
            asked = f"SELECT max(n) FROM ({' UNION ALL '.join([_NEWEST_OF] * len(wanted))})"  # noqa: S608
        (found,) = plain_rows(self._connection, asked, wanted).fetchone()
        return int(found)

    # --- asking --------------------------------------------------------------------------------

    @override
    def held(self, entry_ids: Iterable[str]) -> frozenset[str]:
        return frozenset(
            id_
            for chunk in chunks(entry_ids)
            for id_ in self._connection.execute(
                select(_entry.id).where(_entry.id.in_(chunk))
            ).scalars()
        )

    @override
    def entries(self, entry_ids: Sequence[str]) -> Sequence[Entry]:
        found = {entry.id: entry for entry in self._find(entry_ids)}
        return [found[id_] for id_ in entry_ids]

    @override
    def entry(self, entry_id: str) -> Entry:
        return self.entries([entry_id])[0]

    def _find(self, entry_ids: Iterable[str]) -> list[Entry]:
        return [
            entry
            for chunk in chunks(entry_ids)
            for entry in self._reading.entries(
                self._connection.execute(select(*ENVELOPES).where(_entry.id.in_(chunk))).all()
            )
        ]

    @override
    def kept(self, entry_ids: Iterable[str]) -> Mapping[str, Kept]:
        return {
            row.id: _kept(row)
            for chunk in chunks(entry_ids)
            for row in self._connection.execute(select(tables.entry).where(_entry.id.in_(chunk)))
        }

    @override
    def all_kept(
        self, *, stream: str | None = None, accepted: bool | None = None
    ) -> Sequence[Kept]:
        query = select(tables.entry).order_by(_entry.n)
        if stream is not None:
            query = query.where(_entry.stream == stream)
        if accepted is not None:
            state = _entry.state == State.ACCEPTED.value
            query = query.where(state if accepted else ~state)
        return [_kept(row) for row in self._connection.execute(query)]

    @override
    def sizes(self, entry_ids: Iterable[str]) -> Mapping[str, int]:
        part = tables.part.c
        return {
            row.entry: row.size
            for chunk in chunks(entry_ids)
            for row in self._connection.execute(
                select(part.entry, func.sum(part.size).label("size"))
                .where(part.entry.in_(chunk))
                .group_by(part.entry)
            )
        }

    @override
    def count(self, kind: str) -> int:
        return int(
            self._connection.execute(select(func.count()).where(_entry.kind == kind)).scalar_one()
        )

    @override
    def streams(self) -> frozenset[str]:
        return frozenset(self._connection.execute(select(_entry.stream).distinct()).scalars())

    @override
    def part(self, entry_id: str, n: int) -> bytes | None:
        return self._reading.part(entry_id, n)

    @override
    def add_recipients(self, entry_ids: Iterable[str], keys: Collection[str]) -> None:
        changed = [
            {"of": one.id, "keys": " ".join(sorted(one.sealed_for | set(keys)))}
            for one in self.kept(entry_ids).values()
            if not set(keys) <= one.sealed_for
        ]
        if changed:
            self._connection.execute(
                update(tables.entry)
                .where(_entry.id == bindparam("of"))
                .values(sealed_for=bindparam("keys")),
                changed,
            )


def _row(entry: Entry, judgement: Judgement, at: str, keys: str) -> dict[str, object]:
    envelope = entry.envelope
    return {
        "id": entry.id,
        "envelope": entry.envelope_bytes,
        "sig": entry.signature,
        "kind": envelope.kind,
        "writer": envelope.writer,
        "key": envelope.key,
        "stream": envelope.stream,
        "seq": envelope.seq,
        "prev": envelope.prev,
        "fold_key": _fold_key(entry.id, envelope),
        "state": judgement.state.value,
        "reason": judgement.reason or None,
        "received_at": at,
        "sealed_for": keys,
    }


def _fold_key(entry_id: str, envelope: Envelope) -> str:
    try:
        return kinds.fold_key(kinds.kind_of(envelope.kind), envelope.ref, entry_id)
    except (EntryError, KeyError):
        return f"{_UNKNOWN}{entry_id}"


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
