"""What belongs to this workspace alone, as rows: drafts, outbox, packages seen, invitations."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from typing_extensions import override

from workreport.services.ports.rows import Invitation, JoinRequest, Outgoing, SeenPackage
from workreport.services.ports.store import LocalStore
from workreport.storage import tables
from workreport.storage.bulk_rows import insert_rows, plain_rows, rows_among
from workreport.storage.draft_rows import DraftRows
from workreport.storage.entry_reading import chunks
from workreport.storage.ledger_rows import instant_text
from workreport.storage.sent_rows import SentRows
from workreport.storage.waiting_rows import OwnEntry

_VALUE = "SELECT value FROM meta WHERE name = ?"
_OUTBOX = """
    SELECT outbox.entry, entry.stream, outbox.package, outbox.not_before
    FROM outbox JOIN entry ON entry.id = outbox.entry WHERE outbox.state = ? ORDER BY outbox.n
"""
_PACKAGE = """
    SELECT name, writer, sha256, outcome, reason, first_seen_at, tries, entries FROM package
"""
_HELD = f"{_PACKAGE} WHERE outcome = 'held' ORDER BY first_seen_at, name"
_THESE = f"{_PACKAGE} WHERE name IN ({{these}})"
_JOINING = """
    SELECT "key", person, body, received_at, state FROM join_request ORDER BY received_at
