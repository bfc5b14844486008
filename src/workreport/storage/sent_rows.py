"""Own packages as rows: how far each goes, and who still has to take it in."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from typing_extensions import override

from workreport.services.ports.sent import Sent, SentPackages
from workreport.storage import tables
from workreport.storage.ledger_rows import instant_text

_sent, _entry = tables.sent.c, tables.entry.c


class SentRows(SentPackages):
    """Rows about own packages over one connection."""

    _connection: Connection

    @override
    def note_sent(self, sent: Sent) -> None:
        values = {
            "name": sent.name,
            "written_at": instant_text(sent.written_at),
            "waiting": " ".join(sorted(sent.waiting)),
            "reaches": json.dumps([[*chain, seq] for chain, seq in sorted(sent.reaches.items())]),
        }
        self._connection.execute(
            insert(tables.sent)
            .values(**values)
            .on_conflict_do_update(index_elements=["name"], set_=values)
        )

    @override
    def sent_packages(self) -> Sequence[Sent]:
        rows = self._connection.execute(
            select(tables.sent).where(_sent.waiting != "").order_by(_sent.name)
        )
        return [_read(row) for row in rows]

    @override
    def covered_packages(self) -> frozenset[str]:
        query = select(_sent.name).where(_sent.waiting == "")
        return frozenset(self._connection.execute(query).scalars())

    @override
    def forget_sent(self, before: datetime) -> None:
        self._connection.execute(delete(tables.sent).where(_sent.written_at < instant_text(before)))

    @override
    def forget_deliveries(self, keys: Collection[str]) -> None:
        for key in sorted(keys):
            self._connection.execute(delete(tables.served).where(tables.served.c.key == key))
            self._connection.execute(
                update(tables.entry)
                .where(_entry.sealed_for.contains(key, autoescape=True))
                .values(sealed_for=func.replace(_entry.sealed_for, key, ""))
            )


def _read(row: Any) -> Sent:
    return Sent(
        name=row.name,
        written_at=datetime.fromisoformat(row.written_at),
        waiting=frozenset(row.waiting.split()),
        reaches={(writer, stream): seq for writer, stream, seq in json.loads(row.reaches)},
    )
