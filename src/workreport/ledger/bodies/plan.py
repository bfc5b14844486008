"""Bodies of the plan streams: tasks, their changes, shared parts."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from workreport.ledger.bodies.base import Body, DecimalText, MonthText


class TaskBody(Body, frozen=True, kw_only=True):
    """A task as assigned."""

    id: str
    born: MonthText
    unit: str
    content: str
    product: str = ""
    qty: DecimalText = "1"
    coef: DecimalText = "1"
    due_on: date | None = None
    original_due_on: date | None = None
    due_words: str = ""
    origin: str = ""
    director: str = ""
    owner: str = ""
    partners: list[str] = []
    category: str = ""
    group: str = ""
    note: str = ""
    reference_only: bool = False
    conclusion: str = ""  # entry id of the leaders' conclusion it comes from


class PlanIssue(Body, frozen=True, kw_only=True):
    """Tasks of one unit for one month."""

    plan: str
    period: str
    unit: str
    tasks: list[TaskBody]
    basis: str = ""

    def __post_init__(self) -> None:
        """Keep a unit from assigning tasks to another one."""
        if any(task.unit != self.unit for task in self.tasks):
            raise ValueError("a task of another unit")


class TaskChange(Body, frozen=True, kw_only=True):
    """A task as it stands from now on, with the reason and who agreed."""

    task: str
    unit: str
    body: TaskBody
    reason: str
    agreed_by: str = ""

    def __post_init__(self) -> None:
        """Keep the identity of the task and its unit; a handover is another statement."""
        if (self.body.id, self.body.unit) != (self.task, self.unit):
            raise ValueError("another task or unit")


class TaskCancel(Body, frozen=True, kw_only=True):
    """A task is withdrawn; it is never removed by absence."""

    task: str
    unit: str
    reason: str


class TaskPassage(Body, frozen=True, kw_only=True):
    """One passage of a task from a unit to another, as the receiving unit is told of it."""

    from_unit: str
    to_unit: str
    on: date
    reason: str = ""
    agreed_by: str = ""


class TaskHandover(Body, frozen=True, kw_only=True):
    """A task passes from one person or unit to another on a day."""

    task: str
    unit: str
    to_unit: str = ""
    to_person: str = ""
    on: date
    reason: str = ""
    agreed_by: str = ""  # of the two units, where it leaves its unit
    passages: list[TaskPassage] = []  # told to the unit that receives it, this one last


class TaskShare(Body, frozen=True, kw_only=True):
    """What cooperating units are told of a task they share; nothing else of a plan crosses."""

    task: str
    unit: str  # the lead unit
    period: MonthText  # the month the task was born in
    content: str
    product: str = ""
    due_on: date | None = None
    partners: list[str] = []
    withdrawn: bool = False


class TaskPart(Body, frozen=True, kw_only=True):
    """One unit's part in a shared task: all that crosses between units."""

    task: str
    unit: str
    period: str
    status: Literal["completed", "in_progress", "not_started"]
    text: Annotated[str, Meta(max_length=500)] = ""
    waiting_for: str = ""
    since: date | None = None
    until: date | None = None  # the day the waiting was over


class Contribution(Body, frozen=True, kw_only=True):
    """What a member sends to the head: own results, own rating, or a prepared report."""

    person: str
    unit: str
    period: str
    kind: Literal["results", "rating", "report"]
    data: str  # canonical JSON text in the shape of `report show`
