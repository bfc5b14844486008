"""What holds on every page of every paper, whatever it says."""

import re
from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2 import raw
from tests.unit.papers.expected import BOLD, ITALIC, REGULAR
from tests.unit.papers.following import Follower
from tests.unit.papers.lines import (
    ASCENT,
    BOTTOM,
    LEFT,
    POINT,
    TOP,
    TRAINING,
    body_of,
    margins,
)
from tests.unit.papers.reading import MM, Box, Page, Paper, Text

from workreport.domain.document import Document

NUMBER = re.compile(r"[-+]?\d[\d.,]*(?: ?%)?")
SLACK = 1.0  # points: slanted letters lean over their own edge
SQUARE = 12 * MM
ACTIVE = re.compile(rb"/(?:URI|JavaScript|JS|Launch|EmbeddedFile|AA|OpenAction)\b")


def check_pages(found: Follower, document: Document) -> None:
    """Check every page of a paper that was followed."""
    for page in found.paper.pages:
        nothing_outside_the_margins(page)
        nothing_overlaps(page)
        no_line_cuts_a_word(page)
        figures_stand_in_line(page)
    furniture(found, document)
    faces(found.paper)


def nothing_outside_the_margins(page: Page) -> None:
    left, right = margins(page)
    low = page.height - BOTTOM
    for each in body_of(page):
        what = f"page {page.number}: {each.text!r}"
        assert each.left >= left - SLACK, f"{what} stands in the left margin"
        assert each.right <= right + SLACK, f"{what} stands in the right margin"
        assert each.top >= TOP - SLACK, f"{what} stands in the upper margin"
        assert each.bottom <= low + SLACK, f"{what} stands in the lower margin"
    for rule in page.rules:
        what = f"page {page.number}: a line at {rule}"
        assert rule.x0 >= left - SLACK, what
        assert rule.x1 <= right + SLACK, what
        assert rule.y0 >= TOP - SLACK, what
        assert rule.y1 <= low + SLACK, what


def nothing_overlaps(page: Page) -> None:
    """No two texts cover each other; the ink of two lines may come as near as a hair."""
    texts = sorted(page.texts, key=lambda each: each.top)
    for at, one in enumerate(texts):
        for other in texts[at + 1 :]:
            if other.top >= one.bottom - SLACK / 2:
                break
            apart = one.right <= other.left + SLACK or other.right <= one.left + SLACK
            # Marks below one line and above the next may touch; their letters never do.
            lines = abs(one.base - other.base) >= 0.85 * min(one.size, other.size)
            where = f"page {page.number}: {one.text!r} covers {other.text!r}"
            assert apart or lines, where


def no_line_cuts_a_word(page: Page) -> None:
    """No ruled line goes through letters: what leaves its cell would cross one."""
    for rule in page.rules:
        for each in page.texts:
            if rule.across:
                inside = each.base - 0.6 * each.size < rule.y0 < each.base + 0.05 * each.size
                cut = inside and rule.x0 < each.right - SLACK and rule.x1 > each.left + SLACK
            else:
                beside = rule.y0 < each.base - 1 and rule.y1 > each.base - each.size / 2
                cut = beside and each.left + SLACK < rule.x0 < each.right - SLACK
            assert not cut, f"page {page.number}: a line cuts {each.text!r}"


def figures_stand_in_line(page: Page) -> None:
    """In a column of nothing but figures all stand under each other."""
    for grid in page.grids(*margins(page)):
        columns: dict[tuple[float, float], list[Sequence[Text]]] = {}
        for row, spans in zip(grid.rows, grid.columns, strict=True):
            for cell, span in zip(row, spans, strict=True):
                columns.setdefault(span, []).append(cell)
        for cells in columns.values():
            said = [cell[0] for cell in cells if cell]
            if said and all(NUMBER.fullmatch(each.text.strip()) for each in said):
                ways = (
                    [(each.left + each.right) / 2 for each in said],
                    [each.right for each in said],
                )
                spread = min(max(way) - min(way) for way in ways)
                assert spread <= 2, f"page {page.number}: {[each.text for each in said]}"


