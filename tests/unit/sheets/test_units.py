import unicodedata

import pytest

from workreport.services.ports.sheets import UnitName
from workreport.sheets.units import UnitFinder


@pytest.fixture
def finder(units):
    return UnitFinder(units)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("VP", "vp"), ("vp", "vp"), ("VĂN PHÒNG", "vp"), ("Van phong", "vp"), ("Văn  phòng", "vp"),
     ("P. TCCB", "tccb"), ("P.TCCB", "tccb"), ("Phòng TCCB", "tccb"), ("Tổ chức cán bộ", "tccb"),
     ("P. TCĐ-ĐV", "tcd"), ("TCĐ-ĐV", "tcd"), ("TCĐĐV", "tcd"), ("P.TCĐ ĐV", "tcd"), ("TCĐ", "tcd"),
     ("PHÒNG TỔ CHỨC ĐẢNG - ĐẢNG VIÊN", "tcd"), ("P. BVCTNB", "bvct"), ("BVCT", "bvct"),
     ("phòng bảo vệ", "bvct"), ("Đơn vị phòng Bảo vệ chính trị nội bộ", "bvct"), ("LĐB", "ldb"),
     ("BảoVệ", "bvct")],
)  # fmt: skip
def test_a_unit_is_found_by_whatever_it_is_called(finder, text, unit):
    assert finder.find(text).unit == unit
    assert finder.find(unicodedata.normalize("NFD", text)).unit == unit


@pytest.mark.parametrize(
    "text", ["", "Sở Nội vụ", "Phòng", "P.", "Văn phòng Tỉnh ủy", "BAN TỔ CHỨC"]
)
def test_other_names_are_nobody(finder, text):
    assert finder.find(text).units == ()


@pytest.mark.parametrize(
    "text",
    ["II. VĂN PHÒNG", "2) Văn phòng", "VĂN PHÒNG (10 người)", "I - VĂN PHÒNG: 10 người",
     "Đơn vị: Văn phòng", "B. Văn phòng (tiếp theo)"],
)  # fmt: skip
def test_titles_carry_numbers_and_counts(finder, text):
    assert finder.find_title(text).unit == "vp"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Phòng Bảo vệ chính trị nội bộ; Phòng Tổ chức đảng, đảng viên", ["bvct", "tcd"]),
        ("Phòng Tổ chức đảng, đảng viên, Văn phòng", ["tcd", "vp"]),
        ("VP, P. TCCB/P. TCĐ-ĐV", ["vp", "tccb", "tcd"]),
        ("VP\nP. TCCB\n- BVCT", ["vp", "tccb", "bvct"]),
        ("Văn phòng và P. TCCB", ["vp", "tccb"]),
        ("VP - TCCB", ["vp", "tccb"]),
        ("VP & TCCB + BVCT", ["vp", "tccb", "bvct"]),
        ("VP; Sở Nội vụ, Phòng TCCB", ["vp", None, "tccb"]),
        ("", []),
    ],
)
def test_lists_of_units_are_split_although_names_hold_commas(finder, cell, expected):
    assert [match.unit for match in finder.split(cell)] == expected


def test_two_units_of_the_same_name_are_told_apart_by_code_only():
    finder = UnitFinder(
        [UnitName("a", "TH1", "Phòng Tổng hợp"), UnitName("b", "TH2", "Phòng tổng  hợp")]
    )
    assert finder.find("PHÒNG TỔNG HỢP").units == ("a", "b")
    assert finder.find("PHÒNG TỔNG HỢP").unit is None
    assert finder.find("TH2").unit == "b"


def test_accents_tell_units_apart_before_they_are_dropped():
    finder = UnitFinder(
        [UnitName("a", "X1", "Phòng Dân vận"), UnitName("b", "X2", "Phòng Đan Văn")]
    )
    assert finder.find("Dân vận").unit == "a"
    assert finder.find("Dan van").units == ("a", "b")
