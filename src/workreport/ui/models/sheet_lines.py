"""The lines of a person's sheet: whose sheets may be read, and twelve months of one."""

from dataclasses import dataclass

from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Column, LevelMark, Paint, Room
from workreport.ui.theme.badge import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderLine:
    """Somebody whose sheet may be read."""

    id: str
    name: str
    about: str
    state: Badge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    """One month of a sheet: the voices side by side."""

    id: str
    month: str
    own: str = ""
    department: str = ""
    decided: str = ""
    published: str = ""
    remark: str = ""
    state: Badge | None = None


def reader_columns() -> tuple[Column[ReaderLine], ...]:
    """Return the columns of the list of people."""
    return (
        Column(
            key="name",
            title=_("Họ và tên"),
            width=180,
            text=lambda line: line.name,
            content=lambda line: (line.name, line.about),
            tooltip=lambda line: f"{line.name}, {line.about}",
            stretches=True,
            room=Room.ALWAYS,
            paint=Paint.TWO_LINES,
        ),
        Column(
            key="state",
            title=_("Ý kiến"),
            width=112,
            text=lambda line: line.state.text if line.state else "",
            content=lambda line: line.state,
            room=Room.ALWAYS,
            paint=Paint.CHIP,
        ),
    )


def month_columns() -> tuple[Column[MonthLine], ...]:
    """Return the columns of the twelve months."""
    return (
        Column(
            key="month",
            title=_("Tháng"),
            width=84,
            text=lambda line: line.month,
            room=Room.ALWAYS,
            paint=Paint.STRONG,
        ),
        _voice("own", _("Tự"), 56),
        _voice("department", _("Phòng"), 64),
        _voice("decided", _("Lãnh đạo"), 74),
        _voice("published", _("Công bố"), 74, room=Room.ALWAYS),
        Column(
            key="remark",
            title=_("Nhận xét, lý do"),
            width=120,
            text=lambda line: line.remark,
            tooltip=lambda line: line.remark,
            stretches=True,
        ),
        Column(
            key="state",
            title=_("Ý kiến"),
            width=132,
            text=lambda line: line.state.text if line.state else "",
            content=lambda line: line.state,
            room=Room.ALWAYS,
            paint=Paint.CHIP,
        ),
    )


def _voice(key: str, title: str, width: int, room: Room = Room.NORMAL) -> Column[MonthLine]:
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: str(getattr(line, key)),
        content=lambda line: LevelMark(getattr(line, key)),
        align=Align.CENTRE,
        paint=Paint.LEVEL,
        room=room,
    )
