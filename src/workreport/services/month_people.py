"""The people of a month: what the voices say of each, side by side, as far as it counts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.quota import Quota
from workreport.domain.quota_radar import group_rows
from workreport.services.book import Look
from workreport.services.directory import Directory, rank_of
from workreport.services.month import MonthLine
from workreport.services.ports.rows import RatingRow
from workreport.services.rated_once import counting, positions_before

# What ``_make`` does without a look at the length, which is written out below.
_ROW: Callable[[Any], RatingRow] = partial(tuple.__new__, RatingRow)


class PersonSummary(NamedTuple):
    """One person in the consolidated month, the voices side by side; there may be thousands."""

    person: str
    name: str
    position: str
    unit: str
    group: str
    own: RatingRow | None
    department: RatingRow | None
    decided: RatingRow | None
    rated_in: tuple[str, ...] = ()  # the units, when more than one rates the person

    @property
    def counted(self) -> RatingRow | None:
        """Decided, else the department's voice."""
        return self.decided or self.department


_PERSON: Callable[[Any], PersonSummary] = partial(tuple.__new__, PersonSummary)


def people_of_month(look: Look, month: MonthLine) -> tuple[PersonSummary, ...]:
    """Return what the voices of a month say of each person, as far as it counts."""
    reports = {line.current.entry for line in month.units if line.current is not None}
    pinned = (
        None
        if not month.is_pinned or month.close is None
        else {pin.person: pin.rating for pin in month.close.ratings}
    )

    def counts(row: RatingRow) -> bool:
        if row.voice != "decided":
            return row.entry in reports
        return pinned is None or pinned.get(row.person) == row.entry

    said = _SideBySide(look.directory_of(month.period))
    said.add(row for row in look.projections.voices(str(month.period)) if counts(row))
    return said.people(look, month)


def people_in_brief(look: Look, month: MonthLine) -> tuple[PersonSummary, ...]:
    """Return the people of a month as its lock needs them: decided in full, the reports in brief.

    Of what reports say only group, level, score and why somebody is not rated are there: no words
    and no sheet; of the people's own voice only where the department says nothing. That is half
    of what the whole voices of five thousand people take.
    """
    if month.is_pinned:
        return people_of_month(look, month)
    said = _SideBySide(look.directory_of(month.period))
    for line in month.units:
        if line.current is not None:
            said.add(_brief_rows(look, month, line.current.entry, line.unit.unit))
    said.add(look.projections.voices(str(month.period), "decided"))
    return said.people(look, month)


def _brief_rows(look: Look, month: MonthLine, entry: str, unit: str) -> Iterator[RatingRow]:
    period = str(month.period)
    for voice, unless in (("department", ""), ("own", "department")):
        rows = look.projections.results_said(entry, voice, unless)
        for person, group, level, not_rated, score in rows:
            row = entry, voice, person, period, unit, group, level, "", "", not_rated, score, "", ""
            yield _ROW(row)


class _SideBySide:
    """The voices of a month sorted by person."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._voices: dict[str, dict[str, RatingRow]] = {"own": {}, "department": {}, "decided": {}}
        self._twice: dict[str, set[str]] = {}

    def add(self, rows: Iterable[RatingRow]) -> None:
        """Put what counts beside what is known; of two units the person's own one counts."""
        for row in rows:
            same = self._voices[row.voice]
            before = same.setdefault(row.person, row)
            if before is not row and before.unit != row.unit:
                self._twice.setdefault(row.person, {before.unit}).add(row.unit)
                same[row.person] = counting(self._directory, before, row)

    def people(self, look: Look, month: MonthLine) -> tuple[PersonSummary, ...]:
        """Return everybody by unit and rank."""
        own, department, decided = self._voices.values()
        twice, known_people = self._twice, self._directory.people
        old = positions_before(look, month.facts.closed_at) if month.is_pinned else {}
        order = {line.unit.unit: index for index, line in enumerate(month.units)}
        ranked = []
        for person in department.keys() | own.keys() | decided.keys():
            mine, theirs, final = own.get(person), department.get(person), decided.get(person)
            row = theirs or mine or decided[person]
            known = known_people.get(person)
            name, position, rank, place = "", "", 999, 999
            if known is not None:
                name, position, rank, place = (
                    known.name,
                    known.position,
                    rank_of(known),
                    known.order,
                )
            position = old.get(person, position)
            units = tuple(sorted(twice[person])) if person in twice else ()
            one = person, name, position, row.unit, row.comparison, mine, theirs, final, units
            ranked.append((order.get(row.unit, 999), rank, place, name, person, _PERSON(one)))
        ranked.sort()  # no two have the same person, so that they themselves are never compared
        return tuple([each[-1] for each in ranked])


def spread(
    people: Sequence[PersonSummary], schemes: MonthSchemes
) -> tuple[dict[str, int], int, Mapping[str, Quota]]:
    """Count the levels, and who was not rated; compare the levels with the quotas."""
    levels: Counter[str] = Counter(dict.fromkeys(schemes.levels, 0))
    alike: Counter[tuple[str, str]] = Counter()
    not_rated = 0
    for one in people:
        row = one.decided or one.department
        if row is None or row.not_rated:
            not_rated += 1
        elif row.level:
            alike[one.group, row.level] += 1
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (group, level), count in alike.items():
        levels[level] += count
        groups[group][level] += count
    quotas = {row.key: row.outlook.quota for row in group_rows(groups, schemes)}
    return dict(levels), not_rated, quotas
