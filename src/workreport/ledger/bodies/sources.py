"""Bodies of what tasks come from: rules by which they recur, and the agency's programmes."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from workreport.ledger.bodies.base import Body, DecimalText, MonthText

Year = Annotated[int, Meta(ge=2000, le=2099)]


class Occurrence(Body, frozen=True, kw_only=True):
    """The task of one month: its identity is drawn with the rule or item, so that desks agree."""

    period: MonthText
    task: str


class RecurrenceSet(Body, frozen=True, kw_only=True):
    """A task that comes back every month or quarter, from a month to a month."""

    rule: str
    unit: str
    every: Literal["month", "quarter"]
    day: Annotated[int, Meta(ge=1, le=31)]  # due on it, at the latest on the last of the month
    first: MonthText
    last: MonthText
    content: str
    occurrences: list[Occurrence]
    product: str = ""
    qty: DecimalText = "1"
    coef: DecimalText = "1"
    owner: str = ""
    partners: list[str] = []
    director: str = ""
    category: str = ""


class RecurrenceSkip(Body, frozen=True, kw_only=True):
    """One month in which a rule makes no task, and why."""

    rule: str
    unit: str
    period: str
    reason: str


class ProgrammeItem(Body, frozen=True, kw_only=True):
    """One item of a programme: due on a day, or in months."""

    id: str
    content: str
    unit: str  # the lead unit
    partners: list[str] = []
    product: str = ""
    director: str = ""
    due_on: date | None = None
    months: list[MonthText] = []
    occurrences: list[Occurrence] = []


class ProgrammeSet(Body, frozen=True, kw_only=True):
    """The work programme of the agency for a year or a term."""

    programme: str
    title: str
    span: Literal["year", "term"]
    first_year: Year
    last_year: Year
    items: list[ProgrammeItem]
    basis: str = ""
