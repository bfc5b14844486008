"""What the units that cooperate on a task are told of it: one statement in the task's own stream.

A cooperating unit never holds the plan of the lead unit, so the task is told anew, in words every
unit that shares it may read.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from workreport.domain.period import Period
from workreport.ledger.bodies.plan import TaskBody, TaskPart, TaskShare
from workreport.services.book import Look, Work
from workreport.services.ports.rows import Fact

# Who may assign a task of the unit tells of it too; others sign tasks that nobody shares.
_TELLING = frozenset({"officer", "chief", "leader"})
_OWN = frozenset({"head", "deputy", "clerk_filing"})
# Left out where there are none. Inside a text these quotes would be escaped: it is the key only.
_PARTNERS = b'"partners":'


def share_tasks(work: Work, tasks: Iterable[TaskBody], *, withdrawn: bool = False) -> int:
    """Tell cooperating units of tasks as they stand; what they know already is not said again."""
    wanted = list(tasks)
    facts = _told(work, wanted)
    bodies = work.projections.bodies([fact.entry for known in facts.values() for fact in known])
    told = 0
    for task in wanted:
        known = facts.get(task.id, [])
        if not (task.partners or known) or not may_tell(work, task.unit):
            continue
        share = TaskShare(
            task=task.id,
            unit=task.unit,
            period=task.born,
            content=task.content,
            product=task.product,
            due_on=task.due_on,
            partners=sorted(set(task.partners) - {task.unit}),
            withdrawn=withdrawn,
        )
        if all(bodies.get(fact.entry) != share for fact in known if fact.is_chosen):
            tips = [fact.entry for fact in known if fact.is_tip]
            work.append(share, "task.share", supersedes=tips)
            told += 1
    return told


def may_be_told(look: Look, rows: Iterable[tuple[str, bytes]]) -> list[TaskBody]:
    """Return of some tasks, by id and body, those that other units share, or were told of.

    Most tasks are shared with nobody, and need not be read to know it.
    """
    facts = look.projections.facts("task.share", chosen=False, bodies=False)
    told = {fact.subject for fact in facts}
    return [
        msgspec.json.decode(body, type=TaskBody)
        for id_, body in rows
        if _PARTNERS in body or id_ in told
    ]


def _told(look: Look, tasks: Sequence[TaskBody]) -> Mapping[str, list[Fact]]:
    """Return what was told of tasks so far; one question, however many tasks there are."""
    key = f"share/{tasks[0].id}" if len(tasks) == 1 else None
    found: dict[str, list[Fact]] = {}
    for fact in look.projections.facts("task.share", key=key, chosen=False, bodies=False):
        found.setdefault(fact.subject, []).append(fact)
    ids = {task.id for task in tasks}
    return {task: known for task, known in found.items() if task in ids}


def may_tell(look: Look, unit: str) -> bool:
    """Tell whether who works here may speak to cooperating units about tasks of a unit."""
    return any(role in _TELLING or (role in _OWN and of == unit) for role, of in look.roles())


def read_shares(look: Look, period: Period) -> Mapping[str, TaskShare]:
    """Return the shared tasks of a month by task: born in it, or carried into it."""
    facts = look.projections.facts("task.share", bodies=False)
    older = [fact.subject for fact in facts if fact.period < str(period)]
    months = look.projections.task_months(older) if older else {}
    wanted = [fact.entry for fact in facts if _belongs(fact, str(period), months)]
    found: dict[str, TaskShare] = {}
    for body in look.projections.bodies(wanted).values():
        if isinstance(body, TaskShare) and not body.withdrawn:
            found[body.task] = body
    return found


def read_parts(look: Look, period: Period) -> Mapping[str, Mapping[str, tuple[Fact, TaskPart]]]:
    """Return the signed parts of a month by task and unit, of units that share the task."""
    found: dict[str, dict[str, tuple[Fact, TaskPart]]] = {}
    for fact in look.projections.facts("task.part", period=str(period)):
        if isinstance(fact.body, TaskPart):
            found.setdefault(fact.body.task, {})[fact.body.unit] = fact, fact.body
    return found


def _belongs(fact: Fact, period: str, months: Mapping[str, Sequence[str]]) -> bool:
    return fact.period == period or period in months.get(fact.subject, ())
