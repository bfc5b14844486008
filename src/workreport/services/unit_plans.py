"""What a change of the organisation comes to: the units as they will be signed, in words too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.reason import Reason
from workreport.ledger.bodies.agency import UnitSet
from workreport.services.dated_directory import begins
from workreport.services.directory import Directory

_DAY = timedelta(days=1)
_FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class PlannedUnits:
    """The statements to sign, what begins and ends by them, and what is said of it."""

    bodies: tuple[UnitSet, ...]
    into: tuple[UnitSet, ...]
    begun: frozenset[str]
    ended: frozenset[str]
    lines: tuple[Reason, ...]

    def expected(self, units: Sequence[str]) -> list[str]:
        """Return who has to file when the change holds for the whole month."""
        fresh = [one.unit for one in self.into if one.unit in self.begun and one.files]
        return [one for one in units if one not in self.ended] + fresh


def plan_units(
    directory: Directory, act: str, on: date, units: Sequence[str], into: Sequence[UnitSet]
) -> PlannedUnits:
    """Work out a change.

    Raises:
        UseError: ``set_up_incomplete``, ``unit_name_missing``.
        RuleError: ``unit_not_there``, ``unit_part_needed``, ``unit_code_taken``,
            ``set_up_later_change``, ``set_up_nothing_changes``.
    """
    plan = _Plan(directory.on(on), on, units)
    _require_counts(act, units, into)
    for unit in units:
        plan.require_there(unit)
    if act == "close":
        return plan.ended_as("set_up_close", [])
    targets = [plan.target(wish) for wish in into]
    plan.require_free_codes(targets)
    return plan.ended_as(f"set_up_{act}", targets)


def _require_counts(act: str, units: Sequence[str], into: Sequence[UnitSet]) -> None:
    right = {
        "new": not units and len(into) == 1,
        "rename": len(units) == 1 and len(into) == 1,
        "close": bool(units) and not into,
        "merge": bool(units) and len(into) == 1,
        "split": len(units) == 1 and len(into) >= _FEWEST_PARTS,
    }
    if not right.get(act, False):
        raise UseError("set_up_incomplete", act=act)
    for wish in into:
        if not wish.name or not wish.code:
            raise UseError("unit_name_missing")


class _Plan:
    def __init__(self, there: Directory, on: date, units: Sequence[str]) -> None:
        self._there = there
        self._on = on
        self._units = tuple(units)

    def require_there(self, unit: str) -> None:
        """Refuse a unit that does not exist on the day, or that changes again later."""
        known = {one.unit: one for one in self._there.units_on(self._on)}
        if unit not in known:
            raise RuleError("unit_not_there", unit=self._there.unit_name(unit), day=self._on)
        for body in self._there.dated.units.get(unit, ()):
            start = begins(body)
            if start is not None and start > self._on:
                raise RuleError("set_up_later_change", unit=body.name, day=start)
        if known[unit].ends_on is not None:
            ends_on = known[unit].ends_on
            raise RuleError("set_up_later_change", unit=known[unit].name, day=ends_on)

    def target(self, wish: UnitSet) -> UnitSet:
        """Return a unit as it will be: called anew, or come into being."""
        if not wish.unit:
            order = max((one.order for one in self._there.units.values()), default=0) + 1
            return msgspec.structs.replace(wish, unit=new_id(), order=order, starts_on=self._on)
        self.require_there(wish.unit)
        known = self._there.units[wish.unit]
        return msgspec.structs.replace(
            known,
            code=wish.code,
            name=wish.name,
            short=wish.short,
            files=wish.files,
            starts_on=self._on,
            basis="",
        )

    def require_free_codes(self, targets: Sequence[UnitSet]) -> None:
        """Refuse a code or a name that another unit of the day has."""
        going = set(self._units) - {one.unit for one in targets}
        ours = {one.unit for one in targets}
        others = [
            one
            for one in self._there.units_on(self._on)
            if one.unit not in going and one.unit not in ours
        ]
        for place, one in enumerate(targets):
            for other in [*others, *targets[:place]]:
                if one.code.casefold() == other.code.casefold():
                    raise RuleError("unit_code_taken", taken=one.code, unit=other.name)

    def ended_as(self, code: str, targets: Sequence[UnitSet]) -> PlannedUnits:
        """End what does not go on, and say it all."""
        kept = {one.unit for one in targets}
        ended = [unit for unit in self._units if unit not in kept]
        for unit in ended:
            if self._there.units[unit].part != "department":
                raise RuleError("unit_part_needed", unit=self._there.unit_name(unit))
        known = self._there.units
        called = [one for one in targets if self._is_news(one)]
        if not ended and not called:
            raise RuleError("set_up_nothing_changes")
        bodies = [*called, *(self._last_words(unit, targets) for unit in ended)]
        names = ", ".join(known[unit].name for unit in self._units)
        values: dict[str, object] = {
            "unit": names,
            "into": ", ".join(one.name for one in targets),
            "code": ", ".join(one.code for one in targets),
            "day": self._on,
            "last_day": self._on - _DAY,
        }
        lines = [Reason(code, values)]
        if self._units:
            lines.append(Reason("set_up_old_names_stay", {"unit": names, "day": self._on}))
        return PlannedUnits(
            tuple(bodies),
            tuple(targets),
            frozenset(one.unit for one in targets if one.unit not in known),
            frozenset(ended),
            tuple(lines),
        )

    def _is_news(self, wanted: UnitSet) -> bool:
        known = self._there.units.get(wanted.unit)
        if known is None:
            return True
        return (known.code, known.name, known.short, known.files) != (
            wanted.code,
            wanted.name,
            wanted.short,
            wanted.files,
        )

    def _last_words(self, unit: str, targets: Sequence[UnitSet]) -> UnitSet:
        spans = self._there.dated.units.get(unit) or (self._there.units[unit],)
        return msgspec.structs.replace(
            spans[-1], ends_on=self._on - _DAY, successors=[one.unit for one in targets]
        )
