"""Looking back from the command line: sheets, lists by rule, indices, verdicts, gates, answers."""

import re

from tests.integration.cli.conftest import Month

from workreport.domain.task import Status
from workreport.domain.workflow import PeriodState, UnitState

_CODES = {*UnitState, *PeriodState, *Status, "head", "chief", "admin", "officer", "warning", "note"}


def test_any_sheet_is_told_and_written(month: Month) -> None:
    units = month.ask(month.vp, "history", "2026-10..2026-11", "--sheet", "units")
    assert units["heads"][1:3] == ["10/26", "11/26"]
    assert {len(row) for row in units["rows"]} == {len(units["heads"])}
    steps = month.ask(month.vp, "history", "2026-11", "--sheet", "timeline", "--unit", "TCCB")
    assert any("trả lại bản 1" in row[2] for row in steps["rows"])
    for name in ("sheet.pdf", "sheet.xlsx"):
        out = month.folder / name
        written = month.ask(month.vp, "history", "2026-Q4", "--sheet", "people", "--out", out)
        assert written["bytes"] == out.stat().st_size
    refused = month.line.refused
    assert refused(month.vp, "history", "2026", "--unit", "ZZ") == (2, "unit_unknown")
    assert month.ask(month.vp, "history", "2026", "--unit", "tccb")["units"][0]["code"] == "TCCB"
    wrong = month.line.call("history", "2026", "--out", "x.doc", "--workspace", month.vp, "--json")
    assert wrong.data["error"]["values"]["known"] == "pdf, xlsx, ods, csv"
    assert "2031" in month.line.call("history", "2031", "--workspace", month.vp).out
    assert refused(month.vp, "history", "2026", "--sheet", "wind") == (2, "history_sheet_unknown")
    for words, code in (
        (("2026-11..2026-10", "--sheet", "units"), "span_reversed"),
        (("2026-11..2026-10",), "span_reversed"),
        (("2016-11..2026-11", "--sheet", "units"), "span_too_long"),
        (("2026-10..2026-11",), "span_malformed"),
    ):
        assert refused(month.vp, "history", *words) == (2, code), words
    # A quarter may be written by its months.
    assert month.ask(month.vp, "history", "2026-10..2026-12")["span"] == "2026-Q4"


def test_a_department_is_told_nothing_of_what_it_cannot_know(month: Month) -> None:
    for words in (("gates", "2026-12"), ("verdicts", 2026), ("queue", "2026-12")):
        refused = month.line.refused(month.tccb, "office", *words)
        assert refused == (1, "only_whole_desk"), words


def test_rules_are_shown_and_make_lists(month: Month) -> None:
    assert "[[rules]]" in month.ask(month.vp, "merit", "rules")["rules"]
    lists = month.ask(month.vp, "merit", "list", "2026")
    assert set(lists) == {"span", "unlocked", "commend", "criticise"}
    wrong = month.write("rules.json", {"rules": 3})
    assert month.line.refused(month.vp, "merit", "rules", "--input", wrong) == (
        2,
        "merit_malformed",
    )


def test_an_index_is_signed_year_by_year(month: Month) -> None:
    file = month.write("index.json", {"name": "PAR Index", "years": [{"year": 2025, "value": 8.5}]})
    kept = month.ask(month.vp, "index", "set", "--input", file)
    month.ask(month.vp, "index", "year", "par index", 2026, "--value", "9,25", "--rank", 2)
    (index,) = month.ask(month.vp, "index", "list")["indices"]
    assert index["id"] == kept["id"]
    assert [(one["year"], one["value"], one["rank"]) for one in index["years"]] == [
        (2025, "8.5", None),
        (2026, "9.25", 2),
    ]
    assert month.line.refused(month.vp, "index", "drop", "CPI") == (2, "index_unknown")
    month.ask(month.vp, "index", "drop", "PAR Index")
    assert month.ask(month.vp, "index", "list")["indices"] == []


def test_verdicts_gates_and_answers_have_their_commands(month: Month) -> None:
    verdicts = month.ask(month.vp, "office", "verdicts", 2026)["units"]
    assert {"VP", "TCCB"} <= {one["code"] for one in verdicts}
    gates = month.ask(month.vp, "office", "gates", "2026-12")["gates"]
    assert {(one["code"], one["subject"]) for one in gates} >= {("missing_unit", "TCCB")}
    assert all(one["who"] for one in gates if one["code"] == "not_concluded")
    refused = month.line.refused
    assert refused(month.vp, "office", "open", "2026-12", "--unit", "TCCB") == (1, "nothing_asked")
    wanted = ("office", "open", "2026-12", "--unit", "TCCB", "--refuse")
    assert refused(month.vp, *wanted) == (2, "reason_missing")


def test_people_read_words_where_programs_read_codes(month: Month) -> None:
    told = {}
    for words in (
        ("period", "status", "2026-11"),
        ("period", "status", "2026-12"),
        ("report", "show", "2026-11", "--unit", "TCCB"),
        ("agency", "status"),
        ("role", "list"),
        ("office", "questions", "2026-11"),
        ("office", "consolidate", "2026-11"),
        ("paper", "list"),
    ):
        answer = month.line.call(*words, "--workspace", month.vp)
        assert answer.code == 0, answer.err
        told[words[:3]] = answer.out
        found = _CODES & set(re.findall(r"[a-z_]+", answer.out.replace("founder-", "founder")))
        assert not found, (words, found)
    assert told["period", "status", "2026-11"].startswith("Tháng 11/2026: đã khóa")
    assert "Đã kết luận     bản 2" in told["period", "status", "2026-11"]
    assert "[Đã hoàn thành ]" in told["report", "show", "2026-11"]
    assert "Quản trị, Chánh Văn phòng" in told["agency", "status"]
    assert "Trưởng phòng" in told["role", "list"]
    assert "Tiến độ: " in told["office", "questions", "2026-11"]
    assert "HTXS" not in told["office", "consolidate", "2026-11"]
    assert "extension · Phiếu gia hạn: pdf" in told["paper", "list"]
