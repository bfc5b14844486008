"""Reports as plain JSON values: what ``report show`` prints and ``report edit`` takes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from workreport.domain.errors import UseError
from workreport.domain.ids import new_id
from workreport.domain.rating_sheet import read_sheet, stated
from workreport.domain.reference_only import require_no_words
from workreport.domain.report import (
    TEXT_SECTIONS,
    NextTask,
    RatingLine,
    ReportDraft,
    ReportKind,
)
from workreport.domain.task import Origin, Status, Task, TaskResult
from workreport.services.directory import Directory

_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")  # as bodies take it
_TASK_TEXTS = ("content", "product", "director", "qty", "coef")
_RESULT_TEXTS = ("result", "cause", "evidence", "note")
_FLAGS = ("objective", "exceeds", "carry")
_TASK_KEYS = frozenset(
    {
        "id",
        "origin",
        "lead",
        "partners",
        "owner",
        "due",
        "status",
        "done_on",
        "quality",
        "reference_only",  # shown, and left alone when it comes back
        *_TASK_TEXTS,
        *_RESULT_TEXTS,
        *_FLAGS,
    }
)
# What the program computes: shown, and left alone when it comes back unchanged.
_COMPUTED = ("scheme", "score", "computed", "own_score", "own_computed")
_KEYS = frozenset(
    {
        "period",
        "unit",
        "kind",
        "as_of",
        "tasks",
        "text",
        "next",
        "ratings",
        "answers",
        "replies",
        "outside",
    }
)
_RATING_KEYS = frozenset(
    {
        "person",
        "name",
        "own",
        "department",
        "remark",
        "not_rated",
        "sheet",
        "own_sheet",
        *_COMPUTED,
    }
)


def shown(draft: ReportDraft, directory: Directory) -> dict[str, object]:
    """Return a report in the shape that ``edit`` takes."""
    results = {result.task: result for result in draft.results}
    unit = directory.units.get(draft.unit)
    return {
        "period": draft.period,
        "unit": draft.unit if unit is None else unit.code,
        "kind": draft.kind.value,
        "as_of": _day(draft.as_of),
        "tasks": [
            _task(task, results.get(task.id), directory)
            for task in draft.tasks
            if not task.is_cancelled
        ],
        "text": {section: draft.text.get(section, "") for section in TEXT_SECTIONS},
        "next": [
            {
                "id": each.id,
                "content": each.content,
                "product": each.product,
                "due": _day(each.due_on),
                "owner": directory.person_name(each.owner),
            }
            for each in draft.next_tasks
        ],
        "ratings": _ratings(draft),
        "answers": [{"check": c, "text": t} for c, t in sorted(draft.answers.items())],
        "replies": [{"mark": m, "text": t} for m, t in sorted(draft.replies.items())],
        "outside": [{"mark": m, "text": t} for m, t in sorted(draft.outside.items())],
    }


def _task(task: Task, result: TaskResult | None, directory: Directory) -> dict[str, object]:
    said = result or TaskResult(task=task.id)
    return {
        "id": task.id,
        "content": task.content,
        "origin": task.origin.value,
        "lead": _code(directory, task.unit),
        "partners": [_code(directory, partner) for partner in task.partners],
        "director": task.director,
        "owner": directory.person_name(task.owner),
        "product": task.product,
        "qty": task.qty,
        "coef": task.coef,
        "due": _day(task.due_on),
        **({"reference_only": True} if task.reference_only else {}),
        "status": None if said.status is None else said.status.value,
        "result": said.result,
        "done_on": _day(said.done_on),
        "quality": said.quality,
        "cause": said.cause,
        "objective": said.objective,
        "exceeds": said.exceeds,
        "carry": said.carry,
        "evidence": said.evidence,
        "note": said.note,
    }


def _ratings(draft: ReportDraft) -> list[dict[str, object]]:
    own = {line.person: line for line in draft.own}
    department = {line.person: line for line in draft.department}
    none = RatingLine(person="")
    return [
        {
            "person": one.person,
            "name": one.name,
            "own": own.get(one.person, none).level or None,
            "department": department.get(one.person, none).level or None,
            "remark": department.get(one.person, none).remark,
            "not_rated": department.get(one.person, none).not_rated or None,
            **_scored(department.get(one.person, none), ""),
            **_scored(own.get(one.person, none), "own_"),
        }
        for one in draft.roster
    ]


def _scored(line: RatingLine, voice: str) -> dict[str, object]:
    """Return score, computed level and sheet of a voice; nothing where only a level is picked."""
    if not (line.scheme or line.sheet):
        return {}
    scheme: dict[str, object] = {} if voice else {"scheme": line.scheme or None}
    return scheme | {
        f"{voice}score": line.score or None,
        f"{voice}computed": line.computed or None,
        f"{voice}sheet": stated(line.sheet),
    }


def edited(draft: ReportDraft, changes: Mapping[str, Any], directory: Directory) -> ReportDraft:
    """Apply what a JSON file says: absent is unchanged, null clears, a task without id is added.

    Raises:
        UseError: ``report_key_unknown``, ``report_value_malformed``, ``task_unknown`` …
    """
    if not isinstance(changes, Mapping):
        raise UseError("report_value_malformed", key="report", value=str(changes)[:40])
    _refuse_unknown(changes, _KEYS, "report")
    draft = _edited_head(draft, changes)
    for values in _rows(changes, "tasks"):
        draft = _edited_task(draft, values, directory)
    for values in _rows(changes, "ratings"):
        draft = _edited_rating(draft, values)
    if "text" in changes:
        words = dict(draft.text)
        given = changes["text"] or {}
        _refuse_unknown(given, frozenset(TEXT_SECTIONS), "text")
        words.update({section: _text(given, section) for section in given})
        draft = replace(draft, text=words)
    if "next" in changes:
        draft = replace(
            draft, next_tasks=tuple(_next(v, directory) for v in _rows(changes, "next"))
        )
    for name, key in (("answers", "check"), ("replies", "mark"), ("outside", "mark")):
        if name in changes:
            given = {str(v.get(key, "")): _text(v, "text") for v in _rows(changes, name)}
            merged: dict[str, Any] = {name: {**getattr(draft, name), **given}}
            draft = replace(draft, **merged)
    return draft


def _edited_head(draft: ReportDraft, changes: Mapping[str, Any]) -> ReportDraft:
    if changes.get("period") not in (None, draft.period):  # a tuple: it may be unhashable
        raise UseError("report_of_another_period", period=changes["period"])
    if changes.get("kind") is not None:
        try:
            draft = replace(draft, kind=ReportKind(changes["kind"]))
        except ValueError:
            raise UseError("report_value_malformed", key="kind", value=changes["kind"]) from None
    if "as_of" in changes:
        draft = replace(draft, as_of=_read_day(changes, "as_of"))
    return draft


def _edited_task(
    draft: ReportDraft, values: Mapping[str, Any], directory: Directory
) -> ReportDraft:
    _refuse_unknown(values, _TASK_KEYS, "tasks")
    task_id = values.get("id")
    task = next((each for each in draft.tasks if each.id == task_id), None)
    if task_id is not None and task is None:
        raise UseError("task_unknown", task=str(task_id))
    if task is None:
        task = Task(
            id=new_id(), born=draft.period, unit=draft.unit, content="", origin=Origin.AD_HOC
        )
        draft = replace(draft, tasks=(*draft.tasks, task), added=draft.added | {task.id})
    if task.id in draft.added:
        changed = _own_task(task, values, directory)
        tasks = tuple(changed if each.id == task.id else each for each in draft.tasks)
        draft = replace(draft, tasks=tasks)
    before = next((each for each in draft.results if each.task == task.id), None)
    after = _result(before or TaskResult(task=task.id), values)
    kept = tuple(each for each in draft.results if each.task != task.id)
    draft = replace(draft, results=(*kept, after))
    require_no_words(draft)
    return draft


def _own_task(task: Task, values: Mapping[str, Any], directory: Directory) -> Task:
    defaults = {"qty": "1", "coef": "1"}
    changed: dict[str, Any] = {
        name: _text(values, name) or defaults.get(name, "")
        for name in _TASK_TEXTS
        if name in values
    }
    task = replace(task, **changed)
    for name in ("qty", "coef"):
        if not _DECIMAL.fullmatch(getattr(task, name)):
            raise UseError("report_value_malformed", key=name, value=getattr(task, name))
    if "due" in values:
        due = _read_day(values, "due")
        task = replace(task, due_on=due, original_due_on=due)
    if values.get("owner"):
        task = replace(task, owner=directory.person(str(values["owner"]), task.unit).person)
    if not task.content:
        raise UseError("task_content_missing")
    return task


def _result(result: TaskResult, values: Mapping[str, Any]) -> TaskResult:
    changed: dict[str, Any] = {
        name: _text(values, name) for name in _RESULT_TEXTS if name in values
    }
    changed |= {name: bool(values[name]) for name in _FLAGS if name in values}
    if "status" in values:
        try:
            changed["status"] = Status(values["status"]) if values["status"] else None
        except ValueError:
            raise UseError("report_value_malformed", key="status", value=values["status"]) from None
    if "done_on" in values:
        changed["done_on"] = _read_day(values, "done_on")
    if "quality" in values:
        quality = values["quality"]
        if quality is not None and (type(quality) is not int or quality not in {1, 2, 3}):
            raise UseError("report_value_malformed", key="quality", value=values["quality"])
        changed["quality"] = values["quality"]
    return replace(result, **changed)


def _edited_rating(draft: ReportDraft, values: Mapping[str, Any]) -> ReportDraft:
    _refuse_unknown(values, _RATING_KEYS, "ratings")
    wanted = values.get("person")
    found = [
        one
        for one in draft.roster
        if one.person == wanted or (wanted is None and one.name == values.get("name"))
    ]
    if len(found) != 1:
        raise UseError("person_not_on_roster", person=str(wanted or values.get("name")))
    person = found[0].person
    if "own" in values:
        line = replace(_line_in(draft.own, person), level=_text(values, "own"))
        draft = replace(draft, own=_with(draft.own, line))
    if "own_sheet" in values:
        line = replace(_line_in(draft.own, person), sheet=_sheet(values, "own_sheet"))
        draft = replace(draft, own=_with(draft.own, line))
    if values.keys() & {"department", "remark", "not_rated", "sheet"}:
        before = _line_in(draft.department, person)
        line = replace(
            before,
            level=_text(values, "department") if "department" in values else before.level,
            remark=_text(values, "remark") if "remark" in values else before.remark,
            not_rated=_text(values, "not_rated") if "not_rated" in values else before.not_rated,
            sheet=_sheet(values, "sheet") if "sheet" in values else before.sheet,
        )
        draft = replace(draft, department=_with(draft.department, line))
    return draft


def _line_in(lines: Sequence[RatingLine], person: str) -> RatingLine:
    return next((one for one in lines if one.person == person), RatingLine(person=person))


def _sheet(values: Mapping[str, Any], key: str) -> dict[str, str]:
    """Read a whole sheet: what it does not name any more is gone.

    Raises:
        UseError: ``report_value_malformed``, or what :func:`read_sheet` says.
    """
    given = values[key]
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise UseError("report_value_malformed", key=key, value=str(given)[:40])
    found = stated({str(name): _text(given, name) for name in given})
    read_sheet(found)
    return {name: text for name, text in found.items() if text}


def _with(lines: Sequence[RatingLine], line: RatingLine) -> tuple[RatingLine, ...]:
    kept = tuple(each for each in lines if each.person != line.person)
    empty = not (line.level or line.remark or line.not_rated or line.score or line.sheet)
    return kept if empty else (*kept, line)


def _next(values: Mapping[str, Any], directory: Directory) -> NextTask:
    _refuse_unknown(values, frozenset({"id", "content", "product", "due", "owner"}), "next")
    content = _text(values, "content")
    if not content:
        raise UseError("task_content_missing")
    owner = values.get("owner")
    return NextTask(
        id=str(values.get("id") or new_id()),
        content=content,
        product=_text(values, "product"),
        due_on=_read_day(values, "due") if "due" in values else None,
        owner=directory.person(str(owner)).person if owner else "",
    )


def _rows(changes: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = changes.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise UseError("report_value_malformed", key=name, value=str(rows)[:40])
    return rows


def _refuse_unknown(values: Mapping[str, Any], known: frozenset[str], place: str) -> None:
    for name in values:
        if name not in known:
            raise UseError("report_key_unknown", key=name, place=place)


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if value is not None and not isinstance(value, str | int):
        raise UseError("report_value_malformed", key=name, value=str(value)[:40])
    return "" if value is None else str(value).strip()


def _read_day(values: Mapping[str, Any], name: str) -> date | None:
    value = values.get(name)
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise UseError("report_value_malformed", key=name, value=str(value)) from None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _code(directory: Directory, unit: str) -> str:
    found = directory.units.get(unit)
    return unit if found is None else found.code
