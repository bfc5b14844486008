"""Handing the open tasks of a unit that ended over to the unit that follows it: a signed act."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.task import Task
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.task_passage import UnitMove, move_task
from workreport.services.task_states import task_states


@dataclass(frozen=True, slots=True)
class LeftTasks:
    """What a unit that ended left open, and who may take it over."""

    unit: str
    unit_name: str
    period: Period
    tasks: tuple[Task, ...]
    heirs: tuple[tuple[str, str], ...]  # id and name
    unfinished_report: bool  # its own report of the month is not accepted yet


class EndedUnitsService:
    """Gives what ended units left open to those that follow them."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def left(self) -> tuple[LeftTasks, ...]:
        """Return what ended units left open in the newest month."""
        with self._book.looking() as look:
            period = newest_month(look)
            if period is None:
                return ()
            directory = look.directory
            ended = [one.unit for one in directory.in_order if directory.has_ended(one.unit)]
            found = [_left(look, period, unit) for unit in ended]
            return tuple(one for one in found if one.tasks)

    def hand_over(
        self, unit: str, to_unit: str, reason: str, *, agreed_by: str, tasks: Collection[str] = ()
    ) -> tuple[str, ...]:
        """Give the open tasks of an ended unit, or some of them, to a unit that follows it.

        Raises:
            UseError: ``reason_missing``, ``unit_unknown``.
            RuleError: ``only_office_sets_up``, ``unit_not_successor``, ``no_tasks_to_hand_over``.
        """
        with self._book.working() as work:
            source = _known(work, unit)
            period = newest_month(work)
            open_ones = () if period is None else open_tasks_of(work, period, source)
            wanted = {one.id: to_unit for one in open_ones if not tasks or one.id in tasks}
            return self._move(work, source, wanted, reason, agreed_by)

    def distribute(
        self, unit: str, wanted: Mapping[str, str], reason: str, *, agreed_by: str
    ) -> tuple[str, ...]:
        """Give each open task of an ended unit to the unit named for it, all or none.

        Raises:
            UseError: ``reason_missing``, ``unit_unknown``, ``task_unknown``.
            RuleError: As for ``hand_over``.
        """
        with self._book.working() as work:
            return self._move(work, _known(work, unit), wanted, reason, agreed_by)

    def _move(
        self, work: Work, source: str, wanted: Mapping[str, str], reason: str, agreed_by: str
    ) -> tuple[str, ...]:
        if not reason.strip():
            raise UseError("reason_missing")
        if not work.is_office:
            raise RuleError("only_office_sets_up")
        directory = work.directory
        period = newest_month(work)
        if period is None or not wanted:
            raise RuleError("no_tasks_to_hand_over", unit=directory.unit_name(source))
        open_ones = {one.id for one in open_tasks_of(work, period, source)}
        heirs = directory.successors(source, work.today)
        for task, to_unit in wanted.items():
            target = directory.unit(to_unit, work.today).unit
            if target not in heirs:
                raise RuleError(
                    "unit_not_successor",
                    unit=directory.unit_name(target),
                    before=directory.unit_name(source),
                )
            if task not in open_ones:
                raise UseError("task_unknown", task=task)
            move = UnitMove(to_unit=target, reason=reason, agreed_by=agreed_by)
            move_task(work, self._calendars, task, period, move)
        return tuple(wanted)


def newest_month(look: Look) -> Period | None:
    """Return the newest month that was opened."""
    facts = look.projections.facts("period.open", bodies=False, chosen=False)
    return max((Period.parse(fact.period) for fact in facts), default=None)


def open_tasks_of(look: Look, period: Period, unit: str) -> tuple[Task, ...]:
    """Return the tasks of a unit in a month that still have to be done."""
    return tuple(one.task for one in task_states(look, period, unit) if one.is_open)


def _known(look: Look, unit: str) -> str:
    directory = look.directory
    if unit in directory.units:
        return unit
    wanted = unit.strip().casefold()
    ended = [
        one.unit
        for one in directory.in_order
        if directory.has_ended(one.unit) and one.code.casefold() == wanted
    ]
    return ended[0] if ended else directory.unit(unit, look.today).unit


def _left(look: Look, period: Period, unit: str) -> LeftTasks:
    directory = look.directory
    heirs = directory.successors(unit, look.today)
    answered = look.projections.facts("answer", period=str(period), unit=unit, bodies=True)
    accepted = any(getattr(fact.body, "verdict", "") == "accepted" for fact in answered)
    opened = look.one("period.open", "period.change", period=str(period))
    expected = unit in getattr(opened.body if opened else None, "units", ())
    return LeftTasks(
        unit,
        directory.unit_name(unit),
        period,
        open_tasks_of(look, period, unit),
        tuple((one, directory.unit_name(one)) for one in sorted(heirs, key=directory.place_of)),
        expected and not accepted,
    )
