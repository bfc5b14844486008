"""The styles, sheets, page numbers and foot lines of the paper that offices edit."""

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from workreport.domain.document import Document
from workreport.i18n.translation import _
from workreport.papers.blocks import heading_face
from workreport.papers.editable_marks import add_field, mark
from workreport.papers.editable_square import add_square
from workreport.papers.editable_tables import TABLE_TEXT, WIDE_TEXT
from workreport.papers.profile import Profile
from workreport.papers.sheet import COPY_MARK_SIZE, SNAPSHOT, TRAINING_MARK, Sheet
from workreport.papers.square import SQUARE
from workreport.papers.stamps import contact_of, typist_of
from workreport.papers.words import clean

FACE = "Times New Roman"  # what the guidance prescribes; every office's Word has it
TITLE, SUBJECT, BODY, ITEM, CAPTION = "Title", "Subtitle", "Body Text", "List Paragraph", "Caption"
LINE, SMALL = "Line", "Recipients"
HEADS = ("Heading 1", "Heading 2", "Heading 3")
LANGUAGES = {"vi": "vi-VN", "en": "en-US"}
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_SQUARE_ABOVE = 3.5 * 72 / 25.4  # the square reaches above the last line of the foot
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def add_styles(file: WordFile, profile: Profile, language: str) -> None:
    """Give the built-in styles the look of a profile, and add those Word lacks."""
    rules, title = profile.body, profile.title_block
    normal = _styled(file, "Normal", rules.size)
    lang = mark("lang", val=LANGUAGES.get(language, language))
    normal.element.get_or_add_rPr().append(lang)
    _spaced(normal, 18)
    body = _styled(file, BODY, rules.size)
    _spaced(body, rules.leading, rules.space, indent=rules.indent)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    item = _styled(file, ITEM, rules.size)
    _spaced(item, rules.leading, rules.space, indent=rules.indent)
    item.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    item.paragraph_format.left_indent = Pt(0)
    for level, name in enumerate(HEADS, start=1):
        bold, italic = heading_face(level, rules)
        head = _styled(file, name, rules.size, bold=bold)
        head.font.italic = italic
        _spaced(head, rules.leading, rules.space, indent=rules.indent)
        head.paragraph_format.keep_with_next = True
    _centred(_styled(file, TITLE, title.type_size, bold=True), 20, 2)
    _centred(_styled(file, SUBJECT, title.subject_size, bold=True), 18, 0)
    caption = _styled(file, CAPTION, rules.size, bold=True)
    _centred(caption, rules.leading, rules.space)
    caption.paragraph_format.keep_with_next = True
    _spaced(_styled(file, LINE, profile.closing.size), 18)
    _spaced(
        _styled(file, SMALL, profile.closing.recipients_size), 1.2 * profile.closing.recipients_size
    )
    for name, size in ((TABLE_TEXT, profile.table.size), (WIDE_TEXT, profile.table.wide_size)):
        cell = _styled(file, name, size)
        _spaced(cell, 1.2 * size)
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)


def _styled(file: WordFile, name: str, size: float, *, bold: bool = False) -> ParagraphStyle:
    """Return a style in the paper font, black and upright, whatever Word made of it before."""
    known = {style.name for style in file.styles}
    if name not in known:
        file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style = file.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - the names are ours
    style.font.name, style.font.size = FACE, Pt(size)
    style.font.bold, style.font.italic = bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in _THEMED:
        faces.attrib.pop(qn(f"w:{attribute}"), None)
    for script in ("eastAsia", "cs"):
        faces.set(qn(f"w:{script}"), FACE)
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)
    for unwanted in ("w:pBdr", "w:contextualSpacing", "w:numPr"):
        found = style.element.get_or_add_pPr().find(qn(unwanted))
        if found is not None:
            style.element.pPr.remove(found)
    return style


def _spaced(style: ParagraphStyle, leading: float, after: float = 0.0, indent: float = 0.0) -> None:
    look = style.paragraph_format
    look.line_spacing_rule, look.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(leading)
    look.space_before, look.space_after = Pt(0), Pt(after)
    look.first_line_indent = Mm(indent)
    look.widow_control = True


def _centred(style: ParagraphStyle, leading: float, after: float) -> None:
    _spaced(style, leading, after)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def set_sheet(section: Section, profile: Profile, *, landscape: bool) -> None:
    """Give a section the sheet and margins of a profile."""
    sheet, margins = Sheet.of(profile, landscape), Sheet.of(profile, landscape).margins
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = Mm(profile.page.number_from_top)
    section.footer_distance = Mm(6)
    section.different_first_page_header_footer = False


def set_edges(section: Section, document: Document, profile: Profile) -> None:
    """Put page numbers above, and below what says that data is not real and where it is from."""
    section.different_first_page_header_footer = profile.page.number_from_page > 1
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(number, "PAGE")
    for run in number.runs:
        run.font.size, run.font.name = Pt(profile.page.number_size), FACE
    first = section.first_page_header
    first.is_linked_to_previous = False
    if document.copy_mark:
        copy = first.paragraphs[0]
        copy.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _said(copy.add_run(clean(document.copy_mark)), COPY_MARK_SIZE, bold=True)
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        _foot(footer, document, profile)
    _first_foot(section.first_page_footer, document, profile)


def _first_foot(footer: _Footer | _Header, document: Document, profile: Profile) -> None:
    """Write how to reach the agency, and who typed the paper."""
    rules, line = profile.footer, footer.paragraphs[0]
    for text, size, align in (
        (contact_of(document, profile), rules.contact_size, CENTRE),
        (typist_of(document, profile), rules.typist_size, WD_ALIGN_PARAGRAPH.RIGHT),
    ):
        if text:
            above = line.insert_paragraph_before()
            above.alignment = align
            _said(above.add_run(text), size)


def _foot(footer: _Footer | _Header, document: Document, profile: Profile) -> None:
    line = footer.paragraphs[0]
    if document.training:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = line.add_run(_(TRAINING_MARK))
        _said(run, profile.footer.mark_size, bold=True)
        box = mark("bdr", val="single", sz=6, space=3, color="000000")
        run._r.get_or_add_rPr().append(box)  # noqa: SLF001 - boxes have no public way in
        line = footer.add_paragraph()
    if document.mark:
        add_square(line, clean(document.mark), _SQUARE_ABOVE)
        line.paragraph_format.left_indent = Pt(SQUARE) + Mm(2)
    if document.snapshot:
        words = _(SNAPSHOT).format(snapshot=clean(document.snapshot))
        _said(line.add_run(words), profile.footer.snapshot_size)


def _said(run: object, size: float, *, bold: bool = False) -> None:
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FACE  # type: ignore[attr-defined]
