"""Chains of entries as rows: one for each writer, stream and key."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from workreport.ledger.acceptance import GAP, Link
from workreport.ledger.envelope import Entry, Envelope, Head
from workreport.storage import tables
from workreport.storage.bulk_rows import plain_rows
from workreport.storage.entry_reading import chunks
from workreport.storage.waiting_rows import Waiting, plain

_entry = tables.entry.c
_HEAD = """
    SELECT seq, id FROM entry WHERE writer = ? AND stream = ? AND key = ?
    ORDER BY seq DESC, id LIMIT 1
"""
_ENDS = """
    WITH RECURSIVE step(stream) AS (
        SELECT min(stream) FROM entry WHERE writer = :writer
        UNION ALL
        SELECT (SELECT min(stream) FROM entry WHERE writer = :writer AND stream > step.stream)
        FROM step WHERE step.stream IS NOT NULL
    )
    SELECT entry.stream, entry.seq, entry.id FROM step JOIN entry ON entry.id = (
        SELECT last.id FROM entry AS last WHERE last.writer = :writer AND last.stream = step.stream
        ORDER BY last.seq DESC, last.id LIMIT 1
    )
"""


class ChainRows:
    """What the ledger knows of chains, over one connection."""

    def __init__(self, connection: Connection, waiting: Waiting | None = None) -> None:
        self._connection = connection
        self._waiting = Waiting() if waiting is None else waiting

    def head(self, writer: str, stream: str, key: str) -> Head | None:
        """Return the last entry of a chain."""
        chain = writer, stream, key
        waiting = self._waiting.heads.get(chain)
        if waiting is not None:
            return waiting
        # Nothing of this chain waits, so the others need not be written for the answer.
        found = plain(self._connection).connection.cursor().execute(_HEAD, chain).fetchone()
        return None if found is None else Head(*found)

    def heads(
        self, *, writer: str | None = None, streams: Collection[str] | None = None
    ) -> Mapping[tuple[str, str], Head]:
        """Return the last entry of chains by (writer, stream).

        Of ``streams`` only chains without a gap are told: all before such a head is here.
        """
        if writer is not None and streams is None:
            return self._heads_of(writer)
        query = select(_entry.writer, _entry.stream, func.max(_entry.seq), _entry.id)
        if writer is not None:
            query = query.where(_entry.writer == writer)
        if streams is not None:
            query = query.where(_entry.stream.in_(sorted(streams)))
        whole = func.count(_entry.seq.distinct()) == func.max(_entry.seq)
        rows = self._connection.execute(query.group_by(_entry.writer, _entry.stream).having(whole))
        return {(one, stream): Head(seq, id_) for one, stream, seq, id_ in rows}

    def _heads_of(self, writer: str) -> Mapping[tuple[str, str], Head]:
        """Step from stream to stream through the index, past the years of entries in each."""
        rows = plain_rows(self._connection, _ENDS, {"writer": writer})
        return {(writer, stream): Head(seq, id_) for stream, seq, id_ in rows}

    def forks(self) -> Sequence[tuple[str, str, int]]:
        """Return (writer, stream, seq) held by more than one entry of one key."""
        rows = self._connection.execute(
            select(_entry.writer, _entry.stream, _entry.seq)
            .group_by(_entry.writer, _entry.stream, _entry.seq, _entry.key)
            .having(func.count() > 1)
            .order_by(_entry.writer, _entry.stream, _entry.seq)
        )
        return [(row.writer, row.stream, row.seq) for row in rows]

    def links(self, entries: Iterable[Entry]) -> Mapping[str, Link]:
        """Return by entry id how each hangs on the one before it."""
        wanted = {entry.id: entry.envelope for entry in entries}
        before: dict[str, Any] = {}
        for chunk in chunks({each.prev for each in wanted.values() if each.prev}):
            rows = self._connection.execute(
                select(
                    _entry.id, _entry.writer, _entry.stream, _entry.key, _entry.seq, _entry.reason
                ).where(_entry.id.in_(chunk))
            )
            before |= {row.id: row for row in rows}
        return {id_: _link(envelope, before) for id_, envelope in wanted.items()}

    def lineage(self, entry_id: str) -> frozenset[str]:
        """Return an entry and all before it in its chain; empty when it is not here."""
        start = select(_entry.id, _entry.prev).where(_entry.id == entry_id)
        chain = start.cte("chain", recursive=True)
        older = tables.entry.alias()
        chain = chain.union_all(
            select(older.c.id, older.c.prev).join(chain, older.c.id == chain.c.prev)
        )
        return frozenset(self._connection.execute(select(chain.c.id)).scalars())


def _link(envelope: Envelope, before: Mapping[str, Any]) -> Link:
    if envelope.prev is None:
        return Link.WHOLE
    row = before.get(envelope.prev)
    if row is None:
        return Link.MISSING
    chain = row.writer, row.stream, row.key, row.seq + 1
    if chain != (envelope.writer, envelope.stream, envelope.key, envelope.seq):
        return Link.BROKEN
    return Link.MISSING if row.reason == GAP.reason else Link.WHOLE
