"""Rates a person by a scheme: score, level, gates, in exact numbers and without any sentence.

``rate`` is the quick way for many people; ``rating_explanation.explain`` tells the steps of one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import Exact, plain
from workreport.domain.rating_input import LEADER_PARTS, UNIT_PARTS, RatingInput
from workreport.domain.rating_scheme import CONDITIONS, DIRECT, Blocker, Gate, RatingScheme
from workreport.domain.reason import Reason
from workreport.domain.scheme_columns import column_of
from workreport.domain.scheme_program import unknown_names

_WHOLE = ("base", "task", "total")
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class GateResult:
    """What became of one gate.

    ``holds`` tells whether its condition holds, null when something it asks for is unknown;
    ``hit`` whether it changed the level, or would have forced it: from ``before`` to ``after``.
    """

    gate: Gate | Blocker
    holds: bool | None
    hit: bool = False
    before: str = ""
    after: str = ""
    missing: tuple[str, ...] = ()

    @property
    def why(self) -> Reason:
        """The clause with what it did, in words of the rules."""
        values: dict[str, object] = {"rule": self.gate.title}
        if self.hit:
            values |= {"before": self.before or "–", "after": self.after}
            return Reason("rating_gate_hit", values)
        if self.holds is None:
            if not self.missing:
                return Reason("rating_gate_not_reached", values)
            values["missing"] = ", ".join(self.missing)
            return Reason("rating_gate_unchecked", values)
        if self.holds:
            return Reason("rating_gate_no_effect", {**values, "level": self.before})
        return Reason("rating_gate_clear", values)


@dataclass(frozen=True, slots=True)
class RatingResult:
    """A person's result; what cannot be computed is null and named in ``missing``.

    ``computed_level`` follows from the score (or the conditions) alone, ``level`` also from gates
    and blockers. ``notes`` say what a person should look at although the result stands.
    """

    scheme: RatingScheme
    given: RatingInput
    components: Mapping[str, Exact | None]
    task_score: Exact | None
    total: Exact | None
    computed_level: str | None
    level: str | None
    gates: tuple[GateResult, ...] = ()
    missing: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()

    @property
    def hits(self) -> tuple[GateResult, ...]:
        """The gates and blockers that decided something."""
        return tuple(each for each in self.gates if each.hit)


def rate(scheme: RatingScheme, given: RatingInput) -> RatingResult:
    """Rate one person.

    Raises:
        UseError: ``rating_value_out_of_range``, ``rating_blocker_unknown``,
            ``rating_level_unknown``, ``rating_level_is_computed`` or ``rating_no_deduction`` when
            the input cannot belong to this scheme.
    """
    _check(scheme, given)
    if scheme.plan is None:
        return _rate_directly(scheme, given)
    names = values_given(scheme, given)
    values = scheme.plan.program.run(names)
    found = {formula.code: values[place] for formula, place in scheme.plan.formulas}
    has_data = names["qty_assigned"] is not None
    total = found.get("total")
    is_known = has_data and (total is not None or scheme.kind == CONDITIONS)
    computed: str | None = None
    gates = [GateResult(gate, None) for gate, _place in scheme.plan.gates]
    level: str | None = None
    if is_known:
        computed = scheme.levels.codes[0] if total is None else scheme.levels.band(total)
        level, gates = _through_gates(scheme, given, values, names, computed)
        computed = level if scheme.kind == CONDITIONS else computed
    level, blocked = _through_blockers(scheme, given, level)
    return RatingResult(
        scheme,
        given,
        {code: value for code, value in found.items() if code not in _WHOLE},
        found.get("task"),
        total,
        computed,
        level,
        (*gates, *blocked),
        () if is_known else _missing(scheme, given, names),
        _notes(scheme, given, level),
    )


def values_given(scheme: RatingScheme, given: RatingInput) -> dict[str, Any]:
    """Return every value the formulas may ask for, by name; null is unknown."""
    tasks = given.tasks
    # With nothing assigned every ratio is unknown: neither nothing nor everything was done.
    known = all(task.is_known for task in tasks) and any(task.assigned for task in tasks)
    names: dict[str, Any] = {
        "qty_assigned": column_of([task.assigned or 0 for task in tasks]) if known else None,
        "qty_done": column_of([task.done or 0 for task in tasks]) if known else None,
        "K": column_of([task.coef for task in tasks]),
        "quality_faults": column_of([task.quality_faults for task in tasks]),
        "delays": column_of([task.delays for task in tasks]),
        "exempt_quality": column_of([task.exempt_quality for task in tasks]),
        "exempt_delay": column_of([task.exempt_delay for task in tasks]),
        "exceeds": [task.exceeds for task in tasks],
        "tasks": len(tasks),
        "general": general_of(scheme, given),
        "deduction": given.deduction,
        "task_max": scheme.task_max,
        "is_deputy": given.deputy,
        "failed_quarters": given.failed_quarters,
    }
    # A leader's block counts for leaders only, whoever else it was filled in for.
    leader = given.leader if given.group == "leader" else {}
    names |= {f"leader_{part}": leader.get(part) for part in LEADER_PARTS}
    names |= {f"unit_{part}": given.unit.get(part) for part in UNIT_PARTS}
    return names | dict(scheme.constants)


def general_of(scheme: RatingScheme, given: RatingInput) -> Exact | None:
    """Return the points of the general criteria; null while one of them is missing."""
    if not given.criteria:
        return given.general
    points = [given.criteria.get(each.code) for each in scheme.criteria]
    known = [each for each in points if each is not None]
    return sum(known) if len(known) == len(points) else None


def _through_gates(
    scheme: RatingScheme,
    given: RatingInput,
    values: Sequence[Any],
    names: Mapping[str, Any],
    level: str,
) -> tuple[str, list[GateResult]]:
    results = []
    for gate, place in () if scheme.plan is None else scheme.plan.gates:
        if given.group not in gate.groups:
            continue
        value = values[place]
        holds = None if value is None else value == gate.holds_when
        before = level
        if holds and gate.force:
            level = scheme.levels.not_above(level, gate.force)
        elif holds and (not gate.at or level in gate.at):
            level = scheme.levels.not_above(level, gate.cap)
        missing = unknown_names((gate.node,), names) if holds is None else ()
        hit = level != before or bool(holds and gate.force)
        results.append(GateResult(gate, holds, hit, before, level, missing))
    return level, results


def _through_blockers(
    scheme: RatingScheme, given: RatingInput, level: str | None
) -> tuple[str | None, list[GateResult]]:
    results = []
    for blocker in scheme.blockers:
        if blocker.code in given.blockers:
            before = level or ""
            level = scheme.levels.not_above(level or blocker.force, blocker.force)
            results.append(GateResult(blocker, holds=True, hit=True, before=before, after=level))
    return level, results


def _rate_directly(scheme: RatingScheme, given: RatingInput) -> RatingResult:
    chosen = given.level or None
    level, blocked = _through_blockers(scheme, given, chosen)
    missing = () if level else (Reason("rating_level_missing"),)
    return RatingResult(
        scheme,
        given,
        {},
        None,
        None,
        None,
        level,
        tuple(blocked),
        missing,
        _notes(scheme, given, level),
    )


def _check(scheme: RatingScheme, given: RatingInput) -> None:
    _check_points(scheme, given)
    if given.blockers:
        known_blockers = [each.code for each in scheme.blockers if given.group in each.groups]
        unknown = [code for code in given.blockers if code not in known_blockers]
        if unknown:
            known = ", ".join(known_blockers)
            raise UseError("rating_blocker_unknown", value=unknown[0], known=known)
    if given.level and scheme.kind != DIRECT:
        raise UseError("rating_level_is_computed", scheme=scheme.id)
    if given.level and given.level not in scheme.levels.codes:
        known = ", ".join(scheme.levels.codes)
        raise UseError("rating_level_unknown", value=given.level, known=known)


def _check_points(scheme: RatingScheme, given: RatingInput) -> None:
    if given.general is not None:
        _bounded("general", given.general, scheme.general_max if scheme.criteria else _HUNDRED)
    maxima = {each.code: each.max for each in scheme.criteria}
    for code, points in given.criteria.items():
        if code not in maxima:
            known = ", ".join(maxima)
            raise UseError("rating_criterion_unknown", value=code, known=known)
        _bounded(f"general/{code}", points, maxima[code])
    if given.deduction and not scheme.takes_deduction:
        raise UseError("rating_no_deduction", scheme=scheme.id, value=plain(given.deduction))


def _bounded(place: str, value: Exact, most: Exact) -> None:
    if not 0 <= value <= most:
        raise UseError(
            "rating_value_out_of_range", place=place, value=plain(value), high=plain(most)
        )


def _missing(
    scheme: RatingScheme, given: RatingInput, names: Mapping[str, Any]
) -> tuple[Reason, ...]:
    found = [
        Reason("rating_task_missing", {"task": task.id})
        for task in given.tasks
        if not task.is_known
    ]
    if not found and names["qty_assigned"] is None:
        found.append(Reason("rating_nothing_assigned"))
    nodes = [formula.node for formula in scheme.formulas]
    for name in unknown_names(nodes, names):
        if name == "general":
            found.append(Reason("rating_general_missing"))
        elif name.startswith("leader_"):
            part = next(p for p in scheme.leader_parts if f"leader_{p.code}" == name)
            found.append(Reason("rating_leader_missing", {"part": part.title}))
    return tuple(found)


def _notes(scheme: RatingScheme, given: RatingInput, level: str | None) -> tuple[Reason, ...]:
    found = []
    if given.group not in scheme.groups:
        found.append(Reason("rating_other_group", {"group": given.group}))
    letters = sum(letter.isalpha() for letter in given.remark)
    if level in scheme.required_remarks and letters < scheme.remark_letters:
        values = {"level": level, "letters": scheme.remark_letters}
        found.append(Reason("rating_remark_missing", values))
    return tuple(found)
