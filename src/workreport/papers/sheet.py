"""The sheets a paper is printed on: margins, page numbers, the mark of training data, progress."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from typing_extensions import override

from workreport.domain.document import Document
from workreport.i18n.translation import N_, _
from workreport.papers.fonts import BOLD, ITALIC, REGULAR, width_of
from workreport.papers.letterhead import ASCENT
from workreport.papers.profile import Margins, Profile
from workreport.papers.square import SQUARE, draw_square
from workreport.papers.stamps import contact_of, fitting, typist_of
from workreport.papers.words import clean, flat

TRAINING_MARK = N_("TÀI LIỆU TẬP HUẤN – DỮ LIỆU KHÔNG CÓ THẬT")
SNAPSHOT = N_("Mã dữ liệu: {snapshot}")
MARK_HEIGHT = 11 * mm  # above the lower edge
SNAPSHOT_HEIGHT = 6 * mm
SQUARE_HEIGHT = 5 * mm
CONTACT_HEIGHT = 16 * mm
COPY_MARK_SIZE = 12
RUNNING_SIZE = 10


@dataclass(slots=True)
class Part:
    """One document inside a file; its pages are numbered from one."""

    document: Document
    index: int
    first_page: int = 0
    running: str = ""  # small above each page of a file of several papers
    annex: str = ""  # label of the annex that is just being set

    def template(self, landscape: bool) -> str:
        """Return the name of the sheet this part uses."""
        return f"{self.index}-{'landscape' if landscape else 'portrait'}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A4 in one orientation with its margins, in points."""

    width: float
    height: float
    margins: Margins

    @classmethod
    def of(cls, profile: Profile, landscape: bool) -> "Sheet":
        """Return the sheet a profile prescribes."""
        width, height = A4
        if landscape:
            return cls(height, width, profile.page.landscape)
        return cls(width, height, profile.page.portrait)

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - (self.margins.left + self.margins.right) * mm

    @property
    def text_height(self) -> float:
        """Height between the margins."""
        return self.height - (self.margins.top + self.margins.bottom) * mm


class Running(Flowable):
    """Takes no room; from here on the pages of a part belong to an annex."""

    def __init__(self, part: Part, annex: str) -> None:
        super().__init__()
        self._part, self._annex = part, annex

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        """Remember the annex."""
        self._part.annex = self._annex


