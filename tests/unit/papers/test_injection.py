"""What people type stays text: in the printed paper, in Word, in the workbook, in every field."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import MISSING, fields, replace

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from tests.unit.papers.expected import shown
from tests.unit.papers.following import follow
from tests.unit.papers.hostile import LONE, PAYLOADS
from tests.unit.papers.invariants import check_pages
from tests.unit.papers.written_month import Written, texts_of

from workreport.domain.document import (
    Annex,
    Basis,
    Bullet,
    Chart,
    ChartRow,
    Charts,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
)
from workreport.ledger import canonical
from workreport.ledger.errors import EntryError
from workreport.papers.press import OfficialPress
from workreport.services.papers import PaperService

FORMULA = "f"
Make = Callable[..., Document]


def hostile_blocks(text: str) -> tuple[object, ...]:
    """Return one block of each kind, every text of which is hostile."""
    columns = (Column(text), Column("B", 20, align="center"))
    table = Table(columns, ((text, text), (text, ""), (text, "")), header_rows=((text, "B"),),
                  groups=frozenset({1}), across=frozenset({2}), caption=text)  # fmt: skip
    return (
        Basis(text), Heading(1, "I", text), Heading(2, "1.", text), Heading(3, "a)", text),
        Paragraph(text), Paragraph(runs=(Run(f"{text} ", bold=True), Run(text, italic=True))),
        Bullet(text), table, Charts((Chart("Biểu đồ", ("Đã xong",), (ChartRow(text, (3,)),)),)),
        Paragraph("Hết."),
    )  # fmt: skip


def hostile_paper(report: Make, text: str) -> Document:
    """Return a paper all of whose words are one hostile text."""
    return report(
        letterhead=Letterhead("TỈNH ỦY NGHỆ AN", text[:14]),
        title_type="BÁO CÁO", subject=text, place=text[:18], addressee=text,
        blocks=hostile_blocks(text),
        signature=Signature(text, text, (text,)), recipients=(text, "Lưu"),
        annexes=(Annex("Phụ lục", text, hostile_blocks(text)[-3:], note=text),),
    )  # fmt: skip


def test_every_text_of_a_document_is_among_those_that_are_tried(make) -> None:
    """A field of words that is added to a block tomorrow has to be tried too."""
    document = hostile_paper(make.report, "<b>")
    seen = {type(block) for block in document.blocks}
    for kind in (*seen, Column, Run, Chart, ChartRow, Annex, Signature):
        words = [each.name for each in fields(kind) if each.type in {str, "str"}]
        assert set(words) <= {
            "text", "number", "title", "caption", "label", "note", "name", "align", "kind",
        }, kind  # fmt: skip
        assert all(each.default is MISSING or each.name for each in fields(kind))


@pytest.mark.parametrize("part", range(8))
def test_hostile_texts_are_printed_as_they_are_in_every_field(press, make, part) -> None:
    for place, text in enumerate(PAYLOADS[part::8]):
        document = hostile_paper(make.report, text)
        profile = ("party_hd05", "party_hd36", "state_nd30")[place % 3]
        found = follow(document, profile, press.pdf(document, profile), crowded=True)
        check_pages(found, document)
        title = " ".join(f"BÁO CÁO {shown(text)}".split())
        assert " ".join(found.paper.about["Title"].split()) == title


def test_half_a_letter_never_comes_in(press, make) -> None:
    """It has no bytes: an entry with it is refused; a document made of it drops it."""
    with pytest.raises(EntryError):
        canonical.encode({"text": f"a{LONE}b"})
    document = make.report(blocks=(Paragraph(f"a{LONE}b"),), annexes=())
    follow(document, "party_hd05", press.pdf(document))
    assert press.docx(document)


def word_texts(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    lines = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    return squeezed(" ".join(lines))


def squeezed(text: str) -> str:
    """Return the letters alone: where lines and cells end is not asked here."""
    return "".join(text.split()).casefold()


def test_word_holds_every_hostile_text_as_text(press, make) -> None:
    blocks = tuple(block for text in PAYLOADS for block in hostile_blocks(text)[:-2])
    document = replace(hostile_paper(make.report, "<b>"), blocks=blocks, annexes=())
    data = press.docx(document)
    told = word_texts(data)
    for text in PAYLOADS:
        assert told.count(squeezed(shown(text))) >= 8, text
    check_word_file(data)


def check_word_file(data: bytes) -> None:
    """Nothing but our own fields: no links outwards, no macros, no objects, no commands."""
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        names = found.namelist()
        parts = {name: found.read(name).decode("utf-8", "replace") for name in names}
    assert not [name for name in names if "vba" in name.lower() or "embed" in name.lower()]
    assert not [name for name, part in parts.items() if 'TargetMode="External"' in part]
    told = [part for name, part in parts.items() if name.startswith("word/")]
    assert not [part for part in told if "DDEAUTO" in part or "<w:object" in part]


def check_workbook(data: bytes, told: set[str]) -> None:
    """No cell is a formula or a link; every text of a table is there."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == FORMULA or cell.hyperlink]
    found = {squeezed(cell.value) for cell in cells if isinstance(cell.value, str)}
    assert {text for text in map(squeezed, told) if text} <= found
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = parts.namelist()
        assert not [name for name in names if "externalLink" in name or "vba" in name.lower()]
        assert not [name for name in names if b"<f>" in parts.read(name)]


def test_the_workbook_holds_every_hostile_text_as_text(press, make) -> None:
    rows = tuple((text, f"{place}.") for place, text in enumerate(PAYLOADS))
    table = Table((Column("Nội dung"), Column("Số")), rows)
    document = make.report(blocks=(table,), annexes=())
    check_workbook(press.xlsx(document), {shown(text) for text in PAYLOADS if "/" not in text})


def test_the_papers_of_a_hostile_month_are_text_in_word_and_workbook(
    written: Written, press: OfficialPress
) -> None:
    formats = PaperService.formats
    for (kind, _edition), document in written.papers.items():
        check_workbook(press.xlsx(document), set())
        if "docx" in formats(None, kind):  # type: ignore[arg-type]
            data = press.docx(document)
            check_word_file(data)
            told = word_texts(data)
            typed = [text for text in texts_of(document.blocks) if " hết" in text]
            missing = [text for text in typed if squeezed(shown(text)).rstrip(".;") not in told]
            assert not missing, (kind, missing[:2])
