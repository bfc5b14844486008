"""The papers of a desk, written by the command line."""

import io
from pathlib import Path

import pdfplumber
import pytest
from tests.integration.cli.conftest import HEAD, MONTH, Month


def text_of(path: Path) -> str:
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as file:
        return " ".join(" ".join(page.extract_text() for page in file.pages).split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("receipt", "--unit", "TCCB"), "BIÊN NHẬN"),
        (("receipt", "--unit", "TCCB", "--version", "1"), "tháng 11 năm 2026, bản 1"),
        (("diff", "--unit", "TCCB", "--from", "1", "--to", "2"), "SO SÁNH BẢN 1 VÀ BẢN 2"),
        (("diff", "--all"), "(Chữ đậm: chỗ khác nhau)"),
        (("grades", "--unit", "TCCB"), "GIẢI TRÌNH ĐIỂM THÁNG 11"),
        (("person", "--person", HEAD), f"Họ và tên: {HEAD}."),
    ],
)
def test_a_department_writes_the_papers_of_its_desk(
    month: Month, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    kind, *options = words
    out = tmp_path / f"{kind}.pdf"
    answer = month.ask(month.tccb, "paper", kind, MONTH, *options, "--out", out)
    assert (answer["kind"], answer["bytes"]) == (kind, out.stat().st_size)
    assert told.casefold() in text_of(out).casefold()


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("extension", "--unit", "TCCB"), (1, "paper_no_extension")),
        (("receipt", "--unit", "TCD"), (1, "paper_of_other_unit")),
        (("receipt", "--unit", "TCCB", "--version", "9"), (2, "version_unknown")),
        (("diff", "--unit", "TCCB", "--version", "1"), (1, "paper_one_version")),
        (("person", "--person", "Không ai cả"), (2, "person_unknown")),
        (("report", "--edition", "board"), (2, "paper_edition_none")),
        (("report", "--format", "docx"), (2, "paper_ending_differs")),
        (("khong-co", "--format", "odt"), (2, "paper_unknown")),
        (("khong-co",), (2, "paper_unknown")),
    ],
)
def test_what_is_not_held_or_not_ones_own_is_refused(
    month: Month, tmp_path: Path, words: tuple[str, ...], refusal: tuple[int, str]
) -> None:
    kind, *options = words
    out = tmp_path / "x.pdf"
    asked = ("paper", kind, MONTH, *options, "--out", out)
    assert month.line.refused(month.tccb, *asked) == refusal
    assert not out.exists()


def test_the_kinds_bear_the_names_of_the_contract_and_say_what_hinders_them(month: Month) -> None:
    told = month.ask(month.vp, "paper", "list", MONTH)["papers"]
    lines = {one["kind"]: one for one in told}
    assert {"ratings", "review", "board-pack"} <= lines.keys()
    assert not {"classification", "pack"} & lines.keys()
    assert lines["ratings"]["editions"] == ["leaders", "departments", "board"]
    assert lines["review"]["formats"] == ["pdf", "docx", "xlsx"]
    assert (lines["ratings"]["can_be_drawn"], lines["ratings"]["why_not"]) == (True, None)
    # November ends no quarter, so that there is no review that ends with it.
    why = lines["review"]["why_not"]
    assert (why["code"], lines["review"]["can_be_drawn"]) == ("review_needs_span", False)
    told = month.ask(month.vp, "paper", "list", "2026-12")["papers"]
    assert next(one for one in told if one["kind"] == "review")["can_be_drawn"]
    why = lines["extension"]["why_not"]
    assert (why["code"], lines["extension"]["can_be_drawn"]) == ("paper_no_extension", False)
    assert why["next_step"]
    assert "can_be_drawn" not in month.ask(month.vp, "paper", "list")["papers"][0]


def test_numbered_copies_are_written_in_one_act_and_no_other_file_is_touched(
    month: Month, tmp_path: Path
) -> None:
    folder = tmp_path / "ban"
    asked = ("paper", "board-pack", MONTH, "--edition", "board", "--copies")
    made = month.ask(month.vp, *asked, "1-2, 99", "--out", folder)
    assert [one["copy"] for one in made["copies"]] == [1, 2, 99]
    assert made["copies"][0]["holder"]
    assert made["copies"][2]["holder"] is None
    for one in made["copies"]:
        assert f"Bản số {one['copy']:02d}" in text_of(Path(one["file"]))
    last = made["copies"][2]["file"]
    assert month.ask(month.vp, "paper", "check", last)["file"] == "identical"
    assert "99 Dự phòng" in text_of(Path(made["recall"]))
    # The same once more changes nothing; a file of other words under the name is kept as it is.
    assert month.ask(month.vp, *asked, "1-2, 99", "--out", folder) == made
    second = Path(made["copies"][1]["file"])
    second.write_bytes(b"another")
    again = month.line.refused(month.vp, *asked, "1-2, 99", "--out", folder)
    assert (again, second.read_bytes()) == ((3, "file_exists"), b"another")
    for wrong in ("0", "2-1", "100", "1-x", "1,,2"):
        refused = month.line.refused(month.vp, *asked, wrong, "--out", folder)
        assert refused == (2, "paper_copies_malformed"), wrong
    notice = ("paper", "summary", MONTH, "--copies", "1-2", "--out", folder)
    assert month.line.refused(month.vp, *notice) == (2, "paper_copies_only_pack")
    held = ("paper", "board-pack", MONTH, "--copies", "1", "--out", folder)
    assert month.line.refused(month.tccb, *held) == (1, "paper_of_office")


def test_older_names_of_kinds_are_understood_and_a_review_needs_its_span(
    month: Month, tmp_path: Path
) -> None:
    older, newer = tmp_path / "a.pdf", tmp_path / "b.pdf"
    month.ask(month.vp, "paper", "classification", MONTH, "--out", older)
    month.ask(month.vp, "paper", "ratings", MONTH, "--out", newer)
    assert older.read_bytes() == newer.read_bytes()
    assert month.ask(month.vp, "paper", "check", newer)["kind"] == "ratings"
    out = tmp_path / "x.pdf"
    assert month.line.refused(month.vp, "paper", "check", out) == (3, "file_missing")
    asked = ("paper", "review", MONTH, "--out", out)
    assert month.line.refused(month.vp, *asked) == (2, "review_needs_span")
    asked = ("paper", "review", "2026-Q1", "--out", out)
    assert month.line.refused(month.vp, *asked) == (1, "review_nothing_locked")
    for ending in ("docx", "xlsx"):
        file = tmp_path / f"r.{ending}"
        asked = ("paper", "review", "2026-H2", "--format", ending, "--out", file)
        assert month.ask(month.vp, *asked)["period"] == "2026-H2"
        assert file.read_bytes().startswith(b"PK")
