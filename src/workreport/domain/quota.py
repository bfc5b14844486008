"""How many may be given the top level: a share of those rated good, rounded down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

EXCLUDED_GROUP = "leaders"
DEFAULT_SHARE = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class Quota:
    """``allowed`` of the top level against ``used``; ``over`` is how many are too many.

    ``base`` is the number the share was taken of, kept to show the arithmetic in words.
    """

    allowed: int
    used: int
    over: int
    base: int
    share: Fraction = DEFAULT_SHARE


def quota(
    levels: Mapping[str, int],
    top: str = "A",
    base: str | Iterable[str] = "B",
    share: Fraction = DEFAULT_SHARE,
) -> Quota:
    """Compare the top level with its quota.

    Args:
        levels: People by level; those not rated are in no level and count nowhere.
        top: The level that is limited.
        base: The level, or several, whose number the share is taken of.
        share: The part of the base that may have the top level.
    """
    codes = {base} if isinstance(base, str) else set(base)
    number = sum(levels.get(code, 0) for code in codes)
    allowed = int(number * share)
    used = levels.get(top, 0)
    return Quota(allowed, used, max(0, used - allowed), number, share)


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
