"""Everything between a month and its lock, with who has to deal with it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workreport.domain.cooperation import Contradiction
from workreport.domain.reason import Reason
from workreport.domain.report import ReportDraft
from workreport.services.book import Look
from workreport.services.check_gates import check_point_gates
from workreport.services.cooperation import SharedTask, shared_tasks
from workreport.services.drafts import filed_draft
from workreport.services.gates import Gate, open_gates
from workreport.services.month import UnitMonthLine
from workreport.services.open_asking import waiting_asks
from workreport.services.summary import Summary

_TYPED = ("conclusions", "people", "grades", "wording")
"""What is typed on pages of the Office and lies on this machine until it is signed."""

_BY_UNIT = frozenset({"missing_unit", "versions", "open_return", "clock_flag", "open_warning"})
_BY_LEADERS = frozenset({"not_graded", "over_quota", "event_level", "not_concluded"})


def month_gates(look: Look, summary: Summary) -> tuple[Gate, ...]:
    """List what stands in the way of closing a month, and who is to see to each."""
    gates = (
        *open_gates(summary),
        *_clock_flags(summary),
        *_open_warnings(look, summary),
        *_asks(look, summary),
        *_unsigned(look, summary),
        *check_point_gates(look, summary),
    )
    if not gates:
        return ()
    names = _Names(look, summary)
    return tuple(replace(gate, who=names.of(gate)) for gate in gates)


def _clock_flags(summary: Summary) -> Iterator[Gate]:
    for line in summary.month.units:
        hours = None if line.current is None else line.current.skew_hours
        if hours is not None:
            values = {"unit": line.unit.name, "hours": round(abs(hours), 1)}
            code = "gate_clock_behind" if hours < 0 else "gate_clock_ahead"
            yield Gate("clock_flag", line.unit.code, Reason(code, values))


def _open_warnings(look: Look, summary: Summary) -> Iterator[Gate]:
    """Name the leads whose word a partner contradicts and who never answered for it."""
    lines = {line.unit.unit: line for line in summary.month.units}
    found: dict[str, list[tuple[SharedTask, Contradiction]]] = {}
    for task in shared_tasks(look, summary.month.period, None):
        for one in task.contradictions:
            if one.unit == task.lead:
                found.setdefault(one.unit, []).append((task, one))
    for unit, contradicted in found.items():
        line = lines.get(unit)
        draft = None if line is None else _filed(look, line)
        if line is None or draft is None:
            continue
        left = [
            (task, one)
            for task, one in contradicted
            if not draft.answers.get(f"part_{one.code}:task/{task.task}/status", "").strip()
        ]
        if left:
            task, one = left[0]
            other = look.directory_of(summary.month.period).unit_name(one.other)
            values = {"unit": line.unit.name, "count": len(left), "content": task.content}
            yield Gate(
                "open_warning",
                line.unit.code,
                Reason("gate_open_warning", {**values, "other": other}),
            )


def _filed(look: Look, line: UnitMonthLine) -> ReportDraft | None:
    return None if line.current is None else filed_draft(look, line.current.entry)


def _asks(look: Look, summary: Summary) -> Iterator[Gate]:
    for one in waiting_asks(look, summary.month):
        name = look.directory_of(summary.month.period).unit_name(one.unit)
        values = {"unit": name, "person": one.person, "reason": one.reason}
        yield Gate("open_ask", one.code, Reason("gate_open_ask", values))


def _unsigned(look: Look, summary: Summary) -> Iterator[Gate]:
    for name in _TYPED:
        if look.transaction.local.draft(f"office/{name}/{summary.month.period}") is not None:
            yield Gate("unsigned", name, Reason(f"gate_unsigned_{name}"))


class _Names:
    """Who holds which role, asked once."""

    def __init__(self, look: Look, summary: Summary) -> None:
        self._look = look
        self._units = {line.unit.code: line.unit.unit for line in summary.month.units}
        self._checkers = {
            line.unit.code: line.facts.checked_by_name for line in summary.month.units
        }
        people = sorted(look.directory.people.values(), key=lambda one: (one.order, one.name))
        heads = {
            one.unit: one.name
            for one in reversed(people)
            if one.group == "heads" and one.left_on is None
        }
        leaders: list[str] = []
        chiefs: list[str] = []
        for person, roles in sorted(look.authority.roles_on(look.today).items()):
            name = look.directory.person_name(person)
            for role, unit in roles:
                if role == "head":
                    heads[unit] = name
                elif role == "leader":
                    leaders.append(name)
                elif role == "chief":
                    chiefs.append(name)
        self._heads: Mapping[str, str] = heads
        self._leaders = ", ".join(sorted(set(leaders)))
        self._chief = ", ".join(sorted(set(chiefs)))

    def of(self, gate: Gate) -> str:
        """Return the names of who has to deal with a gate."""
        if gate.code == "unsigned":
            return self._look.directory.person_name(self._look.identity.person)
        if gate.code in _BY_UNIT:
            return self._heads.get(self._units.get(gate.subject, ""), "") or self._chief
        if gate.code in _BY_LEADERS:
            return self._leaders or self._chief
        return self._checkers.get(gate.subject, "") or self._chief
