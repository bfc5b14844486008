"""Sheets at the command line: columns told, a rehearsal, files out that are the same coming in."""

import pytest
from tests.integration.cli.conftest import MONTH, Month
from tests.unit.sheets.books import xlsx


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
def test_plan_and_roster_come_in_as_they_went_out(month: Month, ending: str) -> None:
    for kind, words in (("plan", [MONTH]), ("roster", [])):
        out = month.root / f"{kind}.{ending}"
        rows = month.ask(month.vp, "export", kind, *words, "--out", out)["rows"]
        period = ["--period", MONTH] if kind == "plan" else []
        again = month.ask(month.vp, "import", kind, out, *period, "--dry-run")
        assert (again["read"], again["same"]) == (rows, rows)
        assert rows > 20


def test_a_column_is_named_told_and_refused_where_it_cannot_be(month: Month) -> None:
    sheet = month.root / "la.xlsx"
    sheet.write_bytes(xlsx([["STT", "Đầu mục", "Bên gánh"], [1, "Kiểm kê tài sản", "Bên ta"]]))
    told = month.ask(month.vp, "import", "columns", "plan", sheet)
    assert [one["field"] for one in told["columns"]] == ["number", None, None]
    assert "content" in told["fields"]
    maps = ("--map", "Đầu mục=content", "--map", "Bên gánh=leads", "--mean", "Bên ta=TCCB")
    taken = month.ask(month.vp, "import", "plan", sheet, "--period", MONTH, *maps, "--dry-run")
    assert (taken["new"], taken["problems"]) == (1, [])
    refused = month.line.refused
    assert refused(month.vp, "import", "plan", sheet, "--map", "Đầu mục=ai") == (
        2,
        "import_field_unknown",
    )
    assert refused(month.vp, "import", "plan", sheet, "--map", "Đầu mục") == (
        2,
        "import_map_malformed",
    )
    out = month.root / "a.pdf"
    assert refused(month.vp, "export", "plan", MONTH, "--out", out) == (2, "sheet_ending_unknown")


def test_an_import_that_was_sent_cannot_be_undone(month: Month) -> None:
    assert month.line.refused(month.vp, "import", "undo") == (1, "import_sent_already")
