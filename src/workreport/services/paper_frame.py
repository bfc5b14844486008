"""What every official paper of the agency shares: letterhead, number, signer, recipients."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workreport.domain.document import Document, Letterhead, Paragraph, Run, Signature
from workreport.domain.errors import RuleError
from workreport.domain.paper_marks import NO_MARKS, PaperMarks
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import AgencyCreate, PeriodReopen, PersonSet
from workreport.ledger.bodies.office import PaperIssue, PaperVoid
from workreport.services.book import Look
from workreport.services.directory import Directory
from workreport.services.layout_choice import OF_PARTY, Numbering, numbering_on
from workreport.services.month import MonthLine
from workreport.services.paper_lines import marks_of, signer_of
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_words import day
from workreport.services.ports.rows import Fact

_BLANK = "\u00a0" * 5
_PROVINCIAL = re.compile(r"\s*\b(?:tỉnh|thành) (?:ủy|uỷ)\b", re.IGNORECASE)
_FIRST_REVISION = 1
_LETTER = "reminder"  # of these a month has several, each for other units


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number the outgoing register gave to a paper."""

    number: str
    issued_on: date
    marks: PaperMarks = NO_MARKS
    signer: str = ""  # as the register has it; empty: as the paper would have it


@dataclass(frozen=True, slots=True)
class _Issue:
    """An issue of the register that is not void."""

    at: str
    paper: str
    numbered: Numbered
    replaces: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The agency around a paper: who issues, who signs, which number it bears and replaces.

    ``revision`` is above 1 when the month was reopened and closed again; ``replaced`` are the
    numbers given before the month was reopened, and that of the paper this one is issued instead
    of.
    """

    agency: AgencyCreate
    directory: Directory
    chief: str = ""
    numbered: Numbered | None = None
    replaced: tuple[Numbered, ...] = ()
    revision: int = 0
    is_reissued: bool = False
    numbering: Numbering = OF_PARTY  # as the replaced papers are named
    asked: PaperMarks = NO_MARKS  # for a draft
    draft: int = 0  # how often it was drafted

    @property
    def marks(self) -> PaperMarks:
        """What was given with the number: urgency, circulation, secrecy; of a draft as asked."""
        return self.asked if self.numbered is None else self.numbered.marks

    def marked(self, document: Document) -> Document:
        """Return a paper with the marks that were given with its number, or asked for a draft."""
        drafted = self.numbered is None and self.draft
        mark = f"Dự thảo lần {self.draft}" if drafted else document.draft_mark
        signature, signer = document.signature, self.numbered.signer if self.numbered else ""
        if signature is not None and signer not in {"", signature.name}:
            signature = self._signature_of(signer, signature)
        return replace(document, marks=self.marks, draft_mark=mark, signature=signature)

    def _signature_of(self, name: str, usual: Signature) -> Signature:
        """Return the signature of the one who signs instead: with his own title, if it is known."""
        if any(one.name == name for one in self.directory.leaders):
            return self.leader_signature(name)
        office = self.directory.office
        members = () if office is None else self.directory.members(office.unit)
        if any(one.name == name and _is_deputy(one) for one in members):
            authority = (f"T/L {self.head_title}", "K/T CHÁNH VĂN PHÒNG")
            return Signature("PHÓ CHÁNH VĂN PHÒNG", name, authority)
        return replace(usual, name=name)

    @property
    def noun(self) -> str:
        """How the agency calls itself in its own sentences."""
        return "Ban" if self.agency.name.casefold().startswith("ban ") else "cơ quan"

    @property
    def leaders(self) -> str:
        """The leaders, as inside a sentence."""
        return f"lãnh đạo {self.noun}"

    @property
    def office(self) -> str:
        """The Office, as inside a sentence."""
        return f"Văn phòng {self.noun}"

    @property
    def head_title(self) -> str:
        """The title of the agency's head, as in a signature."""
        return "TRƯỞNG BAN" if self.noun == "Ban" else "THỦ TRƯỞNG CƠ QUAN"

    @property
    def letterhead(self) -> Letterhead:
        """The head of the agency's own papers: the parent's words are not said twice."""
        parent = self.agency.parent
        issuer = re.sub(re.escape(parent), "", self.agency.name, flags=re.IGNORECASE)
        issuer = " ".join(_PROVINCIAL.sub("", issuer).split()) or self.agency.name
        if _PROVINCIAL.fullmatch(parent):
            parent = f"{parent} {self.agency.place}"
        return Letterhead(parent.upper(), issuer.upper())

    def letterhead_of(self, unit_name: str) -> Letterhead:
        """The head of a department's paper, which bears no number."""
        return Letterhead(self.agency.name.upper(), unit_name.upper())

    @property
    def office_letterhead(self) -> Letterhead:
        """The head of what the Office gives out in its own name, which bears no number."""
        return self.letterhead_of("Văn phòng")

    def symbol(self, kind: str) -> str:
        """Return type and body of the number, such as ``BC/BTCTU``."""
        return f"{kind}/{self.agency.symbol}"

    def recipients(self, *more: str) -> tuple[str, ...]:
        """Return who gets a paper of the agency."""
        return (f"Lãnh đạo {self.noun}", *more, f"Lưu {self.office}")

    def replacing(self, paper: str, symbol: str) -> tuple[Paragraph, ...]:
        """Say which paper this one replaces, once the month was closed anew."""
        if self.revision <= _FIRST_REVISION and not self.is_reissued:
            return ()
        known = [
            f"{self.numbering.written(_number(each.number), symbol)} ngày {day(each.issued_on)}"
            for each in self.replaced
        ] or [self.numbering.written(_BLANK, symbol)]
        text = f"({paper} này thay thế văn bản số {', số '.join(known)})"
        return (Paragraph(runs=(Run(text, italic=True),)),)

    def chief_signature(self) -> Signature:
        """The chief of the Office, by order of the head."""
        return Signature("CHÁNH VĂN PHÒNG", self.chief, (f"T/L {self.head_title}",))

    def leader_signature(self, name: str) -> Signature:
        """The head who signs directly, or a deputy for the head; an unknown name leaves it free."""
        leaders = self.directory.leaders
        head = next((one for one in leaders if not _is_deputy(one)), None)
        signer = next((one for one in leaders if one.name == name), head)
        if signer is None:
            return Signature(self.head_title)
        if not _is_deputy(signer):
            return Signature(acting(signer.position, self.head_title), signer.name)
        title = f"PHÓ {self.head_title}"
        return Signature(title, signer.name, () if head is None else (f"K/T {self.head_title}",))


