from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from workreport.domain.checks import Problem, blocks_filing, check, unanswered
from workreport.domain.month_rating import MonthRating
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.rating_scheme import ABCD_DIRECT
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft, ReportKind
from workreport.domain.task import Status, Task, TaskResult

TODAY = date(2026, 11, 18)
TASK = Task(id="t1", born="2026-11", unit="u", content="Lập kế hoạch", due_on=date(2026, 11, 15))
DONE = TaskResult(
    task="t1",
    status=Status.COMPLETED,
    done_on=date(2026, 11, 14),
    quality=1,
    evidence="12-KH/BTCTU",
)
PERSON = RatedPerson(person="p1", name="Lê Thị An", unit="u", group="civil_servants")
REMARK = "Hoàn thành vượt mức ba nhiệm vụ"
CLEAN = ReportDraft(
    period="2026-11",
    unit="u",
    tasks=(TASK,),
    results=(DONE,),
    text={"advantages": "Chủ động", "limitations": "Một việc còn chậm"},
    roster=(PERSON,),
    department=(RatingLine(person="p1", level="B"),),
)


def found(draft: ReportDraft, **options: Any) -> set[tuple[str, str, str]]:
    problems = problems_of(draft, **options)
    return {(problem.code, problem.level, problem.place) for problem in problems}


def problems_of(draft: ReportDraft, **options: Any) -> tuple[Problem, ...]:
    return check(draft, **{"today": TODAY, "cut_off": "forecast", "previous_text": {}, **options})


def with_result(**changes: Any) -> ReportDraft:
    return replace(CLEAN, results=(replace(DONE, **changes),))


def test_a_complete_report_has_no_problem() -> None:
    assert problems_of(CLEAN) == ()
    assert not blocks_filing((), CLEAN)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"status": None}, ("task_status_missing", "error", "task/t1/status")),
        ({"done_on": None}, ("task_done_on_missing", "error", "task/t1/done_on")),
        ({"quality": None}, ("task_quality_missing", "error", "task/t1/quality")),
        ({"quality": 4}, ("task_quality_missing", "error", "task/t1/quality")),
        ({"evidence": " "}, ("task_evidence_missing", "warning", "task/t1/evidence")),
        ({"quality": 3}, ("task_low_quality_cause_missing", "warning", "task/t1/cause")),
        (
            {"done_on": date(2026, 11, 16)},
            ("task_late_cause_missing", "warning", "task/t1/cause"),
        ),
        (
            {"done_on": date(2026, 11, 19), "cause": "chờ ý kiến"},
            ("task_done_on_expected", "note", "task/t1/done_on"),
        ),
        (
            {"done_on": date(2025, 11, 14)},
            ("task_done_on_long_ago", "warning", "task/t1/done_on"),
        ),
        (
            {"status": Status.IN_PROGRESS, "carry": True},
            ("task_cause_missing", "error", "task/t1/cause"),
        ),
        (
            {"status": Status.NOT_STARTED, "cause": "chờ hồ sơ"},
            ("task_not_carried", "note", "task/t1/carry"),
        ),
    ],
)
def test_each_gap_of_a_task_is_one_problem_at_its_place(
    changes: dict[str, Any], problem: tuple[str, str, str]
) -> None:
    assert found(with_result(**changes)) == {problem}


@pytest.mark.parametrize("cut_off", ["next_month", "supplement"])
def test_a_day_after_the_cut_off_is_refused_when_the_month_counts_no_forecasts(
    cut_off: str,
) -> None:
    draft = with_result(done_on=date(2026, 11, 19), cause="chờ")
    problem = ("task_done_on_after_cut_off", "error", "task/t1/done_on")
    assert found(draft, cut_off=cut_off) == {problem}


def test_the_report_speaks_of_its_own_day_when_it_states_one() -> None:
    draft = replace(CLEAN, as_of=date(2026, 11, 13))
    assert found(draft) == {("task_done_on_expected", "note", "task/t1/done_on")}


def test_exactly_a_year_ago_is_still_possible() -> None:
    assert problems_of(with_result(done_on=date(2025, 11, 17))) == ()


def test_a_task_nothing_was_said_about_lacks_its_status_unless_it_was_cancelled() -> None:
    silent = replace(CLEAN, results=())
    assert found(silent) == {("task_status_missing", "error", "task/t1/status")}
    cancelled = replace(silent, tasks=(replace(TASK, cancelled="giao nhầm"),))
    assert problems_of(cancelled) == ()


def test_advantages_and_limitations_are_required_of_a_normal_report_only() -> None:
    empty = replace(CLEAN, text={"advantages": " "})
    assert found(empty) == {
        ("text_advantages_missing", "error", "text/advantages"),
        ("text_limitations_missing", "error", "text/limitations"),
    }
    nil = replace(empty, kind=ReportKind.NIL, tasks=(), results=())
    assert problems_of(nil) == ()


