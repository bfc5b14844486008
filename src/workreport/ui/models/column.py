"""Columns of a grid as data: what a page author writes to get a grid."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt

from workreport.i18n.translation import _

L = TypeVar("L")


class Paint(StrEnum):
    """How a cell is drawn."""

    TEXT = "text"
    STRONG = "strong"
    SECOND = "second"
    NUMBER = "number"
    """Row number with the mark of the row."""
    TICK = "tick"
    """The number of a return, or an open box where the row can be marked."""
    CHIP = "chip"
    """``content`` is a Badge, or a tuple of (text, Badge) for text with a badge behind it."""
    DATE = "date"
    """``value`` is a date."""
    FIGURE = "figure"
    MATRIX = "matrix"
    """``content`` is a tuple of Heat: small cells side by side."""
    HEAT = "heat"
    """``content`` is one Heat that fills the cell."""
    LEVEL = "level"
    """``content`` is a LevelMark."""
    SHARES = "shares"
    """``content`` is a Shares: a bar of three parts with its numbers."""
    TWO_LINES = "two_lines"
    """``content`` is a pair: name over position."""
    WRAPPED = "wrapped"
    """Text that goes on in a second line where the row is tall enough."""


class Editor(StrEnum):
    """How a cell is edited."""

    NONE = "none"
    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    FIGURE = "figure"
    CHOICE = "choice"
    """One of ``choices``: a list, or the key of the choice while not editing."""
    COMPLETE = "complete"
    """Text completed from ``choices``."""


class Align(StrEnum):
    """Where a cell's text stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}


class Room(StrEnum):
    """At which window widths a column is shown."""

    ALWAYS = "always"
    """Also below 900 px: number, text, status, lateness."""
    NORMAL = "normal"
    WIDE = "wide"
    """From 1600 px."""
    ON_DEMAND = "on_demand"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value a cell can take; ``keys`` choose it directly, the first is shown in the list."""

    value: object
    label: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    ink: str = "text2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[L]):
    """One column.

    ``text`` is shown, copied and read aloud; ``value`` is edited and sorted (``text`` without it);
    ``content`` is what the painter needs. ``parse`` turns typed text into a value and raises a
    coded error for what it cannot be; without it the editor decides.
    """

    key: str
    title: str
    width: int
    text: Callable[[L], str]
    value: Callable[[L], object] | None = None
    content: Callable[[L], object] | None = None
    sort: Callable[[L], object] | None = None
    tooltip: Callable[[L], str] | None = None
    parse: Callable[[str], object] | None = None
    wide_width: int = 0
    stretches: bool = False
    room: Room = Room.NORMAL
    align: Align = Align.LEFT
    paint: Paint = Paint.TEXT
    editor: Editor = Editor.NONE
    choices: tuple[Choice, ...] = ()
    joins: bool = False
    """Whether a completed cell takes several of ``choices``, separated by commas."""
    completes: Callable[[L, str], tuple[str, ...]] | None = None
    """What a cell of a line may be completed to from what was typed of it, beside ``choices``."""
    band: str = ""
    heads: tuple[str, ...] = ()
    """Small heads inside one column, such as the months over a matrix."""

    def value_of(self, line: L) -> object:
        """Return what is edited and compared."""
        return self.value(line) if self.value else self.text(line)

    def choice_for(self, typed: str) -> Choice | None:
        """Return the choice that a key stands for, whatever its case."""
        wanted = typed.casefold()
        return next((one for one in self.choices if wanted in one.keys), None)


class Role(IntEnum):
    """What a cell can be asked beside Qt's own roles."""

    ID = int(Qt.ItemDataRole.UserRole) + 1
    SORT = ID + 1
    CONTENT = ID + 2
    STATE = ID + 3
    MARK = ID + 4
    KIND = ID + 5
    VALUE = ID + 6
    COLUMN = ID + 7


class RowKind(StrEnum):
    """What a row is."""

    LINE = "line"
    GROUP = "group"
    ADDER = "adder"


class CellKind(StrEnum):
    """What sets a cell apart."""

    ERROR = "error"
    READ_ONLY = "read_only"
    LOCKED = "locked"
    MARKED = "marked"
    URGENT = "urgent"
    """Its text is drawn in the colour of lateness."""
    PREVIEW = "preview"
    PREVIEW_BAD = "preview_bad"


@dataclass(frozen=True, slots=True)
class CellState:
    """What sets a cell apart, and why (tooltip)."""

    kind: CellKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RowMark:
    """The mark beside a row number: error, warning, locked or returned (with its number)."""

    kind: str
    reason: str = ""
    number: int = 0


class Cell(NamedTuple):
    """Everything a painter needs to know about a cell of a line, asked in one call."""

    text: str
    value: object
    content: object
    state: CellState | None
    mark: RowMark | None


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A group of lines; ``action`` is shown at the right edge and clicked there."""

    key: str
    title: str
    action: str = ""
    icon: str = ""
    rank: int = 0
    """Smaller ranks come first; of the same rank, whichever has the first line."""
    counted: bool = True
    """Whether the head says how many lines it has; not where the one line says: none."""


@dataclass(frozen=True, slots=True)
class Heat:
    """A small cell of a matrix: a letter on ok, ok2, warn, bad, idle or none."""

    letter: str
    tone: str
    is_strong: bool = False
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A level: A, B, C, D, – or empty; ``lowered`` shows an arrow."""

    letter: str
    is_lowered: bool = False


@dataclass(frozen=True, slots=True)
class Shares:
    """Done, under way, not begun."""

    done: int
    doing: int
    waiting: int


def number_column(width: int = 52) -> Column[L]:
    """Return the column of row numbers; the model fills it."""
    return Column(
        key="stt",
        title=_("STT"),
        width=width,
        text=lambda _line: "",
        align=Align.RIGHT,
        paint=Paint.NUMBER,
        room=Room.ALWAYS,
    )


def level_choices() -> tuple[Choice, ...]:
    """Return the four levels and "not rated"; Telex turns a quick D D into đ and A A into â."""
    return (
        Choice("A", _("Loại A"), ("a", "â", "1")),
        Choice("B", _("Loại B"), ("b", "2")),
        Choice("C", _("Loại C"), ("c", "3")),
        Choice("D", _("Loại D"), ("d", "đ", "4")),
        Choice("–", _("Không xếp loại"), ("k",)),
    )
