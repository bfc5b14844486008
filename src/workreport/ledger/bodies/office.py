"""Bodies of the Office's and the leaders' streams: wording, consolidation, grades, conclusions."""

from datetime import date
from typing import Literal

from workreport.ledger.bodies.base import Body, DecimalText, Instant
from workreport.ledger.bodies.report import RatingItem


class CheckNote(Body, frozen=True, kw_only=True):
    """A note of the Office while checking."""

    period: str
    unit: str
    report: str
    text: str
    ticks: list[str] = []  # 1.1: the points of the check list this officer has ticked, all of them


class WordingFigure(Body, frozen=True, kw_only=True):
    """A place of a wording taken from data; ``data`` is what they said beside own words."""

    name: str
    at: int
    size: int
    data: str = ""


class Wording(Body, frozen=True, kw_only=True):
    """The Office's words beside a unit's, or for the whole agency when the unit is empty."""

    period: str
    unit: str
    section: str
    text: str
    figures: list[WordingFigure] = []
    drafted: list[str] = []  # codes of the sentences that data gave when this was written


class MergedTask(Body, frozen=True, kw_only=True):
    """A task as one unit reports it."""

    unit: str
    task: str


class TaskMerge(Body, frozen=True, kw_only=True):
    """The Office says which tasks of several units are one, or that they are not.

    Each unit's own task stays as it is; ``content`` names them together in the Office's words.
    """

    merge: str
    period: str
    tasks: list[MergedTask]
    is_one: bool = True
    content: str = ""
    reason: str = ""


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


class LetterLine(Body, frozen=True, kw_only=True):
    """What a reminder letter said of one unit when it was issued; later that is different."""

    unit: str
    late_days: int = 0
    extension: str = ""


class PaperIssue(Body, frozen=True, kw_only=True):
    """A paper got its number from the outgoing register.

    A secrecy mark stands with the list of state secrets and the item it rests on.
    """

    paper: str
    kind: str
    period: str
    number: str
    symbol: str
    issued_on: date
    term: str = ""
    sha256: str = ""
    signer: str = ""
    about: list[str] = []  # 1.1: the units it is addressed to, when it is not for all
    replaces: str = ""  # 1.1: the paper whose place it takes
    layout: str = ""  # 1.2: the layout profile it was drawn by, code@version
    code: str = ""  # 1.2: the code of its words
    drawn_at: Instant | None = None  # 1.2: the moment it speaks of
    lines: list[LetterLine] = []  # 1.2: of a letter
    span: str = ""  # 1.2: of a review: quarter, half_year or year, which ends with the period
    urgency: Literal["", "khan", "thuong_khan", "hoa_toc"] = ""  # 1.2, and all below
    circulation: str = ""
    secrecy: Literal["", "mat", "toi_mat", "tuyet_mat"] = ""
    secrecy_list: str = ""
    secrecy_item: str = ""
    typist: str = ""
    contact: str = ""


class PaperVoid(Body, frozen=True, kw_only=True):
    """An issued paper is void; its number is never used again."""

    paper: str
    reason: str
