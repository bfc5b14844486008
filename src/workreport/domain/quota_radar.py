"""Quotas while departments are still filing: for each comparison group, and for each unit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.quota import EXCLUDED_GROUP, FLAGGED_SHARE, Outlook, base_levels, outlook
from workreport.domain.rating_scheme import RatingScheme


@dataclass(frozen=True, slots=True)
class RatedOne:
    """A person as the radar sees them; without a level they are waited for.

    People who are not rated are outside of every quota and do not belong here.
    """

    unit: str
    group: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class RadarRow:
    """The quota of a comparison group or, for information, of a unit."""

    key: str
    top: str
    base: tuple[str, ...]
    outlook: Outlook
    flagged_share: Fraction


@dataclass(frozen=True, slots=True)
class Radar:
    """Rows by comparison group, which bind, and by unit, which only inform."""

    groups: tuple[RadarRow, ...]
    units: tuple[RadarRow, ...]


def radar(people: Iterable[RatedOne], schemes: MonthSchemes) -> Radar:
    """Compare the top level with its quota, by the schemes of the month; see :func:`by_group`.

    A unit is counted by the usual scheme, and without the agency's leaders.
    """
    known = list(people)
    units = _counted((one.unit, one.level) for one in known if one.group != EXCLUDED_GROUP)
    rows = (_row(unit, levels, schemes.usual) for unit, levels in units.items())
    return Radar(by_group(known, schemes), tuple(row for row in rows if row is not None))


def by_group(people: Iterable[RatedOne], schemes: MonthSchemes) -> tuple[RadarRow, ...]:
    """Compare each comparison group with its quota.

    Groups without a quota in their scheme, and the agency's leaders, have no row.
    """
    return group_rows(_counted((one.group, one.level) for one in people), schemes)


def group_rows(
    groups: Mapping[str, Mapping[str, int]], schemes: MonthSchemes
) -> tuple[RadarRow, ...]:
    """Do the same for people who were counted already, by group and level."""
    rows = (
        _row(group, groups[group], schemes.of(group), group)
        for group in sorted(groups)
        if group != EXCLUDED_GROUP
    )
    return tuple(row for row in rows if row is not None)


def _counted(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Mapping[str, int]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, level in pairs:
        found[key][level] += 1
    return found


def _row(
    key: str, levels: Mapping[str, int], scheme: RatingScheme | None, group: str = ""
) -> RadarRow | None:
    rule = None if scheme is None else scheme.quota
    if scheme is None or rule is None or (group and rule.groups and group not in rule.groups):
        return None
    base = base_levels(rule.base, scheme.levels.codes)
    flagged = Fraction(FLAGGED_SHARE if rule.flagged_share is None else rule.flagged_share)
    found = outlook(levels, levels.get("", 0), rule.top, base, Fraction(rule.share), flagged)
    return RadarRow(key, rule.top, base, found, flagged)
