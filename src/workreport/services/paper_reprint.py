"""Issued papers once more: the bytes that were kept, or what each was drawn from."""

import hashlib
from dataclasses import dataclass

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.office import PaperIssue
from workreport.services.book import Look
from workreport.services.paper_lines import marks_of, signer_of
from workreport.services.paper_options import PaperOptions
from workreport.services.reminders import reminders_of

FILE_PART = 2  # of an entry: its first part is what it says


@dataclass(frozen=True, slots=True)
class IssuedPdf:
    """An issued paper; its hash is the one the register keeps, unless it was drawn ``anew``."""

    pdf: bytes
    kind: str
    period: Period
    numbered: str
    anew: bool = False


def read_issues(look: Look) -> tuple[PaperIssue, ...]:
    """Return every issue of the register, the newest first."""
    facts = look.projections.facts("paper.issue", chosen=False)
    known = [(fact.at, fact.body) for fact in facts if isinstance(fact.body, PaperIssue)]
    return tuple(body for _at, body in sorted(known, key=lambda one: one[0], reverse=True))


def issue_of(look: Look, paper: str) -> PaperIssue:
    """Return an issued paper by its id.

    Raises:
        UseError: ``paper_issue_unknown``.
    """
    found = next((body for body in read_issues(look) if body.paper == paper), None)
    if found is None:
        raise UseError("paper_issue_unknown", paper=paper)
    return found


def kept_bytes(look: Look, body: PaperIssue) -> bytes | None:
    """Return the very file that was issued; None where the register keeps its hash only."""
    for fact in look.projections.facts("paper.issue", chosen=False):
        if fact.body == body:
            kept = look.part(fact.entry, FILE_PART)
            if kept is not None and hashlib.sha256(kept).hexdigest() == body.sha256:
                return kept
    return None


def options_of(look: Look, body: PaperIssue) -> PaperOptions:
    """Return what an issued paper was drawn from; of a letter also what it said of each unit."""
    letter = next(
        (
            one
            for one in reminders_of(look, Period.parse(body.period))
            if body.lines and (one.number, one.issued_on) == (body.number, body.issued_on)
        ),
        None,
    )
    return PaperOptions(
        number=body.number,
        issued_on=body.issued_on,
        replaces=body.replaces,
        marks=marks_of(body),
        signer=signer_of(body),
        units=tuple(body.about),
        due_on=None if letter is None else letter.due_on,
        text="" if letter is None else letter.text,
        drawn_at=body.drawn_at,
        told=tuple(body.lines),
        layout=body.layout,
        span=body.span,
    )
