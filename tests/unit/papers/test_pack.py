"""A file of several papers: contents that tell the truth, pages numbered through, small charts."""

from itertools import combinations

import pytest
from tests.unit.papers.conftest import report

from workreport.domain.document import (
    Chart,
    ChartRow,
    Charts,
    Contents,
    Document,
    Heading,
    Letterhead,
    MeasuredRow,
)

MM = 72 / 25.4
MARK = "WR1 PACK 2026-11 - ABCD-EFGH-1234"


def pack(**changes: object) -> Document:
    chart = Chart(
        "Nhiệm vụ theo đơn vị",
        ("Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện"),
        (ChartRow("Văn phòng", (30, 12, 0)), ChartRow("Phòng " + "rất dài " * 12, (1, 0, 1))),
    )
    office = Letterhead("BAN TỔ CHỨC TỈNH ỦY", "PHÒNG TỔ CHỨC CÁN BỘ")
    fields: dict[str, object] = {
        "kind": "pack",
        "title_type": "HỒ SƠ HỌP",
        "subject": "giao ban",
        "blocks": (Charts((chart, chart)), Heading(1, "I", "Mục lục"), Contents()),
        "annexes": (),
        "signature": None,
        "recipients": (),
        "enclosed": (report(), report(letterhead=office, annexes=())),
        "numbered_through": True,
        "copy_mark": "Bản số 03",
        "snapshot": "ABCD-EFGH-1234",
        "mark": MARK,
    }
    return report(**(fields | changes))


def first_line_of(page) -> str:
    return page.extract_text().splitlines()[0]


def test_the_contents_name_each_paper_and_annex_with_the_page_it_begins_on(printed):
    pdf = printed(pack())
    first, *others = pdf.pages
    begins = [
        at for at, page in enumerate(others, start=2) if page.search("(?m)^BÁO CÁO$|^Phụ lục [12]$")
    ]
    foot = first.search("MỤC LỤC")[0]["bottom"]
    told = [
        int(word["text"])
        for word in first.extract_words()
        if word["top"] > foot and abs(word["x1"] - (first.width - 15 * MM)) < MM
    ]
    assert told == begins
    assert len(told) == 4
    assert first.search("PHÒNG TỔ CHỨC CÁN BỘ")


def test_pages_are_numbered_through_and_say_which_paper_and_annex_they_are_of(printed):
    pdf = printed(pack())
    for at, page in enumerate(pdf.pages[1:], start=2):
        assert first_line_of(page).endswith(f" {at}") or first_line_of(page) == str(at)
        assert "Tài liệu" in first_line_of(page) or "Tài liệu" in page.extract_text()[:40]
    assert "Tài liệu" not in pdf.pages[0].extract_text()
    annex = next(page for page in pdf.pages[1:] if "\nPhụ lục 1\n" in page.extract_text())
    assert "Tài liệu 1 · Phụ lục 1" in annex.extract_text()


def test_every_page_bears_the_code_of_the_file_and_only_the_first_the_number_of_the_copy(printed):
    pdf = printed(pack())
    assert all("ABCD-EFGH-1234" in page.extract_text() for page in pdf.pages)
    assert "Bản số 03" in pdf.pages[0].extract_text()
    assert not [page for page in pdf.pages[1:] if "Bản số 03" in page.extract_text()]


def test_a_chart_says_every_number_and_stays_between_the_margins(printed):
    page = printed(pack()).pages[0]
    words = page.extract_text()
    for said in ("30", "12", "42", "Đã hoàn thành", "Nhiệm vụ theo đơn vị"):
        assert said in words
    keys = page.search("Đã hoàn thành|Đang thực hiện|Chưa thực hiện")
    assert len(keys) == 6
    for first, other in combinations(keys, 2):
        apart = first["x1"] <= other["x0"] or other["x1"] <= first["x0"]
        assert apart or abs(first["top"] - other["top"]) > 10
    bars = [each for each in page.rects if each["fill"] and each["height"] > 10]
    assert bars
    assert max(each["x1"] for each in bars) <= page.width - 15 * MM
    assert len({str(each["non_stroking_color"]) for each in bars}) == 3


def test_a_chart_without_rows_or_with_nothing_but_zeros_can_be_printed(printed):
    empty = Chart("Không có gì", ("Một",), ())
    zeros = Chart("Toàn số không", ("Một",), (ChartRow("Phòng", (0,)),))
    measured = Chart("Đo", ("điểm",), (MeasuredRow("2025", (88_050_000,), words="88,05"),))
    text = (
        printed(pack(blocks=(Charts(()), Charts((empty, zeros, measured))), enclosed=()))
        .pages[0]
        .extract_text()
    )
    assert "Toàn số không" in text
    assert "88,05" in text
    assert "88050000" not in text


def test_a_bar_with_a_missing_or_negative_length_is_no_bar():
    for values in ((1,), (1, -1)):
        with pytest.raises(ValueError, match="every bar"):
            Chart("Sai", ("Một", "Hai"), (ChartRow("Phòng", values),))
