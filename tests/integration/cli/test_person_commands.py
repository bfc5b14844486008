"""``person``, ``objection`` and ``event``: one person's result from publication to the answer."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.integration.cli.line import Line
from tests.living import PASSPHRASE, PERIOD, Begin, Life, begin_life

from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput

__all__ = ["begin_life"]

MONTH = "2026-11"
STAFF = "Người của tccb"
BY = DecidedBy("Tập thể Lãnh đạo Ban", date(2026, 11, 26), "Thông báo 12-TB/BTCTU")


@pytest.fixture
def unit(begin_life: Begin) -> Life:
    """A department whose member has a workspace; November waits for the leaders' word."""
    life = begin_life(("tccb",))
    life.join("lan", STAFF, "TCCB", "staff")
    life.sync("lan", "vp", "tccb", "lan")
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    life.at("2026-11-26 15:00")
    return life


def close(life: Life) -> None:
    words = ConclusionInput(text="Đúng tiến độ", unit="TCCB")
    decision = DecisionInput(person=STAFF, level="B", remark="Hoàn thành tốt nhiệm vụ được giao")
    life.vp.closing.conclude(PERIOD, [words], [decision], BY)
    gates = {gate.code: "Công văn 7-CV/BTCTU" for gate in life.vp.closing.gates(PERIOD)}
    life.vp.closing.close(PERIOD, gates)
    life.sync("vp", "lan")


def line_of(life: Life) -> Line:
    """Leave every desk and return the command line that opens them."""
    while life.desks:
        life.desks.popitem()[1].close()
    return Line(life.root, life.clock, {"WORKREPORT_PASSPHRASE": PASSPHRASE})


def written(life: Life, data: object) -> Path:
    path = life.root / "su-kien.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_an_objection_goes_to_the_chief_and_the_answer_back(unit: Life) -> None:
    close(unit)
    line = line_of(unit)
    lan, vp = unit.root / "lan", unit.root / "vp"
    results = line.ask(lan, "objection", "list")["results"]
    assert [(one["period"], one["level"], one["open"]) for one in results] == [(MONTH, "B", True)]
    assert line.refused(lan, "objection", "send", MONTH) == (2, "objection_text_missing")
    line.ask(lan, "objection", "send", MONTH, "--text", "Không đồng ý.")
    for workspace in (lan, vp):
        line.ask(workspace, "sync", "--folder", unit.exchange)
    (said,) = line.ask(vp, "objection", "list", "--period", MONTH)["objections"]
    assert (said["name"], said["level"], said["reply"]) == (STAFF, "B", None)
    reply = ("objection", "reply", said["entry"], "--outcome", "kept", "--text", "Giữ nguyên.")
    assert line.ask(vp, *reply)["entry"]
    assert line.refused(vp, *reply) == (1, "objection_answered")
    assert line.ask(vp, "objection", "days", "--set", "10") == {"days": 10}
    assert line.refused(lan, "objection", "days", "--set", "3") == (1, "only_chief_sets_days")
    told = line.call("objection", "list", "--workspace", vp)
    assert "đã trả lời" in told.out


def test_a_sheet_is_printed_and_the_reading_is_in_the_log(unit: Life) -> None:
    close(unit)
    line = line_of(unit)
    vp = unit.root / "vp"
    sheet = line.ask(vp, "person", "sheet", STAFF, "--through", MONTH)
    assert len(sheet["months"]) == 12
    assert sheet["months"][-1]["levels"] == {
        "own": "B",
        "department": "B",
        "decided": "B",
        "published": "B",
    }
    (month,) = line.ask(vp, "person", "access")["months"]
    assert month["whole"] is True
    assert [(one["person"], one["how"]) for one in month["readings"]] == [(STAFF, "command")]
    assert "Chu Ngọc Giang" in line.call("person", "access", "--workspace", vp).out
    refused = line.refused(unit.root / "lan", "person", "sheet", "Chu Ngọc Giang")
    assert refused == (1, "sheet_not_for_you")


def test_an_event_is_recorded_listed_and_lifted(unit: Life) -> None:
    line = line_of(unit)
    vp = unit.root / "vp"
    said = {"person": STAFF, "level": "D", "document": "77-QĐ/UBKT", "document_on": "2026-11-20"}
    by = {"decided_by": BY.decided_by, "meeting_on": "2026-11-26", "basis": BY.basis}
    recording = ("event", "record", MONTH, "--input", written(unit, said))
    assert line.refused(vp, *recording) == (1, "author_not_allowed")
    written(unit, said | by)
    event = line.ask(vp, *recording)["event"]
    (listed,) = line.ask(vp, "event", "list")["events"]
    assert (listed["name"], listed["level"], listed["lifted"]) == (STAFF, "D", None)
    decided = ("--decided-by", BY.decided_by, "--meeting-on", "2026-11-26", "--basis", BY.basis)
    assert line.refused(vp, "event", "lift", event, *decided) == (2, "reason_missing")
    line.ask(vp, "event", "lift", event, "--reason", "Quyết định bị hủy", *decided)
    (lifted,) = line.ask(vp, "event", "list", "--period", MONTH)["events"]
    assert lifted["lifted"] == "Quyết định bị hủy"
    assert line.refused(unit.root / "tccb", "event", "list") == (1, "events_not_for_you")
    written(unit, said | {"wrong": "x"})
    assert line.refused(vp, *recording)[1] == "input_key_unknown"
