"""5,000 people with 40 tasks each rated by a scheme, against a loop of the same arithmetic."""

import random
from fractions import Fraction
from pathlib import Path

from benchmarks.harness import Job, Measured, pairs, timed
from workreport.domain.rating import rate
from workreport.domain.rating_input import RatedTask, RatingInput
from workreport.services.schemes import Schemes
from workreport.system.resources import ShippedResources

_PEOPLE, _TASKS = 5000, 40
_COEFFICIENTS = (Fraction(4, 5), 1, Fraction(6, 5), Fraction(3, 2), 2)
_SCHEME = "tu1053_staff"  # the one with most to do: three ratios and four gates
_QUARTER = Fraction(1, 4)
_HALF, _THIRD_OF_TEN, _FIFTH = Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)


def measure(_folder: Path) -> Measured:
    """Rate everybody; the inputs are the same objects on both sides."""
    scheme = Schemes(ShippedResources()).find(_SCHEME)
    people = people_to_rate()
    ours = [(each.total, each.level) for each in (rate(scheme, one) for one in people)]
    assert ours == [_plainly(one) for one in people]
    return pairs(
        timed(lambda: [rate(scheme, one) for one in people]),
        timed(lambda: [_plainly(one) for one in people]),
        count=5,
    )


def people_to_rate() -> list[RatingInput]:
    """Return the people who are rated, the same each time."""
    chance = random.Random(20)  # noqa: S311 - the same people each time
    return [
        RatingInput(
            group="staff",
            general=chance.choice((25, 28, Fraction(57, 2), 30)),
            tasks=tuple(_task(chance, number) for number in range(_TASKS)),
        )
        for _person in range(_PEOPLE)
    ]


def _task(chance: random.Random, number: int) -> RatedTask:
    assigned = chance.choice((1, 1, 1, 2, 3, 10))
    return RatedTask(
        id=str(number),
        assigned=assigned,
        done=assigned if chance.random() < 0.9 else assigned // 2,
        coef=chance.choice(_COEFFICIENTS),
        quality_faults=int(chance.random() < 0.08),
        delays=int(chance.random() < 0.12),
        exceeds=chance.random() < 0.35,
    )


def _plainly(one: RatingInput) -> tuple[Fraction, str]:
    """Do what the scheme says, once over the tasks, in the same exact numbers."""
    assigned = done = quality = progress = Fraction(0)
    short = below_half = late = exceeding = 0
    for task in one.tasks:
        weight = task.done * task.coef
        assigned += task.assigned * task.coef
        done += weight
        faults = max(0, task.quality_faults - task.exempt_quality)
        delays = max(0, task.delays - task.exempt_delay)
        quality += weight * max(0, 1 - _QUARTER * faults)
        progress += weight * max(0, 1 - _QUARTER * delays)
        short += task.done < task.assigned
        below_half += task.done * 2 < task.assigned
        late += delays > 0
        exceeding += task.exceeds
    a, b, c = min(1, done / assigned), min(1, quality / done), min(1, progress / done)
    total = max(0, one.general + (a + b + c) / 3 * 70 - one.deduction)
    count = len(one.tasks)
    level = next(code for code, low in (("A", 90), ("B", 70), ("C", 50), ("D", 0)) if total >= low)
    if level == "A" and (short or Fraction(exceeding, count) < _THIRD_OF_TEN):
        level = "B"
    if level in "AB" and below_half:
        level = "C"
    if level == "C" and Fraction(late, count) > _FIFTH:
        level = "D"
    return total, "D" if Fraction(below_half, count) > _HALF else level


JOB = Job(
    "rating",
    f"{_PEOPLE:,} people x {_TASKS} tasks rated by {_SCHEME} (rating.rate)",
    "one plain loop of the same exact arithmetic",
    3.0,
    measure,
)
