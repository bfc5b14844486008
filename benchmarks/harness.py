"""Measures two things in turn, so that whatever else the machine does falls on both alike."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HEAD = (
    f"{'job':<19} {'ratio':>7} {'middle half':>15} {'goal':>6}   "
    f"{'ours':>10} {'bare':>10} {'noise':>6}"
)
Run = Callable[[], float]  # does the work once and returns the seconds that count


@dataclass(frozen=True, slots=True)
class Job:
    """What is measured against what, and the ratio that is the goal."""

    name: str
    what: str
    against: str
    goal: float
    measure: Callable[[Path], "Measured"]


@dataclass(frozen=True, slots=True)
class Measured:
    """The pairs of one job: seconds of ours and of the bare thing, one after the other."""

    ours: tuple[float, ...]
    bare: tuple[float, ...]
    note: str = ""

    @property
    def ratios(self) -> tuple[float, ...]:
        """How many times longer ours took, pair by pair."""
        return tuple(a / b for a, b in zip(self.ours, self.bare, strict=True))

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)

    @property
    def spread(self) -> tuple[float, float]:
        """The middle half of the ratios."""
        return quarters(self.ratios)

    @property
    def noise(self) -> float:
        """How far the bare thing differs from itself: its middle half against its median."""
        low, high = quarters(self.bare)
        return (high - low) / statistics.median(self.bare)


class NotHereError(Exception):
    """What is to be compared with is not installed; the job is left out."""


def pairs(ours: Run, bare: Run, *, count: int, warm_up: int = 1, note: str = "") -> Measured:
    """Run both in turn, ours first in one pair and second in the next."""
    for _round in range(warm_up):
        ours()
        bare()
    a: list[float] = []
    b: list[float] = []
    for number in range(count):
        for run, kept in ((ours, a), (bare, b)) if number % 2 == 0 else ((bare, b), (ours, a)):
            gc.collect()
            kept.append(run())
    return Measured(tuple(a), tuple(b), note)


def timed(work: Callable[[], object]) -> Run:
    """Make a run of work that counts as a whole."""

    def run() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return run


def quarters(values: tuple[float, ...]) -> tuple[float, float]:
    """Return where the middle half begins and ends."""
    if len(values) == 1:
        return values[0], values[0]
    found = statistics.quantiles(values, n=4, method="inclusive")
    return found[0], found[2]


def line_of(job: Job, found: Measured) -> str:
    """Write one line of the table; a goal that is missed is marked."""
    low, high = found.spread
    missed = "" if found.ratio <= job.goal else "  misses"
    return (
        f"{job.name:<19} {found.ratio:>7.2f} {f'{low:.2f} - {high:.2f}':>15} {job.goal:>6.2f}   "
        f"{_duration(statistics.median(found.ours)):>10} "
        f"{_duration(statistics.median(found.bare)):>10} {found.noise:>6.0%}{missed}"
        f"{'  ' + found.note if found.note else ''}"
    )


def _duration(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"
