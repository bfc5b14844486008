"""Who may do what in which state: a table kept as data, and what it says about the desk here."""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from workreport.domain.reason import Reason
from workreport.domain.workflow import Action, refusal
from workreport.services.answering import actor_of
from workreport.services.book import Look
from workreport.services.month import MonthLine, UnitMonthLine
from workreport.services.ports.machine import Resources

FILE = "workflow.csv"
MAY, NEVER = "yes", "never"
CLOSED = "closed"
OFFICE_ACTIONS = (Action.CHECK, Action.RETURN, Action.ACCEPT, Action.WITHDRAW_ANSWER)

_OF_THE_WHOLE = frozenset({"officer", "chief", "leader", "admin"})


@dataclass(frozen=True, slots=True)
class Duties:
    """The table: what each role may do in each state; a cell is "yes" or why it is refused."""

    cells: Mapping[tuple[str, str, str], str]  # state, action, role
    roles: tuple[str, ...]

    @classmethod
    def read(cls, resources: Resources) -> "Duties":
        """Read the table that comes with the program."""
        lines = csv.DictReader(resources.text(FILE).splitlines())
        rows = list(lines)
        roles = tuple(name for name in lines.fieldnames or () if name not in {"state", "action"})
        cells = {(row["state"], row["action"], role): row[role] for row in rows for role in roles}
        return cls(cells, roles)

    def refusal(self, state: str, action: Action, roles: Collection[str]) -> Reason | None:
        """Say why nobody with these roles may act; nothing when one of the roles may.

        Raises:
            KeyError: The table has no such cell: nobody decided who may do this.
        """
        said = [self.cells[state, action.value, role] for role in sorted(roles)]
        if MAY in said or not said:
            return None if said else Reason("author_not_allowed")
        return Reason("nothing_filed" if said[0] == NEVER else said[0])


def state_of(month: MonthLine, line: UnitMonthLine) -> str:
    """Return the state the table knows a report by; a locked month goes before it."""
    return CLOSED if month.is_pinned else line.state.value


def roles_at(look: Look, unit: str, known: Collection[str]) -> frozenset[str]:
    """Return the roles of the person here that count for a unit."""
    return frozenset(
        role for role, of in look.roles() if role in known and (of == unit or role in _OF_THE_WHOLE)
    )


def refusals(
    look: Look, duties: Duties, month: MonthLine, line: UnitMonthLine
) -> Mapping[Action, Reason]:
    """Return what the person here may not do with a report, each with its cause.

    The table says what a role may do in a state; who checks, who wrote and what else the rules
    look at is asked of the rules themselves, which name people and times.
    """
    return dict(_refused(look, duties, month, line))


def _refused(
    look: Look, duties: Duties, month: MonthLine, line: UnitMonthLine
) -> Iterator[tuple[Action, Reason]]:
    state, actor = state_of(month, line), actor_of(look)
    roles = roles_at(look, line.unit.unit, duties.roles)
    for action in OFFICE_ACTIONS:
        reason = refusal(action, line.facts, month.facts, actor)
        if reason is None and line.in_conflict:
            reason = Reason("versions_in_conflict", {"unit": line.unit.name})
        reason = reason or duties.refusal(state, action, roles)
        if reason is not None:
            yield action, reason
