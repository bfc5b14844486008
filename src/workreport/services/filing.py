"""What filing a report looks up and signs beside it: its own tasks, its head, what was carried."""

from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.services.book import Look, Work
from workreport.services.planning import issue_tasks
from workreport.services.report_bodies import body_of_task


def times_carried(look: Look, draft: ReportDraft) -> dict[str, int]:
    """Count for each older task how often it was carried into a following month."""
    older = [task.id for task in draft.tasks if task.born < draft.period]
    months = look.projections.task_months(older)
    return {
        task: sum(month <= draft.period for month in months.get(task, ())) - 1 for task in older
    }


def issue_added(work: Work, draft: ReportDraft, period: Period) -> None:
    """Sign the unit's own additions as tasks, so that they can be carried and changed."""
    fresh = [
        task
        for task in draft.tasks
        if task.id in draft.added and work.projections.task(task.id) is None
    ]
    if fresh:
        bodies = [body_of_task(task) for task in fresh]
        issue_tasks(work, period, draft.unit, bodies, "added_by_unit")


def head_of(look: Look, unit: str) -> str:
    """Return who heads a unit: by an office that is held, else by the directory."""
    for grant in look.authority.grants:
        ends = grant.ends_on
        if grant.role == "head" and grant.unit == unit and (ends is None or ends >= look.today):
            return grant.person
    heads = [one for one in look.directory.members(unit) if one.group == "heads"]
    return heads[0].person if heads else ""
