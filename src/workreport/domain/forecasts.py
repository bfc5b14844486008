"""What a month expected to be completed, held against what the next one says (contracts 9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from workreport.domain.problem import NOTE, Problem
from workreport.domain.report import ReportDraft
from workreport.domain.task import Status, TaskResult


@dataclass(frozen=True, slots=True)
class ForecastOutcome:
    """What became of one expected completion.

    ``kind`` is confirmed, later (completed after the day expected), reopened (not completed after
    all) or unsaid (the next month says nothing yet); ``done_on`` is the true day.
    """

    task: str
    expected_on: date
    kind: str
    done_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the completion that was counted is not confirmed."""
        return self.kind in ("reopened", "unsaid")


def outcome(
    task: str, expected_on: date, result: TaskResult | None, as_of: date
) -> ForecastOutcome:
    """Hold one expected completion against the next month's word, which speaks of ``as_of``."""
    if result is None or result.status is None:
        return ForecastOutcome(task, expected_on, "unsaid")
    done_on = result.done_on
    # A completion that is again only expected confirms nothing.
    if result.status is not Status.COMPLETED or done_on is None or done_on > as_of:
        return ForecastOutcome(task, expected_on, "reopened")
    kind = "later" if done_on > expected_on else "confirmed"
    return ForecastOutcome(task, expected_on, kind, done_on)


def compare_forecasts(
    expected: Mapping[str, date], results: Iterable[TaskResult], as_of: date
) -> tuple[ForecastOutcome, ...]:
    """Hold every expected completion against the next month's word, by task."""
    said = {result.task: result for result in results}
    return tuple(outcome(task, expected[task], said.get(task), as_of) for task in sorted(expected))


def with_confirmations(
    draft: ReportDraft, expected: Mapping[str, date], as_of: date
) -> ReportDraft:
    """Mark the results that confirm what the month before counted, so that none counts twice."""
    results = tuple(
        replace(
            result,
            confirms=result.task in expected
            and not outcome(result.task, expected[result.task], result, as_of).is_open,
        )
        for result in draft.results
    )
    return replace(draft, results=results)


def forecast_problems(
    draft: ReportDraft, expected: Mapping[str, date], as_of: date
) -> tuple[Problem, ...]:
    """Ask for every expected completion whether it came true."""
    content = {task.id: task.content for task in draft.tasks}
    found = []
    for each in compare_forecasts(expected, draft.results, as_of):
        if each.task in content and each.is_open:
            code = "forecast_to_confirm" if each.kind == "unsaid" else "forecast_reopened"
            values = {"content": content[each.task], "day": each.expected_on}
            found.append(Problem(code, NOTE, f"task/{each.task}/status", values))
    return tuple(found)
