"""Changes of a report's draft as pure functions: a draft in, a draft out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from unicodedata import normalize

from workreport.domain.ids import new_id
from workreport.domain.report import NextTask, RatingLine, ReportDraft
from workreport.domain.task import Origin, Status, Task, TaskResult

Values = Mapping[str, object]


def result_of(draft: ReportDraft, task_id: str) -> TaskResult:
    """Return what the month says about a task so far."""
    found = next((each for each in draft.results if each.task == task_id), None)
    return found or TaskResult(task=task_id)


def _everywhere(_field: str) -> bool:
    return True


def with_result(
    draft: ReportDraft,
    task_id: str,
    values: Values,
    may_change: Callable[[str], bool] = _everywhere,
) -> ReportDraft:
    """Say something about a task; the state and the day of completion keep each other true.

    ``may_change`` tells which other fields of the task may follow.
    """
    after = result_with(result_of(draft, task_id), values, may_change)
    results = tuple(after if each.task == task_id else each for each in draft.results)
    if after not in results:
        results = (*results, after)
    return replace(draft, results=results)


def result_with(
    before: TaskResult, values: Values, may_change: Callable[[str], bool] = _everywhere
) -> TaskResult:
    """Return what is said about a task with other values, as :func:`with_result` says it."""
    agreed = _agreed(before, dict(values))
    taken = {name: value for name, value in agreed.items() if name in values or may_change(name)}
    return replace(before, **taken)  # type: ignore[arg-type]


def _agreed(before: TaskResult, values: dict[str, object]) -> dict[str, object]:
    if values.get("status"):
        values["status"] = Status(str(values["status"]))
    if values.get("done_on") and before.status is None and "status" not in values:
        values["status"] = Status.COMPLETED
    if "status" in values and values["status"] != before.status:
        is_done = values["status"] is Status.COMPLETED
        if not is_done:
            values.setdefault("done_on", None)
            values.setdefault("quality", None)
        # What is not finished goes on next month, unless somebody says otherwise.
        values.setdefault("carry", values["status"] is not None and not is_done)
    return values


def with_task(draft: ReportDraft, task_id: str, values: Values) -> ReportDraft:
    """Change a task the unit added itself; its day is also its original day."""
    tasks = tuple(task_with(task, values) if task.id == task_id else task for task in draft.tasks)
    return replace(draft, tasks=tasks)


def task_with(task: Task, values: Values) -> Task:
    """Return a task with other values; its day is also its original day."""
    changed = dict(values)
    if "due_on" in changed:
        changed["original_due_on"] = changed["due_on"]
    return replace(task, **changed)  # type: ignore[arg-type]


def with_new_task(
    draft: ReportDraft, content: str, *, due_on: date | None = None, owner: str = ""
) -> tuple[ReportDraft, str]:
    """Add a task of the unit's own; returns its id as well."""
    task = Task(
        id=new_id(),
        born=draft.period,
        unit=draft.unit,
        content=clean(content),
        origin=Origin.AD_HOC,
        due_on=due_on,
        original_due_on=due_on,
        owner=owner,
    )
    added = replace(draft, tasks=(*draft.tasks, task), added=draft.added | {task.id})
    return added, task.id


def without_task(draft: ReportDraft, task_id: str) -> ReportDraft:
    """Take out a task the unit added itself, with what was said about it."""
    return replace(
        draft,
        tasks=tuple(task for task in draft.tasks if task.id != task_id),
        results=tuple(each for each in draft.results if each.task != task_id),
        added=draft.added - {task_id},
    )


def with_text(draft: ReportDraft, section: str, words: str) -> ReportDraft:
    """Write a section."""
    return replace(draft, text={**draft.text, section: normalize("NFC", words)})


def rating_of(draft: ReportDraft, person: str, voice: str = "department") -> RatingLine:
    """Return what a voice says about a person so far."""
    lines = draft.own if voice == "own" else draft.department
    found = next((line for line in lines if line.person == person), None)
    return found or RatingLine(person=person)


def with_rating(
    draft: ReportDraft, person: str, values: Values, voice: str = "department"
) -> ReportDraft:
    """Let a voice say something about a person; a line that says nothing is left out."""
    before = rating_of(draft, person, voice)
    after = replace(before, **values)  # type: ignore[arg-type]
    lines = draft.own if voice == "own" else draft.department
    says_nothing = after == RatingLine(person=person)
    place = next((at for at, line in enumerate(lines) if line.person == person), len(lines))
    new = (*lines[:place], *(() if says_nothing else (after,)), *lines[place + 1 :])
    return replace(draft, own=new) if voice == "own" else replace(draft, department=new)


def with_next(draft: ReportDraft, tasks: tuple[NextTask, ...]) -> ReportDraft:
    """Propose other tasks for next month."""
    return replace(draft, next_tasks=tasks)


def with_line(draft: ReportDraft, kind: str, key: str, words: str) -> ReportDraft:
    """Write the one line of an answer, a reply or a reason; an empty one is taken out."""
    lines = dict(getattr(draft, kind))
    lines.pop(key, None)
    if words.strip():
        lines[key] = clean(words)
    changed: dict[str, Any] = {kind: lines}
    return replace(draft, **changed)


def clean(words: str) -> str:
    """Return words as they are kept: composed letters, no space around them."""
    return normalize("NFC", words).strip()
