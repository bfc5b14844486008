"""What the leaders concluded before: what became of it, and how often each unit was judged."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from workreport.ledger.bodies.office import Conclusion
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.book import Look
from workreport.services.month import MonthLine
from workreport.services.ports.rows import Fact

JUDGED = ("late", "low_quality", "not_implemented")
"""The standard verdicts; a conclusion in free words is not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastConclusion:
    """A conclusion of an earlier month and where its task stands now."""

    text: str
    verdict: str
    due_on: date | None
    has_task: bool
    status: str  # of the task it became or speaks about; empty when no report says it


@dataclass(frozen=True, slots=True)
class UnitVerdicts:
    """How often a unit was judged in a year; ``counts`` by standard verdict, zeros included."""

    unit: str
    code: str
    name: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How often in all."""
        return sum(self.counts.values())


def counted_conclusions(month: MonthLine) -> tuple[Fact, ...]:
    """Return the conclusions that count in a month: of a locked one those it was sealed with."""
    if not month.is_pinned or month.close is None:
        return month.conclusions
    sealed = frozenset(month.close.conclusions)
    return tuple(fact for fact in month.conclusions if fact.entry in sealed)


def past_conclusions(
    look: Look, before: MonthLine, reports: Collection[str]
) -> Mapping[str, tuple[PastConclusion, ...]]:
    """Return each unit's conclusions of the month before; ``reports`` say how far they are."""
    said = sorted(counted_conclusions(before), key=lambda fact: (fact.at, fact.entry))
    bodies = [x.body for x in said if isinstance(x.body, Conclusion) and x.body.unit]
    # What was given to somebody to do is asked about first.
    bodies.sort(key=lambda body: not body.next_task)
    states = {line.task: line.status for line in look.projections.results(reports)}
    found: dict[str, list[PastConclusion]] = defaultdict(list)
    for body in bodies:
        task = body.next_task or body.task
        found[body.unit].append(
            PastConclusion(
                # What is to be done, where it became a task; else the task that was judged.
                text=(body.text if body.next_task else "")
                or _content_of(look, body.task)
                or body.text,
                verdict=body.verdict,
                due_on=body.next_due_on,
                has_task=bool(body.next_task),
                status=states.get(task, "") if task else "",
            )
        )
    return {unit: tuple(past) for unit, past in found.items()}


def count_verdicts(months: Iterable[MonthLine]) -> Mapping[str, Mapping[str, int]]:
    """Count the standard verdicts of each unit; a task judged twice in a month counts as last."""
    last: dict[tuple[str, str], Conclusion] = {}
    for month in months:
        for fact in sorted(counted_conclusions(month), key=lambda fact: (fact.at, fact.entry)):
            body = fact.body
            if isinstance(body, Conclusion) and body.unit and body.verdict in JUDGED:
                last[str(month.period), body.task or body.conclusion] = body
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for body in last.values():
        counts[body.unit][body.verdict] += 1
    return counts


def read_verdicts(look: Look, months: Sequence[MonthLine]) -> tuple[UnitVerdicts, ...]:
    """Return the verdicts of all units of some months, in the order of the agency."""
    counts = count_verdicts(months)
    shown = {line.unit.unit for month in months for line in month.units} | counts.keys()
    return tuple(
        UnitVerdicts(
            unit.unit,
            unit.code,
            unit.name,
            {verdict: counts.get(unit.unit, {}).get(verdict, 0) for verdict in JUDGED},
        )
        for unit in look.directory.in_order
        if unit.unit in shown
    )


def _content_of(look: Look, task_id: str) -> str:
    row = look.projections.task(task_id) if task_id else None
    return "" if row is None else msgspec.json.decode(row.body, type=TaskBody).content
