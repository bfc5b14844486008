"""What a member sends, written into an entry and read again: the shape of ``report show``."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from workreport.domain.errors import UseError
from workreport.domain.report import RatedPerson, ReportDraft
from workreport.domain.task import NOT_SAID, Origin, Task, TaskResult
from workreport.ledger import kinds
from workreport.ledger.bodies.plan import Contribution
from workreport.services.book import Look
from workreport.services.directory import Directory
from workreport.services.drafts import brought_up_to_date
from workreport.services.report_shape import edited, shown

RESULTS, RATING, REPORT = KINDS = ("results", "rating", "report")
_SAID = tuple(one.name for one in fields(TaskResult) if one.name not in NOT_SAID)
_OF_TASK = ("content", "product", "qty", "coef", "due")
_OWN_KEYS = frozenset({"period", "tasks", "ratings"})
OWN_RATING = frozenset({"person", "name", "own", "own_sheet"})
_SHEETS = ("sheet", "own_sheet")
_SHOWN_ONLY = ("scheme", "score", "computed", "own_score", "own_computed")


def require_own(changes: Any) -> None:
    """Refuse what a member does not say: texts, proposals, the department's voice.

    Raises:
        UseError: ``report_value_malformed``, ``report_key_unknown``.
    """
    if not isinstance(changes, Mapping):
        raise UseError("report_value_malformed", key="report", value=str(changes)[:40])
    _refuse(changes, _OWN_KEYS, "contribution")
    ratings = changes.get("ratings") or []
    for row in ratings if isinstance(ratings, list) else []:
        if isinstance(row, Mapping):
            _refuse(row, OWN_RATING, "ratings")


def _refuse(values: Mapping[str, Any], known: frozenset[str], place: str) -> None:
    for name in values:
        if name not in known:
            raise UseError("report_key_unknown", key=name, place=place)


def says_something(result: TaskResult) -> bool:
    """Tell whether anything was said about a task."""
    return any(getattr(result, name) not in (None, "", False) for name in _SAID)


def results_text(draft: ReportDraft, directory: Directory) -> str:
    """Write what a member says about tasks; empty when nothing was said."""
    said = {one.task for one in draft.results if says_something(one)} | draft.added
    owners = {task.id: task.owner for task in draft.tasks}
    rows = []
    for row in _rows(shown(draft, directory), "tasks"):
        task = str(row["id"])
        if task not in said:
            continue
        names = {*_SAID, "id", *(_OF_TASK if task in draft.added else ())}
        kept = {name: value for name, value in row.items() if name in names}
        rows.append(kept | ({"owner": owners[task]} if task in draft.added else {}))
    return kinds.json_text({"tasks": rows}) if rows else ""


def rating_text(draft: ReportDraft, person: str) -> str:
    """Write what a member says of oneself; empty when nothing was said."""
    line = next((one for one in draft.own if one.person == person), None)
    if line is None or not (line.level or line.sheet):
        return ""
    row = {"person": person, "own": line.level or None, "own_sheet": _pairs(line.sheet)}
    return kinds.json_text({"ratings": [row]})


def report_text(draft: ReportDraft, directory: Directory) -> str:
    """Write a whole report that was prepared for somebody else to sign."""
    data = dict(shown(draft, directory))
    tasks = {task.id: task for task in draft.tasks}
    following = {task.id: task for task in draft.next_tasks}
    data["tasks"] = [
        _without(row, "lead", "partners") | {"owner": tasks[str(row["id"])].owner}
        for row in _rows(data, "tasks")
    ]
    data["next"] = [row | {"owner": following[str(row["id"])].owner} for row in _rows(data, "next")]
    data["ratings"] = [
        _without(row, *_SHOWN_ONLY)
        | {name: _pairs(row[name]) for name in _SHEETS if isinstance(row.get(name), Mapping)}
        for row in _rows(data, "ratings")
    ]
    return kinds.json_text(_without(data, "unit"))


def read_contribution(look: Look, sent: Contribution) -> ReportDraft:
    """Return what was sent in the shape of a draft that says nothing else.

    Results and ratings speak for the sender alone, whatever the text says of others.

    Raises:
        UseError: ``contribution_unreadable``.
    """
    unit, period = sent.unit, sent.period
    try:
        data = json.loads(sent.data)
    except (ValueError, RecursionError):
        raise UseError("contribution_unreadable") from None
    if not isinstance(data, dict):
        raise UseError("contribution_unreadable")
    data = _within(sent, data)
    planned = brought_up_to_date(look, ReportDraft(period=period, unit=unit))
    known = {task.id for task in planned.tasks}
    ids = [str(row["id"]) for row in _rows(data, "tasks") if row.get("id")]
    fresh = [task for task in ids if task not in known]
    stubs = tuple(
        Task(id=task, born=period, unit=unit, content="", origin=Origin.AD_HOC) for task in fresh
    )
    base = replace(
        planned,
        tasks=(*planned.tasks, *stubs),
        added=frozenset(fresh),
        roster=_everybody(look, unit),
        department=(),
    )
    try:
        return edited(base, _changes(data, known), look.directory)
    except (UseError, KeyError, TypeError):
        raise UseError("contribution_unreadable") from None


def own_level(sent: Contribution) -> str:
    """Return the level a member chose, from what was sent."""
    try:
        rows = _rows(_within(sent, json.loads(sent.data)), "ratings")
    except (ValueError, RecursionError, AttributeError):
        return ""
    return str(rows[0].get("own") or "") if rows else ""


def _within(sent: Contribution, data: Mapping[str, Any]) -> Mapping[str, Any]:
    if sent.kind == RESULTS:
        return {"tasks": _rows(data, "tasks")}
    if sent.kind == RATING:
        names = {"person", "own", "own_sheet"}
        own = (row for row in _rows(data, "ratings") if row.get("person") == sent.person)
        rows = [{name: value for name, value in row.items() if name in names} for row in own]
        return {"ratings": rows}
    return data


def _changes(data: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    """Return changes as ``edited`` takes them: sheets as mappings, planned tasks as planned."""
    changes = {name: value for name, value in data.items() if name != "unit"}
    if "tasks" in changes:
        changes["tasks"] = [
            {name: value for name, value in row.items() if name in {"id", *_SAID}}
            if str(row.get("id")) in known
            else row
            for row in _rows(data, "tasks")
        ]
    if "ratings" in changes:
        changes["ratings"] = [
            row
            | {
                name: {str(each["name"]): str(each["text"]) for each in row[name]}
                for name in _SHEETS
                if isinstance(row.get(name), list)
            }
            for row in _rows(data, "ratings")
        ]
    return changes


def _everybody(look: Look, unit: str) -> tuple[RatedPerson, ...]:
    return tuple(
        RatedPerson(person=one.person, name=one.name, unit=unit)
        for one in look.directory.members(unit)
    )


def _pairs(sheet: object) -> list[dict[str, str]]:
    """Write a sheet as a list: its names are freer than those of canonical objects."""
    values = sheet if isinstance(sheet, Mapping) else {}
    return [{"name": str(name), "text": str(text)} for name, text in sorted(values.items())]


def _rows(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = data.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _without(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
