"""Where tasks come from and who holds them, on the command line over lived workspaces."""

import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.living import PASSPHRASE, PERIOD, Life, begin, stretch_codes_less

from workreport.cli import build
from workreport.domain.ids import new_id
from workreport.ledger.bodies.plan import TaskBody

Ask = Callable[..., dict[str, Any]]
MONTH = str(PERIOD)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("town"), ("tccb", "tcd"))
        yield life
        life.close()


@pytest.fixture(scope="module")
def task(town: Life) -> str:
    with town.vp.book.looking() as look:
        units = {unit.code: unit.unit for unit in look.directory.in_order}
    shared = TaskBody(
        id=new_id(),
        born=MONTH,
        unit=units["TCCB"],
        content="Rà soát hồ sơ cán bộ",
        due_on=date(2026, 11, 27),
        partners=[units["TCD"]],
    )
    town.vp.planning.assign(PERIOD, [shared])
    town.sync("vp", "tccb", "tcd")
    return shared.id


@pytest.fixture
def ask(town: Life, tmp_path: Path) -> Ask:
    """Call a command in a workspace that is closed meanwhile."""
    secret = tmp_path / "mat-khau.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")

    def call(name: str, *words: object, code: int = 0) -> dict[str, Any]:
        town.desks.pop(name).close()
        out = StringIO()
        options = ("--workspace", town.root / name, "--passphrase-file", secret, "--json")
        with redirect_stdout(out):
            got = build(town.program)([str(word) for word in (*words, *options)])
        town.desks[name] = town.program.open(town.root / name, PASSPHRASE)
        assert got == code, out.getvalue()
        found = json.loads(out.getvalue())
        assert isinstance(found, dict)
        return found

    return call


def test_a_part_is_written_and_listed(town: Life, task: str, ask: Ask) -> None:
    assert town.desks
    ask("tcd", "task", "part", MONTH, task, "--status", "in_progress", "--text", "Đã rà 20 hồ sơ",
        "--waiting-for", "VP=2026-11-01")  # fmt: skip
    listed = ask("tcd", "task", "parts", MONTH, "--unit", "TCD")["tasks"]
    assert [(one["id"], one["lead"], one["missing"]) for one in listed] == [
        (task, "TCCB", ["TCCB"])
    ]
    assert listed[0]["parts"] == [
        {
            "unit": "TCD",
            "status": "in_progress",
            "text": "Đã rà 20 hồ sơ",
            "waiting_for": "VP",
            "since": "2026-11-01",
            "until": None,
            "days_waited": 1,
        }
    ]
    wrong = ask("tcd", "task", "part", MONTH, task, "--status", "xong", code=2)
    assert wrong["error"]["code"] == "part_status_unknown"


def test_a_task_is_handed_over_and_its_passport_says_so(town: Life, task: str, ask: Ask) -> None:
    assert town.desks
    ask("tccb", "task", "handover", task, "--to", "Ngô Đức Nam", "--reason", "Phân công")
    found = ask("tccb", "task", "passport", task)
    assert found["born"] == MONTH
    assert found["original_due"] == "2026-11-27"
    assert [one["name"] for one in found["holders"]][-1] == "Ngô Đức Nam"
    assert ask("tccb", "task", "unheld", MONTH)["tasks"] == []
    nobody = ask("tccb", "task", "handover", task, "--reason", "Phân công", code=2)
    assert nobody["error"]["code"] == "usage_handover_receiver"


def test_a_task_passes_to_another_unit_from_the_command_line(town: Life, ask: Ask) -> None:
    own = town["tccb"].reporting.open(PERIOD).draft.tasks[0].id
    words = ("--reason", "Đúng chức năng", "--agreed-by", "Hai trưởng phòng", "--period", MONTH)
    refused = ask("tccb", "task", "handover", own, "--to-unit", "TCD", *words, code=1)
    assert refused["error"]["code"] == "handover_to_unit_by_office"
    assert ask("vp", "task", "handover", own, "--to-unit", "TCD", *words)["tasks"] == [own]
    moves = ask("vp", "task", "passport", own, "--period", MONTH)["passages"]
    assert [(one["from"], one["agreed_by"]) for one in moves] == [
        ("Phòng Tổ chức cán bộ", "Hai trưởng phòng")
    ]


