"""By what the people of a unit are rated in a month, and why a voice came to its result."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workreport.domain.errors import RuleError
from workreport.domain.month_rating import MonthRater, MonthRating
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.rating import RatingResult
from workreport.domain.rating_explanation import Step, explain
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft
from workreport.ledger.bodies import office
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.drafts import filed_draft
from workreport.services.forecasts import expected_before
from workreport.services.month import MonthLine, UnitMonthLine
from workreport.services.report_bodies import rating_line
from workreport.services.scheme_choice import month_schemes

_OFFICE = "Văn phòng"  # who confirmed it, where the person is not known here
OWN, DEPARTMENT, DECIDED = VOICES = ("own", "department", "decided")


@dataclass(frozen=True, slots=True)
class ExplainedRating:
    """What one voice says about a person, with every step from the tasks to the level.

    ``result`` and ``steps`` are computed again from what was signed; they are absent where the
    scheme of the month cannot be read, and where somebody is not rated.
    """

    person: RatedPerson
    voice: str
    line: RatingLine
    result: RatingResult | None
    steps: tuple[Step, ...]
    contents: Mapping[str, str] = field(default_factory=dict)  # of each task that counts

    @property
    def agrees(self) -> bool:
        """Whether what was computed again is what was signed."""
        if self.result is None or not self.line.score_exact:
            return True
        return str(self.result.total) == self.line.score_exact


def schemes_of(look: Look, calendars: Calendars, month: MonthLine) -> MonthSchemes:
    """Return the schemes of a month."""
    return month_schemes(calendars.people_schemes, look.projections, month.period, month.opened)


def month_rating(
    look: Look, calendars: Calendars, month: MonthLine, unit: UnitMonthLine
) -> MonthRating:
    """Return by what the people of a unit are rated now."""
    return MonthRating(
        schemes=schemes_of(look, calendars, month),
        cut_off="forecast" if month.opened is None else month.opened.cut_off,
        faults=confirmed_faults(unit),
        confirmed=confirmed_causes(look, unit),
        expected=expected_before(look, unit.unit.unit, month.period),
    )


def confirmed_faults(unit: UnitMonthLine) -> Mapping[str, int]:
    """Count the quality faults the Office confirmed: each answer to a version found its own."""
    found: Counter[str] = Counter()
    for version in unit.versions:
        if version.answer is not None and version.recall != "recalled":
            found.update(version.answer.faults)
    return found


def confirmed_causes(look: Look, unit: UnitMonthLine) -> Mapping[str, str]:
    """Return the tasks whose delay has a cause the Office confirmed as objective, and who did."""
    found: dict[str, str] = {}
    for version in unit.versions:
        if version.answer is None or not version.answer.objective or version.recall == "recalled":
            continue
        fact = look.projections.fact(version.answer_entry)
        name = look.directory.person_name("" if fact is None else fact.author)
        for task, is_confirmed in version.answer.objective.items():
            found.pop(task, None)
            if is_confirmed:
                found[task] = name or _OFFICE
    return found


def filed_rating(rating: MonthRating) -> MonthRating:
    """Return by what a filed report is rated again: what it says itself is not derived anew."""
    return replace(rating, expected={}, faults={}, confirmed={})


def explain_line(
    rater: MonthRater, person: RatedPerson, voice: str, line: RatingLine
) -> ExplainedRating:
    """Explain one voice as it stands.

    Raises:
        UseError: The sheet cannot be read, or does not belong to the scheme.
    """
    result = None if line.not_rated.strip() else rater.rate(person, line)
    steps = () if result is None else explain(result)
    return ExplainedRating(person, voice, line, result, steps, rater.contents)


def explain_decided(
    look: Look, calendars: Calendars, month: MonthLine, person: str
) -> ExplainedRating:
    """Explain the decision about a person.

    Raises:
        RuleError: Nothing was decided.
        UseError: The sheet cannot be read, or does not belong to the scheme.
    """
    body = decided_body(look, month, person)
    if body is None:
        name = look.directory.person_name(person)
        raise RuleError("rating_not_said", name=name, period=str(month.period))
    line = rating_line(person, body.rating)
    draft = filed_draft(look, line.report) if line.report else None
    draft = draft or ReportDraft(period=str(month.period), unit=body.unit)
    roster = RatedPerson(
        person=person,
        name=look.directory.person_name(person),
        unit=body.unit,
        group=body.group,
    )
    schemes = schemes_of(look, calendars, month)
    cut_off = "forecast" if month.opened is None else month.opened.cut_off
    rater = MonthRater(
        draft, MonthRating(schemes=schemes, cut_off=cut_off), draft.as_of or look.today
    )
    return explain_line(rater, roster, DECIDED, line)


def voice_in(draft: ReportDraft, person: str, voice: str) -> RatingLine | None:
    """Return what a voice of a report says about a person."""
    lines = draft.own if voice == OWN else draft.department
    return next((line for line in lines if line.person == person), None)


def decided_body(look: Look, month: MonthLine, person: str) -> office.RatingDecide | None:
    """Return the decision about a person: as the month was closed, else the one that counts."""
    if month.is_pinned and month.close is not None:
        pinned = {pin.person: pin.rating for pin in month.close.ratings}
        fact = look.projections.fact(pinned[person]) if person in pinned else None
    else:
        key = f"decide/{person}/{month.period}"
        found = look.projections.facts("rating.decide", key=key)
        fact = found[-1] if found else None
    body = None if fact is None else fact.body
    return body if isinstance(body, office.RatingDecide) else None
