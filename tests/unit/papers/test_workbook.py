"""The tables of a paper as a workbook: every cell there, none of them a formula."""

import io
from datetime import datetime

import openpyxl
import pytest

from workreport.domain.document import Annex, Column, Heading, Table
from workreport.domain.errors import RuleError

HOSTILE = ("=1+1", "+CMD|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "'=1", "{=1}", "%0A=1")


def read(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def table_of(*rows: tuple[str, ...]) -> Table:
    columns = tuple(Column(f"Cột {place}") for place in range(len(rows[0])))
    return Table(columns=columns, rows=rows)


def cells_of(book: openpyxl.Workbook) -> list[object]:
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]


def test_every_table_has_a_sheet_with_all_its_cells(press, make):
    document = make.report()
    book = read(press.xlsx(document))
    found = {str(value) for value in cells_of(book)}
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len(book.sheetnames) == len(tables)
    for table in tables:
        assert {column.title for column in table.columns} <= found
    plain = [cell for table in tables for row in table.rows for cell in row if cell.isalpha()]
    assert set(plain) <= found


def test_numbers_decimals_and_days_are_values_and_leading_zeros_stay(press, make):
    document = make.report(
        blocks=(table_of(("8", "8,75", "20/11/2026", "05", "31/02/2026", "1234567890123")),),
        annexes=(),
    )
    sheet = read(press.xlsx(document)).worksheets[0]
    row = next(sheet.iter_rows(min_row=sheet.max_row))
    assert [cell.value for cell in row] == [
        8, 8.75, datetime(2026, 11, 20), "05", "31/02/2026", "1234567890123",  # noqa: DTZ001
    ]  # fmt: skip
    assert row[1].number_format == "0.00"
    assert row[2].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_person_typed_becomes_a_formula(press, make, text):
    document = make.report(
        subject=text,
        blocks=(Heading(1, "I.", text), table_of((text, text)), table_of((text, "1"))),
        annexes=(Annex(text, text, (table_of((text,)),)),),
    )
    book = read(press.xlsx(document))
    typed = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [cell for cell in typed if cell.data_type == "f"]
    assert sum(text.strip() in str(cell.value) for cell in typed) >= 4


def test_sheets_of_one_name_are_numbered_and_names_are_such_as_excel_takes(press, make):
    heading = Heading(1, "I.", "Kết quả [2026]: đã/đang*chưa? của các phòng chuyên môn")
    document = make.report(blocks=(heading, table_of(("a",)), table_of(("b",))), annexes=())
    names = read(press.xlsx(document)).sheetnames
    assert len(set(names)) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_names_end_with_a_word_and_say_whose_annex_a_sheet_of_a_pack_is(press, make):
    heading = Heading(1, "III", "Nhiệm vụ trọng tâm tháng 11")
    annex = Annex("Phụ lục 1", "Kết quả", (table_of(("a",)),))
    paper = {"blocks": (heading, table_of(("a",)), table_of(("b",))), "annexes": (annex,)}
    names = read(press.xlsx(make.report(**paper))).sheetnames
    assert names[:2] == ["III Nhiệm vụ trọng tâm tháng 11", "III Nhiệm vụ trọng tâm (2)"]
    departments = (make.report(**paper), make.report(**paper, unit_code="TCCB"))
    pack = make.report(blocks=(), annexes=(), enclosed=departments)
    assert read(press.xlsx(pack)).sheetnames == [
        "TL1 III Nhiệm vụ trọng tâm", "TL1 III Nhiệm vụ trọng tâm (2)", "TL1 Phụ lục 1",
        "TCCB III Nhiệm vụ trọng tâm", "TCCB III Nhiệm vụ trọng tâm (2)", "TCCB Phụ lục 1",
    ]  # fmt: skip


def test_joined_heads_stay_joined_and_heads_are_repeated_in_print(press, make):
    table = Table(
        columns=(Column("Đơn vị"), Column("Đúng hạn"), Column("Chậm")),
        rows=(("Văn phòng", "8", "0"),),
        header_rows=(("Đơn vị", "Hoàn thành", "Hoàn thành"),),
    )
    sheet = read(press.xlsx(make.report(blocks=(table,), annexes=()))).worksheets[0]
    joined = {str(each) for each in sheet.merged_cells.ranges}
    assert joined == {"A3:A4", "B3:C3"}
    assert sheet.print_title_rows == "$3:$4"


def test_a_paper_without_tables_says_so(press, make):
    book = read(press.xlsx(make.report(blocks=(), annexes=())))
    assert cells_of(book) == ["Không có"]


def test_a_cell_that_no_workbook_can_hold_is_refused_rather_than_cut(press, make):
    document = make.report(blocks=(table_of(("a" * 32_768,)),), annexes=())
    with pytest.raises(RuleError, match="cell_too_long_for_workbook"):
        press.xlsx(document)


def test_the_same_document_gives_the_same_workbook(press, make):
    assert press.xlsx(make.report()) == press.xlsx(make.report())
