"""What a paper is about, besides the month: a department, versions, a number, a person."""

from dataclasses import dataclass
from datetime import date, datetime

from workreport.domain.paper_marks import NO_MARKS, PaperMarks
from workreport.ledger.bodies.office import LetterLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOptions:
    """What is left empty is chosen by the paper itself: the newest version, the last number.

    ``unit`` is code or id; ``version`` and ``before`` are labels such as ``2a``, or the first
    letters of an entry; ``number`` is that of an extension; ``person`` is name or id.
    A paper that is just being issued bears ``number`` and ``issued_on``, and says that it
    ``replaces`` another; a letter goes to ``units``, names ``due_on`` and adds ``text``.
    ``changed_only`` leaves out of a comparison what is the same in both versions. ``edition`` is
    for whom a list or pack is printed, leaders without it; ``copy`` the number of a pack's copy,
    of the list of who gets them the last one;
    ``span`` is what a review tells of: quarter, half_year or year, without it the quarter.
    ``marks`` are those of the paper being issued, or of a ``draft`` of that count. What is drawn
    again speaks of ``drawn_at``, not of the present, and a letter of each unit as ``told`` says.
    ``layout`` names a profile, where the paper is not to be drawn by the one in force.
    ``again`` says on the paper that it is drawn anew and not the file that was issued.
    ``drafts`` draws what is typed on this machine and not signed yet, which the paper then says.
    """

    unit: str = ""
    version: str = ""
    before: str = ""
    number: str = ""
    person: str = ""
    edition: str = ""
    copy: str = ""
    changed_only: bool = True
    issued_on: date | None = None
    replaces: str = ""
    units: tuple[str, ...] = ()
    due_on: date | None = None
    text: str = ""
    marks: PaperMarks = NO_MARKS
    signer: str = ""  # of a paper being issued, where another signs than usual
    draft: int = 0
    drawn_at: datetime | None = None
    told: tuple[LetterLine, ...] = ()
    layout: str = ""
    span: str = ""
    drafts: bool = False
    again: bool = False
