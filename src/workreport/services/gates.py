"""What stands between a month and its lock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workreport.domain.errors import RuleError
from workreport.domain.reason import Reason
from workreport.domain.workflow import UnitState
from workreport.services.month import UnitMonthLine
from workreport.services.summary import PersonSummary, Summary


class GatesOpenError(RuleError):
    """The month cannot be closed yet; ``gates`` says what stands in the way."""

    def __init__(self, gates: Sequence["Gate"]) -> None:
        super().__init__("gates_open", count=len(gates), gates=", ".join(g.code for g in gates))
        self.gates = tuple(gates)


@dataclass(frozen=True, slots=True)
class Gate:
    """Something that stands between a month and its lock."""

    code: str  # missing_unit, open_return, not_accepted, not_graded, over_quota, rated_twice …
    subject: str  # unit code, comparison group or person
    reason: Reason
    who: str = ""  # names of who has to deal with it


def open_gates(summary: Summary) -> tuple[Gate, ...]:
    """List what stands in the way of closing a month."""
    gates = [gate for line in summary.month.units if (gate := _gate_of(line)) is not None]
    for group, quota in summary.quotas.items():
        if quota.over:
            values = {"group": group, "used": quota.used, "allowed": quota.allowed}
            gates.append(Gate("over_quota", group, Reason("gate_over_quota", values)))
    gates += [_twice_gate(summary, one) for one in summary.people if one.rated_in]
    gates += [
        Gate("event_level", one.person, Reason("gate_event_level", {"name": one.name}))
        for one in summary.people
        if one.person in summary.forced
        and (one.decided is None or one.decided.level != summary.forced[one.person])
    ]
    if not summary.month.facts.concluded:
        gates.append(Gate("not_concluded", "", Reason("gate_not_concluded")))
    return tuple(gates)


def _twice_gate(summary: Summary, one: PersonSummary) -> Gate:
    names = {line.unit.unit: line.unit.name for line in summary.month.units}
    units = ", ".join(names.get(unit, unit) for unit in one.rated_in)
    values = {"name": one.name, "units": units, "unit": names.get(one.unit, "")}
    return Gate("rated_twice", one.person, Reason("gate_rated_twice", values))


def _gate_of(line: UnitMonthLine) -> Gate | None:
    code, name = line.unit.code, {"unit": line.unit.name}
    if line.expected and line.current is None:
        return Gate("missing_unit", code, Reason("gate_missing_unit", name))
    if line.in_conflict:
        return Gate("versions", code, Reason("gate_versions", name))
    if line.state is UnitState.RETURNED:
        return Gate("open_return", code, Reason("gate_open_return", name))
    if line.facts.answer != "accepted":
        return Gate("not_accepted", code, Reason("gate_not_accepted", name))
    if line.grade is None or not line.grade.score:
        return Gate("not_graded", code, Reason("gate_not_graded", name))
    return None


def overridden(gate: Gate, given: Mapping[str, str]) -> bool:
    """Tell whether a gate may be passed: a reason was given for its code or for its subject."""
    reason = given.get(f"{gate.code}:{gate.subject}") or given.get(gate.code, "")
    return bool(reason.strip())
