"""Port towards spreadsheets that people hand in: roster, plan, results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from workreport.domain.period import Period
from workreport.domain.task import Origin, Status

RowT_co = TypeVar("RowT_co", covariant=True)


class Severity(StrEnum):
    """What a problem means for its row."""

    ERROR = "error"  # the row is not accepted
    ASKED = "asked"  # the row is accepted, a person should look at it
    NOTE = "note"  # for information


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit with everything people call it."""

    id: str
    code: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person as sheets may name one; ``directs`` for the leaders of the agency."""

    id: str
    name: str
    unit: str = ""
    directs: bool = False


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known beside the workbook: people, and what the person at the desk said of it.

    ``headings`` maps the words of a heading (as ``match_key`` gives them) to a field, or to
    ``SKIPPED``; ``remembered`` does so by the shape of a whole heading; ``names`` maps the words
    of a cell to the id of the unit or person that is meant.
    """

    people: tuple[PersonName, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


SKIPPED = "_"
"""The field of a column that is known and not taken."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "roster": (
        "number", "name", "family", "given", "born", "position", "grade", "party", "unit", "note",
    ),
    "plan": (
        "number", "content", "director", "leads", "partners", "product", "due", "coef", "qty",
        "note",
    ),
    "results": (
        "number", "content", "result", "status", "completed", "in_progress", "not_started",
        "done_on", "quality", "cause", "carry", "evidence", "owner", "unit", "note",
    ),
    "ratings": (
        "number", "name", "family", "given", "position", "unit", "own", "level", "remark", "note",
    ),
}  # fmt: skip
"""What a column of each kind of sheet may mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column under the heading that was found; ``field`` is empty when nobody knows it.

    ``key`` is the heading as ``Hints.headings`` takes it, ``sample`` the first cells below it.
    """

    sheet: str
    row: int
    column: str
    label: str
    key: str
    shape: str
    field: str = ""
    sample: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or some unit a cell may mean."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetProblem:
    """Something in a workbook that was not plain; ``code`` names the sentence, ``values`` fill it.

    ``row`` is the row number the person sees, 0 for the whole sheet; ``column`` is the letter.
    """

    sheet: str
    row: int
    column: str
    value: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    candidates: tuple[Candidate, ...] = ()
    about: str = ""  # the task or person the row is about


@dataclass(frozen=True, slots=True)
class SheetReading(Generic[RowT_co]):
    """Everything read from one workbook.

    ``read`` counts the rows that hold data, accepted or not: no headings, section titles, footers.
    ``unit`` is the id of the unit the heading names, when it names exactly one.
    """

    read: int
    rows: tuple[RowT_co, ...]
    problems: tuple[SheetProblem, ...] = ()
    unit: str | None = None
    columns: tuple[SheetColumn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One person of a roster; ``party`` is unknown when the sheet has no such column."""

    sheet: str
    row: int
    name: str
    unit: str
    born_on: date | None = None
    born_year: int | None = None
    position: str = ""
    grade: str = ""
    party: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One task of a plan."""

    sheet: str
    row: int
    number: str
    content: str
    leads: tuple[str, ...]
    director: str = ""
    partners: tuple[str, ...] = ()
    product: str = ""
    due_on: date | None = None
    due_words: str = ""
    coef: str = "1"
    qty: str = "1"
    note: str = ""
    origin: Origin = Origin.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """What a department says about one task."""

    sheet: str
    row: int
    number: str
    content: str
    result: str = ""
    status: Status | None = None
    done_on: date | None = None
    quality: int | None = None
    cause: str = ""
    carry: bool = False
    evidence: str = ""
    owner: str = ""  # id of a person
    unit: str = ""  # whose row it is, when the sheet says so
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedRow:
    """What a sheet says of one person; levels are places from the highest of four."""

    sheet: str
    row: int
    name: str
    person: str = ""  # id; empty while nobody is certain
    unit: str = ""  # whose row it is, when the sheet says so
    level: int | None = None
    own: int | None = None
    is_rated: bool = True
    remark: str = ""


_NO_HINTS = Hints()


class SheetReader(Protocol):
    """Reads workbooks whose layout nobody agreed upon.

    Every method raises ``UseError``: ``workbook_not_a_spreadsheet``, ``workbook_web_page``,
    ``workbook_wrong_ending``, ``workbook_protected``, ``workbook_macros``,
    ``workbook_external_links``, ``workbook_embedded``, ``workbook_no_heading``; and
    ``WorldError``: ``file_missing``, ``workbook_unreadable``, ``workbook_suspicious``,
    ``workbook_too_large``, ``workbook_timeout``.
    """

    def columns(self, path: Path, kind: str, hints: Hints) -> tuple[SheetColumn, ...]:
        """Return the columns under the headings that were found, or under what looks like one."""
        ...

    def roster(
        self, path: Path, units: Sequence[UnitName], hints: Hints = _NO_HINTS
    ) -> SheetReading[RosterRow]:
        """Read the list of people."""
        ...

    def plan(
        self, path: Path, period: Period, units: Sequence[UnitName], hints: Hints = _NO_HINTS
    ) -> SheetReading[PlanRow]:
        """Read the plan of a month."""
        ...

    def results(
        self, path: Path, period: Period, units: Sequence[UnitName], hints: Hints = _NO_HINTS
    ) -> SheetReading[ResultRow]:
        """Read the results of one department; ``unit`` of the reading tells whose they are."""
        ...

    def ratings(
        self, path: Path, period: Period, units: Sequence[UnitName], hints: Hints = _NO_HINTS
    ) -> SheetReading[RatedRow]:
        """Read the classification of people, of one unit or of several."""
        ...


SheetValue = str | int | float | date | None
ENDINGS = ("xlsx", "ods", "csv")
"""The formats a table is written in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """A table to be written: title lines, one row of headings, rows of plain values."""

    name: str
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[SheetValue, ...], ...]

    @property
    def head_row(self) -> int:
        """The first row below the headings, counted from 0."""
        return len(self.titles) + 1


class SheetWriter(Protocol):
    """Writes tables into files of spreadsheets."""

    def write(self, content: SheetContent, ending: str) -> bytes:
        """Return the file; a text never becomes a formula, a link or a number.

        Raises:
            RuleError: ``cell_too_long_for_workbook``.
        """
        ...
