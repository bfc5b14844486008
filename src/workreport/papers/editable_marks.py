"""The marks of WordprocessingML that the Word library has no words for.

Lengths are given in points; Word counts twentieths of a point, half points for type sizes and
eighths for rules.
"""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

TWENTIETHS = 20
EIGHTHS = 8
NO_LINES = ("top", "left", "bottom", "right", "insideH", "insideV")


def mark(name: str, **values: object) -> BaseOxmlElement:
    """Make an element such as ``w:jc`` with attributes of the same name space."""
    element = OxmlElement(f"w:{name}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def twips(points: float) -> int:
    """Return a length as Word writes it."""
    return round(points * TWENTIETHS)


def add_field(paragraph: Paragraph, code: str) -> None:
    """Append a field that Word works out itself, such as ``PAGE``."""
    for kind in ("begin", "", "separate", "end"):
        run = paragraph.add_run()._r  # noqa: SLF001 - fields have no public way in
        if kind:
            run.append(mark("fldChar", fldCharType=kind))
        else:
            text = mark("instrText")
            text.text = code
            run.append(text)


def add_rule(paragraph: Paragraph, width: float, side: str = "bottom", gap: float = 1.0) -> None:
    """Draw a line along one side of a paragraph, as long as the paragraph between its indents."""
    borders = mark("pBdr")
    borders.append(
        mark(side, val="single", sz=round(width * EIGHTHS), space=round(gap), color="000000")
    )
    look = paragraph.paragraph_format.element.get_or_add_pPr()
    look.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def table_of(
    widths: list[float], *, line: float = 0.0, padding: float = 0.0, indent: float = 0.0
) -> BaseOxmlElement:
    """Begin a table of fixed columns; without a line it only lays things out."""
    table, rules = mark("tbl"), mark("tblPr")
    rules.append(mark("tblW", w=sum(map(twips, widths)), type="dxa"))
    if indent:
        rules.append(mark("tblInd", w=twips(indent), type="dxa"))
    borders = mark("tblBorders")
    for side in NO_LINES:
        borders.append(
            mark(side, val="single", sz=round(line * EIGHTHS), space=0, color="000000")
            if line
            else mark(side, val="nil")
        )
    rules.append(borders)
    rules.append(mark("tblLayout", type="fixed"))
    margins = mark("tblCellMar")
    for side in ("left", "right"):
        margins.append(mark(side, w=twips(padding), type="dxa"))
    rules.append(margins)
    table.append(rules)
    grid = mark("tblGrid")
    for width in widths:
        grid.append(mark("gridCol", w=twips(width)))
    table.append(grid)
    return table


def row_of(*, head: bool = False, whole: bool = False) -> BaseOxmlElement:
    """Begin a row; a head is repeated on every page, a whole one never split."""
    row = mark("tr")
    if head or whole:
        rules = mark("trPr")
        if whole:
            rules.append(mark("cantSplit"))
        if head:
            rules.append(mark("tblHeader"))
        row.append(rules)
    return row


def cell_of(
    width: float, *, columns: int = 1, joined: str = "", middle: bool = False
) -> BaseOxmlElement:
    """Begin a cell; ``joined`` is ``restart`` or ``continue`` where rows are joined downwards."""
    cell, rules = mark("tc"), mark("tcPr")
    rules.append(mark("tcW", w=twips(width), type="dxa"))
    if columns > 1:
        rules.append(mark("gridSpan", val=columns))
    if joined:
        rules.append(mark("vMerge", val=joined))
    if middle:
        rules.append(mark("vAlign", val="center"))
    cell.append(rules)
    return cell


def line_of(text: str, style: str, align: str = "", *, bold: bool = False, italic: bool = False,
            kept: bool = False) -> BaseOxmlElement:  # fmt: skip
    """Return a paragraph of plain text for a cell; made by hand because tables have thousands."""
    paragraph, look = mark("p"), mark("pPr")
    look.append(mark("pStyle", val=style))
    if kept:
        look.append(mark("keepNext"))
    if align:
        look.append(mark("jc", val=align))
    paragraph.append(look)
    run = mark("r")
    if bold or italic:
        face = mark("rPr")
        for name, wanted in (("b", bold), ("i", italic)):
            if wanted:
                face.append(mark(name))
        run.append(face)
    words = mark("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    paragraph.append(run)
    return paragraph
