"""The lines of a report under check and their columns."""

from dataclasses import dataclass

from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Column, GroupHead, Paint, Room
from workreport.ui.theme.badge import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """A task, or a person's level; ``place`` is the mark path of the whole line."""

    id: str
    place: str
    number: int
    content: str
    status: Badge | None = None
    timing: Badge | None = None
    before: str = ""
    difference: Badge | None = None
    detail: str = ""
    group: GroupHead | None = None


def check_columns(title: str, before: str) -> tuple[Column[CheckLine], ...]:
    """Return the columns; ``before`` is what the report is compared with."""
    return (
        Column(
            key="tick",
            title="",
            width=34,
            text=lambda _line: "",
            paint=Paint.TICK,
            room=Room.ALWAYS,
        ),
        Column(
            key="number",
            title=_("STT"),
            width=42,
            text=lambda line: str(line.number) if line.number else "",
            value=lambda line: line.number,
            align=Align.RIGHT,
            paint=Paint.SECOND,
            room=Room.ALWAYS,
        ),
        Column(
            key="content",
            title=title,
            width=240,
            text=lambda line: line.content,
            tooltip=lambda line: line.content,
            stretches=True,
            room=Room.ALWAYS,
        ),
        _badge_column("status", _("Trạng thái"), 130),
        _badge_column("timing", _("Tiến độ"), 130),
        Column(
            key="before",
            title=before,
            width=112,
            text=lambda line: line.before,
            paint=Paint.SECOND,
        ),
        _badge_column("difference", _("Khác biệt"), 136),
    )


def _badge_column(key: str, title: str, width: int) -> Column[CheckLine]:
    def badge(line: CheckLine) -> Badge | None:
        found = getattr(line, key)
        return found if isinstance(found, Badge) else None

    def text(line: CheckLine) -> str:
        found = badge(line)
        return "" if found is None else found.text

    return Column(
        key=key,
        title=title,
        width=width,
        text=text,
        content=badge,
        tooltip=lambda line: getattr(badge(line), "tooltip", ""),
        paint=Paint.CHIP,
        room=Room.NORMAL if key == "difference" else Room.ALWAYS,
    )
