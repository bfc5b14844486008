import unicodedata
from datetime import date

import pytest

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.domain.task import Origin, Status
from workreport.i18n.messages import sentence
from workreport.services.ports.sheets import Severity, UnitName
from workreport.sheets.grid import Grid, column_letter, grid_of
from workreport.sheets.reader import read_plan, read_results, read_roster

NOVEMBER = Period(2026, 11)
PLAN = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn hoàn thành",
        "Hệ số", "Ghi chú"]  # fmt: skip
RESULTS = ["TT", "Nhiệm vụ", "Kết quả", "Trạng thái", "Ngày hoàn thành", "Chất lượng",
           "Nguyên nhân", "Chuyển tháng sau"]  # fmt: skip
ROSTER = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Ngạch", "Đảng viên", "Ghi chú"]


def sheet(*rows, merges=(), name="T11"):
    return [grid_of(name, rows, merges)]


def codes(reading, severity=None):
    return [p.code for p in reading.problems if severity in {None, p.severity}]


def plan(*rows, units, **more):
    return read_plan(sheet(*rows, **more), NOVEMBER, units)


def test_columns_stand_in_any_order_under_other_words_and_composed_differently(units):
    heading = ["Hạn", "K", "LĐ chỉ đạo", "Phối hợp", "SẢN PHẨM (dự kiến)", "Chủ trì",
               "NỘI DUNG CÔNG VIỆC", "Số TT", "Ghi chú"]  # fmt: skip
    row = [
        "20.11.2026",
        "1,2",
        "Thái Đình Ước",
        "P. TCĐ-ĐV",
        "Báo cáo",
        "vp",
        "Tổng hợp",
        1,
        "đột xuất",
    ]
    decomposed = [
        [unicodedata.normalize("NFD", str(cell)) for cell in line] for line in (heading, row)
    ]
    (task,) = plan(*decomposed, units=units).rows
    assert (task.number, task.content, task.leads, task.partners) == (
        "1",
        "Tổng hợp",
        ("vp",),
        ("tcd",),
    )
    assert (task.due_on, task.coef, task.director) == (date(2026, 11, 20), "1.2", "Thái Đình Ước")
    assert (task.product, task.note, task.origin) == ("Báo cáo", "đột xuất", Origin.AD_HOC)


def test_the_heading_is_found_far_below_the_title(units):
    reading = plan(*[["TỈNH ỦY"]] * 25, *[[]] * 40, PLAN, [1, "Tổng hợp", "VP"], units=units)
    assert [row.row for row in reading.rows] == [67]


def test_a_heading_of_two_rows_with_merged_cells_is_read_as_one(units):
    rows = (
        ["STT", "Nội dung", "Đơn vị thực hiện", None, "Thời hạn"],
        [None, None, "Chủ trì", "Phối hợp", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Tổng hợp", "VP", "TCCB", "20/11"],
    )
    merges = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4))
    (task,) = plan(*rows, units=units, merges=merges).rows
    assert (task.leads, task.partners, task.due_on) == (("vp",), ("tccb",), date(2026, 11, 20))


def test_birthdays_under_two_columns_for_men_and_women_are_found(units):
    rows = (
        ["STT", "Họ đệm", "Tên", "Ngày sinh", None, "Phòng"],
        [None, None, None, "Nam", "Nữ", None],
        [1, "Lê Thị", "Nga", None, "27/3/1992", "TCĐ"],
        [2, "Lê Đức", "Phong", 1978, None, "BVCT"],
    )
    merges = ((0, 0, 1, 0), (0, 3, 0, 4))
    nga, phong = read_roster(sheet(*rows, merges=merges), units).rows
    assert (nga.name, nga.born_on, nga.unit) == ("Lê Thị Nga", date(1992, 3, 27), "tcd")
    assert (phong.name, phong.born_on, phong.born_year, phong.party) == (
        "Lê Đức Phong",
        None,
        1978,
        None,
    )


def test_a_title_straight_above_the_heading_does_not_lend_its_words(units):
    rows = (["KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 11/2026"], [*RESULTS, "Minh chứng"],
            [1, "Tổng hợp", "", "xong", "", "", "", "", "123-CV"])  # fmt: skip
    reading = read_results(sheet(*rows, merges=((0, 0, 0, 8),)), NOVEMBER, units)
    assert [(row.result, row.status) for row in reading.rows] == [("", Status.COMPLETED)]


