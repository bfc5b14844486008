"""What screens ask of the projections."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, select
from typing_extensions import override

from workreport.domain.task import Status
from workreport.services.ports.rows import RatingRow, ResultLine, TaskRow
from workreport.services.ports.store import Projections
from workreport.storage import tables
from workreport.storage.body_reading import expected_completions
from workreport.storage.bulk_rows import plain_rows, rows_among
from workreport.storage.fact_rows import FactRows
from workreport.storage.figure_rows import RATINGS
from workreport.storage.part_files import PartFiles
from workreport.storage.projector import Projector
from workreport.storage.search_rows import SearchRows

_OF_TASK = "task.id, task.born, task.unit, task.body, task.cancelled, task.in_conflict"
_TASKS = f"""
    SELECT {_OF_TASK}, task_month.carried_by
    FROM task JOIN task_month ON task_month.task = task.id WHERE task_month.period = ?
"""  # noqa: S608 - our own names
_IN_ORDER = "ORDER BY task.unit, task.born, task.id, task_month.carried_by"
_CARRIED = f"{_TASKS} AND task.unit = ? AND task_month.carried_by <> '' {_IN_ORDER}"
_BORN = f"SELECT {_OF_TASK} FROM task WHERE unit = ? AND born = ?"  # noqa: S608 - our own names
_OF_MONTH = "SELECT DISTINCT task FROM task_month WHERE period = ?"
_STANDING = "SELECT id, unit, body FROM task WHERE id IN ({these}) AND NOT cancelled"
_MONTHS = """
    SELECT DISTINCT task, period FROM task_month WHERE task IN ({these}) ORDER BY task, period
"""
_OF_RESULT = ", ".join(field.name for field in fields(ResultLine))
_RESULTS = f"SELECT {_OF_RESULT} FROM result_line"  # noqa: S608 - our own names
_COMPLETED = f"""
    SELECT task FROM result_line WHERE report IN ({{these}}) AND status = '{Status.COMPLETED.value}'
"""  # noqa: S608 - our own words


class SqlProjections(FactRows, SearchRows, Projections):
    """Projections over one connection."""

    def __init__(
        self, connection: Connection, files: PartFiles, authors: Mapping[str, str]
    ) -> None:
        super().__init__(connection, files)
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
    def tasks(self, period: str, unit: str | None = None) -> Sequence[TaskRow]:
        if unit is not None:
            return self._tasks_of(unit, period)
        found: dict[str, TaskRow] = {}
        for *task, carried_by in plain_rows(self._connection, f"{_TASKS} {_IN_ORDER}", (period,)):
            found.setdefault(task[0], _task(task, carried_by))
        return list(found.values())

    def _tasks_of(self, unit: str, period: str) -> list[TaskRow]:
        """Return a unit's tasks without a look at those of the others.

        A task is found by its unit and the month it was born in; only what was carried is asked
        of the month as a whole.
        """
        found = {
            task[0]: _task(task, "") for task in plain_rows(self._connection, _BORN, (unit, period))
        }
        for *task, carried_by in plain_rows(self._connection, _CARRIED, (period, unit)):
            found.setdefault(task[0], _task(task, carried_by))
        return sorted(found.values(), key=lambda row: (row.born, row.id))

    @override
    def standing_tasks(self, period: str, but: Collection[str]) -> Sequence[tuple[str, str, bytes]]:
        # The month's tasks lie side by side; only those that are wanted are looked up one by one.
        of_month = plain_rows(self._connection, _OF_MONTH, (period,))
        wanted = [id_ for (id_,) in of_month if id_ not in but]
        return rows_among(self._connection, _STANDING, wanted)

    @override
    def completed(self, reports: Collection[str]) -> frozenset[str]:
        rows = rows_among(self._connection, _COMPLETED, sorted(set(reports)))
        return frozenset(task for (task,) in rows)

    @override
    def expected(self, reports: Collection[str]) -> frozenset[str]:
        return frozenset(
            task
            for _entry, data in self.first_parts(reports)
            for task in expected_completions(data)
        )

    @override
    def task(self, task_id: str) -> TaskRow | None:
        row = self._connection.execute(
            select(tables.task).where(tables.task.c.id == task_id)
        ).first()
        return None if row is None else _task(row[:-1], "")  # without who issued it

    @override
    def task_months(self, task_ids: Collection[str]) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for task, period in rows_among(self._connection, _MONTHS, sorted(set(task_ids))):
            found.setdefault(task, []).append(period)
        return found

    @override
    def results(self, reports: Collection[str]) -> Sequence[ResultLine]:
        return [
            _result(row)
            for row in rows_among(
                self._connection,
                f"{_RESULTS} WHERE report IN ({{these}}) ORDER BY report, position",
                sorted(set(reports)),
            )
        ]

    @override
    def task_results(self, task_id: str) -> Sequence[ResultLine]:
        asked = f"{_RESULTS} WHERE task = ? ORDER BY period, report"
        return [_result(row) for row in plain_rows(self._connection, asked, (task_id,))]

    @override
    def ratings(
        self,
        *,
        period: str | None = None,
        entries: Collection[str] | None = None,
        voice: str | None = None,
        person: str | None = None,
    ) -> Sequence[RatingRow]:
        asked = {"period": period, "voice": voice, "person": person}
        values = [value for value in asked.values() if value is not None]
        conditions = [f"{name} = ?" for name, value in asked.items() if value is not None]
        if entries is not None:
            conditions.append("entry IN ({these})")
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        question = f"{RATINGS} {where} ORDER BY person, voice, entry"
        if entries is None:
            rows = plain_rows(self._connection, question, values)
        else:
            rows = rows_among(self._connection, question, sorted(set(entries)), values)
        return [RatingRow._make(row) for row in rows]

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


def _result(row: Any) -> ResultLine:
    return ResultLine(*(*row[:-1], bool(row[-1])))


def _task(row: Any, carried_by: str) -> TaskRow:
    id_, born, unit, body, cancelled, in_conflict = row
    return TaskRow(id_, born, unit, body, bool(cancelled), bool(in_conflict), carried_by)
