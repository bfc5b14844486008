"""Papers: gathered from the month into one frozen document, then printed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workreport.domain.document import Document
from workreport.domain.errors import CodedError, UseError
from workreport.domain.paper_code import PaperMark, code_of, stamped, typed, written
from workreport.domain.paper_marks import NO_MARKS
from workreport.domain.period import Period
from workreport.i18n.translation import ORIGINAL, speaking
from workreport.ledger.bodies.office import LetterLine
from workreport.services.access_log import PAPER, AccessLog
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.merits import MeritService
from workreport.services.pack_paper import MOST_COPIES, as_copy
from workreport.services.paper_gathering import PaperGathering
from workreport.services.paper_kinds import (
    DOCX,
    OF_A_MOMENT,
    OF_UNITS,
    PACK,
    PDF,
    PERSON,
    RECALL,
    REVIEW,
    XLSX,
    KindLine,
    editions_of,
    formats_of,
    months_of_people,
    official_kind,
    written_kind,
)
from workreport.services.paper_marks import checked_marks
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_rights import person_of_paper, sees_all, unit_of_paper
from workreport.services.ports.press import PageImage, PageLetters, Press
from workreport.services.text_drafts import DRAFT_MARKS

AGAIN_MARK = "Bản in lại"
LETTERS_OF_PERSON = 8  # of an identity: enough to tell people of one agency apart
_USUAL = PaperOptions()


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed paper with what the register keeps of it."""

    pdf: bytes
    symbol: str
    signer: str
    layout: str = ""  # the profile it was drawn by
    code: str = ""  # of its words
    drawn_at: datetime | None = None  # the moment it speaks of
    told: tuple[LetterLine, ...] = ()  # of a letter: what it says of each unit


