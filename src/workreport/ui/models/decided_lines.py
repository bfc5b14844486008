"""The lines of the agency's classification: voices side by side, the decision to be typed."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from workreport.i18n.translation import _
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
from workreport.ui.models.scheme_levels import choice_value, scheme_choices
from workreport.ui.models.voice_columns import level_column, months_column, name_column

if TYPE_CHECKING:
    from workreport.domain.month_schemes import MonthSchemes


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLine:
    """One person of the agency; levels are A to D, "–" for not rated, empty for not said yet."""

    id: str
    name: str
    position: str = ""
    comparison: str = ""
    own_score: str = ""
    department_score: str = ""
    decided_score: str = ""
    computed: str = ""
    own: str = ""
    department: str = ""
    decided: str = ""
    months: tuple[Heat, ...] = ()
    remark: str = ""
    proposal: str = ""
    group: GroupHead | None = None

    def with_value(self, key: str, value: object) -> "DecidedLine":
        """Return the line with one field changed."""
        return replace(self, **{key: str(value or "")})  # type: ignore[arg-type]


def decided_columns(
    months: tuple[str, ...], schemes: "MonthSchemes"
) -> tuple[Column[DecidedLine], ...]:
    """Return the columns; ``months`` are the small heads over the earlier levels."""
    scores = _score_columns(schemes)
    choices, as_choice = scheme_choices(schemes), partial(choice_value, schemes=schemes)
    more = 12 if max(map(len, schemes.levels), default=1) > 1 else 0
    return (
        number_column(44),
        name_column(156 if scores else 184, 240),
        Column(
            key="comparison",
            title=_("Nhóm so sánh"),
            width=112,
            room=Room.WIDE if scores else Room.NORMAL,
            text=lambda line: line.comparison,
            paint=Paint.SECOND,
        ),
        *scores,
        level_column("own", _("Tự"), 48 + more),
        level_column("department", _("Phòng"), 60 + more),
        level_column(
            "decided", _("Lãnh đạo"), 76, choices=choices, as_choice=as_choice, is_kept=True
        ),
        months_column(150, months, room=Room.WIDE if scores else Room.NORMAL),
        Column(
            key="remark",
            title=_("Ý kiến, lý do") if scores else _("Ý kiến của lãnh đạo, lý do không xếp loại"),
            width=130 if scores else 180,
            text=lambda line: line.remark,
            tooltip=lambda line: line.proposal or line.remark,
            stretches=True,
            room=Room.ALWAYS,
            editor=Editor.LONG_TEXT,
        ),
    )


def _score_columns(schemes: "MonthSchemes") -> tuple[Column[DecidedLine], ...]:
    if not schemes.have_points:
        return ()
    computed: Column[DecidedLine] = Column(
        key="computed",
        title=_("Tính được"),
        width=78,
        text=lambda line: line.computed,
        align=Align.CENTRE,
        paint=Paint.SECOND,
    )
    return (
        _score("own_score", _("Tự"), 58),
        _score("department_score", _("Phòng"), 58),
        _score("decided_score", _("Lãnh đạo"), 68),
        computed,
    )


def _score(key: str, title: str, width: int) -> Column[DecidedLine]:
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: getattr(line, key),
        align=Align.RIGHT,
        band=_("Tổng điểm của ba ý kiến"),
    )
