"""Tasks that pass from one unit to another: whose they are now, of all plans that name them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workreport.ledger.bodies.plan import TaskBody

Moves = Mapping[tuple[str, str], str]  # (task, unit that gave it) -> unit that has it


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """Where a task stands: the plan that counts, and the unit it belongs to."""

    issued_by: str
    base: TaskBody
    unit: str
    is_disputed: bool  # two units say it is theirs, and no hand-over leads from one to the other


def place_of(task: str, versions: Sequence[tuple[str, TaskBody]], moves: Moves) -> TaskPlace:
    """Follow a task from the unit it was given to first; ``versions`` are its plans by entry.

    Who does not hold the plan of the unit that has it now still knows that it went there.
    """
    by_unit: dict[str, tuple[str, TaskBody]] = {}
    for version in versions:
        by_unit.setdefault(version[1].unit, version)
    received = {to for (moved, _unit), to in moves.items() if moved == task}
    first = next((one for one in versions if one[1].unit not in received), versions[0])
    found, unit = first, first[1].unit
    passed = {unit}
    while (following := moves.get((task, unit))) is not None and following not in passed:
        unit = following
        passed.add(unit)
        found = by_unit.get(unit, found)
    return TaskPlace(found[0], found[1], unit, not by_unit.keys() <= passed)
