"""The lines of a quarter, half-year or year and their columns."""

from dataclasses import dataclass, field

from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Column, GroupHead, Paint, Room
from workreport.ui.theme.badge import Badge

_NOTHING = "·"
_LONG_HEAD = 14  # a head as long as "Không hoàn thành" would be cut


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanLine:
    """One unit or person over a span; ``missing`` names the months nothing is known about."""

    id: str
    name: str
    mean: str = ""
    mean_note: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    level: Badge | None = None
    place: str = ""
    missing: str = ""
    note: str = ""
    group: GroupHead | None = None


def span_columns(
    title: str, levels: tuple[tuple[str, str], ...], *, ranked: bool
) -> tuple[Column[SpanLine], ...]:
    """Return the columns; ``levels`` are codes with heads, ``ranked`` adds level and place."""
    columns: tuple[Column[SpanLine], ...] = (
        Column(
            key="name",
            title=title,
            width=220,
            text=lambda line: line.name,
            stretches=True,
            room=Room.ALWAYS,
        ),
        Column(
            key="mean",
            title=_("Điểm trung bình"),
            width=120,
            text=lambda line: line.mean or "–",
            tooltip=lambda line: line.mean_note,
            align=Align.RIGHT,
            paint=Paint.STRONG,
            room=Room.ALWAYS,
        ),
        *(_level_column(*level) for level in levels),
    )
    return (
        *columns,
        *(_ranked_columns() if ranked else ()),
        Column(
            key="missing",
            title=_("Tháng thiếu"),
            width=200,
            text=lambda line: line.missing or "–",
            tooltip=lambda line: line.missing,
            room=Room.ALWAYS,
        ),
    )


def _ranked_columns() -> tuple[Column[SpanLine], ...]:
    return (
        Column(
            key="level",
            title=_("Mức theo điểm"),
            width=130,
            text=lambda line: line.level.text if line.level else "–",
            content=lambda line: line.level,
            tooltip=lambda line: line.note,
            paint=Paint.CHIP,
        ),
        Column(
            key="place",
            title=_("Thứ hạng"),
            width=120,
            text=lambda line: line.place or "–",
            tooltip=lambda line: line.place,
        ),
    )


def _level_column(code: str, head: str) -> Column[SpanLine]:
    return Column(
        key=f"level_{code}",
        title=head,
        width=124 if len(head) > _LONG_HEAD else 64,
        text=lambda line: str(line.counts.get(code, 0) or _NOTHING),
        value=lambda line: line.counts.get(code, 0),
        align=Align.RIGHT,
        paint=Paint.FIGURE,
        band=_("Số tháng"),
    )
