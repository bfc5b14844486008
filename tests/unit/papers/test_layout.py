from datetime import date

import pytest
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

MM = 72 / 25.4
A4 = (595.276, 841.89)


def words_of(page):
    return page.extract_words(keep_blank_chars=True, use_text_flow=False, extra_attrs=["size"])


def line(page, text):
    found = page.search(text, regex=False, return_chars=True)
    assert found, f"{text!r} is not on the page"
    return found[0]


def face(match):
    return match["chars"][0]["fontname"].split("-", 1)[-1]


def check_face(page, text, size, name):
    match = line(page, text)
    assert {round(char["size"], 2) for char in match["chars"]} == {size}
    assert match["chars"][0]["fontname"].endswith(f"+LiberationSerif{name}")
    return match


def rule_near(page, match, above):
    bottom = match["bottom"] - above
    return [
        item for item in (*page.lines, *page.rects)
        if item["height"] < 1 and 0 < item["top"] - bottom < 3 * MM
        and item["x0"] < match["x1"] and item["x1"] > match["x0"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "size", "name"),
    [
        ("TỈNH ỦY NGHỆ AN", 14, ""),
        ("BAN TỔ CHỨC", 14, "-Bold"),
        ("Số 128-BC/BTCTU", 14, ""),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "-Bold"),
        ("Nghệ An, ngày 23 tháng 11 năm 2026", 14, "-Italic"),
        ("BÁO CÁO", 16, "-Bold"),
        ("kết quả công tác tháng 11 và nhiệm vụ", 14, "-Bold"),
        ("-----", 14, ""),
        ("I- TÌNH HÌNH GỬI BÁO CÁO", 14, "-Bold"),
        ("1. Kết quả chung", 14, "-Bold"),
        ("a) Về tiến độ", 14, ""),
        ("- Căn cứ Quy chế làm việc", 14, ""),
        ("Ban Tổ chức Tỉnh ủy báo cáo", 14, ""),
    ],
)
def test_each_element_of_the_first_page_has_its_size_and_face(official, text, size, name):
    check_face(official.pages[0], text, size, name)


def test_the_head_stands_at_the_margins_and_its_lines_are_level(official):
    page = official.pages[0]
    parent, title = line(page, "TỈNH ỦY NGHỆ AN"), line(page, "ĐẢNG CỘNG SẢN VIỆT NAM")
    date_line, mark = line(page, "Nghệ An, ngày 23 tháng 11 năm 2026"), line(page, "*")
    assert parent["x0"] == pytest.approx(30 * MM, abs=MM)
    assert parent["top"] == pytest.approx(20 * MM, abs=MM)
    assert date_line["x1"] == pytest.approx(A4[0] - 15 * MM, abs=MM)
    assert title["top"] == pytest.approx(parent["top"], abs=MM)
    assert date_line["top"] == pytest.approx(mark["top"], abs=MM)
    issuer, number = line(page, "BAN TỔ CHỨC"), line(page, "Số 128-BC/BTCTU")
    centre = (parent["x0"] + parent["x1"]) / 2
    for below in (issuer, mark, number):
        assert (below["x0"] + below["x1"]) / 2 == pytest.approx(centre, abs=MM)
    assert parent["top"] < issuer["top"] < mark["top"] < number["top"]


def test_the_line_below_the_title_is_as_long_as_the_title(official):
    page = official.pages[0]
    title = line(page, "ĐẢNG CỘNG SẢN VIỆT NAM")
    (rule,) = rule_near(page, title, 2)
    assert rule["x0"] == pytest.approx(title["x0"], abs=0.5)
    assert rule["x1"] == pytest.approx(title["x1"], abs=0.5)


def test_type_and_subject_are_centred_between_the_margins(official):
    centre = (30 * MM + A4[0] - 15 * MM) / 2
    page = official.pages[0]
    for text in ("BÁO CÁO", "kết quả công tác tháng 11 và nhiệm vụ trọng tâm tháng 12 năm 2026"):
        match = line(page, text)
        assert (match["x0"] + match["x1"]) / 2 == pytest.approx(centre, abs=MM)


def test_body_lines_are_eighteen_points_apart_and_first_lines_indented_ten_millimetres(official):
    page = official.pages[0]
    first = line(page, "Tham mưu Ban Thường vụ Tỉnh ủy rà soát")
    second, third = line(page, "chức danh lãnh đạo, quản lý"), line(page, "định hồ sơ nhân sự theo")
    assert first["x0"] == pytest.approx(40 * MM, abs=0.5)
    assert second["x0"] == pytest.approx(30 * MM, abs=0.5)
    assert second["top"] - first["top"] == pytest.approx(18, abs=0.1)
    assert third["top"] - second["top"] == pytest.approx(18, abs=0.1)
    heading = line(page, "1. Kết quả chung")
    assert first["top"] - heading["top"] == pytest.approx(24, abs=0.1)


