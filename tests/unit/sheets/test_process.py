import signal
import zipfile
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

from workreport.domain.errors import UseError, WorldError
from workreport.domain.period import Period
from workreport.services.ports.sheets import SheetReader
from workreport.sheets import child, process
from workreport.sheets.grid import CELLS, PROTECTED, TOO_LARGE, UNREADABLE, decode, encode, grid_of
from workreport.sheets.reader import WorkbookReader, read_plan

NOVEMBER = Period(2026, 11)
PLAN = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì"]


def grids_in(data):
    return process.understand(child.read_workbook(data), "tệp.xlsx")


def write(folder, data, name="tệp.xlsx"):
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_is_read_through_a_process_of_its_own(samples, units):
    reader: SheetReader = WorkbookReader()
    assert len(reader.roster(samples / "danh-sach.xlsx", units).rows) == 37
    assert len(reader.plan(samples / "ke-hoach-2026-11.xlsx", NOVEMBER, units).rows) == 26
    assert reader.results(samples / "ket-qua-VP-2026-11.xlsx", NOVEMBER, units).unit == "vp"


def test_a_cell_at_the_far_corner_dies_in_the_child_with_a_sentence(tmp_path, workbook_of):
    far = workbook_of({0: PLAN, 1_048_575: [*[""] * 16_383, "z"]})
    with pytest.raises(WorldError) as refused:
        process.read_grids(write(tmp_path, far))
    assert refused.value.code == "workbook_too_large"


@pytest.mark.parametrize(
    ("exit_code", "code"),
    [(-signal.SIGXCPU, "workbook_timeout"), (None, "workbook_timeout"),
     (-signal.SIGABRT, "workbook_too_large"), (-signal.SIGSEGV, "workbook_unreadable"),
     (1, "workbook_unreadable")],
)  # fmt: skip
def test_the_death_of_the_child_is_told_by_its_cause(exit_code, code):
    assert process._cause_of_death(exit_code, "tệp.xlsx").code == code


def test_a_child_that_says_nothing_is_ended_at_the_wall_clock(samples):
    with pytest.raises(WorldError) as refused:
        process.read_grids(samples / "danh-sach.xlsx", wall_seconds=0)
    assert refused.value.code == "workbook_timeout"


def test_the_child_lives_inside_its_limits(monkeypatch):
    import resource

    asked = {}
    monkeypatch.setattr(resource, "setrlimit", asked.__setitem__)
    child._limit_resources()
    assert asked == {
        resource.RLIMIT_AS: (512 * 2**20,) * 2,
        resource.RLIMIT_CPU: (20, 20),
        resource.RLIMIT_CORE: (0, 0),
    }


def test_a_file_that_cannot_be_opened_is_the_worlds_fault(tmp_path):
    with pytest.raises(WorldError) as missing:
        process.read_grids(tmp_path / "không có.xlsx")
    assert missing.value.code == "file_missing"
    with pytest.raises(WorldError) as folder:
        process.read_grids(tmp_path)
    assert folder.value.code == "workbook_unreadable"


def test_a_file_too_large_is_not_even_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "MAX_FILE", 10)
    with pytest.raises(WorldError) as refused:
        process.read_grids(write(tmp_path, b"PK\x03\x04" + b"0" * 20))
    assert refused.value.code == "workbook_too_large"


def test_a_text_file_with_the_ending_of_a_workbook_is_refused_at_once(tmp_path):
    with pytest.raises(UseError) as refused:
        process.read_grids(write(tmp_path, "STT\tNội dung".encode()))
    assert refused.value.code == "workbook_not_a_spreadsheet"


def test_dates_numbers_and_the_place_of_cells_survive_the_passage(workbook_of):
    rows = {3: ["", "", date(2026, 11, 5), 1.5, "x"], 9: ["", "", "", True]}
    (grid,) = grids_in(workbook_of(rows))
    assert grid.rows == {3: {2: date(2026, 11, 5), 3: 1.5, 4: "x"}, 9: {3: True}}
    assert decode(encode([grid])) == (grid,)


def test_merged_areas_and_hidden_sheets_are_known(workbook_of):
    grid, hidden = grids_in(workbook_of([["a", "b"], ["c"]], [(0, 0, 0, 3)], ["Ẩn"]))
    assert grid.merges == ((0, 0, 0, 3),)
    assert (hidden.name, hidden.hidden, hidden.rows) == ("Ẩn", True, {})


def test_a_hundred_thousand_blank_rows_leave_no_trace(tmp_path, units):
    path = tmp_path / "trống.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        border = book.add_format({"border": 1})
        sheet.write_row(0, 0, PLAN)
        sheet.write_row(1, 0, [1, "Tổng hợp", "VP"])
        for row in range(2, 100_002):
            sheet.write_blank(row, 0, None, border)
        sheet.write_row(100_002, 0, [2, "Rà soát", "TCCB"])
    data = path.read_bytes()
    process.check_archive(data, path.name)
    (grid,) = grids_in(data)
    assert list(grid.rows) == [0, 1, 100_002]
    assert [row.row for row in read_plan([grid], NOVEMBER, units).rows] == [2, 100_003]


def test_a_sheet_that_claims_a_million_cells_is_read_by_what_it_holds(workbook_of, units):
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook_of([PLAN, [1, "Tổng hợp", "VP"]]))) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"'))
    (grid,) = grids_in(target.getvalue())
    assert len(read_plan([grid], NOVEMBER, units).rows) == 1


@pytest.mark.parametrize(
    ("said", "family", "code"),
    [(PROTECTED, UseError, "workbook_protected"), (TOO_LARGE, WorldError, "workbook_too_large"),
     (UNREADABLE, WorldError, "workbook_unreadable"), (b"", WorldError, "workbook_unreadable"),
     (CELLS + b"[1]", WorldError, "workbook_unreadable"),
     (CELLS + b"{", WorldError, "workbook_unreadable"),
     (CELLS + b'[{"name":"a","hidden":false,"merges":[],"rows":[[0,[[0,null]]]]}]', WorldError,
      "workbook_unreadable")],
)  # fmt: skip
def test_whatever_the_child_says_becomes_cells_or_an_error(said, family, code):
    with pytest.raises(family) as refused:
        process.understand(said, "tệp.xlsx")
    assert refused.value.code == code


def test_more_cells_or_words_than_anybody_types_are_too_many(workbook_of, monkeypatch):
    data = workbook_of([["a", "b"], ["c", "d"]])
    monkeypatch.setattr(child, "MAX_CELLS", 3)
    assert child.read_workbook(data) == TOO_LARGE
    monkeypatch.setattr(child, "MAX_CELLS", 4)
    assert child.read_workbook(data).startswith(CELLS)
    monkeypatch.setattr(child, "MAX_ANSWER", 10)
    assert child.read_workbook(data) == TOO_LARGE


def test_a_broken_workbook_is_unreadable_not_a_crash():
    assert child.read_workbook(b"PK\x03\x04nothing") == UNREADABLE


def test_cells_of_other_kinds_are_not_passed_on():
    assert grid_of("a", [[None, " ", object(), 1]]).rows == {0: {2: None, 3: 1}}
