"""Who holds which stream (contracts 1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workreport.ledger import streams
from workreport.ledger.authority import Authority

_UNIT_VOICES = frozenset({"head", "deputy", "clerk"})
_OFFICE = frozenset({"officer", "chief"})


@dataclass(frozen=True, slots=True)
class Audience:
    """The people of the agency as far as streams are concerned."""

    authority: Authority
    members: Mapping[str, str]  # person -> unit id
    shared: Mapping[str, frozenset[str]] = field(default_factory=dict)  # task -> unit ids

    def may_hold(self, person: str, stream: str, day: date) -> bool:
        """Tell whether a person's present roles cover a stream."""
        kind, subject = streams.parse(stream)
        roles = self.authority.roles_of(person, day)
        names = {role for role, _unit in roles}
        if kind == streams.AGENCY:
            return True
        if kind == streams.OFFICE:
            return bool(names & _OFFICE)
        above = bool(names & (_OFFICE | {"leader"}))
        if kind == streams.BOARD:
            return above
        voices = {unit for role, unit in roles if role in _UNIT_VOICES}
        return self._may_hold_subject(kind, subject, person, voices, above=above)

    def _may_hold_subject(
        self, kind: str, subject: str, person: str, voices: set[str], *, above: bool
    ) -> bool:
        own_unit = self.members.get(person, "")
        if kind == "plan":
            return above or subject in voices or own_unit == subject
        if kind == "unit":
            return above or subject in voices
        if kind == "coop":
            return above or bool(self.shared.get(subject, frozenset()) & voices)
        of_person = self.members.get(subject, "")
        if kind == "member":
            return person == subject or of_person in voices
        return person == subject or above or of_person in voices

    def keys_for(self, stream: str, day: date) -> frozenset[str]:
        """Return the ids of the certified keys that may hold a stream."""
        return frozenset(
            key
            for key, certified in self.authority.keys.items()
            if key not in self.authority.cuts and self.may_hold(certified.person, stream, day)
        )
