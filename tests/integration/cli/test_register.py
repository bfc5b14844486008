"""Reminders and the register of papers at the command line, on a month nobody has filed."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.integration.cli.line import Line

from workreport.domain.calendar import AGENCY_ZONE
from workreport.system.clock import TrainingClock

MONTH = "2026-11"
NEW = ("--name", "Ban Tổ chức", "--parent", "Tỉnh ủy", "--place", "Vinh", "--person", "Lê An")


@pytest.fixture
def office(tmp_path: Path) -> tuple[Line, Path]:
    """An office on the day after the limit of the month."""
    clock = TrainingClock(datetime(2026, 11, 2, 8, 0, tzinfo=AGENCY_ZONE))
    line = Line(tmp_path / "machine", clock)
    folder = tmp_path / "vp"
    assert line.call("agency", "new", folder, *NEW, "--training", "--json").code == 0
    line.ask(folder, "period", "open", MONTH)
    clock.set(datetime(2026, 11, 20, 8, 40, tzinfo=AGENCY_ZONE))
    return line, folder


def test_letters_calls_and_numbers_go_through_the_command_line(
    office: tuple[Line, Path], tmp_path: Path
) -> None:
    line, vp = office
    letter = ("--number", "12", "--date", "2026-11-20", "--term", "2025-2030")
    two = ("--unit", "TCCB", "--unit", "TCD", "--due", "2026-11-24")
    out = tmp_path / "nhac.pdf"
    told: dict[str, Any] = line.ask(vp, "office", "remind", MONTH, *two, *letter, "--out", out)
    assert (told["units"], told["way"], told["due"]) == (["TCCB", "TCD"], "letter", "2026-11-24")
    assert told["number"].startswith("12-CV/")
    assert told["same_number"] == []
    twice = ("office", "remind", MONTH, *two, *letter, "--out", tmp_path / "lan-nua.pdf")
    said = line.call(*twice, "--workspace", vp)
    assert said.code == 0, said.err
    assert said.out.splitlines()[1] == f"{told['number']}: trùng số trong sổ"
    assert out.read_bytes().startswith(b"%PDF")

    called = line.ask(vp, "office", "remind", MONTH, "--unit", "TCD", "--phone", "--text", "Gọi")
    assert (called["units"], called["way"], called["out"]) == (["TCD"], "phone", None)

    summary = tmp_path / "tong-hop.pdf"
    issue = ("register", "issue", "summary", MONTH, "--date", "2026-11-25")
    first = line.ask(vp, *issue, "--number", "120", "--out", summary)
    assert (first["term"], first["replaces"]) == ("2025-2030", None)
    again = tmp_path / "lan-2.pdf"
    second = line.ask(vp, *issue, "--number", "121", "--replaces", "120", "--out", again)
    assert second["replaces"].startswith("120-BC/")
    found = line.ask(vp, "register", "list", "--find", "bc 12")["papers"]
    assert [one["number"] for one in found] == ["121", "120"]
    assert found[1]["replaced_by"].startswith("121-BC/")
    assert line.ask(vp, "register", "list", "--find", "to chuc can bo")["papers"][0]["units"]
    voided = line.ask(vp, "register", "void", second["paper"], "--reason", "Sai thể thức")
    assert voided["void"] == "Sai thể thức"


def test_marks_are_printed_kept_and_written_out_again_and_secrecy_names_its_item(
    office: tuple[Line, Path], tmp_path: Path
) -> None:
    line, vp = office
    out, again = tmp_path / "tong-hop.pdf", tmp_path / "lan-nua.pdf"
    issue = ("register", "issue", "summary", MONTH, "--date", "2026-11-20", "--number", "7")
    secret = ("--secrecy", "mat", "--secrecy-list", "QĐ 1630/QĐ-TTg")
    assert line.refused(vp, *issue, *secret, "--out", out) == (2, "paper_secrecy_without_item")
    assert line.refused(vp, *issue, "--urgency", "gap", "--out", out) == (
        2, "paper_urgency_unknown"
    )  # fmt: skip
    assert not out.exists()
    marked = ("--urgency", "khan", "--circulation", "Xong hội nghị trả lại")
    told: dict[str, Any] = line.ask(
        vp, *issue, *secret, "--secrecy-item", "khoản 3", *marked, "--out", out
    )
    assert told["marks"]["secrecy_item"] == "khoản 3"
    assert "117/2025/QH15" in told["warnings"][0]
    assert line.ask(vp, "register", "print", told["paper"], "--out", again)["number"] == "7"
    assert again.read_bytes() == out.read_bytes()
    for wanted in (out, told["code"]):
        proof = line.ask(vp, "paper", "check", wanted)
        assert (proof["proved"], proof["registered"]["marks"]["urgency"]) == (True, "khan")

    draft = tmp_path / "du-thao.pdf"
    assert line.refused(vp, "paper", "grades", MONTH, "--draft", "2", "--out", draft) == (
        2, "paper_not_numbered"
    )  # fmt: skip


def test_a_refused_letter_writes_no_file_and_no_line(
    office: tuple[Line, Path], tmp_path: Path
) -> None:
    line, vp = office
    out = tmp_path / "nhac.pdf"
    remind = ("office", "remind", MONTH)
    assert line.refused(vp, *remind, "--out", out) == (2, "usage_day_malformed")
    dated = (*remind, "--date", "2026-11-20", "--out", out)
    assert line.refused(vp, *dated) == (2, "paper_number_missing")
    assert line.refused(vp, *dated, "--number", "12-CV") == (2, "paper_number_malformed")
    assert line.refused(vp, *remind, "--phone") == (2, "reminder_call_without_words")
    assert line.refused(vp, *remind, "--number", "12") == (2, "usage_out_missing")
    assert not out.exists()
    assert line.ask(vp, "register", "list")["papers"] == []
