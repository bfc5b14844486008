"""Port towards what is kept of a month beside its reports, so that none of them need be read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from workreport.services.ports.rows import (
    FigureRow,
    JudgedRow,
    RatingRow,
    ReportSum,
    StepRow,
    TimelySaid,
)


class MonthFigures(Protocol):
    """Figures, judged tasks and words of all versions of a month; which count is not said here.

    What comes by the thousand is yielded, to be sorted into its place without being kept twice.
    """

    def steps(
        self,
        kinds: Collection[str],
        periods: Collection[str],
        unit: str | None = None,
        *,
        bodies: bool = True,
    ) -> Sequence[StepRow]:
        """Return all that was said of units in some months, in one question.

        What was said of one kind about one unit stands by time, and of the same second as it was
        written. Without ``bodies`` the content is not read.
        """
        ...

    def opened_months(self) -> Sequence[str]:
        """Return the months whose opening was signed, earliest first."""
        ...

    def filings(self, periods: Collection[str]) -> Sequence[tuple[str, str, int, str]]:
        """Return month, unit, number and entry of all versions of some months, in no order."""
        ...

    def timely_said(self, periods: Collection[str]) -> Iterator[tuple[str, str, int, TimelySaid]]:
        """Yield receipts and answers of some months: entry, report, whether it counts, the words.

        They come in no order; what counts is the one value of its key. What was erased is absent.
        """
        ...

    def figures(self, period: str) -> Sequence[FigureRow]:
        """Return what was counted and weighed of every version of a month."""
        ...

    def completed(self, reports: Collection[str]) -> frozenset[str]:
        """Return the tasks that some versions say are completed."""
        ...

    def expected(self, reports: Collection[str]) -> frozenset[str]:
        """Return the tasks that some versions call completed on a day still to come."""
        ...

    def judged(self, period: str) -> Iterator[JudgedRow]:
        """Yield the tasks of every version of a month that the leaders may have to judge."""
        ...

    def texts(self, period: str) -> Mapping[str, Mapping[str, str]]:
        """Return the words of every version of a month, by entry and section."""
        ...

    def voices(self, period: str, voice: str | None = None) -> Iterator[RatingRow]:
        """Yield what was said about people in a month: voice by voice, smallest entry first."""
        ...

    def results_said(
        self, entry: str, voice: str, unless: str = ""
    ) -> Iterator[tuple[str, str, str, str, str]]:
        """Yield what one entry says of people with one voice, without its words and sheets.

        Person, comparison group, level, why they are not rated, and the exact score; those are
        left out of whom the entry speaks with the voice ``unless``.
        """
        ...

    def ratings_of(
        self, people: Collection[str], voice: str, first: str, last: str
    ) -> Sequence[RatingRow]:
        """Return what a voice said about people from one month to another, both included."""
        ...

    def sums(
        self,
        *,
        period: str | None = None,
        unit: str | None = None,
        reports: Collection[str] | None = None,
    ) -> Sequence[ReportSum]:
        """Return the counts of versions."""
        ...
