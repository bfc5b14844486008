"""How many may be given the top level: a share of those rated good, rounded down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

EXCLUDED_GROUP = "leaders"
DEFAULT_SHARE = Fraction(1, 5)
FLAGGED_SHARE = Fraction(1, 4)  # Decree 335/2025, article 20.5b: outstanding collectives
BASES = ("good", "good_or_better", "all")


@dataclass(frozen=True, slots=True)
class Quota:
    """``allowed`` of the top level against ``used``; ``over`` is how many are too many.

    ``base`` is the number the share was taken of, kept to show the arithmetic in words.
    ``flagged`` is what an exception with a reason and a document may reach.
    """

    allowed: int
    used: int
    over: int
    base: int
    share: Fraction = DEFAULT_SHARE
    flagged: int = 0

    @property
    def state(self) -> str:
        """One of within, flagged (an exception would cover it) and over."""
        if not self.over:
            return "within"
        return "flagged" if self.used <= self.flagged else "over"


@dataclass(frozen=True, slots=True)
class Outlook:
    """A quota while some people have no level yet.

    ``waiting`` is how many these are; ``allowed_at_most`` what the quota would allow if all of them
    came into the base. ``state`` is within (fits already), may_fit or cannot_fit.
    """

    quota: Quota
    waiting: int
    allowed_at_most: int

    @property
    def state(self) -> str:
        """Tell whether the top level still fits."""
        if not self.quota.over:
            return "within"
        return "may_fit" if self.quota.used <= self.allowed_at_most else "cannot_fit"


def base_levels(kind: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the levels a share is taken of.

    Args:
        kind: One of :data:`BASES`.
        codes: The levels from the highest to the lowest.
    """
    count = {"good": 2, "good_or_better": 2, "all": len(codes)}[kind]
    return tuple(codes[1 if kind == "good" else 0 : count])


def quota(
    levels: Mapping[str, int],
    top: str = "A",
    base: str | Iterable[str] = "B",
    share: Fraction = DEFAULT_SHARE,
    flagged: Fraction = FLAGGED_SHARE,
) -> Quota:
    """Compare the top level with its quota.

    Args:
        levels: People by level; those not rated are in no level and count nowhere.
        top: The level that is limited.
        base: The level, or several, whose number the share is taken of.
        share: The part of the base that may have the top level.
        flagged: The part that an exception with a reason and a document may reach.
    """
    codes = {base} if isinstance(base, str) else set(base)
    number = sum(levels.get(code, 0) for code in codes)
    allowed = int(number * share)
    used = levels.get(top, 0)
    over = max(0, used - allowed)
    return Quota(allowed, used, over, number, share, max(allowed, int(number * flagged)))


def outlook(
    levels: Mapping[str, int],
    waiting: int,
    top: str = "A",
    base: str | Iterable[str] = "B",
    share: Fraction = DEFAULT_SHARE,
    flagged: Fraction = FLAGGED_SHARE,
) -> Outlook:
    """Look ahead while departments are still filing: what is used, and what could still fit.

    Args:
        levels: People by level so far.
        waiting: People who will be rated and have no level yet.
        top: The level that is limited.
        base: The level, or several, whose number the share is taken of.
        share: The part of the base that may have the top level.
        flagged: The part that an exception with a reason and a document may reach.
    """
    now = quota(levels, top, base, share, flagged)
    return Outlook(now, waiting, int((now.base + waiting) * share))


def quotas_by_group(
    groups: Mapping[str, Mapping[str, int]],
    top: str = "A",
    base: str | Iterable[str] = "B",
    share: Fraction = DEFAULT_SHARE,
) -> dict[str, Quota]:
    """Compare every comparison group with its own quota; the agency's leaders are left out."""
    codes = (base,) if isinstance(base, str) else tuple(base)
    return {
        group: quota(levels, top, codes, share)
        for group, levels in groups.items()
        if group != EXCLUDED_GROUP
    }
