"""Bodies of the unit streams: reports and the Office's answers (contracts 8, 9, 14, 15)."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from workreport.ledger.bodies.base import (
    Body,
    DecimalText,
    Instant,
    KeyText,
    Quality,
    ScoreText,
)

Entered = Literal["", "paper", "word", "excel"]


class FileItem(Body, frozen=True, kw_only=True):
    """A file that proves a result; the part with the same hash holds it."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    sha256: KeyText
    size: Annotated[int, Meta(ge=1)]


class ResultItem(Body, frozen=True, kw_only=True):
    """One task as it stood when the report was filed, and what the month says about it."""

    task: str
    content: str
    born: str = ""
    product: str = ""
    qty: DecimalText = "1"
    coef: DecimalText = "1"
    due_on: date | None = None
    original_due_on: date | None = None
    origin: str = ""
    director: str = ""
    owner: str = ""
    partners: list[str] = []
    category: str = ""
    status: Literal["", "completed", "in_progress", "not_started"] = ""
    result: str = ""
    done_on: date | None = None
    quality: Quality | None = None
    cause: str = ""
    objective: bool = False
    exceeds: bool = False
    carry: bool = False
    evidence: str = ""
    files: list[FileItem] = []
    note: str = ""
    added: bool = False
    confirms: bool = False  # last month counted it already, as expected
    reference_only: bool = False  # number, date and holder; its content is never written down
    waited: Annotated[int, Meta(ge=0)] = 0  # days the month does not count, see domain/task
    due_words: str = ""  # of the plan, where they say more than the day
    task_note: str = ""  # of the plan; ``note`` is the report's own

    def __post_init__(self) -> None:
        """Keep the content of a marked task out of every package."""
        if self.reference_only and (self.result or self.cause or self.files):
            raise ValueError("content of a marked task")


class NextItem(Body, frozen=True, kw_only=True):
    """A task proposed for the following month."""

    id: str
    content: str
    product: str = ""
    due_on: date | None = None
    owner: str = ""


class AnsweredCheck(Body, frozen=True, kw_only=True):
    """A warning, answered in one line that travels with the report."""

    check: str
    place: str
    text: str


class Reply(Body, frozen=True, kw_only=True):
    """The answer to one mark of a return."""

    mark: str
    text: str


class ReportFile(Body, frozen=True, kw_only=True):
    """A version of a department's report; ratings lie in parts of their own."""

    period: str
    unit: str
    kind: Literal["normal", "nil"]
    as_of: date
    cut_off: str
    items: list[ResultItem] = []
    text: dict[str, str] = {}
    next: list[NextItem] = []
    answers: list[AnsweredCheck] = []
    replies: list[Reply] = []
    outside: list[Reply] = []  # places opened without a mark, each with its reason
    prepared_by: str = ""
    on_behalf_of: str = ""  # the head, when a clerk signs
    entered_by_office: str = ""  # basis, when the Office files for the unit
    source: FileItem | None = None  # the original the Office entered; a part holds it
    entered_reason: str = ""  # why the Office entered it, and when the original came
    picked: str = ""  # the version of several in conflict that this one repeats
    pick_reason: str = ""


class SheetLine(Body, frozen=True, kw_only=True):
    """One thing a voice put down beside the tasks: points, a deduction, an exemption, an event."""

    name: str
    text: str


class RatingItem(Body, frozen=True, kw_only=True):
    """A level with its remark, or the reason why there is none; the score with what it rests on."""

    level: str = ""
    score: ScoreText = ""
    remark: str = ""
    not_rated: str = ""
    score_exact: str = ""
    scheme: str = ""  # id@version
    computed: str = ""  # the level the scheme comes to
    sheet: list[SheetLine] = []


class RatedPart(Body, frozen=True, kw_only=True):
    """The part of a report that speaks about one person."""

    person: str
    name: str
    position: str = ""
    group: str = ""
    away: str = ""
    department: RatingItem | None = None
    own: RatingItem | None = None


class ReportRecall(Body, frozen=True, kw_only=True):
    """The unit asks to take a version back."""

    period: str
    unit: str
    report: str
    reason: str = ""


class Receipt(Body, frozen=True, kw_only=True):
    """When a report reached the Office; times, never a verdict."""

    period: str
    unit: str
    report: str
    received_at: Instant
    number: str
    limit_known: Instant
    basis: Literal["ingest", "handed_over", "code"] = "ingest"
    handed_over_at: Instant | None = None
    reason: str = ""
    seen_at: Instant | None = None  # an Office time the sender knew, if signed "before" it
    entered: Entered = ""  # what the Office entered the report from, for the unit


class CheckStart(Body, frozen=True, kw_only=True):
    """An officer begins to check a version; it is frozen from now on."""

    period: str
    unit: str
    report: str
    officer: str


class Mark(Body, frozen=True, kw_only=True):
    """A place that must be mended: reason code and words."""

    path: str
    text: str
    code: str = "other"


class Answer(Body, frozen=True, kw_only=True):
    """The Office accepts a version, or returns it with marks and a new due day."""

    period: str
    unit: str
    report: str
    verdict: Literal["accepted", "returned", "recalled", "recall_refused"]
    text: str = ""
    marks: list[Mark] = []
    due_at: Instant | None = None
    void_for_deadline: bool = False
    self_check: bool = False
    faults: dict[str, int] = {}  # task id -> quality faults confirmed by the Office
    objective: dict[str, bool] = {}  # 1.1: task id -> its objective cause is confirmed, or is not


class AnswerWithdraw(Body, frozen=True, kw_only=True):
    """The Office takes an answer back."""

    period: str
    unit: str
    report: str
    answer: str
    reason: str = ""
    was_sent: bool = False  # the answer had left the Office before it was taken back


class ExtensionAsk(Body, frozen=True, kw_only=True):
    """The unit asks for more time."""

    period: str
    unit: str
    until_at: Instant
    reason: str


class OpenAsk(Body, frozen=True, kw_only=True):
    """The unit asks the Office to open what is locked: to return its report, or open the month."""

    period: str
    unit: str
    cause: Literal["in_check", "accepted", "closed"]
    reason: str


class OpenAnswer(Body, frozen=True, kw_only=True):
    """The Office opens what a unit asked for, or says why it does not."""

    period: str
    unit: str
    ask: str  # the entry of the wish
    verdict: Literal["granted", "refused"]
    reason: str = ""


class Reminder(Body, frozen=True, kw_only=True):
    """The Office reminds a unit that its report is missing, by letter or by telephone."""

    reminder: str  # one id for all units that one letter or one round of calls reminds
    period: str
    unit: str
    way: Literal["letter", "phone"]
    due_on: date | None = None  # until the end of which day the report is awaited
    number: str = ""  # of the letter, as the outgoing register gave it
    symbol: str = ""
    issued_on: date | None = None
    text: str = ""  # what was said besides


class ExtensionGrant(Body, frozen=True, kw_only=True):
    """The chief grants more time."""

    period: str
    unit: str
    number: str
    until_at: Instant
    granted_at: Instant
    reason: str


class PublishedRating(Body, frozen=True, kw_only=True):
    """The decided level of one person."""

    person: str
    rating: RatingItem


class PublishUnit(Body, frozen=True, kw_only=True):
    """The decided classification of one unit, for those who may read it there."""

    period: str
    unit: str
    ratings: list[PublishedRating]
