"""What the presentation says of a unit and its tasks, in words for a room."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workreport.domain.errors import UseError
from workreport.domain.task import Status, Task
from workreport.domain.task_progress import progress
from workreport.i18n.formats import day_text, month_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.grade_words import score_words, unit_level_words
from workreport.services.past_conclusions import JUDGED, PastConclusion
from workreport.ui.models.day_entry import understand_day
from workreport.ui.viewmodels.unit_words import task_badge, task_timing_badge, verdict_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workreport.domain.consolidation import UnitFigures
    from workreport.domain.period import Period
    from workreport.services.summary import UnitSummary
    from workreport.services.summary_judging import Judged

_VERDICTS = {
    "late": (N_("Chậm"), "clock-fill", "bad"),
    "low_quality": (N_("Chất lượng thấp"), "warning-fill", "warn"),
    "not_implemented": (N_("Chưa thực hiện"), "circle-dashed", "idle"),
}
_MARKS = {
    "late": ("clock-fill", "bad"),
    "low_quality": ("warning-fill", "warn"),
    "not_started": ("circle-dashed", "idle"),
}
_STATUS_INKS = {"completed": "ok", "in_progress": "accent_text", "not_started": "idle"}
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{4})?\b")
_POOR = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon and the token of its colour."""

    icon: str
    ink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberCell:
    """One of the four numbers; a dash while there is no report."""

    key: str
    count: str
    words: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """One thing to be concluded: a task, a conclusion in free words, or one signed already."""

    id: str
    content: str
    note: str = ""
    mark: Mark = Mark("flag-fill", "text3")
    said: str = ""
    is_task: bool = False
    is_signed: bool = False


def verdicts() -> tuple[tuple[str, str, Mark], ...]:
    """Return the standard verdicts in the order of their digits: key, words, icon."""
    return tuple((key, _(words), Mark(icon, ink)) for key, (words, icon, ink) in _VERDICTS.items())


def unit_sentence(one: "UnitSummary") -> str:
    """Say how a unit's report came and how it was graded, in one line."""
    line = one.line
    if line.current is None:
        return _("Chưa có báo cáo")
    verdict = verdict_words(line)
    said = [_("Gửi báo cáo {verdict}").format(verdict=verdict) if verdict else _("Đã gửi báo cáo")]
    if line.returns:
        times = ngettext("trả lại {count} lần", "trả lại {count} lần", line.returns)
        said.append(times.format(count=line.returns))
    if one.grade.score is not None:
        said.append(_("điểm {score}").format(score=score_words(one.grade.score)))
    if one.level:
        said.append(unit_level_words(one.level))
    return " · ".join(said)


def numbers(figures: "UnitFigures | None") -> tuple[NumberCell, ...]:
    """Return the four numbers of a unit."""
    found = []
    for status in ("completed", "in_progress", "not_started"):
        badge = task_badge(status)
        count = "–" if figures is None else str(figures.counts.get(Status(status), 0))
        mark = Mark(badge.icon, _STATUS_INKS[status])
        words = _small(badge.text)
        found.append(NumberCell(key=status, count=count, words=words, mark=mark))
    late = "–" if figures is None else str(len(figures.late_tasks))
    mark = Mark("clock-fill", "bad")
    found.append(NumberCell(key="late", count=late, words=_small(_("Chậm")), mark=mark))
    return tuple(found)


def task_line(kind: str, judged: "Judged", period: "Period", said: str) -> StageLine:
    """Return the line of a task the leaders must judge."""
    icon, ink = _MARKS[kind]
    return StageLine(
        id=judged.task.id,
        content=judged.task.content,
        note=_task_note(judged, period),
        mark=Mark(icon, ink),
        said=said,
        is_task=True,
    )


def said_words(verdict: str, *, becomes: bool, due_on: date | None, month: int) -> str:
    """Say in one line what was concluded about a line so far."""
    parts = [_(_VERDICTS[verdict][0])] if verdict in _VERDICTS else []
    if becomes:
        words = _("thành nhiệm vụ {month}").format(month=month_text(month))
        if due_on is not None:
            words = _("{words}, hạn {day}").format(words=words, day=day_text(due_on))
        parts.append(words)
    told = " · ".join(parts)
    return told[:1].upper() + told[1:]


def past_line(one: PastConclusion) -> tuple[Mark, str, str]:
    """Return the icon, the words and the state of a conclusion of last month."""
    words = one.text
    if one.verdict in _VERDICTS:
        verdict = _(_VERDICTS[one.verdict][0])
        words = _("{verdict}: {text}").format(verdict=verdict, text=one.text)
    if one.due_on is not None:
        day = day_text(one.due_on, "short")
        words = _("{words}, hạn {day}").format(words=words.rstrip(". "), day=day)
    if one.status:
        badge = task_badge(one.status)
        return Mark(badge.icon, _STATUS_INKS[one.status]), words, badge.text
    if one.has_task:
        return Mark("circle-dashed", "idle"), words, _("Chưa có báo cáo")
    return Mark("flag-fill", "text3"), words, _("Không giao việc")


def year_words(counts: "Mapping[str, int]", year: int) -> str:
    """Say how often a unit was judged in the year so far."""
    said = [
        f"{_small(_(_VERDICTS[key][0]))} {counts.get(key, 0)}" for key in JUDGED if counts.get(key)
    ]
    words = " · ".join(said) or _("chưa có")
    return _("Kết luận năm {year} đến nay: {words}").format(year=year, words=words)


def day_named(text: str, near: date) -> date | None:
    """Return the last day a text names, if it names one."""
    for said in reversed(_DAY.findall(text)):
        try:
            return understand_day(said, near)
        except UseError:
            continue
    return None


def _task_note(judged: "Judged", period: "Period") -> str:
    task, result = judged.task, judged.result
    is_done = result.status is Status.COMPLETED
    said = [task_badge(result.status).text]
    timing = task_timing_badge(progress(task, result, judged.as_of), is_completed=is_done)
    if timing is not None and judged.days:
        said.append(_small(timing.text))
    if result.quality == _POOR:
        said.append(_("chất lượng mức 3"))
    if carried := _months_since(task, period):
        times = ngettext("đã chuyển {count} lần", "đã chuyển {count} lần", carried)
        said.append(times.format(count=carried))
    if result.cause.strip():
        said.append(" ".join(result.cause.split()))
    return " · ".join(said)


def _months_since(task: Task, period: "Period") -> int:
    year, _dash, month = task.born.partition("-")
    return (period.year - int(year)) * 12 + period.month - int(month)


def _small(words: str) -> str:
    """Return words as inside a sentence; what begins with several capitals is a name."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
