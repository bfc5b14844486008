"""Rows as the store hands them out: plain values that may leave ``storage/``."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from workreport.ledger.acceptance import State
from workreport.ledger.bodies.base import Body


@dataclass(frozen=True, slots=True)
class Fact:
    """An accepted entry as the fold of its key sees it; ``body`` is None when it was erased."""

    entry: str
    kind: str
    key: str
    period: str
    unit: str
    subject: str
    author: str
    at: str
    version: int
    is_tip: bool
    is_chosen: bool
    in_conflict: bool
    body: Body | None


class StepRow(NamedTuple):
    """A fact about one unit and month, light enough to be read by the thousand; see ``Fact``."""

    entry: str
    kind: str
    key: str
    period: str
    unit: str
    subject: str
    author: str
    at: str
    version: int
    is_tip: int  # 0 or 1, as the other two
    is_chosen: int
    in_conflict: int
    body: Body | None

    def fact(self) -> Fact:
        """Return the same as a fact."""
        return Fact(
            entry=self.entry,
            kind=self.kind,
            key=self.key,
            period=self.period,
            unit=self.unit,
            subject=self.subject,
            author=self.author,
            at=self.at,
            version=self.version,
            is_tip=bool(self.is_tip),
            is_chosen=bool(self.is_chosen),
            in_conflict=bool(self.in_conflict),
            body=self.body,
        )


class TimelySaid(Struct, frozen=True, gc=False):
    """Of a receipt or an answer what timeliness rests on; what the other would say is absent."""

    received_at: datetime | None = None
    handed_over_at: datetime | None = None
    verdict: str = ""
    void_for_deadline: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """How an entry is kept on this machine."""

    n: int
    id: str
    kind: str
    writer: str
    stream: str
    seq: int
    state: State
    reason: str
    received_at: datetime
    sealed_for: frozenset[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """The mutable text of this workspace."""

    name: str
    body: bytes
    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An own entry on its way: signed, then written."""

    entry: str
    stream: str
    state: str
    package: str
    not_before: datetime | None


@dataclass(frozen=True, slots=True)
class SeenPackage:
    """What became of a package."""

    name: str
    writer: str
    sha256: str
    outcome: str  # read, not_for_us, held
    reason: str
    first_seen_at: datetime
    tries: int
    entries: int


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """A person who joined and waits for approval."""

    key: str
    person: str
    body: bytes
    received_at: datetime
    state: str  # waiting, approved, refused


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation this Office made."""

    id: str
    person: str
    body: bytes
    expires_at: datetime
    used_by: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One task of one report, as the projection keeps it; days and instants are ISO text."""

    report: str
    unit: str
    task: str
    content: str
    status: str
    due_on: str | None
    done_on: str | None
    quality: int | None
    qty: str
    coef: str
    progress: str
    days: int
    carry: bool


class RatingRow(NamedTuple):
    """One voice about one person in one month; an agency has thousands."""

    entry: str
    voice: str
    person: str
    period: str
    unit: str
    comparison: str
    level: str
    score: str
    remark: str
    not_rated: str
    score_exact: str = ""
    scheme: str = ""
    computed: str = ""


@dataclass(frozen=True, slots=True)
class ReportSum:
    """The counts of one version of a report."""

    report: str
    period: str
    unit: str
    version: int
    nil: bool
    completed: int
    in_progress: int
    not_started: int
    on_time: int
    late: int
    overdue: int
    no_due: int
    quality_1: int
    quality_2: int
    quality_3: int


class FigureRow(NamedTuple):
    """What was counted and weighed of one version of a report, of all tasks or when cut off.

    ``base`` is "all" or "cut"; a version whose tasks all count either way has no row "cut".
    Weights are exact: "40", "81/2".
    """

    report: str
    base: str
    cut_off: str
    nil: bool
    completed: int
    in_progress: int
    not_started: int
    on_time: int
    no_due: int
    forecast: int
    quality_1: int
    quality_2: int
    quality_3: int
    whole: str
    done: str
    in_time: str
    good: str


class JudgedRow(NamedTuple):
    """A task of a report that is late, overdue, of the lowest quality, or not begun."""

    report: str
    task: str
    content: str
    status: str
    due_on: str | None
    done_on: str | None
    quality: int | None
    progress: str
    days: int


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as folded from its plan and its changes."""

    id: str
    born: str
    unit: str
    body: bytes  # JSON of plan.TaskBody
    cancelled: bool
    in_conflict: bool
    carried_by: str  # period.close entry that brought it into the month asked for
