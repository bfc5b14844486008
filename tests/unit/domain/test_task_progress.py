from datetime import date

import pytest

from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import Progress, in_base, is_forecast, progress

AS_OF = date(2026, 11, 18)
DUE = date(2026, 11, 15)


def task(due_on: date | None = DUE, cancelled: str = "") -> Task:
    return Task(
        id="t", born="2026-11", unit="u", content="Việc", due_on=due_on, cancelled=cancelled
    )


def done(day: date | None) -> TaskResult:
    return TaskResult(task="t", status=Status.COMPLETED, done_on=day)


@pytest.mark.parametrize(
    ("due_on", "result", "expected"),
    [
        (DUE, done(date(2026, 11, 11)), Progress("ahead", 4)),
        (DUE, done(DUE), Progress("on_time")),
        (DUE, done(date(2026, 11, 18)), Progress("late", 3)),
        (DUE, done(None), Progress("open")),
        (DUE, None, Progress("overdue", 3)),
        (AS_OF, TaskResult(task="t", status=Status.IN_PROGRESS), Progress("open", 0)),
        (
            date(2026, 11, 17),
            TaskResult(task="t", status=Status.NOT_STARTED),
            Progress("overdue", 1),
        ),
        (date(2026, 11, 20), TaskResult(task="t"), Progress("open", 2)),
        (None, done(AS_OF), Progress("no_due")),
        (None, None, Progress("no_due")),
    ],
)
def test_dates_alone_say_how_far_a_task_is(
    due_on: date | None, result: TaskResult | None, expected: Progress
) -> None:
    found = progress(task(due_on), result, AS_OF)
    assert found == expected
    assert found.is_late is (expected.kind in ("late", "overdue"))


def test_a_completion_after_the_day_of_the_report_is_a_forecast() -> None:
    assert is_forecast(done(date(2026, 11, 19)), AS_OF)
    assert not is_forecast(done(AS_OF), AS_OF)
    assert not is_forecast(done(None), AS_OF)
    assert not is_forecast(TaskResult(task="t", done_on=date(2026, 11, 19)), AS_OF)


@pytest.mark.parametrize(
    ("due_on", "result", "cut_off", "counted"),
    [
        (date(2026, 11, 30), None, "forecast", True),
        (date(2026, 11, 30), None, "next_month", False),
        (AS_OF, None, "next_month", True),
        (None, None, "supplement", False),
        (date(2026, 11, 30), done(DUE), "supplement", True),
    ],
)
def test_the_cut_off_decides_which_tasks_the_month_counts(
    due_on: date | None, result: TaskResult | None, cut_off: str, counted: bool
) -> None:
    assert in_base(task(due_on), result, AS_OF, cut_off) is counted
    assert not in_base(task(due_on, "giao nhầm"), result, AS_OF, cut_off)
