"""Plans and rosters as different offices make them; none of these was agreed upon."""

import unicodedata
from datetime import date

import pytest
from tests.unit.sheets.books import grids_of, xls, xlsx

from workreport.domain.period import Period
from workreport.domain.sheet_values import match_key
from workreport.services.ports.sheets import Hints, PersonName, Severity
from workreport.sheets.old_facts import old_facts
from workreport.sheets.reader import read_columns, read_plan, read_roster

NOVEMBER = Period(2026, 11)
HEAD = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
PEOPLE = (
    PersonName("phong", "Đinh Đình Phong", "ldb", directs=True),
    PersonName("uoc", "Thái Đình Ước", "ldb", directs=True),
    PersonName("nam", "Ngô Đức Nam", "tccb"),
    PersonName("nam2", "Lê Hoài Nam", "vp"),
    PersonName("phong2", "Lê Đức Phong", "bvct"),
)


def plan(units, rows, hints=None, **about):
    return read_plan(grids_of(xlsx(rows, **about)), NOVEMBER, units, "kế hoạch.xlsx",
                     hints or Hints(people=PEOPLE))  # fmt: skip


def codes(reading):
    return [problem.code for problem in reading.problems]


def test_office_1_heading_of_two_rows_titles_above_and_signatures_below(units):
    reading = plan(
        units,
        [
            ["TỈNH ỦY NGHỆ AN", "", "", "", "ĐẢNG CỘNG SẢN VIỆT NAM"],
            ["BAN TỔ CHỨC", "", "", "", "Nghệ An, ngày 02 tháng 11 năm 2026"],
            ["CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026"],
            ["(Kèm theo Thông báo số 12-TB/BTCTU)"],
            [],
            ["TT", "Nội dung công việc", "Phân công thực hiện", "", "", "Thời hạn", "Ghi chú"],
            ["", "", "Lãnh đạo Ban chỉ đạo", "Chủ trì", "Phối hợp", "", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            [1, "Tổng hợp báo cáo", "đ/c Ước", "VP", "P. TCCB, BVCT", date(2026, 11, 20), ""],
            [2, "Rà soát hồ sơ", "Đ/c Đinh Đ. Phong", "Phòng TCCB", "", "25/11", "đột xuất"],
            ["", "Tổng cộng: 02 nhiệm vụ"],
            ["Nơi nhận:", "", "", "", "T/L TRƯỞNG BAN"],
            ["- Lãnh đạo Ban,", "", "", "", "CHÁNH VĂN PHÒNG"],
            ["- Lưu VT.", "", "", "", "Chu Ngọc Giang"],
        ],
        merges=((5, 0, 6, 0), (5, 1, 6, 1), (5, 2, 5, 4), (5, 5, 6, 5), (5, 6, 6, 6)),
    )
    assert [(r.content, r.leads, r.partners, r.due_on, r.director) for r in reading.rows] == [
        ("Tổng hợp báo cáo", ("vp",), ("tccb", "bvct"), date(2026, 11, 20), "Thái Đình Ước"),
        ("Rà soát hồ sơ", ("tccb",), (), date(2026, 11, 25), "Đinh Đình Phong"),
    ]
    assert [(p.code, p.row, p.value) for p in reading.problems] == [
        ("person_guessed", 9, "đ/c Ước")
    ]


def test_office_2_unit_sections_with_roman_numbers_in_the_number_column(units):
    reading = plan(
        units,
        [[*HEAD[:2], "Hạn"], ["I", "VĂN PHÒNG"], [1, "Tổng hợp", "20/11"],
         ["II", "PHÒNG TC CÁN BỘ"],
         [1, "Rà soát", "21/11"], ["III. PHÒNG BẢO VỆ CTNB (02 nhiệm vụ)"], [1, "Xác minh", ""]],
    )  # fmt: skip
    assert [(r.leads, r.content) for r in reading.rows] == [
        (("vp",), "Tổng hợp"), (("tccb",), "Rà soát"), (("bvct",), "Xác minh"),
    ]  # fmt: skip
    assert codes(reading) == []


def test_office_3_one_sheet_for_each_unit(units):
    rows = [["STT", "Nhiệm vụ", "Hạn hoàn thành"], [1, "Tổng hợp", "20/11"]]
    reading = plan(units, {"VP": rows, "P. TCCB": rows, "Phòng Bảo vệ": rows, "Danh mục": [["x"]]})
    assert [(r.sheet, r.leads) for r in reading.rows] == [
        ("VP", ("vp",)), ("P. TCCB", ("tccb",)), ("Phòng Bảo vệ", ("bvct",)),
    ]  # fmt: skip
    assert codes(reading) == ["sheet_passed_over"]


def test_office_4_everything_in_capitals_decomposed_and_with_hard_spaces(units):
    rows = [["STT", "NỘI\u00a0DUNG NHIỆM VỤ", "ĐƠN VỊ\u00a0CHỦ TRÌ", "THỜI HẠN\u200b"],
            ["1", "TỔNG\u00a0\u00a0HỢP BÁO CÁO", "VĂN PHÒNG", "20/11/2026\u00a0"]]  # fmt: skip
    reading = plan(units, [[unicodedata.normalize("NFD", cell) for cell in row] for row in rows])
    (row,) = reading.rows
    assert (row.content, row.leads, row.due_on) == ("TỔNG HỢP BÁO CÁO", ("vp",), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("cell", "day", "words"),
    [("20/11/2026", 20, ""), ("20-11-2026", 20, ""), ("20.11.26", 20, ""), ("2026-11-20", 20, ""),
     ("Ngày 20 tháng 11 năm 2026", 20, ""), ("Trước ngày 15/11", 15, "Trước ngày 15/11"),
     (46346, 20, ""), ("46346", 20, ""), (date(2026, 11, 20), 20, ""),
     ("Từ 05/11 đến 20/11/2026", 20, "Từ 05/11 đến 20/11/2026"),
     ("Trong tháng 11", 30, "Trong tháng 11"), ("Cuối tháng", 30, "Cuối tháng")],
)  # fmt: skip
def test_office_5_days_in_every_form(units, cell, day, words):
    (row,) = plan(units, [HEAD, [1, "Tổng hợp", "VP", cell]]).rows
    assert (row.due_on, row.due_words) == (date(2026, 11, day), words)


@pytest.mark.parametrize("cell", ["31/11/2026", "11/20/2026", "15/13", 99999999])
def test_office_6_a_day_that_is_none_is_refused_with_its_place(units, cell):
    reading = plan(units, [HEAD, [1, "Tổng hợp", "VP", cell], [2, "Rà soát", "VP", "20/11"]])
    assert [row.content for row in reading.rows] == ["Rà soát"]
    assert [(p.code, p.row, p.column) for p in reading.problems] == [("date_unreadable", 2, "D")]


def test_office_7_numbers_as_texts_with_commas_and_the_letter_k(units):
    rows = [
        [*HEAD[:3], "Hệ số K", "Số lượng"],
        [1, "A", "VP", "1,2", "1.200"],
        [2, "B", "VP", "K = 1,5", "12"],
        [3, "C", "VP", 0.5, 3],
        [4, "D", "VP", "", ""],
    ]
    assert [(r.coef, r.qty) for r in plan(units, rows).rows] == [
        ("1.2", "1200"), ("1.5", "12"), ("0.5", "3"), ("1", "1"),
    ]  # fmt: skip


def test_office_8_empty_columns_at_the_left_and_empty_rows_between(units):
    rows = [[], [], ["", "", "", *HEAD], [], ["", "", "", 1, "Tổng hợp", "VP", "20/11"], [],
            ["", "", "", 2, "Rà soát", "TCCB", ""]]  # fmt: skip
    reading = plan(units, rows)
    assert [(r.row, r.content) for r in reading.rows] == [(5, "Tổng hợp"), (7, "Rà soát")]
    assert reading.columns[1].column == "E"


def test_office_9_hidden_rows_columns_and_sheets_are_said(units):
    data = {"Tháng 11": [HEAD, [1, "Tổng hợp", "VP", "20/11"], [2, "Rà soát", "VP", ""]],
            "Nháp": [HEAD, [1, "Không lấy", "VP", ""]]}  # fmt: skip
    reading = plan(units, data, hidden_rows=(2,), hidden_columns=(3,), hidden_sheets=("Nháp",))
    assert [row.content for row in reading.rows] == ["Tổng hợp", "Rà soát"]
    assert sorted(codes(reading)) == ["column_hidden", "rows_hidden", "sheet_hidden"]
    hidden = next(p for p in reading.problems if p.code == "rows_hidden")
    assert (hidden.values["rows"], hidden.severity) == ("3", Severity.ASKED)


def test_office_9_hidden_rows_and_columns_of_an_old_workbook_are_said(units):
    rows = [HEAD, [1, "Tổng hợp", "VP", "20/11"], [2, "Rà soát", "VP", "21/11"]]
    data = xls(rows, hidden_rows=(2,), hidden_columns=(3,))
    reading = read_plan(grids_of(data), NOVEMBER, units, "cũ.xls", Hints(people=PEOPLE))
    assert [row.content for row in reading.rows] == ["Tổng hợp", "Rà soát"]
    assert sorted(codes(reading)) == ["column_hidden", "rows_hidden"]
    hidden = next(p for p in reading.problems if p.code == "rows_hidden")
    assert (hidden.values["rows"], hidden.severity) == ("3", Severity.ASKED)
    assert old_facts(data[:700]) == old_facts(b"PK") == {}


def test_office_10_a_formula_without_value_is_said_not_taken_for_nothing(units):
    import openpyxl

    book = openpyxl.Workbook()
    for row in [HEAD, [1, "Tổng hợp", "VP", "=TODAY()"], [2, "Rà soát", "VP", "20/11"],
                ["=A3+1", "=B2", "=C2", "=D2"]]:  # fmt: skip
        book.active.append(row)
    from io import BytesIO

    target = BytesIO()
    book.save(target)
    reading = read_plan(grids_of(target.getvalue()), NOVEMBER, units)
    assert [row.content for row in reading.rows] == ["Rà soát"]
    assert [(p.code, p.row, p.column) for p in reading.problems] == [
        ("formula_without_value", 2, "D"), ("formula_without_value", 4, "B"),
    ]  # fmt: skip


def test_office_11_units_shortened_and_misspelt(units):
    rows = [HEAD, [1, "A", "TC cán bộ", ""], [2, "B", "Phòng Tổ chức cán bộj", ""],
            [3, "C", "Tổ chức CB; Bảo vệ CTNB", ""], [4, "D", "P.BVCTNB", ""],
            [5, "E", "Phòng Tổ chức", ""], [6, "F", "Phòng Dân vận", ""]]  # fmt: skip
    reading = plan(units, rows)
    assert [(r.content, r.leads) for r in reading.rows] == [
        ("A", ("tccb",)), ("B", ("tccb",)), ("C", ("tccb", "bvct")), ("D", ("bvct",)),
    ]  # fmt: skip
    assert [(p.code, p.row, len(p.candidates)) for p in reading.problems] == [
        ("unit_guessed", 3, 5), ("unit_ambiguous", 6, 2), ("unit_unread", 7, 5),
    ]  # fmt: skip


def test_office_12_what_a_person_answered_about_units_and_leaders_holds(units):
    rows = [[*HEAD[:3], "Lãnh đạo chỉ đạo"], [1, "A", "Phòng Tổ chức", "Đ/c Nam"]]
    asked = plan(units, rows)
    assert [(p.code, [c.id for c in p.candidates]) for p in asked.problems] == [
        ("unit_ambiguous", ["tccb", "tcd"]), ("person_unsure", ["nam", "nam2"]),
    ]  # fmt: skip
    names = {match_key("Phòng Tổ chức"): "tcd", match_key("Đ/c Nam"): "nam2"}
    (row,) = plan(units, rows, Hints(people=PEOPLE, names=names)).rows
    assert (row.leads, row.director) == (("tcd",), "Lê Hoài Nam")


@pytest.mark.parametrize(
    ("words", "director", "code"),
    [("Đ/c Phong", "Đinh Đình Phong", "person_guessed"), ("Thái Đ. Ước", "Thái Đình Ước", ""),
     ("THÁI ĐÌNH ƯỚC", "Thái Đình Ước", ""), ("Thai Dinh Uoc", "Thái Đình Ước", ""),
     ("Đồng chí Thái Đình Ước - Phó Trưởng ban", "Thái Đình Ước", ""),
     ("Thái Đình Ứơc", "Thái Đình Ước", ""), ("Thái Đnh Ước", "Thái Đình Ước", "person_guessed"),
     ("Đinh Đình Phong, Thái Đình Ước", "Đinh Đình Phong, Thái Đình Ước", ""),
     ("Đ/c Nam", "Đ/c Nam", "person_unsure"), ("Đ/c Bình", "Đ/c Bình", "person_unread"),
     ("Lê Đ. Phong", "Lê Đức Phong", "")],
)  # fmt: skip
def test_office_13_leaders_by_parts_of_their_names(units, words, director, code):
    reading = plan(units, [[*HEAD[:3], "LĐ chỉ đạo"], [1, "A", "VP", words]])
    assert [row.director for row in reading.rows] == [director]
    assert codes(reading) == ([code] if code else [])


def test_office_14_two_plans_on_one_sheet_the_second_for_the_next_month(units):
    reading = plan(
        units,
        [["KẾ HOẠCH THÁNG 11/2026"], HEAD, [1, "Tổng hợp", "VP", "20/11"], [],
         ["NHIỆM VỤ TRỌNG TÂM THÁNG 12 NĂM 2026"], ["TT", "Nhiệm vụ", "Chủ trì", "Hạn", "Ghi chú"],
         [1, "Kiểm điểm", "VP", "20/12", ""]],
    )  # fmt: skip
    assert [row.content for row in reading.rows] == ["Tổng hợp"]
    assert [(p.code, p.row, p.value) for p in reading.problems] == [
        ("table_of_another_month", 6, "2026-12")
    ]


def test_office_15_a_list_of_people_below_the_tasks_is_another_table(units):
    rows = [
        HEAD,
        [1, "Tổng hợp", "VP", "20/11"],
        ["XẾP LOẠI CÁN BỘ"],
        ["TT", "Họ và tên", "Chức vụ", "Xếp loại"],
        [1, "Chu Ngọc Giang", "Chánh Văn phòng", "A"],
    ]
    reading = plan(units, rows)
    assert [row.content for row in reading.rows] == ["Tổng hợp"]
    assert codes(reading) == ["table_passed_over"]


def test_office_16_a_second_table_of_the_same_kind_in_other_columns(units):
    rows = [["I. VĂN PHÒNG"], ["STT", "Nội dung", "Hạn", "Ghi chú"], [1, "Tổng hợp", "20/11", ""],
            ["II. PHÒNG TỔ CHỨC CÁN BỘ"], ["STT", "Hạn", "Ghi chú", "Nội dung"],
            [1, "21/11", "gấp", "Rà soát"]]  # fmt: skip
    reading = plan(units, rows)
    assert [(r.content, r.leads, r.due_on.day, r.note) for r in reading.rows] == [
        ("Tổng hợp", ("vp",), 20, ""), ("Rà soát", ("tccb",), 21, "gấp"),
    ]  # fmt: skip


def test_office_17_headings_nobody_knows_are_named_and_can_be_told(units):
    rows = [["STT", "Đầu mục", "Bên gánh vác", "Mốc", "Màu"], [1, "Tổng hợp", "VP", "20/11", "đỏ"]]
    grids = grids_of(xlsx(rows))
    asked = read_columns(grids, "plan", Hints())
    assert [(c.column, c.label, c.field, c.sample) for c in asked] == [
        ("A", "STT", "number", ("1",)), ("B", "Đầu mục", "", ("Tổng hợp",)),
        ("C", "Bên gánh vác", "", ("VP",)), ("D", "Mốc", "", ("20/11",)), ("E", "Màu", "", ("đỏ",)),
    ]  # fmt: skip
    told = {"dau muc": "content", "ben ganh vac": "leads", "moc": "due", "mau": "_"}
    reading = read_plan(grids, NOVEMBER, units, "", Hints(headings=told))
    assert [(r.content, r.leads, r.due_on.day) for r in reading.rows] == [("Tổng hợp", ("vp",), 20)]
    assert codes(reading) == []
    again = Hints(remembered={asked[0].shape: told})
    assert read_plan(grids, NOVEMBER, units, "", again).rows == reading.rows


def test_office_18_a_remembered_meaning_holds_for_that_shape_only(units):
    told = {"moc": "due"}
    rows = [[*HEAD[:3], "Mốc"], [1, "Tổng hợp", "VP", "20/11"]]
    shape = read_columns(grids_of(xlsx(rows)), "plan", Hints())[0].shape
    hints = Hints(remembered={shape: told})
    assert [row.due_on for row in plan(units, rows, hints).rows] == [date(2026, 11, 20)]
    other = [["STT", "Mốc", "Nội dung", "Chủ trì"], [1, "20/11", "Tổng hợp", "VP"]]
    reading = plan(units, other, hints)
    assert [row.due_on for row in reading.rows] == [None]
    assert codes(reading) == ["heading_unknown"]


def test_office_19_two_columns_of_one_meaning_are_asked_about(units):
    rows = [[*HEAD, "Thời gian hoàn thành"], [1, "Tổng hợp", "VP", "20/11", "25/11"]]
    reading = plan(units, rows)
    assert [(p.code, p.column, p.values["first"]) for p in reading.problems] == [
        ("heading_twice", "E", "D")
    ]


def test_office_20_letters_to_the_office_do_not_make_it_the_unit(units):
    rows = [["PHÒNG TỔ CHỨC CÁN BỘ"], ["Kính gửi: Văn phòng"], ["STT", "Nhiệm vụ", "Hạn"],
            [1, "Rà soát", "20/11"]]  # fmt: skip
    assert [row.leads for row in plan(units, rows).rows] == [("tccb",)]


# --- rosters ------------------------------------------------------------------------------------


def roster(units, rows, **about):
    return read_roster(grids_of(xlsx(rows, **about)), units, "danh sách.xlsx")


def test_office_21_a_roster_with_a_unit_column_and_years_of_birth_apart(units):
    rows = [
        ["TT", "Họ và tên", "Năm sinh", "", "Đơn vị công tác", "Chức vụ, vị trí việc làm"],
        ["", "", "Nam", "Nữ", "", ""],
        [1, "Chu Ngọc Giang", 1975, "", "Văn phòng", "Chánh Văn phòng"],
        [2, "Trần Thị Hoa", "", "12/3/1988", "Tổ chức CB", "Chuyên viên"],
        ["Tổng số: 02 người"],
    ]
    reading = roster(units, rows, merges=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4),
                                          (0, 5, 1, 5)))  # fmt: skip
    assert [(r.name, r.unit, r.born_year, r.position) for r in reading.rows] == [
        ("Chu Ngọc Giang", "vp", 1975, "Chánh Văn phòng"),
        ("Trần Thị Hoa", "tccb", 1988, "Chuyên viên"),
    ]  # fmt: skip
    assert codes(reading) == []


def test_office_22_one_sheet_of_people_for_each_unit_and_a_name_twice(units):
    rows = [["STT", "Họ tên", "Chức danh"], [1, "Lê Văn An", "Chuyên viên"]]
    reading = roster(units, {"TCCB": [*rows, [2, "LÊ VĂN AN", "Chuyên viên"]], "BVCT": rows})
    assert [(r.unit, r.name) for r in reading.rows] == [
        ("tccb", "Lê Văn An"), ("tccb", "LÊ VĂN AN"), ("bvct", "Lê Văn An"),
    ]  # fmt: skip
    assert [(p.code, p.row) for p in reading.problems] == [("person_repeated", 3)]


def test_office_23_leading_zeros_and_texts_that_look_like_numbers_stay(units):
    rows = [[*HEAD[:3], "Sản phẩm"], ["01", "Báo cáo số 007", "VP", "007"], ["02", "B", "VP", 12]]
    assert [(r.number, r.content, r.product) for r in plan(units, rows).rows] == [
        ("01", "Báo cáo số 007", "007"), ("02", "B", "12"),
    ]  # fmt: skip
