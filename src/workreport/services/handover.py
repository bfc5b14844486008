"""Handing tasks over when the person who works on them changes; who held them stays on record."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.task import Task
from workreport.ledger.bodies.plan import TaskHandover
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.passports import Holder, read_holders
from workreport.services.planning import change_task, task_body
from workreport.services.task_passage import UnitMove, move_task
from workreport.services.task_states import TaskState, task_states


@dataclass(frozen=True, slots=True)
class OfferedTask:
    """An open task whose person is not there any more, and why."""

    task: Task
    owner: str  # name
    why: str  # left, moved, away
    since: date | None


class HandoverService:
    """Hands tasks over inside a unit, and from one unit to another."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def hand_over(
        self, tasks: Collection[str], to_person: str, *, on: date | None = None, reason: str
    ) -> None:
        """Give tasks to another person of their unit from a day on, today unless one is said.

        Raises:
            UseError: A task or the person is unknown, or no reason is given.
            RuleError: The person belongs to another unit or left, holds the task already, or the
                day is still to come.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            for task_id in tasks:
                hand_over(work, task_id, to_person, on=on or work.today, reason=reason)

    def hand_to_unit(self, tasks: Collection[str], period: Period, move: UnitMove) -> None:
        """Give tasks of a month to another unit, with reason and agreement.

        Raises:
            UseError: A task, the unit or the person is unknown, or reason or agreement are missing.
            RuleError: A task is withdrawn or was held there already, the day is to come, the month
                is locked, or the person may not hand over to another unit.
        """
        with self._book.working() as work:
            for one in tasks:
                move_task(work, self._calendars, one, period, move)

    def holders(self, task_id: str) -> tuple[Holder, ...]:
        """Return who held a task from when until when.

        Raises:
            UseError: ``task_unknown``.
        """
        with self._book.looking() as look:
            return read_holders(look, task_id)

    def holders_of(self, tasks: Collection[str]) -> dict[str, tuple[Holder, ...]]:
        """Return who held each of some tasks from when until when."""
        with self._book.looking() as look:
            return {task: read_holders(look, task) for task in tasks}

    def open_tasks(self, period: Period, unit: str | None = None) -> tuple[TaskState, ...]:
        """Return the tasks of a month that still have to be done."""
        with self._book.looking() as look:
            return tuple(one for one in task_states(look, period, unit) if one.is_open)

    def offered(self, period: Period, unit: str | None = None) -> tuple[OfferedTask, ...]:
        """Return the open tasks of a month whose person left, moved or is away for long."""
        with self._book.looking() as look:
            found = []
            for state in task_states(look, period, unit):
                why, since = _gone(look, state.task)
                if state.is_open and why:
                    name = look.directory.person_name(state.task.owner)
                    found.append(OfferedTask(state.task, name, why, since))
            return tuple(found)


def hand_over(work: Work, task_id: str, to_person: str, *, on: date, reason: str) -> None:
    """Hand one task over inside a unit of work: the hand-over, and the task as it stands now."""
    known = task_body(work, task_id)
    person = work.directory.person(to_person, known.unit)
    if person.unit != known.unit or person.left_on is not None:
        raise RuleError("handover_not_in_unit", person=person.name)
    if person.person == known.owner:
        raise RuleError("handover_same_person", person=person.name)
    if on > work.today:
        raise RuleError("handover_in_future", day=on)
    holders = read_holders(work, task_id)
    if holders and on < holders[-1].from_on:
        raise RuleError("handover_before_holder", day=holders[-1].from_on, name=holders[-1].name)
    body = TaskHandover(
        task=task_id, unit=known.unit, to_person=person.person, on=on, reason=reason
    )
    work.append(body, "task.handover")
    wanted = msgspec.structs.replace(known, owner=person.person)
    change_task(work, known, wanted, reason=reason)


def _gone(look: Look, task: Task) -> tuple[str, date | None]:
    person = look.directory.people.get(task.owner)
    if person is None:
        return "", None
    if person.left_on is not None:
        return "left", person.left_on
    if person.unit != task.unit:
        return "moved", None
    return ("away", None) if person.away else ("", None)
