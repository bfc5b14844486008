"""Units, people, roles and filing for a unit, on the command line over lived workspaces."""

import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.living import PASSPHRASE, PERIOD, Life, begin, stretch_codes_less

from workreport.cli import build

Ask = Callable[..., dict[str, Any]]
MONTH = str(PERIOD)
PAPER = ("--basis", "Quyết định 12-QĐ/BTCTU")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("town"), ("tccb",))
        life.at("2026-11-19 09:00")
        yield life
        life.close()


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
        found: dict[str, Any] = json.loads(out.getvalue())
        assert got == code, found
        return found

    return call


def names(ask: Ask) -> dict[str, dict[str, Any]]:
    return {one["code"]: one for one in ask("vp", "unit", "list")["units"]}


def test_units_are_opened_renamed_split_and_closed_after_a_preview(ask: Ask) -> None:
    words = ("BVCTNB", "--on", "2026-12-01", "--name", "Phòng Bảo vệ chính trị", *PAPER)
    planned = ask("vp", "unit", "rename", "BVCT", *words[1:], "--dry-run")
    assert (planned["signed"], names(ask)["BVCT"]["names"][1:]) == (False, [])
    done = ask("vp", "unit", "rename", "BVCT", *words[1:])
    assert done["words"] == planned["words"]
    story = names(ask)["BVCT"]
    assert [one["from"] for one in story["names"]] == [None, "2026-12-01"]
    assert story["name"] == "Phòng Bảo vệ chính trị nội bộ"  # until the day has come
    ask("vp", "unit", "new", "--code", "TH", "--name", "Phòng Tổng hợp", "--on", "2026-12-01")
    parts = ("--into", "TH1=Phòng Tổng hợp 1", "--into", "TH2=Phòng Tổng hợp 2")
    ask("vp", "unit", "split", "TH", "--on", "2027-01-01", *parts)
    assert names(ask)["TH"]["successors"] == ["Phòng Tổng hợp 1", "Phòng Tổng hợp 2"]
    ask("vp", "unit", "close", "TH2", "--on", "2027-02-01")
    assert names(ask)["TH2"]["ends_on"] == "2027-01-31"
    same = ask("vp", "unit", "new", "--code", "tccb", "--name", "X", "--on", "2026-12-01", code=1)
    assert same["error"]["code"] == "unit_code_taken"
    office = ask("vp", "unit", "close", "VP", "--on", "2026-12-01", code=1)
    assert office["error"]["code"] == "unit_part_needed"
    head = ask("tccb", "unit", "close", "TCD", "--on", "2026-12-01", code=1)
    assert head["error"]["code"] == "only_office_sets_up"


def test_people_are_added_moved_arranged_and_leave(ask: Ask) -> None:
    for name in ("Hồ Văn An", "Hồ Văn Bình"):
        ask("vp", "staff", "add", name, "--unit", "BVCT", "--position", "Chuyên viên")
    ask("vp", "staff", "arrange", "BVCT", "Hồ Văn Bình", "Hồ Văn An")
    listed = [one["name"] for one in people(ask) if one["unit"].startswith("Phòng Bảo vệ")]
    assert listed == ["Hồ Văn Bình", "Hồ Văn An"]
    words = ("--position", "Phó Trưởng phòng", "--on", "2026-12-01", *PAPER)
    said = ask("vp", "staff", "change", "Hồ Văn An", *words)
    assert {one["code"] for one in said["changes"]} == {"person_position", "person_group"}
    ask("vp", "staff", "change", "Hồ Văn An", "--unit", "TCCB", "--on", "2027-01-01")
    an = next(one for one in people(ask) if one["name"] == "Hồ Văn An")
    assert [one["from"] for one in an["places"]] == [None, "2026-12-01", "2027-01-01"]
    assert (an["position"], an["group"]) == ("Chuyên viên", "civil_servants")  # today still
    ask("vp", "staff", "beside", "Hồ Văn Bình", "--unit", "VP", "--position", "Thủ quỹ",
        "--on", "2026-11-19")  # fmt: skip
    ask("vp", "staff", "leave", "Hồ Văn Bình", "--last-on", "2026-11-30", "--why", "retired")
    gone = next(one for one in people(ask) if one["name"] == "Hồ Văn Bình")
    assert (gone["left_why"], gone["here"]) == ("retired", True)
    assert [one["position"] for one in gone["beside"]] == ["Thủ quỹ"]
    again = ask("vp", "staff", "change", "Hồ Văn An", "--unit", "BVCT", code=1)
    assert again["error"]["code"] == "set_up_nothing_changes"


def people(ask: Ask) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask("vp", "staff", "list")["people"]
    return found


def test_a_role_is_given_with_a_reason_and_withdrawn_from_today_on(ask: Ask) -> None:
    words = ("--unit", "TCCB", "--reason", "Phụ trách phòng")
    grant = ask("vp", "role", "give", "Người của tccb", "deputy", *words)["grant"]
    twice = ask("vp", "role", "give", "Người của tccb", "deputy", *words, code=1)
    assert twice["error"]["code"] == "role_held_already"
    late = ("--reason", "Thôi phụ trách", "--last-on", "2026-11-18")
    past = ask("vp", "role", "withdraw", grant, *late, code=1)
    assert past["error"]["code"] == "role_end_in_past"
    ask("vp", "role", "withdraw", grant, *late[:2])
    found = next(one for one in ask("vp", "role", "list")["roles"] if one["grant"] == grant)
    assert (found["until"], found["reason"]) == ("2026-11-19", "Thôi phụ trách")
    assert found["given_by"] == "Chu Ngọc Giang"


def test_the_office_files_for_a_unit_with_its_original_and_the_day_it_came(
    town: Life, ask: Ask, tmp_path: Path
) -> None:
    original = tmp_path / "bao-cao.pdf"
    original.write_bytes(b"%PDF-1.4 ban giay")
    shape = ask("vp", "report", "show", MONTH, "--unit", "TCD")
    tasks = [
        {"id": one["id"], "status": "completed", "done_on": "2026-11-10", "result": "Đã xong"}
        for one in shape["tasks"]
    ]
    entered = tmp_path / "nhap.json"
    text = {"results": "Theo bản giấy", "advantages": "Đủ việc", "limitations": "Không"}
    entered.write_text(json.dumps({"tasks": tasks, "text": text}), encoding="utf-8")
    ask("vp", "report", "edit", MONTH, "--unit", "TCD", "--input", entered)
    words = ("report", "file", MONTH, "--unit", "TCD", "--on-behalf", "--source", original)
    reason = ("--reason", "Phòng chưa có máy")
    wrong = ask("vp", *words, "--basis", "fax", "--received", "2026-11-18", *reason, code=2)
    assert wrong["error"]["code"] == "basis_unknown"
    head = ask("tccb", *words, "--basis", "paper", "--received", "2026-11-18", *reason, code=1)
    assert head["error"]["code"] == "only_office_enters"
    done = ask("vp", *words, "--basis", "paper", "--received", "2026-11-18", *reason)
    assert (done["verdict"], done["late_days"]) == ("on_time", 0)
    line = town.line("vp", "TCD")
    assert line.current is not None
    assert (line.current.entered, line.state.value) == ("paper", "received")
    with town.vp.book.looking() as look:
        body = look.projections.bodies([line.current.entry])[line.current.entry]
    source = getattr(body, "source", None)
    assert source is not None
    assert source.name == "bao-cao.pdf"
    kept = town.vp.evidence.content(source, PERIOD, line.unit.unit)
    assert kept == original.read_bytes()
