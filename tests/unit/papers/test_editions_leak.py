"""What the leaders alone may read is in no other edition: not in text, marks, data or XML."""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

import pypdfium2
from tests.unit.papers.expected import shown
from tests.unit.papers.reading import Paper
from tests.unit.papers.written_month import Written, texts_of

from workreport.domain.document import Document, Table
from workreport.papers.press import OfficialPress
from workreport.services.paper_kinds import LEADERS, editions_of

# Remarks of own and department's voice, of the leaders, and reasons of points given by hand.
OF_LEADERS = ("RatingItem.", "decided remark", "points")


def squeezed(text: str) -> str:
    return "".join(shown(text).split()).casefold()


def told(document: Document, press: OfficialPress) -> Iterator[tuple[str, str]]:
    """Yield every place of every file of a paper in which words can hide."""
    pdf = press.pdf(document)
    paper = Paper(pdf)
    yield "text", paper.words
    yield "about", " ".join(paper.about.values())
    yield "bookmarks", " ".join(title for _level, title in paper.marks)
    with pypdfium2.PdfDocument(pdf) as file:
        yield "pages", " ".join(page.get_textpage().get_text_range() for page in file)
    for name, data in (("docx", press.docx(document)), ("xlsx", press.xlsx(document))):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.namelist():
                yield f"{name} {part}", parts.read(part).decode("utf-8", "replace")


def test_why_points_were_given_is_only_in_the_paper_that_explains_them(written: Written) -> None:
    why = ["".join(text.split()) for at, text in written.said.items() if at.startswith("points")]
    told = {
        kind: "".join("".join(texts_of(one)).split())
        for (kind, _edition), one in written.papers.items()
    }
    assert {kind for kind, text in told.items() if any(one in text for one in why)} == {"grades"}


def cells(document: Document) -> Iterator[str]:
    """Yield heads and cells of the tables of a paper and of what it encloses."""
    for one in (document, *document.enclosed):
        blocks = [*one.blocks, *(block for annex in one.annexes for block in annex.blocks)]
        for table in (block for block in blocks if isinstance(block, Table)):
            yield from (column.title for column in table.columns)
            yield from (cell for row in table.rows for cell in row)


def test_scores_of_departments_are_in_the_leaders_pack_alone(written: Written) -> None:
    notice = written.papers["notice", ""]
    graded = next(
        block
        for block in notice.blocks
        if isinstance(block, Table) and [one.title for one in block.columns][2:3] == ["Điểm"]
    )
    scores = {row[2] for row in graded.rows}
    assert scores
    assert {"Điểm", *scores} <= set(cells(written.papers["board-pack", LEADERS]))
    for edition in ("departments", "board"):
        pack = written.papers["board-pack", edition]
        assert not {"Điểm", *scores} & set(cells(pack)), edition
    levels = {row[3] for row in graded.rows}
    assert levels <= set(cells(written.papers["board-pack", "departments"]))


def test_no_edition_but_the_leaders_own_holds_what_only_they_may_read(
    written: Written, press: OfficialPress
) -> None:
    secret = {
        squeezed(text) for where, text in written.said.items() if where.startswith(OF_LEADERS)
    }
    escaped = {escape(one) for one in secret}
    kinds = {kind for kind, _edition in written.papers if editions_of(kind)}
    whole = {kind: squeezed(" ".join(texts_of(written.papers[kind, LEADERS]))) for kind in kinds}
    assert {"ratings", "board-pack"} <= {
        kind for kind in kinds if any(one in whole[kind] for one in secret)
    }
    for kind in kinds:
        for edition in editions_of(kind):
            if edition == LEADERS:
                continue
            for place, words in told(written.papers[kind, edition], press):
                letters = squeezed(words)
                found = [one for one in secret | escaped if one in letters]
                assert not found, (kind, edition, place, found[:2])
