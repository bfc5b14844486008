import zipfile
from datetime import date
from io import BytesIO

import pytest
from tests.unit.sheets.books import compound, delimited, grids_of, ods, xls, xlsx

from workreport.domain.errors import UseError, WorldError
from workreport.domain.period import Period
from workreport.i18n.messages import catalogue, sentence
from workreport.sheets import workbook
from workreport.sheets.archive import check_archive
from workreport.sheets.letters import old_code, recode
from workreport.sheets.reader import WorkbookReader, read_plan

NOVEMBER = Period(2026, 11)
ROWS = [
    ["KẾ HOẠCH THÁNG 11 NĂM 2026"],
    ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Hệ số"],
    [1, "Tổng hợp báo cáo; gửi Ban, ngành", "VP", "20/11/2026", "1,5"],
    [2, "Rà soát hồ sơ đảng viên", "P. TCĐ-ĐV", "Trước ngày 15/11", "1"],
]
SAID = [
    ("Tổng hợp báo cáo; gửi Ban, ngành", ("vp",), date(2026, 11, 20), "1.5"),
    ("Rà soát hồ sơ đảng viên", ("tcd",), date(2026, 11, 15), "1"),
]


def said(grids, units):
    return [(r.content, r.leads, r.due_on, r.coef) for r in read_plan(grids, NOVEMBER, units).rows]


@pytest.mark.parametrize(
    "data",
    [
        xlsx(ROWS),
        ods({"Kế hoạch": ROWS}),
        xls(ROWS),
        delimited(ROWS, ";"),
        delimited(ROWS, "\t", "utf-16"),
        delimited(ROWS, ",", "utf-8"),
        delimited(ROWS, ";", "utf-16-le"),
        b"sep=|\r\n" + delimited(ROWS, "|", "utf-8"),
    ],
    ids=["xlsx", "ods", "xls", "semicolon", "utf-16", "comma", "utf-16 unmarked", "stated"],
)
def test_the_same_plan_is_read_from_every_format(data, units):
    assert said(grids_of(data), units) == SAID


# The same two texts as typed with the fonts .VnTime, VNI-Times and in the Windows code page.
TCVN3_TEXT = "Tæng hîp b¸o c¸o; göi Ban, ngµnh"
VNI_TEXT = "Toång hôïp baùo caùo; göûi Ban, ngaønh"


@pytest.mark.parametrize(("text", "code"), [(TCVN3_TEXT, "tcvn3"), (VNI_TEXT, "vni")])
def test_texts_of_old_fonts_are_recognised_in_text_files_and_workbooks(text, code, units):
    rows = [ROWS[1], [1, text, "VP", "20/11/2026", "1,5"]]
    heading = {
        "tcvn3": ["STT", "Néi dung nhiÖm vô", "§¬n vÞ chñ tr×", "Thêi h¹n", "HÖ sè"],
        "vni": ["STT", "Noäi dung nhieäm vuï", "Ñôn vò chuû trì", "Thôøi haïn", "Heä soá"],
    }[code]
    rows = [heading, *rows[1:]]
    for data in (delimited(rows, "\t", "cp1252"), xlsx(rows)):
        (grid,) = grids_of(data)
        assert grid.letters == code
        reading = read_plan([grid], NOVEMBER, units)
        assert said([grid], units) == SAID[:1]
        assert [(p.code, p.value) for p in reading.problems] == [
            ("sheet_old_letters", code.upper())
        ]


def test_a_text_of_the_windows_code_page_is_read(units):
    import unicodedata

    def coded(text):
        # The code page composes roof and horn, and sets the tone behind the letter.
        parts = [unicodedata.normalize("NFD", letter) for letter in text]
        return b"".join(
            (unicodedata.normalize("NFC", "".join(c for c in p if c not in tones))
             + "".join(c for c in p if c in tones)).encode("cp1258")
            for p in parts
        )  # fmt: skip

    tones = "\u0300\u0301\u0303\u0309\u0323"
    text = "\n".join("\t".join(map(str, row)) for row in ROWS[1:])
    assert said(grids_of(coded(text)), units) == SAID


def test_words_that_are_unicode_already_are_left_alone():
    assert old_code(["Tổng hợp", "Rà soát", "Đôn đốc", "và vô"]) == ""
    assert recode("Tổng hợp § ", "tcvn3") == "Tổng hợp § "


def test_an_apostrophe_before_a_formula_sign_is_taken_off_in_text_files():
    (grid,) = grids_of(delimited([["a", "b"], ["'=1+1", "''-x"], ["'x", "o'"]]))
    assert [list(row.values()) for row in grid.rows.values()] == [
        ["a", "b"], ["=1+1", "'-x"], ["'x", "o'"],
    ]  # fmt: skip


