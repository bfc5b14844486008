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
    note: str = ""


class SheetReader(Protocol):
    """Reads workbooks whose layout nobody agreed upon.

    Every method raises ``UseError``: ``workbook_not_a_spreadsheet``, ``workbook_protected``,
    ``workbook_no_heading``; and ``WorldError``: ``file_missing``, ``workbook_unreadable``,
    ``workbook_suspicious``, ``workbook_too_large``, ``workbook_timeout``.
    """

    def roster(self, path: Path, units: Sequence[UnitName]) -> SheetReading[RosterRow]:
        """Read the list of people."""
        ...

    def plan(self, path: Path, period: Period, units: Sequence[UnitName]) -> SheetReading[PlanRow]:
        """Read the plan of a month."""
        ...

    def results(
        self, path: Path, period: Period, units: Sequence[UnitName]
    ) -> SheetReading[ResultRow]:
        """Read the results of one department; ``unit`` of the reading tells whose they are."""
        ...
