"""Urgency, secrecy, circulation, typist and contact on the first page, to the millimetre."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from tests.unit.papers.test_layout import A4, MM, check_face, line

from workreport.domain.document import Letterhead
from workreport.domain.paper_code import code_of
from workreport.domain.paper_marks import SECRECIES, URGENCIES, PaperMarks
from workreport.papers.letterhead import LetterheadBlock
from workreport.papers.profile import load_profile
from workreport.papers.stamps import stamps_of

PARTY, STATE = ("party_hd05", "party_hd36"), "state_nd30"
ALL = (*PARTY, STATE)
BOXES = {"KHẨN": 20, "THƯỢNG KHẨN": 40, "HỎA TỐC": 30}
SECRET = {"MẬT": 20, "TỐI MẬT": 30, "TUYỆT MẬT": 40}
NOTE = "XONG HỘI NGHỊ TRẢ LẠI"
FULL = PaperMarks(
    urgency="thuong_khan", secrecy="tuyet_mat", circulation="Xong hội nghị trả lại",
    secrecy_list="Quyết định số 1", secrecy_item="điểm a khoản 1", typist="NVH-15b",
    contact="Số 1 đường Trường Thi, thành phố Vinh, tỉnh Nghệ An; điện thoại 0238 3844 123; "
    "fax 0238 3844 124",
)  # fmt: skip
# Sixty letters each: what the longest names of agencies take.
LONG = Letterhead(
    "Đảng ủy các cơ quan Đảng tỉnh Thừa Thiên Huế và Đà Nẵng mới",
    "Ban Tổ chức và Kiểm tra cán bộ đảng viên cơ quan chuyên trách",
)


def boxes_around(page, match):
    """Return width and height in millimetres of the borders around words, the inner one first."""
    found = [
        each for each in page.rects
        if each["x0"] < match["x0"] and each["x1"] > match["x1"]
        and each["top"] < match["top"] + 4 and each["bottom"] > match["bottom"] - 4
        and each["height"] < 20 * MM
    ]  # fmt: skip
    found.sort(key=lambda each: each["width"])
    return found, [(each["width"] / MM, each["height"] / MM) for each in found]


def is_red(colour):
    red, green, blue = colour
    return red > 0.7 and green == blue == 0


@pytest.mark.parametrize("profile", ALL)
def test_nothing_is_marked_before_a_person_chooses(printed, make, profile):
    page = printed(make.report(annexes=()), profile).pages[0]
    words = page.extract_text()
    assert not any(each in words for each in (*URGENCIES.values(), *SECRECIES.values()))
    colours = {each["non_stroking_color"] for each in page.chars}
    assert all(colour in {None, (0,), (0, 0, 0)} for colour in colours)


@pytest.mark.parametrize("profile", PARTY)
@pytest.mark.parametrize("urgency", URGENCIES)
def test_the_party_writes_urgency_in_bold_capitals_below_the_number(
    printed, make, profile, urgency
):
    document = make.report(annexes=(), marks=PaperMarks(urgency=urgency))
    page = printed(document, profile).pages[0]
    mark = check_face(page, URGENCIES[urgency], 14, "-Bold")
    number = line(page, "Số 128-BC/BTCTU")
    assert mark["top"] > number["bottom"]
    centre = (number["x0"] + number["x1"]) / 2
    assert (mark["x0"] + mark["x1"]) / 2 == pytest.approx(centre, abs=MM)
    assert boxes_around(page, mark)[1] == []


@pytest.mark.parametrize("urgency", URGENCIES)
def test_the_state_frames_urgency_in_red(printed, make, urgency):
    document = make.report(annexes=(), marks=PaperMarks(urgency=urgency))
    page = printed(document, STATE).pages[0]
    mark = check_face(page, URGENCIES[urgency], 13, "-Bold")
    borders, sizes = boxes_around(page, mark)
    assert sizes == [pytest.approx((BOXES[URGENCIES[urgency]], 8), abs=0.2)]
    assert is_red(borders[0]["stroking_color"])
    assert is_red(mark["chars"][0]["non_stroking_color"])


@pytest.mark.parametrize("profile", ALL)
@pytest.mark.parametrize("secrecy", SECRECIES)
def test_secrecy_stands_red_in_two_borders_a_millimetre_apart(printed, make, profile, secrecy):
    document = make.report(annexes=(), marks=PaperMarks(secrecy=secrecy))
    page = printed(document, profile).pages[0]
    mark = check_face(page, SECRECIES[secrecy], 13, "-Bold")
    width = SECRET[SECRECIES[secrecy]]
    borders, sizes = boxes_around(page, mark)
    assert sizes == [pytest.approx((width - 2, 6), abs=0.2), pytest.approx((width, 8), abs=0.2)]
    inner, outer = borders
    assert inner["x0"] - outer["x0"] == pytest.approx(MM, abs=0.2 * MM)
    assert mark["x0"] - inner["x0"] > 1.9 * MM
    assert all(is_red(each["stroking_color"]) for each in borders)
    middle = (outer["top"] + outer["bottom"]) / 2
    assert (mark["top"] + mark["bottom"]) / 2 == pytest.approx(middle, abs=MM)


@pytest.mark.parametrize("profile", ALL)
def test_a_note_on_circulation_stands_below_the_date(printed, make, profile):
    page = printed(make.report(annexes=(), marks=FULL), profile).pages[0]
    note = check_face(page, NOTE, 12 if profile in PARTY else 13, "-Bold")
    date_line = line(page, "Nghệ An, ngày 23 tháng 11 năm 2026")
    assert 0 < note["top"] - date_line["bottom"] < 6 * MM
    centre = (date_line["x0"] + date_line["x1"]) / 2
    assert (note["x0"] + note["x1"]) / 2 == pytest.approx(centre, abs=MM)
    framed = len(boxes_around(page, note)[1])
    assert framed == (0 if profile in PARTY else 1)


@pytest.mark.parametrize("profile", ALL)
def test_typist_and_contact_stand_in_the_lower_margin_of_the_first_page_alone(
    printed, make, profile
):
    pdf = printed(make.report(mark="WR1 SUMMARY 2026-11 - ABCD-EFGH-1234", marks=FULL), profile)
    page = pdf.pages[0]
    typist, contact = check_face(page, "NVH-15b", 8, ""), check_face(page, FULL.contact, 10, "")
    assert typist["x1"] == pytest.approx(A4[0] - 15 * MM, abs=MM)
    square = [each for each in page.rects if each["fill"] and each["top"] > A4[1] - 18 * MM]
    assert contact["x0"] > max(each["x1"] for each in square)
    assert A4[1] - 20.5 * MM < contact["top"]
    assert contact["bottom"] < typist["top"]
    assert "NVH-15b" not in pdf.pages[1].extract_text()


@pytest.mark.parametrize("profile", ALL)
@pytest.mark.parametrize("kind", ["paper", "letter"])
def test_nothing_overlaps_below_names_of_sixty_letters(printed, make, profile, kind):
    letter = {} if kind == "paper" else {
        "title_type": "", "subject": "nhắc gửi báo cáo công tác tháng 11", "addressee": "Các phòng"
    }  # fmt: skip
    document = make.report(
        annexes=(), marks=FULL, letterhead=LONG, draft_mark="Dự thảo lần 2", **letter
    )
    page = printed(document, profile).pages[0]
    found = page.extract_text_lines()
    tops = sorted(found, key=lambda each: (each["top"], each["x0"]))
    for one in tops:
        for other in tops:
            if one is other:
                continue
            beside = one["x1"] <= other["x0"] or other["x1"] <= one["x0"]
            apart = one["bottom"] <= other["top"] + 4 or other["bottom"] <= one["top"] + 4
            assert beside or apart, (one["text"], other["text"])
    secret, urgent = line(page, "TUYỆT MẬT"), line(page, "THƯỢNG KHẨN")
    issuer = line(page, "CƠ QUAN CHUYÊN TRÁCH")
    assert issuer["bottom"] < secret["top"] < urgent["top"]
    outer = boxes_around(page, secret)[0][-1]
    assert outer["x0"] >= 30 * MM - 1
    below = [each for each in found if each["top"] > urgent["top"] + 4]
    assert min(each["top"] for each in below) > urgent["bottom"]
    if kind == "letter":
        assert line(page, "hắc gửi báo cáo")["bottom"] < outer["top"] + 1


def test_the_marks_take_their_room_in_the_head(make):
    for profile in (load_profile(make.resources(), code) for code in ALL):
        bare, marked = (
            LetterheadBlock(make.report(marks=marks), profile)
            for marks in (PaperMarks(), replace(FULL, circulation=""))
        )
        heights = [block.wrap(467, 700)[1] for block in (bare, marked)]
        taken = sum(stamp.room for stamp in stamps_of(make.report(marks=FULL), profile))
        assert heights[1] - heights[0] == pytest.approx(taken, abs=0.1)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("profile", ALL)
def test_the_file_for_word_bears_the_same_marks_in_the_same_sizes(press, make, profile):
    data = press.docx(make.report(annexes=(), marks=FULL), profile)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        footers = "".join(
            archive.read(name).decode() for name in archive.namelist() if "footer" in name
        )
    text = "".join(body.itertext())
    for words in ("TUYỆT MẬT", "THƯỢNG KHẨN", NOTE):
        assert words in text
    assert "NVH-15b" in footers
    assert FULL.contact in footers
    framed = []
    for table in body.iter(f"{W}tbl"):
        border = table.find(f"{W}tblPr/{W}tblBorders/{W}top")
        height = table.find(f"{W}tr/{W}trPr/{W}trHeight")
        if border.get(f"{W}color") == "D60000":
            width = int(table.find(f"{W}tblGrid/{W}gridCol").get(f"{W}w"))
            framed.append((width / 20 / MM, int(height.get(f"{W}val")) / 20 / MM))
    urgent = [] if profile in PARTY else [pytest.approx((40, 8), abs=0.1)]
    secret = [pytest.approx((40, 8), abs=0.1), pytest.approx((38, 6), abs=0.5)]
    assert framed == [*secret, *urgent]


def test_codes_on_papers_printed_before_there_were_marks_stay_what_they_were(make):
    assert code_of(make.report()) == "KA3E724R40QN"
    assert code_of(make.report(marks=FULL, unit_code="TCCB")) == "KA3E724R40QN"


@pytest.mark.parametrize("profile", ALL)
def test_the_room_for_signing_is_left_to_the_pen(printed, make, profile):
    """Nothing the program knows of an approval is drawn between title and name."""
    page = printed(make.report(annexes=(), marks=FULL), profile).pages[-1]
    title, name = line(page, "CHÁNH VĂN PHÒNG"), line(page, "Chu Ngọc Giang")
    assert name["top"] - title["bottom"] > 60
    left = min(title["x0"], name["x0"])
    room = page.within_bbox((left, title["bottom"], page.width, name["top"]))
    assert [*room.chars, *room.images, *room.curves, *room.rects, *room.lines] == []
