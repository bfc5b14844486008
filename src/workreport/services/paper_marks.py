"""Marks a person chooses for a paper that is issued: what is refused, and why, in codes."""

from dataclasses import fields, replace

from workreport.domain.errors import UseError
from workreport.domain.paper_marks import (
    MOST_CIRCULATION,
    MOST_CONTACT,
    MOST_TYPIST,
    SECRECIES,
    URGENCIES,
    PaperMarks,
)

_MOST = {"circulation": MOST_CIRCULATION, "typist": MOST_TYPIST, "contact": MOST_CONTACT}


def checked_marks(marks: PaperMarks) -> PaperMarks:
    """Return the marks without spaces around them.

    A secrecy mark rests on an item of a list of state secrets: to mark what is on no list is
    forbidden (Law 117/2025/QH15, Article 5), so without the item nothing is drawn.

    Raises:
        UseError: ``paper_urgency_unknown``, ``paper_secrecy_unknown``,
            ``paper_secrecy_without_item``, ``paper_item_without_secrecy`` or ``paper_mark_long``.
    """
    known = {each.name: getattr(marks, each.name).strip() for each in fields(PaperMarks)}
    marks = replace(marks, **known)
    if marks.urgency and marks.urgency not in URGENCIES:
        raise UseError("paper_urgency_unknown", urgency=marks.urgency, known=", ".join(URGENCIES))
    if marks.secrecy and marks.secrecy not in SECRECIES:
        raise UseError("paper_secrecy_unknown", secrecy=marks.secrecy, known=", ".join(SECRECIES))
    if marks.secrecy and not (marks.secrecy_list and marks.secrecy_item):
        raise UseError("paper_secrecy_without_item", secrecy=marks.secrecy_words)
    if not marks.secrecy and (marks.secrecy_list or marks.secrecy_item):
        raise UseError("paper_item_without_secrecy")
    for name, most in _MOST.items():
        if len(known[name]) > most:
            raise UseError("paper_mark_long", text=known[name], most=most)
    return marks
