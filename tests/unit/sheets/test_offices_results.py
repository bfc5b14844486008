"""Results as different departments hand them in; none of these was agreed upon."""

from datetime import date

import pytest
from tests.unit.sheets.books import grids_of, xlsx

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.services.ports.sheets import Hints, PersonName
from workreport.sheets.reader import read_results

NOVEMBER = Period(2026, 11)
PEOPLE = (PersonName("nam", "Ngô Đức Nam", "tccb"), PersonName("nam2", "Lê Hoài Nam", "vp"))
DONE, DOING, NOT = Status.COMPLETED, Status.IN_PROGRESS, Status.NOT_STARTED


def results(units, rows, **about):
    return read_results(grids_of(xlsx(rows, **about)), NOVEMBER, units, "kết quả.xlsx",
                        Hints(people=PEOPLE))  # fmt: skip


def codes(reading):
    return [problem.code for problem in reading.problems]


def test_office_24_sub_columns_under_results(units):
    rows = [
        ["PHÒNG TỔ CHỨC CÁN BỘ"],
        ["TT", "Nhiệm vụ được giao", "Thời hạn", "Kết quả thực hiện", "", "", "", "Ghi chú"],
        ["", "", "", "Nội dung kết quả", "Trạng thái", "Ngày hoàn thành", "Chất lượng", ""],
        [1, "Rà soát", "15/11", "Đã rà 12 hồ sơ", "Hoàn thành", date(2026, 11, 14), "Mức 1", ""],
        [2, "Thẩm định", "20/11", "", "Đang thực hiện", "", "", "chờ ý kiến"],
    ]
    merges = ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 6), (1, 7, 2, 7))
    reading = results(units, rows, merges=merges)
    assert [(r.result, r.status, r.done_on, r.quality, r.note) for r in reading.rows] == [
        ("Đã rà 12 hồ sơ", DONE, date(2026, 11, 14), 1, ""), ("", DOING, None, None, "chờ ý kiến"),
    ]  # fmt: skip
    assert (reading.unit, codes(reading)) == ("tccb", [])


def test_office_25_marks_under_three_columns_one_of_them_a_day(units):
    rows = [
        ["STT", "Công việc", "Hoàn thành", "Đang", "Chưa"],
        [1, "A", "x"],
        [2, "B", "", "X"],
        [3, "C", "", "", "✓"],
        [4, "D", "14/11"],
        [5, "E", "x", "x"],
        [6, "F", "?"],
        [7, "G"],
    ]
    reading = results(units, rows)
    assert [(r.content, r.status, r.done_on) for r in reading.rows] == [
        ("A", DONE, None), ("B", DOING, None), ("C", NOT, None), ("D", DONE, date(2026, 11, 14)),
        ("G", None, None),
    ]  # fmt: skip
    assert [(p.code, p.row, p.column) for p in reading.problems] == [
        ("status_unreadable", 6, "D"), ("status_unreadable", 7, "C"),
    ]  # fmt: skip


def test_office_26_done_or_not_done_leaves_open_which_of_two_is_meant(units):
    rows = [["STT", "Công việc", "Hoàn thành", "Chưa hoàn thành"], [1, "A", "x"], [2, "B", "", "x"]]
    reading = results(units, rows)
    assert [(r.content, r.status) for r in reading.rows] == [("A", DONE)]
    assert [(p.code, p.row, p.column) for p in reading.problems] == [("status_unreadable", 3, "D")]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [("Tiến độ", ["100%", "40 %", "0%"]), ("Tiến độ (%)", [100, 40, 0]),
     ("Tỷ lệ hoàn thành", [1, 0.4, 0]),
     ("Trạng thái", ["Đã xong", "đang làm", "Chưa triển khai"]),
     ("Tình trạng", ["HT", "ĐTH", "CTH"]), ("Mức độ hoàn thành", [1, 0.4, 0])],
)  # fmt: skip
def test_office_27_states_in_words_and_percent(units, heading, cells):
    rows = [["STT", "Nhiệm vụ", heading], *([n, f"Việc {n}", cell] for n, cell in enumerate(cells))]
    reading = results(units, rows)
    assert [row.status for row in reading.rows] == [DONE, DOING, NOT]
    assert codes(reading) == []


