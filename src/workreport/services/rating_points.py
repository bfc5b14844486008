"""The points behind levels and how they came about, as the annexes of papers show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workreport.domain.errors import RuleError, UseError
from workreport.domain.exact_numbers import Exact
from workreport.domain.month_rating import MonthRater, MonthRating, score_text
from workreport.domain.rating import RatingResult, general_of
from workreport.domain.report import ReportDraft
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.drafts import filed_draft
from workreport.services.month import MonthLine
from workreport.services.people_rating import (
    DEPARTMENT,
    OWN,
    ExplainedRating,
    explain_decided,
    explain_line,
    schemes_of,
)


@dataclass(frozen=True, slots=True)
class Points:
    """One person's points; null is unknown. ``total`` is written as it is kept."""

    general: Exact | None
    task: Exact | None
    deduction: Exact
    total: str


def points_of(result: RatingResult | None) -> Points | None:
    """Return the points of a result; nothing where the scheme has none."""
    if result is None or not result.scheme.has_score:
        return None
    total = "" if result.total is None else score_text(result.total, result.scheme)
    given = result.given
    return Points(general_of(result.scheme, given), result.task_score, given.deduction, total)


def points_by_person(explained: Mapping[str, ExplainedRating]) -> Mapping[str, Points]:
    """Return the points of everybody who has any, by person; a rating of oneself gives none."""
    found = {
        person: points_of(each.result) for person, each in explained.items() if each.voice != OWN
    }
    return {person: points for person, points in found.items() if points is not None}


def report_explanations(
    draft: ReportDraft, rating: MonthRating, as_of: date
) -> Mapping[str, ExplainedRating]:
    """Explain what a report proposes for each person, in the order of its roster.

    Of whom the department says nothing, as of its head, the own voice is explained. Who is not
    rated, or not by points, is left out.
    """
    if not rating.schemes.have_points:
        return {}
    rater = MonthRater(draft, rating, as_of)
    voices = [
        (DEPARTMENT, {line.person: line for line in draft.department}),
        (OWN, {line.person: line for line in draft.own}),
    ]
    found = {}
    for person in draft.roster:
        said = [(voice, lines[person.person]) for voice, lines in voices if person.person in lines]
        voice, line = said[0] if said else ("", None)
        if line is None or line.not_rated.strip():
            continue
        try:
            told = explain_line(rater, person, voice, line)
        except UseError:
            continue  # the sheet is wrong; it is listed where the report is checked
        if told.result is not None and told.result.scheme.has_score:
            found[person.person] = told
    return found


def month_explanations(
    look: Look, calendars: Calendars, month: MonthLine
) -> Mapping[str, ExplainedRating]:
    """Explain everybody's rating in a month: as decided, else as the departments propose."""
    schemes = schemes_of(look, calendars, month)
    if not schemes.have_points:
        return {}
    cut_off = "forecast" if month.opened is None else month.opened.cut_off
    found: dict[str, ExplainedRating] = {}
    for unit in month.units:
        draft = None if unit.current is None else filed_draft(look, unit.current.entry)
        if draft is None:
            continue
        rating = MonthRating(schemes=schemes, cut_off=cut_off)
        found |= report_explanations(draft, rating, draft.as_of or look.today)
        for person in draft.roster:
            try:
                told = explain_decided(look, calendars, month, person.person)
            except (RuleError, UseError):
                continue  # nothing was decided
            found.pop(person.person, None)
            if told.result is not None and told.result.scheme.has_score:
                found[person.person] = told
    return found