def furniture(found: Follower, document: Document) -> None:
    """Check what stands in the margins of each page, and that nothing else does."""
    pages = found.paper.pages
    starts = [page for begin, page in found.begins if not begin.annex]
    for page in pages:
        first = max(start for start in starts if start <= page.number)
        through = document.numbered_through
        number = page.number if through else page.number - first + 1
        begin = [begin for begin, start in found.begins if start <= page.number][-1]
        _upper(page, number, begin.annex, document, starts.index(first))
        _lower(page, document if through else begin.document)


def _upper(page: Page, number: int, annex: str, document: Document, part: int) -> None:
    above = [each for each in page.texts if each.base < TOP]
    wanted: dict[str, tuple[str, float]] = {}
    if number > 1:
        wanted[str(number)] = (REGULAR, 14)
    if number == 1 and document.copy_mark:
        wanted[document.copy_mark] = (BOLD, 12)
    if document.numbered_through and part:
        running = f"Tài liệu {part}"
        wanted[f"{running} · {annex}" if annex else running] = (ITALIC, 10)
    said = {each.text.strip(): each for each in above}
    assert said.keys() == wanted.keys(), f"page {page.number}: {list(said)} not {list(wanted)}"
    left, right = margins(page)
    for words, (face, size) in wanted.items():
        each = said[words]
        assert (each.face, round(each.size, 1)) == (face, size), f"page {page.number}: {words}"
        assert abs(each.base - ASCENT * each.size - 10 * MM) <= MM, f"{words} is too high or low"
        if face == REGULAR:
            centre = (each.left + each.right) / 2
            assert abs(centre - (left + right) / 2) <= MM, f"page number {words} off the middle"


def _lower(page: Page, document: Document) -> None:
    below = {each.text.strip(): each for each in page.texts if each.base > page.height - BOTTOM}
    wanted = {f"Mã dữ liệu: {document.snapshot}": 7.0} if document.snapshot else {}
    if document.training:
        wanted[TRAINING] = 10.0
    assert below.keys() == wanted.keys(), f"page {page.number}: {list(below)} in the lower margin"
    assert all(abs(below[words].size - size) <= POINT for words, size in wanted.items())
    squares = [box for box in page.boxes if _in_square(box, page)]
    assert bool(squares) == bool(document.mark), f"page {page.number}: square {bool(squares)}"
    if squares:
        assert max(box.x1 for box in squares) - LEFT <= SQUARE + MM / 5
        assert min(box.x0 for box in squares) >= LEFT - MM / 5


def _in_square(box: Box, page: Page) -> bool:
    return box.filled and box.y0 > page.height - BOTTOM and box.x1 < LEFT + SQUARE + MM


def faces(paper: Paper) -> None:
    """Every letter comes from an embedded part of the paper's font."""
    known = {REGULAR, BOLD, ITALIC, f"{BOLD}Italic"}
    assert {each.face for page in paper.pages for each in page.texts} <= known
    assert paper.pdf.count(b"/FontFile2 ") == paper.pdf.count(b"/Type /FontDescriptor") > 0
    told = re.sub(rb"stream\r?\n.*?endstream", b"", paper.pdf, flags=re.DOTALL)
    assert not ACTIVE.search(told), "the file would do something"
    with pypdfium2.PdfDocument(paper.pdf) as file:
        assert all(raw.FPDFFont_GetIsEmbedded(font) == 1 for font in _fonts(file))


def _fonts(file: pypdfium2.PdfDocument) -> Iterator[object]:
    for item in file[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        yield raw.FPDFTextObj_GetFont(item.raw)


def about(found: Follower, document: Document) -> None:
    """Title, author, month, mark, language and bookmarks describe the paper."""
    paper = found.paper
    name = " ".join(f"{document.title_type} {document.subject}".split())
    assert " ".join(paper.about["Title"].split()) == name
    head = document.letterhead
    assert paper.about["Author"] == f"{head.parent} - {head.issuer}"
    assert paper.about["Subject"] == str(document.period)
    assert paper.about["Keywords"] == (document.mark or document.snapshot)
    assert b"/Lang (vi)" in paper.pdf
    told = [title for _level, title in paper.marks]
    for begin, _page in found.begins:
        wanted = begin.annex or begin.document.subject
        assert any(wanted in title for title in told), f"no bookmark of {wanted}"
    heads = {" ".join(mark.split()[1:]).casefold() for mark in found.marks}
    known = {" ".join(title.split()[1:]).casefold() for title in told}
    assert heads <= known, f"no bookmark of {heads - known}"
