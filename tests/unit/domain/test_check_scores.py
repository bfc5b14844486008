from dataclasses import replace
from typing import Any

import pytest
from tests.unit.domain import schemes as files
from tests.unit.domain.test_checks import CLEAN, PERSON, REMARK, found

from workreport.domain.month_rating import MonthRating
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
