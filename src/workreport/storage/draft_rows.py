"""Drafts as rows: a row for each of the last versions, of which the newest is the draft.

A draft is saved every second somebody types, so each save is one statement: it writes over the
oldest version. Texts are kept in whole blocks, for SQLite overwrites a row of unchanged length in
its place; otherwise it would free its pages (filled with zeros, as SQLCipher does) and take others.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select

from workreport.services.ports.rows import Draft
from workreport.storage import tables
from workreport.storage.bulk_rows import plain_rows
from workreport.storage.ledger_rows import instant_text

KEPT_VERSIONS = 50
_BLOCK = 4096
_draft = tables.draft.c
_OVER_THE_OLDEST = """
    UPDATE draft SET version = version + ?2, saved_at = ?3, size = ?4, body = ?5
    WHERE name = ?1 AND version = (SELECT max(version) FROM draft WHERE name = ?1) - ?2 + 1
    RETURNING version
"""
_NEWEST = """
    SELECT version, saved_at, size, body FROM draft WHERE name = ? ORDER BY version DESC LIMIT 1
"""
_ONE_MORE = """
    INSERT INTO draft (name, version, saved_at, size, body)
    SELECT ?1, coalesce(max(version), 0) + 1, ?3, ?4, ?5 FROM draft WHERE name = ?1
    RETURNING version
"""


class DraftRows:
    """Drafts over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def draft(self, name: str) -> Draft | None:
        """Return a draft."""
        row = plain_rows(self._connection, _NEWEST, (name,)).fetchone()
        if row is None:
            return None
        version, saved_at, size, body = row
        return Draft(name, body[:size], version, datetime.fromisoformat(saved_at))

    def drafts(self, prefix: str) -> Sequence[Draft]:
        """Return the drafts whose names begin so."""
        newest = (
            select(_draft.name, func.max(_draft.version).label("version"))
            .where(_draft.name.startswith(prefix, autoescape=True))
            .group_by(_draft.name)
            .subquery()
        )
        same = (_draft.name == newest.c.name) & (_draft.version == newest.c.version)
        rows = self._connection.execute(
            select(tables.draft).join(newest, same).order_by(_draft.name)
        )
        return [_kept(row) for row in rows]

    def save_draft(self, name: str, body: bytes, saved_at: datetime) -> int:
        """Keep a draft, remember the last fifty versions, return the new version number."""
        blocks = body.ljust(-(-len(body) // _BLOCK) * _BLOCK, b"\0")
        values = (name, KEPT_VERSIONS, instant_text(saved_at), len(body), blocks)
        cursor = self._connection.connection.cursor()
        found = cursor.execute(_OVER_THE_OLDEST, values).fetchall()
        if not found:  # fewer than fifty are there
            found = cursor.execute(_ONE_MORE, values).fetchall()
        return int(found[0][0])

    def drop_draft(self, name: str) -> None:
        """Forget a draft and its versions, after it was filed."""
        self._connection.execute(delete(tables.draft).where(_draft.name == name))

    def draft_versions(self, name: str) -> Sequence[Draft]:
        """Return the kept versions of a draft, newest first."""
        rows = self._connection.execute(
            select(tables.draft).where(_draft.name == name).order_by(_draft.version.desc())
        )
        return [_kept(row) for row in rows]


def _kept(row: Any) -> Draft:
    return Draft(row.name, row.body[: row.size], row.version, datetime.fromisoformat(row.saved_at))
