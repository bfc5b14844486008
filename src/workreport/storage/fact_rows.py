"""Facts as screens ask for them: plain questions, whose texts are made once for each shape.

A page asks dozens of them. Built piece by piece each would cost several times what SQLite needs.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Sized
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection
from typing_extensions import override

from workreport.ledger.bodies.base import Body
from workreport.services.ports.rows import Fact, StepRow, TimelySaid
from workreport.storage import tables
from workreport.storage.body_reading import read_body, timely_said
from workreport.storage.bulk_rows import plain_rows, rows_among
from workreport.storage.figure_rows import FigureRows
from workreport.storage.part_files import PartFiles

_NAMES = tuple(tables.fact.c.keys())  # they stand in the order of Fact and of StepRow
_WIDTH = len(_NAMES)
_ENTRY, _KIND, _UNIT, _AT = map(_NAMES.index, ("entry", "kind", "unit", "at"))
_TRUTH = _NAMES.index("is_tip")  # from here on they say yes or no
_COLUMNS = ", ".join(f"fact.{name}" for name in _NAMES)
_PART = "part.bytes, CASE WHEN part.in_file THEN part.sha256 END"
_PARTS = "JOIN part ON part.entry = fact.entry AND part.n = 1"
_FILINGS = """
    SELECT period, unit, version, entry FROM fact
    WHERE kind = 'report.file' AND period IN ({months})
"""
_TIMELY = f"""
    SELECT fact.entry, fact.subject, fact.is_chosen, {_PART} FROM fact {_PARTS}
    WHERE fact.kind IN ('receipt', 'answer') AND fact.period IN ({{months}})