"""


class SqlLocal(DraftRows, SentRows, LocalStore):
    """Local rows over one connection."""

    @override
    def value(self, name: str) -> bytes | None:
        row = plain_rows(self._connection, _VALUE, (name,)).fetchone()
        return None if row is None else row[0]

    @override
    def set_value(self, name: str, value: bytes) -> None:
        statement = insert(tables.meta).values(name=name, value=value)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )

    def enqueue_own(self, own: Sequence[OwnEntry]) -> None:
        """Put what was just signed into the outbox."""
        rows = [
            {
                "entry": one.entry.id,
                "state": "signed",
                "not_before": None if one.not_before is None else instant_text(one.not_before),
            }
            for one in own
        ]
        insert_rows(self._connection, tables.outbox, rows)

    @override
    def enqueue(self, entry_id: str, not_before: datetime | None = None) -> None:
        self._connection.execute(
            insert(tables.outbox)
            .values(
                entry=entry_id,
                state="signed",
                not_before=None if not_before is None else instant_text(not_before),
            )
            .on_conflict_do_nothing(index_elements=["entry"])
        )

    @override
    def outbox(self) -> Sequence[Outgoing]:
        return self._outgoing("signed")

    @override
    def written(self, package: str | None = None) -> Sequence[Outgoing]:
        return [each for each in self._outgoing("written") if package in {None, each.package}]

    def _outgoing(self, state: str) -> list[Outgoing]:
        rows = plain_rows(self._connection, _OUTBOX, (state,))
        return [
            Outgoing(
                entry,
                stream,
                state,
                package or "",
                None if not_before is None else datetime.fromisoformat(not_before),
            )
            for entry, stream, package, not_before in rows
        ]

    @override
    def mark_written(self, entry_ids: Collection[str], package: str) -> None:
        for chunk in chunks(entry_ids):
            self._connection.execute(
                update(tables.outbox)
                .where(tables.outbox.c.entry.in_(chunk))
                .values(state="written", package=package)
            )

    @override
    def unqueue(self, entry_id: str) -> bool:
        return (
            self._connection.execute(
                update(tables.outbox)
                .where(tables.outbox.c.entry == entry_id, tables.outbox.c.state == "signed")
                .values(not_before=None)
            ).rowcount
            > 0
        )

    @override
    def seen_package(self, name: str, writer: str) -> SeenPackage | None:
        asked = f"{_PACKAGE} WHERE name = ? AND writer = ?"
        row = plain_rows(self._connection, asked, (name, writer)).fetchone()
        return None if row is None else _package(row)

    @override
    def finished_packages(self) -> frozenset[tuple[str, str]]:
        rows = self._connection.execute(
            select(tables.package.c.name, tables.package.c.writer).where(
                tables.package.c.outcome != "held"
            )
        )
        return frozenset((row.name, row.writer) for row in rows)

    @override
    def note_package(self, package: SeenPackage) -> None:
        self.note_packages([package])

    @override
    def note_packages(self, packages: Sequence[SeenPackage]) -> None:
        if not packages:
            return
        statement = insert(tables.package)
        changed = {column.name: statement.excluded[column.name] for column in tables.package.c}
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["name", "writer"], set_=changed),
            [
                {
                    **asdict(package),
                    "first_seen_at": instant_text(package.first_seen_at),
                    "reason": package.reason or None,
                }
                for package in packages
            ],
        )

    @override
    def seen_packages(self, names: Collection[str]) -> Mapping[tuple[str, str], SeenPackage]:
        return {
            (each.name, each.writer): each
            for each in map(_package, rows_among(self._connection, _THESE, sorted(set(names))))
        }

    @override
    def held_packages(self) -> Sequence[SeenPackage]:
        return [_package(row) for row in plain_rows(self._connection, _HELD)]

    @override
    def served(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in self._connection.execute(select(tables.served)):
            found.setdefault(row.stream, set()).add(row.key)
        return {stream: frozenset(keys) for stream, keys in found.items()}

    @override
    def set_served(self, served: Mapping[str, frozenset[str]]) -> None:
        before = self.served()
        changed = sorted(
            stream
            for stream in before.keys() | served.keys()
            if before.get(stream) != served.get(stream)
        )
        for chunk in chunks(changed):
            self._connection.execute(delete(tables.served).where(tables.served.c.stream.in_(chunk)))
        rows = [
            {"stream": stream, "key": key}
            for stream in changed
            for key in sorted(served.get(stream, ()))
        ]
        if rows:
            self._connection.execute(insert(tables.served), rows)

    @override
    def queue_forward(self, entry_ids: Iterable[str]) -> None:
        rows = [{"entry": entry_id} for entry_id in sorted(set(entry_ids))]
        if rows:
            self._connection.execute(insert(tables.forward).on_conflict_do_nothing(), rows)

    @override
    def forwards(self) -> Sequence[str]:
        return list(self._connection.execute(select(tables.forward.c.entry)).scalars())

    @override
    def forwarded(self, entry_ids: Iterable[str]) -> None:
        for chunk in chunks(entry_ids):
            self._connection.execute(
                delete(tables.forward).where(tables.forward.c.entry.in_(chunk))
            )

    @override
    def join_requests(self) -> Sequence[JoinRequest]:
        return [
            JoinRequest(key, person, body, datetime.fromisoformat(received_at), state)
            for key, person, body, received_at, state in plain_rows(self._connection, _JOINING)
        ]

    @override
    def keep_join_request(self, request: JoinRequest) -> None:
        values = {**asdict(request), "received_at": instant_text(request.received_at)}
        self._connection.execute(
            insert(tables.join_request)
            .values(**values)
            .on_conflict_do_update(index_elements=["key"], set_={"state": request.state})
        )

    @override
    def invitations(self) -> Sequence[Invitation]:
        rows = self._connection.execute(
            select(tables.invitation).order_by(tables.invitation.c.expires_at)
        )
        return [
            Invitation(
                row.id,
                row.person,
                row.body,
                datetime.fromisoformat(row.expires_at),
                row.used_by or "",
            )
            for row in rows
        ]

    @override
    def keep_invitation(self, invitation: Invitation) -> None:
        values = {
            **asdict(invitation),
            "expires_at": instant_text(invitation.expires_at),
            "used_by": invitation.used_by or None,
        }
        self._connection.execute(
            insert(tables.invitation)
            .values(**values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )


def _package(row: Any) -> SeenPackage:
    name, writer, sha256, outcome, reason, first_seen_at, tries, entries = row
    seen_at = datetime.fromisoformat(first_seen_at)
    return SeenPackage(name, writer, sha256, outcome, reason or "", seen_at, tries, entries)
