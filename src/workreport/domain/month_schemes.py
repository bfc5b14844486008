"""Which scheme rates which people in one month, as the month was opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workreport.domain.exact_numbers import Exact
from workreport.domain.rating_scheme import ABCD_DIRECT, RatingScheme

PLAIN = "plain"  # the coefficient set in which every product counts the same


@dataclass(frozen=True, slots=True)
class MonthSchemes:
    """The schemes of a month: the usual one, and those of single comparison groups.

    A scheme is null when this program cannot read the version the month was opened with: then
    nothing is computed, and nobody is rated by another one instead.
    """

    usual: RatingScheme | None = ABCD_DIRECT
    groups: Mapping[str, RatingScheme | None] = field(default_factory=dict)
    coefficients: str = ""  # empty: the coefficients the plan states
    factors: tuple[Exact, ...] = ()  # the coefficients of that set; empty: the plan is free

    def of(self, group: str) -> RatingScheme | None:
        """Return the scheme of a comparison group."""
        return self.groups.get(group, self.usual)

    @property
    def all(self) -> tuple[RatingScheme, ...]:
        """Every scheme of the month that can be read, the usual one first."""
        found = (self.usual, *self.groups.values())
        return tuple({each.ref: each for each in found if each is not None}.values())

    @property
    def levels(self) -> tuple[str, ...]:
        """The codes of every level somebody may get, those of the usual scheme first."""
        return tuple(dict.fromkeys(code for each in self.all for code in each.levels.codes))

    @property
    def counts_alike(self) -> bool:
        """Whether every product counts the same, whatever the plan states."""
        return self.coefficients.partition("@")[0] == PLAIN

    @property
    def have_points(self) -> bool:
        """Whether somebody is rated by a score."""
        return any(each.has_score for each in self.all)