"""  # noqa: S608 - our own names
_PLACES = "SELECT id, seq FROM entry WHERE id IN ({these})"
# What ``_make`` does without a look at the length, which the question itself decides.
_STEP: Callable[[Any], StepRow] = partial(tuple.__new__, StepRow)
_BODIES = (
    f"SELECT fact.entry, fact.kind, {_PART} FROM fact {_PARTS} WHERE fact.entry IN ({{these}})"  # noqa: S608 - our own names
)


class FactRows(FigureRows):
    """Facts over one connection."""

    def __init__(self, connection: Connection, files: PartFiles) -> None:
        super().__init__(connection)
        self._files = files

    def facts(
        self,
        *kinds: str,
        period: str | tuple[str, ...] | None = None,
        unit: str | None = None,
        subject: str | None = None,
        key: str | None = None,
        chosen: bool = True,
        bodies: bool = True,
    ) -> Sequence[Fact]:
        """Return facts of some kinds by time; see the port."""
        asked = {"period": period, "unit": unit, "subject": subject, "key": key}
        wanted = {
            name: value if isinstance(value, tuple) else (value,)
            for name, value in asked.items()
            if value is not None
        }
        rows = self._rows(kinds, wanted, chosen=chosen, bodies=bodies)
        rows = self._in_writing_order(rows, Counter(row[_AT] for row in rows))
        return [self._fact(row) if bodies else _bare(row) for row in rows]

    @override
    def steps(
        self,
        kinds: Collection[str],
        periods: Collection[str],
        unit: str | None = None,
        *,
        bodies: bool = True,
    ) -> Sequence[StepRow]:
        wanted = {"period": tuple(sorted(periods))}
        if unit is not None:
            wanted["unit"] = (unit,)
        rows = self._rows(tuple(kinds), wanted, chosen=False, bodies=bodies)
        same = Counter((row[_AT], row[_UNIT], row[_KIND]) for row in rows)
        if len(same) < len(rows):
            crowded = {at for (at, _unit, _kind), count in same.items() if count > 1}
            rows = self._in_writing_order(rows, dict.fromkeys(crowded, 2))
        if not bodies:
            return [_STEP((*row, None)) for row in rows]
        return [_STEP((*row[:_WIDTH], self._body(row))) for row in rows]

    @override
    def filings(self, periods: Collection[str]) -> Sequence[tuple[str, str, int, str]]:
        months = sorted(periods)
        asked = _FILINGS.format(months=_places(months))
        return plain_rows(self._connection, asked, months).fetchall()  # type: ignore[no-any-return]

    @override
    def timely_said(self, periods: Collection[str]) -> Iterator[tuple[str, str, int, TimelySaid]]:
        months = sorted(periods)
        asked = _TIMELY.format(months=_places(months))
        for entry, report, counts, held, file in plain_rows(self._connection, asked, months):
            data = self._data(held, file)
            if data is not None:
                yield entry, report, counts, timely_said(data)

    def _rows(
        self,
        kinds: tuple[str, ...],
        wanted: Mapping[str, tuple[str, ...]],
        *,
        chosen: bool,
        bodies: bool,
    ) -> list[Any]:
        if not kinds:
            return []
        shape = (("kind", len(kinds)), *((name, len(each)) for name, each in wanted.items()))
        values = [*kinds, *(value for each in wanted.values() for value in each)]
        return plain_rows(self._connection, _question(shape, chosen, bodies), values).fetchall()  # type: ignore[no-any-return]

    def _in_writing_order(self, rows: list[Any], times: Mapping[str, int]) -> list[Any]:
        """Order what one writer wrote within the same second as it was written.

        The rows come by time and by id; ids are hashes, which say nothing of before and after.
        ``times`` tells of which second there is more than one.
        """
        tied = [row[_ENTRY] for row in rows if times.get(row[_AT], 0) > 1]
        if not tied:
            return rows
        places = dict(rows_among(self._connection, _PLACES, tied))
        return sorted(rows, key=lambda row: (row[_AT], places.get(row[_ENTRY], 0)))

    def fact(self, entry_id: str) -> Fact | None:
        """Return the fact of one entry."""
        asked = _question((("entry", 1),), chosen=False, bodies=True)
        row = plain_rows(self._connection, asked, [entry_id]).fetchone()
        return None if row is None else self._fact(row)

    def bodies(self, entries: Collection[str]) -> Mapping[str, Body]:
        """Return the bodies of accepted entries by id; what was erased is absent."""
        rows = rows_among(self._connection, _BODIES, sorted(set(entries)))
        return {
            entry: read_body(kind, data)
            for entry, kind, *part in rows
            if (data := self._data(*part)) is not None
        }

    def first_parts(self, entries: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes of the bodies of accepted entries by id; what was erased is absent."""
        for entry, _kind, *part in rows_among(self._connection, _BODIES, sorted(set(entries))):
            data = self._data(*part)
            if data is not None:
                yield entry, data

    def _fact(self, row: Any) -> Fact:
        return _bare(row, self._body(row))

    def _body(self, row: Any) -> Body | None:
        data = self._data(*row[_WIDTH:])
        return None if data is None else read_body(row[_KIND], data)

    def _data(self, held: bytes | None, file: str | None) -> bytes | None:
        return held if file is None else self._files.read(file)


def _bare(row: Any, body: Body | None = None) -> Fact:
    return Fact(*(*row[:_TRUTH], *map(bool, row[_TRUTH:_WIDTH]), body))


def _places(values: Sized) -> str:
    return ", ".join("?" * len(values))


@lru_cache(maxsize=512)
def _question(shape: tuple[tuple[str, int], ...], chosen: bool, bodies: bool) -> str:
    """Return the question for facts with as many values in each column as the shape says."""
    conditions = [f"fact.{name} IN ({_places(range(count))})" for name, count in shape]
    if chosen:
        conditions.append("fact.is_chosen = 1")
    columns, source = (
        (f"{_COLUMNS}, {_PART}", f"fact LEFT {_PARTS}") if bodies else (_COLUMNS, "fact")
    )
    return (
        f"SELECT {columns} FROM {source} WHERE {' AND '.join(conditions)}"  # noqa: S608 - our own names
        " ORDER BY fact.at, fact.entry"
    )
