"""Passing a task to another unit by agreement: it goes on in the other plan and keeps its way.

A plan is read by its own unit alone, so the receiving unit is told the task anew, under the same
id, together with every passage before: between which units, when, why, and who agreed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.plan import TaskBody, TaskHandover, TaskPassage
from workreport.services.book import Look, Work
from workreport.services.calendars import Calendars
from workreport.services.month import read_month, require_unlocked
from workreport.services.planning import issue_tasks, task_body

_MOVERS = ("officer", "chief", "leader")
# Plans are written in the language of the agency's papers, whoever looks at them.
_BASIS = "Nhận bàn giao từ {unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMove:
    """What is said when a task passes to another unit."""

    to_unit: str  # code or id
    reason: str
    agreed_by: str
    to_person: str = ""
    on: date | None = None  # today unless one is said


def move_task(
    work: Work, calendars: Calendars, task_id: str, period: Period, move: UnitMove
) -> None:
    """Hand a task of a month over to another unit inside a unit of work.

    Raises:
        UseError: Task, unit or person are unknown, or reason or agreement are missing.
        RuleError: The task is withdrawn or was held there already, the day is to come, the month
            is locked, or the person may not hand over to another unit.
    """
    if not move.reason.strip():
        raise UseError("reason_missing")
    if not move.agreed_by.strip():
        raise UseError("handover_agreement_missing")
    if not work.has_role(*_MOVERS):
        raise RuleError("handover_to_unit_by_office")
    known = task_body(work, task_id)
    on = move.on or work.today
    if on > work.today:
        raise RuleError("handover_in_future", day=on)
    require_unlocked(read_month(work, calendars, period))
    _require_in_month(work, known, period)
    passages = read_passages(work, task_id)
    to_unit = _receiver(work, move.to_unit, known, passages)
    person = _person(work, move.to_person, to_unit)
    reason, agreed_by = move.reason.strip(), move.agreed_by.strip()
    given = TaskHandover(
        task=known.id,
        unit=known.unit,
        to_unit=to_unit,
        to_person=person,
        on=on,
        reason=reason,
        agreed_by=agreed_by,
    )
    work.append(given, "task.handover")
    this = TaskPassage(
        from_unit=known.unit, to_unit=to_unit, on=on, reason=reason, agreed_by=agreed_by
    )
    received = TaskHandover(
        task=known.id,
        unit=to_unit,
        to_person=person,
        on=on,
        reason=reason,
        agreed_by=agreed_by,
        passages=[*passages, this],
    )
    task = msgspec.structs.replace(
        known,
        unit=to_unit,
        owner=person,
        original_due_on=known.original_due_on or known.due_on,
        partners=[unit for unit in known.partners if unit != to_unit],
    )
    basis = _BASIS.format(unit=work.directory.unit_name(known.unit))
    issue_tasks(work, period, to_unit, [task], basis)
    work.append(received, "task.handover")


def read_passages(look: Look, task_id: str) -> tuple[TaskPassage, ...]:
    """Return how a task passed between units, the first passage first.

    Who received it was told of all before; who gave it away knows of that one alone.
    """
    found: dict[tuple[str, str], TaskPassage] = {}
    for fact in look.projections.facts("task.handover", subject=task_id):
        body = fact.body
        if not isinstance(body, TaskHandover):
            continue
        for one in body.passages:
            found[one.from_unit, one.to_unit] = one
        if body.to_unit:
            given = TaskPassage(
                from_unit=body.unit,
                to_unit=body.to_unit,
                on=body.on,
                reason=body.reason,
                agreed_by=body.agreed_by,
            )
            found.setdefault((body.unit, body.to_unit), given)
    return _in_order(list(found.values()))


def _in_order(passages: list[TaskPassage]) -> tuple[TaskPassage, ...]:
    """Put passages one behind the other: no unit gives what it did not receive yet."""
    left, ordered = sorted(passages, key=lambda one: one.on), list[TaskPassage]()
    while left:
        waited_for = {one.to_unit for one in left}
        following = next((one for one in left if one.from_unit not in waited_for), left[0])
        left.remove(following)
        ordered.append(following)
    return tuple(ordered)


def _receiver(work: Work, wanted: str, known: TaskBody, passages: Sequence[TaskPassage]) -> str:
    directory = work.directory
    to_unit = wanted if wanted in directory.units else directory.unit(wanted, work.today).unit
    if to_unit == known.unit:
        raise RuleError("handover_same_unit", unit=directory.unit_name(to_unit))
    if any(to_unit == one.from_unit for one in passages):
        raise RuleError("handover_back", unit=directory.unit_name(to_unit))
    return to_unit


def _person(work: Work, wanted: str, unit: str) -> str:
    if not wanted:
        return ""
    person = work.directory.person(wanted, unit)
    if person.unit != unit or person.left_on is not None:
        raise RuleError("handover_not_in_unit", person=person.name)
    return person.person


def _require_in_month(work: Work, known: TaskBody, period: Period) -> None:
    row = work.projections.task(known.id)
    if row is not None and row.cancelled:
        raise RuleError("handover_withdrawn", content=known.content)
    if str(period) not in work.projections.task_months([known.id]).get(known.id, ()):
        raise RuleError("handover_other_month", content=known.content, period=str(period))
