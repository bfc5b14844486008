"""``score`` answers without any workspace, exactly, with every step."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.integration.cli.line import Line

TASKS = [
    {"id": "1", "assigned": 2, "done": "2", "coef": "400", "quality_faults": 1},
    {"id": "2", "assigned": "10", "done": 9, "coef": 100, "delays": "1"},
    {"id": "3", "assigned": 1, "done": 1, "coef": "300"},
]
WHOLE = {
    "group": "staff",
    "general": "28.5",
    "tasks": [
        {
            "id": "1",
            "assigned": "7",
            "done": "6",
            "coef": "1",
            "quality_faults": 0,
            "delays": 0,
            "exempt_quality": 0,
            "exempt_delay": 0,
            "exceeds": False,
        }
    ],
    "leader": {"unit_result": 100, "organising": "50", "unity": None},
    "deduction": "0",
    "blockers": [],
    "unit": {"completion": "0.95"},
}


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path / "machine", environment={})


def scored(line: Line, given: object, scheme: str = "nd335_staff") -> dict[str, Any]:
    answer = line.call("score", "--scheme", scheme, "--input", written(line, given), "--json")
    assert answer.code == 0, answer.out
    return answer.data


def refused(line: Line, given: object, scheme: str = "nd335_staff") -> tuple[int, str]:
    answer = line.call("score", "--scheme", scheme, "--input", written(line, given), "--json")
    return answer.code, answer.refusal


def written(line: Line, given: object) -> Path:
    line.folder.mkdir(parents=True, exist_ok=True)
    path = line.folder / "input.json"
    text = given if isinstance(given, str) else json.dumps(given)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_two_bases_answer_as_measured(line: Line) -> None:
    given = {"group": "staff", "general": "28.5", "tasks": TASKS}
    staff = scored(line, given)
    assert (staff["scheme"], staff["version"]) == ("nd335_staff", "1")
    assert (staff["task_score"], staff["task_score_exact"]) == ("61.94", "1115/18")
    assert (staff["total"], staff["total_exact"]) == ("90.44", "814/9")
    assert staff["components"] == {"a": "0.9524", "b": "0.8571", "c": "0.8452"}
    assert staff["components_exact"] == {"a": "20/21", "b": "6/7", "c": "71/84"}
    assert scored(line, given, "tu1053_staff")["task_score"] == "63.93"


def test_the_golden_input_is_excellent(line: Line) -> None:
    found = scored(line, {**WHOLE, "general": 30})
    assert (found["total"], found["level"], found["computed_level"]) == ("90.00", "HTXS", "HTXS")
    assert found["gates"] == []
    assert list(found) == [
        *("scheme", "version", "status", "task_score", "task_score_exact", "total"),
        *("total_exact", "components", "components_exact", "computed_level", "level", "gates"),
        *("missing", "notes", "explanation"),
    ]
    assert [step["step"] for step in found["explanation"]] == [
        *("base", "a", "b", "c", "task", "total", "computed_level", "level")
    ]
    assert {"step", "formula", "values", "result", "source"} <= set(found["explanation"][0])


def test_decimals_written_without_quotes_stay_exact(line: Line) -> None:
    assert scored(line, '{"general": 28.1, "tasks": [{"assigned": 1, "done": 1}]}')["total"] == (
        "98.10"
    )


def test_nothing_assigned_is_said_in_words(line: Line) -> None:
    found = scored(line, {"general": 30, "tasks": []})
    assert (found["task_score"], found["total"], found["level"]) == (None, None, None)
    assert found["components"] == {"a": None, "b": None, "c": None}
    assert found["missing"][0]["why"].startswith("Không đủ dữ liệu")


def test_gates_say_what_they_did(line: Line) -> None:
    given = {"general": 30, "tasks": [{"assigned": 1, "done": 1}], "blockers": ["discipline"]}
    found = scored(line, given, "tu1053_staff")
    assert (found["computed_level"], found["level"]) == ("A", "D")
    assert {gate["id"]: gate["hit"] for gate in found["gates"]} == {
        "a_needs": True,
        "b_needs": False,
        "c_needs": False,
        "d_not_done": False,
        "discipline": True,
    }
    assert all(gate["why"] for gate in found["gates"])


def test_the_answer_for_people_is_lines_in_their_language(line: Line) -> None:
    path = written(line, {"general": 30, "tasks": TASKS})
    answer = line.call("score", "--scheme", "nd335_staff", "--input", path)
    assert answer.code == 0
    assert "Nghị định 335: công chức không giữ chức vụ (nd335_staff@1, quy phạm)" in answer.out
    assert "[ND335 Art. 14.2b]" in answer.out
    assert "Tổng điểm: 91.94" in answer.out


def test_a_scheme_without_points_needs_no_tasks(line: Line) -> None:
    found = scored(line, {"level": "A", "remark": "Hoàn thành xuất sắc"}, "abcd_direct")
    assert (found["level"], found["total"], found["computed_level"]) == ("A", None, None)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"diem": 1}, "input_key_unknown"),
        ({"tasks": [{"assigned": 1, "done": 1, "k": 2}]}, "input_key_unknown"),
        ({"leader": {"mood": 1}}, "input_key_unknown"),
        ({"unit": {"size": 1}}, "input_key_unknown"),
        ({"general": "28,5"}, "rating_value_malformed"),
        ({"general": True}, "rating_value_malformed"),
        ({"general": "31"}, "rating_value_out_of_range"),
        ({"tasks": {}}, "rating_value_malformed"),
        ({"tasks": [1]}, "rating_value_malformed"),
        ({"tasks": [{"assigned": -1, "done": 1}]}, "rating_value_out_of_range"),
        ({"tasks": [{"assigned": 1, "done": 1, "coef": 0}]}, "rating_value_malformed"),
        ({"tasks": [{"assigned": 1, "done": 1, "delays": "0.5"}]}, "rating_value_malformed"),
        ({"tasks": [{"assigned": 1, "done": 1, "exceeds": "yes"}]}, "rating_value_malformed"),
        ({"tasks": [{"id": "1"}, {"id": 1}]}, "rating_task_twice"),
        ({"tasks": [{"id": ""}]}, "rating_value_malformed"),
        ({"group": "clerk"}, "rating_value_malformed"),
        ({"blockers": "discipline"}, "rating_value_malformed"),
        ({"blockers": ["late"]}, "rating_blocker_unknown"),
        ({"deduction": 2}, "rating_no_deduction"),
        ({"leader": {"unity": 101}}, "rating_value_out_of_range"),
        ({"leader": [1]}, "rating_value_malformed"),
        ({"remark": 1}, "rating_value_malformed"),
        ({"level": "HTT"}, "rating_level_is_computed"),
        ("[]", "input_not_object"),
        ("{", "input_not_json"),
    ],
)
def test_a_wrong_input_is_wrong_use_with_a_sentence(line: Line, given: object, code: str) -> None:
    assert refused(line, given) == (2, code)


def test_an_unknown_scheme_is_told_with_those_there_are(line: Line) -> None:
    path = written(line, WHOLE)
    answer = line.call("score", "--scheme", "nd336", "--input", path, "--json")
    assert (answer.code, answer.refusal) == (2, "scheme_unknown")
    assert "nd335_staff" in answer.data["error"]["next_step"]


def test_a_missing_input_is_the_fault_of_the_world(line: Line, tmp_path: Path) -> None:
    words = ("score", "--scheme", "nd335_staff", "--input", tmp_path / "none.json", "--json")
    answer = line.call(*words)
    assert (answer.code, answer.refusal) == (3, "file_missing")