def _number(number: str) -> str:
    return f"{int(number):02d}" if number.isdigit() else number


def acting(position: str, title: str) -> str:
    """Return the title of a head in a signature: one who only acts as head says so."""
    return f"Q. {title}" if position.casefold().startswith(("quyền ", "q. ")) else title


def _is_deputy(person: PersonSet) -> bool:
    return person.position.casefold().startswith("phó")


def read_frame(
    look: Look,
    kind: str,
    period: Period,
    month: MonthLine | None = None,
    options: PaperOptions | None = None,
    span: str = "",
) -> Frame:
    """Gather what surrounds a paper; ``options`` number one that is just being issued.

    ``span`` is the kind of span a review tells of, which ends with the month.

    Raises:
        RuleError: ``paper_nothing_yet``: not even the agency is known on this machine.
    """
    genesis = look.one("agency.create")
    if genesis is None or not isinstance(genesis.body, AgencyCreate):
        raise RuleError("paper_nothing_yet", unit="", period=str(period))
    reopened_at = last_reopening(month)
    issues = _issues(look, kind, period, span)
    current = _current(kind, [one for one in issues if one.at >= reopened_at], options)
    if current is not None and options is not None and options.draft:
        raise RuleError("paper_numbered_already", number=current.numbered.number)
    instead_of = "" if current is None else current.replaces
    replaced = [one.numbered for one in issues if one.at < reopened_at or one.paper == instead_of]
    return Frame(
        agency=genesis.body,
        directory=look.directory.on(period.last_day),
        chief=_chief(look, look.directory.on(period.last_day)),
        numbered=None if current is None else current.numbered,
        replaced=tuple(replaced),
        revision=month.close.revision if month and month.is_pinned and month.close else 0,
        is_reissued=bool(instead_of),
        asked=NO_MARKS if options is None else options.marks,
        draft=0 if options is None else options.draft,
        numbering=numbering_on(
            look.projections, replaced[-1].issued_on if replaced else period.last_day
        ),
    )


def _current(kind: str, issues: Sequence[_Issue], options: PaperOptions | None) -> _Issue | None:
    """Return the issue a paper bears: the one being made, the letter asked for, or the last.

    Of a letter that nobody numbered there is none yet.
    """
    if options is not None and options.issued_on is not None:
        numbered = Numbered(options.number, options.issued_on, options.marks, options.signer)
        return _Issue("", "", numbered, options.replaces)
    if kind == _LETTER:
        wanted = "" if options is None else options.number
        issues = [one for one in issues if one.numbered.number == wanted]
    return issues[-1] if issues else None


def last_reopening(month: MonthLine | None) -> str:
    """Return when the month was last reopened: numbers given before belong to replaced papers.

    A request that waits for its second person names the lock that still holds.
    """
    if month is None or not month.facts.reopenings:
        return ""
    return max((fact.at for fact in month.reopening if _has_opened(month, fact)), default="")


def _has_opened(month: MonthLine, fact: Fact) -> bool:
    body = fact.body
    return not month.is_pinned or (
        isinstance(body, PeriodReopen) and body.close != month.close_entry
    )


def _issues(look: Look, kind: str, period: Period, span: str) -> list[_Issue]:
    void = {
        fact.body.paper
        for fact in look.projections.facts("paper.void", chosen=False)
        if isinstance(fact.body, PaperVoid)
    }
    known: list[tuple[Fact, PaperIssue]] = [
        (fact, fact.body)
        for fact in look.projections.facts("paper.issue", chosen=False)
        if isinstance(fact.body, PaperIssue)
    ]
    found = [
        _Issue(
            at=fact.at,
            paper=body.paper,
            numbered=Numbered(body.number, body.issued_on, marks_of(body), signer_of(body)),
            replaces=body.replaces,
        )
        for fact, body in known
        if (body.kind, body.period, body.span) == (kind, str(period), span)
        and body.paper not in void
    ]
    return sorted(found, key=lambda one: (one.at, one.numbered.issued_on, one.numbered.number))


def _chief(look: Look, directory: Directory) -> str:
    """Return the name of the chief of the Office: by position, else who holds the role."""
    office = directory.office
    members: Sequence[PersonSet] = () if office is None else directory.members(office.unit)
    for one in members:
        if one.position.casefold().startswith("chánh văn phòng"):
            return one.name
    chiefs = (
        one.name
        for one in members
        if ("chief", "") in look.authority.roles_of(one.person, look.today)
    )
    return next(chiefs, "")
