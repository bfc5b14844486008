"""Papers: gathered from the month into one frozen document, then printed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from workreport.domain.document import Document
from workreport.domain.errors import RuleError, UseError
from workreport.domain.paper_code import PaperMark, code_of, written
from workreport.domain.period import Period
from workreport.i18n.translation import ORIGINAL, speaking
from workreport.services.access_log import PAPER, AccessLog
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.classification_paper import (
    BOARD,
    EDITIONS,
    LEADERS,
    classification_document,
)
from workreport.services.diff_paper import difference_document, read_difference
from workreport.services.forecasts import read_forecasts
from workreport.services.grade_sources import read_sources
from workreport.services.histories import HistoryService
from workreport.services.history_sheets import HISTORY_MONTHS, history_document
from workreport.services.history_tables import people_table, units_table
from workreport.services.month import MonthLine, read_month
from workreport.services.notice_paper import notice_document, read_notice
from workreport.services.pack_paper import pack_document, recall_document
from workreport.services.paper_explanations import Grounds, grades_document
from workreport.services.paper_frame import read_frame
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_rights import of_unit, person_of_paper, sees_all, unit_of_paper
from workreport.services.paper_tables import read_coming
from workreport.services.person_paper import person_document, read_person
from workreport.services.ports.press import PageImage, Press
from workreport.services.rating_points import month_explanations, points_by_person
from workreport.services.reminder_paper import read_reminder, reminder_document
from workreport.services.report_gathering import read_report
from workreport.services.report_paper import report_document
from workreport.services.slip_papers import (
    extension_document,
    read_extension,
    read_receipt,
    receipt_document,
)
from workreport.services.summary import Summary, summarise
from workreport.services.summary_paper import summary_document

PERSON = "person"
EDITED = frozenset({"report", "summary", "notice", "reminder"})  # what offices edit in Word
OF_UNITS = frozenset({"report", "receipt", "extension", "diff"})
PDF, DOCX, XLSX = "pdf", "docx", "xlsx"
_USUAL = PaperOptions()


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed paper with what the register keeps of it."""

    pdf: bytes
    symbol: str
    signer: str


