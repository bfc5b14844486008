"""The points behind levels, as the annexes of papers show them."""

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
from workreport.services.people_rating import explain_decided, schemes_of


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


def report_points(draft: ReportDraft, rating: MonthRating, as_of: date) -> Mapping[str, Points]:
    """Return the points of everybody a report proposes a level for, by person."""
    if not rating.schemes.have_points:
        return {}
    people = {one.person: one for one in draft.roster}
    rater = MonthRater(draft, rating, as_of)
    found = {}
    for line in draft.department:
        if line.person not in people or line.not_rated.strip():
            continue
        try:
            points = points_of(rater.rate(people[line.person], line))
        except UseError:
            continue  # the sheet is wrong; it is listed where the report is checked
        if points is not None:
            found[line.person] = points
    return found


def month_points(look: Look, calendars: Calendars, month: MonthLine) -> Mapping[str, Points]:
    """Return the points of everybody in a month: as decided, else as the departments propose."""
    schemes = schemes_of(look, calendars, month)
    if not schemes.have_points:
        return {}
    cut_off = "forecast" if month.opened is None else month.opened.cut_off
    found: dict[str, Points] = {}
    for unit in month.units:
        draft = None if unit.current is None else filed_draft(look, unit.current.entry)
        if draft is None:
            continue
        rating = MonthRating(schemes=schemes, cut_off=cut_off)
        found |= report_points(draft, rating, draft.as_of or look.today)
        for person in draft.roster:
            try:
                told = explain_decided(look, calendars, month, person.person)
            except (RuleError, UseError):
                continue  # nothing was decided
            points = points_of(told.result)
            found.pop(person.person, None)
            if points is not None:
                found[person.person] = points
    return found
