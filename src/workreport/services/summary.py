"""A month consolidated: figures, questions, grades, classification – derived, never stored."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import msgspec

from workreport.domain.consolidation import (
    Consolidation,
    UnitFigures,
    combine,
    draft_questions,
)
from workreport.domain.period import Period
from workreport.domain.quota import Quota, quotas_by_group
from workreport.domain.reason import Reason
from workreport.domain.unit_grade import UnitGrade, exact, grade
from workreport.ledger import canonical
from workreport.ledger.bodies import office
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.month import MonthLine, UnitMonthLine, read_month
from workreport.services.ports.rows import RatingRow
from workreport.services.report_figures import Counted


@dataclass(frozen=True, slots=True)
class UnitSummary:
    """One unit in the consolidated month."""

    line: UnitMonthLine
    report: ReportFile | None
    grade: UnitGrade
    advantages: str  # the Office's wording, else the unit's
    limitations: str
    wording: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """One person in the consolidated month: the voices side by side."""

    person: str
    name: str
    position: str
    unit: str
    group: str
    own: RatingRow | None
    department: RatingRow | None
    decided: RatingRow | None

    @property
    def counted(self) -> RatingRow | None:
        """Decided, else the department's voice."""
        return self.decided or self.department


@dataclass(frozen=True, slots=True)
class Summary:
    """A month consolidated: a pure function of what counts in it."""

    month: MonthLine
    figures: Consolidation
    units: tuple[UnitSummary, ...]
    people: tuple[PersonSummary, ...]
    levels: Mapping[str, int]
    not_rated: int
    quotas: Mapping[str, Quota]
    questions: Mapping[str, tuple[Reason, ...]]
    wording: Mapping[str, str]  # the Office's words for the agency, by question
    snapshot: str  # SHA-256 over the figures


def summarise(look: Look, calendars: Calendars, period: Period) -> Summary:
    """Derive the consolidated month inside a look."""
    month = read_month(look, calendars, period)
    wording = _wording(look, period)
    counted = _counted(look, month)
    units = [
        _unit_summary(line, counted.get(line.unit.unit), wording.get(line.unit.unit, {}))
        for line in month.units
    ]
    figures = _figures(month, counted)
    people = _people(look, month)
    levels, not_rated = _levels(people)
    previous = _previous_figures(look, calendars, period)
    questions = draft_questions(
        figures.total,
        previous=previous,
        previous_month=period.previous.month,
        missing_names=figures.missing_names,
        texts=[
            (one.line.unit.name, {"advantages": one.advantages, "limitations": one.limitations})
            for one in units
            if one.report is not None
        ],
    )
    return Summary(
        month=month,
        figures=figures,
        units=tuple(units),
        people=people,
        levels=levels,
        not_rated=not_rated,
        quotas=_quotas(people),
        questions=questions,
        wording=wording.get("", {}),
        snapshot=_snapshot(month, figures, units, people),
    )


def _previous_figures(look: Look, calendars: Calendars, period: Period) -> UnitFigures | None:
    if look.one("period.open", period=str(period.previous)) is None:
        return None
    before = read_month(look, calendars, period.previous)
    return _figures(before, _counted(look, before)).total


def _counted(look: Look, month: MonthLine) -> dict[str, Counted]:
    """Read and count the report of each unit; one that was erased is not there."""
    current = {
        line.unit.unit: line.current.entry for line in month.units if line.current is not None
    }
    bodies = look.projections.bodies(current.values())
    found = {unit: bodies.get(entry) for unit, entry in current.items()}
    return {unit: Counted.of(body) for unit, body in found.items() if isinstance(body, ReportFile)}


def _figures(month: MonthLine, counted: Mapping[str, Counted]) -> Consolidation:
    cut_off = "forecast" if month.opened is None else month.opened.cut_off
    names = {line.unit.unit: line.unit.name for line in month.units}
    return combine(
        {unit: report.figures(names[unit], cut_off) for unit, report in counted.items()},
        {unit: name for unit, name in names.items() if unit not in counted},
    )


def _unit_summary(
    line: UnitMonthLine, counted: Counted | None, wording: Mapping[str, str]
) -> UnitSummary:
    report = None if counted is None else counted.report
    own = {} if report is None else report.text
    manual = {} if line.grade is None else {p.code: (p.points, p.reason) for p in line.grade.manual}
    return UnitSummary(
        line=line,
        report=report,
        grade=_graded(line, counted, manual),
        advantages=wording.get("advantages") or own.get("advantages", ""),
        limitations=wording.get("limitations") or own.get("limitations", ""),
        wording=wording,
    )


