"""A whole month of two workspaces, Office and department, lived through the command line once."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.architecture.sources import CHECKOUT
from tests.integration.cli.line import Line

from workreport.system.clock import TrainingClock

SAMPLES = CHECKOUT / "resources" / "samples"
MONTH = "2026-11"
FOUNDER = "Chu Ngọc Giang"
HEAD = "Ngô Đức Nam"
DECIDED = (
    "--decided-by",
    "Tập thể Lãnh đạo Ban",
    "--meeting-on",
    "2026-11-24",
    "--basis",
    "Thông báo kết luận số 12-TB/BTCTU",
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


@dataclass
class Month:
    """Two workspaces, their shared folder, and every answer that was given."""

    line: Line
    clock: TrainingClock
    root: Path
    told: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def vp(self) -> Path:
        return self.root / "vp"

    @property
    def tccb(self) -> Path:
        return self.root / "tccb"

    @property
    def folder(self) -> Path:
        return self.root / "usb"

    def ask(self, workspace: Path, *words: object) -> dict[str, Any]:
        return self.line.ask(workspace, *words)

    def keep(self, name: str, workspace: Path, *words: object) -> dict[str, Any]:
        self.told[name] = self.ask(workspace, *words)
        return self.told[name]

    def sync(self, *workspaces: Path) -> None:
        for workspace in workspaces:
            self.ask(workspace, "sync", "--folder", self.folder)

    def write(self, name: str, data: object) -> Path:
        path = self.root / name
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return path


@pytest.fixture(scope="session")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    """The month of November 2026 from founding to close; tests read what was answered."""
    root = tmp_path_factory.mktemp("month")
    (root / "usb").mkdir()
    clock = TrainingClock(at("2026-11-02T08:00:00"))
    month = Month(Line(root / "machine", clock), clock, root)
    _found(month)
    _join(month)
    clock.set(at("2026-11-18T09:00:00"))
    _file(month)
    _return_and_correct(month)
    _own_report(month)
    clock.set(at("2026-11-24T09:00:00"))
    _close(month)
    return month


def _found(month: Month) -> None:
    found = month.line.call(
        *("agency", "new", month.vp, "--name", "Ban Tổ chức Tỉnh ủy", "--parent", "Tỉnh ủy"),
        *("--place", "Nghệ An", "--person", FOUNDER, "--training", "--json"),
    )
    assert found.code == 0, found.out
    month.told["new"] = found.data
    roster, plan = SAMPLES / "danh-sach.xlsx", SAMPLES / "ke-hoach-2026-11.xlsx"
    month.keep("rehearsed", month.vp, "import", "roster", roster, "--dry-run")
    month.keep("roster", month.vp, "import", "roster", roster)
    month.keep("plan", month.vp, "import", "plan", plan, "--period", MONTH)
    month.keep("opened", month.vp, "period", "open", MONTH)
    month.keep("status_open", month.vp, "period", "status", MONTH)


def _join(month: Month) -> None:
    invitation, request = month.root / "moi.wri", month.root / "yeu-cau.wrj"
    invited = month.keep(
        "invited",
        month.vp,
        *("agency", "invite", "--unit", "TCCB", "--role", "head", "--person", HEAD),
        *("--out", invitation),
    )
    joined = month.line.call(
        *("agency", "join", invitation, "--into", month.tccb, "--code", invited["code"]),
        *("--out", request, "--json"),
    )
    assert joined.code == 0, joined.out
    month.told["joined"] = joined.data
    month.sync(month.tccb, month.vp)
    month.keep("waiting", month.vp, "agency", "status")
    month.keep("approved", month.vp, "agency", "approve", request)
    month.sync(month.vp, month.tccb)
    month.keep("status_joined", month.tccb, "agency", "status")


def _completed(month: Month, workspace: Path) -> None:
    """Answer everything that still stands in the way of filing."""
    shown = month.ask(workspace, "report", "show", MONTH)
    people = [
        {"person": one["person"], "department": "B"}
        for one in shown["ratings"]
        if not one["not_rated"]
    ]
    tasks = [
        {"id": task["id"], "status": "in_progress", "cause": "Chờ ý kiến", "carry": True}
        for task in shown["tasks"]
        if task["status"] is None
    ]
    tasks += [
        {"id": task["id"], "cause": "Chờ các đơn vị gửi văn bản"}
        for task in shown["tasks"]
        if task["status"] in {"in_progress", "not_started"} and not task["cause"]
    ]
    said = {
        "tasks": tasks,
        "text": {"advantages": "Chủ động, đúng quy trình.", "limitations": "Một số việc còn chậm."},
        "ratings": people,
    }
    checked = month.ask(
        workspace, "report", "edit", MONTH, "--input", month.write("soan.json", said)
    )
    answers = [
        {"check": problem["check"], "text": "Đã rà soát, giữ nguyên."}
        for problem in checked["problems"]
        if problem["level"] == "warning"
    ]
    month.ask(
        workspace,
        *("report", "edit", MONTH, "--input", month.write("tra-loi.json", {"answers": answers})),
    )


def _file(month: Month) -> None:
    results = SAMPLES / "ket-qua-TCCB-2026-11.xlsx"
    month.keep("results", month.tccb, "import", "results", results, "--period", MONTH)
    month.keep("unready", month.tccb, "report", "check", MONTH)
    month.told["early"] = {"refused": month.line.refused(month.tccb, "report", "file", MONTH)}
    _completed(month, month.tccb)
    month.keep("checked", month.tccb, "report", "check", MONTH)
    month.keep("filed", month.tccb, "report", "file", MONTH)
    month.keep("status_filed", month.tccb, "period", "status", MONTH)
    month.keep("sent", month.tccb, "sync", "--folder", month.folder)
    month.keep("fetched", month.vp, "sync", "--folder", month.folder)
    month.keep("received", month.vp, "office", "receive", MONTH)
    month.keep("status_received", month.vp, "period", "status", MONTH)


def _return_and_correct(month: Month) -> None:
    month.keep("in_check", month.vp, "office", "check", MONTH, "--unit", "TCCB")
    task = month.ask(month.vp, "report", "show", MONTH, "--unit", "TCCB")["tasks"][0]["id"]
    past = ("office", "return", MONTH, "--unit", "TCCB", "--reason", "Muộn", "--due", "2026-11-01")
    month.told["past_due"] = {"refused": month.line.refused(month.vp, *past)}
    month.keep(
        "returned",
        month.vp,
        *("office", "return", MONTH, "--unit", "TCCB", "--reason", "Bổ sung kết quả"),
        *("--row", f"{task}=Ghi rõ số văn bản", "--mark", "text/limitations=Nêu cụ thể hơn"),
    )
    month.sync(month.vp, month.tccb)
    marked = month.keep("marked", month.tccb, "report", "check", MONTH)
    month.told["unanswered"] = {"refused": month.line.refused(month.tccb, "report", "file", MONTH)}
    corrected = {
        "tasks": [{"id": task, "evidence": "Số 15-BC/BTCTU ngày 17/11/2026"}],
        "text": {"limitations": "Hai nhiệm vụ chậm do chờ văn bản."},
        "replies": [{"mark": mark["path"], "text": "Đã bổ sung."} for mark in marked["marks"]],
    }
    month.ask(
        month.tccb,
        *("report", "edit", MONTH, "--input", month.write("sua.json", corrected)),
    )
    month.keep("refiled", month.tccb, "report", "file", MONTH)
    month.sync(month.tccb, month.vp)
    month.keep("queue", month.vp, "office", "queue", MONTH)
    month.keep("preview", month.vp, "office", "accept", MONTH, "--clean", "--preview")
    many = ("office", "return", MONTH, "--unit", "TCCB", "--unit", "VP", "--reason", "Bổ sung")
    month.keep("many", month.vp, *many, "--code", "unclear", "--preview")
    month.told["many_marked"] = {"refused": month.line.refused(month.vp, *many, "--mark", "a=b")}
    ticks = ("--tick", "plan", "--tick", "results")
    month.keep("ticked", month.vp, "office", "tick", MONTH, "--unit", "TCCB", *ticks)
    month.keep("findings", month.vp, "office", "findings", MONTH, "--unit", "TCCB")
    month.keep("accepted", month.vp, "office", "accept", MONTH, "--unit", "TCCB")


def _own_report(month: Month) -> None:
    _completed(month, month.vp)
    month.ask(month.vp, "report", "file", MONTH)
    month.ask(month.vp, "office", "receive", MONTH)
    month.ask(month.vp, "office", "accept", MONTH, "--unit", "VP")


def _close(month: Month) -> None:
    month.keep("consolidated", month.vp, "office", "consolidate", MONTH)
    for unit in ("TCCB", "VP"):
        month.keep(
            f"graded_{unit}",
            month.vp,
            *("office", "grade", MONTH, "--unit", unit, "--set", "U5=9", "--set", "U6=8,5"),
            *("--reason", "Phối hợp tốt", *DECIDED),
        )
    overriding = ("office", "grade", MONTH, "--unit", "VP", "--level", "hTxS")
    month.told["no_reason"] = {"refused": month.line.refused(month.vp, *overriding, *DECIDED)}
    month.keep("overridden", month.vp, *overriding, "--reason", "Việc đột xuất", *DECIDED)
    month.keep("consolidated_again", month.vp, "office", "consolidate", MONTH)
    task = month.told["returned"]["marks"][0]["path"].removeprefix("task/")
    said = {
        "conclusions": [
            {"unit": "TCCB", "task": task, "verdict": "late", "text": "Chậm, cần rút kinh nghiệm."},
            {"unit": "TCCB", "text": "Hoàn thành quy hoạch trong tháng 12.", "becomes_task": True},
        ],
        "decisions": [{"person": HEAD, "level": "B", "remark": "Hoàn thành tốt"}],
        "decided_by": DECIDED[1],
        "meeting_on": DECIDED[3],
        "basis": DECIDED[5],
    }
    concluding = month.line.call(
        *("office", "conclude", MONTH, "--input", month.write("ket-luan.json", said)),
        *("--workspace", month.vp, "--json"),
    )
    month.told["gates"] = {"exit": concluding.code, **concluding.data}
    month.keep(
        "closed",
        month.vp,
        *("office", "close", MONTH, "--override", "missing_unit:TCD=Công văn 7-CV/BTCTU"),
        *("--override", "missing_unit:BVCT=Công văn 7-CV/BTCTU"),
    )
    month.sync(month.vp, month.tccb)
    month.keep("status_closed", month.tccb, "period", "status", MONTH)
    month.keep("next_tasks", month.tccb, "task", "list", "2026-12")
    month.keep("verified", month.vp, "verify")
