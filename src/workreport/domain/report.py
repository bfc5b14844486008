"""A department's report of one month: what is drafted, filed and shown (contracts 11, 14, 18)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workreport.domain.task import Task, TaskResult

TEXT_SECTIONS = ("results", "advantages", "limitations", "causes", "proposals")


class ReportKind(StrEnum):
    """A report with content, or the explicit statement that nothing arose."""

    NORMAL = "normal"
    NIL = "nil"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedPerson:
    """The roster line of a person in one month."""

    person: str
    name: str
    unit: str
    position: str = ""
    group: str = ""  # comparison group: leaders, heads, deputies, civil_servants, support
    away: str = ""  # maternity, secondment, study, sick, other; empty when present


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingLine:
    """One voice about one person: a level with its remark, or "not rated" with its reason."""

    person: str
    level: str = ""  # the level chosen: A B C D in abcd_direct
    remark: str = ""
    not_rated: str = ""  # reason; excludes a level
    score: str = ""  # decimal string, when the scheme has scores
    score_exact: str = ""  # the same without rounding, such as 1115/18
    scheme: str = ""  # id@version by which score and computed level came about
    computed: str = ""  # the level the scheme comes to, after gates and blockers
    sheet: dict[str, str] = field(default_factory=dict)  # as domain/rating_sheet names it

    @property
    def report(self) -> str:
        """The version of a report whose tasks a decision looked at."""
        return self.sheet.get("report", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTask:
    """A task proposed for the month that follows."""

    id: str
    content: str
    product: str = ""
    due_on: date | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """Everything a department states about a month; the same shape while drafted and once filed."""

    period: str
    unit: str
    kind: ReportKind = ReportKind.NORMAL
    as_of: date | None = None
    tasks: tuple[Task, ...] = ()  # the month's tasks, the unit's own additions included
    results: tuple[TaskResult, ...] = ()  # at most one for each task
    text: dict[str, str] = field(default_factory=dict)  # by TEXT_SECTIONS
    next_tasks: tuple[NextTask, ...] = ()
    roster: tuple[RatedPerson, ...] = ()
    department: tuple[RatingLine, ...] = ()  # the department's voice
    own: tuple[RatingLine, ...] = ()  # each person's own voice
    answers: dict[str, str] = field(default_factory=dict)  # check code and place -> one line
    replies: dict[str, str] = field(default_factory=dict)  # mark path of a return -> one line
    added: frozenset[str] = frozenset()  # ids of tasks the unit added itself
    outside: dict[str, str] = field(default_factory=dict)  # place opened unasked -> reason
    taken: dict[str, str] = field(default_factory=dict)  # place -> contribution taken over there
    prepared_by: str = ""  # who prepared what the head took over, when it was another person
    base: str | None = None  # filed version it goes on from, "" before the first; None: not known
