"""Where several versions of one report differ, place by place, whichever came first."""

from collections.abc import Sequence

from workreport.domain.marks import changed_places
from workreport.domain.report import TEXT_SECTIONS, ReportDraft

WHOLE, NEXT = "whole", "next"


def differing_places(drafts: Sequence[ReportDraft]) -> tuple[str, ...]:
    """Name every place in which versions differ, in the order of a report.

    A task that not all of them have is one place; the tasks of the following month are one, and
    so is what concerns the whole report: its kind and the day it speaks of.
    """
    found: list[str] = []
    if len({(draft.kind, draft.as_of) for draft in drafts}) > 1:
        found.append(WHOLE)
    known = [{task.id for task in draft.tasks if not task.is_cancelled} for draft in drafts]
    shared = set[str].intersection(*known) if known else set[str]()
    pairs = [(one, other) for one in drafts for other in drafts if one is not other]
    changed = {place for one, other in pairs for place in changed_places(one, other)}
    for task in dict.fromkeys(task.id for draft in drafts for task in draft.tasks):
        if any(task in ids for ids in known) and task not in shared:
            found.append(f"task/{task}")
        elif task in shared:
            if _assigned_otherwise(task, drafts):
                found.append(f"task/{task}")
            found += sorted(place for place in changed if place.startswith(f"task/{task}/"))
    found += [f"text/{name}" for name in TEXT_SECTIONS if f"text/{name}" in changed]
    if len({draft.next_tasks for draft in drafts}) > 1:
        found.append(NEXT)
    people = dict.fromkeys(person.person for draft in drafts for person in draft.roster)
    for person in people:
        found += sorted(place for place in changed if place.startswith(f"person/{person}/"))
    return tuple(found)


def _assigned_otherwise(task: str, drafts: Sequence[ReportDraft]) -> bool:
    said = [one for draft in drafts for one in draft.tasks if one.id == task]
    return len({(one.content, one.product, one.due_on, one.owner) for one in said}) > 1
