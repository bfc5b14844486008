"""The lines of the register of papers: numbers by type and term, what clashes, what replaces."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from workreport.domain.paper_marks import NO_MARKS, PaperMarks
from workreport.domain.period import Period, Span
from workreport.domain.sheet_values import match_key
from workreport.ledger.bodies.office import PaperIssue, PaperVoid
from workreport.services.book import Look
from workreport.services.layout_choice import (
    OF_PARTY,
    YEAR,
    LayoutChoice,
    Numbering,
    choice_on,
    choices,
    numbering_on,
)
from workreport.services.month import instant
from workreport.services.ports.rows import Fact

_FIRST_TERM, _TERM_YEARS = 2025, 5
_NUMBER = re.compile(r"0{0,4}[1-9]\d{0,4}[a-zđ]?", re.IGNORECASE)
_AHEAD = timedelta(days=31)  # a day after today that a register may have given already
_KINDS = ("paper.issue", "paper.void")
_SERIES = {"review": "summary"}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueInput:
    """What the outgoing register gave, and what the paper is about."""

    kind: str
    period: Period
    number: str
    issued_on: date | None
    term: str = ""
    signer: str = ""
    replaces: str = ""  # id of the paper whose place it takes
    units: tuple[str, ...] = ()  # of a letter: codes or ids
    due_on: date | None = None
    text: str = ""
    marks: PaperMarks = NO_MARKS
    span: str = ""  # of a review, which ends with the period


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """An issued paper as the register shows it.

    ``clashes`` are the ids of other papers of its type with the same number in the term or year;
    ``replaced_by`` is the number of the paper that took its place.
    """

    paper: str
    entry: str
    kind: str
    period: str
    number: str
    symbol: str
    term: str
    issued_on: date
    signer: str
    sha256: str
    about: tuple[str, ...]  # ids of the units it is addressed to
    units: tuple[str, ...]  # their names
    recorded_at: datetime
    recorded_by: str
    replaces: str = ""  # number and symbol of the paper it is issued instead of
    replaced_by: str = ""
    void_reason: str = ""
    clashes: tuple[str, ...] = ()
    marks: PaperMarks = NO_MARKS
    code: str = ""
    layout: str = ""
    numbering: Numbering = OF_PARTY
    span: str = ""  # of a review

    @property
    def numbered(self) -> str:
        """Number and symbol: ``12-BC/BTCTU``, of the State ``12/BC-SNV``."""
        return self.numbering.written(self.number, self.symbol)

    @property
    def subject(self) -> str:
        """The month it is about, or the span of a review: ``2026-11``, ``2026-Q4``."""
        if not self.span:
            return self.period
        return str(Span.around(Period.parse(self.period), self.span))

    @property
    def type(self) -> str:
        """The type of the paper: ``BC``."""
        return self.symbol.partition("/")[0]

    def matches(self, words: str) -> bool:
        """Tell whether number, symbol, units or people contain all words, tone marks aside."""
        said = (self.numbered, self.signer, self.recorded_by, self.term, self.period, *self.units)
        text = match_key(" ".join((*said, *self.marks.words)))
        return all(part in text for part in match_key(words).split())

    @property
    def stands(self) -> bool:
        """Whether it is neither void nor replaced."""
        return not self.void_reason and not self.replaced_by


def read_register(look: Look) -> tuple[PaperLine, ...]:
    """Return every issued paper of the register, the newest first, inside a look."""
    facts = look.projections.facts(*_KINDS, chosen=False)
    void = {fact.body.paper: fact.body for fact in facts if isinstance(fact.body, PaperVoid)}
    made = choices(look.projections)
    lines = [
        _line(look, fact, fact.body, void, made)
        for fact in facts
        if isinstance(fact.body, PaperIssue)
    ]
    by_paper = {one.paper: one for one in lines}
    successors = {
        fact.body.replaces: by_paper[fact.body.paper].numbered
        for fact in facts
        if isinstance(fact.body, PaperIssue) and fact.body.replaces and fact.body.paper not in void
    }
    same = defaultdict(list)
    for one in lines:
        same[one.type, _number_key(one.number), _scope(one.term, one.issued_on)].append(one.paper)
    found = [
        replace(
            one,
            replaces=by_paper[one.replaces].numbered if one.replaces in by_paper else "",
            replaced_by=successors.get(one.paper, ""),
            clashes=tuple(
                each
                for each in same[one.type, _number_key(one.number), _scope(one.term, one.issued_on)]
                if each != one.paper
            ),
        )
        for one in lines
    ]
    # Sorting is stable: of two papers of one second the one written last stands first.
    return tuple(sorted(found, key=lambda one: one.recorded_at)[::-1])


def clashing(papers: Sequence[PaperLine], said: IssueInput) -> tuple[PaperLine, ...]:
    """Return which of some papers bear the number of another one in its type and term or year."""
    if said.issued_on is None or not said.number.strip():
        return ()
    wanted = _number_key(said.number), _scope(said.term, said.issued_on)
    return tuple(
        one
        for one in papers
        if _series(one.kind) == _series(said.kind)
        and (_number_key(one.number), _scope(one.term, one.issued_on)) == wanted
    )


def is_number(text: str) -> bool:
    """Tell whether a register can have given a number such as 12, 012 or 12a."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_day_of(said: "IssueInput", today: date) -> bool:
    """Tell whether a paper may bear its day: not before its month, nor long after today."""
    day = said.issued_on
    return day is None or said.period.first_day <= day <= today + _AHEAD


