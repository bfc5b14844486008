"""Who works in this workspace: person, keys, and the writer this incarnation signs as."""

import json
from dataclasses import dataclass, replace
from datetime import date

from workreport.ledger.authority import Certified, Invited
from workreport.ledger.bodies.agency import RoleGrant
from workreport.ledger.keys import KeyPair

NAME = "identity"


@dataclass(frozen=True, slots=True)
class InvitedAs:
    """What an invitation promised, until the Office approves."""

    role: str
    unit: str
    starts_on: date
    may_file: bool
    request: str  # the join request as text, to travel with packages


@dataclass(frozen=True, slots=True)
class Identity:
    """The signing identity of one workspace."""

    workspace: str
    net: str
    agency: str
    person: str
    name: str
    writer: str
    keys: KeyPair
    training: bool
    invited: InvitedAs | None = None

    def local_authority(self) -> Invited | None:
        """Return the provisional word of an invitation; it counts in this workspace only."""
        if self.invited is None:
            return None
        public = self.keys.public
        grant = RoleGrant(
            grant=self.writer,
            person=self.person,
            role=self.invited.role,  # type: ignore[arg-type]  # checked when the invitation was read
            unit=self.invited.unit,
            starts_on=self.invited.starts_on,
            may_file=self.invited.may_file,
        )
        return Invited(public.key_id, Certified(self.person, public.sign, public.seal), grant)

    def as_writer(self, writer: str) -> "Identity":
        """Return the same person and key as a new incarnation."""
        return replace(self, writer=writer)

    def to_bytes(self) -> bytes:
        """Write the identity for the encrypted workspace."""
        sign, seal = self.keys.private()
        invited = self.invited
        return json.dumps(
            {
                "workspace": self.workspace,
                "net": self.net,
                "agency": self.agency,
                "person": self.person,
                "name": self.name,
                "writer": self.writer,
                "sign": sign.hex(),
                "seal": seal.hex(),
                "training": self.training,
                "invited": None
                if invited is None
                else {
                    "role": invited.role,
                    "unit": invited.unit,
                    "starts_on": invited.starts_on.isoformat(),
                    "may_file": invited.may_file,
                    "request": invited.request,
                },
            },
            ensure_ascii=False,
        ).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Identity":
        """Read what :meth:`to_bytes` wrote."""
        kept = json.loads(data)
        invited = kept["invited"]
        return cls(
            workspace=kept["workspace"],
            net=kept["net"],
            agency=kept["agency"],
            person=kept["person"],
            name=kept["name"],
            writer=kept["writer"],
            keys=KeyPair.from_private(bytes.fromhex(kept["sign"]), bytes.fromhex(kept["seal"])),
            training=kept["training"],
            invited=None
            if invited is None
            else InvitedAs(
                invited["role"],
                invited["unit"],
                date.fromisoformat(invited["starts_on"]),
                invited["may_file"],
                invited["request"],
            ),
        )