def test_body_text_is_justified(official):
    rights = [
        max(char["x1"] for char in text_line["chars"] if char["text"].strip())
        for text_line in official.pages[0].extract_text_lines()
        if text_line["text"].startswith(("chức danh lãnh đạo", "sung quy hoạch"))
    ]
    assert rights
    assert all(right == pytest.approx(A4[0] - 15 * MM, abs=0.5) for right in rights)


def test_pages_are_numbered_from_the_second_and_the_annexes_go_on(official):
    for number, page in enumerate(official.pages, start=1):
        above = page.crop((0, 0, page.width, 19 * MM)).extract_text_lines()
        if number == 1:
            assert not above
            continue
        (found,) = above
        assert found["text"] == str(number)
        assert found["top"] == pytest.approx(10 * MM, abs=MM)
        centre = (30 * MM + page.width - 15 * MM) / 2
        assert (found["x0"] + found["x1"]) / 2 == pytest.approx(centre, abs=MM)
        assert round(found["chars"][0]["size"], 2) == 14


def test_nothing_of_the_text_stands_outside_the_margins(official):
    for page in official.pages:
        chars = [char for char in page.chars if char["text"].strip() and char["size"] > 10.5]
        chars = [char for char in chars if char["top"] > 15 * MM]
        rules = [item for item in (*page.lines, *page.rects) if item["height"] < 5]
        for item in (*chars, *rules):
            assert item["x0"] >= 30 * MM - 0.6
            assert item["x1"] <= page.width - 15 * MM + 0.6
            assert item["top"] >= 20 * MM - 0.6
            assert item["bottom"] <= page.height - 20 * MM + 0.6


def test_signature_right_and_recipients_left_in_their_sizes(official):
    page = official.pages[1]
    authority = check_face(page, "T/L TRƯỞNG BAN", 14, "-Bold")
    title = check_face(page, "CHÁNH VĂN PHÒNG", 14, "")
    name = check_face(page, "Chu Ngọc Giang", 14, "-Bold")
    label = check_face(page, "Nơi nhận:", 14, "")
    check_face(page, "- Lãnh đạo Ban;", 12, "")
    check_face(page, "- Lưu Văn phòng Ban.", 12, "")
    centres = [(match["x0"] + match["x1"]) / 2 for match in (authority, title, name)]
    assert max(centres) - min(centres) < 1
    assert min(centres) > page.width / 2
    assert label["x0"] == pytest.approx(30 * MM, abs=MM)
    assert label["top"] == pytest.approx(authority["top"], abs=MM)
    assert name["top"] - title["top"] == pytest.approx(5 * 18, abs=2)
    (under,) = rule_near(page, label, 4)
    assert under["x1"] == pytest.approx(label["x1"], abs=0.5)


def test_a_head_who_signs_directly_has_a_bold_title(printed, make):
    signature = make.report().signature.__class__("TRƯỞNG BAN", "Nguyễn Văn Đức")
    pdf = printed(make.report(signature=signature, annexes=()))
    check_face(pdf.pages[-1], "TRƯỞNG BAN", 14, "-Bold")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_official_dates_write_a_zero_before_small_days_and_the_first_two_months(
    printed, make, day, words
):
    pdf = printed(make.report(issued_on=day, annexes=()))
    line(pdf.pages[0], f"Nghệ An, {words}")


def test_a_missing_number_and_day_leave_room(printed, make):
    page = printed(make.report(number="", issued_on=None, annexes=())).pages[0]
    hyphen = line(page, "-BC/BTCTU")
    so = line(page, "Số ")
    assert hyphen["x0"] - so["x1"] > 4 * MM
    month, day = line(page, "tháng 11 năm 2026"), line(page, "Nghệ An, ngày")
    assert month["x0"] - day["x1"] > 5 * MM


def test_a_single_digit_number_is_written_with_a_zero(printed, make):
    line(printed(make.report(number="7", annexes=())).pages[0], "Số 07-BC/BTCTU")


def test_a_department_without_a_symbol_prints_no_number(printed, make):
    page = printed(make.report(symbol="", annexes=())).pages[0]
    assert "Số" not in page.crop((0, 0, page.width, 50 * MM)).extract_text()