def grade_of(
    line: UnitMonthLine, report: ReportFile | None, manual: Mapping[str, tuple[str, str]]
) -> UnitGrade:
    """Grade a unit by ``unit_month_v1`` (contracts 12)."""
    return _graded(line, None if report is None else Counted.of(report), manual)


def _graded(
    line: UnitMonthLine, counted: Counted | None, manual: Mapping[str, tuple[str, str]]
) -> UnitGrade:
    answer = None if line.current is None else line.current.answer
    faults = {} if answer is None else answer.faults
    return grade(
        () if counted is None else counted.grade_rows(faults),
        timeliness=None if counted is None else line.verdict,
        returns=line.returns,
        nil=counted is not None and counted.report.kind == "nil",
        manual={code: Fraction(points) for code, (points, _reason) in manual.items()},
    )


def _wording(look: Look, period: Period) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for fact in look.projections.facts("wording", period=str(period)):
        if isinstance(fact.body, office.Wording) and fact.body.text:
            found[fact.body.unit][fact.body.section] = fact.body.text
    return found


def _people(look: Look, month: MonthLine) -> tuple[PersonSummary, ...]:
    reports = [line.current.entry for line in month.units if line.current is not None]
    voices: dict[str, dict[str, RatingRow]] = defaultdict(dict)
    for row in look.projections.ratings(entries=reports):
        voices[row.person].setdefault(row.voice, row)
    pinned = (
        None
        if not month.is_pinned or month.close is None
        else {pin.person: pin.rating for pin in month.close.ratings}
    )
    for row in look.projections.ratings(period=str(month.period), voice="decided"):
        if pinned is None or pinned.get(row.person) == row.entry:
            voices[row.person][row.voice] = row
    order = {line.unit.unit: index for index, line in enumerate(month.units)}
    found = []
    for person, spoken in voices.items():
        known = look.directory.people.get(person)
        any_row = next(iter(spoken.values()))
        found.append(
            PersonSummary(
                person=person,
                name="" if known is None else known.name,
                position="" if known is None else known.position,
                unit=any_row.unit,
                group=any_row.comparison,
                own=spoken.get("own"),
                department=spoken.get("department"),
                decided=spoken.get("decided"),
            )
        )

    def rank(one: PersonSummary) -> tuple[int, int, str, str]:
        known = look.directory.people.get(one.person)
        return (
            order.get(one.unit, 999),
            999 if known is None else known.order,
            one.name,
            one.person,
        )

    return tuple(sorted(found, key=rank))


def _levels(people: Sequence[PersonSummary]) -> tuple[dict[str, int], int]:
    counts: Counter[str] = Counter({"A": 0, "B": 0, "C": 0, "D": 0})
    not_rated = 0
    for one in people:
        row = one.counted
        if row is None or row.not_rated:
            not_rated += 1
        elif row.level:
            counts[row.level] += 1
    return dict(counts), not_rated


def _quotas(people: Sequence[PersonSummary]) -> Mapping[str, Quota]:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for one in people:
        row = one.counted
        if row is not None and row.level and one.group != "leaders":
            groups[one.group][row.level] += 1
    return quotas_by_group(groups)


def _snapshot(
    month: MonthLine,
    figures: Consolidation,
    units: Sequence[UnitSummary],
    people: Sequence[PersonSummary],
) -> str:
    """Hash what the month says, so that paper and data can be compared."""
    data = _Sealed(
        period=str(month.period),
        units=[
            _SealedUnit(
                unit=one.line.unit.unit,
                report="" if one.line.current is None else one.line.current.entry,
                counts=dict(figures.by_unit[one.line.unit.unit].counts)
                if one.line.unit.unit in figures.by_unit
                else {},
                score="" if one.grade.score is None else exact(one.grade.score),
            )
            for one in units
        ],
        people=[
            _SealedPerson(person=one.person, level="" if one.counted is None else one.counted.level)
            for one in people
        ],
    )
    return hashlib.sha256(canonical.encode_struct(data)).hexdigest()


class _SealedUnit(msgspec.Struct):
    unit: str
    report: str
    counts: dict[str, int]
    score: str


class _SealedPerson(msgspec.Struct):
    person: str
    level: str


class _Sealed(msgspec.Struct):
    period: str
    units: list[_SealedUnit]
    people: list[_SealedPerson]
