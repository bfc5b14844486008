"""What an eye found on papers in full size: long places, letters, many units, lone totals."""

import io
import re
from dataclasses import replace
from datetime import date

import openpyxl
import pdfplumber
import pytest
from tests.unit.papers.test_layout import MM, line

from workreport.domain.document import (
    Annex,
    Chart,
    ChartRow,
    Charts,
    Column,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from workreport.papers.profile import load_profile
from workreport.papers.words import bound
from workreport.services.ports.press import Layout

BOTH = ("party_hd05", "state_nd30")
PLACE = "Thành phố Phan Rang - Tháp Chàm"  # 31 letters
ABOUT = "nhắc gửi báo cáo công tác tháng 11 năm 2026"


def longest_cell(row):
    return max(len(str(cell.value or "")) for cell in row)


def middle(match):
    return (match["x0"] + match["x1"]) / 2


@pytest.mark.parametrize("profile", BOTH)
def test_a_place_of_thirty_letters_leaves_the_number_its_line(printed, make, profile):
    document = make.report(place=PLACE, issued_on=date(2026, 2, 5), annexes=())
    page = printed(document, profile).pages[0]
    place, day = line(page, f"{PLACE},"), line(page, "ngày 05 tháng 02 năm 2026")
    number = line(page, "128")
    assert place["bottom"] <= day["top"] + 3
    assert middle(place) == pytest.approx(middle(day), abs=1)
    assert number["x1"] + 5 * MM < place["x0"]
    assert max(place["x1"], day["x1"]) <= page.width - 15 * MM + 1


def test_a_short_place_stays_beside_its_day(printed, make):
    page = printed(make.report(annexes=())).pages[0]
    line(page, "Nghệ An, ngày 23 tháng 11 năm 2026")


@pytest.mark.parametrize(
    ("profile", "begin"), [("party_hd05", "Nhắc gửi"), ("state_nd30", "V/v nhắc gửi")]
)
def test_a_letter_says_in_the_middle_below_its_number_what_it_is_about(
    printed, make, profile, begin
):
    page = printed(make.report(title_type="", subject=ABOUT, annexes=()), profile).pages[0]
    right = [line(page, "VIỆT NAM"), line(page, "Nghệ An,"), *page.search("CỘNG HÒA|ĐẢNG CỘNG")]
    edge = min(one["x0"] for one in right) - 2
    left = page.crop((0, 0, edge, page.height / 3)).extract_text_lines()
    parent, number = (
        next(one for one in left if words in one["text"]) for words in ("TỈNH ỦY", "128")
    )
    below = [one for one in left if number["top"] < one["top"] < number["top"] + 40]
    assert " ".join(one["text"] for one in below).startswith(begin)
    assert "năm 2026" in " ".join(one["text"] for one in below)
    for one in (number, *below):
        assert middle(one) == pytest.approx(middle(parent), abs=1), one["text"]


def test_the_pack_of_forty_six_units_has_its_charts_on_several_pages(printed, make):
    rows = tuple(ChartRow(f"Phòng Tổ chức cơ sở đảng số {n}", (n % 7, 2, 1)) for n in range(46))
    chart = Chart("Nhiệm vụ theo đơn vị", ("Đã hoàn thành", "Đang thực hiện", "Chưa"), rows)
    small = Chart("Cán bộ theo mức", ("Số người",), (ChartRow("Loại A", (3,)),))
    pages = printed(make.report(blocks=(Charts((chart, small)),), annexes=())).pages
    text = " ".join(page.extract_text() for page in pages)
    assert all(row.label in text for row in rows)
    assert "Loại A" in text
    bars = [
        {round(one["width"], 1) for one in page.rects if abs(one["height"] - 12) < 0.1}
        for page in pages
    ]
    assert len(bars) > 1
    assert len(bars[0] & bars[1]) >= 6  # a bar is as long for the same count on every page


def test_a_total_never_stands_alone_on_the_next_page(printed, make):
    columns = (Column("Đơn vị"), Column("Số", 20))
    for count in range(26, 36):
        rows = (*((f"Phòng {n}", "1") for n in range(count)), ("Cộng", "9"))
        table = Table(columns, rows, emphasised=frozenset({count}))
        annex = Annex("Phụ lục 1", "Số liệu", (table,))
        pages = printed(make.report(blocks=(Paragraph("Một."),), annexes=(annex,))).pages
        last = next(page for page in pages if page.search("Cộng", regex=False))
        assert last.search(f"Phòng {count - 1}", regex=False), count


@pytest.mark.parametrize("size", [14, 20])
def test_lines_of_head_and_signature_grow_with_their_letters(press, make, size):
    rules = load_profile(make.resources(), "party_hd05")
    assert rules.header.issuer_size == 14
    text = make.resources().data("layouts/party_hd05.json").decode()
    for name in ("parent_size", "issuer_size", "size"):
        text = re.sub(rf'("(?:{name})": )14\b', rf"\g<1>{size}", text)
    signature = Signature("CHÁNH VĂN PHÒNG", "Chu Ngọc Giang", ("T/L TRƯỞNG BAN",))
    document = make.report(annexes=(), signature=signature, blocks=(Paragraph("Một."),))
    with pdfplumber.open(io.BytesIO(press.pdf(document, Layout("own@1", text)))) as opened:
        page = opened.pages[0]
        for above, below in (
            ("TỈNH ỦY NGHỆ AN", "BAN TỔ CHỨC"), ("T/L TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"),
        ):  # fmt: skip
            distance = line(page, below)["bottom"] - line(page, above)["bottom"]
            assert distance == pytest.approx(18 if size == 14 else 24, abs=0.5)


def test_nothing_said_is_not_ended(printed, make):
    blocks = (Heading(1, "IV", "Đề xuất, kiến nghị"), Paragraph("–"))
    text = printed(make.report(blocks=blocks, annexes=()), "state_nd30").pages[0].extract_text()
    assert "–./." not in text
    assert "\n–\n" in text


def test_a_number_and_its_per_cent_stay_on_one_line():
    assert bound("đạt 66,7 % kế hoạch, 20 %") == "đạt 66,7\u00a0% kế hoạch, 20\u00a0%"


def test_rows_of_the_workbook_are_as_high_as_their_words(press, make):
    document = replace(make.report(), blocks=(make.task_table(8),), annexes=())
    sheet = openpyxl.load_workbook(io.BytesIO(press.xlsx(document))).worksheets[0]
    widths = [one.width for one in sheet.column_dimensions.values()]
    assert sum(widths) * 7 * 0.75 < 252 * MM  # across an A4 sheet without being made smaller
    heights = {row: one.height for row, one in sheet.row_dimensions.items() if one.height}
    longest = max(
        sheet.iter_rows(), key=lambda row: max(len(str(cell.value or "")) for cell in row)
    )
    short = min(heights.values())
    assert short >= 14
    assert heights[longest[0].row] == pytest.approx(409, abs=1)  # no spreadsheet makes a row higher
    ordinary = [
        row[0].row for row in sheet.iter_rows(min_row=5)
        if 60 < longest_cell(row) < 200
    ]  # fmt: skip
    assert ordinary
    assert all(heights[row] > 2 * short * 0.8 for row in ordinary)


def test_a_line_that_leads_to_a_table_stands_on_its_page(printed, make):
    table = Table((Column("Lĩnh vực"), Column("Số", 20)), tuple((f"Việc {n}", "1") for n in (1, 2)))
    for count in range(16, 26):
        blocks = (*(Paragraph(f"Câu số {n}.") for n in range(count)), Paragraph("Số lượng:"), table)
        pages = printed(make.report(blocks=blocks, annexes=(), signature=None)).pages
        lead = next(page for page in pages if page.search("Số lượng:", regex=False))
        assert lead.search("Lĩnh vực", regex=False), count
