"""What a paper is about, besides the month: a department, versions, a number, a person."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOptions:
    """What is left empty is chosen by the paper itself: the newest version, the last number.

    ``unit`` is code or id; ``version`` and ``before`` are labels such as ``2a``, or the first
    letters of an entry; ``number`` is that of an extension; ``person`` is name or id.
    A paper that is just being issued bears ``number`` and ``issued_on``, and says that it
    ``replaces`` another; a letter goes to ``units``, names ``due_on`` and adds ``text``.
    ``changed_only`` leaves out of a comparison what is the same in both versions. ``edition`` is
    for whom a list or pack is printed, leaders without it; ``copy`` the number of a pack's copy.
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
