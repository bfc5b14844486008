"""What screens ask of the projections."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, select
from typing_extensions import override

from workreport.ledger.bodies.base import Body
from workreport.services.ports.rows import Fact, RatingRow, ResultLine, TaskRow
from workreport.services.ports.store import Projections
from workreport.storage import tables
from workreport.storage.body_reading import read_body
from workreport.storage.bulk_rows import rows_among
from workreport.storage.entry_reading import chunks
from workreport.storage.figure_rows import FigureRows
from workreport.storage.part_files import PartFiles
from workreport.storage.projector import Projector
from workreport.storage.search_rows import SearchRows

R = TypeVar("R")
_PLACES = "SELECT id, seq FROM entry WHERE id IN ({these})"
_FACT_COLUMNS = len(tables.fact.c)  # they stand in the order of Fact, as those of RatingRow do


class SqlProjections(FigureRows, SearchRows, Projections):
    """Projections over one connection."""

    def __init__(
        self, connection: Connection, files: PartFiles, authors: Mapping[str, str]
    ) -> None:
        super().__init__(connection)
        self._files = files
        self._projector = Projector(connection, files, authors)

    @override
    def project(self, entry_ids: Iterable[str]) -> None:
        self._projector.project(entry_ids)

    @override
    def rebuild(self) -> None:
        self._projector.rebuild()

    @override
    def digest(self) -> str:
        found = hashlib.sha256()
        for table in tables.PROJECTIONS:
            found.update(table.name.encode())
            for row in self._connection.execute(select(table).order_by(*table.primary_key)):
                found.update(repr(tuple(row)).encode())
        return found.hexdigest()

    @override
    def replay_digest(self) -> str:
        savepoint = self._connection.begin_nested()
        try:
            self._projector.rebuild()
            return self.digest()
        finally:
            savepoint.rollback()

    @override
    def facts(
        self,
        *kinds: str,
        period: str | None = None,
        unit: str | None = None,
        subject: str | None = None,
        key: str | None = None,
        chosen: bool = True,
        bodies: bool = True,
    ) -> Sequence[Fact]:
        fact = tables.fact.c
        # mypy cannot join the two kinds of select, so the question is typed by hand.
        asked: Any = _facts() if bodies else select(tables.fact)
        query = asked.where(fact.kind.in_(kinds))
        for column, wanted in (
            (fact.period, period),
            (fact.unit, unit),
            (fact.subject, subject),
            (fact.key, key),
        ):
            if wanted is not None:
                query = query.where(column == wanted)
        if chosen:
            query = query.where(fact.is_chosen)
        rows = self._in_writing_order(self._connection.execute(query.order_by(fact.at, fact.entry)))
        return [self._fact(row) if bodies else _bare(row) for row in rows]

    def _in_writing_order(self, found: Iterable[Any]) -> list[Any]:
        """Order what one writer wrote within the same second as it was written.

        The rows come by time and by id; ids are hashes, which say nothing of before and after.
        """
        rows = list(found)
        times = Counter(row.at for row in rows)
        tied = [row.entry for row in rows if times[row.at] > 1]
        if not tied:
            return rows
        places = dict(rows_among(self._connection, _PLACES, tied))
        return sorted(rows, key=lambda row: (row.at, places.get(row.entry, 0)))

    @override
    def fact(self, entry_id: str) -> Fact | None:
        row = self._connection.execute(_facts().where(tables.fact.c.entry == entry_id)).first()
        return None if row is None else self._fact(row)

    def _fact(self, row: Any) -> Fact:
        data = self._data(row)
        return _bare(row, None if data is None else read_body(row.kind, data))

    def _data(self, row: Any) -> bytes | None:
        data: bytes | None = self._files.read(row.sha256) if row.in_file else row.bytes
        return data

    @override
    def bodies(self, entries: Collection[str]) -> Mapping[str, Body]:
        fact, part = tables.fact.c, tables.part.c
        query = select(fact.entry, fact.kind, part.bytes, part.in_file, part.sha256).join(
            tables.part, (part.entry == fact.entry) & (part.n == 1)
        )
        rows = self._in_chunks(
            entries,
            lambda chunk: list(self._connection.execute(query.where(fact.entry.in_(chunk)))),
        )
        return {
            row.entry: read_body(row.kind, data)
            for row in rows
            if (data := self._data(row)) is not None
        }

    @override
    def tasks(self, period: str, unit: str | None = None) -> Sequence[TaskRow]:
        month, task = tables.task_month.c, tables.task.c
        query = (
            select(tables.task, month.carried_by)
            .join(tables.task_month, month.task == task.id)
            .where(month.period == period)
            .order_by(task.unit, task.born, task.id, month.carried_by)
        )
        if unit is not None:
            return self._tasks_of(unit, period, query)
        found: dict[str, TaskRow] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.id, _task(row, row.carried_by))
        return list(found.values())

    def _tasks_of(self, unit: str, period: str, of_month: Any) -> list[TaskRow]:
        """Return a unit's tasks without a look at those of the others.

        A task is found by its unit and the month it was born in; only what was carried is asked
        of the month as a whole.
        """
        task = tables.task.c
        born = select(tables.task).where(task.unit == unit, task.born == period)
        carried = of_month.where(task.unit == unit, tables.task_month.c.carried_by != "")
        found = {row.id: _task(row, "") for row in self._connection.execute(born)}
        for row in self._connection.execute(carried):
            found.setdefault(row.id, _task(row, row.carried_by))
        return sorted(found.values(), key=lambda row: (row.born, row.id))

    @override
    def task(self, task_id: str) -> TaskRow | None:
        row = self._connection.execute(
            select(tables.task).where(tables.task.c.id == task_id)
        ).first()
        return None if row is None else _task(row, "")

    @override
    def task_months(self, task_ids: Collection[str]) -> Mapping[str, Sequence[str]]:
        month = tables.task_month.c
        found: dict[str, list[str]] = {}
        for task, period in self._in_chunks(
            task_ids,
            lambda chunk: [
                (row.task, row.period)
                for row in self._connection.execute(
                    select(month.task, month.period)
                    .where(month.task.in_(chunk))
                    .distinct()
                    .order_by(month.task, month.period)
                )
            ],
        ):
            found.setdefault(task, []).append(period)
        return found

    @override
    def results(self, reports: Collection[str]) -> Sequence[ResultLine]:
        line = tables.result_line.c
        return self._in_chunks(
            reports,
            lambda chunk: [
                _result(row)
                for row in self._connection.execute(
                    _results().where(line.report.in_(chunk)).order_by(line.report, line.position)
                )
            ],
        )

    @override
    def task_results(self, task_id: str) -> Sequence[ResultLine]:
        line = tables.result_line.c
        rows = self._connection.execute(
            _results().where(line.task == task_id).order_by(line.period, line.report)
        )
        return [_result(row) for row in rows]

    @override
    def ratings(
        self,
        *,
        period: str | None = None,
        entries: Collection[str] | None = None,
        voice: str | None = None,
        person: str | None = None,
    ) -> Sequence[RatingRow]:
        rating = tables.rating_line.c
        query = select(tables.rating_line).order_by(rating.person, rating.voice, rating.entry)
        for column, wanted in (
            (rating.period, period),
            (rating.voice, voice),
            (rating.person, person),
        ):
            if wanted is not None:
                query = query.where(column == wanted)
        if entries is None:
            return [_rating(row) for row in self._connection.execute(query).all()]
        return self._in_chunks(
            entries,
            lambda chunk: [
                _rating(row)
                for row in self._connection.execute(query.where(rating.entry.in_(chunk))).all()
            ],
        )

    @override
    def without_receipt(self) -> Sequence[str]:
        receipt = tables.fact.alias()
        held = (
            select(receipt.c.entry)
            .where(receipt.c.subject == tables.fact.c.entry, receipt.c.kind == "receipt")
            .exists()
        )
        query = select(tables.fact.c.entry).where(tables.fact.c.kind == "report.file", ~held)
        return list(self._connection.execute(query.order_by(tables.fact.c.entry)).scalars())

    @staticmethod
    def _in_chunks(wanted: Collection[str], ask: Callable[[list[str]], list[R]]) -> list[R]:
        return [row for chunk in chunks(sorted(set(wanted))) for row in ask(chunk)]


def _bare(row: Any, body: Body | None = None) -> Fact:
    return Fact(*(*row[:_FACT_COLUMNS], body))


def _facts() -> Any:
    part = tables.part
    return select(tables.fact, part.c.bytes, part.c.in_file, part.c.sha256).outerjoin(
        part, (part.c.entry == tables.fact.c.entry) & (part.c.n == 1)
    )


def _results() -> Any:
    line = tables.result_line.c
    return select(
        line.report,
        line.unit,
        line.task,
        line.content,
        line.status,
        line.due_on,
        line.done_on,
        line.quality,
        line.qty,
        line.coef,
        line.progress,
        line.days,
        line.carry,
    )


def _result(row: Any) -> ResultLine:
    return ResultLine(*row)


def _rating(row: Any) -> RatingRow:
    return RatingRow._make(row)


def _task(row: Any, carried_by: str) -> TaskRow:
    return TaskRow(row.id, row.born, row.unit, row.body, row.cancelled, row.in_conflict, carried_by)
