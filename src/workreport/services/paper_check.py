"""Paper against data: a code from a page, or a file, is compared with what the ledger says now."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from workreport.domain.document import Document
from workreport.domain.errors import RuleError, UseError
from workreport.domain.paper_code import PaperMark, mark_in, typed
from workreport.domain.period import Period
from workreport.ledger.bodies.office import PaperIssue
from workreport.services.book import Book
from workreport.services.paper_options import PaperOptions
from workreport.services.papers import PERSON, PaperService
from workreport.services.ports.press import Press

MOST_MONTHS = 36  # a code alone is looked for among the papers of so many months
FileState = Literal["", "identical", "same_words", "altered"]
# A paper of the whole agency is the likeliest, then a department's report, then all others.
_FIRST = ("summary", "notice", "grades")
_SECOND = ("report", "receipt")


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where a file and the data part: page, line as printed now, line found."""

    page: int
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class PaperProof:
    """What a check found; ``now`` is the code the paper would bear if it were printed now."""

    mark: PaperMark
    title: str
    now: str
    file: FileState = ""
    difference: Difference | None = None
    issued: PaperIssue | None = None  # the register's line with the hash of this very file

    @property
    def proved(self) -> bool:
        """Whether paper and data say the same."""
        return self.mark.code == self.now and self.file != "altered"


class PaperCheck:
    """Checks papers; draws and reads files, so called from an executor."""

    def __init__(self, book: Book, papers: PaperService, press: Press) -> None:
        self._book, self._papers, self._press = book, papers, press

    def code(self, text: str, *, cancelled: Callable[[], bool] | None = None) -> PaperProof:
        """Compare a scanned line or twelve typed characters with the data.

        Raises:
            UseError: ``paper_code_malformed``: neither a line of ours nor a code.
            RuleError: ``paper_code_unknown``: no paper of the last three years that may be drawn
                here bears the code; ``paper_cancelled``.
        """
        mark = mark_in(text)
        if mark is not None:
            document = self._drawn(mark)
            if document is None:
                raise RuleError("paper_code_unknown", text=text.strip())
            return _proof(mark, document)
        code = typed(text)
        if code is None:
            raise UseError("paper_code_malformed", text=text.strip()[:40])
        for candidate in self._candidates(code):
            if cancelled is not None and cancelled():
                raise RuleError("paper_cancelled")
            document = self._drawn(candidate)
            if document is not None and typed(document.snapshot) == code:
                return _proof(candidate, document)
        raise RuleError("paper_code_unknown", text=text.strip())

    def file(self, data: bytes) -> PaperProof:
        """Compare a printed file with the data, word by word.

        Raises:
            RuleError: ``paper_without_code``, or ``paper_code_unknown``.
            WorldError: ``paper_unreadable``: the bytes are not a PDF.
        """
        pages = self._press.page_texts(data)
        mark = mark_in(self._press.keywords(data))
        if mark is None:
            raise RuleError("paper_without_code")
        document = self._drawn(mark)
        if document is None:
            raise RuleError("paper_code_unknown", text=mark.text)
        proof = replace(_proof(mark, document), issued=self._issued(data))
        if mark.code != proof.now:
            return proof
        return self._compared(proof, document, data, pages)

    def _compared(
        self, proof: PaperProof, document: Document, data: bytes, pages: tuple[str, ...]
    ) -> PaperProof:
        """Print the paper anew, with the number it bears now and without, and compare."""
        first: Difference | None = None
        for variant in (document, replace(document, number="", issued_on=None)):
            fresh = self._press.pdf(variant)
            if fresh == data:
                return replace(proof, file="identical")
            found = _difference(self._press.page_texts(fresh), pages)
            if found is None:
                return replace(proof, file="same_words")
            first = first or found
        return replace(proof, file="altered", difference=first)

    def _drawn(self, mark: PaperMark) -> Document | None:
        """Return the paper as it is now; None where it cannot be drawn here."""
        if mark.kind not in self._papers.kinds() or mark.kind == PERSON:
            return None
        about = dict(mark.about)
        options = PaperOptions(
            version=about.get("version", ""),
            before=about.get("before", ""),
            number=about.get("number", ""),
            edition=about.get("edition", ""),
            changed_only="whole" not in about,
        )
        try:
            return self._papers.document(mark.kind, mark.period, mark.unit or None, options)
        except (RuleError, UseError):
            return None

    def _candidates(self, code: str) -> Iterator[PaperMark]:
        with self._book.looking() as look:
            opened = look.projections.facts("period.open", bodies=False)
            months = sorted({Period.parse(fact.period) for fact in opened}, reverse=True)
            units = {
                month: [each.code for each in look.directory.units_on(month.last_day)]
                for month in months[:MOST_MONTHS]
            }
        others = [kind for kind in self._papers.kinds() if kind not in {*_FIRST, *_SECOND, PERSON}]
        for kinds in (_FIRST, _SECOND, tuple(others)):
            for month, codes in units.items():
                for kind in kinds:
                    if kinds is not _SECOND:
                        yield PaperMark(kind, month, "", code)
                    if kinds is not _FIRST or kind == "grades":
                        yield from (PaperMark(kind, month, unit, code) for unit in codes)

    def _issued(self, data: bytes) -> PaperIssue | None:
        wanted = hashlib.sha256(data).hexdigest()
        with self._book.looking() as look:
            bodies = [fact.body for fact in look.projections.facts("paper.issue", chosen=False)]
        known = [body for body in bodies if isinstance(body, PaperIssue)]
        return next((body for body in known if body.sha256 == wanted), None)


def _proof(mark: PaperMark, document: Document) -> PaperProof:
    title = f"{document.title_type} {document.subject}".strip()
    return PaperProof(mark, title, typed(document.snapshot) or "")


def _difference(expected: tuple[str, ...], found: tuple[str, ...]) -> Difference | None:
    """Return where two files first part; lines are compared without their spaces."""
    for page, (ours, theirs) in enumerate(zip_longest(expected, found, fillvalue=""), start=1):
        for one, other in zip_longest(_lines(ours), _lines(theirs), fillvalue=""):
            if "".join(one.split()) != "".join(other.split()):
                return Difference(page, one, other)
    return None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
