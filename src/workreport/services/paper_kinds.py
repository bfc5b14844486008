"""The kinds of papers: their names, older names that are still understood, formats and editions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workreport.domain.errors import CodedError, UseError
from workreport.domain.period import Period, Span

LEADERS, DEPARTMENTS, BOARD = EDITIONS = ("leaders", "departments", "board")
PDF, DOCX, XLSX = "pdf", "docx", "xlsx"
PERSON, REVIEW, HISTORY = "person", "review", "history"
PACK, RECALL = "pack", "recall"  # as their pages name them
NOTED = frozenset({PERSON, REVIEW, HISTORY})  # who draws one is written down
HISTORY_MONTHS = 12
OF_UNITS = frozenset({"report", "receipt", "extension", "diff"})
# They say when they were drawn.
OF_A_MOMENT = frozenset({"receipt", "extension", "diff", PERSON, "board"})
# Two papers bear an older name on their pages: a code that was printed must stay comparable.
_WRITTEN = {"ratings": "classification", "board-pack": "pack"}
_OFFICIAL = {inner: name for name, inner in _WRITTEN.items()}
About = tuple[tuple[str, str], ...]  # options of a paper that were not left empty
SPANS = ("quarter", "half_year", "year")
_EDITED = frozenset({"report", "summary", "notice", "reminder", REVIEW})  # edited in Word
_OF_EDITIONS = {"classification": EDITIONS, "pack": EDITIONS, REVIEW: EDITIONS[:2]}


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind as a list shows it; ``hindered`` says why the one of a month cannot be drawn."""

    kind: str
    formats: tuple[str, ...]
    editions: tuple[str, ...] = ()
    hindered: CodedError | None = None


def written_kind(kind: str) -> str:
    """Return the name a kind bears on its pages: an older one of some, else its own."""
    return _WRITTEN.get(kind, kind)


def official_kind(kind: str) -> str:
    """Return the name a kind has on the command line."""
    return _OFFICIAL.get(kind, kind)


def formats_of(kind: str) -> tuple[str, ...]:
    """Return the kinds of files a paper can be written as, the printed one first."""
    return (PDF, DOCX, XLSX) if written_kind(kind) in _EDITED else (PDF, XLSX)


def editions_of(kind: str) -> tuple[str, ...]:
    """Return for whom a paper is printed differently, the fullest first; empty for one edition."""
    return _OF_EDITIONS.get(written_kind(kind), ())


def months_of_people(
    kind: str, period: Period, span: str, edition: str
) -> tuple[Period, Period] | None:
    """Return the months whose levels of many people a paper sets beside each other; None for none.

    Who draws such a paper is written down as a reader.
    """
    if kind == HISTORY:
        return period.plus(1 - HISTORY_MONTHS), period
    if kind == REVIEW and edition in {"", LEADERS}:
        found = Span.around(period, span or SPANS[0])
        return found.first, found.last
    return None


def chosen_edition(kind: str, edition: str) -> str:
    """Return the edition that is wanted, the fullest without a wish.

    Raises:
        UseError: ``paper_edition_unknown``.
    """
    known = editions_of(kind)
    if (edition or LEADERS) not in known:
        raise UseError("paper_edition_unknown", edition=edition, known=", ".join(known))
    return edition or LEADERS


def further_marks(months: Iterable[Period]) -> Iterator[tuple[str, Period, About]]:
    """Return what else than month and department a paper without either's choice may be about.

    These are the editions that are not the fullest, and the reviews of the months given.
    """
    known = list(months)
    for kind in _OF_EDITIONS:
        if kind != REVIEW:
            for edition in editions_of(kind)[1:]:
                yield from ((kind, month, (("edition", edition),)) for month in known)
    for span in SPANS:
        for last in dict.fromkeys(Span.around(month, span).last for month in known):
            yield REVIEW, last, (("span", span),)
            yield REVIEW, last, (("edition", DEPARTMENTS), ("span", span))
