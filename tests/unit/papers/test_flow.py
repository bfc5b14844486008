import re
import unicodedata
from itertools import pairwise

import pypdfium2
import pytest

from workreport.domain.document import (
    Annex,
    Bullet,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)

MM = 72 / 25.4
SENTENCE = "Câu này nói về công việc của tháng và kết quả đã đạt được ở từng phòng. "


def joined(pages):
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def body_lines(page):
    inside = page.crop((0, 19.5 * MM, page.width, page.height - 19.5 * MM))
    return [line["text"] for line in inside.extract_text_lines()]


@pytest.mark.parametrize("count", range(10, 28))
def test_the_signature_has_two_lines_of_text_above_it_and_no_heading_is_left_behind(
    printed, make, count
):
    blocks = (
        Paragraph("\n".join([SENTENCE] * count)),
        Heading(1, "I-", "Mục cuối"),
        Paragraph(SENTENCE * 5),
    )
    pages = [body_lines(page) for page in printed(make.report(blocks=blocks, annexes=())).pages]
    (signed,) = [page for page in pages if any("T/L TRƯỞNG BAN" in line for line in page)]
    at = next(i for i, line in enumerate(signed) if "T/L TRƯỞNG BAN" in line)
    assert at >= 2
    assert all("MỤC CUỐI" not in line for line in signed[at - 2 : at])
    assert all("MỤC CUỐI" not in page[-1] for page in pages)
    assert "Chu Ngọc Giang" in signed[-1]


@pytest.mark.parametrize("ones", [1, 2, 4])
@pytest.mark.parametrize("spare", range(6))
def test_a_signature_after_bullets_of_one_line_has_two_lines_of_text_above_it(
    printed, make, ones, spare
):
    count = 16 + spare
    bullets = [Bullet(f"Thông qua nhiệm vụ {number}") for number in range(ones)]
    blocks = (Paragraph("\n".join([SENTENCE] * count)), Heading(1, "I-", "Mục cuối"), *bullets)
    pages = [body_lines(page) for page in printed(make.report(blocks=blocks, annexes=())).pages]
    (signed,) = [page for page in pages if any("T/L TRƯỞNG BAN" in line for line in page)]
    at = next(i for i, line in enumerate(signed) if "T/L TRƯỞNG BAN" in line)
    above = [line for line in signed[:at] if "MỤC CUỐI" not in line]
    assert len(above) >= 2
    assert all("MỤC CUỐI" not in page[-1] for page in pages)


def test_a_signature_below_a_table_has_two_rows_above_it(printed, make):
    rows = tuple((str(n), "Nội dung") for n in range(200))
    table = Table((Column("STT", 12), Column("Việc")), rows)
    for spare in range(6):
        blocks = (Paragraph("\n".join([SENTENCE] * (spare + 1))), table)
        last = body_lines(printed(make.report(blocks=blocks, annexes=())).pages[-1])
        at = next(i for i, line in enumerate(last) if "T/L TRƯỞNG BAN" in line)
        assert at >= 2
        assert last[at - 1] == "199 Nội dung"
        assert last[at - 2] == "198 Nội dung"


def test_four_hundred_rows_repeat_their_head_and_lose_no_row(press, make):
    annex = Annex("Phụ lục", "Nhiệm vụ", (make.task_table(400),), landscape=True)
    pdf = pypdfium2.PdfDocument(press.pdf(make.report(annexes=(annex,))))
    pages = [page.get_textpage().get_text_range() for page in pdf if page.get_width() > 800]
    assert len(pages) > 20
    assert all("Nội dung nhiệm vụ" in page for page in pages)
    found = re.findall(r"Việc (\d{3}):", " ".join(pages))
    assert [int(number) for number in found] == [n for n in range(1, 401) if n != 5]


def test_a_cell_of_three_thousand_letters_runs_over_pages_without_loss(printed, make):
    text = make.long_cell()
    table = Table((Column("STT", 12), Column("Việc")), (("1", text), ("2", "ngắn")))
    narrow = Table((Column("STT", 120), Column("Việc", 40)), (("1", text), ("2", "ngắn")))
    for each in (table, narrow):
        pdf = printed(make.report(blocks=(each,), annexes=(), signature=None, recipients=()))
        words = [
            word["text"]
            for page in pdf.pages
            for word in page.crop(
                (30 * MM, 19.5 * MM, page.width, page.height - 19.5 * MM)
            ).extract_words()
        ]
        assert " ".join(text.split()) in " ".join(w for w in words if w not in {"STT", "Việc"})


def test_the_lines_of_a_cut_cell_stand_evenly_beside_a_cell_of_some_lines(printed, make):
    row = (make.long_cell(), "một hai ba bốn " * 6)
    table = Table((Column("A", 120), Column("B", 45)), (row,))
    pdf = printed(make.report(blocks=(table,), annexes=(), signature=None, recipients=()))
    cells = pdf.pages[1].crop((30 * MM, 27 * MM, 195 * MM, 277 * MM))
    tops = sorted({round(char["top"], 1) for char in cells.chars})
    assert len(tops) > 10
    assert max(low - high for high, low in pairwise(tops)) < 12 * 1.2 + 2
    beside = [w for w in pdf.pages[0].extract_words() if w["text"] in {"một", "hai", "ba", "bốn"}]
    tops = sorted({round(word["top"], 1) for word in beside if word["x0"] > 150 * MM})
    assert len(tops) == 4
    assert max(low - high for high, low in pairwise(tops)) < 12 * 1.2 + 2


