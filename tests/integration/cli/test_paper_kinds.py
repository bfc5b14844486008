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
    assert lines["review"]["can_be_drawn"]
    why = lines["extension"]["why_not"]
    assert (why["code"], lines["extension"]["can_be_drawn"]) == ("paper_no_extension", False)
    assert why["next_step"]
    assert "can_be_drawn" not in month.ask(month.vp, "paper", "list")["papers"][0]


def test_older_names_of_kinds_are_understood_and_a_review_needs_its_span(
    month: Month, tmp_path: Path
) -> None:
    older, newer = tmp_path / "a.pdf", tmp_path / "b.pdf"
    month.ask(month.vp, "paper", "classification", MONTH, "--out", older)
    month.ask(month.vp, "paper", "ratings", MONTH, "--out", newer)
    assert older.read_bytes() == newer.read_bytes()
    assert month.ask(month.vp, "paper", "check", newer)["kind"] == "ratings"
    out = tmp_path / "x.pdf"
    asked = ("paper", "review", MONTH, "--out", out)
    assert month.line.refused(month.vp, *asked) == (2, "review_needs_span")
    asked = ("paper", "review", "2026-Q1", "--out", out)
    assert month.line.refused(month.vp, *asked) == (1, "review_nothing_locked")
    for ending in ("docx", "xlsx"):
        file = tmp_path / f"r.{ending}"
        asked = ("paper", "review", "2026-H2", "--format", ending, "--out", file)
        assert month.ask(month.vp, *asked)["period"] == "2026-H2"
        assert file.read_bytes().startswith(b"PK")
