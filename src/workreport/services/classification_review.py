"""The classification of a month at a glance: how levels are spread, who moved, what is unsaid."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workreport.domain.check_people import has_reason
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.period import Period
from workreport.domain.report import RatingLine
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.deciding import wanted_reason
from workreport.services.ports.rows import RatingRow
from workreport.services.summary import PersonSummary, Summary, summarise

MONTHS_BEFORE = 3
CHANGED = "level_changed_unexplained"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of one person now: the level that counts, and the words that go with it.

    ``level`` is empty while nothing was said, or where somebody is not rated.
    """

    one: PersonSummary
    level: str
    is_rated: bool
    remark: str
    decided: str = ""  # the leaders' level, where it counts
    computed: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the levels of some people are spread."""

    key: str
    counts: Mapping[str, int]
    not_rated: int = 0
    unsaid: int = 0

    @property
    def rated(self) -> int:
        """How many have a level."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class LevelChange:
    """Somebody whose level is another one than last month; ``steps`` up are positive.

    ``steps`` is null where the two levels belong to different scales.
    """

    person: str
    name: str
    unit: str
    before: str
    now: str
    steps: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class MissingRemark:
    """Somebody whose level needs words and has none; ``code`` says why it needs them."""

    person: str
    name: str
    unit: str
    level: str
    code: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Review:
    """The classification of one month beside the months before."""

    levels: tuple[str, ...]
    agency: Spread
    units: tuple[Spread, ...]
    groups: tuple[Spread, ...]
    months: tuple[tuple[Period, Spread], ...]
    changes: tuple[LevelChange, ...]
    missing: tuple[MissingRemark, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What counted in the months before: how levels were spread, and the last level of each."""

    months: tuple[tuple[Period, Spread], ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)


def standing_of(one: PersonSummary) -> Standing:
    """Return what is signed about a person: the leaders' decision, else the department's word."""
    row = one.counted
    if row is None:
        return Standing(one, "", is_rated=True, remark="")
    decided = "" if one.decided is None else one.decided.level
    # What the department said of the same level stands for the leaders too.
    words = row.remark or row.not_rated
    return Standing(
        one,
        row.level,
        is_rated=not row.not_rated,
        remark=words,
        decided=decided,
        computed=row.computed,
    )


def read_before(look: Look, calendars: Calendars, period: Period) -> Before:
    """Read the months before as they were sealed, or as they stand while they are open."""
    known = {
        fact.period for fact in look.projections.facts("period.open", bodies=False, chosen=False)
    }
    found: list[tuple[Period, Spread]] = []
    levels: dict[str, str] = {}
    for step in range(-MONTHS_BEFORE, 0):
        month = period.plus(step)
        if str(month) not in known:
            continue
        summary = summarise(look, calendars, month)
        people = [standing_of(one) for one in summary.people]
        found.append((month, spread(str(month), people, summary.schemes.levels)))
        if month == period.previous:
            levels = {each.one.person: each.level for each in people if each.level}
    return Before(tuple(found), levels)


def review(
    people: Sequence[Standing],
    schemes: MonthSchemes,
    before: Before,
    units: Sequence[str],
    groups: Sequence[str],
) -> Review:
    """Put the classification of a month beside the agency and the months before.

    Args:
        people: What counts of each person.
        schemes: By which people are rated in the month.
        before: The months before.
        units: Ids of units in the order they are listed.
        groups: Comparison groups in the order they are listed.
    """
    levels = schemes.levels
    by_unit = {unit: [each for each in people if each.one.unit == unit] for unit in units}
    by_group = {group: [each for each in people if each.one.group == group] for group in groups}
    return Review(
        levels=levels,
        agency=spread("", people, levels),
        units=tuple(spread(unit, each, levels) for unit, each in by_unit.items() if each),
        groups=tuple(spread(group, each, levels) for group, each in by_group.items() if each),
        months=before.months,
        changes=_changes(people, schemes, before.levels),
        missing=tuple(_missing(people, schemes)),
    )


def review_of(summary: Summary, before: Before) -> Review:
    """Review what is signed of a month."""
    people = [standing_of(one) for one in summary.people]
    units = [one.line.unit.unit for one in summary.units]
    groups = sorted({one.group for one in summary.people})
    return review(people, summary.schemes, before, units, groups)


def spread(key: str, people: Iterable[Standing], levels: Sequence[str]) -> Spread:
    """Count the levels of some people."""
    known = list(people)
    counts = Counter(each.level for each in known if each.is_rated and each.level)
    return Spread(
        key,
        {level: counts[level] for level in dict.fromkeys([*levels, *sorted(counts)])},
        not_rated=sum(not each.is_rated for each in known),
        unsaid=sum(each.is_rated and not each.level for each in known),
    )


def _changes(
    people: Iterable[Standing], schemes: MonthSchemes, levels: Mapping[str, str]
) -> tuple[LevelChange, ...]:
    found = []
    for each in people:
        before = levels.get(each.one.person, "")
        if not before or not each.level or not each.is_rated or before == each.level:
            continue
        scheme = schemes.of(each.one.group)
        codes = () if scheme is None else scheme.levels.codes
        steps = None
        if before in codes and each.level in codes:
            steps = codes.index(before) - codes.index(each.level)
        found.append(
            LevelChange(
                each.one.person,
                each.one.name,
                each.one.unit,
                before,
                each.level,
                steps,
                each.remark or _department_words(each.one.department),
            )
        )
    # Who fell furthest stands first: that is what is asked about.
    return tuple(
        sorted(found, key=lambda each: (0 if each.steps is None else each.steps, each.name))
    )


def _missing(people: Iterable[Standing], schemes: MonthSchemes) -> Iterable[MissingRemark]:
    for each in people:
        scheme = schemes.of(each.one.group)
        if scheme is None or not each.level or not each.is_rated:
            continue
        line = RatingLine(
            person=each.one.person, level=each.level, remark=each.remark, computed=each.computed
        )
        proposed = _proposed(each.one)
        code = wanted_reason(line, scheme, proposed, is_own_sheet=False)
        is_moved = bool(each.decided) and proposed is not None and proposed.level != each.decided
        if not code and is_moved and not has_reason(line, scheme):
            code = CHANGED
        if code:
            values = {
                "name": each.one.name,
                "level": each.level,
                "computed": each.computed,
                "proposed": "" if proposed is None else proposed.level,
                "letters": scheme.remark_letters,
            }
            yield MissingRemark(
                each.one.person, each.one.name, each.one.unit, each.level, code, values
            )


def _proposed(one: PersonSummary) -> RatingLine | None:
    row = one.department
    if row is None or not row.level:
        return None
    return RatingLine(person=one.person, level=row.level, remark=row.remark)


def _department_words(row: RatingRow | None) -> str:
    return "" if row is None else row.remark
