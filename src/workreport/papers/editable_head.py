"""Head and foot of the paper that offices edit: two columns without lines, as typists build them.

Left and right hold the same rows, all of one height, so that both sides stay level.
"""

from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from workreport.domain.document import Document, Signature
from workreport.papers.closing import (
    SIGNATURE_WIDTH,
    ClosingBlock,
    recipient_lines,
    signature_lines,
)
from workreport.papers.editable_marks import add_rule, cell_of, mark, row_of, table_of
from workreport.papers.editable_stamps import add_circulation, add_stamps
from workreport.papers.editable_styles import LINE, SMALL
from workreport.papers.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, width_of
from workreport.papers.letterhead import (
    GAP,
    PART_OF_ISSUER,
    RULE_WIDTH,
    date_face,
    date_lines,
    head_leading,
    letter_face,
    letter_subject,
    number_line,
)
from workreport.papers.profile import Profile
from workreport.papers.words import balanced, clean

SLACK = 4.0  # points by which Word's font may be wider than ours


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of one side; the rule below it is as long as said, in points."""

    text: str
    face: str
    size: float
    rule: float = 0.0


def add_letterhead(file: WordFile, document: Document, profile: Profile, width: float) -> None:
    """Put the letterhead at the end of the file."""
    rules = profile.header
    right = [_Line(rules.title, BOLD, rules.title_size)]
    if rules.motto:
        right.append(_Line(rules.motto, BOLD, rules.motto_size))
    ruled = right[-1]
    if rules.title_rule:
        right[-1] = _Line(ruled.text, BOLD, ruled.size, width_of(ruled.text, BOLD, ruled.size))
    dated = [
        _Line(line, date_face(rules), rules.date_size)
        for line in date_lines(document, profile, width)
    ]
    room = max(width_of(line.text, line.face, line.size) for line in (*right, *dated)) + SLACK
    left, level = _left_side(document, profile, width - room - GAP)
    while len(right) < level:
        right.append(_Line("", REGULAR, rules.date_size))
    cells = _sides(file, [width - room, room])
    leading = head_leading(rules)
    _fill(cells[0], left, width - room - GAP, leading)
    cells[0].paragraphs[0].paragraph_format.right_indent = Pt(0)
    add_stamps(cells[0], document, profile)
    _fill(cells[1], [*right, *dated], room, leading)
    add_circulation(cells[1], document, profile, room)


def _left_side(document: Document, profile: Profile, room: float) -> tuple[list[_Line], int]:
    """Return the rows of the left side, and the row on which the date stands."""
    rules, head = profile.header, document.letterhead
    parent = balanced(head.parent.upper(), REGULAR, rules.parent_size, room)
    issuer = balanced(head.issuer.upper(), BOLD, rules.issuer_size, room)
    left = [_Line(line, REGULAR, rules.parent_size) for line in parent]
    left += [_Line(line, BOLD, rules.issuer_size) for line in issuer]
    if rules.issuer_rule and issuer:
        length = PART_OF_ISSUER * width_of(issuer[-1], BOLD, rules.issuer_size)
        left[-1] = _Line(issuer[-1], BOLD, rules.issuer_size, length)
    level = len(left)
    left.append(_Line(rules.issuer_mark, REGULAR, rules.issuer_size))
    number = number_line(document, profile)
    if number:
        level += rules.date_level_with == "number"
        left.append(_Line(number.replace(" ", "\u00a0"), REGULAR, rules.number_size))
    size = profile.title_block.letter_subject_size
    for line in letter_subject(document, profile, room):
        left.append(_Line(line, letter_face(profile), size))
    if document.draft_mark:
        left.append(_Line(clean(document.draft_mark), ITALIC, rules.draft_size))
    return left, level


def _fill(cell: _Cell, lines: list[_Line], room: float, leading: float) -> None:
    paragraph = cell.paragraphs[0]
    for index, line in enumerate(lines):
        paragraph = paragraph if index == 0 else cell.add_paragraph(style=LINE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing = Pt(leading)
        _written(paragraph, line.text, line.face, line.size)
        if line.rule:
            _ruled(cell, paragraph, line, room, leading)


def _ruled(cell: _Cell, paragraph: Paragraph, line: _Line, room: float, leading: float) -> None:
    """Draw the rule: below the words where it is as long as they, else on a line of no height."""
    long = line.rule >= width_of(line.text, line.face, line.size)
    if not long:
        paragraph.paragraph_format.line_spacing = Pt(leading - 1)
        paragraph = cell.add_paragraph(style=LINE)
        paragraph.paragraph_format.line_spacing = Pt(1)
    side = max(0.0, (room - line.rule - (SLACK / 2 if long else 0)) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(side)
    add_rule(paragraph, RULE_WIDTH)


def _sides(file: WordFile, widths: list[float]) -> list[_Cell]:
    """Add a row of cells without lines."""
    table = table_of(widths)
    row = row_of(whole=True)
    for width in widths:
        cell = cell_of(width)
        paragraph = mark("p")
        look = mark("pPr")
        look.append(mark("pStyle", val=LINE))
        paragraph.append(look)
        cell.append(paragraph)
        row.append(cell)
    table.append(row)
    body = file.element.body
    body.insert(len(body) - 1, table)  # before the rules of the last section
    return list(file.tables[-1].rows[0].cells)


def _written(paragraph: Paragraph, text: str, face: str, size: float) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.bold, run.font.italic = face in {BOLD, BOLD_ITALIC}, face in {ITALIC, BOLD_ITALIC}


def add_closing(file: WordFile, document: Document, profile: Profile, width: float) -> None:
    """Put recipients and signature at the end of the file, on one page."""
    below = ClosingBlock(document, profile).recipients_below
    beside = bool(document.recipients) and not below
    if document.signature or beside:
        gap = file.add_paragraph(style=LINE)
        gap.paragraph_format.keep_with_next = True
        _close(file, document, profile, width)
    if below:
        _label(file.add_paragraph(style=LINE), profile)
        for line in recipient_lines(document, profile.closing):
            file.add_paragraph(line, style=SMALL)


def _close(file: WordFile, document: Document, profile: Profile, width: float) -> None:
    side = min(SIGNATURE_WIDTH, width / 2)
    left, right = _sides(file, [width - side, side])
    if document.signature:
        _sign(right, document.signature, profile, side)
    if document.signature and document.countersignature:
        _sign(left, document.countersignature, profile, width - side)
    elif not ClosingBlock(document, profile).recipients_below:
        _receive(left, document, profile)
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _sign(cell: _Cell, signature: Signature, profile: Profile, width: float) -> None:
    lines = signature_lines(signature, profile.closing, width)
    for index, (text, face, size, leading) in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph(style=LINE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing = Pt(leading)
        _written(paragraph, text, face, size)


def _receive(cell: _Cell, document: Document, profile: Profile) -> None:
    _label(cell.paragraphs[0], profile)
    hang = width_of("- ", REGULAR, profile.closing.recipients_size)
    for line in recipient_lines(document, profile.closing):
        paragraph = cell.add_paragraph(line, style=SMALL)
        paragraph.paragraph_format.left_indent = Pt(hang)
        paragraph.paragraph_format.first_line_indent = Pt(-hang)


def _label(paragraph: Paragraph, profile: Profile) -> None:
    rules = profile.closing
    plain = rules.recipients_label_style == "underlined"
    face = REGULAR if plain else BOLD_ITALIC
    _written(paragraph, rules.recipients_label, face, rules.recipients_label_size)
    paragraph.runs[-1].font.underline = plain
