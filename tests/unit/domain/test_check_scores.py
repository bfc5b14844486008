from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.domain import schemes as files
from tests.unit.domain.test_checks import CLEAN, PERSON, REMARK, TODAY, found

from workreport.domain.month_rating import MonthRater, MonthRating
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.report import RatingLine, ReportDraft

BY_SCORE = MonthRating(
    schemes=MonthSchemes(
        files.shipped("nd335_staff"),
        {"deputies": files.shipped("nd335_leader"), "support": None},
    )
)
AT = "person/p1/department"
LEADER = {"leader/unit_result": "100", "leader/organising": "100", "leader/unity": "100"}


def scored(group: str = "civil_servants", **line: Any) -> ReportDraft:
    said: dict[str, Any] = {"level": "HTXS", "remark": REMARK, "sheet": {"general": "30"}, **line}
    return replace(
        CLEAN,
        tasks=tuple(replace(task, owner="p1") for task in CLEAN.tasks),
        roster=(replace(PERSON, group=group),),
        department=(RatingLine(person="p1", **said),),
    )


@pytest.mark.parametrize(
    ("draft", "problems"),
    [
        (scored(), {("quota_exceeded", "note", "whole")}),
        (scored(sheet={}), {("person_general_missing", "error", AT)}),
        (scored(level="", remark="", sheet={}), {("person_not_rated", "error", AT)}),
        (scored(level="HTT", remark="ít"), {("person_change_unexplained", "error", "remark")}),
        (scored(level="HTT"), set()),
        (scored(remark=""), {("person_remark_missing", "error", "remark")}),
        (scored(level="A"), {("person_level_unknown", "error", AT)}),
        (scored(sheet={"general": "x"}), {("person_sheet_malformed", "error", AT)}),
        (scored(sheet={"general": "31"}), {("person_sheet_malformed", "error", AT)}),
        (
            scored(sheet={"general": "30", "exempt/t1/delay": "1"}),
            {("person_exemption_unconfirmed", "warning", AT)},
        ),
        (scored("deputies"), {("person_leader_missing", "error", AT)}),
        (scored("deputies", sheet={"general": "30", **LEADER}), set()),
        (scored("support"), {("person_scheme_unreadable", "error", AT)}),
        (scored(level="", not_rated="Nghỉ ốm", sheet={}), set()),
    ],
)
def test_a_score_is_complete_and_a_changed_level_has_its_reason(
    draft: ReportDraft, problems: set[tuple[str, str, str]]
) -> None:
    said = {
        (code, level, place.replace("person/p1/remark", "remark"))
        for code, level, place in found(draft, rating=BY_SCORE)
    }
    assert problems <= said
    assert said - problems <= {
        ("quota_exceeded", "note", "whole"),
        ("person_general_missing", "error", AT),
    }


def test_nothing_assigned_is_asked_about_and_is_neither_nothing_nor_everything() -> None:
    draft = scored(level="HTT")
    nobody = replace(draft, tasks=tuple(replace(task, owner="") for task in draft.tasks))
    assert ("person_nothing_assigned", "warning", AT) in found(nobody, rating=BY_SCORE)


def test_a_wrong_sheet_of_a_persons_own_is_named() -> None:
    line = RatingLine(person="p1", level="HTT", sheet={"leader/other": "1"})
    draft = replace(scored(level="HTT"), own=(line,))
    assert ("person_sheet_malformed", "error", "person/p1/own") in found(draft, rating=BY_SCORE)


NGHE_AN = tuple(Fraction(k) for k in ("4/5", "1", "6/5", "3/2", "2"))


@pytest.mark.parametrize(
    ("coef", "coefficients", "factors", "is_strange"),
    [
        ("3", "K_nghean", NGHE_AN, True),
        ("1.20", "K_nghean", NGHE_AN, False),
        ("3", "", (), False),
        ("3", "plain", (Fraction(1),), False),
    ],
)
def test_a_coefficient_outside_of_the_months_set_is_asked_about(
    coef: str, coefficients: str, factors: tuple[Fraction, ...], is_strange: bool
) -> None:
    draft = scored(level="HTT")
    first, *others = draft.tasks
    draft = replace(draft, tasks=(replace(first, coef=coef), *others))
    schemes = replace(BY_SCORE.schemes, coefficients=coefficients, factors=factors)
    rating = replace(BY_SCORE, schemes=schemes)
    problem = ("person_coefficient_outside", "warning", f"task/{first.id}/coef")
    assert (problem in found(draft, rating=rating)) is is_strange

    told = MonthRater(draft, rating, TODAY).rate(draft.roster[0], draft.department[0])
    assert told is not None
    assert ("person_coefficient_outside" in {each.code for each in told.notes}) is is_strange


def test_a_coefficient_of_somebody_rated_without_points_is_not_asked_about() -> None:
    draft = replace(scored(level="B", sheet={}), department=(RatingLine(person="p1", level="B"),))
    tasks = tuple(replace(task, coef="3") for task in draft.tasks)
    schemes = MonthSchemes(coefficients="K_nghean", factors=NGHE_AN)
    said = found(replace(draft, tasks=tasks), rating=MonthRating(schemes=schemes))
    assert "person_coefficient_outside" not in {code for code, _level, _place in said}
