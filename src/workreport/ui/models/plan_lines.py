"""Lines of the pages about where tasks come from: words by column, a badge or two, a group."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workreport.ui.models.column import Align, Column, GroupHead, Paint, Room
from workreport.ui.theme.badge import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One line: what each column says; a column of badges finds its own in ``badges``."""

    id: str
    words: Mapping[str, str] = field(default_factory=dict)
    badges: Mapping[str, Badge] = field(default_factory=dict)
    order: Mapping[str, object] = field(default_factory=dict)  # sorts where words would not
    group: GroupHead | None = None


def words_column(
    key: str,
    title: str,
    width: int,
    *,
    stretches: bool = False,
    room: Room = Room.NORMAL,
    align: Align = Align.LEFT,
) -> Column[PlanLine]:
    """Return a column of words."""
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: line.words.get(key, ""),
        sort=lambda line: line.order.get(key, line.words.get(key, "")),
        tooltip=lambda line: line.words.get(key, ""),
        stretches=stretches,
        room=room,
        align=align,
        paint=Paint.TEXT if stretches else Paint.SECOND,
    )


def badge_column(key: str, title: str, width: int, *, room: Room = Room.ALWAYS) -> Column[PlanLine]:
    """Return a column of badges."""

    def text(line: PlanLine) -> str:
        found = line.badges.get(key)
        return "" if found is None else found.text

    return Column(
        key=key,
        title=title,
        width=width,
        text=text,
        content=lambda line: line.badges.get(key),
        tooltip=text,
        room=room,
        paint=Paint.CHIP,
    )