def test_a_repeated_text_is_seen_through_spaces_and_letter_forms() -> None:
    before = {"advantages": "  Chu\u0309  đo\u0323\u0302ng ", "results": "", "causes": "khác"}
    draft = replace(CLEAN, text={**CLEAN.text, "advantages": "Chủ động"})
    assert found(draft, previous_text=before) == {("text_repeated", "warning", "text/advantages")}


def test_a_nil_report_with_results_contradicts_itself() -> None:
    nil = replace(CLEAN, kind=ReportKind.NIL)
    assert found(nil) == {("nil_with_results", "error", "whole")}
    worded = replace(nil, tasks=(), results=(TaskResult(task="t1", result="Đã trình"),))
    assert found(worded) == {("nil_with_results", "error", "whole")}


def rated(line: RatingLine, **person: Any) -> ReportDraft:
    return replace(CLEAN, roster=(replace(PERSON, **person),), department=(line,))


@pytest.mark.parametrize(
    ("line", "person", "problem"),
    [
        (
            RatingLine(person="p1"),
            {},
            ("person_not_rated", "error", "person/p1/department"),
        ),
        (
            RatingLine(person="p1", level="D", remark="Đi muộn 12345678"),
            {},
            ("person_remark_missing", "error", "person/p1/remark"),
        ),
        (
            RatingLine(person="p1", level="E"),
            {},
            ("person_level_unknown", "error", "person/p1/department"),
        ),
        (
            RatingLine(person="p1", level="B", not_rated="nghỉ"),
            {},
            ("person_rated_and_not", "error", "person/p1/not_rated"),
        ),
        (
            RatingLine(person="p1", level="B"),
            {"away": "maternity"},
            ("person_away_rated", "warning", "person/p1/department"),
        ),
        (
            RatingLine(person="p1", level="B"),
            {"group": "heads"},
            ("head_rated_by_department", "note", "person/p1/department"),
        ),
    ],
)
def test_each_gap_of_a_rating_is_one_problem_at_its_place(
    line: RatingLine, person: dict[str, Any], problem: tuple[str, str, str]
) -> None:
    assert found(rated(line, **person)) == {problem}


@pytest.mark.parametrize("group", ["leaders", "heads"])
def test_leaders_and_the_head_are_not_rated_by_the_department(group: str) -> None:
    assert problems_of(rated(RatingLine(person="p1"), group=group)) == ()


def test_not_rated_with_a_reason_and_an_argued_top_level_are_complete() -> None:
    assert problems_of(rated(RatingLine(person="p1", not_rated="thai sản"), away="maternity")) == ()
    top = replace(ABCD_DIRECT, quota=None)
    assert (
        problems_of(
            rated(RatingLine(person="p1", level="A", remark=REMARK)),
            rating=MonthRating(schemes=MonthSchemes(top)),
        )
        == ()
    )


def test_somebody_missing_from_the_roster_or_an_unknown_own_level_is_refused() -> None:
    stranger = replace(CLEAN, department=(*CLEAN.department, RatingLine(person="p9", level="B")))
    assert found(stranger) == {("person_not_in_roster", "error", "person/p9")}
    own = (
        RatingLine(person="p1", level="X"),
        RatingLine(person="p1", level="B"),
        RatingLine(person="p1"),
    )
    assert found(replace(CLEAN, own=own)) == {("person_level_unknown", "error", "person/p1/own")}


def test_the_units_own_share_of_top_levels_is_a_note() -> None:
    people = tuple(replace(PERSON, person=f"p{n}") for n in range(7))
    lines = tuple(
        RatingLine(person=f"p{n}", level="A" if n < 2 else "B", remark=REMARK) for n in range(7)
    )
    draft = replace(CLEAN, roster=people, department=lines)
    (problem,) = problems_of(draft)
    assert (problem.code, problem.level) == ("quota_exceeded", "note")
    assert problem.values == {"level": "A", "used": 2, "allowed": 1, "base": 5}
    one = replace(draft, department=(replace(lines[0], level="B"), *lines[1:]))
    assert problems_of(one) == ()


def test_every_mark_of_a_return_needs_a_reply() -> None:
    draft = replace(CLEAN, replies={"task/t1": "đã sửa", "text/limitations": " "})
    marks = ["task/t1", "text/limitations", "whole"]
    assert found(draft, marks=marks) == {
        ("mark_unanswered", "error", "text/limitations"),
        ("mark_unanswered", "error", "whole"),
    }


def test_a_warning_blocks_until_it_is_answered_and_an_error_always() -> None:
    draft = with_result(evidence="")
    problems = problems_of(draft)
    assert unanswered(problems, draft) == problems
    assert blocks_filing(problems, draft)
    answered = replace(draft, answers={"task_evidence_missing:task/t1/evidence": "Báo cáo miệng"})
    assert unanswered(problems, answered) == ()
    assert not blocks_filing(problems, answered)
    wrong = with_result(status=None)
    assert blocks_filing(problems_of(wrong), wrong)
    note = with_result(status=Status.IN_PROGRESS, cause="chờ")
    assert not blocks_filing(problems_of(note), note)
