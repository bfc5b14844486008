"""The four steps of a department's month in numbers: tasks, people, words, filing."""

from dataclasses import dataclass

from workreport.domain.check_people import UNRATED_GROUPS
from workreport.domain.workflow import UnitState
from workreport.i18n.translation import _
from workreport.ui.viewmodels.draft_changes import rating_of, result_of
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.place_words import SECTIONS, ordered_tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCount:
    """How far one step is."""

    key: str
    figure: str
    note: str
    part: float
    is_done: bool = False


def filled_tasks(desk: DraftSession) -> tuple[int, int]:
    """Return how many tasks have a state, and how many there are."""
    draft = desk.draft
    tasks = ordered_tasks(draft)
    return sum(result_of(draft, task.id).status is not None for task in tasks), len(tasks)


def rated_people(desk: DraftSession) -> tuple[int, int, int]:
    """Return how many are proposed, how many could be, and how many are not rated."""
    draft = desk.draft
    lines = [(one, rating_of(draft, one.person)) for one in draft.roster]
    unrated = sum(bool(line.not_rated) for _one, line in lines)
    proposed = sum(bool(line.level) for _one, line in lines)
    wanted = sum(
        bool(line.level) or (one.group not in UNRATED_GROUPS and not line.not_rated)
        for one, line in lines
    )
    return proposed, wanted, unrated


def written_sections(desk: DraftSession) -> tuple[int, int]:
    """Return how many parts of the text are written, next month's tasks among them."""
    draft = desk.draft
    written = sum(bool(draft.text.get(key, "").strip()) for key, _number, _title in SECTIONS)
    return written + bool(draft.next_tasks), len(SECTIONS) + 1


def step_counts(desk: DraftSession) -> tuple[StepCount, ...]:
    """Return the four steps."""
    filled, tasks = filled_tasks(desk)
    proposed, wanted, unrated = rated_people(desk)
    written, sections = written_sections(desk)
    people = _("đã đề nghị")
    if unrated:
        people = _("đã đề nghị, {count} không xếp loại").format(count=unrated)
    return (
        _counted("tasks", filled, tasks, _("đã điền")),
        _counted("classification", proposed, wanted, people),
        _counted("report", written, sections, _("phần đã viết")),
        _filing(desk),
    )


def _counted(key: str, done: int, total: int, note: str) -> StepCount:
    return StepCount(
        key=key,
        figure=f"{done}/{total}",
        note=note,
        part=done / total if total else 1.0,
        is_done=done >= total,
    )


def _filing(desk: DraftSession) -> StepCount:
    month = desk.month
    state = month.line.line.state if month is not None else UnitState.NOT_FILED
    if month is None or state in (UnitState.NOT_FILED, UnitState.RETURNED):
        errors = any(one.level == "error" for one in desk.problems)
        note = _("sau khi hết lỗi") if errors or desk.unanswered else _("sẵn sàng")
        return StepCount(key="sign", figure="–", note=note, part=0.0)
    steps = (_("đã ký"), _("đã ghi"), _("có biên nhận"))
    reached = 1 + month.is_written
    if state is not UnitState.FILED:
        reached = len(steps)
    current = month.line.line.current
    return StepCount(
        key="sign",
        figure=_("Bản {version}").format(version=current.label if current else ""),
        note=steps[reached - 1],
        part=reached / len(steps),
        is_done=reached == len(steps),
    )
