"""Names of people are taken out of what a room reads, and nothing else is."""

from unicodedata import normalize

import pytest

from workreport.i18n.hidden_names import MASK, HiddenNames

NAMES = HiddenNames(("Ngô Đức Nam", "Chu Ngọc Giang", "Lê Văn Minh", "Thái Hữu Châu", "Nguyễn An"))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Giao Ngô Đức Nam theo dõi", f"Giao {MASK} theo dõi"),
        ("NGÔ ĐỨC NAM, ngo duc nam", f"{MASK}, {MASK}"),
        ("Ngô  Đức\nNam", MASK),
        ("đồng chí Nam báo cáo", f"đồng chí {MASK} báo cáo"),
        ("đ/c Giang, bà Giang", f"đ/c {MASK}, bà {MASK}"),
        ("Đức Nam và Ngọc Giang", f"{MASK} và {MASK}"),
        ("Nguyễn An họp", f"{MASK} họp"),
        (normalize("NFD", "Chu Ngọc Giang ký"), f"{MASK} ký"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(said: str, shown: str) -> None:
    assert NAMES.hide(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "Việt Nam, miền Nam",
        "nếp sống văn minh ở cơ sở",
        "hậu giang và an ninh",
        "Phòng Tổ chức đảng, đảng viên",
        "Ngô Đức. Nam",
        "",
    ],
)
def test_words_that_name_nobody_stay(said: str) -> None:
    assert NAMES.hide(said) == said


def test_an_agency_without_people_hides_nothing() -> None:
    assert HiddenNames(()).hide("Ngô Đức Nam") == "Ngô Đức Nam"