class SheetTemplate(PageTemplate):
    """Draws what stands outside the text of a page."""

    def __init__(self, part: Part, profile: Profile, landscape: bool) -> None:
        self._part, self._profile = part, profile
        self._sheet = sheet = Sheet.of(profile, landscape)
        frame = Frame(
            sheet.margins.left * mm, sheet.margins.bottom * mm, sheet.text_width,
            sheet.text_height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        super().__init__(
            id=part.template(landscape), frames=[frame], pagesize=(sheet.width, sheet.height)
        )

    @override
    def beforeDrawPage(self, canv: Canvas, doc: BaseDocTemplate) -> None:
        part = self._part
        part.first_page = part.first_page or doc.page
        number = doc.page - part.first_page + 1
        if self._profile.page.duplex and doc.page % 2 == 0:
            margins = self._sheet.margins
            canv.translate((margins.right - margins.left) * mm, 0)
        canv.saveState()
        self._draw_header(canv, number)
        self._draw_footer(canv)
        if number == 1:
            self._draw_first_foot(canv)
        canv.restoreState()

    @override
    def afterDrawPage(self, canv: Canvas, doc: BaseDocTemplate) -> None:
        """Say which paper and annex a page belongs to; only now the page knows."""
        part, rules, sheet = self._part, self._profile.page, self._sheet
        if not part.running:
            return
        words = " · ".join(filter(None, (part.running, part.annex)))
        canv.saveState()
        canv.setFont(ITALIC, RUNNING_SIZE)
        top = sheet.height - rules.number_from_top * mm
        canv.drawString(sheet.margins.left * mm, top - ASCENT * RUNNING_SIZE, flat(words))
        canv.restoreState()

    def _draw_header(self, canvas: Canvas, number: int) -> None:
        rules, sheet = self._profile.page, self._sheet
        top = sheet.height - rules.number_from_top * mm
        if number >= rules.number_from_page:
            canvas.setFont(REGULAR, rules.number_size)
            centre = sheet.margins.left * mm + sheet.text_width / 2
            canvas.drawCentredString(centre, top - ASCENT * rules.number_size, str(number))
        if number == 1 and self._part.document.copy_mark:
            canvas.setFont(BOLD, COPY_MARK_SIZE)
            right = sheet.width - sheet.margins.right * mm
            mark = flat(self._part.document.copy_mark)
            canvas.drawRightString(right, top - ASCENT * COPY_MARK_SIZE, mark)

    def _draw_footer(self, canvas: Canvas) -> None:
        rules, sheet, document = self._profile.footer, self._sheet, self._part.document
        centre = sheet.margins.left * mm + sheet.text_width / 2
        if document.training:
            mark = _(TRAINING_MARK)
            half = width_of(mark, BOLD, rules.mark_size) / 2 + 2 * mm
            canvas.setFont(BOLD, rules.mark_size)
            canvas.drawCentredString(centre, MARK_HEIGHT, mark)
            canvas.setLineWidth(0.75)
            box = rules.mark_size + 2 * mm
            canvas.rect(centre - half, MARK_HEIGHT - 1.8 * mm, 2 * half, box)
        left = sheet.margins.left * mm
        if document.mark:
            draw_square(canvas, clean(document.mark), left, SQUARE_HEIGHT)
            left += SQUARE + 2 * mm
        if document.snapshot:
            canvas.setFont(REGULAR, rules.snapshot_size)
            line = _(SNAPSHOT).format(snapshot=clean(document.snapshot))
            canvas.drawString(left, SNAPSHOT_HEIGHT, line)

    def _draw_first_foot(self, canvas: Canvas) -> None:
        """Draw below the first page how to reach the agency, and who typed the paper."""
        rules, sheet, document = self._profile.footer, self._sheet, self._part.document
        left = sheet.margins.left * mm
        right, start = left + sheet.text_width, left + (SQUARE + 2 * mm if document.mark else 0.0)
        contact, typist = contact_of(document, self._profile), typist_of(document, self._profile)
        if contact:
            size = fitting(contact, rules.contact_size, right - start)
            canvas.setFont(REGULAR, size)
            canvas.drawCentredString((start + right) / 2, CONTACT_HEIGHT, contact)
            canvas.setLineWidth(0.5)
            canvas.line(left, CONTACT_HEIGHT + size, right, CONTACT_HEIGHT + size)
        if typist:
            canvas.setFont(REGULAR, rules.typist_size)
            canvas.drawRightString(right, SNAPSHOT_HEIGHT, typist)


class GivenUpError(Exception):
    """The person gave up; the library rewrites the arguments of errors, so it carries none."""


class PaperFile(BaseDocTemplate):
    """Builds the file page by page, telling progress and asking whether to go on."""

    def __init__(
        self,
        document: Document,
        templates: list[PageTemplate],
        progress: Callable[[int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self.bytes = BytesIO()
        self._progress_told, self._cancelled = progress, cancelled
        name = flat(f"{document.title_type} {document.subject}").strip()
        issuer = flat(f"{document.letterhead.parent} - {document.letterhead.issuer}")
        mark = flat(document.mark or document.snapshot)
        super().__init__(
            self.bytes, pageTemplates=templates, pagesize=A4, invariant=1, pageCompression=1,
            lang=document.language, initialFontName=REGULAR, initialFontSize=12,
            initialLeading=14.4, title=name, author=issuer, subject=str(document.period),
            creator="WorkReport", producer="WorkReport", keywords=[mark],
            displayDocTitle=True, allowSplitting=1,
        )  # fmt: skip

    @override
    def beforePage(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise GivenUpError

    @override
    def afterPage(self) -> None:
        if self._progress_told is not None:
            self._progress_told(self.page)
