"""What rules and programmes bring into a month: each task once, whoever puts it there.

Two desks that know of each other nothing yet may both do it: the identity of the task was drawn
with the rule or the item, so that both state the same task.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from workreport.domain.period import Period
from workreport.domain.recurrence import due_day, months_of
from workreport.domain.task import Origin
from workreport.ledger.bodies.plan import TaskBody
from workreport.ledger.bodies.sources import (
    ProgrammeItem,
    ProgrammeSet,
    RecurrenceSet,
    RecurrenceSkip,
)
from workreport.services.book import Look, Work
from workreport.services.planning import issue_tasks, month_tasks
from workreport.services.sharing import share_tasks

DUE, ISSUED, SKIPPED, WITHDRAWN = "due", "issued", "skipped", "withdrawn"
_ISSUING = frozenset({"officer", "chief", "leader"})
_OWN = frozenset({"head", "deputy", "clerk_filing"})


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task that a rule or a programme brings into a month.

    ``state`` is due (not put there yet), issued, skipped (with ``reason``) or withdrawn.
    """

    source: str  # recurrence or programme
    key: str  # id of the rule, or of the programme's item
    task: TaskBody
    state: str
    reason: str = ""


def due_tasks(look: Look, period: Period, unit: str | None = None) -> tuple[DueTask, ...]:
    """Return all that rules and programmes bring into a month, of one unit or of all."""
    skipped = {
        fact.body.rule: fact.body.reason
        for fact in look.projections.facts("recurrence.skip", period=str(period))
        if isinstance(fact.body, RecurrenceSkip)
    }
    found = [*_recurring(look, period), *_of_programmes(look, period)]
    return tuple(
        _with_state(look, source, key, task, skipped.get(key, ""))
        for source, key, task in found
        if unit in {None, task.unit}
    )


def issue_due(work: Work, period: Period, units: Collection[str] | None = None) -> int:
    """Put into a month what is due and not there yet; returns how many tasks."""
    waiting: dict[str, list[DueTask]] = {}
    for one in due_tasks(work, period):
        wanted = units is None or one.task.unit in units
        if one.state == DUE and wanted and may_issue(work, one.task.unit):
            waiting.setdefault(one.task.unit, []).append(one)
    for unit, due in sorted(waiting.items()):
        sources = "+".join(sorted({one.source for one in due}))
        issue_tasks(work, period, unit, [one.task for one in due], sources)
    return sum(len(due) for due in waiting.values())


def bring_sources(work: Work, period: Period, shared: Iterable[TaskBody] | None = None) -> None:
    """Put what is due into a month that opens; tell units of tasks they shared before.

    ``shared`` are the tasks of the month that may be told of, where they are known.
    """
    if not work.is_office:
        return
    issue_due(work, period)
    share_tasks(work, month_tasks(work, period) if shared is None else shared)


def may_issue(look: Look, unit: str) -> bool:
    """Tell whether who works here may assign tasks to a unit."""
    return any(role in _ISSUING or (role in _OWN and of == unit) for role, of in look.roles())


def _with_state(look: Look, source: str, key: str, task: TaskBody, skipped: str) -> DueTask:
    known = look.projections.task(task.id)
    if known is not None:
        return DueTask(source, key, task, WITHDRAWN if known.cancelled else ISSUED)
    return DueTask(source, key, task, SKIPPED if skipped else DUE, skipped)


def _recurring(look: Look, period: Period) -> Iterator[tuple[str, str, TaskBody]]:
    for fact in look.projections.facts("recurrence.set"):
        rule = fact.body
        if not isinstance(rule, RecurrenceSet):
            continue
        first, last = Period.parse(rule.first), Period.parse(rule.last)
        if not first <= period <= last or period not in months_of(rule.every, first, last):
            continue
        task = next((one.task for one in rule.occurrences if one.period == str(period)), "")
        if task:
            due_on = due_day(period, rule.day)
            yield (
                "recurrence",
                rule.rule,
                TaskBody(
                    id=task,
                    born=str(period),
                    unit=rule.unit,
                    content=rule.content,
                    product=rule.product,
                    qty=rule.qty,
                    coef=rule.coef,
                    due_on=due_on,
                    original_due_on=due_on,
                    origin=Origin.RECURRING.value,
                    director=rule.director,
                    owner=rule.owner,
                    partners=list(rule.partners),
                    category=rule.category,
                ),
            )


def _of_programmes(look: Look, period: Period) -> Iterator[tuple[str, str, TaskBody]]:
    for fact in look.projections.facts("programme.set"):
        if not isinstance(fact.body, ProgrammeSet):
            continue
        for item in fact.body.items:
            task = next((one.task for one in item.occurrences if one.period == str(period)), "")
            if task and str(period) in item_months(item):
                yield "programme", item.id, _task_of_item(item, task, period)


def item_months(item: ProgrammeItem) -> list[str]:
    """Return the months in which an item is due."""
    return [str(Period.of(item.due_on))] if item.due_on is not None else sorted(set(item.months))


def _task_of_item(item: ProgrammeItem, task: str, period: Period) -> TaskBody:
    due_on = item.due_on or period.last_day
    return TaskBody(
        id=task,
        born=str(period),
        unit=item.unit,
        content=item.content,
        product=item.product,
        due_on=due_on,
        original_due_on=due_on,
        origin=Origin.PROGRAMME.value,
        director=item.director,
        partners=[unit for unit in item.partners if unit != item.unit],
    )
