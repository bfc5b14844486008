"""The tasks of a month: born in it, carried into it, changed with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.reference_only import require_reference
from workreport.domain.task import Task
from workreport.ledger.bodies.plan import PlanIssue, TaskBody, TaskCancel, TaskChange
from workreport.services.book import Book, Look, Work
from workreport.services.ports.rows import TaskRow
from workreport.services.report_bodies import task_of_body
from workreport.services.sharing import share_tasks

# Plans are written in the language of the agency's papers, whoever looks at them.
_REFERENCE = "Văn bản số {number}, ngày {issued_on:%d/%m/%Y}, nơi giữ: {holder}"


@dataclass(frozen=True, slots=True)
class MonthTask:
    """A task as it belongs to one month."""

    task: Task
    carried: bool
    times_carried: int
    in_conflict: bool


class PlanningService:
    """Assigns and changes tasks."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def tasks(self, period: Period, unit: str | None = None) -> list[MonthTask]:
        """Return the tasks of a month, of one unit or of all, with how often they were carried."""
        with self._book.looking() as look:
            return read_tasks(look, period, unit)

    def assign(self, period: Period, tasks: Sequence[TaskBody], basis: str = "") -> None:
        """Assign tasks; each unit gets one plan entry."""
        with self._book.working() as work:
            for unit in sorted({task.unit for task in tasks}):
                mine = [task for task in tasks if task.unit == unit]
                issue_tasks(work, period, unit, mine, basis)

    def move_due(self, task_id: str, due_on: date, *, reason: str, agreed_by: str) -> None:
        """Move a due day; the original one stays on record.

        Raises:
            UseError: ``task_unknown`` or ``reason_missing``.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            known = task_body(work, task_id)
            wanted = msgspec.structs.replace(known, due_on=due_on, due_words="")
            change_task(work, known, wanted, reason=reason, agreed_by=agreed_by)

    def mark_reference_only(
        self, task_id: str, number: str, issued_on: date, holder: str, *, reason: str
    ) -> None:
        """Mark a task whose content may not be typed: its words become number, date and holder.

        Raises:
            UseError: ``task_unknown``, ``reason_missing``, or number or holder are missing or long.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        require_reference(number, holder)
        content = _REFERENCE.format(
            number=number.strip(), issued_on=issued_on, holder=holder.strip()
        )
        with self._book.working() as work:
            known = task_body(work, task_id)
            wanted = msgspec.structs.replace(
                known, content=content, product="", note="", due_words="", reference_only=True
            )
            change_task(work, known, wanted, reason=reason)

    def cancel(self, task_id: str, reason: str) -> None:
        """Withdraw a task with a reason; it is never removed.

        Raises:
            UseError: ``task_unknown`` or ``reason_missing``.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            known = task_body(work, task_id)
            tips = _tips(work, task_id, known.unit)
            work.append(
                TaskCancel(task=task_id, unit=known.unit, reason=reason),
                "task.cancel",
                supersedes=tips,
            )
            share_tasks(work, [known], withdrawn=True)


def read_tasks(look: Look, period: Period, unit: str | None = None) -> list[MonthTask]:
    """Return the tasks of a month inside a look."""
    found = []
    rows = look.projections.tasks(str(period), unit)
    carried = [row.id for row in rows if row.carried_by]
    months = look.projections.task_months(carried) if carried else {}
    for row in rows:
        times = sum(month <= str(period) for month in months.get(row.id, ())) - 1
        found.append(
            MonthTask(
                task_of_body(_body(row), cancelled=_reason(look, row)),
                bool(row.carried_by),
                max(times, 0),
                row.in_conflict,
            )
        )
    return found


def month_tasks(look: Look, period: Period) -> list[TaskBody]:
    """Return the tasks of a month that are not withdrawn."""
    return [_body(row) for row in look.projections.tasks(str(period)) if not row.cancelled]


def open_tasks(look: Look, period: Period) -> list[TaskBody]:
    """Return tasks of the month before that its newest reports do not call completed."""
    before = str(period.previous)
    tasks = {row.id: _body(row) for row in look.projections.tasks(before) if not row.cancelled}
    reports = [
        fact.entry for fact in look.projections.facts("report.file", period=before, bodies=False)
    ]
    done = {line.task for line in look.projections.results(reports) if line.status == "completed"}
    return [task for key, task in tasks.items() if key not in done]


def issue_tasks(
    work: Work, period: Period, unit: str, tasks: Sequence[TaskBody], basis: str
) -> str:
    """Assign tasks to a unit inside a unit of work and return the entry id."""
    if not tasks:
        raise RuleError("no_tasks_to_assign")
    entry = work.append(
        PlanIssue(plan=new_id(), period=str(period), unit=unit, tasks=list(tasks), basis=basis),
        "plan.issue",
    )
    share_tasks(work, tasks)
    return entry


def change_task(
    work: Work, known: TaskBody, wanted: TaskBody, *, reason: str, agreed_by: str = ""
) -> None:
    """Change a task: identity, birth and original due day stay."""
    body = msgspec.structs.replace(
        wanted,
        id=known.id,
        born=known.born,
        unit=known.unit,
        original_due_on=known.original_due_on or known.due_on,
    )
    work.append(
        TaskChange(task=known.id, unit=known.unit, body=body, reason=reason, agreed_by=agreed_by),
        "task.change",
        supersedes=_tips(work, known.id, known.unit),
    )
    share_tasks(work, [body])


def _tips(look: Look, task_id: str, unit: str) -> list[str]:
    facts = look.projections.facts(
        "task.change", "task.cancel", key=f"task/{task_id}/{unit}", chosen=False
    )
    return [fact.entry for fact in facts if fact.is_tip]


def task_body(look: Look, task_id: str) -> TaskBody:
    """Return a task as it stands.

    Raises:
        UseError: ``task_unknown``.
    """
    row = look.projections.task(task_id)
    if row is None:
        raise UseError("task_unknown", task=task_id)
    return _body(row)


def _body(row: TaskRow) -> TaskBody:
    return msgspec.json.decode(row.body, type=TaskBody)


def _reason(look: Look, row: TaskRow) -> str:
    if not row.cancelled:
        return ""
    for fact in look.projections.facts("task.cancel", key=f"task/{row.id}/{row.unit}"):
        if isinstance(fact.body, TaskCancel):
            return fact.body.reason
    return "-"
