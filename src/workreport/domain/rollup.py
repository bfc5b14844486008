"""Months rolled up to a quarter, half-year or year: mean score, levels counted, gaps named."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workreport.domain.exact_numbers import Exact, total
from workreport.domain.period import Period, Span


@dataclass(frozen=True, slots=True)
class MonthResult:
    """What one month says about a person or a department.

    ``score`` is null where people were rated by level only; ``level`` is empty for "not rated",
    whose reason stands in ``not_rated``.
    """

    level: str = ""
    score: Exact | None = None
    not_rated: str = ""


@dataclass(frozen=True, slots=True)
class Rollup:
    """A span of months in figures; the class of the span itself is always decided by people.

    ``mean`` is the mean of the months that have a score, null without any. ``missing`` names the
    months that say nothing at all: they are left out, never guessed. ``scored`` counts the months
    the mean rests on.
    """

    span: Span
    levels: Mapping[str, int]
    mean: Fraction | None
    scored: int
    not_rated: tuple[Period, ...]
    missing: tuple[Period, ...]

    @property
    def rated(self) -> int:
        """How many months have a level."""
        return sum(self.levels.values())


def roll_up(span: Span, months: Mapping[Period, MonthResult]) -> Rollup:
    """Roll the months of a span up.

    Args:
        span: The quarter, half-year or year.
        months: Results by month; months outside of the span do not count, absent ones are missing.
    """
    levels: dict[str, int] = {}
    scores: list[Exact] = []
    not_rated: list[Period] = []
    missing: list[Period] = []
    for period in span.months:
        said = months.get(period)
        if said is None or not (said.level or said.not_rated or said.score is not None):
            missing.append(period)
            continue
        if said.level:
            levels[said.level] = levels.get(said.level, 0) + 1
        if said.not_rated:
            not_rated.append(period)
        elif said.score is not None:
            scores.append(said.score)
    mean = total(scores) / len(scores) if scores else None
    return Rollup(span, levels, mean, len(scores), tuple(not_rated), tuple(missing))
