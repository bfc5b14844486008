"""The figures of a month by unit and by field of work, as the summary prints them."""

from collections.abc import Callable
from dataclasses import dataclass

from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Column, Paint, Room

# Each figure with the key of the rows behind it.
FIGURES = (
    "all",
    "completed",
    "in_progress",
    "not_started",
    "on_time",
    "behind",
    "quality1",
    "quality2",
    "quality3",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """A unit, a field of work or the whole month; without figures no report is held."""

    id: str
    name: str
    scope: str = ""
    """Which rows the figures were counted from; all of the month when empty."""
    figures: tuple[int, ...] = ()
    said: str = ""

    def figure(self, at: int) -> str:
        """Return a figure as it is read; a dash where no report is held."""
        return str(self.figures[at]) if self.figures else "–"


def count_columns(title: str) -> tuple[Column[CountLine], ...]:
    """Return the columns; ``title`` names what the lines are."""
    state, time, quality = _("Thực hiện"), _("Thời gian"), _("Chất lượng (mức)")
    heads = (
        (_("Nhiệm vụ"), 84, ""),
        (_("Đã"), 58, state),
        (_("Đang"), 58, state),
        (_("Chưa"), 58, state),
        (_("Đúng hạn"), 80, time),
        (_("Chậm"), 62, time),
        ("1", 44, quality),
        ("2", 44, quality),
        ("3", 44, quality),
    )
    figures = tuple(
        Column(
            key=key,
            title=name,
            width=width,
            text=_figure(at),
            align=Align.RIGHT,
            band=band,
            room=Room.NORMAL if at > 4 and at != 5 else Room.ALWAYS,  # noqa: PLR2004 - lateness stays
        )
        for at, (key, (name, width, band)) in enumerate(zip(FIGURES, heads, strict=True))
    )
    name_column: Column[CountLine] = Column(
        key="name",
        title=title,
        width=150,
        text=lambda line: f"{line.name}: {line.said}" if line.said else line.name,
        tooltip=lambda line: line.said or line.name,
        stretches=True,
        room=Room.ALWAYS,
        paint=Paint.STRONG,
    )
    return (name_column, *figures)


def _figure(at: int) -> Callable[[CountLine], str]:
    return lambda line: line.figure(at)
