from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from workreport.services.ports.sheets import UnitName

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


@pytest.fixture(scope="session")
def samples():
    return SAMPLES


@pytest.fixture(scope="session")
def units():
    """The model agency; the id of a unit is its code in small letters."""
    return (
        UnitName("ldb", "LDB", "Lãnh đạo Ban"),
        UnitName("vp", "VP", "Văn phòng"),
        UnitName("tccb", "TCCB", "Phòng Tổ chức cán bộ", "P. TCCB"),
        UnitName("tcd", "TCD", "Phòng Tổ chức đảng, đảng viên", "P. TCĐ-ĐV"),
        UnitName("bvct", "BVCT", "Phòng Bảo vệ chính trị nội bộ", "P. BVCTNB", ("Phòng Bảo vệ",)),
    )


@pytest.fixture(scope="session")
def workbook_of():
    """Return the bytes of a workbook with one sheet of the given rows."""

    def make(rows, merges=(), hidden=()):
        target = BytesIO()
        with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
            sheet = book.add_worksheet("Trang 1")
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            for number, row in rows.items() if isinstance(rows, dict) else enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, value, day)
                    else:
                        sheet.write(number, column, value)
            for span in merges:
                sheet.merge_range(*span, rows[span[0]][span[1]])
            for name in hidden:
                book.add_worksheet(name).hide()
        return target.getvalue()

    return make
