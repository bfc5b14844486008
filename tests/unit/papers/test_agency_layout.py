"""What an agency changes in its layout is what stands on the printed and on the editable paper."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import docx
import pdfplumber
import pytest
from docx.shared import Mm

from workreport.domain.document import Basis, Document, Heading, Paragraph, Signature
from workreport.domain.errors import UseError
from workreport.domain.layout import PaperLayout, written
from workreport.domain.period import Period
from workreport.papers.press import OfficialPress
from workreport.services.layout_sample import sample
from workreport.services.layouts import Layouts
from workreport.services.ports.press import Layout

Look = Callable[..., Layout]


@pytest.fixture
def look(make: SimpleNamespace) -> Look:
    """Return a layout with some values changed."""
    layouts = Layouts(make.resources())

    def changed(base: str = "party_hd05", **values: object) -> Layout:
        found = layouts.base(base)
        said = {path.replace("__", "."): value for path, value in values.items()}
        assert set(said) <= set(found.values)
        one: PaperLayout = replace(found, values={**found.values, **said})
        return Layout("own@1", written(one))

    return changed


@pytest.fixture
def paper(make: SimpleNamespace) -> Document:
    return sample(make.report().period, date(2026, 11, 19))


def lefts(pdf: bytes, page: int = 0) -> list[float]:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [line["x0"] for line in opened.pages[page].extract_text_lines()]


def text(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)


def test_an_edited_margin_moves_the_words_on_paper_and_in_word(
    press: OfficialPress, look: Look, paper: Document
) -> None:
    wider = look(page__portrait__left=35, page__portrait__top=25)

    before, after = min(lefts(press.pdf(paper))), min(lefts(press.pdf(paper, wider)))

    assert after - before == pytest.approx(5 * 72 / 25.4, abs=0.5)
    file = docx.Document(io.BytesIO(press.docx(paper, wider)))
    section = file.sections[0]
    edges = (section.left_margin, section.top_margin, section.right_margin)
    assert edges == pytest.approx((Mm(35), Mm(25), Mm(15)), abs=Mm(0.1))


def test_marks_of_headings_bases_numbers_and_the_end_follow_the_profile(
    press: OfficialPress, look: Look, paper: Document
) -> None:
    own = look(
        body__heading_mark=".",
        body__heading_caps=False,
        body__second_mark=")",
        body__third_mark=".",
        body__basis_separator=",",
        body__basis_end=";",
        body__end_mark="./.",
        header__number_digits=3,
        closing__recipients_end="./.",
    )

    usual, read = text(press.pdf(paper)), text(press.pdf(paper, own))

    for words in (
        "I- MỤC CẤP MỘT", "1. Mục cấp hai", "a) Mục cấp ba", "- Căn cứ văn bản thứ nhất;",
        "- Căn cứ văn bản thứ hai.", "quyết định.", "Số 05-TTr/BTCTU", "- Lưu Văn phòng.",
    ):  # fmt: skip
        assert words in usual, words
    for words in (
        "I. Mục cấp một", "1) Mục cấp hai", "a. Mục cấp ba", "Căn cứ văn bản thứ nhất,",
        "Căn cứ văn bản thứ hai;", "quyết định./.", "Số 005-TTr/BTCTU", "- Lưu Văn phòng./.",
    ):  # fmt: skip
        assert words in read, words
    word = docx.Document(io.BytesIO(press.docx(paper, own)))
    assert {"I. Mục cấp một", "1) Mục cấp hai", "a. Mục cấp ba"} <= {
        each.text for each in word.paragraphs
    }


def test_lines_below_the_first_page_and_the_rule_of_the_title_are_the_agencys(
    press: OfficialPress, look: Look, paper: Document
) -> None:
    letter = replace(paper, title_type="")
    own = look(footer__contact="Điện thoại 0238", footer__typist="VT-05", header__title_rule=False)

    def drawn(document: Document, layout: Layout) -> tuple[str, int]:
        with pdfplumber.open(io.BytesIO(press.pdf(document, layout))) as opened:
            first = opened.pages[0]
            above = [one for one in (*first.lines, *first.rects) if one["top"] < 100]
            return first.extract_text(), len(above)

    words, rules = drawn(letter, own)
    assert "Điện thoại 0238" in words
    assert "VT-05" in words
    assert (rules, drawn(letter, look())[1]) == (0, 1)
    assert "Điện thoại" not in drawn(paper, own)[0]  # only letters say how to reach the agency
    foot = docx.Document(io.BytesIO(press.docx(letter, own))).sections[0].first_page_footer
    assert [one.text for one in foot.paragraphs][:2] == ["Điện thoại 0238", "VT-05"]


def test_a_layout_that_leaves_no_room_is_told_as_a_sentence(
    press: OfficialPress, look: Look, paper: Document
) -> None:
    crowded = replace(paper, letterhead=replace(paper.letterhead, issuer="BAN " * 20))
    with pytest.raises(UseError) as told:
        press.pdf(crowded, look(header__motto="Siêu" * 30))
    assert told.value.code == "paper_not_drawn"


def test_backs_of_pages_change_their_margins(press: OfficialPress, look: Look) -> None:
    words = Paragraph("Một đoạn văn đủ dài để lấp đầy một dòng của trang giấy khổ A4. " * 60)
    long = replace(sample_of(), blocks=(words, words, words))
    own = look(page__duplex=True)

    pdf = press.pdf(long, own)

    millimetre = 72 / 25.4
    assert min(lefts(pdf, 0)) == pytest.approx(30 * millimetre, abs=1)
    assert min(lefts(pdf, 1)) == pytest.approx(15 * millimetre, abs=1)
    settings = docx.Document(io.BytesIO(press.docx(long, own))).settings.element
    assert "mirrorMargins" in settings.xml


def test_tone_marks_follow_the_profile_and_names_stay_as_they_are(
    press: OfficialPress, look: Look
) -> None:
    document = replace(
        sample_of(),
        blocks=(Paragraph("Tỉnh ủy hòa giải, hoàn thành khỏe mạnh; đồng chí Thúy."),),
        signature=Signature("CHÁNH VĂN PHÒNG", "Lê Thị Hòa", ("T/L TRƯỞNG BAN",)),
    )

    new = text(press.pdf(document, look(body__tone_style="new")))
    old = text(press.pdf(replace(document, subject="uỷ quyền"), look(body__tone_style="old")))

    assert "Tỉnh uỷ hoà giải, hoàn thành khoẻ mạnh; đồng chí Thúy." in " ".join(new.split())
    assert "TỈNH UỶ NGHỆ AN" in new
    assert "Lê Thị Hòa" in new
    assert "ủy quyền" in old
    assert "Tỉnh ủy hòa giải" in text(press.pdf(document))


def test_headings_and_the_signature_are_as_bold_as_the_profile_says(
    press: OfficialPress, look: Look
) -> None:
    document = replace(
        sample_of(),
        blocks=(Heading(2, "1.", "Mục"), Heading(3, "a)", "Ý"), Basis("Căn cứ")),
    )
    own = look(
        body__second_bold=False,
        body__third_italic=True,
        closing__title_bold=True,
        closing__name_bold=False,
        **{"closing.authority.T/L": "TL."},
    )

    def faces(layout: Layout) -> dict[str, str]:
        with pdfplumber.open(io.BytesIO(press.pdf(document, layout))) as opened:
            found = opened.pages[0].extract_words(extra_attrs=["fontname"])
        return {one["text"]: one["fontname"].rpartition("-")[2] for one in found}

    usual, now = faces(look()), faces(own)
    watched = ("Mục", "Ý", "CHÁNH", "tên")
    assert ["Bold" in usual[word] for word in watched] == [True, False, False, True]
    assert ["Bold" in now[word] for word in watched] == [False, False, True, False]
    assert "Italic" in now["Ý"]
    assert "TL." in now
    assert "T/L" in usual


def sample_of() -> Document:

    return sample(Period(2026, 11), date(2026, 11, 19))
