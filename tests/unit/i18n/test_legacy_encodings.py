"""Texts in the fonts of the nineties are recognised and read; everything else is left alone."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.i18n.legacy_encodings import LegacyEncoding, find_legacy

# As a clipboard hands them over: each byte of an old font as the letter it has in Latin-1.
SAMPLES = Path(__file__).parents[2] / "data" / "legacy"


@pytest.mark.parametrize("encoding", LegacyEncoding)
def test_an_old_document_is_read_letter_by_letter(encoding: LegacyEncoding) -> None:
    pasted = (SAMPLES / f"{encoding}.txt").read_text(encoding="utf-8")
    wanted = (SAMPLES / f"{encoding}.unicode.txt").read_text(encoding="utf-8")
    found = find_legacy(pasted)
    assert found is not None
    assert (found.encoding, found.unicode) == (encoding, wanted)


@pytest.mark.parametrize("encoding", LegacyEncoding)
def test_every_line_and_nearly_every_cell_is_recognised_by_itself(encoding: LegacyEncoding) -> None:
    pasted = (SAMPLES / f"{encoding}.txt").read_text(encoding="utf-8")
    wanted = (SAMPLES / f"{encoding}.unicode.txt").read_text(encoding="utf-8")
    for line, told in zip(pasted.splitlines(), wanted.splitlines(), strict=True):
        found = find_legacy(line)
        assert found is not None
        assert found.unicode == told


@pytest.mark.parametrize(
    ("pasted", "wanted"),
    [
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Ban Tæ chøc TØnh ñy", "Ban Tổ chức Tỉnh ủy"),
        ("BAN TOÅ CHÖÙC TÆNH UÛY", "BAN TỔ CHỨC TỈNH ỦY"),
        (
            "Rµ so¸t hå s¬\t19/11/2026\nThÈm tra\t20/11/2026",
            "Rà soát hồ sơ\t19/11/2026\nThẩm tra\t20/11/2026",
        ),
    ],
)
def test_titles_and_tables_are_read(pasted: str, wanted: str) -> None:
    found = find_legacy(pasted)
    assert found is not None
    assert found.unicode == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bao cao thang 11",
        "Công tác tháng này",
        "Hà Nam",
        "là có và",
        "Rà soát lý lịch đảng viên",
        normalize("NFD", "Rà soát lý lịch đảng viên"),
        "Café de Flore, résumé, naïve",
        "12-BC/BTCTU ngày 19/11/2026",
        "± 5 °C; ½ số phòng; 20 %",
        "Größe, Übermut, façade",
        "Rà soát Rµ so¸t đảng",
    ],
)
def test_unicode_and_foreign_words_are_left_alone(text: str) -> None:
    assert find_legacy(text) is None


@given(st.text())
def test_no_text_at_all_is_too_strange(text: str) -> None:
    found = find_legacy(text)
    assert found is None or found.unicode != text
