"""The lines of the history matrix and its columns: one narrow column for each month."""

from dataclasses import dataclass, field

from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Column, GroupHead, Heat, Paint, Room

COUNTS = "counts"
_NOTHING = "·"
_WORD = 5  # letters of a head that is a word, not a level


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One unit or person; ``cells`` by month, ``counts`` by letter, ``aside`` below the name."""

    id: str
    name: str
    aside: str = ""
    cells: dict[str, Heat] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    group: GroupHead | None = None


def history_columns(
    title: str,
    months: tuple[tuple[str, str, str], ...],
    counts: tuple[tuple[str, str], ...],
    *,
    has_asides: bool = False,
) -> tuple[Column[HistoryLine], ...]:
    """Return the columns; ``months`` are (key, head, year), ``counts`` are (letter, head)."""
    return (
        Column(
            key="name",
            title=title,
            width=200,
            text=_name_and_aside if has_asides else lambda line: line.name,
            content=lambda line: (line.name, line.aside),
            sort=lambda line: line.name,
            tooltip=lambda line: line.aside and _name_and_aside(line),
            paint=Paint.TWO_LINES if has_asides else Paint.TEXT,
            stretches=True,
            room=Room.ALWAYS,
        ),
        *(_month_column(*month) for month in months),
        *(_count_column(*count) for count in counts),
    )


def _name_and_aside(line: HistoryLine) -> str:
    return f"{line.name} ({line.aside})" if line.aside else line.name


def _month_column(key: str, head: str, year: str) -> Column[HistoryLine]:
    def text(line: HistoryLine) -> str:
        heat = line.cells.get(key)
        return "" if heat is None else heat.letter

    def tooltip(line: HistoryLine) -> str:
        heat = line.cells.get(key)
        return "" if heat is None else heat.tooltip

    return Column(
        key=key,
        title=head,
        width=39,
        text=text,
        content=lambda line: line.cells.get(key),
        tooltip=tooltip,
        align=Align.CENTRE,
        paint=Paint.HEAT,
        band=year,
        room=Room.ALWAYS,
    )


def _count_column(letter: str, head: str) -> Column[HistoryLine]:
    def text(line: HistoryLine) -> str:
        count = line.counts.get(letter, 0)
        return str(count) if count else _NOTHING

    return Column(
        key=f"{COUNTS}_{letter}",
        title=head,
        width=44 if len(head) < _WORD else 76 if len(head) > _WORD + 2 else 62,
        text=text,
        value=lambda line: line.counts.get(letter, 0),
        align=Align.RIGHT,
        paint=Paint.FIGURE,
        band=_("Số tháng"),
    )
