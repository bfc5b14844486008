"""The fixed JSON shapes, key by key with their types."""

from typing import Any

import pytest
from tests.integration.cli.conftest import MONTH, Month

Text, Number, Truth = (str,), (int,), (bool,)
MaybeText = (str, type(None))

STATUS = {
    "period": Text,
    "deadlines": {
        "report": {"target": Text, "limit": Text},
        "office": {"target": Text, "limit": Text},
    },
    "units": [
        {
            "code": Text,
            "name": Text,
            "state": Text,
            "version": (int, type(None)),
            "versions_in_conflict": [{"entry": Text, "label": Text, "signed_at": Text}],
            "received_at": MaybeText,
            "version_received_at": MaybeText,
            "late": (bool, type(None)),
            "verdict": Text,
            "late_days": Number,
            "extension": MaybeText,
            "after_limit": Truth,
            "clock_off_minutes": (int, type(None)),
        }
    ],
    "missing": [Text],
    "state": Text,
}
COUNTS = {"completed": Number, "in_progress": Number, "not_started": Number}
GRADE = {
    "score": MaybeText,
    "level": MaybeText,
    "terms": [{"code": Text, "points": MaybeText, "max": Text, "why": Text}],
}
CONSOLIDATION = {
    "period": Text,
    "units": [
        {
            "code": Text,
            "version": (int, type(None)),
            "counts": COUNTS,
            "on_time": Number,
            "late_tasks": [
                {"id": Text, "content": Text, "due": Text, "done_on": MaybeText, "days": Number}
            ],
            "quality": {"1": Number, "2": Number, "3": Number},
            "advantages": Text,
            "limitations": Text,
            "grade": GRADE,
        }
    ],
    "totals": COUNTS,
    "ratings": {"A": Number, "B": Number, "C": Number, "D": Number, "not_rated": Number},
    "missing": [Text],
}
IMPORT = {
    "read": Number,
    "accepted": Number,
    "new": Number,
    "changed": Number,
    "same": Number,
    "problems": [
        {
            "sheet": Text,
            "row": Number,
            "column": Text,
            "value": Text,
            "code": Text,
            "message": Text,
            "severity": Text,
        }
    ],
}
VERIFIED = {
    "entries": Number,
    "valid": Number,
    "quarantined": Number,
    "forks": Number,
    "projections_equal": Truth,
    "erased_parts": Number,
    "faults": [{"subject": Text, "code": Text}],
}
DEADLINE = {"target": Text, "limit": Text, "why": Text}
SYNC = {
    "written": Number,
    "entries_out": Number,
    "read": Number,
    "entries_in": Number,
    "receipts": Number,
    "requests": Number,
    "held": [{"package": Text, "code": Text, "message": Text}],
}
REPORT = {
    "period": Text,
    "unit": Text,
    "kind": Text,
    "as_of": MaybeText,
    "tasks": [
        {
            **dict.fromkeys(
                ("id", "content", "origin", "lead", "director", "owner", "product"), Text
            ),
            **dict.fromkeys(("qty", "coef", "result", "cause", "evidence", "note"), Text),
            **dict.fromkeys(("due", "status", "done_on"), MaybeText),
            **dict.fromkeys(("objective", "exceeds", "carry"), Truth),
            "partners": [Text],
            "quality": (int, type(None)),
        }
    ],
    "text": dict.fromkeys(("results", "advantages", "limitations", "causes", "proposals"), Text),
    "next": [{"id": Text, "content": Text, "product": Text, "due": MaybeText, "owner": Text}],
    "ratings": [
        {
            "person": Text,
            "name": Text,
            "own": MaybeText,
            "department": MaybeText,
            "remark": Text,
            "not_rated": MaybeText,
        }
    ],
    "answers": [{"check": Text, "text": Text}],
    "replies": [{"mark": Text, "text": Text}],
    "outside": [{"mark": Text, "text": Text}],
}


def fits(value: Any, shape: Any, where: str = "") -> None:
    if isinstance(shape, dict):
        assert shape.keys() <= value.keys(), where  # more keys may come, none may go
        for name, inner in shape.items():
            fits(value[name], inner, f"{where}/{name}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for each in value:
            fits(each, shape[0], f"{where}[]")
    else:
        assert type(value) in shape, f"{where}: {value!r}"


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("status_open", STATUS),
        ("status_received", STATUS),
        ("status_closed", STATUS),
        ("consolidated", CONSOLIDATION),
        ("roster", IMPORT),
        ("plan", IMPORT),
        ("results", IMPORT),
        ("verified", VERIFIED),
        ("sent", SYNC),
        ("invited", {"code": Text, "expires": Text}),
        ("graded_TCCB", {"period": Text, "unit": Text, "grade": GRADE}),
    ],
)
def test_an_answer_has_its_shape(month: Month, name: str, shape: Any) -> None:
    fits(month.told[name], shape)


def test_a_shown_report_has_exactly_its_shape(month: Month) -> None:
    fits(month.ask(month.vp, "report", "show", MONTH, "--unit", "TCCB"), REPORT)


def test_deadlines_need_no_workspace(month: Month) -> None:
    answer = month.line.call("deadline", "2026-12", "--json").data
    fits(answer, {"period": Text, "report": DEADLINE, "office": DEADLINE})
    assert answer["report"]["target"] == "2026-12-19T00:00:00+07:00"
    assert answer["report"]["limit"] == "2026-12-22T00:00:00+07:00"
    assert "Thứ Bảy" in answer["report"]["why"] or "thứ Bảy" in answer["report"]["why"]


def test_accepted_rows_are_new_changed_and_same(month: Month) -> None:
    for name in ("roster", "plan", "results"):
        told = month.told[name]
        assert told["accepted"] == told["new"] + told["changed"] + told["same"]


def test_totals_are_the_sums_of_the_units(month: Month) -> None:
    told = month.told["consolidated"]
    for status, total in told["totals"].items():
        assert total == sum(unit["counts"][status] for unit in told["units"])


def test_scores_are_strings_with_two_decimals(month: Month) -> None:
    grade = month.told["graded_TCCB"]["grade"]
    points = [term["points"] for term in grade["terms"]]
    assert sum(float(each) for each in points) == pytest.approx(float(grade["score"]), abs=0.02)
    assert all(len(each.partition(".")[2]) == 2 for each in [*points, grade["score"]])
