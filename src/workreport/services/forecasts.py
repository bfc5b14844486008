"""Completions a month counted although they were only expected, and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workreport.domain.forecasts import ForecastOutcome, compare_forecasts
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Book, Look
from workreport.services.report_bodies import result_of_item

_COMPLETED = Status.COMPLETED.value


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """An expected completion of the month before, and what became of it."""

    unit: str
    content: str
    outcome: ForecastOutcome


def expected_in(bodies: Iterable[ReportFile]) -> dict[str, date]:
    """Return the tasks reports call completed on a day that was still to come, with that day."""
    return {
        item.task: item.done_on
        for body in bodies
        for item in body.items
        if item.status == _COMPLETED and item.done_on is not None and item.done_on > body.as_of
    }


def expected_before(look: Look, unit: str, period: Period) -> dict[str, date]:
    """Return what a unit's report of the month before expected."""
    fact = look.one("report.file", period=str(period.previous), unit=unit)
    body = None if fact is None else fact.body
    return expected_in([body]) if isinstance(body, ReportFile) else {}


class ForecastService:
    """Holds a month against what the month before expected."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def lines(self, period: Period) -> tuple[ForecastLine, ...]:
        """Return every expected completion of the month before, unit by unit."""
        with self._book.looking() as look:
            return read_forecasts(look, period)


def read_forecasts(look: Look, period: Period) -> tuple[ForecastLine, ...]:
    """Hold the month before against what this month says, inside a look."""
    found: list[ForecastLine] = []
    before = look.projections.facts("report.file", period=str(period.previous))
    said = {
        fact.unit: fact.body
        for fact in look.projections.facts("report.file", period=str(period))
        if isinstance(fact.body, ReportFile)
    }
    for fact in before:
        if isinstance(fact.body, ReportFile):
            found += _lines(fact.unit, fact.body, said.get(fact.unit), look.today)
    return tuple(found)


def _lines(
    unit: str, before: ReportFile, after: ReportFile | None, today: date
) -> list[ForecastLine]:
    expected = expected_in([before])
    content = {item.task: item.content for item in before.items}
    results = [] if after is None else [result_of_item(item) for item in after.items]
    as_of = today if after is None else after.as_of
    return [
        ForecastLine(unit, content[one.task], one)
        for one in compare_forecasts(expected, results, as_of)
    ]
