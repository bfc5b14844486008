"""The lines of the task grid and its columns."""

from dataclasses import dataclass, replace
from datetime import date

from workreport.i18n.translation import N_, _
from workreport.ui.models.cell_text import read_measure
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
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.theme.badges import aside_badge, status_badge

ORIGINS = {
    "programme": N_("Chương trình công tác"),
    "conclusion": N_("Kết luận giao ban"),
    "ad_hoc": N_("Đột xuất"),
    "recurring": N_("Định kỳ hằng tháng"),
    "": N_("Nhiệm vụ trong tháng"),
}


def origin_title(code: str) -> str:
    """Say where a task comes from."""
    return _(ORIGINS[code])


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
    origin: str = ""
    result: str = ""
    cause: str = ""
    objective: bool = False
    carry: bool = False
    evidence: str = ""
    note: str = ""
    carried_from: int = 0
    """Month the task was carried from, 0 when it was not"""
    fresh: int = 0
    """Remarks about the task that were not seen yet"""
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
        _measure_column("coef", _("Hệ số"), 58, Room.WIDE),
        _text_column("product", _("Sản phẩm"), 160, Room.WIDE),
        Column(
            key="partners",
            title=_("Phối hợp"),
            width=96,
            text=lambda line: line.partners,
            tooltip=lambda line: line.partners,
            room=Room.WIDE,
            editor=Editor.COMPLETE,
            joins=True,
        ),
        *_columns_on_demand(),
    )


def _columns_on_demand() -> tuple[Column[TaskLine], ...]:
    """Return the rest of what a task has: shown to those who choose it."""
    on_demand = Room.ON_DEMAND
    return (
        Column(
            key="origin",
            title=_("Nguồn giao"),
            width=150,
            text=lambda line: origin_title(line.origin) if line.origin else "",
            value=lambda line: line.origin,
            room=on_demand,
            editor=Editor.CHOICE,
            choices=tuple(
                Choice(code, origin_title(code), (str(place),))
                for place, code in enumerate(ORIGINS, 1)
                if code
            ),
        ),
        _text_column("category", _("Lĩnh vực"), 140, on_demand),
        _text_column("director", _("Lãnh đạo chỉ đạo"), 136, on_demand),
        _measure_column("qty", _("Số lượng"), 64, on_demand),
        _words_column("result", _("Kết quả"), 220),
        _words_column("cause", _("Nguyên nhân"), 180),
        _flag_column("objective", _("Khách quan"), 84),
        _flag_column("exceeds", _("Vượt mức"), 70),
        _flag_column("carry", _("Chuyển tháng sau"), 110),
        replace(
            _text_column("evidence", _("Số, ký hiệu văn bản"), 128, on_demand),
            editor=Editor.COMPLETE,
        ),
        _words_column("note", _("Ghi chú"), 180),
    )


def _content_with_month(line: TaskLine) -> object:
    if line.fresh:
        month = f"T{line.carried_from} · " if line.carried_from else ""
        words = _("{count} mới").format(count=line.fresh)
        return line.content, Badge(f"{month}{words}", "chat-text", Tone.INFO)
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


def _text_column(key: str, title: str, width: int, room: Room) -> Column[TaskLine]:
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: str(getattr(line, key)),
        tooltip=lambda line: str(getattr(line, key)),
        room=room,
        editor=Editor.TEXT,
    )


def _words_column(key: str, title: str, width: int) -> Column[TaskLine]:
    return replace(_text_column(key, title, width, Room.ON_DEMAND), editor=Editor.LONG_TEXT)


def _measure_column(key: str, title: str, width: int, room: Room) -> Column[TaskLine]:
    return replace(
        _text_column(key, title, width, room), align=Align.RIGHT, parse=read_measure, tooltip=None
    )


def _flag_column(key: str, title: str, width: int) -> Column[TaskLine]:
    yes = _("Có")
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: yes if getattr(line, key) else "",
        value=lambda line: bool(getattr(line, key)),
        align=Align.CENTRE,
        room=Room.ON_DEMAND,
        editor=Editor.CHOICE,
        choices=(Choice(True, yes, ("c", "x", "1")), Choice(False, _("Không"), ("k", "0"))),
    )
