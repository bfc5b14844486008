"""Months side by side: units and people by month, read from the ledger without consolidating."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.domain.timeliness import Verdict
from workreport.domain.workflow import PeriodState
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.directory import Directory
from workreport.services.history_lineage import Link, links_to
from workreport.services.month import MonthLine, UnitMonthLine, read_month
from workreport.services.past_conclusions import JUDGED, count_verdicts
from workreport.services.summary import PersonSummary, people_of_month
from workreport.services.timelines import TimelineEvent, read_timeline

MOST_MONTHS = 120
"""Ten years are as far back as an agency looks in one table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCell:
    """One unit in one month; ``level`` is the one that counts, with its reason if set by hand."""

    state: str
    verdict: Verdict
    expected: bool
    received_at: datetime | None = None
    returns: int = 0
    on_time: int = 0
    tasks: int = 0
    score: str = ""
    score_exact: str = ""
    level: str = ""
    by_hand: str = ""
    verdicts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCell:
    """One person in one month: what the voices said; ``level`` is what counts."""

    unit: str
    level: str
    not_rated: str = ""
    own: str = ""
    department: str = ""
    decided: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit over the months."""

    unit: str
    code: str
    name: str  # in the last month shown
    part: str
    cells: Mapping[Period, UnitCell]
    before: tuple[tuple[Period, str], ...] = ()  # earlier names with the last month of each
    follows: str = ""  # of a unit that has ended: what goes on with its work
    after: tuple[Link, ...] = ()  # ended units whose work this one goes on with


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person over the months, under the unit of the newest."""

    person: str
    name: str
    unit: str
    unit_name: str
    cells: Mapping[Period, PersonCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Months from first to last: ``opened`` ones can say something, ``locked`` ones are final."""

    months: tuple[Period, ...]
    opened: frozenset[Period]
    locked: frozenset[Period]
    units: tuple[UnitRow, ...] = ()
    people: tuple[PersonRow, ...] = ()


class HistoryService:
    """Reads many months at once."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def units(self, first: Period, last: Period, unit: str = "") -> Matrix:
        """Return units by month, all that are held here or one.

        Raises:
            UseError: ``span_reversed``, ``span_too_long``, ``unit_unknown``.
        """
        with self._book.looking() as look:
            months, asked = self._months(look, first, last), _asked(look, unit)
            cells = _unit_cells(months)
            rows = tuple(_unit_rows(look, cells, asked, _names(months)))
        return _matrix(first, last, months, units=rows)

    def people(self, first: Period, last: Period, unit: str = "") -> Matrix:
        """Return people by month, of all units that are held here or of one.

        Raises:
            UseError: ``span_reversed``, ``span_too_long``, ``unit_unknown``.
        """
        with self._book.looking() as look:
            months, asked = self._months(look, first, last), _asked(look, unit)
            said = {
                period: people_of_month(look, month)
                for period, month in months.items()
                if month.opened is not None
            }
            rows = tuple(_person_rows(look, said, asked))
        return _matrix(first, last, months, people=rows)

    def timeline(self, unit: str, first: Period, last: Period) -> tuple[TimelineEvent, ...]:
        """Return what happened to the reports of one unit, by default one's own, in order.

        Raises:
            UseError: ``span_reversed``, ``span_too_long``, ``unit_unknown``.
        """
        with self._book.looking() as look:
            months = self._months(look, first, last)
            place = _asked(look, unit) or next(iter(look.own_units()), "")
            return tuple(
                event
                for period, month in months.items()
                for line in month.units
                if line.unit.unit == place
                for event in read_timeline(look, month, line, period)
            )

    def _months(self, look: Look, first: Period, last: Period) -> dict[Period, MonthLine]:
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        if count < 1:
            raise UseError("span_reversed", first=first, last=last)
        if count > MOST_MONTHS:
            raise UseError("span_too_long", first=first, last=last, count=count, most=MOST_MONTHS)
        facts = look.projections.facts("period.open", bodies=False, chosen=False)
        known = sorted({Period.parse(fact.period) for fact in facts})
        return {
            period: read_month(look, self._calendars, period)
            for period in known
            if first <= period <= last
        }


def _matrix(
    first: Period,
    last: Period,
    months: Mapping[Period, MonthLine],
    units: tuple[UnitRow, ...] = (),
    people: tuple[PersonRow, ...] = (),
) -> Matrix:
    shown = [first]
    while shown[-1] < last:
        shown.append(shown[-1].next)
    return Matrix(
        months=tuple(shown),
        opened=frozenset(months),
        locked=frozenset(p for p, month in months.items() if month.state is PeriodState.CLOSED),
        units=units,
        people=people,
    )


def _asked(look: Look, unit: str) -> str:
    if not unit or unit in look.directory.units:
        return unit
    known = [one for one in look.directory.units.values() if one.code == unit]
    return known[-1].unit if known else look.directory.unit(unit, look.today).unit


def _unit_cells(months: Mapping[Period, MonthLine]) -> dict[str, dict[Period, UnitCell]]:
    found: dict[str, dict[Period, UnitCell]] = {}
    for period, month in months.items():
        counted = count_verdicts((month,))
        for line in month.units:
            judged = {one: counted.get(line.unit.unit, {}).get(one, 0) for one in JUDGED}
            found.setdefault(line.unit.unit, {})[period] = _unit_cell(line, judged)
    return found


def _unit_cell(line: UnitMonthLine, judged: Mapping[str, int]) -> UnitCell:
    counts, grade = line.counts, line.grade
    tasks = 0 if counts is None else counts.completed + counts.in_progress + counts.not_started
    kept = None if grade is None else grade.override
    return UnitCell(
        state=line.state.value,
        verdict=line.verdict,
        expected=line.expected,
        received_at=line.filed_at,
        returns=line.returns,
        on_time=0 if counts is None else tasks - counts.late - counts.overdue,
        tasks=tasks,
        score="" if grade is None else grade.score,
        score_exact="" if grade is None else grade.score_exact,
        level="" if grade is None else grade.level if kept is None else kept.level,
        by_hand="" if kept is None else kept.reason,
        verdicts=judged,
    )


def _unit_rows(
    look: Look,
    cells: Mapping[str, Mapping[Period, UnitCell]],
    asked: str,
    names: Mapping[str, Mapping[Period, str]],
) -> Iterator[UnitRow]:
    """Yield a row for each unit; one that has ended stands above what goes on with its work."""
    directory = look.directory
    for each in in_line(directory, cells):
        if asked in {"", each}:
            unit, said = directory.units[each], names[each]
            heirs = [directory.unit_name(one) for one in unit.successors if one != each]
            yield UnitRow(
                unit=each,
                code=unit.code,
                name=said[max(said)],
                part=unit.part,
                cells=cells[each],
                before=_before(said),
                follows=", ".join(heirs),
                after=links_to(directory, each, max(said).last_day),
            )


def in_line(directory: Directory, known: Collection[str]) -> list[str]:
    """Return the known units in their order, each that has ended right above the first heir."""
    ended_above: dict[str, list[str]] = {}
    for one in directory.in_order:
        heir = one.successors[0] if one.successors else ""
        if heir in known and heir != one.unit:
            ended_above.setdefault(heir, []).append(one.unit)
    waiting = {unit for above in ended_above.values() for unit in above}
    order: list[str] = []

    def put(unit: str) -> None:
        for before in ended_above.pop(unit, ()):
            put(before)
        if unit in known and unit not in order:
            order.append(unit)

    for one in sorted(directory.in_order, key=lambda each: each.unit in waiting):
        put(one.unit)
    return order


def _names(months: Mapping[Period, MonthLine]) -> dict[str, dict[Period, str]]:
    """Return how each unit was called in each month."""
    found: dict[str, dict[Period, str]] = {}
    for period, month in months.items():
        for line in month.units:
            found.setdefault(line.unit.unit, {})[period] = line.unit.name
    return found


def _before(said: Mapping[Period, str]) -> tuple[tuple[Period, str], ...]:
    """Return the earlier names in the order of their last months."""
    months = sorted(said)
    return tuple(
        (month, said[month]) for month, after in pairwise(months) if said[month] != said[after]
    )


def _person_rows(
    look: Look, said: Mapping[Period, tuple[PersonSummary, ...]], asked: str
) -> Iterator[PersonRow]:
    newest: dict[str, PersonSummary] = {}
    last: dict[str, Period] = {}
    cells: dict[str, dict[Period, PersonCell]] = {}
    for period, people in said.items():
        for one in people:
            newest[one.person] = one
            last[one.person] = period
            cells.setdefault(one.person, {})[period] = _person_cell(one)
    order = {unit.unit: place for place, unit in enumerate(look.directory.in_order)}
    for one in sorted(newest.values(), key=lambda each: order.get(each.unit, len(order))):
        if asked in {"", one.unit}:
            yield PersonRow(
                person=one.person,
                name=one.name,
                unit=one.unit,
                unit_name=look.directory_of(last[one.person]).unit_name(one.unit),
                cells=cells[one.person],
            )


def _person_cell(one: PersonSummary) -> PersonCell:
    counted = one.counted
    levels = [
        "" if voice is None else voice.level or "–"
        for voice in (one.own, one.department, one.decided)
    ]
    return PersonCell(
        unit=one.unit,
        level="" if counted is None or counted.not_rated else counted.level,
        not_rated="" if counted is None else counted.not_rated,
        own=levels[0],
        department=levels[1],
        decided=levels[2],
        remark="" if counted is None else counted.remark,
    )
