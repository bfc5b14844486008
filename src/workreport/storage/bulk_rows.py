"""Plain statements over many values at once, where building them piece by piece costs too much.

The values of a question travel as one JSON list, so that its text is always the same and SQLite
prepares it once.
"""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Table

_THESE = "SELECT value FROM json_each(?)"


def insert_rows(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], conflict: str = ""
) -> None:
    """Insert rows that name every column they do not leave to its default, all the same ones.

    The values go to the driver as they are: only texts, integers, truth values and bytes will do.
    ``conflict`` says what happens to a row that is there.
    """
    if not rows:
        return
    names = tuple(rows[0])
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    values = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({columns}) VALUES ({places}) {conflict}',  # noqa: S608 - our own names
        [values(row) for row in rows],
    )


def plain_rows(
    connection: Connection,
    statement: str,
    values: Sequence[object] | Mapping[str, object] = (),
) -> Any:
    """Ask one question in the driver's own words; the rows come as it gives them.

    They hold only texts, integers, bytes, and 0 or 1 for truth. Rows of SQLAlchemy cost as much
    again as reading them, and so does putting a statement together each time.
    """
    return connection.connection.cursor().execute(statement, values)


def rows_among(
    connection: Connection, query: str, values: Sequence[str], before: Sequence[object] = ()
) -> list[Any]:
    """Return the rows a question finds, where ``{these}`` in it stands for some texts.

    What else it asks for stands ahead of them, with the values ``before``.
    """
    if not values:
        return []
    statement = query.format(these=_THESE)
    listed = msgspec.json.encode(values).decode()
    found: list[Any] = plain_rows(connection, statement, (*before, listed)).fetchall()
    return found


def delete_rows(connection: Connection, column: Column[Any], values: Sequence[str]) -> None:
    """Delete the rows that have one of some texts in a column."""
    if values:
        statement = f'DELETE FROM "{column.table.name}" WHERE "{column.name}" IN ({_THESE})'  # noqa: S608 - our own names
        connection.connection.cursor().execute(statement, (msgspec.json.encode(values).decode(),))
