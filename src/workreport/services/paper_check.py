"""Paper against data: a code from a page, or a file, is compared with what the ledger says now."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from workreport.domain.document import Document
from workreport.domain.errors import RuleError, UseError
from workreport.domain.paper_code import PaperMark, mark_in, stamp_in, typed
from workreport.domain.paper_marks import NO_MARKS
from workreport.domain.period import Period
from workreport.ledger.bodies.office import PaperIssue
from workreport.services.book import Book
from workreport.services.paper_kinds import (
    DOCX,
    NOTED,
    PERSON,
    REVIEW,
    formats_of,
    further_marks,
    written_kind,
)
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_reprint import options_of, read_issues
from workreport.services.papers import PaperService
from workreport.services.ports.press import Press

MOST_MONTHS = 36  # a code alone is looked for among the papers of so many months
MOST_MONTHS_OF_PEOPLE = 13  # and among the sheets of people of so many: everybody has one a month
FileState = Literal["", "identical", "same_words", "altered", "edited"]
WORD_FILE = b"PK\x03\x04"  # how a file of the word processor begins
# A paper of the whole agency is the likeliest, then a department's report, then all others.
_FIRST = ("summary", "notice", "grades")
_SECOND = ("report", "receipt")
# The same for every department: drawn for each, such a paper would bear the one code again.
_OF_NO_UNIT = frozenset({"classification", "pack", "recall", "board"})


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where a file and the data part: page, line as printed now, line found.

    In a file of the word processor paragraphs are counted, which have no pages.
    """

    page: int
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class PaperProof:
    """What a check found.

    ``now`` is the code the paper would bear if it were printed now, empty where it cannot be
    drawn any more; ``issued`` is the register's line with the hash of this very file, and
    ``registered`` the one whose paper bears the code or the number.
    """

    mark: PaperMark
    title: str
    now: str
    file: FileState = ""
    difference: Difference | None = None
    issued: PaperIssue | None = None
    registered: PaperIssue | None = None

    @property
    def proved(self) -> bool:
        """Whether paper and data say the same, or the file is the very one that was issued."""
        is_changed = self.file in {"altered", "edited"}
        return self.issued is not None or (self.is_current and not is_changed)

    @property
    def is_current(self) -> bool:
        """Whether the data is still what the page was printed from."""
        return self.mark.code == self.now


