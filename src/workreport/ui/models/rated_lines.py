"""The lines of the department's classification and its columns."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from workreport.domain.exact_numbers import plain
from workreport.domain.period import Period
from workreport.i18n.formats import number_text
from workreport.i18n.translation import _
from workreport.ui.models.cell_text import read_figure
from workreport.ui.models.column import (
    Align,
    Column,
    Editor,
    GroupHead,
    Heat,
    Paint,
    Room,
    number_column,
)
from workreport.ui.models.scheme_levels import choice_value, scheme_choices, scored
from workreport.ui.models.voice_columns import level_column, months_column, name_column

if TYPE_CHECKING:
    from workreport.domain.month_schemes import MonthSchemes

MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedLine:
    """One person of the unit; a level is a code, "–" for not rated, empty for not said yet.

    ``general`` and ``deduction`` are decimal strings; ``task``, ``total`` and ``computed`` are
    words, for they are only read.
    """

    id: str
    name: str
    position: str = ""
    general: str = ""
    task: str = ""
    deduction: str = ""
    total: str = ""
    computed: str = ""
    own: str = ""
    department: str = ""
    decided: str = ""
    own_words: str = ""
    months: tuple[Heat, ...] = ()
    remark: str = ""
    group: GroupHead | None = None

    def with_value(self, key: str, value: object) -> "RatedLine":
        """Return the line with one field changed."""
        return replace(self, **{key: value or ""})  # type: ignore[arg-type]


def month_heads(period: Period) -> tuple[str, ...]:
    """Return the heads over the small cells of the months before."""
    return tuple(str(period.plus(step).month) for step in range(-MONTHS_SHOWN, 0))


def rated_columns(
    schemes: "MonthSchemes", heads: tuple[str, ...] = ()
) -> tuple[Column[RatedLine], ...]:
    """Return the columns of the classification, widths of the look book."""
    choices, as_choice = scheme_choices(schemes), partial(choice_value, schemes=schemes)
    points = _points_columns(schemes)
    long = max(map(len, schemes.levels), default=1) > 1
    more = 8 if long else 0
    return (
        number_column(44),
        name_column(152 if points else 180, 220),
        *points,
        level_column("own", _("Tự"), 52 + more, choices=choices, as_choice=as_choice),
        level_column(
            "department",
            _("Phòng"),
            60 + more,
            choices=choices,
            as_choice=as_choice,
            is_kept=True,
        ),
        level_column("decided", _("Lãnh đạo"), 68),
        *((_before(heads),) if points else ()),
        months_column(212, heads, room=Room.WIDE if points else Room.NORMAL),
        Column(
            key="remark",
            title=_("Nhận xét, lý do") if points else _("Nhận xét, lý do không xếp loại"),
            width=106 if points else 200,
            text=lambda line: line.remark,
            tooltip=lambda line: line.remark,
            stretches=True,
            room=Room.ALWAYS,
            editor=Editor.LONG_TEXT,
            paint=Paint.WRAPPED,
        ),
    )


def _before(heads: tuple[str, ...]) -> Column[RatedLine]:
    """Return the level of the month before alone: scored months have no room for twelve."""
    return Column(
        key="before",
        title=_("T.{month}").format(month=heads[-1] if heads else ""),
        width=44,
        text=lambda line: line.months[-1].letter if line.months else "",
        tooltip=lambda line: line.months[-1].tooltip if line.months else "",
        align=Align.CENTRE,
        paint=Paint.SECOND,
    )


def points_text(text: str) -> str:
    """Return points as a sheet keeps them, typed with a decimal comma.

    Raises:
        UseError: ``figure_malformed``.
    """
    number = read_figure(text)
    return "" if number is None else f"{number:f}"


def points_words(text: str) -> str:
    """Write points that a sheet keeps; what is no number stays as it is."""
    try:
        return number_text(Decimal(text.replace(",", "."))) if text else ""
    except ArithmeticError:
        return text


def _points_columns(schemes: "MonthSchemes") -> tuple[Column[RatedLine], ...]:
    found = scored(schemes)
    if not found:
        return ()
    band = _("Điểm")
    columns = [
        _points("general", _most(_("Tiêu chí"), {each.general_max for each in found}), 96),
        _read("task", _most(_("Nhiệm vụ"), {each.task_max for each in found}), 94, band),
    ]
    if any(each.takes_deduction for each in found):
        columns.append(_points("deduction", _("Trừ"), 52))
    columns.append(_read("total", _("Tổng"), 58, band))
    computed: Column[RatedLine] = Column(
        key="computed",
        title=_("Tính được"),
        width=78,
        text=lambda line: line.computed,
        align=Align.CENTRE,
        paint=Paint.SECOND,
    )
    return (*columns, computed)


def _points(key: str, title: str, width: int) -> Column[RatedLine]:
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: points_words(getattr(line, key)),
        value=lambda line: getattr(line, key),
        parse=points_text,
        align=Align.RIGHT,
        editor=Editor.TEXT,
        band=_("Điểm"),
        room=Room.ALWAYS,
    )


def _read(key: str, title: str, width: int, band: str) -> Column[RatedLine]:
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: getattr(line, key),
        align=Align.RIGHT,
        band=band,
    )


def _most(name: str, most: set[object]) -> str:
    """Name a column with its maximum, where all schemes of the month have the same."""
    if len(most) != 1:
        return name
    return f"{name} ({number_text(plain(next(iter(most))))})"  # type: ignore[arg-type]
