"""Port towards the index that finds words in all months a workspace holds."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from workreport.domain.period import Period


class FoundRow(NamedTuple):
    """A place where all words of a question stand.

    ``source`` is the entry that says it, of a task its id; ``subject`` is a task, a person, a
    section or a conclusion. ``title`` is empty where the first line of the text is one.
    """

    source: str
    kind: str  # person, task, result, narrative, wording, conclusion
    period: str
    unit: str
    subject: str
    title: str
    text: str


class WordQuestion(NamedTuple):
    """What is looked for: each of ``words`` must stand there, folded; a phrase has blanks.

    ``open_end`` says that the last word may only be the beginning of one. ``starts`` and ``ends``
    leave out what belongs to no month.
    """

    words: tuple[str, ...]
    open_end: bool = False
    starts: Period | None = None
    ends: Period | None = None
    unit: str = ""


class WordSearch(Protocol):
    """What the index answers: people first, then the newest month first."""

    def found(self, asked: WordQuestion, limit: int) -> Sequence[FoundRow]:
        """Return the first places that fit."""
        ...

    def count_found(self, asked: WordQuestion) -> int:
        """Count all places that fit."""
        ...
