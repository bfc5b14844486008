"""The texts of the Office's papers in the order of the paper: read, kept as drafts, signed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workreport.domain.consolidation import QUESTIONS
from workreport.domain.errors import RuleError, UseError
from workreport.domain.figured_text import FiguredText, rewritten
from workreport.domain.period import Period
from workreport.i18n.translation import ORIGINAL, speaking
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.consolidating import SECTIONS, drafted_question, sign_text
from workreport.services.desk_notes import keep_notes, kept_notes
from workreport.services.month import require_unlocked
from workreport.services.month_tasks import MonthTask, read_month_tasks
from workreport.services.notice_paper import organisation_words, read_notice
from workreport.services.paper_frame import read_frame
from workreport.services.paper_words import letter
from workreport.services.question_texts import OWN_WORDS
from workreport.services.summary import Summary, UnitSummary, summarise
from workreport.services.summary_judging import proposed_text
from workreport.services.text_drafts import (
    ASSESSMENT,
    OF_NOTICE,
    ORGANISATION,
    drafted_texts,
    drafts_name,
    key_of,
    line_of,
    place_of,
    written_draft,
)

SUMMARY, NOTICE, PACK = "summary", "notice", "pack"
PAPERS = (SUMMARY, NOTICE)
UNIT_SECTIONS = ("progress", "time", "quality", *OWN_WORDS, "proposals")
_NEXT_MONTH = "Phụ lục 3"  # the annex of the summary that section V speaks of


@dataclass(frozen=True, slots=True)
class OfficeText:
    """One text of a paper: what reports and data say, what the Office signed, what it is typing.

    ``place`` is where the paper prints it. A draft without words takes back what was signed.
    """

    section: str
    place: str
    drafted: FiguredText
    signed: FiguredText | None = None
    draft: FiguredText | None = None
    unit: str = ""
    unit_name: str = ""

    @property
    def line(self) -> str:
        """The line under which its draft is kept."""
        return line_of(self.section, self.unit)

    @property
    def said(self) -> FiguredText:
        """The text as it stands, signed or not."""
        if self.draft is None:
            return self.drafted if self.signed is None else self.signed
        return self.draft if self.draft.text.strip() else self.drafted

    @property
    def is_worded(self) -> bool:
        """Whether the Office says it in words of its own."""
        if self.draft is None:
            return self.signed is not None
        return bool(self.draft.text.strip())

    @property
    def is_unsigned(self) -> bool:
        """Whether what stands is not signed yet."""
        return self.draft is not None

    def written(self, said: FiguredText) -> FiguredText | None:
        """Return the draft that makes a text stand; ``None`` where it stands without one."""
        text = said.text.strip()
        standing = self.drafted if self.signed is None else self.signed
        if text == standing.text.strip() and said.figures == standing.figures:
            return None
        if text in {"", self.drafted.text.strip()}:
            return None if self.signed is None else FiguredText("")
        return said


@dataclass(frozen=True, slots=True)
class OfficeTexts:
    """The texts of a paper as they were read; ``summary`` is the month without any draft."""

    summary: Summary
    texts: tuple[OfficeText, ...]
    tasks: tuple[MonthTask, ...]
    may_word: bool  # an officer of the Office


class OfficeTextService:
    """Reads and signs the texts of the papers of a month."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def read(self, period: Period, paper: str) -> OfficeTexts:
        """Return the texts of a paper with their drafts; of a whole pack those of both papers.

        Raises:
            UseError: ``paper_unknown``: the Office words no such paper.
        """
        if paper not in {*PAPERS, PACK}:
            raise UseError("paper_unknown", kind=paper, known=", ".join(PAPERS))
        # Papers speak Vietnamese, and so do the words that are written into them.
        with speaking(ORIGINAL), self._book.looking() as look:
            summary = summarise(look, self._calendars, period, reports=True)
            texts: list[OfficeText] = []
            if paper != NOTICE:
                texts += _summary_texts(summary)
            if paper != SUMMARY:
                typed = summarise(look, self._calendars, period, reports=True, drafts=True)
                texts += _notice_texts(look, summary, typed)
            drafts = {} if summary.month.is_pinned else drafted_texts(look, period)
            return OfficeTexts(
                summary,
                tuple(replace(one, draft=drafts.get(one.line)) for one in texts),
                read_month_tasks(summary, look.directory),
                look.is_office,
            )

    def keep(self, period: Period, section: str, text: str, unit: str = "") -> OfficeText:
        """Keep words as a draft; what stands already needs none.

        Raises:
            UseError: ``section_unknown``, or the unit is unknown.
            RuleError: The month is locked or was never opened, or ``paper_of_office``.
        """
        read = self.read(period, PACK)
        require_unlocked(read.summary.month)
        if not read.may_word:
            raise RuleError("paper_of_office")
        if read.summary.month.opened is None:
            raise RuleError("period_not_open", period=str(period))
        with self._book.looking() as look:
            place = look.directory.unit(unit, period.last_day).unit if unit else ""
        known = next((o for o in read.texts if (o.unit, o.section) == (place, section)), None)
        if known is None:
            raise UseError("section_unknown", section=section, known=", ".join(SECTIONS))
        draft = known.written(rewritten(known.said, text))
        notes = kept_notes(self._book, drafts_name(period))
        notes.pop(key_of(known.line), None)
        if draft is not None:
            notes[key_of(known.line)] = written_draft(draft)
        keep_notes(self._book, drafts_name(period), notes)
        return replace(known, draft=draft)

    def sign(self, period: Period, lines: Sequence[str] = ()) -> tuple[str, ...]:
        """Sign drafts, all of the month by default; return the lines that were signed.

        Raises:
            RuleError: The month is locked, or the person may not word.
        """
        with speaking(ORIGINAL), self._book.working() as work:
            drafts = drafted_texts(work, period)
            wanted = [line for line in drafts if not lines or line in lines]
            if wanted:
                summary = summarise(work, self._calendars, period)
                for line in wanted:
                    sign_text(work, summary, place_of(line), drafts[line].text, drafts[line])
        return tuple(wanted)


