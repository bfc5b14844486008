"""What must be mended, answered or noticed before a report is filed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workreport.domain.check_people import people_problems
from workreport.domain.month_rating import MonthRating
from workreport.domain.names import normal
from workreport.domain.problem import ERROR, NOTE, WARNING, Problem
from workreport.domain.reference_only import refused_words
from workreport.domain.report import TEXT_SECTIONS, ReportDraft, ReportKind
from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import progress
from workreport.domain.unit_grade import QUALITY_LEVELS

__all__ = ["ERROR", "NOTE", "WARNING", "Problem", "blocks_filing", "check", "unanswered"]

REQUIRED_TEXTS = ("advantages", "limitations")
LONG_AGO = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class _View:
    """A task with its result, and the days it is looked at from."""

    task: Task
    result: TaskResult
    today: date
    as_of: date
    cut_off: str

    def problem(self, code: str, level: str, name: str, **values: object) -> Problem:
        return Problem(
            code, level, f"task/{self.task.id}/{name}", {"content": self.task.content, **values}
        )


def check(
    draft: ReportDraft,
    *,
    today: date,
    cut_off: str,
    previous_text: Mapping[str, str],
    marks: Collection[str] = (),
    rating: MonthRating | None = None,
) -> tuple[Problem, ...]:
    """List what stands in the way of a report, in the order of its parts.

    Args:
        draft: The report.
        today: The day it would be filed; what it speaks of when it states no other day.
        cut_off: forecast, next_month or supplement, as the month was opened.
        previous_text: The sections of last month's report.
        marks: The mark paths of a return that still have to be answered.
        rating: By what people are rated; by ``abcd_direct`` where nothing is said.
    """
    found: list[Problem] = []
    if draft.kind is ReportKind.NIL and any(_says_something(x) for x in draft.results):
        found.append(Problem("nil_with_results", ERROR, "whole"))
    results = {result.task: result for result in draft.results}
    for task in draft.tasks:
        if not task.is_cancelled:
            result = results.get(task.id, TaskResult(task=task.id))
            view = _View(task, result, today, draft.as_of or today, cut_off)
            found.extend(_task_problems(view))
    found.extend(_text_problems(draft, previous_text))
    found.extend(people_problems(draft, rating or MonthRating(), draft.as_of or today))
    found.extend(
        Problem("mark_unanswered", ERROR, path)
        for path in marks
        if not draft.replies.get(path, "").strip()
    )
    return tuple(found)


def unanswered(problems: Iterable[Problem], draft: ReportDraft) -> tuple[Problem, ...]:
    """Return the warnings that have no one-line answer yet."""
    return tuple(
        problem
        for problem in problems
        if problem.level == WARNING and not draft.answers.get(problem.key, "").strip()
    )


def blocks_filing(problems: Collection[Problem], draft: ReportDraft) -> bool:
    """Tell whether the report cannot be filed yet: an error, or a warning without an answer."""
    return any(problem.level == ERROR for problem in problems) or bool(unanswered(problems, draft))


def _says_something(result: TaskResult) -> bool:
    return result.status is not None or bool(result.result.strip())


def _task_problems(view: _View) -> Iterator[Problem]:
    if view.task.reference_only:
        for name in refused_words(view.result):
            yield view.problem("reference_only_words", ERROR, name, field=name)
    if view.result.status is None:
        yield view.problem("task_status_missing", ERROR, "status")
    elif view.result.status is Status.COMPLETED:
        yield from _completed_problems(view)
        yield from _day_problems(view)
    else:
        if not view.result.cause.strip() and not view.task.reference_only:
            yield view.problem("task_cause_missing", ERROR, "cause")
        if not view.result.carry:
            yield view.problem("task_not_carried", NOTE, "carry")


def _completed_problems(view: _View) -> Iterator[Problem]:
    result = view.result
    if result.done_on is None:
        yield view.problem("task_done_on_missing", ERROR, "done_on")
    if result.quality not in QUALITY_LEVELS:
        yield view.problem("task_quality_missing", ERROR, "quality")
    if not result.evidence.strip():
        yield view.problem("task_evidence_missing", WARNING, "evidence")
    if result.cause.strip() or view.task.reference_only:
        return
    if result.quality == QUALITY_LEVELS[-1]:
        yield view.problem("task_low_quality_cause_missing", WARNING, "cause")
    lateness = progress(view.task, result, view.as_of)
    if lateness.is_late:
        yield view.problem("task_late_cause_missing", WARNING, "cause", days=lateness.days)


def _day_problems(view: _View) -> Iterator[Problem]:
    done_on = view.result.done_on
    if done_on is None:
        return
    if done_on > view.as_of:
        forecast = view.cut_off == "forecast"
        code = "task_done_on_expected" if forecast else "task_done_on_after_cut_off"
        level = NOTE if forecast else ERROR
        yield view.problem(code, level, "done_on", day=done_on, as_of=view.as_of)
    if done_on < view.today - LONG_AGO:
        yield view.problem("task_done_on_long_ago", WARNING, "done_on", day=done_on)


def _text_problems(draft: ReportDraft, previous_text: Mapping[str, str]) -> Iterator[Problem]:
    for section in TEXT_SECTIONS:
        words = normal(draft.text.get(section, ""))
        place = f"text/{section}"
        required = draft.kind is ReportKind.NORMAL and section in REQUIRED_TEXTS
        if required and not words:
            yield Problem(f"text_{section}_missing", ERROR, place)
        if words and words == normal(previous_text.get(section, "")):
            yield Problem("text_repeated", WARNING, place)