def test_a_rule_is_set_skipped_and_taken_into_a_month(town: Life, ask: Ask, tmp_path: Path) -> None:
    assert town.desks
    file = tmp_path / "dinh-ky.json"
    said = {"content": "Báo cáo đảng viên", "from": MONTH, "until": "2027-06", "day": 15}
    file.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    rule = ask("tccb", "recurrence", "set", "--input", file)["id"]

    def due() -> list[tuple[str, str]]:
        found = ask("tccb", "recurrence", "due", MONTH)["due"]
        return [(one["state"], one["due"]) for one in found if one["of"] == rule]

    assert due() == [("due", "2026-11-15")]
    ask("tccb", "recurrence", "skip", rule, MONTH, "--reason", "Trùng đợt kiểm tra")
    ask("tccb", "recurrence", "take", MONTH)
    assert due() == [("skipped", "2026-11-15")]
    listed = ask("tccb", "recurrence", "list")["rules"][0]
    assert (listed["skipped"], listed["issued"]) == (
        [{"period": MONTH, "reason": "Trùng đợt kiểm tra"}],
        0,
    )
    file.write_text(json.dumps({**said, "day": "x"}), encoding="utf-8")
    wrong = ask("tccb", "recurrence", "set", "--input", file, code=2)
    assert wrong["error"]["code"] == "input_value_malformed"


def test_a_programme_a_week_and_loads_are_told_and_written(
    town: Life, ask: Ask, tmp_path: Path
) -> None:
    assert town.desks
    file = tmp_path / "chuong-trinh.json"
    items = [{"content": "Sơ kết chuyên đề", "unit": "TCCB", "due": "2026-11-19"}]
    said = {"title": "Chương trình năm 2026", "first_year": 2026, "items": items}
    file.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    kept = ask("vp", "programme", "set", "--input", file)["id"]
    listed = ask("vp", "programme", "list", "--year", 2026)["programmes"]
    assert [(one["id"], one["items"][0]["unit"]) for one in listed] == [(kept, "TCCB")]
    pdf, table = tmp_path / "tuan.pdf", tmp_path / "viec.csv"
    week = ask("vp", "week", "2026-11-18", "--out", pdf)
    assert "Sơ kết chuyên đề" in [one["content"] for one in week["days"][3]["due"]]
    assert pdf.read_bytes().startswith(b"%PDF")
    told = ask("vp", "load", MONTH, "--limits", "5,1", "--out", table)
    assert told["limits"] == {"active": 5, "overdue": 1}
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_task_is_talked_about_and_the_office_reads_it(town: Life, task: str, ask: Ask) -> None:
    empty = ask("tccb", "task", "comment", task, "--text", " ", code=2)
    assert empty["error"]["code"] == "comment_empty"
    entry = ask("tccb", "task", "comment", task, "--text", "Đã xin ý kiến")["entry"]
    town.sync("tccb", "vp")
    (said,) = ask("vp", "task", "comments", task, "--seen")["comments"]
    assert (said["entry"], said["text"], said["new"]) == (entry, "Đã xin ý kiến", True)
    assert [one["new"] for one in ask("vp", "task", "comments", task)["comments"]] == [False]


def test_kept_drafts_are_listed_shown_and_restored(town: Life, ask: Ask, tmp_path: Path) -> None:
    assert town.desks
    for words in ("Bản đầu", "Bản sau"):
        file = tmp_path / "sua.json"
        file.write_text(json.dumps({"text": {"causes": words}}), encoding="utf-8")
        ask("tccb", "report", "edit", MONTH, "--input", file)
    first = ask("tccb", "draft", "list", MONTH)["drafts"][-1]["version"]
    newest = ask("tccb", "draft", "list", MONTH)["drafts"][0]
    assert newest["changed"] == ["text/causes"]
    shown = ask("tccb", "draft", "show", MONTH, first)
    assert shown["report"]["text"]["causes"] == "Bản đầu"
    assert ask("tccb", "draft", "restore", MONTH, first)["restored"] == first
    assert ask("tccb", "report", "show", MONTH)["text"]["causes"] == "Bản đầu"
    assert ask("tccb", "draft", "show", MONTH, 99, code=2)["error"]["code"] == (
        "draft_version_unknown"
    )


def test_phrases_of_the_department_are_kept_beside_the_shipped_ones(town: Life, ask: Ask) -> None:
    assert town.desks
    words = ("--section", "causes", "--text", "Do thay đổi nhân sự")
    assert ask("tccb", "phrase", "add", *words)["own"] == ["Do thay đổi nhân sự"]
    listed = ask("tccb", "phrase", "list", "--section", "causes")["phrases"]["causes"]
    assert listed["own"] == ["Do thay đổi nhân sự"]
    assert listed["shipped"]
    assert ask("tccb", "phrase", "remove", *words)["own"] == []
    assert ask("tccb", "phrase", "remove", *words, code=2)["error"]["code"] == "phrase_unknown"
    wrong = ask("tccb", "phrase", "list", "--section", "khac", code=2)
    assert wrong["error"]["code"] == "phrase_section_unknown"
