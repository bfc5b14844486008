"""Tries a scheme of points on a few people whose result is known beforehand.

A slip of the pen that still reads as a formula – a sign, a bracket, a factor – shows here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workreport.domain.exact_numbers import Exact
from workreport.domain.rating import RatingResult, rate
from workreport.domain.rating_input import LEADER_PARTS, UNIT_PARTS, RatedTask, RatingInput
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.scheme_fields import malformed

_DONE = RatedTask(id="1", assigned=4, done=4, exceeds=True)
_TRIALS: Mapping[str, RatedTask] = {
    "more_than_assigned": replace(_DONE, done=8),
    "half_done": replace(_DONE, done=2),
    "nothing_done": replace(_DONE, done=0),
    "one_fault": replace(_DONE, quality_faults=1),
    "nine_faults": replace(_DONE, quality_faults=9),
    "one_delay": replace(_DONE, delays=1),
    "nine_delays": replace(_DONE, delays=9),
    "all_exempt": replace(_DONE, quality_faults=2, exempt_quality=3, delays=1, exempt_delay=2),
}
_HUNDRED = 100
_COUNTING = {"one_fault": "quality_faults", "one_delay": "delays"}
_WORSE = ("half_done", "nothing_done", "one_fault", "nine_faults", "one_delay", "nine_delays")


def try_out(scheme: RatingScheme) -> None:
    """Check a scheme of points on invented work.

    Raises:
        UseError: ``scheme_malformed``: full work must bring every point and no work none, and
            whatever lies between stays between.
    """
    if scheme.task_max + scheme.general_max != _HUNDRED:
        whole = _shown(scheme.task_max)
        raise malformed("formula.task_max", whole, "scheme_not_hundred", general=scheme.general_max)
    best = RatingInput(
        group=scheme.groups[0],
        general=scheme.general_max,
        tasks=(_DONE,),
        leader=dict.fromkeys(LEADER_PARTS, 100),
        unit=dict.fromkeys(UNIT_PARTS, 1),
        failed_quarters=0,
    )
    _expect(scheme, best, "full_work")
    for name, task in _TRIALS.items():
        tried = replace(best, tasks=(task, replace(_DONE, id="2")))
        if name in _WORSE:
            _within(scheme, tried, name)
        else:
            _expect(scheme, tried, name)
    for name, asked in _COUNTING.items():
        tried = replace(best, tasks=(_TRIALS[name], replace(_DONE, id="2")))
        _less(scheme, tried, name, asked)
    nothing = RatingInput(
        group=scheme.groups[0],
        general=0,
        tasks=(_TRIALS["nothing_done"],),
        leader=dict.fromkeys(LEADER_PARTS, 0),
        deduction=scheme.general_max if scheme.takes_deduction else 0,
    )
    found = rate(scheme, nothing)
    for place, value in _results(found):
        if value != 0:
            raise malformed(place, _shown(value), "scheme_trial_none", trial="nothing")


def _expect(scheme: RatingScheme, tried: RatingInput, trial: str) -> None:
    for place, value, most in _with_most(scheme, rate(scheme, tried)):
        if value != most:
            wanted = str(most)
            raise malformed(place, _shown(value), "scheme_trial_full", trial=trial, wanted=wanted)


def _within(scheme: RatingScheme, tried: RatingInput, trial: str) -> None:
    for place, value, most in _with_most(scheme, rate(scheme, tried)):
        if value is None or not 0 <= value <= most:
            raise malformed(place, _shown(value), "scheme_trial_range", trial=trial, high=str(most))


def _less(scheme: RatingScheme, tried: RatingInput, trial: str, asked: str) -> None:
    """Refuse a formula that asks for something and then takes no account of it."""
    users = [formula for formula in scheme.formulas if asked in formula.node.names()]
    found = rate(scheme, tried)
    for formula in users:
        if found.components.get(formula.code) == 1:
            place = f"components.{formula.code}.formula"
            raise malformed(place, formula.text, "scheme_trial_less", trial=trial, name=asked)


def _results(found: RatingResult) -> Iterator[tuple[str, Exact | None]]:
    for code, value in found.components.items():
        yield f"components.{code}.formula", value
    yield "formula.task", found.task_score
    yield "formula.total", found.total


def _with_most(
    scheme: RatingScheme, found: RatingResult
) -> Iterator[tuple[str, Exact | None, Exact]]:
    most = {"formula.task": scheme.task_max, "formula.total": _HUNDRED}
    for place, value in _results(found):
        yield place, value, most.get(place, 1)


def _shown(value: Exact | None) -> str:
    return "" if value is None else str(value)
