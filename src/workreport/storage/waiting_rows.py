"""What this workspace says itself waits inside a unit of work, so that it is written in one go.

Whatever asks the database goes through :class:`Asking`, which has the waiting entries written
first: nobody can read past them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from workreport.ledger.envelope import Entry, Head


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry signed here, and until when it stays here."""

    entry: Entry
    signed_at: datetime
    not_before: datetime | None


@dataclass(slots=True)
class Waiting:
    """Own entries that are not written yet, and the ends of their chains."""

    entries: list[OwnEntry] = field(default_factory=list)
    heads: dict[tuple[str, str, str], Head] = field(default_factory=dict)

    def add(self, own: OwnEntry) -> None:
        """Let an entry wait."""
        envelope = own.entry.envelope
        self.entries.append(own)
        self.heads[envelope.writer, envelope.stream, envelope.key] = Head(
            envelope.seq, own.entry.id
        )

    def take(self) -> list[OwnEntry]:
        """Return what waits and let it wait no longer."""
        found = self.entries
        self.entries, self.heads = [], {}
        return found


class Asking:
    """A connection whose questions and statements come after what waits."""

    def __init__(self, plain: Connection, write: Callable[[], None]) -> None:
        self.plain = plain
        self._write = write

    def execute(self, *values: Any, **more: Any) -> Any:
        """Execute a statement."""
        self._write()
        return self.plain.execute(*values, **more)

    def exec_driver_sql(self, *values: Any, **more: Any) -> Any:
        """Execute a statement of the driver."""
        self._write()
        return self.plain.exec_driver_sql(*values, **more)

    def begin_nested(self) -> Any:
        """Begin a part that may be undone alone."""
        self._write()
        return self.plain.begin_nested()

    @property
    def connection(self) -> Any:
        """The driver's connection."""
        self._write()
        return self.plain.connection


def plain(connection: Connection | Asking) -> Connection:
    """Return the connection itself, for what does not depend on what waits."""
    return connection.plain if isinstance(connection, Asking) else connection
