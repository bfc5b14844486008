"""What is written can be read again: texts stay texts, days days, zeros zeros."""

import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.sheets.books import grids_of

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.sheet_values import clean_lines, clean_text
from workreport.services.ports.sheets import ENDINGS, SheetContent, UnitName
from workreport.sheets.archive import check_archive
from workreport.sheets.reader import read_plan
from workreport.sheets.writer import WorkbookWriter

NOVEMBER = Period(2026, 11)
HEAD = ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Sản phẩm", "Thời hạn", "Hệ số", "Ghi chú")
UNITS = (UnitName("vp", "VP", "Văn phòng"),
         UnitName("tcd", "TCD", "Phòng Tổ chức đảng, đảng viên"))  # fmt: skip
HARMFUL = ["=1+1", "+84 912", "-x", "@SUM(A1)", "=cmd|'/c calc'!A0", "'=1", "http://a.vn", "007",
           "1.200", "0912345678", "x\ty", "a;b", '"', "''"]  # fmt: skip


def content(*rows):
    widths = tuple(12 for _ in HEAD)
    titles = ("BAN TỔ CHỨC", "KẾ HOẠCH THÁNG 11/2026")
    return SheetContent(name="Bảng", titles=titles, headings=HEAD, widths=widths, rows=rows)


def read(rows, ending):
    data = WorkbookWriter().write(content(*rows), ending)
    check_archive(data, f"a.{ending}")
    return read_plan(grids_of(data, f"a.{ending}"), NOVEMBER, UNITS)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("text", HARMFUL)
def test_a_text_that_looks_like_more_comes_back_as_the_same_text(text, ending):
    reading = read([(1, f"Việc {text}", "Văn phòng", text, None, 1, text)], ending)
    (row,) = reading.rows
    assert (row.content, row.note) == (clean_text(f"Việc {text}"), clean_lines(text))
    assert reading.problems == ()


@pytest.mark.parametrize("text", HARMFUL)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(text):
    data = WorkbookWriter().write(content((1, text, "Văn phòng", text, None, 1, text)), "xlsx")
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    guarded = [cell for cell in cells if cell.value == text and text[0] in "=+-@"]
    assert all(cell.quotePrefix for cell in guarded)


def test_texts_of_a_text_file_never_begin_like_a_formula():
    rows = [(n, text, "Văn phòng", text, None, 1, "") for n, text in enumerate(HARMFUL, 1)]
    lines = WorkbookWriter().write(content(*rows), "csv").decode("utf-8-sig").splitlines()
    assert not any(
        field.strip('"')[:1] in {"=", "+", "@"} for line in lines for field in line.split(";")
    )


# Letters of every kind that a person can type, Vietnamese and signs of formulas above all.
words = st.text(
    st.one_of(
        st.sampled_from("=+-@'\";,\t|<>&%_#0123456789 ĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗớờởỡợ\n"),
        st.characters(exclude_categories=("Cs", "Co", "Cn", "Cc")),
    ),
    max_size=60,
)
rows = st.tuples(words, st.sampled_from(UNITS), words,
                 st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
                 st.integers(0, 40), words)  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=25, deadline=None)
@given(given_rows=st.lists(rows, max_size=6))
def test_whatever_was_typed_comes_back(given_rows, ending):
    meant = [
        # A number before the words keeps a row of data from being a title or a footer.
        (n, f"Việc {n} {text}", unit, f"Báo cáo {product}", due, coef / 4, note)
        for n, (text, unit, product, due, coef, note) in enumerate(given_rows, 1)
    ]
    table = [(n, text, unit.name, product, due, coef, note)
             for n, text, unit, product, due, coef, note in meant]  # fmt: skip
    reading = read(table, ending)
    shown = [_said(row) for row in reading.rows]
    assert shown == [
        (clean_text(text), (unit.id,), clean_text(product), due, coef, clean_lines(note))
        for _n, text, unit, product, due, coef, note in meant
    ]


def _said(row):
    return row.content, row.leads, row.product, row.due_on, float(row.coef), row.note


def test_a_text_too_long_for_a_cell_is_refused_not_cut():
    long = content((1, "a" * 40_000, "Văn phòng", "", None, 1, ""))
    with pytest.raises(RuleError) as refused:
        WorkbookWriter().write(long, "xlsx")
    assert (refused.value.code, refused.value.values["row"]) == ("cell_too_long_for_workbook", 4)
    assert len(read(long.rows, "csv").rows[0].content) == 40_000


def test_the_head_is_frozen_and_columns_have_their_widths():
    sheet = openpyxl.load_workbook(BytesIO(WorkbookWriter().write(content(), "xlsx"))).active
    assert (sheet.freeze_panes, round(sheet.column_dimensions["B"].width)) == ("C4", 13)
    with zipfile.ZipFile(BytesIO(WorkbookWriter().write(content(), "ods"))) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert b"VerticalSplitPosition" in archive.read("settings.xml")
