from dataclasses import replace
from datetime import date

from tests.living import PERIOD, Begin, Life

from workreport.domain.period import Period

NEXT = PERIOD.next
TRUE_DAY = date(2026, 11, 28)


def say(life: Life, task: str, **values: object) -> None:
    """Say something about one task of the department in the next month."""
    life["tccb"].reporting.edit(NEXT, {"tasks": [{"id": task, **values}]})


def sign(life: Life, period: Period) -> None:
    """Answer every warning and file."""
    reporting = life["tccb"].reporting
    line = reporting.open(period)
    answers = {one.key: "Đã kiểm tra" for one in line.unanswered}
    reporting.save(replace(line.draft, answers={**line.draft.answers, **answers}))
    reporting.file(period)
    life.sync("tccb", "vp")


def notes(life: Life) -> dict[str, str]:
    """Return what the next month's desk notes about forecasts, by task."""
    problems = life["tccb"].reporting.open(NEXT).problems
    return {
        one.place.split("/")[1]: one.code for one in problems if one.code.startswith("forecast")
    }


def outcomes(life: Life) -> dict[str, str]:
    return {line.outcome.task: line.outcome.kind for line in life.vp.forecasts.lines(NEXT)}


def test_the_next_month_confirms_an_expected_completion_or_opens_it_again(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-16 09:00")
    reporting = life["tccb"].reporting
    life.file("tccb")
    tasks = [task.id for task in reporting.open(PERIOD).draft.tasks]
    true, untrue = tasks[1:]
    reporting.recall(PERIOD, "Ghi thêm việc dự kiến")
    life.sync("tccb", "vp", "tccb")
    done = {"status": "completed", "quality": 1, "cause": "", "evidence": "13-BC/BTCTU"}
    expected = [{"id": each, **done, "done_on": "2026-11-27"} for each in (true, untrue)]
    reporting.edit(PERIOD, {"tasks": expected})
    sign(life, PERIOD)
    life.vp.office.accept(PERIOD, "TCCB")
    counted = life.vp.consolidation.summary(PERIOD).figures.total
    assert (counted.counts["completed"], counted.forecast) == (3, 2)

    life.at("2026-11-30 09:00")
    gates = life.vp.closing.gates(PERIOD)
    closed = life.vp.closing.close(PERIOD, {gate.code: "Kết luận số 12" for gate in gates})
    assert closed.carried == 2 + 3  # the two that were expected, and what the Office left open
    life.sync("vp", "tccb")
    assert notes(life) == {true: "forecast_to_confirm", untrue: "forecast_to_confirm"}
    assert outcomes(life) == {true: "unsaid", untrue: "unsaid"}

    life.at("2026-12-15 09:00")
    say(life, true, **done, done_on=TRUE_DAY.isoformat())
    say(life, untrue, status="in_progress", cause="Chờ ý kiến", carry=True)
    assert notes(life) == {untrue: "forecast_reopened"}
    life["tccb"].reporting.edit(
        NEXT,
        {
            "text": {"advantages": "Tốt", "limitations": "Ít"},
            "ratings": [
                {"person": one.person, "department": "B", "own": "B", "remark": "Đạt"}
                if one.group != "heads"
                else {"person": one.person, "own": "B"}
                for one in reporting.open(NEXT).draft.roster
            ],
        },
    )
    sign(life, NEXT)
    assert outcomes(life) == {true: "later", untrue: "reopened"}
    figures = life.vp.consolidation.summary(NEXT).figures.total
    assert figures.counts["completed"] == 0  # November counted it, so December does not
    assert figures.counts["in_progress"] == 1
    assert reporting.open(NEXT).draft.results