def test_the_state_profile_prints_nation_motto_colon_and_its_own_end_mark(printed, make):
    pdf = printed(make.report(annexes=()), "state_nd30")
    page, text = pdf.pages[0], "\n".join(page.extract_text() for page in pdf.pages)
    check_face(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "-Bold")
    motto = check_face(page, "Độc lập - Tự do - Hạnh phúc", 14, "-Bold")
    (rule,) = rule_near(page, motto, 2)
    assert rule["x1"] - rule["x0"] == pytest.approx(motto["x1"] - motto["x0"], abs=0.5)
    number = check_face(page, "Số: 128/BC-BTCTU", 13, "")
    assert number["top"] == pytest.approx(line(page, "ngày 23 tháng 11")["top"], abs=MM)
    issuer = line(page, "BAN TỔ CHỨC")
    (below,) = rule_near(page, issuer, 2)
    assert 1 / 3 <= (below["x1"] - below["x0"]) / (issuer["x1"] - issuer["x0"]) <= 1 / 2
    check_face(page, "Căn cứ Quy chế", 14, "-Italic")
    check_face(pdf.pages[-1], "CHÁNH VĂN PHÒNG", 14, "-Bold")
    check_face(pdf.pages[-1], "Nơi nhận:", 12, "-BoldItalic")
    check_face(pdf.pages[-1], "- Lãnh đạo Ban;", 11, "")
    assert "theo quy định./." in text
    assert "TL. TRƯỞNG BAN" in text
    assert "I. TÌNH HÌNH" in text
    assert "ĐẢNG CỘNG SẢN" not in text


def test_the_older_party_guidance_separates_recipients_by_commas(printed, make):
    pdf = printed(make.report(annexes=()), "party_hd36")
    line(pdf.pages[-1], "- Lãnh đạo Ban,")
    line(pdf.pages[-1], "- Lưu Văn phòng Ban.")


def test_a_submission_says_kinh_trinh_and_a_report_kinh_gui(printed, make):
    to = {"addressee": "Ban Thường vụ Tỉnh ủy", "annexes": ()}
    line(printed(make.report(title_type="TỜ TRÌNH", **to)).pages[0], "Kính trình: Ban Thường vụ")
    line(printed(make.report(**to)).pages[0], "Kính gửi: Ban Thường vụ")


def test_a_letter_has_its_subject_below_the_number(printed, make):
    page = printed(make.report(title_type="", subject="gửi báo cáo", annexes=())).pages[0]
    subject = check_face(page, "Gửi báo cáo", 12, "-Italic")
    assert subject["top"] > line(page, "Số 128-BC/BTCTU")["bottom"] - MM
    assert subject["x1"] < page.width / 2


def test_the_training_mark_and_the_snapshot_stand_on_every_page(official, printed, make):
    for page in official.pages:
        line(page, "TÀI LIỆU TẬP HUẤN – DỮ LIỆU KHÔNG CÓ THẬT")
        line(page, "4f1c4f1c4f1c4f1c")
    real = printed(make.report(annexes=()))
    assert not any(page.search("TẬP HUẤN") for page in real.pages)


def test_the_square_for_phones_stands_in_the_lower_margin_of_every_page(printed, make):
    text = "WR1 SUMMARY 2026-11 - ABCD-EFGH-1234"
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    wanted = [[code.isDark(row, column) for column in range(25)] for row in range(25)]
    for profile in ("party_hd05", "state_nd30"):
        for page in printed(make.report(mark=text), profile).pages:
            fields = [
                each for each in page.rects if each["fill"] and each["top"] > page.height - 18 * MM
            ]
            left, right = min(e["x0"] for e in fields), max(e["x1"] for e in fields)
            assert abs(left - 30 * MM) < 0.2 * MM
            assert abs(right - left - 12 * MM) < 0.2 * MM
            assert max(e["bottom"] for e in fields) < page.height - 4.5 * MM
            drawn = [[_is_dark(fields, column, row) for column in range(25)] for row in range(25)]
            assert drawn == wanted


def _is_dark(fields, column, row):
    side = 12 * MM / 25
    x = 30 * MM + (column + 0.5) * side
    top = min(each["top"] for each in fields) + (row + 0.5) * side
    return any(e["x0"] < x < e["x1"] and e["top"] < top < e["bottom"] for e in fields)


def test_a_copy_bears_its_number_and_a_draft_its_mark(printed, make):
    pdf = printed(make.report(copy_mark="Bản số 03", draft_mark="Dự thảo lần 2", annexes=()))
    assert line(pdf.pages[0], "Bản số 03")["bottom"] < 20 * MM
    check_face(pdf.pages[0], "Dự thảo lần 2", 14, "-Italic")
    assert not pdf.pages[1].search("Bản số 03")


def test_two_signatures_stand_level_and_the_recipients_below(printed, make):
    kind = make.report().signature.__class__
    pdf = printed(
        make.report(
            signature=kind("CHỦ TRÌ HỘI NGHỊ", "Trần Văn An", note="(Ký, ghi rõ họ tên)"),
            countersignature=kind("NGƯỜI GHI BIÊN BẢN", "Lê Thị Bình"),
            annexes=(),
        )
    )
    page = pdf.pages[-1]
    left, right = line(page, "Lê Thị Bình"), line(page, "Trần Văn An")
    assert left["top"] == pytest.approx(right["top"], abs=0.5)
    assert left["x1"] < right["x0"]
    assert line(page, "Nơi nhận:")["top"] > right["bottom"]
