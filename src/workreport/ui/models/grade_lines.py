"""The lines of the departments' grades and their columns."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from workreport.domain.errors import UseError
from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Column, Editor, Paint, Room
from workreport.ui.theme.badge import Badge

MANUAL = ("U5", "U6")


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeLine:
    """One department: points of its terms as text, score, level."""

    id: str
    unit: str
    points: tuple[tuple[str, str], ...] = ()
    score: str = ""
    level: Badge | None = None
    note: str = ""
    place: str = ""
    place_mark: str = ""
    is_pending: bool = False

    def point(self, code: str) -> str:
        """Return the points of a term."""
        return dict(self.points).get(code, "")

    def with_point(self, code: str, value: object) -> "GradeLine":
        """Return the line with the points of one term changed."""
        points = {**dict(self.points), code: str(value or "")}
        return replace(self, points=tuple(points.items()), is_pending=True)


def read_points(text: str, most: str = "10") -> str:
    """Return points as they are shown, with a decimal comma; ``most`` is the most that may be.

    Raises:
        UseError: ``points_unreadable``.
    """
    words = text.strip().replace(".", ",")
    whole, _comma, rest = words.partition(",")
    is_number = whole.isdigit() and (not rest or rest.isdigit()) and not words.endswith(",")
    if words and (not is_number or _number(words) > _number(most or "0")):
        raise UseError("points_unreadable", value=text)
    return words


def _number(words: str) -> Fraction:
    return Fraction(words.replace(",", "."))


def grade_columns(terms: tuple[tuple[str, str, str], ...]) -> tuple[Column[GradeLine], ...]:
    """Return the columns; ``terms`` are codes with their names and the most points of each."""
    return (
        Column(
            key="unit",
            title=_("Đơn vị"),
            width=190,
            text=lambda line: line.unit,
            paint=Paint.STRONG,
            stretches=True,
            room=Room.ALWAYS,
        ),
        *(_term_column(*term) for term in terms),
        Column(
            key="score",
            title=_("Điểm"),
            width=58,
            text=lambda line: line.score or "–",
            align=Align.RIGHT,
            paint=Paint.STRONG,
            room=Room.ALWAYS,
        ),
        Column(
            key="level",
            title=_("Mức"),
            width=108,
            text=lambda line: line.level.text if line.level else "",
            content=lambda line: line.level,
            tooltip=lambda line: line.note,
            paint=Paint.CHIP,
            room=Room.ALWAYS,
        ),
        Column(
            key="place",
            title=_("Hạng"),
            width=52,
            text=lambda line: line.place_mark or "–",
            align=Align.RIGHT,
            tooltip=lambda line: line.place or _("Chỉ xếp khi có từ ba đơn vị so được với nhau."),
        ),
    )


def _term_column(code: str, name: str, most: str) -> Column[GradeLine]:
    is_manual = code in MANUAL
    return Column(
        key=code,
        title=f"{code} / {most}",
        width=70,
        band=name,
        text=lambda line: line.point(code) or ("" if is_manual else "–"),
        value=lambda line: line.point(code),
        align=Align.RIGHT,
        parse=partial(read_points, most=most) if is_manual else None,
        editor=Editor.TEXT if is_manual else Editor.NONE,
        room=Room.ALWAYS if is_manual else Room.NORMAL,
    )
