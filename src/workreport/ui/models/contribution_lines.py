"""The lines of what members sent, and of how one contribution differs from the draft."""

from dataclasses import dataclass

from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Column, GroupHead, Paint, Room
from workreport.ui.theme.badge import Badge, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLine:
    """Something a member sent."""

    id: str
    name: str
    what: str
    at: str
    state: Badge
    differs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """One field that a member says otherwise than the draft."""

    id: str
    field: str
    before: str
    after: str
    state: Badge
    group: GroupHead


def sent_columns() -> tuple[Column[SentLine], ...]:
    """Return the columns of the list of what was sent."""
    return (
        Column(
            key="name",
            title=_("Người gửi"),
            width=170,
            wide_width=220,
            text=lambda line: line.name,
            content=lambda line: (line.name, line.what),
            tooltip=lambda line: f"{line.name}, {line.what}",
            stretches=True,
            room=Room.ALWAYS,
            paint=Paint.TWO_LINES,
        ),
        Column(
            key="at",
            title=_("Lúc gửi"),
            width=104,
            text=lambda line: line.at,
            align=Align.RIGHT,
        ),
        Column(
            key="differs",
            title=_("Khác"),
            width=52,
            text=lambda line: str(line.differs) if line.differs else "–",
            tooltip=lambda _line: _("Số dòng khác với báo cáo đang soạn"),
            align=Align.RIGHT,
            paint=Paint.FIGURE,
        ),
        Column(
            key="state",
            title=_("Trạng thái"),
            width=124,
            text=lambda line: line.state.text,
            content=lambda line: line.state,
            tooltip=lambda line: line.state.tooltip,
            room=Room.ALWAYS,
            paint=Paint.CHIP,
        ),
    )


def difference_columns() -> tuple[Column[DifferenceLine], ...]:
    """Return the columns of the differences: the draft and the member side by side."""
    return (
        Column(
            key="field",
            title=_("Mục"),
            width=156,
            text=lambda line: line.field,
            room=Room.ALWAYS,
            paint=Paint.SECOND,
        ),
        Column(
            key="before",
            title=_("Trong báo cáo"),
            width=150,
            wide_width=260,
            text=lambda line: line.before or "–",
            tooltip=lambda line: line.before,
        ),
        Column(
            key="after",
            title=_("Cán bộ gửi"),
            width=150,
            text=lambda line: line.after,
            tooltip=lambda line: line.after,
            stretches=True,
            room=Room.ALWAYS,
            paint=Paint.STRONG,
        ),
        Column(
            key="state",
            title=_("Khi lấy"),
            width=128,
            text=lambda line: line.state.text,
            content=lambda line: line.state,
            room=Room.ALWAYS,
            paint=Paint.CHIP,
        ),
    )


def fills_badge(*, fills: bool) -> Badge:
    """Return what taking over does to a field."""
    if fills:
        return Badge(_("Điền ô trống"), "plus", Tone.QUIET)
    return Badge(_("Thay nội dung"), "git-diff", Tone.WARN)