def test_every_page_closes_the_frame_of_its_part_of_a_table(printed, make):
    table = Table((Column("A", 120), Column("B", 40)), (("1", make.long_cell()),))
    pdf = printed(make.report(blocks=(table,), annexes=(), signature=None, recipients=()))
    assert len(pdf.pages) > 2
    for page in pdf.pages:
        lowest = max(line["bottom"] for line in page.lines)
        across = [ln for ln in page.lines if ln["height"] == 0 and lowest - ln["bottom"] < 0.5]
        ends = {(round(line["x0"]), round(line["x1"])) for line in across}
        assert ends == {(round(30 * MM), round(page.width - 15 * MM))}


def test_a_name_of_sixty_letters_stays_inside_its_column(printed, make):
    assert len(make.LONG_NAME) == 60
    annex = Annex("Phụ lục", "Xếp loại", (make.rating_table(),))
    page = printed(make.report(annexes=(annex,))).pages[-1]
    row = page.extract_tables()[0][3]
    assert " ".join(row[1].split()) == make.LONG_NAME


def test_joined_header_cells_are_printed_once(printed, make):
    page = printed(make.report(annexes=(Annex("Phụ lục", "x", (make.rating_table(),)),))).pages[-1]
    text = page.extract_text()
    assert text.count("Mức xếp loại") == 1
    assert text.count("Họ và tên") == 1


def test_a_group_row_is_never_the_last_of_a_page(printed, make):
    rows = []
    groups = set()
    for number in range(60):
        groups.add(len(rows))
        rows += [(f"Nhóm {number}", ""), (str(number), "việc")]
    table = Table((Column("STT", 12), Column("Việc")), tuple(rows), groups=frozenset(groups))
    for above in (1, 2):
        blocks = (Paragraph("\n".join(["Một dòng."] * above)), table)
        pdf = printed(make.report(blocks=blocks, annexes=(), signature=None, recipients=()))
        assert len(pdf.pages) > 2
        assert not any(body_lines(page)[-1].startswith("Nhóm") for page in pdf.pages)


def test_an_empty_table_and_an_empty_paper_say_so_and_print(printed, make):
    empty = Table((Column("STT", 12), Column("Việc")))
    assert "Không có" in joined(printed(make.report(blocks=(empty,), annexes=())).pages)
    bare = printed(make.report(blocks=(), recipients=(), signature=None, annexes=()))
    assert len(bare.pages) == 1


@pytest.mark.parametrize("landscape", [False, True])
def test_page_breaks_leave_no_blank_page(printed, make, landscape):
    blocks = (PageBreak(), Paragraph("Một."), PageBreak(), PageBreak(), Paragraph("Hai."),
              PageBreak(), Paragraph("Ba."))  # fmt: skip
    annex = Annex("Phụ lục", "", blocks, landscape=landscape, note="(kèm)")
    pdf = printed(make.report(blocks=(Paragraph("Ngắn."),), annexes=(annex,)))
    found = [re.findall(r"Phụ lục|Một\.|Hai\.|Ba\.", page.extract_text()) for page in pdf.pages]
    assert found == [[], ["Phụ lục"], ["Một."], ["Hai."], ["Ba."]]


def test_a_long_list_of_recipients_goes_on_below_the_signature(printed, make):
    names = tuple(f"Đơn vị {number}" for number in range(120))
    pdf = printed(make.report(recipients=names, annexes=()))
    text = joined(pdf.pages)
    assert all(f"- Đơn vị {number};" in text for number in range(119))
    assert "- Đơn vị 119." in text


def test_enclosed_papers_number_their_own_pages(printed, make):
    plain = make.report(annexes=())
    pdf = printed(make.report(title_type="NỘI DUNG XIN Ý KIẾN", annexes=(), enclosed=(plain,)))
    tops = [page.crop((0, 0, page.width, 19 * MM)).extract_text().strip() for page in pdf.pages]
    assert tops == ["", "2", "", "2"]


def test_a_line_of_a_bullet_keeps_one_hyphen(printed, make):
    blocks = (Bullet("- đã có gạch"), Bullet("chưa có"))
    lines = body_lines(printed(make.report(blocks=blocks, annexes=())).pages[0])
    assert {"- đã có gạch", "- chưa có."} <= set(lines)


HOSTILE = [
    "5 <b> 3",
    "</b>",
    "<img src='file:///etc/passwd'/>",
    "<a href='http://example.invalid'>x</a>",
    "&amp; &lt;",
    "<para>",
    "{0} %s \\n",
    "=1+1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_it_is(printed, press, make, text):
    document = make.report(
        subject=text,
        addressee=text,
        place=text,
        recipients=(text,),
        blocks=(Heading(2, "1.", text), Paragraph(text), Bullet(text),
                Table((Column(text), Column("B", 20)), ((text, text),), caption=text)),
        annexes=(Annex(text, text, note=text),),
    )  # fmt: skip
    pages = printed(document).pages
    found = joined(pages).replace(" ", "")
    assert found.count(text.replace(" ", "")) >= 10
    data = press.pdf(document)
    assert not any(mark in data for mark in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile"))


def test_every_vietnamese_letter_comes_back_from_every_face(printed, make):
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = "".join(
        unicodedata.normalize("NFC", base + mark)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for mark in marks
    ) + "đĐ"  # fmt: skip
    assert len(letters) == 146
    split = " ".join(letters[i : i + 20] for i in range(0, 146, 20))
    blocks = (Heading(2, "1.", split), Paragraph(unicodedata.normalize("NFD", split)))
    text = joined(printed(make.report(blocks=blocks, annexes=(), signature=None)).pages)
    assert text.count(split) == 2


def test_letters_the_font_lacks_leave_a_visible_box_and_controls_vanish(printed, make):
    block = Paragraph("Xong \U0001f600 rồi\x00\u200b nhé")
    text = joined(printed(make.report(blocks=(block,), annexes=(), signature=None)).pages)
    assert "Xong □ rồi nhé" in text
