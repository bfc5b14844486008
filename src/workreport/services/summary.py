"""A month consolidated: figures, questions, grades, classification – derived, never stored."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workreport.domain.consolidation import (
    Consolidation,
    UnitFigures,
    UnitMonth,
    consolidate,
    draft_questions,
)
from workreport.domain.period import Period
from workreport.domain.quota import Quota, quotas_by_group
from workreport.domain.reason import Reason
from workreport.domain.task import Task, TaskResult
from workreport.domain.task_progress import in_base, progress
from workreport.domain.unit_grade import GradeRow, UnitGrade, exact, grade
from workreport.ledger import canonical
from workreport.ledger.bodies import office
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.month import MonthLine, UnitMonthLine, read_month
from workreport.services.ports.rows import RatingRow
from workreport.services.report_bodies import result_of_item, task_of_item


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
    units: list[UnitSummary] = []
    months: list[UnitMonth] = []
    for line in month.units:
        report = _report(look, line)
        units.append(_unit_summary(line, report, wording.get(line.unit.unit, {})))
        months.append(_unit_month(line, report, look.today, month))
    figures = consolidate(months)
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
    months = [_unit_month(line, _report(look, line), look.today, before) for line in before.units]
    return consolidate(months).total


def _report(look: Look, line: UnitMonthLine) -> ReportFile | None:
    if line.current is None:
        return None
    fact = look.projections.fact(line.current.entry)
    return fact.body if fact is not None and isinstance(fact.body, ReportFile) else None


def _rows(report: ReportFile) -> list[tuple[Task, TaskResult]]:
    rows = [(task_of_item(item, report.unit), result_of_item(item)) for item in report.items]
    return [row for row in rows if in_base(row[0], row[1], report.as_of, report.cut_off)]


def _unit_month(
    line: UnitMonthLine, report: ReportFile | None, today: date, month: MonthLine
) -> UnitMonth:
    if report is None:
        return UnitMonth(unit=line.unit.unit, name=line.unit.name, as_of=today, filed=False)
    cut_off = "forecast" if month.opened is None else month.opened.cut_off
    return UnitMonth(
        unit=line.unit.unit,
        name=line.unit.name,
        as_of=report.as_of,
        rows=tuple(_rows(report)),
        text=report.text,
        cut_off=cut_off,
    )


def _unit_summary(
    line: UnitMonthLine, report: ReportFile | None, wording: Mapping[str, str]
) -> UnitSummary:
    own = {} if report is None else report.text
    manual = {} if line.grade is None else {p.code: (p.points, p.reason) for p in line.grade.manual}
    return UnitSummary(
        line=line,
        report=report,
        grade=grade_of(line, report, manual),
        advantages=wording.get("advantages") or own.get("advantages", ""),
        limitations=wording.get("limitations") or own.get("limitations", ""),
        wording=wording,
    )


def grade_of(
    line: UnitMonthLine, report: ReportFile | None, manual: Mapping[str, tuple[str, str]]
) -> UnitGrade:
    """Grade a unit by ``unit_month_v1`` (contracts 12)."""
    answer = None if line.current is None else line.current.answer
    faults = {} if answer is None else answer.faults
    rows = (
        []
        if report is None
        else [
            GradeRow(
                status=result.status,
                weight=Fraction(task.qty) * Fraction(task.coef),
                late=progress(task, result, report.as_of).is_late,
                quality=result.quality,
                quality_faults=faults.get(task.id, 0),
            )
            for task, result in _rows(report)
        ]
    )
    return grade(
        rows,
        timeliness=None if report is None else line.verdict,
        returns=line.returns,
        nil=report is not None and report.kind == "nil",
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
    data = {
        "period": str(month.period),
        "units": [
            {
                "unit": one.line.unit.unit,
                "report": "" if one.line.current is None else one.line.current.entry,
                "counts": dict(figures.by_unit[one.line.unit.unit].counts)
                if one.line.unit.unit in figures.by_unit
                else {},
                "score": "" if one.grade.score is None else exact(one.grade.score),
            }
            for one in units
        ],
        "people": [
            {"person": one.person, "level": "" if one.counted is None else one.counted.level}
            for one in people
        ],
    }
    return hashlib.sha256(canonical.encode(data)).hexdigest()
