"""Mark paths: which places of a report differ, and which a return has opened (contracts 14)."""

from collections.abc import Collection, Iterator
from dataclasses import fields

from workreport.domain.rating_sheet import stated
from workreport.domain.report import TEXT_SECTIONS, RatingLine, ReportDraft
from workreport.domain.task import TaskResult


def changed_places(before: ReportDraft, after: ReportDraft) -> Iterator[str]:
    """Name every place in which two versions differ, as mark paths of contracts 14."""
    yield from _changed_tasks(before, after)
    yield from _changed_people(before, after)
    for section in TEXT_SECTIONS:
        if before.text.get(section, "") != after.text.get(section, ""):
            yield f"text/{section}"


def _changed_tasks(before: ReportDraft, after: ReportDraft) -> Iterator[str]:
    old = {result.task: result for result in before.results}
    known = {task.id for task in before.tasks}
    if any(task.id not in known for task in after.tasks):
        yield "add/tasks"
    for result in after.results:
        if result.task not in known:
            continue
        was = old.get(result.task, TaskResult(task=result.task))
        for field in fields(TaskResult):
            is_same = getattr(was, field.name) == getattr(result, field.name)
            if not is_same and field.name != "waited":
                # Files are evidence as well: who may change one may change the other.
                name = "evidence" if field.name == "files" else field.name
                yield f"task/{result.task}/{name}"


def _changed_people(before: ReportDraft, after: ReportDraft) -> Iterator[str]:
    for voice in ("department", "own"):
        was = {line.person: line for line in getattr(before, voice)}
        for line in getattr(after, voice):
            if _said(was.get(line.person)) != _said(line):
                yield f"person/{line.person}/{voice}"


def _said(line: RatingLine | None) -> object:
    """Return what people themselves said; what the program computed of it is no change."""
    if line is None:
        return None
    return line.level, line.remark, line.not_rated, stated(line.sheet)


def covered(place: str, marks: Collection[str]) -> bool:
    """Tell whether a place lies inside of the marks of a return."""
    return any(mark in {"whole", place} or place.startswith(f"{mark}/") for mark in marks)
