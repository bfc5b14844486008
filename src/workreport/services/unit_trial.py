"""Tries another scheme on the departments of a month: who would change level; nothing is kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.domain.reason import Reason
from workreport.domain.unit_grade import UnitGrade, UnitScheme
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.summary import UnitSummary, grade_of, summarise


@dataclass(frozen=True, slots=True)
class UnitTried:
    """A department as it is graded and as it would be; a score that is not known is null.

    ``why`` says what the other scheme cannot be given; then nothing would come of it.
    """

    unit: str
    code: str
    name: str
    before: str
    after: str
    score_before: Fraction | None
    score_after: Fraction | None
    why: Reason | None = None

    @property
    def is_moved(self) -> bool:
        """Whether the level would be another one."""
        return self.before != self.after

    @property
    def is_rescored(self) -> bool:
        """Whether only the score would be another one."""
        return not self.is_moved and self.score_before != self.score_after


@dataclass(frozen=True, slots=True)
class UnitsTried:
    """Every department of a month under another scheme."""

    period: Period
    levels: tuple[str, ...]
    units: tuple[UnitTried, ...]

    @property
    def moved(self) -> tuple[UnitTried, ...]:
        """The departments whose level would be another one."""
        return tuple(one for one in self.units if one.is_moved)

    @property
    def rescored(self) -> tuple[UnitTried, ...]:
        """The departments of which only the score would be another one."""
        return tuple(one for one in self.units if one.is_rescored)

    @property
    def without_score(self) -> int:
        """How many have no score yet, because something is still to be given by hand."""
        return sum(one.score_after is None and one.why is None for one in self.units)

    @property
    def before(self) -> Mapping[str, int]:
        """How many have each level."""
        return Counter(one.before for one in self.units if one.before)

    @property
    def after(self) -> Mapping[str, int]:
        """How many would have each level."""
        return Counter(one.after for one in self.units if one.after)


def try_units(look: Look, calendars: Calendars, period: Period, scheme: UnitScheme) -> UnitsTried:
    """Grade the departments of a month by another scheme, from the same facts.

    Levels set by hand are left aside: what a scheme comes to is compared with what another does.
    """
    summary = summarise(look, calendars, period)
    known = summary.month.unit_scheme
    codes = () if known is None else known.bands.codes
    levels = tuple(dict.fromkeys((*codes, *scheme.bands.codes)))
    return UnitsTried(period, levels, tuple(_tried(one, scheme) for one in summary.units))


def _tried(one: UnitSummary, scheme: UnitScheme) -> UnitTried:
    manual = [] if one.line.grade is None else one.line.grade.manual
    points = {each.code: (each.points, each.reason) for each in manual}
    why: Reason | None = None
    try:
        found = grade_of(scheme, one.line, one.filed, points)
    except CodedError as error:  # points given by hand are more than the scheme knows
        found, why = UnitGrade(None, None, ()), Reason(error.code, error.values)
    return UnitTried(
        one.line.unit.unit,
        one.line.unit.code,
        one.line.unit.name,
        one.grade.level or "",
        found.level or "",
        one.grade.score,
        found.score,
        why,
    )
