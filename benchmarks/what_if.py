"""One threshold tried over 5,000 rated people, against a loop that compares stored totals."""

import random
from collections import Counter
from fractions import Fraction
from pathlib import Path

from benchmarks.harness import Job, Measured, pairs, timed
from benchmarks.rating import people_to_rate
from workreport.domain.rating import rate
from workreport.domain.what_if import Change, Rated
from workreport.domain.what_if_trial import try_change
from workreport.services.schemes import Schemes
from workreport.system.resources import ShippedResources

_SCHEME = "tu1053_staff"
_FROM, _TO = Fraction(90), Fraction(96)
_GROUPS = ("heads", "deputies", "civil_servants", "support")


def measure(_folder: Path) -> Measured:
    """Try another beginning of a level; both sides read the same totals."""
    scheme = Schemes(ShippedResources()).find(_SCHEME)
    chance = random.Random(21)  # noqa: S311 - the same groups each time
    rated = [
        Rated(str(number), chance.choice(_GROUPS), rate(scheme, one))
        for number, one in enumerate(people_to_rate())
    ]
    change = Change(thresholds={"A": _TO})
    stored = [(one.person, one.group, Fraction(one.result.total or 0), one.level) for one in rated]
    ours = try_change(rated, change)
    crossed = _plainly(stored)[0]
    assert {one.person for one in ours.moved} <= set(crossed)
    return pairs(
        timed(lambda: try_change(rated, change)),
        timed(lambda: _plainly(stored)),
        count=31,
        note=f"{len(crossed)} cross, {len(ours.moved)} change level",
    )


def _plainly(
    stored: list[tuple[str, str, Fraction, str]],
) -> tuple[list[str], Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Put every total beside both beginnings: who crosses, and the bands of every group."""
    crossed, before, after = [], Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for person, group, total, level in stored:
        is_top, stays = total >= _FROM, total >= _TO
        if is_top != stays:
            crossed.append(person)
        before[group, level] += 1
        after[group, "A" if stays else level] += 1
    return crossed, before, after


JOB = Job(
    "what_if",
    "one threshold tried over 5,000 rated people (what_if_trial.try_change)",
    "one plain loop comparing their stored totals",
    3.0,
    measure,
)
