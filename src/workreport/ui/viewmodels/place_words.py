"""Places of a report in words: which page a mark path lies on, and what people call it."""

from collections.abc import Mapping

from workreport.domain.checks import Problem
from workreport.domain.report import ReportDraft
from workreport.domain.task import Origin, Task
from workreport.i18n.messages import next_step
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _

SECTIONS = (
    ("results", "I", N_("Kết quả công tác")),
    ("advantages", "II.1", N_("Ưu điểm")),
    ("limitations", "II.2", N_("Hạn chế")),
    ("causes", "II.3", N_("Nguyên nhân")),
    ("proposals", "IV", N_("Đề xuất, kiến nghị")),
)
_NUMBERS = {section: number for section, number, _title in SECTIONS}
_ORDER = (Origin.PROGRAMME, Origin.CONCLUSION, Origin.AD_HOC, Origin.RECURRING, Origin.UNKNOWN)
_PAGES = {
    "task": "tasks",
    "person": "classification",
    "text": "report",
    "part": "work_plan",
}
_ADDED = {"add/tasks": "tasks", "add/people": "classification"}
_FIELDS = {
    "status": N_("Trạng thái"),
    "result": N_("Kết quả"),
    "done_on": N_("Ngày hoàn thành"),
    "quality": N_("Chất lượng"),
    "cause": N_("Nguyên nhân"),
    "evidence": N_("Minh chứng"),
    "carry": N_("Chuyển tháng sau"),
    "note": N_("Ghi chú"),
    "department": N_("Mức của phòng"),
    "own": N_("Mức tự xếp"),
    "remark": N_("Nhận xét"),
    "not_rated": N_("Lý do không xếp loại"),
    "objective": N_("Khách quan"),
    "exceeds": N_("Vượt mức"),
}


def page_of(place: str) -> str:
    """Return the page on which a place is filled in."""
    return _ADDED.get(place) or _PAGES.get(place.partition("/")[0], "report")


def ordered_tasks(draft: ReportDraft) -> tuple[Task, ...]:
    """Return the tasks in the order of the grid: by origin, without withdrawn ones."""
    kept = [task for task in draft.tasks if not task.is_cancelled]
    return tuple(sorted(kept, key=lambda task: _ORDER.index(task.origin)))


def task_numbers(draft: ReportDraft) -> dict[str, int]:
    """Return the row number of each task."""
    return {task.id: number for number, task in enumerate(ordered_tasks(draft), 1)}


def place_words(place: str, draft: ReportDraft, numbers: Mapping[str, int] | None = None) -> str:
    """Name a place as people do: Nhiệm vụ 4 · Nguyên nhân, Báo cáo II.2, Xếp loại.

    ``numbers`` are those of the rows, for whoever names many places and counts them once.
    """
    root, _slash, rest = place.partition("/")
    name, _slash, field = rest.partition("/")
    pages = {
        "tasks": _("Nhiệm vụ"),
        "classification": _("Xếp loại"),
        "work_plan": _("Nguồn việc"),
    }
    words = pages.get(page_of(place), _("Báo cáo"))
    if root == "task":
        known = task_numbers(draft) if numbers is None else numbers
        words = f"{words} {known.get(name, '')}".strip()
    elif root == "text":
        words = f"{words} {_NUMBERS.get(name, '')}".strip()
    elif root == "person":
        words = next((one.name for one in draft.roster if one.person == name), words)
    return f"{words} · {_(_FIELDS[field])}" if field in _FIELDS else words


def problem_words(problem: Problem) -> str:
    """Say what a finding found."""
    return reason_text(problem.code, problem.values)


def problem_step(problem: Problem) -> str:
    """Say what to do about a finding."""
    return next_step(problem.code, problem.values)