class PaperService:
    """Draws papers; slow, so called from an executor."""

    def __init__(
        self, book: Book, calendars: Calendars, press: Press, merits: MeritService
    ) -> None:
        self._book = book
        self._press = press
        self._gathering = PaperGathering(book, calendars, merits)

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of papers that can be drawn, as the command line names them."""
        return tuple(map(official_kind, self._gathering.kinds))

    def knows(self, kind: str) -> bool:
        """Tell whether there are papers of a kind, by its present or an older name."""
        return written_kind(kind) in self._gathering.kinds

    def listed(self, period: Period | None = None) -> tuple[KindLine, ...]:
        """Return every kind with formats and editions; of a month, what hinders each of them.

        Nothing is printed, and no reading is written down: what is gathered is thrown away.
        """
        return tuple(
            KindLine(
                kind,
                formats_of(kind),
                editions_of(kind),
                None if period is None else self._hindered(kind, period),
            )
            for kind in self.kinds()
        )

    def _hindered(self, kind: str, period: Period) -> CodedError | None:
        try:
            with speaking(ORIGINAL), self._book.looking() as look:
                self._gathering.try_out(look, written_kind(kind), period)
        except CodedError as error:
            return error
        return None

    def document(
        self,
        kind: str,
        period: Period,
        unit: str | None = None,
        options: PaperOptions = _USUAL,
    ) -> Document:
        """Gather a paper.

        Args:
            kind: One of :meth:`kinds`.
            period: The month; of a personal sheet the last of twelve, of a review that of its span.
            unit: Code or id of the department a paper is about; without it the person's own.
            options: What else the paper is about: versions, a number, a person.

        Raises:
            UseError: ``paper_unknown``, or the unit, version, number or person is unknown.
            RuleError: The month was never opened, nothing was written, received, granted or
                concluded yet, or the paper is not for the person who works here.
        """
        self._require_known(kind)
        kind = written_kind(kind)
        gather = self._gathering.kinds[kind]
        if unit:
            options = replace(options, unit=unit)
        options = replace(options, marks=checked_marks(options.marks))
        _require_copy(options.copy)
        if kind == PERSON:
            self._note_reading(options.person)
        with speaking(ORIGINAL), self._book.looking(options.drawn_at) as look:
            if kind in OF_A_MOMENT:
                options = replace(options, drawn_at=look.now)
            document = gather(look, period, options)
            copy = int(options.copy or 0) if kind == PACK else 0
            if document.draft_mark in DRAFT_MARKS or _is_draft(document, options):
                # Nobody else holds what is not signed or not issued: a code of it could never be
                # proved.
                return as_copy(document, copy)
            person = person_of_paper(look, options.person).person if kind == PERSON else ""
            if options.again:
                document = replace(document, draft_mark=AGAIN_MARK)
            unit = _unit_code(look, kind, period, options)
            return as_copy(_marked(document, unit, options, person), copy)

    def pdf(
        self,
        kind: str,
        period: Period,
        unit: str | None = None,
        options: PaperOptions = _USUAL,
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        """Gather a paper and print it; the workspace is free again before the press runs.

        Raises:
            UseError: As for :meth:`document`.
            RuleError: As for :meth:`document`, or ``paper_cancelled``.
            WorldError: The program's own layouts or fonts are broken.
        """
        document = self.document(kind, period, unit, options)
        self._note_people(document, options)
        return self._press.pdf(document, options.layout, progress=progress, cancelled=cancelled)

    def printed(
        self, kind: str, period: Period, unit: str | None = None, options: PaperOptions = _USUAL
    ) -> Printed:
        """Gather and print a paper that is to be issued; raises what :meth:`pdf` raises."""
        document = self.document(kind, period, unit, options)
        signer = "" if document.signature is None else document.signature.name
        layout = self._press.layout_for(document, options.layout)
        printed = self._press.pdf(document, layout)
        return Printed(
            printed, document.symbol, signer, layout.ref, typed(document.snapshot) or "",
            options.drawn_at, options.told,
        )  # fmt: skip

    def code_alone(self, kind: str, period: Period, options: PaperOptions = _USUAL) -> str:
        """Return the code a paper bears; nothing of it is seen, so no reading is noted.

        Raises:
            UseError: As for :meth:`document`.
            RuleError: As for :meth:`document`.
        """
        with speaking(ORIGINAL), self._book.looking() as look:
            return code_of(self._gathering.kinds[written_kind(kind)](look, period, options))

    def formats(self, kind: str) -> tuple[str, ...]:
        """Return the kinds of files a paper can be written as, the printed one first."""
        return formats_of(kind)

    def file(
        self,
        kind: str,
        period: Period,
        unit: str | None = None,
        options: PaperOptions = _USUAL,
        *,
        ending: str = PDF,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        """Gather a paper and write it as one of its :meth:`formats`.

        Raises:
            UseError: As for :meth:`document`, or ``paper_format_unknown``.
            RuleError: As for :meth:`pdf`, or ``cell_too_long_for_workbook``.
            WorldError: The program's own layouts or fonts are broken.
        """
        self._require_known(kind)
        if ending not in self.formats(kind):
            known = ", ".join(self.formats(kind))
            raise UseError("paper_format_unknown", format=ending, known=known)
        document = self.document(kind, period, unit, options)
        self._note_people(document, options)
        if ending == DOCX:
            return self._press.docx(document, options.layout, cancelled=cancelled)
        if ending == XLSX:
            return self._press.xlsx(document, options.layout)
        return self._press.pdf(document, options.layout, cancelled=cancelled)

    def page_images(
        self, pdf: bytes, dpi: int = 96, pages: Sequence[int] | None = None
    ) -> Iterator[PageImage]:
        """Draw pages of a printed paper one after the other, for the screen; all by default.

        Raises:
            WorldError: ``paper_unreadable``.
        """
        return self._press.page_images(pdf, dpi, pages)

    def page_sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        """Return width and height of each page in points; raises as :meth:`page_images`."""
        return self._press.page_sizes(pdf)

    def page_letters(
        self, pdf: bytes, *, cancelled: Callable[[], bool] | None = None
    ) -> tuple[PageLetters, ...]:
        """Read the pages letter by letter with their places; raises as :meth:`page_images`."""
        return self._press.page_letters(pdf, cancelled=cancelled)

    def _require_known(self, kind: str) -> None:
        if not self.knows(kind):
            raise UseError("paper_unknown", kind=kind, known=", ".join(self.kinds()))

    def _note_people(self, document: Document, options: PaperOptions) -> None:
        """Write down that levels of many people over months are about to be handed out."""
        months = months_of_people(document.kind, document.period, options.span, options.edition)
        if months is not None:
            AccessLog(self._book).note_people(*months, PAPER)

    def _note_reading(self, person: str) -> None:
        """Write down whose sheet is about to be drawn, before anything of it is seen."""
        with self._book.looking() as look:
            known = person_of_paper(look, person)
        AccessLog(self._book).note(known.person, PAPER)


def _require_copy(number: str) -> None:
    """Refuse what is no number of a copy; nothing is the number of none."""
    if number and not (number.isascii() and number.isdecimal() and 0 < int(number) <= MOST_COPIES):
        raise UseError("paper_copies_malformed", text=number[:40], most=MOST_COPIES)


def _is_draft(document: Document, options: PaperOptions) -> bool:
    """Tell whether marks were asked for that no register knows."""
    asked = bool(options.draft) or options.marks != NO_MARKS
    return asked and options.issued_on is None and not document.number


def _unit_code(look: Look, kind: str, period: Period, options: PaperOptions) -> str:
    """Return the code of the department a paper is about; empty for one of the agency."""
    own = kind in OF_UNITS or (kind == "grades" and not sees_all(look))
    if not own and not options.unit:
        return ""
    return unit_of_paper(look, period, options.unit).code


def _marked(document: Document, unit: str, options: PaperOptions, person: str = "") -> Document:
    """Give a paper the code of its words, and what a phone reads of it."""
    about = {
        "version": options.version,
        "before": options.before,
        "number": options.number,
        "edition": options.edition,
        "span": options.span if document.kind == REVIEW else "",
        "whole": "" if options.changed_only else "1",
        "again": "1" if options.again else "",
        "copy": options.copy if document.kind == RECALL else "",
        "person": person[:LETTERS_OF_PERSON],
    }
    if document.kind in OF_A_MOMENT and options.drawn_at is not None:
        about["at"] = stamped(options.drawn_at)
    told = tuple((name, value) for name, value in about.items() if value)
    mark = PaperMark(document.kind, document.period, unit, code_of(document), told)
    return replace(document, snapshot=written(mark.code), mark=mark.text)
