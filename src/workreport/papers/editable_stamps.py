"""The marks of secrecy, urgency and circulation in the paper that offices edit.

A border is a table of one cell, which Word keeps at its size; a second border is a table in it.
"""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.table import _Cell

from workreport.domain.document import Document
from workreport.papers.editable_marks import cell_of, mark, table_of, twips
from workreport.papers.editable_styles import LINE
from workreport.papers.fonts import BOLD, width_of
from workreport.papers.profile import Profile
from workreport.papers.stamps import (
    ABOVE,
    BORDER,
    PAD,
    RED_HEX,
    Stamp,
    circulation_lines,
    stamps_of,
)

BLACK_HEX = "000000"
_HAIR = 1.0  # height of the line Word wants after a table


def add_stamps(cell: _Cell, document: Document, profile: Profile) -> None:
    """Put the marks of secrecy and urgency below what stands in a cell."""
    for stamp in stamps_of(document, profile):
        if not stamp.width:
            _words_alone(cell, stamp.text, stamp.size, ABOVE, stamp.height)
            continue
        _gap(cell, ABOVE)
        text = _line(stamp.text, stamp.size, RED_HEX)
        box = _framed(stamp, text)
        cell._tc.append(box)  # noqa: SLF001 - cells have no public way in
        _gap(cell, _HAIR)


def add_circulation(cell: _Cell, document: Document, profile: Profile, width: float) -> None:
    """Put the note on circulation below what stands in a cell."""
    rules = profile.marks
    lines, size = circulation_lines(document, profile, width), rules.circulation_size
    if not lines:
        return
    if not rules.circulation_boxed:
        for line in lines:
            _words_alone(cell, line, size, 0.0, size * 1.2)
        return
    longest = max(width_of(line, BOLD, size) for line in lines) + 2 * PAD
    _gap(cell, ABOVE)
    height = len(lines) * size * 1.2 + 2 * PAD
    inside = [_line(line, size, BLACK_HEX) for line in lines]
    cell._tc.append(_box(longest, height, 0.0, BLACK_HEX, inside))  # noqa: SLF001 - cells have no public way in
    _gap(cell, _HAIR)


def _framed(stamp: Stamp, text: BaseOxmlElement) -> BaseOxmlElement:
    if not stamp.gap:
        return _box(stamp.width, stamp.height, 0.0, RED_HEX, [text])
    width, height = stamp.width - 2 * stamp.gap, stamp.height - 2 * stamp.gap
    inner = _box(width, height - _HAIR, 0.0, RED_HEX, [text])
    return _box(stamp.width, stamp.height, stamp.gap, RED_HEX, [inner, _line("", _HAIR, RED_HEX)])


def _box(
    width: float, height: float, padding: float, colour: str, inside: list[BaseOxmlElement]
) -> BaseOxmlElement:
    """Return a table of one cell with a border, as wide and high as said."""
    table = table_of([width], line=BORDER, padding=padding)
    rules = table.tblPr
    borders = next(each for each in rules if each.tag.endswith("}tblBorders"))
    for side in borders:
        side.set(f"{{{side.nsmap['w']}}}color", colour)
    borders.addprevious(mark("jc", val="center"))
    row, looks = mark("tr"), mark("trPr")
    looks.append(mark("cantSplit"))
    looks.append(mark("trHeight", val=twips(height), hRule="exact"))
    row.append(looks)
    cell = cell_of(width, middle=True)
    if padding:
        margins = mark("tcMar")
        for side in ("top", "bottom"):
            margins.append(mark(side, w=twips(padding), type="dxa"))
        cell.tcPr.find(f"{{{cell.nsmap['w']}}}vAlign").addprevious(margins)
    for each in inside:
        cell.append(each)
    row.append(cell)
    table.append(row)
    return table


def _line(text: str, size: float, colour: str) -> BaseOxmlElement:
    """Return a centred bold paragraph in one colour."""
    paragraph, look = mark("p"), mark("pPr")
    look.append(mark("pStyle", val=LINE))
    look.append(mark("spacing", before=0, after=0, line=twips(size * 1.2), lineRule="exact"))
    look.append(mark("jc", val="center"))
    paragraph.append(look)
    run, face, words = mark("r"), mark("rPr"), mark("t")
    for each in (mark("b"), mark("color", val=colour), mark("sz", val=round(size * 2))):
        face.append(each)
    words.text = text
    run.append(face)
    run.append(words)
    paragraph.append(run)
    return paragraph


def _words_alone(cell: _Cell, text: str, size: float, above: float, height: float) -> None:
    paragraph = cell.add_paragraph(style=LINE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(above)
    paragraph.paragraph_format.line_spacing = Pt(height)
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), True


def _gap(cell: _Cell, height: float) -> None:
    paragraph = cell.add_paragraph(style=LINE)
    paragraph.paragraph_format.line_spacing = Pt(height)
