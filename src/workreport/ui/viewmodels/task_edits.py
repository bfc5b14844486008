"""From what is typed into the task grid to what the draft says: names, numbers, states."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from workreport.domain.errors import UseError
from workreport.domain.report import ReportDraft
from workreport.domain.task import Origin, Task, TaskResult
from workreport.ui.models.cell_text import plain_words
from workreport.ui.models.day_entry import full_day
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.task_lines import TaskLine
from workreport.ui.viewmodels.draft_changes import (
    clean,
    result_with,
    task_with,
    with_new_task,
    with_result,
)
from workreport.ui.viewmodels.draft_session import DraftSession

FLAGS = frozenset({"objective", "exceeds", "carry"})
RESULT_FIELDS = FLAGS | {"status", "done_on", "quality", "result", "cause", "evidence", "note"}
OWN_FIELDS = frozenset(
    {"content", "owner", "due_on", "coef", "qty", "product"}
    | {"partners", "origin", "category", "director"}
)
_NUMBER = re.compile(r"(\d+)([-/].*)?")
_DOCUMENT = re.compile(r"\d+([-/][^\s,;]+)(, \d\d/\d\d/\d{4})?")
_MOST_ENDINGS = 4
_MEASURES = frozenset({"coef", "qty"})


class TaskEdits:
    """Knows the people and units of the month, and writes edits into the draft."""

    def __init__(self, desk: DraftSession) -> None:
        self._desk = desk

    def owners(self) -> tuple[str, ...]:
        """Return the names that can be given a task."""
        month = self._desk.month
        return tuple(name for _person, name in month.people) if month is not None else ()

    def units(self) -> tuple[str, ...]:
        """Return the names of the units that can cooperate."""
        month = self._desk.month
        own = self._desk.draft.unit
        units = month.units if month is not None else {}
        return tuple(name for unit, name in units.items() if unit != own)

    def documents(self, line: TaskLine, typed: str) -> tuple[str, ...]:
        """Complete the number of a document as this month writes them: 372 to 372-BC/BTCTU.

        Where the month names the day beside the number, the day of completion is offered first.
        """
        number = _NUMBER.fullmatch(typed.strip())
        if number is None:
            return ()
        written = [_DOCUMENT.match(each.evidence) for each in self._desk.draft.results]
        known = [found for found in written if found is not None]
        usual = Counter(found[1] for found in known).most_common(_MOST_ENDINGS)
        begun = plain_words(number[2] or "")
        plain = [number[1] + end for end, _n in usual if plain_words(end).startswith(begun)]
        dated = [f"{words}, {full_day(line.done_on)}" for words in plain if line.done_on]
        names_day = sum(bool(found[2]) for found in known) * 2 > len(known)
        found = (*dated, *plain) if names_day else (*plain, *dated)
        return (*found, number[1]) if found and not begun else found

    def checked(self, key: str, value: object) -> object:
        """Return a value as the grid shows it.

        Raises:
            UseError: It cannot be a value of this column, and why.
        """
        words = str(value or "")
        if key == "content" and not words.strip():
            raise UseError("task_content_missing")
        if key == "owner":
            return self._named(words, self.owners(), "person_not_in_unit")
        if key == "partners":
            names = [one.strip() for one in words.replace(";", ",").split(",") if one.strip()]
            found = [self._named(one, self.units(), "partner_unknown") for one in names]
            return ", ".join(dict.fromkeys(found))
        if key in _MEASURES:
            return words or "1"
        return bool(value) if key in FLAGS else value

    def edited(self, draft: ReportDraft, edits: Iterable[CellEdit]) -> ReportDraft:
        """Return the draft with cells changed; every task is looked for only once."""
        by_task: dict[str, list[CellEdit]] = {}
        for edit in edits:
            by_task.setdefault(edit.line_id, []).append(edit)
        tasks = {task.id: task for task in draft.tasks if task.id in by_task}
        results = {each.task: each for each in draft.results if each.task in by_task}
        for task_id, changes in by_task.items():
            if task_id in tasks:
                self._edit(tasks, results, task_id, changes)
        known = {each.task for each in draft.results}
        return replace(
            draft,
            tasks=tuple(tasks.get(task.id, task) for task in draft.tasks),
            results=(
                *(results.get(each.task, each) for each in draft.results),
                *(each for task, each in results.items() if task not in known),
            ),
        )

    def with_lines(self, draft: ReportDraft, lines: Sequence[Mapping[str, object]]) -> ReportDraft:
        """Return the draft with tasks of the unit's own, from values by column."""
        edits: list[CellEdit] = []
        for values in lines:
            draft, task_id = with_new_task(draft, str(values["content"]))
            edits += [CellEdit(task_id, key, None, value) for key, value in values.items()]
        return self.edited(draft, edits)

    def _edit(
        self,
        tasks: dict[str, Task],
        results: dict[str, TaskResult],
        task_id: str,
        edits: Sequence[CellEdit],
    ) -> None:
        own = {one.key: self._own_value(one) for one in edits if one.key not in RESULT_FIELDS}
        said = {one.key: _said(one) for one in edits if one.key in RESULT_FIELDS}
        if own:
            tasks[task_id] = task_with(tasks[task_id], own)
        if said:
            before = results.get(task_id) or TaskResult(task=task_id)
            results[task_id] = result_with(before, said, self._may_follow(task_id))

    def _may_follow(self, task_id: str) -> Callable[[str], bool]:
        return lambda field: self._desk.may_change(f"task/{task_id}/{field}")

    def said(self, draft: ReportDraft, task_id: str, values: Mapping[str, object]) -> ReportDraft:
        """Return the draft with something said about a task."""
        return with_result(draft, task_id, values, self._may_follow(task_id))

    def _own_value(self, edit: CellEdit) -> object:
        value = self.checked(edit.key, edit.after)
        if edit.key == "due_on":
            return value if isinstance(value, date) else None
        words = clean(str(value or ""))
        month = self._desk.month
        if edit.key == "owner":
            people = month.people if month is not None else ()
            return next((person for person, name in people if name == words), "")
        if edit.key == "partners":
            units = month.units if month is not None else {}
            wanted = words.split(", ") if words else []
            by_name = {name: unit for unit, name in units.items()}
            return tuple(by_name[name] for name in wanted)
        if edit.key == "origin":
            return Origin(words)
        return words.replace(",", ".") if edit.key in _MEASURES else words

    def _named(self, words: str, names: tuple[str, ...], refusal: str) -> str:
        wanted = plain_words(words)
        found = next((name for name in names if plain_words(name) == wanted), "")
        if words.strip() and not found:
            raise UseError(refusal, value=words)
        return found


def _said(edit: CellEdit) -> object:
    if edit.key in FLAGS:
        return bool(edit.after)
    value = clean(edit.after) if isinstance(edit.after, str) else edit.after
    if edit.key in ("status", "done_on", "quality"):
        return value or None
    return value or ""
