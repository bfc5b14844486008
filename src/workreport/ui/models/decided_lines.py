"""The lines of the agency's classification: voices side by side, the decision to be typed."""

from dataclasses import dataclass, replace

from workreport.i18n.translation import _
from workreport.ui.models.column import (
    Align,
    Column,
    Editor,
    GroupHead,
    Heat,
    LevelMark,
    Paint,
    Room,
    level_choices,
    number_column,
)
from workreport.ui.models.rated_lines import is_lowered


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLine:
    """One person of the agency; levels are A to D, "–" for not rated, empty for not said yet."""

    id: str
    name: str
    position: str = ""
    comparison: str = ""
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


def decided_columns(months: tuple[str, ...]) -> tuple[Column[DecidedLine], ...]:
    """Return the columns; ``months`` are the small heads over the earlier levels."""
    band = _("Ba ý kiến, không ghi đè")
    return (
        number_column(44),
        Column(
            key="name",
            title=_("Họ và tên"),
            width=184,
            wide_width=240,
            text=lambda line: line.name,
            content=lambda line: (line.name, line.position),
            tooltip=lambda line: f"{line.name}, {line.position}",
            room=Room.ALWAYS,
            paint=Paint.TWO_LINES,
        ),
        Column(
            key="comparison",
            title=_("Nhóm so sánh"),
            width=112,
            text=lambda line: line.comparison,
            paint=Paint.SECOND,
        ),
        _level_column("own", _("Tự"), 48, band),
        _level_column("department", _("Phòng"), 60, band),
        _level_column("decided", _("Lãnh đạo"), 76, band),
        Column(
            key="months",
            title=_("Các tháng trước"),
            width=150,
            wide_width=204,
            text=lambda line: " ".join(heat.letter for heat in line.months),
            content=lambda line: line.months,
            tooltip=lambda line: ", ".join(heat.tooltip for heat in line.months),
            paint=Paint.MATRIX,
            heads=months,
        ),
        Column(
            key="remark",
            title=_("Ý kiến của lãnh đạo, lý do không xếp loại"),
            width=180,
            text=lambda line: line.remark,
            tooltip=lambda line: line.proposal or line.remark,
            stretches=True,
            room=Room.ALWAYS,
            editor=Editor.LONG_TEXT,
        ),
    )


def _level_column(key: str, title: str, width: int, band: str) -> Column[DecidedLine]:
    before = {"own": "own", "department": "own", "decided": "department"}[key]
    is_decided = key == "decided"
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: str(getattr(line, key)),
        value=lambda line: getattr(line, key) or None,
        content=lambda line: LevelMark(
            getattr(line, key),
            key != "own" and is_lowered(getattr(line, key), getattr(line, before)),
        ),
        room=Room.ALWAYS if is_decided else Room.NORMAL,
        align=Align.CENTRE,
        paint=Paint.LEVEL,
        editor=Editor.CHOICE if is_decided else Editor.NONE,
        choices=level_choices() if is_decided else (),
        band=band,
    )