class PaperService:
    """Draws papers; slow, so called from an executor."""

    def __init__(self, book: Book, calendars: Calendars, press: Press) -> None:
        self._book = book
        self._calendars = calendars
        self._press = press
        self._gather: Mapping[str, Callable[[Look, Period, PaperOptions], Document]] = {
            "summary": self._summary,
            "report": self._report,
            "notice": self._notice,
            "grades": self._grades,
            "classification": self._classification,
            "pack": self._pack,
            "recall": self._recall,
            "receipt": self._receipt,
            "extension": self._extension,
            "diff": self._difference,
            "reminder": self._reminder,
            PERSON: self._person,
            "history": self._history,
        }

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of papers that can be drawn."""
        return tuple(self._gather)

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
            period: The month; of a personal sheet the last of twelve.
            unit: Code or id of the department a paper is about; without it the person's own.
            options: What else the paper is about: versions, a number, a person.

        Raises:
            UseError: ``paper_unknown``, or the unit, version, number or person is unknown.
            RuleError: The month was never opened, nothing was written, received, granted or
                concluded yet, or the paper is not for the person who works here.
        """
        gather = self._gather.get(kind)
        if gather is None:
            raise UseError("paper_unknown", kind=kind, known=", ".join(self._gather))
        if unit:
            options = replace(options, unit=unit)
        if kind == PERSON:
            self._note_reading(options.person)
        with speaking(ORIGINAL), self._book.looking() as look:
            return _marked(
                gather(look, period, options), _unit_code(look, kind, period, options), options
            )

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
        return self._press.pdf(document, progress=progress, cancelled=cancelled)

    def printed(
        self, kind: str, period: Period, unit: str | None = None, options: PaperOptions = _USUAL
    ) -> Printed:
        """Gather and print a paper that is to be issued; raises what :meth:`pdf` raises."""
        document = self.document(kind, period, unit, options)
        signer = "" if document.signature is None else document.signature.name
        return Printed(self._press.pdf(document), document.symbol, signer)

    def formats(self, kind: str) -> tuple[str, ...]:
        """Return the kinds of files a paper can be written as, the printed one first."""
        return (PDF, DOCX, XLSX) if kind in EDITED else (PDF, XLSX)

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
        if ending not in self.formats(kind):
            known = ", ".join(self.formats(kind))
            raise UseError("paper_format_unknown", format=ending, known=known)
        document = self.document(kind, period, unit, options)
        if ending == DOCX:
            return self._press.docx(document, cancelled=cancelled)
        if ending == XLSX:
            return self._press.xlsx(document)
        return self._press.pdf(document, cancelled=cancelled)

    def page_images(self, pdf: bytes, dpi: int = 96) -> Iterator[PageImage]:
        """Draw the pages of a printed paper one after the other, for the screen.

        Raises:
            WorldError: ``paper_unreadable``.
        """
        return self._press.page_images(pdf, dpi)

    def _summary(self, look: Look, period: Period, options: PaperOptions) -> Document:
        summary = self._whole_month(look, period)
        frame = read_frame(look, "summary", period, summary.month, options)
        grounds = self._grounds(look, summary)
        summary = replace(summary, points=points_by_person(grounds.people))
        return summary_document(summary, frame, read_coming(look, summary), grounds)

    def _report(self, look: Look, period: Period, options: PaperOptions) -> Document:
        report, frame = read_report(look, self._calendars, period, options.unit or None)
        return report_document(report, frame)

    def _notice(self, look: Look, period: Period, options: PaperOptions) -> Document:
        summary = self._whole_month(look, period)
        frame = read_frame(look, "notice", period, summary.month, options)
        return notice_document(read_notice(look, summary), frame)

    def _classification(self, look: Look, period: Period, options: PaperOptions) -> Document:
        summary = self._whole_month(look, period)
        frame = read_frame(look, "classification", period, summary.month)
        points = points_by_person(self._grounds(look, summary).people)
        notes = self._calendars.people_schemes.notes(look.projections)
        summary = replace(summary, points=points)
        return classification_document(summary, frame, notes, _edition(options))

    def _pack(self, look: Look, period: Period, options: PaperOptions) -> Document:
        """Gather the pack: for leaders everything, for others what concerns all."""
        summary, edition = self._whole_month(look, period), _edition(options)
        frame = read_frame(look, "pack", period, summary.month)
        gathered = [self._classification(look, period, options)]
        if edition == LEADERS:
            gathered.insert(0, self._summary(look, period, options))
        if edition != BOARD:
            gathered += self._draft_notice(look, period, options)
        if edition == LEADERS:
            gathered += [
                self._report(look, period, replace(options, unit=one.line.unit.unit))
                for one in summary.units
                if one.report is not None
            ]
        pack = pack_document(summary, frame, tuple(gathered), edition)
        number = int(options.copy) if options.copy.isdecimal() else 0
        return replace(pack, copy_mark=f"Bản số {number:02d}" if number else "")

    def _draft_notice(self, look: Look, period: Period, options: PaperOptions) -> list[Document]:
        """Return the draft of the notice; before the meeting there may be nothing to draft."""
        try:
            return [self._notice(look, period, options)]
        except RuleError as error:
            if error.code != "paper_not_concluded":
                raise
            return []

    def _recall(self, look: Look, period: Period, _options: PaperOptions) -> Document:
        summary = self._whole_month(look, period)
        return recall_document(summary, read_frame(look, "recall", period, summary.month))

    def _whole_month(self, look: Look, period: Period) -> Summary:
        """Return the consolidated month; only the Office holds all that belongs to it."""
        if not look.is_office:
            raise RuleError("paper_of_office")
        summary = summarise(look, self._calendars, period, reports=True)
        if summary.month.opened is None:
            raise RuleError("period_not_open", period=str(period))
        return summary

    def _grades(self, look: Look, period: Period, options: PaperOptions) -> Document:
        summary = summarise(look, self._calendars, period)
        if summary.month.opened is None:
            raise RuleError("period_not_open", period=str(period))
        own = ""
        if options.unit or not sees_all(look):
            own = unit_of_paper(look, period, options.unit).unit
            summary = of_unit(summary, own)
        frame = read_frame(look, "grades", period, summary.month)
        return grades_document(summary, frame, self._grounds(look, summary), own)

    def _receipt(self, look: Look, period: Period, options: PaperOptions) -> Document:
        unit, month = unit_of_paper(look, period, options.unit), self._opened(look, period)
        matter = read_receipt(look, month, unit, options)
        return receipt_document(matter, read_frame(look, "receipt", period, month))

    def _extension(self, look: Look, period: Period, options: PaperOptions) -> Document:
        unit, month = unit_of_paper(look, period, options.unit), self._opened(look, period)
        matter = read_extension(look, month, unit, options)
        return extension_document(matter, read_frame(look, "extension", period, month))

    def _reminder(self, look: Look, period: Period, options: PaperOptions) -> Document:
        matter = read_reminder(look, self._calendars, self._opened(look, period), options)
        return reminder_document(matter, read_frame(look, "reminder", period, options=options))

    def _difference(self, look: Look, period: Period, options: PaperOptions) -> Document:
        unit, month = unit_of_paper(look, period, options.unit), self._opened(look, period)
        matter = read_difference(look, month, unit, options)
        return difference_document(matter, read_frame(look, "diff", period, month))

    def _person(self, look: Look, period: Period, options: PaperOptions) -> Document:
        person = person_of_paper(look, options.person)
        matter = read_person(look, person, period)
        return person_document(matter, read_frame(look, "person", period))

    def _history(self, look: Look, period: Period, options: PaperOptions) -> Document:
        """Write twelve months of units and of people, as far as they are held here."""
        histories = HistoryService(self._book, self._calendars)
        first = period.plus(1 - HISTORY_MONTHS)
        tables = (
            units_table(histories.units(first, period, options.unit)),
            people_table(histories.people(first, period, options.unit)),
        )
        told = [table for table in tables if table.rows]
        if not told:
            raise RuleError("history_nothing")
        return history_document(period, read_frame(look, "history", period), told)

    def _note_reading(self, person: str) -> None:
        """Write down whose sheet is about to be drawn, before anything of it is seen."""
        with self._book.looking() as look:
            known = person_of_paper(look, person)
        AccessLog(self._book).note(known.person, PAPER)

    def _opened(self, look: Look, period: Period) -> MonthLine:
        month = read_month(look, self._calendars, period)
        if month.opened is None:
            raise RuleError("period_not_open", period=str(period))
        return month

    def _grounds(self, look: Look, summary: Summary) -> Grounds:
        """Gather what the scores of a summary rest on; only of the departments it names."""
        month, names = summary.month, {one.line.unit.unit for one in summary.units}
        month = replace(month, units=tuple(u for u in month.units if u.unit.unit in names))
        return Grounds(
            people=month_explanations(look, self._calendars, month),
            sources=read_sources(look, month),
            notes=self._calendars.people_schemes.notes(look.projections),
            forecasts=read_forecasts(look, month.period),
        )


def _edition(options: PaperOptions) -> str:
    if (options.edition or LEADERS) not in EDITIONS:
        raise UseError("paper_edition_unknown", edition=options.edition, known=", ".join(EDITIONS))
    return options.edition or LEADERS


def _unit_code(look: Look, kind: str, period: Period, options: PaperOptions) -> str:
    """Return the code of the department a paper is about; empty for one of the agency."""
    own = kind in OF_UNITS or (kind == "grades" and not sees_all(look))
    if not own and not options.unit:
        return ""
    return unit_of_paper(look, period, options.unit).code


def _marked(document: Document, unit: str, options: PaperOptions) -> Document:
    """Give a paper the code of its words, and what a phone reads of it."""
    about = {
        "version": options.version,
        "before": options.before,
        "number": options.number,
        "edition": options.edition,
        "whole": "" if options.changed_only else "1",
    }
    told = tuple((name, value) for name, value in about.items() if value)
    mark = PaperMark(document.kind, document.period, unit, code_of(document), told)
    return replace(document, snapshot=written(mark.code), mark=mark.text)
