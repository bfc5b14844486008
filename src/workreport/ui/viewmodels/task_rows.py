"""The lines of the task grid, made from a draft."""

from dataclasses import replace

from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import progress
from workreport.i18n.cooperation_text import waited_words
from workreport.ui.models.column import GroupHead
from workreport.ui.models.task_lines import TaskLine
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.badges import timing_badge
from workreport.ui.viewmodels.month_desk import MonthDesk
from workreport.ui.viewmodels.place_words import ordered_tasks
from workreport.ui.viewmodels.task_details import origin_words


def task_rows(draft: ReportDraft, month: MonthDesk) -> tuple[TaskLine, ...]:
    """Return the tasks of a month in the order of the grid."""
    results = {result.task: result for result in draft.results}
    none = TaskResult(task="")
    return tuple(
        _row(task, results.get(task.id, none), draft, month) for task in ordered_tasks(draft)
    )


def _row(task: Task, said: TaskResult, draft: ReportDraft, month: MonthDesk) -> TaskLine:
    born = Period.parse(task.born) if task.born else month.period
    return TaskLine(
        id=task.id,
        content=task.content,
        owner=month.names.get(task.owner, ""),
        due_on=task.due_on,
        done_on=said.done_on,
        status=said.status.value if said.status is not None else None,
        timing=_timing(task, said, draft, month),
        quality=said.quality,
        coef=task.coef.replace(".", ","),
        product=task.product,
        partners=", ".join(month.units.get(one, one) for one in task.partners),
        category=task.category,
        director=task.director,
        qty=task.qty.replace(".", ","),
        origin=task.origin.value,
        result=said.result,
        cause=said.cause,
        objective=said.objective,
        exceeds=said.exceeds,
        carry=said.carry,
        evidence=said.evidence,
        note=said.note,
        carried_from=born.month if born < month.period else 0,
        group=GroupHead(task.origin.value, origin_words(task)),
    )


def _timing(task: Task, said: TaskResult, draft: ReportDraft, month: MonthDesk) -> Badge | None:
    found = progress(task, said, draft.as_of or month.today)
    is_open = found.kind == "overdue" and said.status is not Status.COMPLETED
    if found.kind not in ("ahead", "on_time", "late") and not is_open:
        return None
    badge = timing_badge(found.kind, found.days)
    return replace(badge, tooltip=waited_words(said.waited)) if said.waited else badge
