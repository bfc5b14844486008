"""Tries a change on the people of a month: who changes level, and what the counts become.

A threshold is tried on the totals that are known already, together with what became of each gate
then; only what changes a total is rated anew.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from workreport.domain.errors import CodedError
from workreport.domain.levels import LevelSet
from workreport.domain.quota import EXCLUDED_GROUP, Quota, base_levels, quota
from workreport.domain.rating import RatingResult, general_of, rate
from workreport.domain.rating_input import RatedTask, RatingInput
from workreport.domain.rating_scheme import CONDITIONS, DIRECT, Blocker, Gate, RatingScheme
from workreport.domain.reason import Reason
from workreport.domain.what_if import (
    Change,
    GroupQuota,
    Moved,
    Outcome,
    Rated,
    check_change,
    with_thresholds,
)


def try_change(rated: Sequence[Rated], change: Change) -> Outcome:
    """Try a change on the people of a month.

    Raises:
        UseError: ``what_if_share``, ``what_if_base``, ``what_if_level``, ``what_if_threshold``,
            ``what_if_task`` or ``what_if_coefficient`` when the change has no meaning here.
    """
    check_change(rated, change)
    trial = _Trial(change)
    moved, rescored = [], []
    before: Counter[tuple[str, str]] = Counter()
    becomes: Counter[tuple[str, str]] = Counter()
    for one in rated:
        result = one.result
        was = one.group, result.level or ""
        before[was] += 1
        found = trial.of(one, result)
        if found is None:
            continue
        becomes[was] -= 1
        becomes[one.group, found.after] += 1
        if trial.is_move(one, found):
            moved.append(found)
        elif found.total_before != found.total_after:
            rescored.append(found)
    after = Counter(before)
    after.update(becomes)
    return Outcome(
        tuple(moved),
        tuple(rescored),
        _levels(before),
        _levels(after),
        _quotas(rated, change, trial, before, after),
        _notes(rated, change),
    )


class _Trial:
    """Remembers what every scheme becomes, so that it is worked out once and not for everybody."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self.of = self._anew if change.schemes or change.changes_inputs else self._by_threshold
        self._steps: dict[int, tuple[int, frozenset[int]]] = {}
        self._rules: dict[tuple[str, str], RatingScheme] = {}
        self._spans: dict[int, tuple[RatingScheme, Fraction, Fraction] | None] = {}

    def rule(self, result: RatingResult) -> RatingScheme:
        """Return the scheme a person would be rated by."""
        known, group = result.scheme, result.given.group
        found = self._rules.get((known.ref, group))
        if found is None:
            other = [each for each in self._change.schemes if group in each.groups]
            base = other[0] if other else known
            found = self._rules[known.ref, group] = with_thresholds(base, self._change.thresholds)
        return found

    def _anew(self, one: Rated, result: RatingResult) -> Moved | None:
        """Rate one person again; nothing where nothing can change."""
        rule = self.rule(result)
        given = _given(one, self._change)
        if rule is result.scheme and given is result.given:
            return None
        if rule.ref != result.scheme.ref:
            given = _carried(result.scheme, rule, given)
        try:
            found = rate(rule, given)
        except CodedError as error:
            why: Reason | None = Reason(error.code, error.values)
            return Moved(one.person, one.group, one.level, "", result.total, None, why)
        why = found.missing[0] if found.level is None and found.missing else None
        after = found.level or ""
        return Moved(one.person, one.group, one.level, after, result.total, found.total, why)

    def is_move(self, one: Rated, found: Moved) -> bool:
        """Tell whether the level changes: its place among the levels, whatever they are called."""
        rule, known = self.rule(one.result), one.result.scheme.levels.codes
        if rule.levels.codes == known or len(rule.levels.codes) != len(known):
            return found.before != found.after
        return _place(known, found.before) != _place(rule.levels.codes, found.after)

    def _by_threshold(self, one: Rated, result: RatingResult) -> Moved | None:
        total = result.total
        if total is None:
            return None
        scheme = result.scheme
        try:
            span = self._spans[id(scheme)]
        except KeyError:
            span = self._spans[id(scheme)] = self._span(result)
        if span is None or not span[1] <= total < span[2]:
            return None
        after = self._level_again(result, span[0].levels)
        if after == result.level:
            return None
        return Moved(one.person, one.group, one.level, after, total, total)

    def _level_again(self, result: RatingResult, levels: LevelSet) -> str:
        """Let a total fall into other bands, then through the gates as they were found to hold."""
        total = result.total or 0
        ranks = enumerate(levels.levels)
        rank = next((at for at, level in ranks if total >= level.min), len(levels.levels) - 1)
        for each in result.gates:
            if each.holds:
                limit, at = self._steps.get(id(each.gate)) or self._step(each.gate, levels.codes)
                if rank < limit and rank in at:
                    rank = limit
        return levels.levels[rank].code

    def _step(self, gate: Gate | Blocker, codes: Sequence[str]) -> tuple[int, frozenset[int]]:
        """Return the rank a gate leaves at the highest, and the ranks it is asked at."""
        cap, asked = (gate.cap, gate.at) if isinstance(gate, Gate) else ("", ())
        at = asked if asked and not gate.force else codes
        step = codes.index(gate.force or cap), frozenset(map(codes.index, at))
        self._steps[id(gate)] = step
        return step

    def _span(self, result: RatingResult) -> tuple[RatingScheme, Fraction, Fraction] | None:
        """Return the changed scheme and the scores between which a band changes at all."""
        rule = self.rule(result)
        pairs = zip(result.scheme.levels.thresholds, rule.levels.thresholds, strict=True)
        differing = [both for both in pairs if both[0] != both[1]]
        if not differing:
            return None
        return rule, min(map(min, differing)), max(map(max, differing))


