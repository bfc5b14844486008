"""The rows behind a figure or a sentence of the consolidated month, ready to be read and opened."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.domain.figured_text import SAID
from workreport.domain.task import Status
from workreport.i18n.formats import day_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.month_tasks import LATE_KINDS, MonthTask
from workreport.ui.viewmodels.unit_words import task_badge

if TYPE_CHECKING:
    from workreport.services.summary import Summary, UnitSummary

IN_UNIT, IN_FIELD = "@unit:", "@field:"
BY_UNIT, BY_FIELD = "unit", "field"
SAID_BY = "unit/"

Wanted = Callable[[MonthTask], bool]
KINDS: Mapping[str, tuple[str, Wanted]] = {
    "all": (N_("Mọi nhiệm vụ của tháng"), lambda _one: True),
    "completed": (N_("Đã hoàn thành"), lambda one: one.status is Status.COMPLETED),
    "in_progress": (N_("Đang thực hiện"), lambda one: one.status is Status.IN_PROGRESS),
    "not_started": (N_("Chưa thực hiện"), lambda one: one.status is Status.NOT_STARTED),
    "on_time": (
        N_("Đúng hoặc trước hạn"),
        lambda one: one.status is Status.COMPLETED and one.progress.kind in {"ahead", "on_time"},
    ),
    "late": (N_("Hoàn thành chậm"), lambda one: one.progress.kind == "late"),
    "overdue": (N_("Quá hạn chưa xong"), lambda one: one.progress.kind == "overdue"),
    "behind": (N_("Chậm"), lambda one: one.progress.kind in LATE_KINDS),
    "no_due": (N_("Không thời hạn"), lambda one: one.task.due_on is None),
    "forecast": (N_("Dự kiến hoàn thành"), lambda one: one.is_forecast),
    "quality1": (N_("Chất lượng mức 1"), lambda one: _has_quality(one, 1)),
    "quality2": (N_("Chất lượng mức 2"), lambda one: _has_quality(one, 2)),
    "quality3": (N_("Chất lượng mức 3"), lambda one: _has_quality(one, 3)),
    "merged": (N_("Nhiệm vụ đã gộp"), lambda one: bool(one.merge)),
}
# Which rows a figure of a text was counted from.
_OF_FIGURES = {
    "total": "all",
    "distinct": "all",
    "percent": "completed",
    "points_more": "completed",
    "points_less": "completed",
    "late_days": "overdue",
    "late_unit": "overdue",
    "level1": "quality1",
    "level2": "quality2",
    "level3": "quality3",
    "missing": "missing",
    "missing_units": "missing",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A row behind a figure or a sentence; ``place`` is where it can be opened at the Office.

    ``count`` tells how many tasks it stands for: more than one where units reported the same.
    """

    unit: str
    text: str
    note: str
    place: str = ""
    field: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Rows under one heading with their number."""

    name: str
    rows: tuple[Source, ...]


def key_of_figure(name: str) -> str:
    """Return the key of the rows behind a figure of a text."""
    if name.startswith(SAID):
        return f"{SAID_BY}{name.rpartition('/')[2]}"
    return _OF_FIGURES.get(name, name)


def find_sources(
    summary: "Summary", tasks: Sequence[MonthTask], key: str
) -> tuple[str, tuple[Source, ...]]:
    """Return title and rows behind a key: a kind of tasks, within a unit or a field or not."""
    names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
    if key.startswith(SAID_BY):
        unit = key.removeprefix(SAID_BY)
        return names.get(unit, ""), _said(summary.units, unit)
    if key == "missing":
        missing = tuple(_missing(line.unit.name) for line in summary.month.missing)
        return _("Đơn vị chưa có báo cáo"), missing
    kind, _at, scope = key.partition("@")
    scope = f"@{scope}" if scope else ""
    title, wanted = KINDS[kind]
    title = _(title)
    if scope.startswith(IN_UNIT):
        unit = scope.removeprefix(IN_UNIT)
        found = [one for one in tasks if wanted(one) and one.unit == unit]
        title = f"{names.get(unit, '')} · {title.lower()}"
    elif scope.startswith(IN_FIELD):
        field = scope.removeprefix(IN_FIELD)
        found = [one for one in tasks if wanted(one) and one.field == field]
        name = found[0].task.category.strip() if field and found else _("Chưa ghi lĩnh vực")
        title = f"{name} · {title.lower()}"
    else:
        found = [one for one in tasks if wanted(one)]
    return title, tuple(_rows(found, kind))


def grouped(sources: Iterable[Source], by: str) -> tuple[SourceGroup, ...]:
    """Put rows under their unit or their field of work, in the order they come."""
    groups: dict[str, list[Source]] = {}
    for one in sources:
        name = one.unit if by == BY_UNIT else one.field or _("Chưa ghi lĩnh vực")
        groups.setdefault(name, []).append(one)
    return tuple(SourceGroup(name, tuple(rows)) for name, rows in groups.items())


def rows_words(count: int) -> str:
    """Say how many rows stand behind a figure."""
    return ngettext("{count} dòng", "{count} dòng", count).format(count=count)


def _rows(tasks: Sequence[MonthTask], kind: str) -> Iterable[Source]:
    """Return a row for each task; tasks that were merged make one, with every unit named."""
    shown: set[str] = set()
    for one in tasks:
        if one.merge in shown:
            continue
        same = [each for each in tasks if one.merge and each.merge == one.merge] or [one]
        if one.merge:
            shown.add(one.merge)
        field = one.task.category.strip()
        place = f"{SAID_BY}{one.unit}/task/{one.task.id}"
        if one.shared:
            unit = ", ".join((one.unit_name, *one.together))
            told = "; ".join(f"{each.unit_name}: {_state(each, kind)}" for each in same)
            note = _("Đã gộp từ {units}. {told}").format(units=unit, told=told)
            yield Source(unit, one.shared, note, place, field, len(same))
        else:
            yield Source(one.unit_name, one.task.content, _state(one, kind), place, field)


def _state(one: MonthTask, kind: str) -> str:
    parts = [one.owner] if one.owner else []
    if kind not in {"completed", "in_progress", "not_started"}:
        parts.append(task_badge(one.status.value).text)
    if one.task.due_on is not None:
        due = day_text(one.task.due_on, "short")
        words = _("hạn {due}, chậm {days} ngày") if one.progress.is_late else _("hạn {due}")
        parts.append(words.format(due=due, days=one.progress.days))
    return " · ".join(parts)


def _said(units: Iterable["UnitSummary"], unit: str) -> tuple[Source, ...]:
    one = next((each for each in units if each.line.unit.unit == unit), None)
    if one is None or one.report is None:
        return ()
    found = []
    place = f"{SAID_BY}{unit}"
    for section, title in (("advantages", _("Ưu điểm")), ("limitations", _("Hạn chế"))):
        if text := one.report.text.get(section, ""):
            found.append(Source(title, text, _("Lời của phòng"), place))
        if text := one.wording.get(section, ""):
            found.append(Source(title, text, _("Lời của Văn phòng"), place))
    return tuple(found)


def _missing(name: str) -> Source:
    return Source(name, _("Chưa có báo cáo"), _("luôn được nêu tên trong văn bản"))


def _has_quality(one: MonthTask, level: int) -> bool:
    return one.status is Status.COMPLETED and one.result.quality == level
