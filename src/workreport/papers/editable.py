"""The paper that offices edit: the printed document once more as DOCX, with real Word styles."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from workreport.domain import document as content
from workreport.domain.errors import RuleError
from workreport.i18n.translation import speaking
from workreport.papers.blocks import bullet_lines, ended, heading_line, leads
from workreport.papers.editable_head import add_closing, add_letterhead
from workreport.papers.editable_marks import add_rule, mark
from workreport.papers.editable_styles import (
    BODY,
    CAPTION,
    HEADS,
    ITEM,
    LINE,
    SUBJECT,
    TITLE,
    add_styles,
    set_edges,
    set_sheet,
)
from workreport.papers.editable_tables import chart_table, word_table
from workreport.papers.fonts import BOLD, width_of
from workreport.papers.letterhead import RULE_WIDTH, enclosure
from workreport.papers.profile import Profile
from workreport.papers.sheet import Sheet
from workreport.papers.words import bound, clean, fold, lines

LAST_KEPT = 2  # paragraphs that stay with the signature
PART_OF_SUBJECT = 0.4
_MADE = (1980, 1, 1, 0, 0, 0)  # the same document gives the same bytes


def compose_editable(
    document: content.Document, profile: Profile, cancelled: Callable[[], bool] | None
) -> bytes:
    """Write a document as DOCX. The fonts are loaded already: lengths of rules follow from them.

    Raises:
        RuleError: ``paper_cancelled``.
    """
    with speaking(document.language):
        return _Writer(document, profile, cancelled).bytes()


class _Writer:
    """Writes one file from top to bottom."""

    def __init__(
        self,
        document: content.Document,
        profile: Profile,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._document, self._profile, self._cancelled = document, profile, cancelled
        self._file: WordFile = docx.Document()
        self._breaks = False

    def bytes(self) -> bytes:
        """Return the whole file."""
        document, profile = self._document, self._profile
        add_styles(self._file, profile, document.language)
        section = self._file.sections[0]
        set_sheet(section, profile, landscape=document.landscape)
        set_edges(section, document, profile)
        if profile.page.duplex:
            self._file.settings.element.find(qn("w:zoom")).addnext(mark("mirrorMargins"))
        width = Sheet.of(profile, document.landscape).text_width
        add_letterhead(self._file, document, profile, width)
        self._title(width)
        self._blocks(ended(document, profile.body.end_mark), width)
        self._keep_the_last()
        add_closing(self._file, document, profile, width)
        for annex in document.annexes:
            self._annex(annex)
        self._name()
        return _settled(self._file)

    def _line(self, text: str, style: str) -> Paragraph:
        paragraph = self._file.add_paragraph(bound(clean(text)), style=style)
        if self._breaks:
            paragraph.paragraph_format.page_break_before = True
            self._breaks = False
        return paragraph

    def _title(self, width: float) -> None:
        document, rules = self._document, self._profile.title_block
        gap = self._line("", LINE)
        gap.paragraph_format.line_spacing = Pt(18)
        if document.title_type:
            self._line(document.title_type.upper(), TITLE)
            self._line(document.subject, SUBJECT)
            if rules.mark:
                self._line(rules.mark, SUBJECT).runs[0].font.bold = False
            if rules.rule:
                self._subject_rule(width)
        if document.addressee:
            self._addressee()
        self._line("", LINE).paragraph_format.line_spacing = Pt(10)

    def _subject_rule(self, width: float) -> None:
        size = self._profile.title_block.subject_size
        pieces = fold(self._document.subject, BOLD, size, width)
        longest = max((width_of(piece, BOLD, size) for piece in pieces), default=0.0)
        line = self._line("", LINE)
        line.paragraph_format.line_spacing = Pt(3)
        side = (width - PART_OF_SUBJECT * longest) / 2
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(side)
        add_rule(line, RULE_WIDTH)

    def _addressee(self) -> None:
        rules = self._profile.title_block
        submission = clean(self._document.title_type).upper() == "TỜ TRÌNH"
        label = rules.submission_label if submission else rules.addressee_label
        line = self._line("", LINE)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_before = Pt(10)
        named = line.add_run(f"{label} ")
        named.font.italic = rules.addressee_italic
        to = line.add_run(clean(self._document.addressee))
        for run in (named, to):
            run.font.size = Pt(rules.addressee_size)

    def _blocks(self, blocks: tuple[content.Block, ...], width: float) -> None:
        for block, after in zip(blocks, [*blocks[1:], None], strict=False):
            if self._cancelled is not None and self._cancelled():
                raise RuleError("paper_cancelled")
            self._block(block, width)
            if leads(block, after):
                self._file.paragraphs[-1].paragraph_format.keep_with_next = True

    def _block(self, block: content.Block, width: float) -> None:
        if isinstance(block, content.PageBreak):
            self._breaks = True
        elif isinstance(block, content.Table):
            self._table(block, width)
        elif isinstance(block, content.Charts):
            for chart in block.charts:
                self._table(chart_table(chart), width)
        elif isinstance(block, content.Paragraph):
            self._paragraph(block)
        elif not isinstance(block, content.Contents):
            self._words(block)

    def _words(self, block: content.Heading | content.Bullet | content.Basis) -> None:
        if isinstance(block, content.Heading):
            text = heading_line(block, self._profile.body)
            self._line(text, HEADS[block.level - 1])
        elif isinstance(block, content.Bullet):
            for line in bullet_lines(block):
                self._line(line, ITEM)
        else:
            for line in lines(block.text):
                basis = self._line(f"{self._profile.body.basis_mark}{line}", BODY)
                basis.runs[0].font.italic = self._profile.body.basis_italic

    def _paragraph(self, block: content.Paragraph) -> None:
        if not block.runs:
            for line in lines(block.text):
                self._line(line, BODY)
            return
        if not any(lines(run.text) for run in block.runs):
            return
        paragraph = self._line("", BODY)
        for part in block.runs:
            run = paragraph.add_run(bound(clean(part.text)).strip("\n"))
            run.font.bold, run.font.italic = part.bold or None, part.italic or None

    def _table(self, block: content.Table, width: float) -> None:
        if block.caption:
            self._line(block.caption, CAPTION)
        elif self._breaks:
            self._line("", LINE).paragraph_format.line_spacing = Pt(1)
        body = self._file.element.body
        body.insert(len(body) - 1, word_table(block, self._profile.table, width))
        # Word joins two tables that touch, and a section may not end with one.
        self._line("", LINE).paragraph_format.line_spacing = Pt(9)

    def _keep_the_last(self) -> None:
        """Keep the end of the text with the signature, which never stands alone on a page."""
        if self._document.signature is None:
            return
        for paragraph in self._file.paragraphs[-LAST_KEPT:]:
            paragraph.paragraph_format.keep_with_next = True

    def _annex(self, annex: content.Annex) -> None:
        section = self._file.add_section(WD_SECTION.NEW_PAGE)
        set_sheet(section, self._profile, landscape=annex.landscape)
        rules = self._profile.annex
        self._line(annex.label, TITLE).runs[0].font.size = Pt(rules.label_size)
        if annex.title:
            self._line(annex.title.upper(), SUBJECT).runs[0].font.size = Pt(rules.title_size)
        note = self._line(annex.note or enclosure(self._document, self._profile), LINE)
        note.alignment = WD_ALIGN_PARAGRAPH.CENTER
        note.paragraph_format.space_after = Pt(10)
        note.runs[0].font.size, note.runs[0].font.italic = Pt(rules.note_size), rules.note_italic
        self._blocks(annex.blocks, Sheet.of(self._profile, annex.landscape).text_width)

    def _name(self) -> None:
        """Say what the file is, as its printed twin does."""
        document, about = self._document, self._file.core_properties
        about.title = clean(f"{document.title_type} {document.subject}").strip()[:255]
        issuer = f"{document.letterhead.parent} - {document.letterhead.issuer}"
        about.author, about.last_modified_by = clean(issuer)[:255], "WorkReport"
        about.subject, about.keywords = (
            str(document.period),
            clean(document.mark or document.snapshot)[:255],
        )
        about.comments, about.language = "", document.language
        about.created = about.modified = datetime(document.period.year, document.period.month, 1)  # noqa: DTZ001 - the library wants UTC without saying so
        about.revision = 1


def _settled(file: WordFile) -> bytes:
    """Return the bytes without the library's own picture and without the time of day."""
    known = file.part.package
    for name, each in list(known.rels.items()):
        if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del known.rels[name]
    raw, kept = BytesIO(), BytesIO()
    file.save(raw)
    with ZipFile(raw) as found, ZipFile(kept, "w", ZIP_DEFLATED) as made:
        for name in found.namelist():
            made.writestr(ZipInfo(name, _MADE), found.read(name), ZIP_DEFLATED)
    return kept.getvalue()