def with_part(data, *parts):
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, content in parts:
            new.writestr(name, content)
    return target.getvalue()


BOOK = xlsx(ROWS)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (with_part(BOOK, ("xl/vbaProject.bin", b"x")), "a.xlsm", "workbook_macros"),
        (with_part(BOOK, ("xl/macrosheets/sheet1.xml", b"<a/>")), "a.xlsx", "workbook_macros"),
        (with_part(BOOK, ("xl/externalLinks/externalLink1.xml", b"<a/>")), "a.xlsx",
         "workbook_external_links"),
        (with_part(BOOK, ("xl/connections.xml", b"<a/>")), "a.xlsx", "workbook_external_links"),
        (with_part(BOOK, ("xl/embeddings/oleObject1.bin", b"x")), "a.xlsx", "workbook_embedded"),
        (with_part(ods({"A": ROWS}), ("Basic/Standard/a.xml", b"<a/>")), "a.ods",
         "workbook_macros"),
        (ods({"A": ROWS}).replace(b"x", b"x"), "a.xlsx", "workbook_wrong_ending"),
        (BOOK, "a.xls", "workbook_wrong_ending"),
        (BOOK, "a.csv", "workbook_wrong_ending"),
        (xls(ROWS), "a.xlsx", "workbook_wrong_ending"),
        (compound({"Workbook": b"x", "_VBA_PROJECT": b"x"}), "a.xls", "workbook_macros"),
        (b"<html><table><tr><td>STT</td></tr></table></html>", "a.xls", "workbook_web_page"),
        (b"STT;A", "a.xlsx", "workbook_not_a_spreadsheet"),
        (b"", "a.csv", "workbook_not_a_spreadsheet"),
    ],
)  # fmt: skip
def test_what_is_more_or_less_than_a_table_is_refused_in_words(data, name, code):
    with pytest.raises(UseError) as refused:
        check_archive(data, name)
    assert refused.value.code == code
    assert catalogue()[code].step
    assert name in sentence(code, refused.value.values)


def test_a_link_of_an_open_document_to_another_file_is_refused():
    linked = ods({"A": [["STT"]]})
    with zipfile.ZipFile(BytesIO(linked)) as archive:
        content = archive.read("content.xml")
    spoilt = content.replace(
        b"<table:table-cell ", b"<table:table-cell table:formula=\"of:=DDE('a';'b';'c')\" ", 1
    )
    with pytest.raises(UseError) as refused:
        check_archive(_rewritten(linked, "content.xml", spoilt), "a.ods")
    assert refused.value.code == "workbook_external_links"


def _rewritten(data, name, content):
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return target.getvalue()


@pytest.mark.parametrize("data", [b"%PDF-1.7\x00\x01", b'a;"b', b"\xff\xfe\x00"])
def test_a_binary_named_as_text_is_unreadable_or_has_no_heading(data, tmp_path, units):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises((UseError, WorldError)) as refused:
        WorkbookReader().plan(path, NOVEMBER, units)
    assert refused.value.code in {"workbook_unreadable", "workbook_no_heading"}


def test_text_files_go_through_the_reading_process_too(tmp_path, units):
    path = tmp_path / "TCCB.csv"
    path.write_bytes(delimited([["STT", "Nhiệm vụ", "Hạn"], [1, "Rà soát", "20/11"]]))
    (task,) = WorkbookReader().plan(path, NOVEMBER, units).rows
    assert (task.sheet, task.leads) == ("TCCB", ("tccb",))


def test_more_rows_or_columns_than_anybody_plans_are_too_many(monkeypatch, units):
    monkeypatch.setattr(workbook, "MAX_ROWS", 1)
    with pytest.raises(WorldError) as refused:
        read_plan(grids_of(xlsx(ROWS)), NOVEMBER, units)
    assert refused.value.code == "workbook_too_large"
    with pytest.raises(WorldError) as wide:
        grids_of(b"a;" * 17_000 + b"\n", "a.csv")
    assert wide.value.code == "workbook_too_large"


def test_a_file_that_changed_under_its_name_is_read_anew(tmp_path, units):
    path, reader = tmp_path / "a.csv", WorkbookReader()
    contents = []
    for content in ("Rà soát", "Tổng hợp"):
        path.write_bytes(delimited([["STT", "Nhiệm vụ", "Đơn vị"], [1, content, "VP"]]))
        contents += [row.content for row in reader.plan(path, NOVEMBER, units).rows]
    assert contents == ["Rà soát", "Tổng hợp"]
