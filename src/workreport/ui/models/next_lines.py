"""The lines of next month's proposed tasks and their columns."""

from dataclasses import dataclass, replace
from datetime import date

from workreport.i18n.translation import _
from workreport.ui.models.column import Align, Choice, Column, Editor, Paint, Room, number_column
from workreport.ui.models.day_entry import full_day


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLine:
    """One task proposed for the month that follows."""

    id: str
    content: str
    product: str = ""
    due_on: date | None = None
    owner: str = ""

    def with_value(self, key: str, value: object) -> "NextLine":
        """Return the line with one field changed."""
        return replace(self, **{key: value})  # type: ignore[arg-type]


def next_columns(people: tuple[str, ...] = ()) -> tuple[Column[NextLine], ...]:
    """Return the columns of next month's tasks."""
    return (
        number_column(44),
        Column(
            key="content",
            title=_("Nội dung nhiệm vụ"),
            width=240,
            text=lambda line: line.content,
            tooltip=lambda line: line.content,
            stretches=True,
            room=Room.ALWAYS,
            editor=Editor.LONG_TEXT,
        ),
        Column(
            key="product",
            title=_("Sản phẩm"),
            width=120,
            text=lambda line: line.product,
            editor=Editor.TEXT,
        ),
        Column(
            key="due_on",
            title=_("Thời hạn"),
            width=84,
            text=lambda line: full_day(line.due_on),
            value=lambda line: line.due_on,
            room=Room.ALWAYS,
            align=Align.RIGHT,
            paint=Paint.DATE,
            editor=Editor.DATE,
        ),
        Column(
            key="owner",
            title=_("Người thực hiện"),
            width=120,
            text=lambda line: line.owner,
            editor=Editor.COMPLETE,
            choices=tuple(Choice(name, name) for name in people),
        ),
    )
