"""The paper for the word processor says what the printed one says, in real Word styles."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from PIL import Image

from workreport.domain.document import Bullet, Heading, Paragraph, Run, Signature
from workreport.domain.errors import RuleError, WorldError
from workreport.papers.editable_tables import LONG_CELL
from workreport.papers.letterhead import date_words
from workreport.papers.square import fields_of

PROFILES = ("party_hd05", "party_hd36", "state_nd30")
HOSTILE = (
    "<b>đậm</b> & <w:p/>",
    "]]>",
    "{{ mau }}",
    "=1+1",
    "\x07chuông\x00",
    "a\u202eb",
    "Kế hoạch\u2028hai dòng",
)


def opened(data: bytes) -> WordFile:
    return docx.Document(io.BytesIO(data))


def said(data: bytes) -> str:
    """Return every word of the body, tables included, in reading order."""
    body = opened(data).element.body
    lines = [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    ]
    return "\n".join(line for line in lines if line.strip())


@pytest.mark.parametrize("profile", PROFILES)
def test_every_sentence_of_the_paper_stands_in_the_file(press, make, profile):
    document = make.report()
    text = " ".join(said(press.docx(document, profile)).replace("\u00a0", " ").split())
    wanted = [document.subject, document.signature.name, date_words(document), "BÁO CÁO"]
    for block in document.blocks:
        if isinstance(block, (Heading, Bullet)):
            wanted.append(block.text.rstrip(";."))
        elif isinstance(block, Paragraph):
            wanted += [run.text.strip() for run in block.runs] or [block.text.rstrip(" .")]
    for annex in document.annexes:
        wanted.append(annex.label)
        for table in annex.blocks:
            wanted += [cell for row in getattr(table, "rows", ()) for cell in row]
    missing = [part for part in wanted if " ".join(part.split()).casefold() not in text.casefold()]
    assert not missing


def test_headings_titles_and_lists_have_styles_of_word(press, make):
    file = opened(press.docx(make.report()))
    named = {paragraph.style.name for paragraph in file.paragraphs}
    assert {"Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle", "Body Text"} <= named
    heads = [line.text for line in file.paragraphs if line.style.name == "Heading 1"]
    assert heads[0].startswith("I- ")
    assert heads[0] == heads[0].upper()
    faces = {style.font.name for style in file.styles if style.name in named}
    assert faces == {"Times New Roman"}


def test_heads_of_tables_repeat_and_long_rows_may_be_split(press, make):
    file = opened(press.docx(make.report()))
    for table in file.tables[1:]:
        rows = table._tbl.tr_lst
        if rows[0].find(f".//{qn('w:tblHeader')}") is not None:
            for row in (row for row in rows[1:] if len(row.tc_lst) > 1):
                cells = [
                    "".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.tc_lst
                ]
                whole = row.find(f".//{qn('w:cantSplit')}") is not None
                assert whole == (max(map(len, cells)) < LONG_CELL)
    repeated = [
        table for table in file.tables if table._tbl.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert len(repeated) == sum(
        1
        for blocks in (make.report().blocks, *(annex.blocks for annex in make.report().annexes))
        for block in blocks
        if hasattr(block, "columns")
    )


def test_sheets_margins_and_page_numbers_are_those_of_the_profile(press, make):
    file = opened(press.docx(make.report()))
    first, *others = file.sections
    assert (round(first.left_margin.mm), round(first.right_margin.mm)) == (30, 15)
    assert (round(first.top_margin.mm), round(first.bottom_margin.mm)) == (20, 20)
    assert round(first.header_distance.mm) == 10
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xml
    assert "PAGE" not in first.first_page_header._element.xml
    turned = [annex.landscape for annex in make.report().annexes]
    assert [each.orientation is WD_ORIENT.LANDSCAPE for each in others] == turned
    assert not any(each.different_first_page_header_footer for each in others)


def test_the_signature_keeps_the_end_of_the_text_with_it(press, make):
    document = make.report(annexes=(), recipients=("Lưu Văn phòng Ban",))
    file = opened(press.docx(document))
    *_, before, last, gap = file.paragraphs
    assert all(line.paragraph_format.keep_with_next for line in (before, last, gap))
    row = file.tables[-1]._tbl.tr_lst[0]
    assert row.find(f".//{qn('w:cantSplit')}") is not None
    assert file.tables[-1].rows[0].cells[1].paragraphs[0].text == "T/L TRƯỞNG BAN"


def test_the_state_writes_authority_and_number_its_own_way(press, make):
    text = said(press.docx(make.report(), "state_nd30"))
    assert "TL. TRƯỞNG BAN" in text
    assert "Số:\u00a0128/BC-BTCTU" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text


def test_the_same_document_gives_the_same_file(press, make):
    first = press.docx(make.report(training=True, snapshot="ab12"))
    assert press.docx(make.report(training=True, snapshot="ab12")) == first
    with zipfile.ZipFile(io.BytesIO(first)) as found:
        assert {each.date_time for each in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in found.namelist() if "thumbnail" in name]


def test_each_foot_bears_the_code_and_the_square_a_phone_reads(press, make):
    mark = "WR1 SUMMARY 2026-11 - ABCD-EFGH-1234"
    file = opened(press.docx(make.report(training=True, snapshot="ABCD-EFGH-1234", mark=mark)))
    assert press.docx(make.report(mark=mark)) == press.docx(make.report(mark=mark))
    for foot in (file.sections[0].footer, file.sections[0].first_page_footer):
        assert "ABCD-EFGH-1234" in foot.paragraphs[-1].text
        (place,) = foot._element.iter(qn("wp:anchor"))
        assert place.find(qn("wp:docPr")).get("descr").startswith("Mã vuông của văn bản")
        (picture,) = (one for one in foot.part.related_parts.values() if "image" in one.partname)
        fields = fields_of(mark)
        with Image.open(io.BytesIO(picture.blob)) as image:
            step = image.width // len(fields)
            dots = [
                [not image.getpixel((column * step, row * step)) for column in range(len(fields))]
                for row in range(len(fields))
            ]
        assert dots == [list(row) for row in fields]


def test_words_of_an_edited_file_are_read_and_no_strangers_file_unfolds(press, make):
    mark = "WR1 SUMMARY 2026-11 - ABCD-EFGH-1234"
    data = press.docx(make.report(mark=mark, snapshot="ABCD-EFGH-1234"))
    read = press.word_text(data)
    assert read.keywords == mark
    assert any("ABCD-EFGH-1234" in line for line in read.foot)
    file = opened(data)
    file.paragraphs[5].add_run(" thêm")
    edited = io.BytesIO()
    file.save(edited)
    other = press.word_text(edited.getvalue()).paragraphs
    assert len(other) == len(read.paragraphs)
    assert sum(one != two for one, two in zip(other, read.paragraphs, strict=True)) <= 1
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>'
    for body in (bomb, b"<w:document", None):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as parts:
            if body is not None:
                parts.writestr("word/document.xml", body)
        with pytest.raises(WorldError, match="word_file_unreadable"):
            press.word_text(made.getvalue())
    with pytest.raises(WorldError, match="word_file_unreadable"):
        press.word_text(b"PK\x03\x04 no archive")


def test_real_and_training_papers_differ_in_their_feet(press, make):
    real, training = (
        opened(press.docx(make.report(training=each))).sections[0] for each in (False, True)
    )
    assert "TẬP HUẤN" not in "".join(line.text for line in real.footer.paragraphs)
    for foot in (training.footer, training.first_page_footer):
        assert "TẬP HUẤN" in "".join(line.text for line in foot.paragraphs)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_stays_text(press, make, text):
    document = make.report(
        subject=text,
        addressee=text,
        blocks=(
            Heading(1, "I.", text),
            Paragraph(text),
            Bullet(text),
            Paragraph(runs=(Run(text),)),
        ),
        signature=Signature(title=text, name=text, authority=(text,)),
        recipients=(text,),
    )
    data = press.docx(document)
    plain = "".join(letter for letter in text if letter.isprintable() and letter != "\u202e")
    words = plain.split()[0]
    assert said(data).casefold().count(words.casefold()) >= 6
    assert opened(data).paragraphs


def test_a_person_can_give_up(press, make):
    with pytest.raises(RuleError, match="paper_cancelled"):
        press.docx(make.report(), cancelled=lambda: True)