def _given(one: Rated, change: Change) -> RatingInput:
    given = one.result.given
    if not change.changes_inputs:
        return given
    given = change.inputs.get(one.person, given)
    tasks = tuple(_task(task, change) for task in given.tasks)
    return given if tasks == given.tasks else replace(given, tasks=tasks)


def _task(task: RatedTask, change: Change) -> RatedTask:
    faults = max(0, task.quality_faults + change.faults.get(task.id, 0))
    coef = change.task_coefficients.get(task.id, change.coefficients.get(task.coef, task.coef))
    return replace(task, quality_faults=faults, coef=coef)


def _carried(old: RatingScheme, new: RatingScheme, given: RatingInput) -> RatingInput:
    """Hand the same facts to another scheme.

    Other criteria are told as their sum, and a level that was picked says nothing to a scheme that
    computes one.
    """
    if given.criteria and [c.code for c in old.criteria] != [c.code for c in new.criteria]:
        given = replace(given, general=general_of(old, given), criteria={})
    if given.level and new.kind != DIRECT:
        given = replace(given, level="")
    return given


def _place(codes: Sequence[str], level: str) -> int:
    return codes.index(level) if level in codes else -1


def _levels(counted: Mapping[tuple[str, str], int]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for (_group, level), count in counted.items():
        if level and count:
            found[level] += count
    return dict(found)


def _quotas(
    rated: Sequence[Rated],
    change: Change,
    trial: _Trial,
    before: Mapping[tuple[str, str], int],
    after: Mapping[tuple[str, str], int],
) -> tuple[GroupQuota, ...]:
    schemes: dict[str, RatingResult] = {}
    for one in rated:
        schemes.setdefault(one.group, one.result)
    return tuple(
        GroupQuota(
            group,
            _quota(result.scheme, Change(), _of_group(before, group)),
            _quota(trial.rule(result), change, _of_group(after, group)),
        )
        for group, result in schemes.items()
        if group != EXCLUDED_GROUP
    )


def _of_group(counted: Mapping[tuple[str, str], int], wanted: str) -> dict[str, int]:
    return {level: count for (group, level), count in counted.items() if group == wanted}


def _quota(scheme: RatingScheme, change: Change, levels: Mapping[str, int]) -> Quota:
    codes = scheme.levels.codes
    base = base_levels(change.quota_base, codes) if change.quota_base else scheme.quota_base
    share = scheme.quota_share if change.quota_share is None else change.quota_share
    return quota(levels, scheme.quota_top or codes[0], base or codes[1:2], share)


def _notes(rated: Sequence[Rated], change: Change) -> tuple[Reason, ...]:
    """Say whom the change cannot reach: a level that was picked hangs on no score."""
    found = []
    kinds = Counter(one.result.scheme.kind for one in rated)
    if kinds[DIRECT] and not change.schemes and (change.thresholds or change.changes_inputs):
        found.append(Reason("what_if_direct", {"count": kinds[DIRECT]}))
    if kinds[CONDITIONS] and change.thresholds:
        found.append(Reason("what_if_no_points", {"count": kinds[CONDITIONS]}))
    reached = {group for scheme in change.schemes for group in scheme.groups}
    others = sum(one.result.given.group not in reached for one in rated)
    if change.schemes and others:
        found.append(Reason("what_if_other_group", {"count": others}))
    return tuple(found)