def next_number(papers: Sequence[PaperLine], kind: str, term: str, day: date) -> str:
    """Return the number after the highest of a type; empty when none is known."""
    scope = _scope(term, day)
    known = [
        int(re.sub(r"\D", "", one.number))
        for one in papers
        if _series(one.kind) == _series(kind) and _scope(one.term, one.issued_on) == scope
    ]
    return str(max(known) + 1) if known else ""


def proposed_term(look: Look, papers: Sequence[PaperLine], day: date) -> str:
    """Return the term a paper of a day is numbered in, as the last paper of it was.

    Empty where the layout in force begins anew each year.
    """
    if numbering_on(look.projections, day).by == YEAR:
        return ""
    usual = term_of(day)
    return next((one.term for one in papers if one.term and term_of(one.issued_on) == usual), usual)


def term_of(day: date) -> str:
    """Return the term of the Party committee a day falls into, as it is usually written."""
    first = _FIRST_TERM + (day.year - _FIRST_TERM) // _TERM_YEARS * _TERM_YEARS
    return f"{first}-{first + _TERM_YEARS}"


def marks_of(body: PaperIssue) -> PaperMarks:
    """Return the marks an issued paper bears."""
    return PaperMarks(**{each.name: getattr(body, each.name) for each in fields(PaperMarks)})


def signer_of(body: PaperIssue) -> str:
    """Return who signs an issued paper; older lines name one whom the paper may not bear."""
    return body.signer if body.code else ""


def _line(
    look: Look,
    fact: Fact,
    body: PaperIssue,
    void: Mapping[str, PaperVoid],
    made: Sequence[LayoutChoice],
) -> PaperLine:
    stopped = void.get(body.paper)
    return PaperLine(
        paper=body.paper,
        entry=fact.entry,
        kind=body.kind,
        period=body.period,
        number=body.number,
        symbol=body.symbol,
        term=body.term,
        issued_on=body.issued_on,
        signer=body.signer,
        sha256=body.sha256,
        about=tuple(body.about),
        units=tuple(look.directory.unit_name(unit) for unit in body.about),
        recorded_at=instant(fact.at),
        recorded_by=look.directory.person_name(fact.author),
        replaces=body.replaces,
        span=body.span,
        numbering=choice_on(made, body.issued_on).numbering,
        void_reason="" if stopped is None else stopped.reason,
        marks=marks_of(body),
        code=body.code,
        layout=body.layout,
    )


def _series(kind: str) -> str:
    """Return the kind whose numbers a paper shares: a review is a report like the month's."""
    return _SERIES.get(kind, kind)


def _number_key(number: str) -> str:
    return number.strip().lstrip("0").casefold()


def _scope(term: str, issued_on: date) -> str:
    """Numbers are unique per term of the committee, or where none is kept per year."""
    return term.strip().replace("–", "-") or str(issued_on.year)
