"""Bodies of the Office's and the leaders' streams: wording, consolidation, grades, conclusions."""

from datetime import date
from typing import Literal

from workreport.ledger.bodies.base import Body, DecimalText
from workreport.ledger.bodies.report import RatingItem


class CheckNote(Body, frozen=True, kw_only=True):
    """A note of the Office while checking."""

    period: str
    unit: str
    report: str
    text: str


class Wording(Body, frozen=True, kw_only=True):
    """The Office's words beside a unit's, or for the whole agency when the unit is empty."""

    period: str
    unit: str
    section: str
    text: str


class Consolidation(Body, frozen=True, kw_only=True):
    """The Office states that the month is consolidated, over exactly these reports."""

    period: str
    reports: list[str]
    snapshot: str


class GradePoints(Body, frozen=True, kw_only=True):
    """Points set by hand for one term."""

    code: str
    points: DecimalText
    reason: str = ""


class GradeOverride(Body, frozen=True, kw_only=True):
    """A level changed against the computed one."""

    level: str
    reason: str
    computed: str = ""


class GradeTerm(Body, frozen=True, kw_only=True):
    """One term as it was when graded."""

    code: str
    points: str
    max: str
    why: str  # reason code
    values: dict[str, str] = {}


class UnitGradeSet(Body, frozen=True, kw_only=True):
    """A unit's grade for a month."""

    period: str
    unit: str
    scheme: str
    manual: list[GradePoints] = []
    terms: list[GradeTerm] = []
    score: str = ""
    score_exact: str = ""
    level: str = ""
    override: GradeOverride | None = None
    decided_by: str = ""
    meeting_on: date | None = None
    basis: str = ""


class RatingDecide(Body, frozen=True, kw_only=True):
    """The leaders' decision about one person."""

    period: str
    person: str
    unit: str
    group: str = ""
    rating: RatingItem
    decided_by: str = ""
    meeting_on: date | None = None
    basis: str = ""


class Conclusion(Body, frozen=True, kw_only=True):
    """The leaders' word on a unit or a task of the month."""

    conclusion: str
    period: str
    unit: str = ""
    task: str = ""
    verdict: Literal["late", "low_quality", "not_implemented", "free"] = "free"
    text: str = ""
    next_task: str = ""  # id of the task it becomes
    next_due_on: date | None = None
    decided_by: str = ""
    meeting_on: date | None = None
    basis: str = ""


class PaperIssue(Body, frozen=True, kw_only=True):
    """A paper got its number from the outgoing register."""

    paper: str
    kind: str
    period: str
    number: str
    symbol: str
    issued_on: date
    term: str = ""
    sha256: str = ""
    signer: str = ""


class PaperVoid(Body, frozen=True, kw_only=True):
    """An issued paper is void; its number is never used again."""

    paper: str
    reason: str
