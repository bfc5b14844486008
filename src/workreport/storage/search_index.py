"""Keeps words findable: a row for each place, and a full-text index over its folded words.

The index holds no text of its own. What leaves it is told to it word by word, and it forgets at
once (``secure-delete``): nothing that was erased stays behind in it.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, delete, select

from workreport.i18n.vietnamese import fold
from workreport.services.ports.search import FoundRow
from workreport.storage import tables
from workreport.storage.entry_reading import chunks

_TIMELESS: Final = 0xFFFF  # people and what else belongs to no month: before the newest one
_UNIT_BITS, _PLACE_BITS = 10, 37
_KEEP = (
    f"INSERT OR IGNORE INTO search_place (id, {', '.join(FoundRow._fields)})"  # noqa: S608
    f" VALUES (?{', ?' * len(FoundRow._fields)})"
)
_ADD = "INSERT INTO search_word(rowid, words) VALUES (?, ?)"
_DROP = "INSERT INTO search_word(search_word, rowid, words) VALUES ('delete', ?, ?)"
_EMPTY = "INSERT INTO search_word(search_word) VALUES ('delete-all')"


def place_number(place: FoundRow) -> int:
    """Return the number of a place: it follows from what it is, and orders by month and unit."""
    here = f"{place.source}/{place.kind}/{place.subject}"
    return _unit_number(place.period, place.unit) << _PLACE_BITS | _digest(here, _PLACE_BITS)


@lru_cache(maxsize=4096)
def _unit_number(period: str, unit: str) -> int:
    return month_number(period) << _UNIT_BITS | _digest(unit, _UNIT_BITS)


def month_number(period: str) -> int:
    """Return the place of a month among all; what belongs to no month comes after the last one."""
    year, _dash, month = period.partition("-")
    return int(year) * 12 + int(month) if year.isdigit() and month.isdigit() else _TIMELESS


def first_of(month: int) -> int:
    """Return the smallest number a place of this month can have."""
    return month << (_UNIT_BITS + _PLACE_BITS)


def _digest(text: str, bits: int) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) >> (64 - bits)


class SearchIndex:
    """Writes places and their words over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, places: Iterable[FoundRow]) -> None:
        """Make places findable."""
        # By number: for each one below the last, the index would first put away what it gathered.
        rows = sorted((place_number(place), *place) for place in places)
        if rows:
            # Two places share a number once in some ten thousand agencies; the first one stays.
            self._connection.exec_driver_sql(_KEEP, rows)
            self._connection.exec_driver_sql(_ADD, [(row[0], fold(row[-1])) for row in rows])

    def forget(self, sources: Iterable[str]) -> None:
        """Take out all that these entries or tasks say."""
        place = tables.search_place
        for chunk in chunks(sources):
            wanted = place.c.source.in_(chunk)
            known = self._connection.execute(select(place.c.id, place.c.text).where(wanted)).all()
            if known:
                self._connection.exec_driver_sql(_DROP, [(id_, fold(text)) for id_, text in known])
                self._connection.execute(delete(place).where(wanted))

    def clear(self) -> None:
        """Take everything out."""
        self._connection.execute(delete(tables.search_place))
        self._connection.exec_driver_sql(_EMPTY)
