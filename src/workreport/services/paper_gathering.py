"""Gathers papers: reads what each kind is about, inside one look, and has it written."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from workreport.domain.document import Document
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.services.board_paper import MONTHS_BEFORE, BoardMatter, board_document
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.classification_paper import classification_document
from workreport.services.diff_paper import difference_document, read_difference
from workreport.services.forecasts import read_forecasts
from workreport.services.grade_sources import read_sources
from workreport.services.histories import HistoryService
from workreport.services.history_sheets import history_document
from workreport.services.history_tables import people_table, units_table
from workreport.services.merits import MeritService
from workreport.services.month import MonthLine, read_month
from workreport.services.notice_paper import notice_document, read_notice
from workreport.services.pack_paper import pack_document, recall_document
from workreport.services.paper_explanations import Grounds, grades_document
from workreport.services.paper_frame import read_frame
from workreport.services.paper_kinds import (
    BOARD,
    HISTORY_MONTHS,
    LEADERS,
    PERSON,
    REVIEW,
    chosen_edition,
)
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_rights import (
    held_rows,
    of_unit,
    own_unit_name,
    person_of_paper,
    sees_all,
    unit_of_paper,
)
from workreport.services.paper_tables import rating_words, read_coming
from workreport.services.person_paper import person_document, read_person
from workreport.services.rating_points import month_explanations, points_by_person
from workreport.services.reminder_paper import read_reminder, reminder_document
from workreport.services.reminders import reminders_of
from workreport.services.report_gathering import read_report
from workreport.services.report_paper import report_document
from workreport.services.review_gathering import read_review, span_of
from workreport.services.review_paper import review_document
from workreport.services.slip_papers import (
    extension_document,
    read_extension,
    read_receipt,
    receipt_document,
)
from workreport.services.summary import Summary, people_of_month, summarise
from workreport.services.summary_paper import summary_document
from workreport.services.text_drafts import DRAFT_MARK, EARLY_MARK, has_drafts

_USUAL = PaperOptions()
_OF_WHOLE_MONTH = frozenset({"summary", "classification", "pack", "recall"})


class PaperGathering:
    """Turns kind, month and options into a document; must be called while Vietnamese is spoken."""

    def __init__(self, book: Book, calendars: Calendars, merits: MeritService) -> None:
        self._book = book
        self._calendars = calendars
        self._merits = merits
        self.kinds: Mapping[str, Callable[[Look, Period, PaperOptions], Document]] = {
            "report": self._report,
            "summary": self._summary,
            "notice": self._notice,
            PERSON: self._person,
            "history": self._history,
            "board": self._board,
            "classification": self._classification,
            "reminder": self._reminder,
            "extension": self._extension,
            "receipt": self._receipt,
            "diff": self._difference,
            "grades": self._grades,
            REVIEW: self._review,
            "pack": self._pack,
            "recall": self._recall,
        }

    def try_out(self, look: Look, kind: str, period: Period) -> None:
        """Find out whether a paper of a month can be gathered, as cheaply as it can be told.

        Raises:
            CodedError: What hinders it.
        """
        if kind in _OF_WHOLE_MONTH:
            self._whole_month(look, period)
        else:
            self.kinds[kind](look, period, _USUAL)

    def _summary(self, look: Look, period: Period, options: PaperOptions) -> Document:
        summary = self._whole_month(look, period, options)
        frame = read_frame(look, "summary", period, summary.month, options)
        grounds = self._grounds(look, summary)
        summary = replace(summary, points=points_by_person(grounds.people))
        document = frame.marked(
            summary_document(summary, frame, read_coming(look, summary), grounds)
        )
        return _drafted(look, document, summary, options)

    def _report(self, look: Look, period: Period, options: PaperOptions) -> Document:
        report, frame = read_report(look, self._calendars, period, options.unit or None)
        return report_document(report, frame)

    def _notice(self, look: Look, period: Period, options: PaperOptions) -> Document:
        summary = self._whole_month(look, period, options)
        frame = read_frame(look, "notice", period, summary.month, options)
        matter = read_notice(look, summary, drafts=options.drafts)
        points = options.edition in {"", LEADERS}
        document = frame.marked(notice_document(matter, frame, points=points))
        if matter.is_early:
            return replace(document, draft_mark=_with_count(document, EARLY_MARK))
        return _drafted(look, document, summary, options)

    def _classification(self, look: Look, period: Period, options: PaperOptions) -> Document:
        summary = self._whole_month(look, period)
        frame = read_frame(look, "classification", period, summary.month)
        points = points_by_person(self._grounds(look, summary).people)
        notes = self._calendars.people_schemes.notes(look.projections)
        summary = replace(summary, points=points)
        edition = chosen_edition("classification", options.edition)
        before = self._levels_before(look, period) if edition == LEADERS else {}
        return classification_document(summary, frame, notes, edition, before)

    def _levels_before(self, look: Look, period: Period) -> dict[str, str]:
        """Return what people were rated in the month before, where it was opened."""
        month = read_month(look, self._calendars, period.previous)
        if month.opened is None:
            return {}
        counted = {one.person: one.counted for one in people_of_month(look, month)}
        return {
            person: rating_words(row.level, row.not_rated)
            for person, row in counted.items()
            if row is not None
        }

    def _pack(self, look: Look, period: Period, options: PaperOptions) -> Document:
        """Gather the pack: for leaders everything, for others what concerns all."""
        edition = chosen_edition("pack", options.edition)
        summary = self._whole_month(look, period, options)
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
        return _drafted(look, pack, summary, options)

    def _draft_notice(self, look: Look, period: Period, options: PaperOptions) -> list[Document]:
        """Return the draft of the notice; before the meeting there may be nothing to draft."""
        try:
            return [self._notice(look, period, options)]
        except RuleError as error:
            if error.code != "paper_not_concluded":
                raise
            return []

    def _recall(self, look: Look, period: Period, options: PaperOptions) -> Document:
        summary = self._whole_month(look, period)
        frame = read_frame(look, "recall", period, summary.month)
        return recall_document(summary, frame, int(options.copy or 0))

    def _whole_month(self, look: Look, period: Period, options: PaperOptions = _USUAL) -> Summary:
        """Return the consolidated month; only the Office holds all that belongs to it."""
        if not look.is_office:
            raise RuleError("paper_of_office")
        summary = summarise(look, self._calendars, period, reports=True, drafts=options.drafts)
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
        frame = read_frame(look, "reminder", period, options=options)
        return frame.marked(reminder_document(matter, frame))

    def _difference(self, look: Look, period: Period, options: PaperOptions) -> Document:
        unit, month = unit_of_paper(look, period, options.unit), self._opened(look, period)
        matter = read_difference(look, month, unit, options)
        return difference_document(matter, read_frame(look, "diff", period, month))

    def _person(self, look: Look, period: Period, options: PaperOptions) -> Document:
        person = person_of_paper(look, options.person)
        matter = read_person(look, self._calendars, person, period)
        return person_document(matter, read_frame(look, "person", period))

    def _history(self, look: Look, period: Period, options: PaperOptions) -> Document:
        """Write twelve months of units and of people, as far as they are held here."""
        histories = HistoryService(self._book, self._calendars)
        first = period.plus(1 - HISTORY_MONTHS)
        tables = (
            units_table(held_rows(look, histories.units(first, period, options.unit))),
            people_table(histories.people(first, period, options.unit)),
        )
        told = [table for table in tables if table.rows]
        if not told:
            raise RuleError("history_nothing")
        frame = read_frame(look, "history", period)
        return history_document(period, frame, told, own_unit_name(look))

    def _board(self, look: Look, period: Period, options: PaperOptions) -> Document:
        if not sees_all(look):
            raise RuleError("paper_of_office")
        histories = HistoryService(self._book, self._calendars)
        matter = BoardMatter(
            month=self._opened(look, period),
            before=histories.units(period.plus(-MONTHS_BEFORE), period.previous),
            reminded=reminders_of(look, period),
            drawn_at=options.drawn_at or look.now,
        )
        return board_document(matter, read_frame(look, "board", period))

    def _review(self, look: Look, period: Period, options: PaperOptions) -> Document:
        if not look.is_office:
            raise RuleError("paper_of_office")
        edition = chosen_edition(REVIEW, options.edition)
        span = span_of(period, options.span)
        histories = HistoryService(self._book, self._calendars)
        matter = read_review(look, self._calendars, span, histories, self._merits)
        frame = read_frame(look, REVIEW, span.last, options=options, span=span.kind)
        return frame.marked(review_document(matter, frame, edition))

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


def _drafted(look: Look, document: Document, summary: Summary, options: PaperOptions) -> Document:
    """Let a paper say that words in it are not signed."""
    month = summary.month
    if not options.drafts or month.is_pinned or not has_drafts(look, month.period, document.kind):
        return document
    return replace(document, draft_mark=_with_count(document, DRAFT_MARK))


def _with_count(document: Document, mark: str) -> str:
    """Return a mark of a draft with the count somebody asked for."""
    return mark.replace("Dự thảo", document.draft_mark) if document.draft_mark else mark
