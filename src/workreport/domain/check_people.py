"""What must be mended, answered or noticed in a report's classification of people."""

from collections import Counter
from collections.abc import Iterator

from workreport.domain.problem import ERROR, NOTE, WARNING, Problem
from workreport.domain.quota import quota
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft

# The agency's leaders are not rated by a department; a head does not rate himself.
UNRATED_GROUPS = ("leaders", "heads")


def people_problems(draft: ReportDraft, scheme: RatingScheme) -> Iterator[Problem]:
    """List the problems of the department's and the people's own ratings."""
    lines = {line.person: line for line in draft.department}
    for person in draft.roster:
        line = lines.get(person.person, RatingLine(person=person.person))
        yield from _person_problems(person, line, scheme)
    known = {person.person for person in draft.roster}
    for stranger in (line.person for line in draft.department if line.person not in known):
        yield Problem("person_not_in_roster", ERROR, f"person/{stranger}")
    names = {person.person: person.name for person in draft.roster}
    for line in draft.own:
        if line.level and line.level not in scheme.levels.codes:
            values = {"name": names.get(line.person, ""), "value": line.level}
            yield Problem("person_level_unknown", ERROR, f"person/{line.person}/own", values)
    yield from _quota_problems(draft, scheme)


def _person_problems(
    person: RatedPerson, line: RatingLine, scheme: RatingScheme
) -> Iterator[Problem]:
    place = f"person/{person.person}"
    name: dict[str, object] = {"name": person.name}
    if not line.level:
        if not line.not_rated.strip() and person.group not in UNRATED_GROUPS:
            yield Problem("person_not_rated", ERROR, f"{place}/department", name)
        return
    if line.not_rated.strip():
        yield Problem("person_rated_and_not", ERROR, f"{place}/not_rated", name)
    if line.level not in scheme.levels.codes:
        values = {**name, "value": line.level}
        yield Problem("person_level_unknown", ERROR, f"{place}/department", values)
    letters = sum(letter.isalpha() for letter in line.remark)
    if line.level in scheme.required_remarks and letters < scheme.remark_letters:
        values = {**name, "level": line.level, "letters": scheme.remark_letters}
        yield Problem("person_remark_missing", ERROR, f"{place}/remark", values)
    if person.away:
        yield Problem("person_away_rated", WARNING, f"{place}/department", name)
    if person.group == "heads":
        yield Problem("head_rated_by_department", NOTE, f"{place}/department", name)


def _quota_problems(draft: ReportDraft, scheme: RatingScheme) -> Iterator[Problem]:
    levels = Counter(line.level for line in draft.department if line.level)
    top = scheme.quota_top
    if not top or not scheme.quota_base:
        return
    limit = quota(levels, top, scheme.quota_base, scheme.quota_share)
    if limit.over:
        values = {"level": top, "used": limit.used, "allowed": limit.allowed, "base": limit.base}
        yield Problem("quota_exceeded", NOTE, "whole", values)
