"""Explains one person's result step by step, so that it can be recomputed by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workreport.domain.exact_numbers import Exact, exact
from workreport.domain.rating import RatingResult, values_given
from workreport.domain.rating_scheme import Blocker, Plan
from workreport.domain.scheme_columns import Column
from workreport.domain.scheme_formula import Node

Rows = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: a formula, what stands for its names, what came out, and the clause.

    ``values`` holds an exact number for each name and each sum of the formula; ``rows`` what each
    task brought to such a sum, by the task's id. ``result`` is empty while it is unknown.
    """

    step: str
    title: Mapping[str, str]
    formula: str
    values: Mapping[str, str]
    result: str
    source: str
    status: str
    rows: Rows = field(default_factory=dict)


def explain(result: RatingResult) -> tuple[Step, ...]:
    """Return every step from the tasks to the level, in the order they were taken."""
    scheme = result.scheme
    steps: list[Step] = []
    if scheme.plan is not None:
        names = values_given(scheme, result.given)
        worked = _Worked(scheme.plan, names, tuple(task.id for task in result.given.tasks))
        for formula, place in scheme.plan.formulas:
            steps.append(
                Step(
                    step=formula.code,
                    title=formula.title,
                    formula=formula.text,
                    values=worked.values(formula.node),
                    result=_written(worked.all[place]),
                    source=formula.source,
                    status=formula.status,
                    rows=worked.rows(formula.node),
                )
            )
        steps += _band(result)
        reached = {each.gate.code: each for each in result.gates}
        for gate, _place in scheme.plan.gates:
            found = reached.get(gate.code)
            if found is not None:
                steps.append(
                    Step(
                        step=gate.code,
                        title=gate.title,
                        formula=gate.text if gate.holds_when else f"not ({gate.text})",
                        values=worked.values(gate.node),
                        result=_written(found.holds),
                        source=gate.source,
                        status=gate.status,
                    )
                )
    return (*steps, *_blockers(result), *_level(result))


class _Worked:
    """The values of a scheme's formulas for one person, with those of their parts."""

    def __init__(self, plan: Plan, names: Mapping[str, Any], tasks: Sequence[str]) -> None:
        self._plan = plan
        self._tasks = tasks
        self.all = plan.program.run(names)

    def value(self, node: Node) -> Any:
        return self.all[self._plan.program.place(node)]

    def values(self, node: Node) -> Mapping[str, str]:
        return {leaf.text: _written(self.value(leaf)) for leaf in node.leaves()}

    def rows(self, node: Node) -> Rows:
        found = {}
        for leaf in node.leaves():
            column = self.value(leaf.parts[0]) if leaf.parts else None
            if column is not None:
                numbers = column.values() if isinstance(column, Column) else column
                each = zip(self._tasks, numbers, strict=True)
                found[leaf.text] = {task: _written(value) for task, value in each}
        return found


def _band(result: RatingResult) -> list[Step]:
    scheme = result.scheme
    if result.total is None:
        return []
    thresholds = "; ".join(f"{level.code} >= {exact(level.min)}" for level in scheme.levels.levels)
    return [
        Step(
            step="computed_level",
            title={"vi": "Mức theo điểm", "en": "Level by score"},
            formula=thresholds,
            values={"total": exact(result.total)},
            result=result.computed_level or "",
            source=scheme.source,
            status=scheme.status,
        )
    ]


def _blockers(result: RatingResult) -> list[Step]:
    return [
        Step(
            step=each.gate.code,
            title=each.gate.title,
            formula="",
            values={},
            result=each.after,
            source=each.gate.source,
            status=each.gate.status,
        )
        for each in result.gates
        if isinstance(each.gate, Blocker)
    ]


def _level(result: RatingResult) -> list[Step]:
    hits = {each.gate.code: each.after for each in result.hits}
    return [
        Step(
            step="level",
            title={"vi": "Mức đề nghị", "en": "Proposed level"},
            formula="",
            values={"computed_level": result.computed_level or "", **hits},
            result=result.level or "",
            source=result.scheme.source,
            status=result.scheme.status,
        )
    ]


def _written(value: Exact | bool | None) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else exact(value)
