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