def _summary_texts(summary: Summary) -> Iterator[OfficeText]:
    yield _of_agency(summary, "summary", "II.1", FiguredText(""))
    for question in QUESTIONS:
        yield _of_agency(summary, question, "II.1", drafted_question(summary, question))
    for index, one in enumerate(summary.units):
        item = letter(index, len(summary.units)).rstrip(")")
        for section in UNIT_SECTIONS:
            place = "V.2" if section == "proposals" else f"II.3.{item}"
            yield _of_unit(one, section, place)
    drafted = FiguredText(proposed_text(summary, _NEXT_MONTH))
    yield _of_agency(summary, "proposals", "V.2", drafted)


def _notice_texts(look: Look, summary: Summary, typed: Summary) -> Iterator[OfficeText]:
    """Return the texts of the notice; ``typed`` is the month with what is typed of the report."""
    period = summary.month.period
    frame = read_frame(look, NOTICE, period, summary.month)
    matter = read_notice(look, summary, drafts=True)
    drafted = {
        ASSESSMENT: drafted_question(typed, ASSESSMENT),
        ORGANISATION: FiguredText(organisation_words(matter, frame)),
    }
    for section, place in zip(OF_NOTICE, ("1", "5"), strict=True):
        yield _of_agency(summary, section, place, drafted[section])


def _of_agency(summary: Summary, section: str, place: str, drafted: FiguredText) -> OfficeText:
    known = summary.worded.get(section)
    return OfficeText(section, place, drafted, None if known is None else known.said)


def _of_unit(one: UnitSummary, section: str, place: str) -> OfficeText:
    own: Mapping[str, str] = {} if one.report is None else one.report.text
    told = own.get(section, "") if section in {*OWN_WORDS, "proposals"} else ""
    worded = one.wording.get(section)
    return OfficeText(
        section,
        place,
        FiguredText(told),
        FiguredText(worded) if worded else None,
        unit=one.line.unit.unit,
        unit_name=one.line.unit.name,
    )