def test_section_titles_repeated_heads_blanks_and_footers_are_no_rows(units):
    rows = (
        ROSTER, ["I. VĂN PHÒNG"], [1, "Chu Ngọc Giang", "", "Chánh Văn phòng"], [], ROSTER,
        ["1", "2", "3", "4", "5", "6", "7"], [2, "Đậu Quang Sơn"], [None, None],
        ["II", "PHÒNG TCCB (01 người)"], [None, "Công chức"], [3, "Ngô Đức Nam"], [4], [],
        [None, "Danh sách này có 03 người./."],
        [None, "NGƯỜI LẬP BIỂU", None, "TRƯỞNG BAN"],
        [None, "Vũ Văn Quân", None, "Đinh Đình Phong"],
    )  # fmt: skip
    reading = read_roster(sheet(*rows), units)
    assert [(row.name, row.unit, row.row) for row in reading.rows] == [
        ("Chu Ngọc Giang", "vp", 3), ("Đậu Quang Sơn", "vp", 7), ("Ngô Đức Nam", "tccb", 11),
    ]  # fmt: skip
    assert reading.read == 3
    assert reading.problems == ()


def test_a_footer_that_counts_otherwise_is_asked_about(units):
    rows = (ROSTER, ["", "VĂN PHÒNG"], [1, "Chu Ngọc Giang"], ["", "Danh sách này có 02 người./."])
    (problem,) = read_roster(sheet(*rows), units).problems
    assert (problem.code, problem.row, problem.value) == ("count_differs", 4, "2")
    assert problem.severity is Severity.ASKED


def test_people_below_an_unknown_section_are_refused_one_by_one(units):
    rows = (
        ROSTER,
        ["I", "VĂN PHÒNG"],
        [1, "Chu Ngọc Giang"],
        ["II", "PHÒNG DÂN VẬN"],
        [2, "Ngô Đức Nam"],
    )
    reading = read_roster(sheet(*rows), units)
    assert [row.name for row in reading.rows] == ["Chu Ngọc Giang"]
    assert reading.read == 2
    (problem,) = reading.problems
    assert (problem.code, problem.row, problem.value) == ("unit_unread", 5, "PHÒNG DÂN VẬN")
    assert problem.severity is Severity.ERROR


def test_people_are_read_without_any_number_column(units):
    rows = (
        ["Họ và tên", "Chức vụ"],
        ["VĂN PHÒNG"],
        ["Chu Ngọc Giang", "Chánh Văn phòng"],
        ["Vũ Văn Quân"],
    )
    assert [row.name for row in read_roster(sheet(*rows), units).rows] == [
        "Chu Ngọc Giang",
        "Vũ Văn Quân",
    ]


def test_a_roster_says_party_membership_only_where_it_has_the_column(units):
    rows = (ROSTER, ["", "VP"], [1, "A", "", "", "", "x"], [2, "B"],
            [3, "C", "", "", "", "03/02/2010"], [4, "D", "", "", "", "dự bị"])  # fmt: skip
    reading = read_roster(sheet(*rows), units)
    assert [row.party for row in reading.rows] == [True, False, True, None]
    assert [(p.code, p.column, p.row) for p in reading.problems] == [("mark_unreadable", "F", 6)]
    without = read_roster(sheet(["Họ tên", "Phòng"], ["A", "VP"]), units)
    assert [row.party for row in without.rows] == [None]


def test_a_person_named_twice_and_a_section_named_twice_are_asked_about(units):
    rows = (ROSTER, ["I", "VĂN PHÒNG"], [1, "Vũ Văn Quân"], ["II", "VĂN PHÒNG"], [2, "VŨ VĂN QUÂN"])
    reading = read_roster(sheet(*rows), units)
    assert len(reading.rows) == 2
    assert sorted(codes(reading, Severity.ASKED)) == ["person_repeated", "unit_repeated"]


def test_people_without_name_or_unit_are_refused_and_odd_birthdays_asked_about(units):
    rows = (
        ["STT", "Họ tên", "Đơn vị", "Ngày sinh", "Chức vụ"],
        [1, "", "VP", "", "Chuyên viên"], [2, "A", "Sở Nội vụ"], [3, "B", ""],
        [4, "C", "VP", "hè 1980"],
    )  # fmt: skip
    reading = read_roster(sheet(*rows), units)
    assert [(row.name, row.born_year) for row in reading.rows] == [("C", None)]
    assert [(p.row, p.column, p.code, p.severity.value) for p in reading.problems] == [
        (2, "B", "name_missing", "error"), (3, "C", "unit_unread", "error"),
        (4, "C", "unit_missing", "error"), (5, "D", "date_unreadable", "asked"),
    ]  # fmt: skip


def test_plans_below_an_unknown_section_and_results_without_task_are_refused(units):
    tasks = plan(PLAN, ["", "PHÒNG DÂN VẬN"], [1, "Tổng hợp"], units=units)
    assert (tasks.rows, codes(tasks)) == ((), ["unit_unread"])
    rows = (RESULTS, [1, "", "Đã làm"], [2, "A", "", "xong"], [3, "A", "", "xong"])
    results = read_results(sheet(*rows), NOVEMBER, units)
    assert codes(results) == ["content_missing", "task_repeated"]
    assert len(results.rows) == 2


