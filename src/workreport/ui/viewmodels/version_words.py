"""What versions of one report say at a place, in the words of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from workreport.domain.comparison import NEXT, WHOLE
from workreport.domain.report import RatingLine, ReportDraft, ReportKind
from workreport.domain.task import Status, Task, TaskResult
from workreport.i18n.formats import day_text, moment_text
from workreport.i18n.translation import _
from workreport.services.month import VersionLine
from workreport.services.versions import VersionChoice
from workreport.ui.theme.badges import status_badge
from workreport.ui.viewmodels.place_words import place_words

NOTHING = "–"
_SAID = {field.name for field in fields(TaskResult)}


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionColumn:
    """One version to choose from: who signed it and when, when the Office received it."""

    entry: str
    title: str
    signed: str
    received: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """One place in which the versions differ, and what each says there."""

    place: str
    words: str
    about: str
    """Content of the task, where the place is one of a task."""
    values: tuple[str, ...]


def columns_of(choice: VersionChoice) -> tuple[VersionColumn, ...]:
    """Return the versions as columns."""
    return tuple(_column(one, choice) for one in choice.versions)


def differences_of(choice: VersionChoice) -> tuple[DifferenceLine, ...]:
    """Return the places in which the versions differ, in the order of a report."""
    return difference_lines(choice.places, choice.drafts)


def difference_lines(
    places: Sequence[str], drafts: Sequence[ReportDraft]
) -> tuple[DifferenceLine, ...]:
    """Return what drafts say at places, each in words."""
    return tuple(_difference(place, drafts) for place in places)


def _column(version: VersionLine, choice: VersionChoice) -> VersionColumn:
    signed = _("{name} ký lúc {at}").format(
        name=choice.names.get(version.author, ""), at=moment_text(version.signed_at, "short")
    )
    received = _("Chưa có biên nhận của Văn phòng")
    if version.received_at is not None:
        at = moment_text(version.received_at, "short")
        received = _("Văn phòng nhận lúc {at}").format(at=at)
    if version.picked:
        received = _("{name} đã chọn: {reason}").format(
            name=choice.names.get(version.picked_by, ""), reason=version.pick_reason
        )
    title = _("Bản {version}").format(version=version.label)
    return VersionColumn(entry=version.entry, title=title, signed=signed, received=received)


def _difference(place: str, drafts: Sequence[ReportDraft]) -> DifferenceLine:
    root, _slash, rest = place.partition("/")
    task_id = rest.partition("/")[0]
    holder = next(
        (one for one in drafts if root != "task" or _task(one, task_id) is not None), drafts[0]
    )
    words = {WHOLE: _("Cả báo cáo"), NEXT: _("Nhiệm vụ tháng sau")}.get(place)
    task = _task(holder, task_id) if root == "task" else None
    return DifferenceLine(
        place=place,
        words=words or place_words(place, holder),
        about="" if task is None else task.content,
        values=tuple(_value(place, draft) or NOTHING for draft in drafts),
    )


def _value(place: str, draft: ReportDraft) -> str:
    root, _slash, rest = place.partition("/")
    name, _slash, field = rest.partition("/")
    if root == "text":
        return draft.text.get(name, "").strip()
    if root == "task":
        return _of_task(draft, name, field)
    if root == "person":
        lines = draft.own if field == "own" else draft.department
        return _of_person(next((one for one in lines if one.person == name), None))
    if place == NEXT:
        return "; ".join(one.content for one in draft.next_tasks)
    kind = _("Không phát sinh") if draft.kind is ReportKind.NIL else _("Có phát sinh")
    as_of = draft.as_of
    return kind if as_of is None else f"{kind} · {day_text(as_of, 'full')}"


def _of_task(draft: ReportDraft, task_id: str, field: str) -> str:
    task = _task(draft, task_id)
    if task is None:
        return _("Không có nhiệm vụ này")
    if not field:
        due = "" if task.due_on is None else f" · {day_text(task.due_on, 'full')}"
        return f"{task.content}{due}"
    said = next((one for one in draft.results if one.task == task_id), None)
    return "" if said is None or field not in _SAID else _said(getattr(said, field))


def _said(value: object) -> str:
    if isinstance(value, Status):
        return status_badge(value.value).text
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, date):
        return day_text(value, "full")
    if isinstance(value, int):
        return _("Mức {level}").format(level=value)
    return "" if value is None else str(value).strip()


def _of_person(line: RatingLine | None) -> str:
    if line is None:
        return ""
    level = line.level or (_("Không xếp loại: {why}").format(why=line.not_rated))
    return f"{level} · {line.remark}" if line.remark else level


def _task(draft: ReportDraft, task_id: str) -> Task | None:
    found = (one for one in draft.tasks if one.id == task_id and not one.is_cancelled)
    return next(found, None)
