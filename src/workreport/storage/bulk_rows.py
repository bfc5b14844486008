"""Inserting many rows at once, without the price of building a statement's values one by one."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

from sqlalchemy import Connection, Table


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that name every column they do not leave to its default, all the same ones.

    The values go to the driver as they are: only texts, integers, truth values and bytes will do.
    """
    if not rows:
        return
    names = tuple(rows[0])
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    values = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})',  # noqa: S608 - our own names
        [values(row) for row in rows],
    )
