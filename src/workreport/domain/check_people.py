"""What must be mended, answered or noticed in a report's classification of people."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from workreport.domain.errors import UseError
from workreport.domain.month_rating import MonthRater, MonthRating
from workreport.domain.problem import ERROR, NOTE, WARNING, Problem
from workreport.domain.quota import quota
from workreport.domain.rating import RatingResult
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.rating_sheet import read_sheet
from workreport.domain.reason import Reason
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft

# The agency's leaders are not rated by a department; a head does not rate himself.
UNRATED_GROUPS = ("leaders", "heads")

_MISSING = {
    "rating_general_missing": ("person_general_missing", ERROR),
    "rating_leader_missing": ("person_leader_missing", ERROR),
    "rating_nothing_assigned": ("person_nothing_assigned", WARNING),
}


def people_problems(draft: ReportDraft, rating: MonthRating, as_of: date) -> Iterator[Problem]:
    """List the problems of the department's and the people's own ratings."""
    rater = MonthRater(draft, rating, as_of)
    lines = {line.person: line for line in draft.department}
    for person in draft.roster:
        line = lines.get(person.person, RatingLine(person=person.person))
        yield from _person_problems(person, line, rater)
        yield from _coefficient_problems(person, rater)
    known = {person.person: person for person in draft.roster}
    for stranger in (line.person for line in draft.department if line.person not in known):
        yield Problem("person_not_in_roster", ERROR, f"person/{stranger}")
    for line in draft.own:
        yield from _own_problems(line, known.get(line.person), rater)
    yield from _quota_problems(draft, rating)


def _person_problems(person: RatedPerson, line: RatingLine, rater: MonthRater) -> Iterator[Problem]:
    place = f"person/{person.person}"
    name: dict[str, object] = {"name": person.name}
    scheme = rater.scheme(person)
    if scheme is None:
        yield Problem("person_scheme_unreadable", ERROR, f"{place}/department", name)
        return
    if not line.level:
        if not line.not_rated.strip() and person.group not in UNRATED_GROUPS:
            yield Problem("person_not_rated", ERROR, f"{place}/department", name)
            yield from _score_problems(person, line, rater)
        return
    if line.not_rated.strip():
        yield Problem("person_rated_and_not", ERROR, f"{place}/not_rated", name)
    if line.level not in scheme.levels.codes:
        values = {**name, "value": line.level}
        yield Problem("person_level_unknown", ERROR, f"{place}/department", values)
        return
    yield from _remark_problems(person, line, scheme)
    yield from _score_problems(person, line, rater)
    if person.away:
        yield Problem("person_away_rated", WARNING, f"{place}/department", name)
    if person.group == "heads":
        yield Problem("head_rated_by_department", NOTE, f"{place}/department", name)


def _coefficient_problems(person: RatedPerson, rater: MonthRater) -> Iterator[Problem]:
    """List the tasks of a person whose coefficient is none of the month's set."""
    for task, reason in rater.strange_coefficients(person).items():
        yield Problem(reason.code, WARNING, f"task/{task}/coef", reason.values)


def _own_problems(
    line: RatingLine, person: RatedPerson | None, rater: MonthRater
) -> Iterator[Problem]:
    place = f"person/{line.person}/own"
    if person is None:
        return
    scheme = rater.scheme(person)
    if line.level and scheme is not None and line.level not in scheme.levels.codes:
        values = {"name": person.name, "value": line.level}
        yield Problem("person_level_unknown", ERROR, place, values)
        return
    try:
        rater.computed(person, line)
    except UseError as fault:
        yield _sheet_problem(fault, person, place)


def _remark_problems(
    person: RatedPerson, line: RatingLine, scheme: RatingScheme
) -> Iterator[Problem]:
    if line.level in scheme.required_remarks and not has_reason(line, scheme):
        values = {"name": person.name, "level": line.level, "letters": scheme.remark_letters}
        yield Problem("person_remark_missing", ERROR, f"person/{person.person}/remark", values)


def has_reason(line: RatingLine, scheme: RatingScheme) -> bool:
    """Tell whether a remark says enough for a level that needs one."""
    return sum(letter.isalpha() for letter in line.remark) >= scheme.remark_letters


def is_changed(line: RatingLine) -> bool:
    """Tell whether a level was chosen against the one the scheme comes to."""
    return bool(line.level and line.computed and line.level != line.computed)


def _score_problems(person: RatedPerson, line: RatingLine, rater: MonthRater) -> Iterator[Problem]:
    """List what keeps a score from being known, and a level that differs from it."""
    scheme, place = rater.scheme(person), f"person/{person.person}"
    if scheme is None:
        return
    try:
        line = rater.computed(person, line)
        result = rater.rate(person, line) if line.scheme else None
        sheet = read_sheet(line.sheet)
    except UseError as fault:
        yield _sheet_problem(fault, person, f"{place}/department")
        return
    if result is not None:
        yield from _missing_problems(person, result)
    for task, exemption in sheet.exemptions.items():
        if not exemption.is_confirmed:
            values: dict[str, object] = {"name": person.name, "task": task}
            yield Problem("person_exemption_unconfirmed", WARNING, f"{place}/department", values)
    if is_changed(line) and not has_reason(line, scheme):
        values = {
            "name": person.name,
            "level": line.level,
            "computed": line.computed,
            "letters": scheme.remark_letters,
        }
        if line.level not in scheme.required_remarks:  # else the remark is asked for already
            yield Problem("person_change_unexplained", ERROR, f"{place}/remark", values)


def _missing_problems(person: RatedPerson, result: RatingResult) -> Iterator[Problem]:
    place = f"person/{person.person}/department"
    for reason in result.missing:
        code, level = _MISSING.get(reason.code, ("", ""))
        if code:  # a task without a status is asked for at the task
            yield Problem(code, level, place, _named(person, reason))


def _named(person: RatedPerson, reason: Reason) -> dict[str, object]:
    return {"name": person.name, **reason.values}


def _sheet_problem(fault: UseError, person: RatedPerson, place: str) -> Problem:
    where = fault.values.get("place") or fault.values.get("name") or fault.values.get("value")
    values = {"name": person.name, "place": where or fault.code}
    return Problem("person_sheet_malformed", ERROR, place, values)


def _quota_problems(draft: ReportDraft, rating: MonthRating) -> Iterator[Problem]:
    groups = {person.person: person.group for person in draft.roster}
    levels: dict[str, Counter[str]] = {}
    schemes: dict[str, RatingScheme] = {}
    for line in draft.department:
        scheme = rating.schemes.of(groups.get(line.person, ""))
        if line.level and scheme is not None and not line.not_rated.strip():
            schemes[scheme.ref] = scheme
            levels.setdefault(scheme.ref, Counter())[line.level] += 1
    for ref, scheme in schemes.items():
        top = scheme.quota_top
        if not top or not scheme.quota_base:
            continue
        limit = quota(levels[ref], top, scheme.quota_base, scheme.quota_share)
        if limit.over:
            values = {
                "level": top,
                "used": limit.used,
                "allowed": limit.allowed,
                "base": limit.base,
            }
            yield Problem("quota_exceeded", NOTE, "whole", values)
