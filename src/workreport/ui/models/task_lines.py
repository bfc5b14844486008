"""The lines of the task grid and its columns."""

from dataclasses import dataclass, replace
from datetime import date

from workreport.i18n.translation import _
from workreport.ui.models.column import (
    Align,
    Choice,
    Column,
    Editor,
    GroupHead,
    Paint,
    Room,
    number_column,
)
from workreport.ui.models.day_entry import full_day
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.badges import aside_badge, status_badge


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One task of the month as the grid shows it; texts are ready to be read."""

    id: str
    content: str
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    status: str | None = None
    """completed, in_progress, not_started"""
    timing: Badge | None = None
    quality: int | None = None
    coef: str = "1"
    product: str = ""
    partners: str = ""
    category: str = ""
    director: str = ""
    qty: str = "1"
    exceeds: bool = False
    evidence: str = ""
    note: str = ""
    carried_from: int = 0
    """Month the task was carried from, 0 when it was not"""
    group: GroupHead | None = None

    def with_value(self, key: str, value: object) -> "TaskLine":
        """Return the line with one field changed."""
        return replace(self, **{key: value})  # type: ignore[arg-type]


def status_choices() -> tuple[Choice, ...]:
    """Return the three official states with their digits."""
    codes = (
        ("completed", "1", "ok"),
        ("in_progress", "2", "accent_text"),
        ("not_started", "3", "idle"),
    )
    badges = [(code, key, ink, status_badge(code)) for code, key, ink in codes]
    return tuple(
        Choice(code, badge.text, (key,), badge.icon, ink) for code, key, ink, badge in badges
    )


def task_columns(people: tuple[str, ...] = ()) -> tuple[Column[TaskLine], ...]:
    """Return the columns of the task grid, widths of the look book."""
    owners = tuple(Choice(name, name) for name in people)
    return (
        number_column(52),
        Column(
            key="content",
            title=_("Nội dung nhiệm vụ"),
            width=280,
            text=lambda line: line.content,
            content=_content_with_month,
            tooltip=lambda line: line.content,
            stretches=True,
            room=Room.ALWAYS,
            paint=Paint.CHIP,
            editor=Editor.LONG_TEXT,
        ),
        Column(
            key="owner",
            title=_("Người thực hiện"),
            width=112,
            wide_width=126,
            text=lambda line: line.owner,
            editor=Editor.COMPLETE,
            choices=owners,
        ),
        _day_column("due_on", _("Thời hạn"), 72, 100),
        _day_column("done_on", _("Hoàn thành"), 80, 104),
        Column(
            key="status",
            title=_("Trạng thái"),
            width=130,
            wide_width=146,
            text=lambda line: status_badge(line.status).text if line.status else "",
            value=lambda line: line.status,
            content=lambda line: status_badge(line.status) if line.status else None,
            room=Room.ALWAYS,
            paint=Paint.CHIP,
            editor=Editor.CHOICE,
            choices=status_choices(),
        ),
        Column(
            key="timing",
            title=_("Tiến độ"),
            width=132,
            wide_width=138,
            text=lambda line: line.timing.text if line.timing else "",
            content=lambda line: line.timing,
            room=Room.ALWAYS,
            paint=Paint.CHIP,
        ),
        Column(
            key="quality",
            title=_("CL"),
            width=32,
            wide_width=40,
            text=lambda line: str(line.quality or ""),
            value=lambda line: line.quality,
            align=Align.CENTRE,
            editor=Editor.CHOICE,
            choices=tuple(
                Choice(level, _("Mức {level}").format(level=level), (str(level),))
                for level in (1, 2, 3)
            ),
        ),
        _text_column("coef", _("Hệ số"), 58, Room.WIDE, Align.RIGHT),
        _text_column("product", _("Sản phẩm"), 160, Room.WIDE),
        _text_column("partners", _("Phối hợp"), 96, Room.WIDE),
    )


def _content_with_month(line: TaskLine) -> object:
    if not line.carried_from:
        return None
    return line.content, aside_badge("carried_short", month=line.carried_from)


def _day_column(key: str, title: str, width: int, wide_width: int) -> Column[TaskLine]:
    return Column(
        key=key,
        title=title,
        width=width,
        wide_width=wide_width,
        text=lambda line: full_day(getattr(line, key)),
        value=lambda line: getattr(line, key),
        tooltip=lambda line: full_day(getattr(line, key)),
        align=Align.RIGHT,
        paint=Paint.DATE,
        editor=Editor.DATE,
    )


def _text_column(
    key: str, title: str, width: int, room: Room, align: Align = Align.LEFT
) -> Column[TaskLine]:
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: str(getattr(line, key)),
        room=room,
        align=align,
        editor=Editor.TEXT,
    )
