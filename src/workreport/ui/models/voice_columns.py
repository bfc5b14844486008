"""The columns both classifications share: who, the voices side by side, the months before."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from workreport.i18n.translation import _
from workreport.ui.models.column import (
    Align,
    Choice,
    Column,
    Editor,
    Heat,
    LevelMark,
    Paint,
    Room,
)
from workreport.ui.models.scheme_levels import level_rank

_BEFORE = {"own": "own", "department": "own", "decided": "department"}


class VoicedLine(Protocol):
    """A person with what was said about the month; the voices are read by their keys."""

    @property
    def name(self) -> str:
        """The person's name."""
        ...

    @property
    def position(self) -> str:
        """What the person is."""
        ...

    @property
    def months(self) -> tuple[Heat, ...]:
        """The levels of the months before."""
        ...


V = TypeVar("V", bound=VoicedLine)


def is_lowered(level: str, before: str) -> bool:
    """Tell whether a level is lower than the voice before it."""
    rank, rank_before = level_rank(level), level_rank(before)
    return rank is not None and rank_before is not None and rank > rank_before


def voices_band() -> str:
    """Return the head over the three voices."""
    return _("Ba ý kiến, không ghi đè")


def name_column(width: int, wide_width: int) -> Column[V]:
    """Return the column of names, with the position below."""
    return Column(
        key="name",
        title=_("Họ và tên"),
        width=width,
        wide_width=wide_width,
        text=lambda line: line.name,
        content=lambda line: (line.name, line.position),
        tooltip=lambda line: f"{line.name}, {line.position}",
        room=Room.ALWAYS,
        paint=Paint.TWO_LINES,
    )


def months_column(width: int, heads: tuple[str, ...] = (), room: Room = Room.NORMAL) -> Column[V]:
    """Return the small cells of the months before."""
    return Column(
        key="months",
        title=_("Các tháng trước"),
        width=width,
        wide_width=204,
        text=lambda line: " ".join(heat.letter for heat in line.months),
        content=lambda line: line.months,
        tooltip=lambda line: ", ".join(heat.tooltip for heat in line.months),
        room=room,
        paint=Paint.MATRIX,
        heads=heads,
    )


def level_column(
    key: str,
    title: str,
    width: int,
    *,
    choices: tuple[Choice, ...] = (),
    as_choice: Callable[[str], str] = str,
    is_kept: bool = False,
) -> Column[V]:
    """Return the column of one voice; ``is_kept`` shows it in narrow windows, too.

    ``as_choice`` turns a level into the value of the choice that stands for it.
    """
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: str(getattr(line, key)),
        value=lambda line: as_choice(getattr(line, key)) or None,
        content=lambda line: LevelMark(
            getattr(line, key),
            key != "own" and is_lowered(getattr(line, key), getattr(line, _BEFORE[key])),
        ),
        room=Room.ALWAYS if is_kept else Room.NORMAL,
        align=Align.CENTRE,
        paint=Paint.LEVEL,
        tooltip=lambda line: getattr(line, f"{key}_words", ""),
        editor=Editor.CHOICE if choices else Editor.NONE,
        choices=choices,
        band=voices_band(),
    )
