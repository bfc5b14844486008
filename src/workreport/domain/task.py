"""A task, and what one month says about it (contracts 10, rules 9.5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """The three official states of a task."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"


class Origin(StrEnum):
    """Where a task comes from; empty when the plan does not say."""

    UNKNOWN = ""
    PROGRAMME = "programme"  # chương trình công tác
    CONCLUSION = "conclusion"  # kết luận giao ban
    AD_HOC = "ad_hoc"  # đột xuất
    RECURRING = "recurring"  # định kỳ


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What was assigned. ``due_on`` may move by a signed change, ``original_due_on`` stays."""

    id: str
    born: str  # period in which it was first assigned
    unit: str  # id of the lead unit
    content: str
    product: str = ""
    qty: str = "1"  # decimal string
    coef: str = "1"  # decimal string
    due_on: date | None = None
    original_due_on: date | None = None
    due_words: str = ""  # the words of the plan when they say more than the day
    origin: Origin = Origin.UNKNOWN
    director: str = ""  # name of the directing leader
    owner: str = ""  # person id
    partners: tuple[str, ...] = ()  # unit ids
    category: str = ""
    group: str = ""  # common to the tasks of several lead units
    note: str = ""
    reference_only: bool = False  # content may not be typed: number, date, holder only
    cancelled: str = ""  # reason, when cancelled

    @property
    def is_cancelled(self) -> bool:
        """Whether the task was withdrawn with a reason."""
        return bool(self.cancelled)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """A file that proves a result: its content lies beside the words, found by its hash."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """What one report says about one task."""

    task: str
    status: Status | None = None
    result: str = ""
    done_on: date | None = None
    quality: int | None = None  # 1, 2, 3
    cause: str = ""
    objective: bool = False  # an objective cause is claimed
    exceeds: bool = False
    carry: bool = False  # goes on next month
    evidence: str = ""  # number and date of a document
    files: tuple[EvidenceFile, ...] = ()  # at most the signed entry can hold
    note: str = ""
    confirms: bool = False  # completed as last month expected, and counted there
    waited: int = 0  # days of waiting for another unit that the month does not count


# What the program states of a result, beside what people said of it.
NOT_SAID = frozenset({"task", "confirms", "waited"})