def test_every_problem_has_a_sentence_that_can_be_filled(units):
    rows = (["VĂN PHÒNG"], RESULTS, [1, "", "", "?", "?1", "Tốt", "", "?"], ["", "Tổng số: 9"])
    problems = read_results(sheet(*rows), NOVEMBER, units).problems
    assert len(problems) == 6
    for problem in problems:
        said = sentence(problem.code, problem.values)
        assert "T11" in said
        assert "{" not in said


def test_two_units_of_the_same_name_refuse_their_rows_with_a_sentence():
    twins = [UnitName("a", "TH1", "Phòng Tổng hợp"), UnitName("b", "TH2", "Phòng Tổng hợp")]
    people = read_roster(sheet(ROSTER, ["I", "PHÒNG TỔNG HỢP"], [1, "Vũ Văn Quân"]), twins)
    tasks = plan(PLAN, [1, "Tổng hợp", "Phòng Tổng hợp"], [2, "Rà soát", "TH2"], units=twins)
    assert (people.rows, codes(people)) == ((), ["unit_ambiguous"])
    assert [row.leads for row in tasks.rows] == [("b",)]
    assert codes(tasks) == ["unit_ambiguous"]
    problem = tasks.problems[0]
    said = sentence(problem.code, problem.values)
    assert "dòng 2" in said
    assert "Phòng Tổng hợp" in said


def test_all_wrong_cells_are_reported_at_once_with_their_place(units):
    rows = (
        PLAN,
        [1, "Tổng hợp", "VP", "", "31/02/2026", "nhiều"],
        [2, "Rà soát", "Phòng lạ", "Sở Nội vụ", "Thường xuyên", 1],
        [3, "", "VP", "", "20/11"],
        [4, "Kiểm kê", "VP", "Sở Nội vụ; TCCB", "Thường xuyên"],
    )
    reading = plan(*rows, units=units)
    assert reading.read == 4
    assert [(p.row, p.column, p.code, p.severity.value) for p in reading.problems] == [
        (2, "E", "date_unreadable", "error"), (2, "F", "number_unreadable", "error"),
        (3, "C", "unit_unread", "error"), (3, "D", "unit_unread", "asked"),
        (3, "E", "date_unreadable", "asked"), (4, "B", "content_missing", "error"),
        (5, "D", "unit_unread", "asked"), (5, "E", "date_unreadable", "asked"),
    ]  # fmt: skip
    (kept,) = reading.rows
    assert (kept.due_on, kept.due_words, kept.partners) == (None, "Thường xuyên", ("tccb",))
    assert [p.value for p in reading.problems if p.row == 2] == ["31/02/2026", "nhiều"]


def test_several_leads_share_a_row_and_are_no_partners(units):
    (task,) = plan(PLAN, [1, "Rà soát", "VP; P. TCCB", "TCCB, BVCT"], units=units).rows
    assert (task.leads, task.partners) == (("vp", "tccb"), ("bvct",))


def test_the_section_leads_where_the_cell_is_empty(units):
    rows = (
        PLAN,
        ["", "VĂN PHÒNG"],
        ["I", "Nhiệm vụ trọng tâm"],
        [1, "Tổng hợp"],
        [2, "Rà soát", "TCCB"],
    )
    assert [row.leads for row in plan(*rows, units=units).rows] == [("vp",), ("tccb",)]


def test_the_title_leads_where_nothing_else_does(units):
    titled = plan(["PHÒNG TỔ CHỨC CÁN BỘ"], PLAN, [1, "Tổng hợp"], units=units)
    assert [row.leads for row in titled.rows] == [("tccb",)]
    nameless = plan(PLAN, [1, "Tổng hợp"], units=units)
    assert (nameless.rows, codes(nameless)) == ((), ["unit_missing"])


def test_cells_merged_over_rows_and_ditto_marks_hold_for_each_row(units):
    rows = (PLAN, [1, "Tổng hợp", "VP", "", "20/11"], [2, "Rà soát"], [3, "Kiểm kê", '"', "", "nt"])
    reading = plan(*rows, units=units, merges=((1, 2, 2, 2), (1, 4, 2, 4)))
    assert [(row.leads, row.due_on) for row in reading.rows] == [(("vp",), date(2026, 11, 20))] * 3


@pytest.mark.parametrize(
    "text", ["Công tác văn thư", "Duyệt quyết toán", "Lưu trữ hồ sơ", "Tổng hợp 11 báo cáo"]
)
def test_tasks_that_begin_like_footers_are_tasks(units, text):
    assert [row.content for row in plan(PLAN, ["", text, "VP"], units=units).rows] == [text]


