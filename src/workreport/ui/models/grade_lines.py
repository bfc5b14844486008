"""The lines of the departments' grades and their columns."""

from dataclasses import dataclass, replace

from workreport.domain.errors import UseError
from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Column, Editor, Paint, Room
from workreport.ui.theme.badge import Badge

MOST = 10
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
    is_pending: bool = False

    def point(self, code: str) -> str:
        """Return the points of a term."""
        return dict(self.points).get(code, "")

    def with_point(self, code: str, value: object) -> "GradeLine":
        """Return the line with the points of one term changed."""
        points = {**dict(self.points), code: str(value or "")}
        return replace(self, points=tuple(points.items()), is_pending=True)


def read_points(text: str) -> str:
    """Return points as they are shown, with a decimal comma.

    Raises:
        UseError: ``points_unreadable``.
    """
    words = text.strip().replace(".", ",")
    whole, _comma, rest = words.partition(",")
    is_number = whole.isdigit() and (not rest or rest.isdigit()) and not words.endswith(",")
    if words and (not is_number or float(words.replace(",", ".")) > MOST):
        raise UseError("points_unreadable", value=text)
    return words


def grade_columns(terms: tuple[tuple[str, str, str], ...]) -> tuple[Column[GradeLine], ...]:
    """Return the columns; ``terms`` are codes with their names and titles."""
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
            width=66,
            text=lambda line: line.score or "–",
            align=Align.RIGHT,
            paint=Paint.STRONG,
            room=Room.ALWAYS,
        ),
        Column(
            key="level",
            title=_("Mức"),
            width=128,
            text=lambda line: line.level.text if line.level else "",
            content=lambda line: line.level,
            tooltip=lambda line: line.note,
            paint=Paint.CHIP,
            room=Room.ALWAYS,
        ),
    )


def _term_column(code: str, name: str, title: str) -> Column[GradeLine]:
    is_manual = code in MANUAL
    return Column(
        key=code,
        title=title,
        width=76,
        band=name,
        text=lambda line: line.point(code) or ("" if is_manual else "–"),
        value=lambda line: line.point(code),
        align=Align.RIGHT,
        parse=read_points if is_manual else None,
        editor=Editor.TEXT if is_manual else Editor.NONE,
        room=Room.ALWAYS if is_manual else Room.NORMAL,
    )
