"""Taking tasks from a plan: matched by lead unit and content, never removed by absence."""

from collections.abc import Sequence

from workreport.domain.ids import new_id
from workreport.domain.names import task_key
from workreport.domain.period import Period
from workreport.domain.sheet_values import clean_text
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.book import Work
from workreport.services.import_outcome import ImportOutcome, told_problem
from workreport.services.import_trace import Trace
from workreport.services.planning import change_task, issue_tasks, month_tasks, open_tasks
from workreport.services.ports.sheets import PlanRow, Severity


class PlanImport:
    """Matches rows with the tasks of the month and with open ones: lead unit and content."""

    def __init__(self, work: Work, period: Period, outcome: ImportOutcome, trace: Trace) -> None:
        self._work = work
        self._trace = trace
        self._period = period
        self._outcome = outcome
        # A task carried on for months stands there once for each month it was born in.
        self._month: dict[tuple[str, str], list[TaskBody]] = {}
        for task in month_tasks(work, period):
            self._month.setdefault((task.unit, task_key(task.content)), []).append(task)
        self._open = {
            (task.unit, task_key(task.content)): task for task in open_tasks(work, period)
        }
        self._fresh: dict[str, list[TaskBody]] = {}

    def take(self, rows: Sequence[PlanRow], basis: str) -> None:
        """Assign what is new, change what differs, leave what is the same."""
        for row in rows:
            group = new_id() if len(row.leads) > 1 else ""
            kinds = {self._take(row, unit, group) for unit in row.leads}
            self._outcome.take(
                row, next((kind for kind in ("new", "changed") if kind in kinds), "same")
            )
        for unit, tasks in self._fresh.items():
            issue_tasks(self._work, self._period, unit, tasks, basis)

    def _take(self, row: PlanRow, unit: str, group: str) -> str:
        key = (unit, task_key(row.content))
        wanted = self._body(row, unit, group)
        known = self._month.setdefault(key, [])
        if any(_is_same(task, wanted) for task in known):
            return "same"
        before = [task for task in known if (task.id, unit) not in self._trace.tasks_new]
        if before:
            return self._change(before[-1], wanted)
        if key in self._open:
            born = {"born": self._open[key].born}
            self._outcome.problems.append(
                told_problem(row, row.content, "possible_carry_over", born, Severity.ASKED)
            )
        self._trace.tasks_new.append((wanted.id, unit))
        self._fresh.setdefault(unit, []).append(wanted)
        known.append(wanted)
        return "new"

    def _change(self, known: TaskBody, wanted: TaskBody) -> str:
        self._trace.tasks_before.append(known)
        change_task(
            self._work,
            known,
            wanted,
            reason="plan_imported_again",
        )
        return "changed"

    def _body(self, row: PlanRow, unit: str, group: str) -> TaskBody:
        return TaskBody(
            id=new_id(),
            born=str(self._period),
            unit=unit,
            content=row.content,
            product=row.product,
            qty=row.qty,
            coef=row.coef,
            due_on=row.due_on,
            original_due_on=row.due_on,
            due_words=row.due_words,
            origin=row.origin.value,
            director=row.director,
            partners=[partner for partner in row.partners if partner != unit],
            group=group,
            note=row.note,
        )


def _is_same(known: TaskBody, wanted: TaskBody) -> bool:
    values = ("qty", "coef", "due_on", "due_words")
    words = ("content", "product", "director", "note")
    return (
        set(known.partners) - {known.unit} == set(wanted.partners)
        and all(getattr(known, name) == getattr(wanted, name) for name in values)
        and all(clean_text(getattr(known, n)) == clean_text(getattr(wanted, n)) for n in words)
    )
