"""The lines of the Office's board and its columns."""

from dataclasses import dataclass

from workreport.i18n.translation import _
from workreport.ui.models.column import (
    Align,
    Column,
    GroupHead,
    Heat,
    Paint,
    Room,
    Shares,
)
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.badges import aside_badge

NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One unit of the month as the board shows it."""

    id: str
    unit: str
    head: str = ""
    group: GroupHead | None = None
    step: Badge | None = None
    sender: str = ""
    received: str = ""
    version: int = 0
    timing: Badge | None = None
    check: str = ""
    check_note: str = ""
    shares: Shares | None = None
    score: str = ""
    score_note: str = ""
    months: tuple[Heat, ...] = ()
    months_note: str = ""
    """The same in words, for who reads or hears them."""


def board_columns(months: tuple[str, ...]) -> tuple[Column[BoardLine], ...]:
    """Return the columns of the board; ``months`` are the small heads over the heat cells."""
    return (
        Column(
            key="unit",
            title=_("Đơn vị"),
            width=230,
            text=lambda line: line.unit,
            paint=Paint.STRONG,
            stretches=True,
            room=Room.ALWAYS,
        ),
        _badge_column("step", _("Bước"), 130, Room.ALWAYS),
        Column(
            key="received",
            title=_("Văn phòng nhận"),
            width=154,
            text=lambda line: line.received or NOTHING,
            content=lambda line: (
                (line.received, aside_badge("version", version=line.version))
                if line.version
                else None
            ),
            paint=Paint.CHIP,
        ),
        _badge_column("timing", _("Đúng hạn"), 134, Room.ALWAYS),
        Column(
            key="check",
            title=_("Kiểm tra"),
            width=130,
            wide_width=150,
            text=lambda line: line.check or NOTHING,
            tooltip=lambda line: line.check_note,
            paint=Paint.SECOND,
        ),
        Column(
            key="shares",
            title=_("Nhiệm vụ"),
            width=128,
            wide_width=176,
            text=lambda line: _shares_text(line.shares),
            content=lambda line: line.shares,
            paint=Paint.SHARES,
        ),
        Column(
            key="score",
            title=_("Điểm"),
            width=74,
            wide_width=100,
            text=lambda line: line.score or NOTHING,
            tooltip=lambda line: line.score_note,
            align=Align.RIGHT,
            paint=Paint.STRONG,
        ),
        Column(
            key="months",
            title=_("Các tháng"),
            width=220,
            wide_width=244,
            text=lambda line: line.months_note,
            tooltip=lambda line: line.months_note,
            content=lambda line: line.months,
            paint=Paint.MATRIX,
            heads=months,
        ),
    )


def receiving_columns() -> tuple[Column[BoardLine], ...]:
    """Return the columns of what was received: the receipt stands where the score would."""
    kept = [one for one in board_columns(()) if one.key not in {"score", "months"}]
    receipt: Column[BoardLine] = Column(
        key="receipt",
        title=_("Biên nhận"),
        width=90,
        text=lambda line: line.score or NOTHING,
        align=Align.RIGHT,
    )
    sender: Column[BoardLine] = Column(
        key="sender",
        title=_("Người ký"),
        width=130,
        text=lambda line: line.sender or NOTHING,
        paint=Paint.SECOND,
    )
    return (*kept[:2], sender, *kept[2:], receipt)


def _badge_column(key: str, title: str, width: int, room: Room) -> Column[BoardLine]:
    def badge(line: BoardLine) -> Badge | None:
        found = getattr(line, key)
        return found if isinstance(found, Badge) else None

    def text(line: BoardLine) -> str:
        found = badge(line)
        return found.text if found else NOTHING

    def tooltip(line: BoardLine) -> str:
        found = badge(line)
        return found.tooltip if found else ""

    return Column(
        key=key,
        title=title,
        width=width,
        text=text,
        content=badge,
        tooltip=tooltip,
        paint=Paint.CHIP,
        room=room,
    )


def _shares_text(shares: Shares | None) -> str:
    return f"{shares.done} · {shares.doing} · {shares.waiting}" if shares else NOTHING
