"""The agency's calendar, its rules, extensions and forecasts at the command line."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.integration.cli.line import Line

from workreport.app import load_languages
from workreport.system.clock import TrainingClock

VP = "vp"


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    """An agency with November open, on the second of November."""
    root = tmp_path_factory.mktemp("calendar")
    clock = TrainingClock(datetime.fromisoformat("2026-11-02T08:00:00+07:00"))
    line = Line(root, clock)
    founded = line.call(
        *("agency", "new", root / VP, "--name", "Ban Tổ chức", "--parent", "Tỉnh ủy"),
        *("--place", "Nghệ An", "--person", "Chu Ngọc Giang", "--training", "--json"),
    )
    assert founded.code == 0, founded.out
    line.ask(root / VP, "period", "open", "2026-11")
    return line


def at(line: Line) -> Path:
    return line.folder / VP


@pytest.mark.parametrize(
    ("words", "target", "limit"),
    [
        (("2026-12",), "2026-12-19", "2026-12-22"),
        (("2026-02",), "2026-02-14", "2026-02-24"),
        (("2026-11", "--template", "thanhhoa_25_28"), "2026-11-24", "2026-11-26"),
        (("2026-Q4",), "2026-12-19", "2026-12-22"),
        (("2026-10", "--template", "quarter_20_25_30_03"), "2026-12-19", "2026-12-22"),
        (("2026",), "2026-12-15", "2026-12-15"),
    ],
)
def test_deadlines_of_months_quarters_and_years(
    tmp_path: Path, words: tuple[str, ...], target: str, limit: str
) -> None:
    answer = Line(tmp_path).call("deadline", *words, "--json").data
    assert answer["report"]["target"] == f"{target}T00:00:00+07:00"
    assert answer["report"]["limit"] == f"{limit}T00:00:00+07:00"


def test_the_reason_stands_in_the_words_of_the_language(tmp_path: Path) -> None:
    line = Line(tmp_path)
    load_languages(line.program.resources)
    said = line.call("deadline", "2026-12", "--json").data["report"]["why"]
    assert "hạn cuối thứ Hai 21/12/2026 vì ngày 19 là thứ Bảy" in said
    told = line.call("deadline", "2026-Q4", "--steps", "--json").data
    assert [step["id"] for step in told["steps"]] == ["unit", "personnel", "meeting", "notice"]
    shown = line.call("deadline", "2026-11").out
    assert "Lãnh đạo kết luận" in shown
    assert "Leaders conclude" in line.call("deadline", "2026-11", "--lang", "en").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("2026-Q5",), "span_malformed"),
        (("2026-Q4", "--template", "nghean_20_25"), "deadline_template_other_span"),
    ],
)
def test_a_wrong_span_is_refused(tmp_path: Path, words: tuple[str, ...], code: str) -> None:
    answer = Line(tmp_path).call("deadline", *words, "--json")
    assert (answer.code, answer.refusal) == (2, code)


def test_a_day_off_is_rehearsed_signed_and_taken_back(line: Line, tmp_path: Path) -> None:
    words = ("calendar", "set", "2026", "--off", "2026-11-19=Nghỉ bù", "--basis", "05-TB")
    rehearsed = line.ask(at(line), *words, "--dry-run")
    assert rehearsed["moved"] == []
    assert rehearsed["moves"] == [
        {
            "period": "2026-11",
            "deadline": "report",
            "old": {"target": "2026-11-20T00:00:00+07:00", "limit": "2026-11-20T00:00:00+07:00"},
            "new": {"target": "2026-11-19T00:00:00+07:00", "limit": "2026-11-21T00:00:00+07:00"},
        }
    ]
    assert line.refused(at(line), *words) == (2, "reason_missing")
    signed = line.ask(at(line), *words, "--reason", "Thông báo nghỉ bù")
    assert signed["moved"] == ["2026-11"]
    status = line.ask(at(line), "period", "status", "2026-11")
    assert status["deadlines"]["report"]["limit"] == "2026-11-21T00:00:00+07:00"
    own = [day for day in line.ask(at(line), "calendar", "show", "2026")["days"] if day["own"]]
    assert own == [
        {"day": "2026-11-19", "working": False, "name": "Nghỉ bù", "basis": "05-TB", "own": True}
    ]
    table = tmp_path / "lich.csv"
    assert line.ask(at(line), "calendar", "export", "2026", "--out", table)["days"] == 1
    back = line.ask(
        at(line),
        *("calendar", "set", "2026", "--remove", "2026-11-19", "--reason", "Hủy", "--keep-months"),
    )
    assert (len(back["moves"]), back["moved"]) == (1, [])
    again = line.ask(at(line), "calendar", "set", "2026", "--file", table, "--reason", "Nhập lại")
    assert (again["moves"], again["moved"]) == ([], [])
    assert line.refused(at(line), "calendar", "set", "2026") == (2, "calendar_nothing_said")


def test_rules_are_shown_and_chosen_from_a_month_on(line: Line) -> None:
    assert line.ask(at(line), "period", "rules")["cut_off"] == "forecast"
    assert line.refused(at(line), "period", "rules", "--from", "2026-12")[0] == 2
    words = ("period", "rules", "--cut-off", "next_month", "--from")
    assert line.refused(at(line), *words, "2026-11") == (1, "setting_month_open")
    chosen = line.ask(at(line), *words, "2026-12")
    assert chosen["cut_off"] == "next_month"
    assert {"name": "cut_off", "value": "next_month", "from": "2026-12"} in chosen["choices"]


def test_extensions_name_reason_granter_and_expiry(line: Line) -> None:
    line.ask(
        at(line),
        *("office", "extend", "2026-11", "--unit", "TCD", "--until", "2026-11-24"),
        *("--reason", "Chờ cơ sở trả lời"),
    )
    granted = line.ask(at(line), "period", "extensions", "2026-11")["granted"]
    assert [
        (one["slip"], one["granted_by"], one["reason"], one["until"], one["expired"])
        for one in granted
    ] == [
        (
            "2026-11/TCD/1",
            "Chu Ngọc Giang",
            "Chờ cơ sở trả lời",
            "2026-11-25T00:00:00+07:00",
            False,
        )
    ]
    assert line.ask(at(line), "period", "forecasts", "2026-11")["tasks"] == []


def test_own_deadlines_are_tried_then_signed_from_a_month_on(line: Line) -> None:
    at = line.folder / "vp"
    said = ("--from", "2027-03", "--report", "day=18", "--report", "inclusive=yes")
    tried = line.ask(at, "period", "deadlines", *said, "--report", "hour=17:00", "--dry-run")
    assert tried["template"] is None
    assert line.refused(at, "period", "deadlines", *said) == (2, "reason_missing")
    wrong = line.refused(
        at, "period", "deadlines", "--from", "2027-03", "--report", "day=mai", "--reason", "x"
    )
    assert wrong == (2, "deadline_rule_malformed")
    signed = line.ask(
        *(at, "period", "deadlines", *said, "--report", "hour=17:00", "--office", "grace=1"),
        *("--reason", "Thông báo 12"),
    )
    assert (signed["template"], signed["moved"]) == ("own_1", [])
    found = line.ask(at, "deadline", "2027-03")
    assert found["report"]["limit"] == "2027-03-18T17:00:00+07:00"
