"""The register of papers: numbers the outgoing register gave, by type and term; none is made up."""

import dataclasses
import hashlib
from collections.abc import Sequence
from datetime import date

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.ledger.bodies.office import PaperIssue, PaperVoid
from workreport.ledger.envelope import MAX_BLOB, blob_part
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.month import read_month
from workreport.services.outdated_papers import outdated_papers, paper_replaced
from workreport.services.paper_kinds import REVIEW
from workreport.services.paper_lines import (
    IssueInput,
    PaperLine,
    clashing,
    is_day_of,
    is_number,
    next_number,
    proposed_term,
    read_register,
)
from workreport.services.paper_marks import checked_marks
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_reprint import (
    FILE_PART,
    IssuedPdf,
    issue_of,
    kept_bytes,
    options_of,
)
from workreport.services.papers import PaperService, Printed
from workreport.services.reminder_paper import told_now
from workreport.services.reminders import KIND as LETTER
from workreport.services.reminders import ReminderInput, chosen_units, due_of, keep_reminder

NUMBERED = ("summary", "notice", REVIEW, LETTER)


class PaperRegister:
    """Issues papers under numbers that a person enters, and tells what was issued."""

    def __init__(self, book: Book, calendars: Calendars, papers: PaperService) -> None:
        self._book = book
        self._calendars = calendars
        self._papers = papers

    def issued(self) -> tuple[PaperLine, ...]:
        """Return every issued paper, the newest first."""
        with self._book.looking() as look:
            return read_register(look)

    def outdated(self) -> tuple[PaperLine, ...]:
        """Return the papers that stand though their month was reopened after they were issued."""
        with self._book.looking() as look:
            return outdated_papers(look, self._calendars)

    def suggestion(self, kind: str, issued_on: date, term: str = "") -> str:
        """Return the number after the highest known one of a type; empty when none is known.

        Raises:
            UseError: ``paper_not_numbered``.
        """
        _require_kind(kind)
        return next_number(self.issued(), kind, term, issued_on)

    def term(self, issued_on: date) -> str:
        """Return the term a paper of a day is numbered in; empty where each year begins anew."""
        with self._book.looking() as look:
            return proposed_term(look, read_register(look), issued_on)

    def clashes(self, said: IssueInput) -> tuple[PaperLine, ...]:
        """Return the papers of the same type that bear the number already in the term or year."""
        return clashing(self.issued(), said)

    def paper_named(self, words: str, kind: str = "", period: str = "") -> str:
        """Return the id of a paper named by its id, or by its number among those of a month.

        Raises:
            UseError: ``paper_issue_unknown``: none or several are named so.
        """
        wanted = words.strip()
        found = {
            one.paper
            for one in self.issued()
            if one.paper == wanted
            or (
                (one.kind, one.period) == (kind, period)
                and one.stands
                and wanted in {one.number, one.numbered}
            )
        }
        if len(found) != 1:
            raise UseError("paper_issue_unknown", paper=wanted)
        return found.pop()

    def draw(self, said: IssueInput) -> Printed:
        """Draw the paper with its number and date; nothing is written down yet.

        Raises:
            RuleError: Not the Office, or the paper cannot be drawn.
            UseError: Number or date is missing, malformed or no register can have given it.
        """
        _check(said)
        with self._book.looking() as look:
            if not look.is_office:
                raise RuleError("only_office_registers")
            _require_day(look, said)
            said = self._in_place(look, said)
            _stands(look, said.replaces)
            options = self._options(look, said)
        return self._papers.printed(said.kind, said.period, options=options)

    def _options(self, look: Look, said: IssueInput) -> PaperOptions:
        """Return what a paper is drawn from, so that it can be drawn once more the same."""
        options = PaperOptions(
            number=said.number.strip(),
            issued_on=said.issued_on,
            replaces=said.replaces,
            marks=checked_marks(said.marks),
            signer=said.signer.strip(),
            drawn_at=look.now,
            span=said.span,
        )
        if said.kind != LETTER:
            return options
        month = read_month(look, self._calendars, said.period)
        if month.opened is None:
            raise RuleError("period_not_open", period=str(said.period))
        return dataclasses.replace(
            options,
            due_on=said.due_on or due_of(look, self._calendars, month),
            text=said.text,
            told=told_now(look, month, said.units),
        )

    def issued_file(self, paper: str, *, anew: bool = False) -> IssuedPdf:
        """Return an issued paper byte for byte as it was issued; slow where it must be drawn.

        With ``anew`` one that is not to be had any more is drawn from the data of today. Its first
        page says that it was printed again, and its code stands for what it says now.

        Raises:
            UseError: ``paper_issue_unknown``.
            RuleError: Not the Office, or ``paper_issued_changed``: what was issued cannot be drawn
                any more, because its data or its layout is different now.
        """
        with self._book.looking() as look:
            if not look.is_office:
                raise RuleError("only_office_registers")
            body = issue_of(look, paper)
            options = options_of(look, body)
            kept = kept_bytes(look, body)
        period, numbered = Period.parse(body.period), f"{body.number}-{body.symbol}"
        if kept is not None:
            return IssuedPdf(kept, body.kind, period, numbered)
        changed = RuleError("paper_issued_changed", number=numbered, day=body.issued_on)
        try:
            printed = self._papers.printed(body.kind, period, options=options)
            if hashlib.sha256(printed.pdf).hexdigest() == body.sha256:
                return IssuedPdf(printed.pdf, body.kind, period, numbered)
            if anew:
                options = dataclasses.replace(options, again=True)
                printed = self._papers.printed(body.kind, period, options=options)
                return IssuedPdf(printed.pdf, body.kind, period, numbered, anew=True)
        except (RuleError, UseError) as error:
            raise changed from error
        raise changed

    def issue(self, said: IssueInput, printed: Printed) -> str:
        """Write down that a drawn paper was issued, with the hash of its file; returns its id.

        A letter is also kept as the reminder of each unit it is addressed to.

        Raises:
            RuleError: As for :meth:`draw`.
            UseError: As for :meth:`draw`.
        """
        _check(said)
        marks = checked_marks(said.marks)
        with self._book.working() as work:
            if not work.is_office:
                raise RuleError("only_office_registers")
            said = self._in_place(work, said)
            _stands(work, said.replaces)
            about = self._addressed(work, said, printed.symbol) if said.kind == LETTER else ()
            return _keep(work, dataclasses.replace(said, marks=marks), printed, about)

    def _in_place(self, look: Look, said: IssueInput) -> IssueInput:
        """Let a paper of a reopened month take the place of the one before, as its page says."""
        if said.replaces or said.kind == LETTER:
            return said
        before = paper_replaced(look, self._calendars, said.kind, said.period, said.span)
        return dataclasses.replace(said, replaces=before)

    def _addressed(self, work: Work, said: IssueInput, symbol: str) -> tuple[str, ...]:
        month = read_month(work, self._calendars, said.period)
        reminder = ReminderInput(
            due_on=said.due_on or due_of(work, self._calendars, month),
            number=said.number,
            symbol=symbol,
            issued_on=said.issued_on,
            text=said.text,
        )
        return keep_reminder(work, month, chosen_units(work, month, said.units), reminder)

    def void(self, paper: str, reason: str) -> str:
        """Declare an issued paper void; its number is never used again.

        Raises:
            UseError: ``reason_missing`` or ``paper_issue_unknown``.
            RuleError: ``paper_issue_void``, or not the Office.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            if not work.is_office:
                raise RuleError("only_office_registers")
            found = _stands(work, paper)
            if found is None:
                raise UseError("paper_issue_unknown", paper=paper)
            body = PaperVoid(paper=found.paper, reason=reason.strip())
            return work.append(body, "paper.void", supersedes=[found.entry])


def _keep(work: Work, said: IssueInput, printed: Printed, about: Sequence[str]) -> str:
    if said.issued_on is None:
        raise UseError("paper_number_missing")
    paper = new_id()
    work.append(
        PaperIssue(
            paper=paper,
            kind=said.kind,
            period=str(said.period),
            number=said.number.strip(),
            symbol=printed.symbol,
            issued_on=said.issued_on,
            term=said.term.strip(),
            sha256=hashlib.sha256(printed.pdf).hexdigest(),
            signer=said.signer.strip() or printed.signer,
            about=list(about),
            replaces=said.replaces,
            layout=printed.layout,
            code=printed.code,
            drawn_at=printed.drawn_at,
            lines=list(printed.told),
            span=said.span,
            **dataclasses.asdict(said.marks),
        ),
        "paper.issue",
        # The very bytes are kept: words and layouts of a later day draw others.
        more=[blob_part(FILE_PART, "pdf", printed.pdf)] if len(printed.pdf) <= MAX_BLOB else (),
    )
    return paper


def _stands(look: Look, paper: str) -> PaperLine | None:
    """Return an issued paper that is not void; None when none is meant.

    Raises:
        UseError: ``paper_issue_unknown``.
        RuleError: ``paper_issue_void``.
    """
    if not paper:
        return None
    found = next((one for one in read_register(look) if one.paper == paper), None)
    if found is None:
        raise UseError("paper_issue_unknown", paper=paper)
    if found.void_reason:
        raise RuleError("paper_issue_void", number=found.numbered, reason=found.void_reason)
    return found


def _check(said: IssueInput) -> None:
    _require_kind(said.kind)
    if not said.number.strip() or said.issued_on is None:
        raise UseError("paper_number_missing")
    if not is_number(said.number):
        raise UseError("paper_number_malformed", number=said.number.strip())


def _require_day(look: Look, said: IssueInput) -> None:
    """Refuse a slip of the pen: a day before the month of the paper, or long after today."""
    if not is_day_of(said, look.today):
        raise UseError("paper_day_implausible", day=said.issued_on)


def _require_kind(kind: str) -> None:
    if kind not in NUMBERED:
        raise UseError("paper_not_numbered", kind=kind, known=", ".join(NUMBERED))