def test_a_task_named_twice_is_asked_about(units):
    reading = plan(
        PLAN, [1, "Tổng hợp", "VP"], [2, "tổng hợp.", "VP"], [3, "Tổng hợp", "BVCT"], units=units
    )
    assert [(p.code, p.row, p.values["first"]) for p in reading.problems] == [
        ("task_repeated", 3, 2)
    ]


def test_results_say_when_their_words_are_unclear(units):
    rows = (
        ["PHÒNG TỔ CHỨC CÁN BỘ"], RESULTS,
        [1, "A", "Xong", "Cơ bản hoàn thành", "", "", "", ""],
        [2, "B", "", "xong", "", "Tốt"],
        [3, "C", "dòng 1\ndòng 2", "đang làm", "cuối tháng", "", "", "?"],
    )  # fmt: skip
    reading = read_results(sheet(*rows), NOVEMBER, units)
    assert reading.unit == "tccb"
    assert [(p.row, p.column, p.code, p.severity.value) for p in reading.problems] == [
        (3, "D", "status_unreadable", "error"), (4, "F", "quality_unreadable", "error"),
        (5, "H", "mark_unreadable", "asked"), (5, "E", "day_in_words", "note"),
    ]  # fmt: skip
    (kept,) = reading.rows
    assert (kept.result, kept.done_on, kept.status) == (
        "dòng 1\ndòng 2",
        date(2026, 11, 30),
        Status.IN_PROGRESS,
    )


def test_states_ticked_in_three_columns_are_read(units):
    rows = (
        ["STT", "Nhiệm vụ", "Tiến độ", None, None],
        [None, None, "Hoàn thành", "Đang thực hiện", "Chưa thực hiện"],
        [1, "A", "x"], [2, "B", "", "x"], [3, "C", "", "", "x"], [4, "D"], [5, "E", "x", "x"],
    )  # fmt: skip
    reading = read_results(sheet(*rows, merges=((0, 2, 0, 4), (0, 0, 1, 0))), NOVEMBER, units)
    assert [row.status for row in reading.rows] == [*(Status), None]
    assert codes(reading) == ["status_unreadable"]


def test_results_of_several_units_or_of_another_month_are_not_taken_silently(units):
    rows = (
        ["VĂN PHÒNG"],
        ["KẾT QUẢ THÁNG 10 NĂM 2026"],
        RESULTS,
        [1, "A", "", "xong"],
        ["II", "TCCB"],
        [2, "B"],
    )
    reading = read_results(sheet(*rows), NOVEMBER, units)
    assert reading.unit is None
    assert [(p.code, p.severity.value) for p in reading.problems] == [
        ("period_differs", "asked"),
    ]  # fmt: skip
    assert [row.unit for row in reading.rows] == ["vp", "tccb"]
    nameless = [["VĂN PHÒNG"], ["PHÒNG TCCB"], RESULTS, [1, "A", "", "xong"]]
    mixed = read_results(sheet(*nameless), NOVEMBER, units)
    assert (mixed.unit, codes(mixed)) == (None, ["several_units"])


def test_several_sheets_are_read_hidden_and_foreign_ones_are_named(units):
    grids = [
        Grid("Ẩn", {}, hidden=True),
        grid_of("Bìa", [["Trang bìa"]]),
        grid_of("Trống", []),
        grid_of("A", [PLAN, [1, "Tổng hợp", "VP"]]),
        grid_of("B", [PLAN, [1, "Tổng hợp", "VP"]]),
    ]
    reading = read_plan(grids, NOVEMBER, units)
    assert [(row.sheet, row.row) for row in reading.rows] == [("A", 2), ("B", 2)]
    assert [(p.sheet, p.code, p.severity.value) for p in reading.problems] == [
        ("Ẩn", "sheet_hidden", "note"), ("Bìa", "sheet_passed_over", "note"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows", [[], [[1, "Tổng hợp", "VP"]], [["Nhiệm vụ"]], [["VĂN PHÒNG", "TỈNH ỦY"]]]
)
def test_a_workbook_without_heading_row_is_refused(units, rows):
    with pytest.raises(UseError) as refused:
        read_plan(sheet(*rows), NOVEMBER, units, "kế hoạch.xlsx")
    assert refused.value.code == "workbook_no_heading"
    assert "kế hoạch.xlsx" in sentence(refused.value.code, refused.value.values)


def test_a_roster_is_no_plan(units):
    with pytest.raises(UseError):
        read_plan(sheet(ROSTER, [1, "Vũ Văn Quân"]), NOVEMBER, units)


@pytest.mark.parametrize(
    ("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_of_the_spreadsheet(column, letter):
    assert column_letter(column) == letter
