"""What the review of a quarter, half-year or year is written from: its locked months only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period, Span
from workreport.domain.task import Status
from workreport.ledger.bodies.agency import UnitSet
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.histories import HistoryService, Matrix
from workreport.services.indices import Index, read_indices
from workreport.services.merits import MeritLists, MeritService
from workreport.services.paper_kinds import SPANS
from workreport.services.paper_lines import PaperLine, read_register
from workreport.services.paper_tables import counted_rows
from workreport.services.past_conclusions import UnitVerdicts, read_verdicts
from workreport.services.rollups import locked_of, read_summaries
from workreport.services.summary import Summary
from workreport.services.summary_judging import Judged, judge_tasks

_BASED_ON = ("summary", "notice")


@dataclass(frozen=True, slots=True)
class Trail:
    """One task over the months: as its newest month says it, and the months it was judged in."""

    last: Judged
    period: Period  # the newest month that counts it
    late: tuple[Period, ...] = ()
    low_quality: tuple[Period, ...] = ()
    not_started: tuple[Period, ...] = ()

    @property
    def is_judged(self) -> bool:
        """Whether the leaders have something to ask about it."""
        return bool(self.late or self.low_quality or self.not_started)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months in which it was late, poor or never begun."""
        return tuple(sorted({*self.late, *self.low_quality, *self.not_started}))


@dataclass(frozen=True, slots=True)
class ReviewMatter:
    """A span as the review tells it; nothing of a month that is not locked is in it.

    ``units`` are those of the locked months in the agency's order, as the newest month that has
    them calls them; ``named`` what each was called in each month.
    """

    span: Span
    months: Mapping[Period, Summary]  # locked, in order
    unlocked: tuple[Period, ...]
    unopened: tuple[Period, ...]
    units: tuple[UnitSet, ...]
    named: Mapping[str, Mapping[Period, str]]
    trails: tuple[Trail, ...]
    verdicts: tuple[UnitVerdicts, ...]
    merits: MeritLists
    indices: tuple[Index, ...]
    papers: tuple[PaperLine, ...]  # what was issued about these months
    unit_matrix: Matrix
    people_matrix: Matrix

    @property
    def last(self) -> Summary:
        """The newest locked month."""
        return self.months[max(self.months)]

    def name(self, unit: str) -> str:
        """Return what a unit is called in the newest month that has it."""
        return next((one.name for one in self.units if one.unit == unit), "")


def span_of(period: Period, kind: str) -> Span:
    """Return the span a review is about: by its last month; the quarter when nothing is said.

    Raises:
        UseError: ``span_malformed``.
    """
    kind = kind or SPANS[0]
    if kind not in SPANS:
        raise UseError("span_malformed", value=kind)
    return Span.around(period, kind)


def read_review(
    look: Look,
    calendars: Calendars,
    span: Span,
    histories: HistoryService,
    merits: MeritService,
) -> ReviewMatter:
    """Gather a span inside a look.

    Raises:
        RuleError: ``review_nothing_locked``: no month of it is locked yet.
    """
    summaries = read_summaries(look, calendars, span, reports=True)
    months = locked_of(summaries)
    if not months:
        raise RuleError("review_nothing_locked", span=str(span))
    units, named = _units(look, months)
    return ReviewMatter(
        span=span,
        months=months,
        unlocked=tuple(month for month in summaries if month not in months),
        unopened=tuple(month for month in span.months if month not in summaries),
        units=units,
        named=named,
        trails=trails_of(months, [one.unit for one in units]),
        verdicts=_of_units(
            read_verdicts(look, [one.month for one in months.values()]), {u.unit for u in units}
        ),
        merits=merits.lists(span),
        indices=_known_years(read_indices(look), span.last.year),
        papers=_issued(read_register(look), months),
        unit_matrix=_locked(histories.units(span.first, span.last), months),
        people_matrix=_locked(histories.people(span.first, span.last), months),
    )


def _units(
    look: Look, months: Mapping[Period, Summary]
) -> tuple[tuple[UnitSet, ...], Mapping[str, Mapping[Period, str]]]:
    newest: dict[str, UnitSet] = {}
    named: dict[str, dict[Period, str]] = {}
    for month, summary in months.items():
        for one in summary.units:
            unit = one.line.unit
            newest[unit.unit] = unit
            named.setdefault(unit.unit, {})[month] = unit.name
    order = sorted(newest, key=look.directory.place_of)
    return tuple(newest[unit] for unit in order), named


def trails_of(months: Mapping[Period, Summary], order: Sequence[str]) -> tuple[Trail, ...]:
    """Follow every counted task through the months; each is told once, as it stood last."""
    found: dict[str, Trail] = {}
    for month, summary in months.items():
        judging = judge_tasks(summary)
        marks = {
            "late": {each.task.id for each in (*judging.late, *judging.overdue)},
            "low_quality": {each.task.id for each in judging.low_quality},
            "not_started": {each.task.id for each in judging.not_started},
        }
        for each in counted(summary):
            before = found.get(each.task.id, Trail(each, month))
            found[each.task.id] = Trail(
                each,
                month,
                **{
                    name: (*getattr(before, name), *((month,) if each.task.id in ids else ()))
                    for name, ids in marks.items()
                },
            )
    places = {unit: place for place, unit in enumerate(order)}
    told = list(found.values())
    told.sort(key=lambda one: (places.get(one.last.unit, len(places)), -one.last.days))
    return tuple(told)


def counted(summary: Summary) -> Iterable[Judged]:
    """Return every task that counts in a month, with how many days it is late."""
    days = {(each.unit, each.id): each.days for each in summary.figures.total.late_tasks}
    for one in summary.units:
        report = one.report
        if report is not None:
            for task, result in counted_rows(report):
                late = days.get((report.unit, task.id), 0)
                yield Judged(report.unit, task, result, report.as_of, late)


def is_done(each: Judged) -> bool:
    """Tell whether a task is completed."""
    return each.result.status is Status.COMPLETED


def status_of(each: Judged) -> Status:
    """Return the state of a task; one nothing was said about was never begun."""
    return each.result.status or Status.NOT_STARTED


def _of_units(verdicts: Iterable[UnitVerdicts], units: set[str]) -> tuple[UnitVerdicts, ...]:
    return tuple(one for one in verdicts if one.unit in units)


def _known_years(indices: Iterable[Index], last: int) -> tuple[Index, ...]:
    """Leave out what was published for later years than the review tells of."""
    found = (
        replace(index, years=tuple(one for one in index.years if one.year <= last))
        for index in indices
    )
    return tuple(index for index in found if index.years)


def _issued(papers: Iterable[PaperLine], months: Mapping[Period, Summary]) -> tuple[PaperLine, ...]:
    told = {str(month) for month in months}
    found = [one for one in papers if one.stands and one.kind in _BASED_ON and one.period in told]
    return tuple(sorted(found, key=lambda one: (one.issued_on, one.numbered)))


def _locked(matrix: Matrix, months: Mapping[Period, Summary]) -> Matrix:
    """Empty what is not locked out of a matrix, so that no annex says more than the review."""
    return replace(
        matrix,
        opened=frozenset(months),
        units=tuple(
            replace(row, cells={m: cell for m, cell in row.cells.items() if m in months})
            for row in matrix.units
            if any(month in months for month in row.cells)
        ),
        people=tuple(
            replace(row, cells={m: cell for m, cell in row.cells.items() if m in months})
            for row in matrix.people
            if any(month in months for month in row.cells)
        ),
    )
