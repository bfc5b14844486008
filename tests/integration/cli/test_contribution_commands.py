"""``contribution`` from both ends: a member's workspace and the head's."""

from pathlib import Path
from typing import Any

import pytest
from tests.integration.cli.line import Line
from tests.living import PASSPHRASE, Begin, Life, begin_life

__all__ = ["begin_life"]

MONTH = "2026-11"
STAFF = "Người của tccb"


@pytest.fixture
def unit(begin_life: Begin) -> Life:
    life = begin_life(("tccb",))
    life.join("lan", STAFF, "TCCB", "staff")
    life.sync("lan", "vp", "tccb", "lan")
    life.at("2026-11-16 09:00")
    for name in ("lan", "tccb"):
        life.desks.pop(name).close()
    return life


def said(line: Line, lan: Path, life: Life) -> dict[str, Any]:
    """Let the member say something about one task and the own level; returns what is shown."""
    shown = line.ask(lan, "contribution", "show", MONTH)
    task = shown["tasks"][0]["id"]
    source = life.root / "phan.json"
    source.write_text(
        f'{{"tasks": [{{"id": "{task}", "status": "completed", "done_on": "2026-11-11"}}],'
        f' "ratings": [{{"person": "{shown["ratings"][0]["person"]}", "own": "A"}}]}}',
        encoding="utf-8",
    )
    return line.ask(lan, "contribution", "edit", MONTH, "--input", source)


def test_a_contribution_goes_from_the_member_to_the_draft_of_the_head(unit: Life) -> None:
    line = Line(unit.root, unit.clock, {"WORKREPORT_PASSPHRASE": PASSPHRASE})
    lan, tccb = unit.root / "lan", unit.root / "tccb"
    shown = said(line, lan, unit)
    assert shown.keys() == {"period", "tasks", "ratings", "sent"}
    assert [row["own"] for row in shown["ratings"]] == ["A"]
    assert len(line.ask(lan, "contribution", "send", MONTH)["entries"]) == 2
    assert line.refused(lan, "contribution", "send", MONTH) == (1, "contribution_unchanged")
    states = {part["state"] for part in line.ask(lan, "contribution", "show", MONTH)["sent"]}
    assert states == {"signed"}
    for workspace in (lan, tccb):
        line.ask(workspace, "sync", "--folder", unit.exchange)
    listed = line.ask(tccb, "contribution", "list", MONTH)
    assert listed["new"] == 2
    results = next(one for one in listed["contributions"] if one["kind"] == "results")
    place = results["rows"][0]["place"]
    taken = line.ask(tccb, "contribution", "take", MONTH, results["entry"][:12], "--row", place)
    assert (taken["taken"], taken["left"]) == ([place], [])
    assert line.ask(tccb, "contribution", "list", MONTH)["new"] == 1
    told = line.call("contribution", "list", MONTH, "--workspace", tccb)
    assert "Tự xếp loại" in told.out
    draft = line.ask(tccb, "report", "show", MONTH)
    assert draft["tasks"][0]["status"] == "completed"
    wrong = ("contribution", "take", MONTH, "ffff")
    assert line.refused(tccb, *wrong) == (2, "contribution_unknown")


def test_a_member_cannot_speak_for_the_department(unit: Life) -> None:
    line = Line(unit.root, unit.clock, {"WORKREPORT_PASSPHRASE": PASSPHRASE})
    source = unit.root / "qua.json"
    for text in (
        '{"text": {"advantages": "Tốt"}}',
        f'{{"ratings": [{{"name": "{STAFF}", "department": "A"}}]}}',
    ):
        source.write_text(text, encoding="utf-8")
        refused = line.refused(unit.root / "lan", "contribution", "edit", MONTH, "--input", source)
        assert refused == (2, "report_key_unknown")
