from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.domain import schemes as files

from workreport.domain.errors import UseError
from workreport.domain.month_rating import MonthRater, MonthRating, computed_draft
from workreport.domain.month_schemes import PLAIN, MonthSchemes
from workreport.domain.rating import RatingResult
from workreport.domain.rating_sheet import read_sheet
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft
from workreport.domain.task import Status, Task, TaskResult

AS_OF = date(2026, 12, 17)
DUE = date(2026, 12, 10)
STAFF = files.shipped("nd335_staff")
BY_STAFF = MonthRating(schemes=MonthSchemes(STAFF))
ME = RatedPerson(person="p1", name="A", unit="u", group="civil_servants")
LINE = RatingLine(person="p1", sheet={"general": "30"})


def task(name: str, **values: Any) -> Task:
    return Task(
        **{"id": name, "born": "2026-12", "unit": "u", "content": name, "owner": "p1"}
        | {"due_on": DUE}
        | values
    )


def done(name: str, **values: Any) -> TaskResult:
    said: dict[str, Any] = {"status": Status.COMPLETED, "done_on": DUE, "quality": 1, **values}
    return TaskResult(task=name, **said)


def draft(*pairs: tuple[Task, TaskResult | None]) -> ReportDraft:
    return ReportDraft(
        period="2026-12",
        unit="u",
        as_of=AS_OF,
        tasks=tuple(task for task, _result in pairs),
        results=tuple(result for _task, result in pairs if result is not None),
        roster=(ME,),
    )


def rated(
    report: ReportDraft, rating: MonthRating = BY_STAFF, line: RatingLine = LINE
) -> RatingResult:
    result = MonthRater(report, rating, AS_OF).rate(ME, line)
    assert result is not None
    return result


def sheet(**more: str) -> RatingLine:
    names = {name.replace("__", "/"): text for name, text in more.items()}
    return replace(LINE, sheet={"general": "30", **names})


def test_a_month_without_a_fault_brings_a_hundred() -> None:
    assert rated(draft((task("t1"), done("t1")))).total == 100


def test_tasks_of_others_and_withdrawn_ones_do_not_count() -> None:
    others = task("t2", owner="p2"), task("t3", owner=""), task("t4", cancelled="bỏ")
    report = draft((task("t1"), done("t1")), *((other, None) for other in others))
    assert rated(report).total == 100
    assert [each.id for each in rated(report).given.tasks] == ["t1"]


def test_a_late_task_is_delayed_once() -> None:
    late = draft((task("t1"), done("t1", done_on=date(2026, 12, 12))))
    assert rated(late).components["c"] == Fraction(3, 4)


@pytest.mark.parametrize(
    ("exempt", "timeliness"),
    [
        ({}, Fraction(3, 4)),
        ({"exempt__t1__delay": "1"}, Fraction(3, 4)),  # nobody confirmed the cause
        ({"exempt__t1__delay": "1", "exempt__t1__by": "Chánh Văn phòng"}, 1),
    ],
)
def test_a_cause_exempts_only_when_somebody_confirmed_it(
    exempt: dict[str, str], timeliness: Fraction
) -> None:
    late = draft((task("t1"), done("t1", done_on=date(2026, 12, 12), objective=True)))
    assert rated(late, line=sheet(**exempt)).components["c"] == timeliness


def test_a_cause_the_office_confirmed_exempts_and_stays_in_the_sheet_with_its_name() -> None:
    late = draft((task("t1"), done("t1", done_on=date(2026, 12, 12), objective=True)))
    confirmed = replace(BY_STAFF, confirmed={"t1": "Trần Quang Hiếu", "t9": "Trần Quang Hiếu"})
    filed = computed_draft(replace(late, department=(LINE,)), confirmed, AS_OF).department[0]
    assert filed.sheet == {"general": "30", "objective/t1": "Trần Quang Hiếu"}
    assert (filed.score_exact, str(rated(late, line=filed).total)) == ("100", "100")
    # It is the program's own note: without the confirmation nothing is exempted any more.
    again = computed_draft(replace(late, department=(filed,)), BY_STAFF, AS_OF).department[0]
    assert again.sheet == {"general": "30"}


def test_what_was_not_accepted_brings_nothing_for_quality() -> None:
    report = draft((task("t1"), done("t1", quality=3)), (task("t2"), done("t2", quality=2)))
    assert rated(report).components["b"] == Fraction(1, 2)
    exempt = sheet(exempt__t1__quality="1", exempt__t1__by="Chánh Văn phòng")
    assert rated(report, line=exempt).components["b"] == 1
    # A confirmed fault that is exempted does not exempt from not being accepted.
    both = {**exempt.sheet, "fault/t1": "1"}
    assert rated(report, line=replace(LINE, sheet=both)).components["b"] == Fraction(1, 2)


def test_each_confirmed_fault_takes_a_quarter_of_its_product() -> None:
    report = draft((task("t1"), done("t1")))
    filed = computed_draft(
        replace(report, department=(LINE,)), replace(BY_STAFF, faults={"t1": 2, "t9": 1}), AS_OF
    ).department[0]
    assert filed.sheet == {"general": "30", "fault/t1": "2"}
    assert filed.score_exact == str(30 + (1 + Fraction(1, 2) + 1) / Fraction(3) * 70)
    assert str(rated(report, line=filed).total) == filed.score_exact


