"""Which tasks the grid shows, and under which heads: pure functions over its lines."""

from collections.abc import Callable, Mapping

from workreport.i18n.translation import N_, _
from workreport.ui.models.cell_text import plain_words
from workreport.ui.models.column import GroupHead
from workreport.ui.models.task_lines import TaskLine, status_choices
from workreport.ui.viewmodels.returned_only import ONLY

ALL = "all"
GROUPS: Mapping[str, str] = {
    "origin": N_("Nguồn giao"),
    "status": N_("Trạng thái"),
    "owner": N_("Người thực hiện"),
    "": N_("Không nhóm"),
}
_SEARCHED = ("content", "owner", "product", "partners", "category", "director")
_SEARCHED_TOO = ("result", "cause", "evidence", "note")
_STATUS_ORDER = (None, "in_progress", "not_started", "completed")  # what is to be done first
Accepts = Callable[[TaskLine], bool]


def group_by(key: str) -> Callable[[TaskLine], GroupHead] | None:
    """Return what puts a line under a head; none for one list."""
    return {"origin": _by_origin, "status": _by_status, "owner": _by_owner}.get(key)


def is_late(line: TaskLine) -> bool:
    """Tell whether a task is late or overdue."""
    return line.timing is not None and line.timing.icon == "clock-fill"


def has_words(line: TaskLine, words: tuple[str, ...]) -> bool:
    """Tell whether all words are somewhere in a line; they come without tone marks."""
    fields = (*_SEARCHED, *_SEARCHED_TOO)
    text = plain_words(" ".join(str(getattr(line, name)) for name in fields))
    return all(word in text for word in words)


def accepts(chosen: str, words: str, is_wrong: Accepts, is_to_mend: Accepts) -> Accepts | None:
    """Return what keeps a line in view for a count and for words; none keeps all."""
    wanted = tuple(plain_words(words).split())
    by_count: Accepts | None = {
        ALL: None,
        "unfilled": lambda line: line.status is None,
        "late": is_late,
        "wrong": is_wrong,
        ONLY: is_to_mend,
    }.get(chosen, lambda line: line.status == chosen)
    if not wanted:
        return by_count
    if by_count is None:
        return lambda line: has_words(line, wanted)
    return lambda line: by_count(line) and has_words(line, wanted)


def _by_origin(line: TaskLine) -> GroupHead:
    return line.group or GroupHead("", _("Nhiệm vụ trong tháng"))


def _by_status(line: TaskLine) -> GroupHead:
    label = next((one.label for one in status_choices() if one.value == line.status), "")
    rank = _STATUS_ORDER.index(line.status)
    return GroupHead(line.status or "", label or _("Chưa điền"), rank=rank)


def _by_owner(line: TaskLine) -> GroupHead:
    return GroupHead(line.owner, line.owner or _("Chưa giao người thực hiện"))