class PaperCheck:
    """Checks papers; draws and reads files, so called from an executor."""

    def __init__(self, book: Book, papers: PaperService, press: Press) -> None:
        self._book, self._papers, self._press = book, papers, press

    def code(
        self,
        text: str,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> PaperProof:
        """Compare a scanned line or twelve typed characters with the data.

        Nothing of typed characters tells the paper, so that all are gathered until one fits;
        ``progress`` is told how many were, and of how many.

        Raises:
            UseError: ``paper_code_malformed``: neither a line of ours nor a code.
            RuleError: ``paper_code_unknown``: no paper of the last three years that may be drawn
                here bears the code; ``paper_cancelled``.
        """
        mark = mark_in(text)
        if mark is not None:
            return self._found(mark, self._registered(mark))[0]
        code = typed(text)
        if code is None:
            raise UseError("paper_code_malformed", text=text.strip()[:40])
        issued = self._issue(lambda body: body.code == code)
        if issued is not None:
            number = (("number", issued.number),)
            mark = PaperMark(issued.kind, Period.parse(issued.period), "", code, number)
            return self._found(mark, issued)[0]
        candidates = tuple(self._candidates(code))
        for done, candidate in enumerate(candidates):
            if cancelled is not None and cancelled():
                raise RuleError("paper_cancelled")
            if progress is not None:
                progress(done, len(candidates))
            found = self._bears(candidate)
            if found is not None:
                return found
        raise RuleError("paper_code_unknown", text=text.strip())

    def file(self, data: bytes, *, unsigned: bytes | None = None) -> PaperProof:
        """Compare a printed file with the data, word by word.

        ``unsigned`` is a signed file as it was before: that one was issued, where its pages
        still say the same. A file of the word processor is meant to be edited: its code proves
        the data, its words only where they are still those of the data.

        Raises:
            RuleError: ``paper_without_code``, or ``paper_code_unknown``.
            WorldError: ``paper_unreadable``: the bytes are not a PDF, or ``word_file_unreadable``.
        """
        if data.startswith(WORD_FILE):
            return self._word_file(data)
        pages = self._press.page_texts(data)
        if unsigned is not None and self._press.page_texts(unsigned) == pages:
            data = unsigned
        mark = mark_in(self._press.keywords(data))
        if mark is None:
            raise RuleError("paper_without_code")
        hashed = hashlib.sha256(data).hexdigest()
        same = self._issue(lambda body: body.sha256 == hashed)
        registered = same or self._registered(mark)
        proof, document = self._found(mark, registered)
        proof = replace(proof, issued=same)
        if document is None or not proof.is_current:
            return proof
        layout = "" if registered is None else registered.layout
        return self._compared(proof, document, data, pages, layout)

    def _word_file(self, data: bytes) -> PaperProof:
        """Compare a file of the word processor, paragraph by paragraph."""
        text = self._press.word_text(data)
        mark = mark_in(text.keywords) or next(filter(None, map(mark_in, text.foot)), None)
        if mark is None or DOCX not in formats_of(mark.kind):
            raise RuleError("paper_without_code")
        registered = self._registered(mark)
        proof, document = self._found(mark, registered)
        if document is None or not proof.is_current:
            return proof
        layout = "" if registered is None else registered.layout
        first: Difference | None = None
        for profile in dict.fromkeys((layout, "", *self._press.profiles())):
            for variant in dict.fromkeys((document, _bare(document))):
                fresh = self._press.docx(variant, profile)
                if fresh == data:
                    return replace(proof, file="identical")
                found = _paragraphs_differ(self._press.word_text(fresh).paragraphs, text.paragraphs)
                if found is None:
                    return replace(proof, file="same_words")
                first = first or found
        return replace(proof, file="edited", difference=first)

    def _compared(
        self, proof: PaperProof, document: Document, data: bytes, pages: tuple[str, ...],
        layout: str,
    ) -> PaperProof:  # fmt: skip
        """Print the paper anew, with the number it bears now and without, and compare."""
        first: Difference | None = None
        bare = _bare(document)
        # The one in force first: an older paper may have been drawn by any of the others.
        for profile in dict.fromkeys((layout, "", *self._press.profiles())):
            for variant in dict.fromkeys((document, bare)):
                fresh = self._press.pdf(variant, profile)
                if fresh == data:
                    return replace(proof, file="identical")
                found = _difference(self._press.page_texts(fresh), pages)
                if found is None:
                    return replace(proof, file="same_words")
                first = first or found
        return replace(proof, file="altered", difference=first)

    def _found(
        self, mark: PaperMark, registered: PaperIssue | None
    ) -> tuple[PaperProof, Document | None]:
        """Compare a mark with the paper as it is now; the register knows some without that."""
        document = self._drawn(mark, registered)
        if document is not None:
            title = f"{document.title_type} {document.subject}".strip()
            now = typed(document.snapshot) or ""
            return PaperProof(mark, title, now, registered=registered), document
        if registered is None:
            raise RuleError("paper_code_unknown", text=mark.text)
        title = f"{registered.number}-{registered.symbol}"
        return PaperProof(mark, title, "", registered=registered), None

    def _bears(self, candidate: PaperMark) -> PaperProof | None:
        """Return the proof of a paper that bears the code of a candidate; None for others."""
        try:
            if candidate.kind in NOTED:
                # Nothing of it is told before the code fits, so no reading is written down.
                options = replace(self._options(candidate, None), unit=candidate.unit)
                alone = self._papers.code_alone(candidate.kind, candidate.period, options)
                if alone != candidate.code:
                    return None
            proof = self._found(candidate, None)[0]
        except (RuleError, UseError):
            return None
        return proof if proof.is_current else None

    def _drawn(self, mark: PaperMark, registered: PaperIssue | None) -> Document | None:
        """Return the paper as it is now; None where it cannot be drawn here."""
        if not self._papers.knows(mark.kind):
            return None
        try:
            options = self._options(mark, registered)
            return self._papers.document(mark.kind, mark.period, mark.unit or None, options)
        except (RuleError, UseError):
            return None

    def _options(self, mark: PaperMark, registered: PaperIssue | None) -> PaperOptions:
        about = dict(mark.about)
        if registered is not None:
            with self._book.looking() as look:
                options = options_of(look, registered)
        else:
            options = PaperOptions(
                version=about.get("version", ""),
                before=about.get("before", ""),
                number=about.get("number", ""),
                person=self._person(about.get("person", "")),
                drawn_at=stamp_in(about.get("at", "")),
            )
        return replace(
            options,
            edition=about.get("edition", ""),
            span=about.get("span", ""),
            copy=about.get("copy", ""),
            again="again" in about,
            changed_only="whole" not in about,
        )

    def _person(self, letters: str) -> str:
        """Return the person whose identity begins with what a page says; the letters for none."""
        if not letters:
            return ""
        with self._book.looking() as look:
            found = [one for one in look.directory.people if one.startswith(letters)]
        return found[0] if len(found) == 1 else letters

    def _candidates(self, code: str) -> Iterator[PaperMark]:
        with self._book.looking() as look:
            opened = look.projections.facts("period.open", bodies=False)
            months = sorted({Period.parse(fact.period) for fact in opened}, reverse=True)
            people = tuple(look.directory.people)
            units = {
                month: [each.code for each in look.directory.units_on(month.last_day)]
                for month in months[:MOST_MONTHS]
            }
        known = {*_FIRST, *_SECOND, PERSON, REVIEW}
        others = [kind for kind in self._papers.kinds() if kind not in known]
        for kinds in (_FIRST, _SECOND, tuple(others)):
            for month, codes in units.items():
                for kind in kinds:
                    if kinds is not _SECOND:
                        yield PaperMark(kind, month, "", code)
                    if _is_of_units(kind):
                        yield from (PaperMark(kind, month, unit, code) for unit in codes)
        yield from _further(code, months, people)

    def _registered(self, mark: PaperMark) -> PaperIssue | None:
        """Return the register's line of a paper: by its number, of several the one of this code."""
        number = dict(mark.about).get("number", "")
        same = (mark.kind, str(mark.period), number)
        exact = self._issue(
            lambda body: (body.kind, body.period, body.number) == same and body.code == mark.code
        )
        if exact is not None or not number:
            return exact
        return self._issue(lambda body: (body.kind, body.period, body.number) == same)

    def _issue(self, fits: Callable[[PaperIssue], bool]) -> PaperIssue | None:
        with self._book.looking() as look:
            return next((body for body in read_issues(look) if fits(body)), None)


def _is_of_units(kind: str) -> bool:
    """Tell whether a department may have a paper of a kind of its own."""
    return kind == "grades" or not (kind in _FIRST or written_kind(kind) in _OF_NO_UNIT)


def _further(code: str, months: Sequence[Period], people: Sequence[str]) -> Iterator[PaperMark]:
    """Return papers that are about more than month and department: the likelier ones first."""
    for kind, month, about in further_marks(months[:MOST_MONTHS]):
        yield PaperMark(kind, month, "", code, about)
    for month in months[:MOST_MONTHS_OF_PEOPLE]:
        for person in people:
            yield PaperMark(PERSON, month, "", code, (("person", person),))


def _difference(expected: tuple[str, ...], found: tuple[str, ...]) -> Difference | None:
    """Return where two files first part; lines are compared without their spaces."""
    for page, (ours, theirs) in enumerate(zip_longest(expected, found, fillvalue=""), start=1):
        for one, other in zip_longest(_lines(ours), _lines(theirs), fillvalue=""):
            if "".join(one.split()) != "".join(other.split()):
                return Difference(page, one, other)
    return None


def _paragraphs_differ(expected: Sequence[str], found: Sequence[str]) -> Difference | None:
    """Return the first paragraph in which two files part."""
    for number, (one, other) in enumerate(zip_longest(expected, found, fillvalue=""), start=1):
        if "".join(one.split()) != "".join(other.split()):
            return Difference(number, one, other)
    return None


def _bare(document: Document) -> Document:
    """Return a paper as it was before it had number and marks."""
    return replace(document, number="", issued_on=None, marks=NO_MARKS)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