def test_a_task_nobody_has_said_anything_about_is_unknown_and_not_undone() -> None:
    result = rated(draft((task("t1"), None)))
    assert result.total is None
    assert [reason.code for reason in result.missing] == ["rating_task_missing"]


def test_without_general_points_there_is_no_score() -> None:
    report = replace(draft((task("t1"), done("t1"))), department=(replace(LINE, sheet={}),))
    line = computed_draft(report, BY_STAFF, AS_OF).department[0]
    assert (line.score, line.score_exact, line.computed) == ("", "", "")


@pytest.mark.parametrize(
    ("cut_off", "count", "total"), [("forecast", 2, 65), ("next_month", 1, 100)]
)
def test_the_cut_off_decides_which_tasks_count(cut_off: str, count: int, total: int) -> None:
    open_still = TaskResult(task="t2", status=Status.IN_PROGRESS, cause="chờ")
    report = draft((task("t1"), done("t1")), (task("t2", due_on=date(2026, 12, 30)), open_still))
    result = rated(report, replace(BY_STAFF, cut_off=cut_off))
    assert (len(result.given.tasks), result.total) == (count, total)


def test_what_last_month_counted_as_expected_is_not_counted_again() -> None:
    report = draft((task("t1"), done("t1")), (task("t2"), done("t2", done_on=date(2026, 12, 1))))
    again = replace(BY_STAFF, expected={"t2": date(2026, 12, 1)})
    assert [each.id for each in rated(report, again).given.tasks] == ["t1"]


def test_coefficients_count_unless_the_month_is_plain() -> None:
    report = draft(
        (task("t1", coef="3"), done("t1")),
        (task("t2"), TaskResult(task="t2", status=Status.NOT_STARTED)),
    )
    assert rated(report).components["a"] == Fraction(3, 4)
    plain = replace(BY_STAFF, schemes=MonthSchemes(STAFF, coefficients=PLAIN))
    assert rated(report, plain).components["a"] == Fraction(1, 2)


def test_the_unit_speaks_through_its_own_tasks_unless_stated_by_hand() -> None:
    report = draft(
        (task("t1"), done("t1", exceeds=True)),
        (task("t2", owner="p2", qty="3"), done("t2", done_on=date(2026, 12, 12))),
        (task("t3", owner=""), TaskResult(task="t3", status=Status.IN_PROGRESS)),
    )
    assert rated(report).given.unit == {
        "completion": Fraction(4, 5),
        "on_time": Fraction(1, 5),
        "exceeding": Fraction(1, 3),
    }
    assert rated(report, line=sheet(unit__completion="0.95")).given.unit["completion"] == (
        Fraction(19, 20)
    )


def test_voices_keep_their_own_sheets_and_scores() -> None:
    report = replace(
        draft((task("t1"), done("t1"))),
        department=(replace(LINE, level="HTT", sheet={"general": "20"}),),
        own=(replace(LINE, level="HTXS"),),
    )
    found = computed_draft(report, BY_STAFF, AS_OF)
    assert [line.score for line in found.department + found.own] == ["90.00", "100.00"]
    assert [line.level for line in found.department + found.own] == ["HTT", "HTXS"]


def test_nobody_who_is_not_rated_has_a_score() -> None:
    line = replace(LINE, not_rated="Nghỉ thai sản")
    found = computed_draft(
        replace(draft((task("t1"), done("t1"))), department=(line,)), BY_STAFF, AS_OF
    ).department[0]
    assert (found.score, found.computed, found.not_rated) == ("", "", "Nghỉ thai sản")


def test_picked_levels_stay_as_they_were_without_any_score() -> None:
    line = RatingLine(person="p1", level="B")
    report = replace(draft((task("t1"), done("t1"))), department=(line,))
    assert computed_draft(report, MonthRating(), AS_OF).department == (line,)
    disciplined = replace(line, sheet={"blocker/discipline": "QĐ 12"})
    found = computed_draft(
        replace(report, department=(disciplined,)),
        MonthRating(schemes=MonthSchemes(files.shipped("abcd_direct"))),
        AS_OF,
    ).department[0]
    assert (found.level, found.computed) == ("B", "D")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("generals", "1", "sheet_name_unknown"),
        ("leader/other", "50", "sheet_name_unknown"),
        ("exempt/t1/why", "1", "sheet_name_unknown"),
        ("general", "1e2", "sheet_value_malformed"),
        ("general", "101", "sheet_value_malformed"),
        ("deduction", "-1", "sheet_value_malformed"),
        ("exempt/t1/delay", "0.5", "sheet_value_malformed"),
        ("unit/completion", "95", "sheet_value_malformed"),
    ],
)
def test_a_sheet_says_what_is_wrong_with_it(name: str, text: str, code: str) -> None:
    with pytest.raises(UseError, match=code):
        read_sheet({name: text})
    report = replace(
        draft((task("t1"), done("t1"))), department=(replace(LINE, sheet={name: text}),)
    )
    assert computed_draft(report, BY_STAFF, AS_OF).department[0].score == ""


def test_a_sheet_is_read_as_people_write_it() -> None:
    found = read_sheet({"general/I.1": "4,5", "deduction": " 2 ", "leader/unity": ""})
    assert found.criteria == {"I.1": Fraction(9, 2)}
    assert (found.deduction, found.leader, found.general) == (2, {}, None)
