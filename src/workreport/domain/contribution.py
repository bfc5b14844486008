"""What a member sends, beside what the head's draft says: differences, and taking them over.

A row is a place of the report (a mark path of contracts 14); its cells are what the member says
there. A row is taken over whole, so that a state never stands beside a day of another hand. Where
the draft says something else already, only an explicit act puts the member's words in its place.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from workreport.domain.rating_sheet import stated
from workreport.domain.report import NextTask, RatingLine, ReportDraft, ReportKind
from workreport.domain.task import NOT_SAID, Status, Task, TaskResult

Cells = dict[str, object]
WHOLE = "whole"
_RESULT = tuple(one.name for one in fields(TaskResult) if one.name not in NOT_SAID)
_OWN_TASK = ("content", "product", "qty", "coef", "due_on", "owner")
_RATED = ("level", "remark", "not_rated")
_NEXT = ("content", "product", "due_on", "owner")
_VOICES = ("own", "department")
_USUAL: Mapping[str, object] = {"qty": "1", "coef": "1", "kind": ReportKind.NORMAL}


@dataclass(frozen=True, slots=True)
class CellDifference:
    """One field that the member says otherwise than the draft."""

    field: str
    before: object  # what the draft says
    after: object  # what the member says

    @property
    def fills(self) -> bool:
        """Whether the draft says nothing there yet."""
        return is_empty(self.field, self.before)


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A place at which the member says more, or something else, than the draft."""

    place: str
    cells: tuple[CellDifference, ...]

    @property
    def is_filled(self) -> bool:
        """Whether taking it over would replace something the draft says."""
        return any(not cell.fills for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Taken:
    """A draft after taking over, and the places that were taken."""

    draft: ReportDraft
    places: tuple[str, ...]


def is_empty(field: str, value: object) -> bool:
    """Tell whether a field says nothing."""
    return value in (None, "", False) or value == _USUAL.get(field, "")


def said(draft: ReportDraft) -> dict[str, Cells]:
    """Return what a draft says, by place and field; what is empty is left out."""
    found: dict[str, Cells] = {}
    results = {one.task: one for one in draft.results}
    for task in draft.tasks:
        cells: Cells = {}
        if task.id in draft.added:
            cells |= {name: getattr(task, name) for name in _OWN_TASK}
        result = results.get(task.id)
        if result is not None:
            cells |= {name: getattr(result, name) for name in _RESULT}
        found[f"task/{task.id}"] = cells
    for voice in _VOICES:
        for line in getattr(draft, voice):
            found[f"person/{line.person}/{voice}"] = _rating_cells(line)
    found |= {f"text/{section}": {"text": words} for section, words in draft.text.items()}
    for each in draft.next_tasks:
        found[f"next/{each.id}"] = {name: getattr(each, name) for name in _NEXT}
    found |= {f"answer/{key}": {"text": words} for key, words in draft.answers.items()}
    found[WHOLE] = {"kind": draft.kind, "as_of": draft.as_of}
    return {
        place: kept
        for place, cells in found.items()
        if (kept := {name: v for name, v in cells.items() if not is_empty(name, v)})
    }


def differences(draft: ReportDraft, offered: ReportDraft) -> tuple[RowDifference, ...]:
    """List the places at which what is offered differs from the draft; silence is no difference."""
    mine = said(draft)
    rows = []
    for place, cells in said(offered).items():
        before = mine.get(place, {})
        known = tuple(
            CellDifference(name, before.get(name), value)
            for name, value in cells.items()
            if before.get(name) != value
        )
        # Somebody who finished says by it that nothing is carried.
        if "status" in cells and before.get("carry") and "carry" not in cells:
            known = (*known, CellDifference("carry", True, False))
        if known:
            rows.append(RowDifference(place, known))
    return tuple(rows)


def take_over(
    draft: ReportDraft,
    offered: ReportDraft,
    places: Collection[str] | None = None,
    *,
    replaces: bool = False,
) -> Taken:
    """Put rows of what is offered into a draft.

    Args:
        draft: The head's draft.
        offered: What the member sent.
        places: The rows that are meant; all of them when nothing is said.
        replaces: Whether rows may be taken that the draft says otherwise; else they are left.
    """
    taken = []
    for row in differences(draft, offered):
        if places is not None and row.place not in places:
            continue
        if row.is_filled and not replaces:
            continue
        draft = _with_row(draft, offered, row)
        taken.append(row.place)
    return Taken(draft, tuple(taken))


def changed_since(before: ReportDraft, after: ReportDraft) -> frozenset[str]:
    """Name the places a newer contribution says otherwise than the one before it."""
    old, new = said(before), said(after)
    return frozenset(place for place in old | new if old.get(place) != new.get(place))


def _rating_cells(line: RatingLine) -> Cells:
    cells: Cells = {name: getattr(line, name) for name in _RATED}
    return cells | {f"sheet/{name}": text for name, text in stated(line.sheet).items()}


def _with_row(draft: ReportDraft, offered: ReportDraft, row: RowDifference) -> ReportDraft:
    root, _slash, rest = row.place.partition("/")
    values = {cell.field: cell.after for cell in row.cells}
    changed: dict[str, Any] = {}
    match root:
        case "task":
            return _with_task(draft, offered, rest, values)
        case "person":
            person, _slash, voice = rest.partition("/")
            return _with_rating(draft, person, voice, values)
        case "next":
            changed["next_tasks"] = _with_next(draft, rest, values)
        case "text":
            changed["text"] = {**draft.text, rest: str(values["text"])}
        case "answer":
            changed["answers"] = {**draft.answers, rest: str(values["text"])}
        case _:
            changed = values
    return replace(draft, **changed)


def _with_task(
    draft: ReportDraft, offered: ReportDraft, task_id: str, values: Mapping[str, object]
) -> ReportDraft:
    known = next((one for one in draft.tasks if one.id == task_id), None)
    own: dict[str, Any] = {name: values[name] for name in _OWN_TASK if name in values}
    if known is None:
        task: Task = next(one for one in offered.tasks if one.id == task_id)
        draft = replace(draft, tasks=(*draft.tasks, task), added=draft.added | {task_id})
    elif own:
        if "due_on" in own:
            own["original_due_on"] = own["due_on"]
        tasks = (replace(one, **own) if one.id == task_id else one for one in draft.tasks)
        draft = replace(draft, tasks=tuple(tasks))
    result = next((one for one in draft.results if one.task == task_id), TaskResult(task=task_id))
    told: dict[str, Any] = {name: values[name] for name in _RESULT if name in values}
    if not told:
        return draft
    if told.get("status") not in (None, Status.COMPLETED):
        told = {"done_on": None, "quality": None, **told}
    after = replace(result, **told)
    kept = tuple(after if one.task == task_id else one for one in draft.results)
    return replace(draft, results=kept if after in kept else (*kept, after))


def _with_rating(
    draft: ReportDraft, person: str, voice: str, values: Mapping[str, object]
) -> ReportDraft:
    lines = getattr(draft, voice)
    line = next((one for one in lines if one.person == person), RatingLine(person=person))
    sheet = dict(line.sheet)
    for name, value in values.items():
        head, slash, entry = name.partition("/")
        if head == "sheet" and slash:
            sheet[entry] = str(value)
    plain: dict[str, Any] = {name: values[name] for name in _RATED if name in values}
    if plain.get("level"):
        plain.setdefault("not_rated", "")
    if plain.get("not_rated"):
        plain.setdefault("level", "")
    after = replace(line, sheet=sheet, **plain)
    kept = tuple(after if one.person == person else one for one in lines)
    changed: dict[str, Any] = {voice: kept if after in kept else (*kept, after)}
    return replace(draft, **changed)


def _with_next(draft: ReportDraft, task_id: str, values: Mapping[str, Any]) -> tuple[NextTask, ...]:
    known = next((one for one in draft.next_tasks if one.id == task_id), None)
    if known is None:
        return (*draft.next_tasks, NextTask(id=task_id, **values))
    return tuple(replace(one, **values) if one.id == task_id else one for one in draft.next_tasks)
