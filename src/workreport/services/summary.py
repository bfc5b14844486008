"""A month consolidated: figures, questions, grades, classification – derived, never stored."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

import msgspec

from workreport.domain.consolidation import (
    Consolidation,
    combine,
    draft_questions,
    merged_sentence,
)
from workreport.domain.exact_numbers import exact
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.period import Period
from workreport.domain.quota import Quota
from workreport.domain.reason import Reason
from workreport.domain.unit_grade import UnitGrade, UnitScheme, Weights
from workreport.ledger import canonical
from workreport.ledger.bodies import office
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.completed_share import share_completed
from workreport.services.forced_levels import forced_levels
from workreport.services.garbage import left_alone
from workreport.services.month import MonthLine, UnitMonthLine, read_month
from workreport.services.month_people import (
    PersonSummary,
    people_in_brief,
    people_of_month,
    spread,
)
from workreport.services.ports.rows import RatingRow
from workreport.services.question_texts import (
    UnitWords,
    Worded,
    figure_words,
    read_wording,
    worded,
)
from workreport.services.rating_points import Points
from workreport.services.report_figures import Filed, read_filed
from workreport.services.scheme_choice import month_schemes
from workreport.services.task_merging import Merging, counted_twice, read_merging
from workreport.services.text_drafts import with_drafts

__all__ = [
    "PersonSummary",
    "Summary",
    "UnitSummary",
    "grade_of",
    "people_of_month",
    "summarise",
    "summarise_in_brief",
]


@dataclass(frozen=True, slots=True)
class UnitSummary:
    """One unit in the consolidated month; its report is read only for who writes it out."""

    line: UnitMonthLine
    report: ReportFile | None
    grade: UnitGrade
    advantages: str  # the Office's wording, else the unit's
    limitations: str
    wording: Mapping[str, str]
    filed: Filed | None = None  # what was counted; nothing while no report is held

    @property
    def override(self) -> office.GradeOverride | None:
        """The level that was set by hand, with its reason."""
        return None if self.line.grade is None else self.line.grade.override

    @property
    def level(self) -> str | None:
        """The level that counts: set by hand, else computed."""
        return self.grade.level if self.override is None else self.override.level


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
    schemes: MonthSchemes = field(default_factory=MonthSchemes)  # by which people are rated
    points: Mapping[str, Points] = field(default_factory=dict)  # by person, for papers only
    forced: Mapping[str, str] = field(default_factory=dict)  # by person: the level an event decides
    worded: Mapping[str, Worded] = field(default_factory=dict)  # that wording, figure by figure
    data: Mapping[str, str] = field(default_factory=dict)  # the figures a text may follow, by name
    merging: Merging = field(default_factory=Merging)  # tasks of several units that are one


def summarise(
    look: Look,
    calendars: Calendars,
    period: Period,
    *,
    reports: bool = False,
    drafts: bool = False,
) -> Summary:
    """Derive the consolidated month inside a look; with ``reports`` read these as well.

    ``drafts`` takes the Office's words as they are typed here, signed or not.
    """
    with left_alone():
        return _summarised(look, calendars, period, reports=reports, drafts=drafts)


def summarise_in_brief(look: Look, calendars: Calendars, period: Period) -> Summary:
    """Derive what a lock pins, publishes and asks of a month, with the same seal.

    The words of the month are left out, and what reports say of people is brief: see
    :func:`people_in_brief`.
    """
    with left_alone():
        month = read_month(look, calendars, period)
        return _counted(look, calendars, month, people_in_brief(look, month))


def _summarised(
    look: Look, calendars: Calendars, period: Period, *, reports: bool, drafts: bool
) -> Summary:
    month = read_month(look, calendars, period)
    written, wording = read_wording(look, period)
    if drafts and not month.is_pinned:
        written, wording = with_drafts(look, period, written, wording)
    bodies = _bodies(look, month) if reports else {}
    people = people_of_month(look, month)
    counted = _counted(look, calendars, month, people, bodies=bodies, wording=wording)
    figures = counted.figures
    previous = share_completed(look, calendars, period.previous)
    said = [
        UnitWords(
            one.line.unit.unit,
            one.line.unit.name,
            {"advantages": one.advantages, "limitations": one.limitations},
        )
        for one in counted.units
        if one.filed is not None
    ]
    close = month.close if month.is_pinned else None
    merging = read_merging(look, period, None if close is None else close.merges)
    merged = _counted_twice(look, month, merging, bodies)
    questions = draft_questions(
        figures.total,
        previous=previous,
        previous_month=period.previous.month,
        missing_names=figures.missing_names,
        texts=[(one.name, one.text) for one in said],
    )
    told = (*questions["progress"], *merged_sentence(figures.total.total, merged))
    questions = {**questions, "progress": told}
    data = figure_words(figures.total, previous, figures.missing_names, said, merged)
    worded_now = {
        section: worded(body, data, questions.get(section, ())) for section, body in written.items()
    }
    return replace(
        counted,
        questions=questions,
        wording={section: one.said.text for section, one in worded_now.items()},
        worded=worded_now,
        data=data,
        merging=merging,
    )


def _counted(
    look: Look,
    calendars: Calendars,
    month: MonthLine,
    people: tuple[PersonSummary, ...],
    *,
    bodies: Mapping[str, ReportFile] | None = None,
    wording: Mapping[str, Mapping[str, str]] | None = None,
) -> Summary:
    """Derive figures, grades, levels and seal of a month: all of it but its words."""
    counted = read_filed(look, month)
    held, words = bodies or {}, wording or {}
    units = []
    for line in month.units:
        unit = line.unit.unit
        units.append(
            _unit_summary(
                month.unit_scheme,
                line,
                counted.get(unit),
                held.get(unit),
                words.get(unit, {}),
            )
        )
    figures = _figures(month, counted)
    schemes = month_schemes(calendars.people_schemes, look.projections, month.period, month.opened)
    levels, not_rated, quotas = spread(people, schemes)
    return Summary(
        month=month,
        figures=figures,
        units=tuple(units),
        people=people,
        levels=levels,
        not_rated=not_rated,
        quotas=quotas,
        questions={},
        wording={},
        snapshot=_snapshot(month, figures, units, people),
        schemes=schemes,
        forced=forced_levels(look, month.period),
    )


def _counted_twice(
    look: Look, month: MonthLine, merging: Merging, bodies: Mapping[str, ReportFile]
) -> int:
    if not merging.merged:
        return 0
    return counted_twice(merging, bodies or _bodies(look, month))


def _bodies(look: Look, month: MonthLine) -> dict[str, ReportFile]:
    current = {
        line.current.entry: line.unit.unit for line in month.units if line.current is not None
    }
    bodies = look.projections.bodies(current)
    return {current[entry]: body for entry, body in bodies.items() if isinstance(body, ReportFile)}


def _figures(month: MonthLine, counted: Mapping[str, Filed]) -> Consolidation:
    names = {line.unit.unit: line.unit.name for line in month.units}
    return combine(
        {unit: filed.figures for unit, filed in counted.items()},
        {unit: name for unit, name in names.items() if unit not in counted},
    )


def _unit_summary(
    scheme: UnitScheme | None,
    line: UnitMonthLine,
    filed: Filed | None,
    report: ReportFile | None,
    wording: Mapping[str, str],
) -> UnitSummary:
    own = {} if filed is None else filed.text
    manual = {} if line.grade is None else {p.code: (p.points, p.reason) for p in line.grade.manual}
    return UnitSummary(
        line=line,
        report=report,
        grade=grade_of(scheme, line, filed, manual),
        advantages=wording.get("advantages") or own.get("advantages", ""),
        limitations=wording.get("limitations") or own.get("limitations", ""),
        wording=wording,
        filed=filed,
    )


def grade_of(
    scheme: UnitScheme | None,
    line: UnitMonthLine,
    filed: Filed | None,
    manual: Mapping[str, tuple[str, str]],
) -> UnitGrade:
    """Grade a unit by the scheme its month was opened with; by one nobody can read not at all."""
    if scheme is None:
        return UnitGrade(None, None, (), gates=(Reason("grade_scheme_unreadable"),))
    return scheme.grade_weights(
        Weights() if filed is None else filed.weights,
        # What is not held may still be on its way here; what is missing is missing everywhere.
        timeliness=line.verdict if filed is not None or line.verdict.kind == "missing" else None,
        returns=line.returns,
        nil=filed is not None and filed.nil,
        manual={code: _points(points) for code, (points, _reason) in manual.items()},
    )


@lru_cache(maxsize=1024)
def _points(text: str) -> Fraction:
    return Fraction(text)


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
            _SealedPerson(one.person, "" if row is None else row.level, _score(row))
            for one in people
            for row in (one.decided or one.department,)
        ],
    )
    return hashlib.sha256(canonical.encode_struct(data)).hexdigest()


def _score(row: RatingRow | None) -> str:
    return "" if row is None else row.score_exact


class _SealedUnit(msgspec.Struct, gc=False):
    unit: str
    report: str
    counts: dict[str, int]
    score: str


class _SealedPerson(msgspec.Struct, gc=False, omit_defaults=True):
    person: str
    level: str
    score: str = ""  # exact, where the scheme has scores


class _Sealed(msgspec.Struct):
    period: str
    units: list[_SealedUnit]
    people: list[_SealedPerson]
