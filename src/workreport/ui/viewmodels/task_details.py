"""What the pane beside the task grid says about one task."""

from dataclasses import dataclass

from workreport.domain.task import Status, Task, TaskResult
from workreport.i18n.formats import day_text, period_text
from workreport.i18n.mark_text import mark_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.models.task_lines import origin_title
from workreport.ui.viewmodels.draft_changes import result_of
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.place_words import problem_step, task_numbers

TEXT_FIELDS = ("result", "cause", "evidence", "note")


@dataclass(frozen=True, slots=True)
class ReturnMark:
    """A place of this task that the Office returned, and the department's line about it."""

    number: int
    path: str
    text: str
    reply: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDetail:
    """Everything the pane shows; ``problems`` are level and what to do, by field."""

    id: str
    heading: str
    content: str
    result: TaskResult
    is_own: bool
    may_change: dict[str, bool]
    problems: dict[str, tuple[str, str]]
    is_cause_required: bool
    marks: tuple[ReturnMark, ...]
    locked_reason: str
    story: tuple[str, ...]
    next_month: int
    may_add_files: bool = True
    judged: str = ""  # what the Office said of the objective cause


def origin_words(task: Task) -> str:
    """Say where a task comes from."""
    return origin_title(task.origin.value)


def task_detail(desk: DraftSession, task_id: str) -> TaskDetail | None:
    """Return what is known about a task, ``None`` when it is not in the month."""
    draft = desk.draft
    task = next((one for one in draft.tasks if one.id == task_id), None)
    month = desk.month
    if task is None or month is None:
        return None
    root = f"task/{task_id}/"
    fields = (*TEXT_FIELDS, "objective", "exceeds", "carry")
    may = {name: desk.may_change(root + name) for name in fields}
    result = result_of(draft, task_id)
    number = task_numbers(draft).get(task_id, 0)
    is_shut = desk.access.is_returned and not any(may.values())
    return TaskDetail(
        id=task_id,
        heading=_("Nhiệm vụ {number} · {origin}").format(number=number, origin=origin_words(task)),
        content=task.content,
        result=result,
        is_own=task_id in draft.added,
        may_change=may,
        problems={
            one.place.removeprefix(root): (one.level, problem_step(one))
            for one in reversed(desk.problems)
            if one.place.startswith(root) and one.level != "note"
        },
        is_cause_required=result.status in (Status.IN_PROGRESS, Status.NOT_STARTED)
        and not task.reference_only,
        marks=_marks(desk, task_id),
        locked_reason=_("Phòng chỉ sửa được những mục bị trả lại.") if is_shut else "",
        story=_story(desk, task),
        next_month=month.period.next.month,
        may_add_files=may["evidence"] and not task.reference_only,
        judged=_judged(desk, task_id),
    )


def _judged(desk: DraftSession, task_id: str) -> str:
    """Say whether the Office confirmed the objective cause of a task."""
    from workreport.services.findings import judged_causes  # noqa: PLC0415 - when a task is shown

    month = desk.month
    said = None if month is None else judged_causes(month.line.line).get(task_id)
    if said is None:
        return _("Văn phòng xác nhận khi kiểm tra")
    return (
        _("Văn phòng đã xác nhận khách quan") if said else _("Văn phòng không xác nhận khách quan")
    )


def _marks(desk: DraftSession, task_id: str) -> tuple[ReturnMark, ...]:
    place = f"task/{task_id}"
    return tuple(
        ReturnMark(
            number,
            mark.path,
            mark_text(mark.code, mark.text),
            desk.draft.replies.get(mark.path, ""),
        )
        for number, mark in enumerate(desk.access.marks, 1)
        if mark.path == place or mark.path.startswith(f"{place}/")
    )


def _story(desk: DraftSession, task: Task) -> tuple[str, ...]:
    month = desk.month
    if month is None:
        return ()
    lines = []
    if task.reference_only:
        lines.append(_("Chỉ ghi số, ngày, nơi giữ: số và ngày ở minh chứng, nơi giữ ở ghi chú."))
    if task.id in desk.draft.added:
        lines.append(_("Phòng tự thêm trong tháng."))
    else:
        given = _("Giao từ {month}.").format(month=period_text(task.born, "inline"))
        lines.append(given)
    if task.director:
        lines.append(_("Lãnh đạo chỉ đạo: {name}.").format(name=task.director))
    partners = ", ".join(month.units.get(one, one) for one in task.partners)
    if partners:
        lines.append(_("Phối hợp: {units}.").format(units=partners))
    if task.product:
        lines.append(_("Sản phẩm: {product}.").format(product=task.product))
    lines.append(_due_words(desk, task))
    return tuple(lines)


def _due_words(desk: DraftSession, task: Task) -> str:
    month = desk.month
    times = month.line.times_carried.get(task.id, 0) if month is not None else 0
    original = task.original_due_on or task.due_on
    if original is None:
        words = task.due_words or _("Không thời hạn.")
    else:
        words = _("Hạn gốc {day}.").format(day=day_text(original))
    carried = _("Chưa chuyển tháng lần nào.")
    if times:
        told = ngettext("Đã chuyển tháng {count} lần.", "Đã chuyển tháng {count} lần.", times)
        carried = told.format(count=times)
    return f"{words} {carried}"
