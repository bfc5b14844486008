"""The tasks the leaders must judge and their columns."""

from dataclasses import dataclass, replace
from datetime import date

from workreport.i18n.formats import month_text
from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Choice, Column, Editor, GroupHead, Paint, Room
from workreport.ui.models.day_entry import full_day
from workreport.ui.theme.badge import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedLine:
    """One task to be judged, or a conclusion of the leaders in their own words."""

    id: str
    unit: str
    content: str
    status: Badge | None = None
    timing: Badge | None = None
    verdict: str = ""
    text: str = ""
    becomes_task: str = ""
    due: str = ""
    """The day by which it is to be done, as ISO text."""
    said: str = ""
    """What was concluded and signed already."""
    group: GroupHead | None = None

    def with_value(self, key: str, value: object) -> "JudgedLine":
        """Return the line with one field changed."""
        return replace(self, **{key: str(value or "")})  # type: ignore[arg-type]


def verdict_choices() -> tuple[Choice, ...]:
    """Return what the leaders may call a task, with the digits that choose it."""
    return (
        Choice("late", _("Chậm"), ("1",), "clock-fill", "bad"),
        Choice("low_quality", _("Chất lượng thấp"), ("2",), "number-circle-three", "bad"),
        Choice("not_implemented", _("Chưa thực hiện"), ("3",), "circle-dashed", "idle"),
        Choice("free", _("Kết luận khác"), ("4",), "chat-text", "text2"),
    )


def next_choices(month: int) -> tuple[Choice, ...]:
    """Return whether a conclusion becomes a task."""
    return (
        Choice("yes", _("Thành nhiệm vụ {month}").format(month=month_text(month)), ("y", "c", "1")),
        Choice("", _("Không"), ("n", "k", "0")),
    )


def judged_columns(month: int) -> tuple[Column[JudgedLine], ...]:
    """Return the columns; ``month`` is the number of the next month."""
    verdicts = {str(one.value): one.label for one in verdict_choices()}
    return (
        Column(
            key="unit",
            title=_("Đơn vị"),
            width=84,
            wide_width=120,
            text=lambda line: line.unit,
            paint=Paint.STRONG,
        ),
        Column(
            key="content",
            title=_("Nhiệm vụ"),
            width=180,
            text=lambda line: line.content,
            tooltip=lambda line: line.content,
            stretches=True,
            room=Room.ALWAYS,
        ),
        _badge_column("status", _("Trạng thái"), 130, Room.WIDE),
        _badge_column("timing", _("Tiến độ"), 134, Room.ALWAYS),
        Column(
            key="verdict",
            title=_("Kết luận"),
            width=112,
            text=lambda line: verdicts.get(line.verdict, line.said),
            value=lambda line: line.verdict or None,
            tooltip=lambda line: line.said,
            room=Room.ALWAYS,
            editor=Editor.CHOICE,
            choices=verdict_choices(),
        ),
        Column(
            key="text",
            title=_("Ý kiến của lãnh đạo"),
            width=132,
            wide_width=260,
            text=lambda line: line.text,
            tooltip=lambda line: line.text,
            room=Room.ALWAYS,
            editor=Editor.LONG_TEXT,
        ),
        Column(
            key="becomes_task",
            title=month_text(month, begins=True),
            width=76,
            text=lambda line: _("Giao việc") if line.becomes_task else "",
            value=lambda line: line.becomes_task or None,
            editor=Editor.CHOICE,
            choices=next_choices(month),
        ),
        Column(
            key="due",
            title=_("Thời hạn"),
            width=72,
            wide_width=100,
            text=lambda line: full_day(_due_of(line)),
            value=_due_of,
            align=Align.RIGHT,
            paint=Paint.DATE,
            editor=Editor.DATE,
        ),
    )


def _due_of(line: JudgedLine) -> date | None:
    return date.fromisoformat(line.due) if line.due and line.becomes_task else None


def _badge_column(key: str, title: str, width: int, room: Room) -> Column[JudgedLine]:
    def badge(line: JudgedLine) -> Badge | None:
        found = getattr(line, key)
        return found if isinstance(found, Badge) else None

    def text(line: JudgedLine) -> str:
        found = badge(line)
        return "" if found is None else found.text

    return Column(
        key=key, title=title, width=width, text=text, content=badge, paint=Paint.CHIP, room=room
    )
