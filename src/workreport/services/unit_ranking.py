"""Departments beside each other: places among comparable ones, and how many stand at the top."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workreport.domain.exact_numbers import Exact
from workreport.domain.quota import FLAGGED_SHARE, Quota, base_levels, quota
from workreport.domain.ranking import Place, ranked
from workreport.domain.unit_grade import UnitScheme
from workreport.services.summary import Summary, UnitSummary


@dataclass(frozen=True, slots=True)
class TopUnits:
    """How many departments have the top level; a number to consider, never a bar."""

    top: str
    base: tuple[str, ...]
    quota: Quota


def unit_places(
    summary: Summary, scores: Mapping[str, Exact | None] | None = None
) -> dict[str, Place]:
    """Give places by score among comparable departments; ``scores`` replace the kept ones."""
    known = {one.line.unit.unit: one.grade.score for one in summary.units} | dict(scores or {})
    comparable = {one.line.unit.unit: comparable_group(one) for one in summary.units}
    return ranked({u: score for u, score in known.items() if score is not None}, comparable)


def comparable_group(one: UnitSummary) -> str:
    """Return the group within which a department is compared: the Office is no department."""
    return one.line.unit.part


def top_units(scheme: UnitScheme | None, levels: Mapping[str, str | None]) -> TopUnits | None:
    """Compare the number of departments at the top level with what the scheme considers right."""
    if scheme is None or scheme.quota is None:
        return None
    rule = scheme.quota
    base = base_levels(rule.base, scheme.bands.codes)
    counts = Counter(level for level in levels.values() if level)
    flagged = FLAGGED_SHARE if rule.flagged_share is None else rule.flagged_share
    found = quota(counts, rule.top, base, Fraction(rule.share), Fraction(flagged))
    return TopUnits(rule.top, base, found)
