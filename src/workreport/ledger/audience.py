"""Who holds which stream (contracts 1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from workreport.ledger import streams
from workreport.ledger.authority import Authority

_VOICES = frozenset({"head", "deputy", "clerk"})
_OFFICE = frozenset({"officer", "chief"})
_ABOVE = _OFFICE | {"leader"}
_NOBODY: frozenset[str] = frozenset()

Sharing = Callable[[str], frozenset[str]]  # task id -> units that share it


def _alone(_task: str) -> frozenset[str]:
    return _NOBODY


@dataclass(frozen=True)
class Audience:
    """The people of the agency as far as streams are concerned, on one day."""

    authority: Authority
    members: Mapping[str, str]  # person -> unit id
    day: date
    sharing: Sharing = _alone
    heirs: Mapping[str, frozenset[str]] = field(default_factory=dict)  # ended unit -> who follows

    def may_hold(self, person: str, stream: str) -> bool:
        """Tell whether a person's present roles cover a stream."""
        return stream == streams.AGENCY or person in self._people(stream)

    def keys_for(self, stream: str) -> frozenset[str]:
        """Return the ids of the certified keys that may hold a stream."""
        if stream == streams.AGENCY:
            return frozenset(key for keys in self._keys.values() for key in keys)
        return frozenset(
            key for person in self._people(stream) for key in self._keys.get(person, ())
        )

    def _people(self, stream: str) -> frozenset[str]:
        kind, subject = streams.parse(stream)
        if kind == streams.OFFICE:
            return self._holding(_OFFICE)
        if kind == streams.BOARD:
            return self._holding(_ABOVE)
        if kind in {"plan", "unit"}:
            members = self._members.get(subject, _NOBODY) if kind == "plan" else _NOBODY
            return self._holding(_ABOVE) | self._voices_for(subject) | members
        if kind == "coop":
            sharing = (self._voices_for(unit) for unit in self.sharing(subject))
            return self._holding(_ABOVE).union(*sharing)
        # A member's contributions stay between the person and the heads of the unit.
        above = self._holding(_ABOVE) if kind == "person" else _NOBODY
        heads = self._voices.get(self.members.get(subject, ""), _NOBODY)
        own = {subject} if subject in self._speaking else _NOBODY
        return above | heads | own

    def _voices_for(self, unit: str) -> frozenset[str]:
        """Those who speak for a unit, and for the units that follow it when it has ended."""
        units = {unit} | self.heirs.get(unit, _NOBODY)
        return _NOBODY.union(*(self._voices.get(one, _NOBODY) for one in units))

    @cached_property
    def _keys(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, certified in self.authority.keys.items():
            if key not in self.authority.cuts:
                found.setdefault(certified.person, []).append(key)
        return found

    @cached_property
    def _roles(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        return self.authority.roles_on(self.day)

    @cached_property
    def _speaking(self) -> frozenset[str]:
        """Those with a role beside that of an administrator, who reads no content by it."""
        return frozenset(
            person
            for person, roles in self._roles.items()
            if any(role != "admin" for role, _unit in roles)
        )

    @cached_property
    def _voices(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for person, roles in self._roles.items():
            for role, unit in roles:
                if role in _VOICES and unit:
                    found.setdefault(unit, set()).add(person)
        return {unit: frozenset(people) for unit, people in found.items()}

    @cached_property
    def _members(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for person, unit in self.members.items():
            if person in self._speaking:
                found.setdefault(unit, set()).add(person)
        return {unit: frozenset(people) for unit, people in found.items()}

    def _holding(self, names: frozenset[str]) -> frozenset[str]:
        return self._by_role[names]

    @cached_property
    def _by_role(self) -> Mapping[frozenset[str], frozenset[str]]:
        return {
            names: frozenset(
                person
                for person, roles in self._roles.items()
                if any(role in names for role, _unit in roles)
            )
            for names in (_OFFICE, _ABOVE)
        }