def test_office_28_numbers_that_may_be_codes_are_asked_about(units):
    rows = [["STT", "Nhiệm vụ", "Trạng thái"], [1, "A", 1], [2, "B", 2], [3, "C", 3]]
    reading = results(units, rows)
    assert (reading.rows, codes(reading)) == ((), ["status_unreadable"] * 3)


def test_office_29_the_state_stands_in_the_words_of_the_result(units):
    rows = [["STT", "Nhiệm vụ", "Kết quả thực hiện", "Văn bản"], [1, "A", "Đã hoàn thành", "12-BC"],
            [2, "B", "Đang tham mưu", ""], [3, "C", "Đã ban hành 3 văn bản", ""]]  # fmt: skip
    reading = results(units, rows)
    assert [(r.status, r.result, r.evidence) for r in reading.rows] == [
        (DONE, "Đã hoàn thành", "12-BC"), (DOING, "Đang tham mưu", ""),
        (None, "Đã ban hành 3 văn bản", ""),
    ]  # fmt: skip
    assert codes(reading) == ["status_from_result", "status_from_result"]


def test_office_30_results_of_all_units_say_whose_each_row_is(units):
    rows = [
        ["STT", "Nhiệm vụ", "Đơn vị thực hiện", "Trạng thái"],
        [1, "A", "TCCB", "xong"],
        [2, "B", "VP, TCCB", "xong"],
        ["II. PHÒNG BẢO VỆ CTNB"],
        [3, "C", "", "xong"],
    ]
    assert [row.unit for row in results(units, rows).rows] == ["tccb", "vp", "bvct"]
    reading = results(units, {"VP": [rows[0], [1, "A", "", "xong"]], "TCD": [rows[0], [1, "B"]]})
    assert [row.unit for row in reading.rows] == ["vp", "tcd"]
    assert codes(reading) == []


def test_office_31_who_did_it_by_part_of_the_name_in_the_unit(units):
    rows = [
        ["PHÒNG TỔ CHỨC CÁN BỘ"],
        ["STT", "Nhiệm vụ", "Cán bộ thực hiện", "Trạng thái"],
        [1, "A", "Đ/c Ngô Đ. Nam", "xong"],
        [2, "B", "đ/c Nam", "xong"],
        [3, "C", "Hùng", "xong"],
    ]
    reading = results(units, rows)
    assert [row.owner for row in reading.rows] == ["nam", "nam", ""]
    assert [(p.code, p.row) for p in reading.problems] == [
        ("person_guessed", 4), ("person_unread", 5),
    ]  # fmt: skip


def test_office_32_next_months_tasks_below_the_results_are_not_results(units):
    rows = [
        ["I. KẾT QUẢ THÁNG 11/2026"],
        ["STT", "Nhiệm vụ", "Kết quả", "Trạng thái"],
        [1, "Rà soát", "Đã rà", "Hoàn thành"],
        ["II. NHIỆM VỤ TRỌNG TÂM THÁNG 12/2026"],
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
        [1, "Kiểm điểm", "TCCB", "15/12/2026"],
        [],
        ["NGƯỜI LẬP", "", "", "TRƯỞNG PHÒNG"],
        ["Lê Văn An", "", "", "Ngô Đức Nam"],
    ]
    reading = results(units, rows)
    assert [row.content for row in reading.rows] == ["Rà soát"]
    assert codes(reading) == ["table_passed_over"]


def test_office_33_a_plan_is_no_sheet_of_results(units):
    with pytest.raises(UseError) as refused:
        results(units, [["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], [1, "A", "VP", "20/11"]])
    assert refused.value.code == "workbook_no_heading"
