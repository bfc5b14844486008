"""The lines of the department's classification and its columns."""

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

NOT_RATED = "–"
_TONES = {"A": "ok2", "B": "idle", "C": "warn", "D": "bad"}
_ORDER = "ABCD"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedLine:
    """One person of the unit; levels are A to D, "–" for not rated, empty for not said yet."""

    id: str
    name: str
    position: str = ""
    own: str = ""
    department: str = ""
    decided: str = ""
    months: tuple[Heat, ...] = ()
    remark: str = ""
    group: GroupHead | None = None

    def with_value(self, key: str, value: object) -> "RatedLine":
        """Return the line with one field changed."""
        return replace(self, **{key: value or ""})  # type: ignore[arg-type]


def level_heat(level: str, month: str) -> Heat:
    """Return the small cell of a level in a month."""
    return Heat(level, _TONES.get(level, ""), tooltip=f"{month}: {level}")


def is_lowered(level: str, before: str) -> bool:
    """Tell whether a level is lower than the voice before it."""
    return level in _ORDER and before in _ORDER and _ORDER.index(level) > _ORDER.index(before)


def rated_columns() -> tuple[Column[RatedLine], ...]:
    """Return the columns of the classification, widths of the look book."""
    voices = _("Ba ý kiến, không ghi đè")
    return (
        number_column(44),
        Column(
            key="name",
            title=_("Họ và tên"),
            width=180,
            wide_width=220,
            text=lambda line: line.name,
            content=lambda line: (line.name, line.position),
            tooltip=lambda line: f"{line.name}, {line.position}",
            room=Room.ALWAYS,
            paint=Paint.TWO_LINES,
        ),
        _level_column("own", _("Tự"), 52, voices),
        _level_column("department", _("Phòng"), 60, voices),
        Column(
            key="decided",
            title=_("Lãnh đạo"),
            width=68,
            text=lambda line: line.decided,
            content=lambda line: LevelMark(line.decided),
            align=Align.CENTRE,
            paint=Paint.LEVEL,
            band=voices,
        ),
        Column(
            key="months",
            title=_("Các tháng trước"),
            width=176,
            wide_width=204,
            text=lambda line: " ".join(heat.letter for heat in line.months),
            content=lambda line: line.months,
            tooltip=lambda line: ", ".join(heat.tooltip for heat in line.months),
            paint=Paint.MATRIX,
        ),
        Column(
            key="remark",
            title=_("Nhận xét, lý do không xếp loại"),
            width=200,
            text=lambda line: line.remark,
            tooltip=lambda line: line.remark,
            stretches=True,
            room=Room.ALWAYS,
            editor=Editor.LONG_TEXT,
        ),
    )


def _level_column(key: str, title: str, width: int, band: str) -> Column[RatedLine]:
    return Column(
        key=key,
        title=title,
        width=width,
        text=lambda line: str(getattr(line, key)),
        value=lambda line: getattr(line, key) or None,
        content=lambda line: LevelMark(
            getattr(line, key), key == "department" and is_lowered(line.department, line.own)
        ),
        room=Room.ALWAYS if key == "department" else Room.NORMAL,
        align=Align.CENTRE,
        paint=Paint.LEVEL,
        editor=Editor.CHOICE,
        choices=level_choices(),
        band=band,
    )
