"""Days a unit waits for another one: where the month says so, they make no task late."""

from collections.abc import Iterable
from dataclasses import replace

from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.domain.task import Status, TaskResult
from workreport.services.book import Look
from workreport.services.cooperation import SharedTask
from workreport.services.month_rules import rules_for


def with_waiting(look: Look, draft: ReportDraft, shared: Iterable[SharedTask]) -> ReportDraft:
    """Return a draft whose results say how many days of waiting are not counted.

    Counted are days since the unit began to wait for another one, to the day this was over; of a
    finished task at most to the day it was done, of an open one to the day the figures speak of.
    """
    rules = rules_for(look.projections, Period.parse(draft.period))
    waited = {} if rules.counts_waiting else _waited(look, draft, shared)
    known = {one.task: one for one in draft.results}
    results = tuple(replace(one, waited=waited.get(one.task, 0)) for one in draft.results)
    more = tuple(
        TaskResult(task=task, waited=days)
        for task, days in waited.items()
        if days and task not in known
    )
    return replace(draft, results=(*results, *more))


def _waited(look: Look, draft: ReportDraft, shared: Iterable[SharedTask]) -> dict[str, int]:
    done = {one.task: one.done_on for one in draft.results if one.status is Status.COMPLETED}
    own = {task.id for task in draft.tasks}
    as_of = draft.as_of or look.today
    found = {}
    for task in shared:
        part = task.parts.get(draft.unit)
        if part is not None and part.waiting_for and task.task in own:
            found[task.task] = part.days_waited(min(as_of, done.get(task.task) or as_of))
    return found
