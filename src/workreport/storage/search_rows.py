"""Finds words in what a workspace holds, by the full-text index."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection
from typing_extensions import override

from workreport.services.ports.search import FoundRow, WordQuestion, WordSearch
from workreport.storage.search_index import first_of, month_number

_COLUMNS = ", ".join(f"place.{name}" for name in FoundRow._fields)
_JOINED: Final = "search_word JOIN search_place AS place ON place.id = search_word.rowid"


class SearchRows(WordSearch):
    """Answers over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @override
    def found(self, asked: WordQuestion, limit: int) -> Sequence[FoundRow]:
        condition, values = _condition(asked)
        statement = (
            f"SELECT {_COLUMNS} FROM {_JOINED} WHERE {condition}"  # noqa: S608 - our own names
            " ORDER BY search_word.rowid DESC LIMIT ?"
        )
        rows = self._connection.exec_driver_sql(statement, (*values, limit)).all()
        return [FoundRow._make(row) for row in rows]

    @override
    def count_found(self, asked: WordQuestion) -> int:
        condition, values = _condition(asked)
        # Without a unit the index alone knows the number: no place need be read.
        source = _JOINED if asked.unit else "search_word"
        statement = f"SELECT count(*) FROM {source} WHERE {condition}"  # noqa: S608
        count: int = self._connection.exec_driver_sql(statement, values).scalar_one()
        return count


def _condition(asked: WordQuestion) -> tuple[str, tuple[Any, ...]]:
    words = [f'"{word}"' for word in asked.words]
    match = " AND ".join(words) + ("*" if asked.open_end else "")
    parts, values = ["search_word MATCH ?"], [match]
    bounds: list[Any] = []
    if asked.starts is not None or asked.ends is not None:
        first = 0 if asked.starts is None else month_number(str(asked.starts))
        last = month_number("") - 1 if asked.ends is None else month_number(str(asked.ends))
        parts.append("search_word.rowid >= ? AND search_word.rowid < ?")
        bounds += [first_of(first), first_of(last + 1)]
    if asked.unit:
        parts.append("place.unit = ?")
        bounds.append(asked.unit)
    return " AND ".join(parts), (*values, *bounds)
