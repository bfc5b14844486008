"""How each task of a month stands now: by the draft at hand, else by what its unit last filed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workreport.domain.period import Period
from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import Progress, progress
from workreport.services.book import Look
from workreport.services.drafts import kept_draft
from workreport.services.planning import MonthTask, read_tasks


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task of a month with its state and how it keeps its due day."""

    task: Task
    status: str  # empty while nobody said anything
    done_on: date | None
    progress: Progress
    carried: bool
    times_carried: int

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.status != Status.COMPLETED

    @property
    def is_overdue(self) -> bool:
        """Whether it is open beyond its due day."""
        return self.is_open and self.progress.kind == "overdue"


def task_states(look: Look, period: Period, unit: str | None = None) -> list[TaskState]:
    """Return the tasks of a month that were not withdrawn, as they stand today."""
    known = [one for one in read_tasks(look, period, unit) if not one.task.is_cancelled]
    said = _said(look, period, {one.task.unit for one in known})
    return [_state(one, said.get(one.task.id), look.today) for one in known]


def _state(one: MonthTask, said: TaskResult | None, today: date) -> TaskState:
    status = "" if said is None or said.status is None else said.status.value
    return TaskState(
        one.task,
        status,
        None if said is None else said.done_on,
        progress(one.task, said, today),
        one.carried,
        one.times_carried,
    )


def _said(look: Look, period: Period, units: set[str]) -> Mapping[str, TaskResult]:
    facts = look.projections.facts("report.file", period=str(period), bodies=False)
    reports = [fact.entry for fact in facts if fact.unit in units]
    found = {
        line.task: TaskResult(
            task=line.task,
            status=Status(line.status) if line.status else None,
            done_on=date.fromisoformat(line.done_on) if line.done_on else None,
        )
        for line in (look.projections.results(reports) if reports else ())
    }
    for unit in units:
        draft = kept_draft(look, unit, period)
        if draft is not None:
            found |= {one.task: one for one in draft.results if one.status is not None}
    return found
