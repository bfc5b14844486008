"""Who may speak: keys, roles, writers and the desk, folded from the agency stream.

An :class:`Authority` is a pure function of the set of agency entries, whatever their order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from workreport.ledger.bodies import agency
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import Envelope
from workreport.ledger.fold import fold
from workreport.ledger.permissions import Author, Permissions

KINDS_OF_AUTHORITY = frozenset(
    {"agency.create", "key.cert", "key.revoke", "writer.open", "role.grant", "desk.appoint"}
)
_LOCAL = timezone(timedelta(hours=7))


class Statement(NamedTuple):
    """An entry of the agency stream whose signature fits its key."""

    id: str
    envelope: Envelope
    body: Body


@dataclass(frozen=True, slots=True)
class Certified:
    """A key that counts, and the person it stands for."""

    person: str
    sign: bytes
    seal: bytes


@dataclass(frozen=True, slots=True)
class Invited:
    """This workspace's own key before it is approved: it counts here, and nowhere else."""

    key: str
    certified: Certified
    grant: agency.RoleGrant


@dataclass(frozen=True, slots=True)
class Authority:
    """What is known about who may speak."""

    permissions: Permissions
    net: str = ""
    invited: Invited | None = None
    training: bool = False
    founder: str = ""
    keys: Mapping[str, Certified] = field(default_factory=dict)
    cuts: Mapping[str, tuple[agency.RevokedAt, ...]] = field(default_factory=dict)
    grants: tuple[agency.RoleGrant, ...] = ()
    writers: Mapping[str, str] = field(default_factory=dict)  # writer -> key
    desks: Mapping[str, int] = field(default_factory=dict)  # writer -> highest term

    @property
    def desk(self) -> str | None:
        """The writer who may open, close and publish now; none while two hold the same term."""
        top = [writer for writer, term in self.desks.items() if term == self.desk_term]
        return top[0] if len(top) == 1 else None

    @property
    def desk_term(self) -> int:
        """The highest term of a desk so far."""
        return max(self.desks.values(), default=0)

    def roles_of(self, person: str, day: date) -> frozenset[tuple[str, str]]:
        """Return (role, unit id) pairs a person holds on a day."""
        found: set[tuple[str, str]] = set()
        if person == self.founder:
            found |= {("chief", ""), ("admin", "")}
        for grant in self.grants:
            if grant.person != person or day < grant.starts_on:
                continue
            if grant.ends_on is not None and day > grant.ends_on:
                continue
            found.add((grant.role, grant.unit))
            if grant.role == "clerk" and grant.may_file:
                found.add(("clerk_filing", grant.unit))
        return frozenset(found)

    def author_of(self, envelope: Envelope) -> Author | None:
        """Return the author of an entry with the roles of the day it claims, if the key counts."""
        certified = self.keys.get(envelope.key)
        if certified is None:
            return None
        day = datetime.fromisoformat(envelope.at).astimezone(_LOCAL).date()
        roles = self.roles_of(certified.person, day)
        return Author(certified.person, roles, founder=certified.person == self.founder)

    def is_cut(self, envelope: Envelope) -> bool:
        """Tell whether the key was revoked before this entry of its chain."""
        cuts = self.cuts.get(envelope.key)
        if cuts is None:
            return False
        allowed = [
            cut.seq
            for cut in cuts
            if cut.writer == envelope.writer and cut.stream == envelope.stream
        ]
        return envelope.seq > max(allowed, default=0)


def build(
    net: str,
    statements: Iterable[Statement],
    permissions: Permissions,
    invited: Invited | None = None,
) -> tuple[Authority, frozenset[str]]:
    """Fold statements into an authority; also return the ids of the statements that count.

    Starting from the genesis, every round admits the statements whose authors are already admitted;
    revocations then take away what lies behind their cuts, and the rounds begin anew.
    """
    by_id = {statement.id: statement for statement in statements}
    everything = [by_id[key] for key in sorted(by_id)]
    authority = Authority(permissions, net)
    admitted: dict[str, Statement] = {}
    cuts: dict[str, tuple[agency.RevokedAt, ...]] = {}
    for _round in range(len(everything) + 1):
        authority, admitted = _admit(Authority(permissions, net, invited, cuts=cuts), everything)
        found = _cuts(admitted.values())
        if found == cuts:
            break
        cuts = found
    return authority, frozenset(admitted)


def _admit(start: Authority, everything: list[Statement]) -> tuple[Authority, dict[str, Statement]]:
    authority = start
    admitted: dict[str, Statement] = {}
    while True:
        fresh = {
            statement.id: statement
            for statement in everything
            if statement.id not in admitted and _counts(authority, statement)
        }
        if not fresh:
            return authority, admitted
        admitted |= fresh
        authority = _fold(start, admitted)


def _counts(authority: Authority, statement: Statement) -> bool:
    envelope, body = statement.envelope, statement.body
    if isinstance(body, agency.AgencyCreate):
        return statement.id == authority.net
    if envelope.net != authority.net or authority.is_cut(envelope):
        return False
    author = authority.author_of(envelope)
    if author is None:
        return False
    if isinstance(body, agency.WriterOpen) and (
        (body.writer, body.key) != (envelope.writer, envelope.key)
    ):
        return False
    return authority.permissions.allows(envelope.kind, author, envelope.ref, decided=True)


def _fold(start: Authority, admitted: Mapping[str, Statement]) -> Authority:
    founder, training = start.founder, start.training
    invited = start.invited
    keys: dict[str, Certified] = {} if invited is None else {invited.key: invited.certified}
    writers: dict[str, str] = {}
    desks: dict[str, int] = {}
    for statement in admitted.values():
        match statement.body:
            case agency.AgencyCreate() as body:
                founder, training = body.founder, body.training
                keys[statement.envelope.key] = _certified(body.founder, body.sign, body.seal)
                writers[statement.envelope.writer] = statement.envelope.key
            case agency.KeyCert() as body:
                keys[body.key] = _certified(body.person, body.sign, body.seal)
            case agency.WriterOpen() as body:
                writers.setdefault(body.writer, body.key)
            case agency.DeskAppoint() as body:
                desks[body.writer] = max(body.term, desks.get(body.writer, 0))
            case _:
                pass
    grants = _grants(admitted.values())
    if invited is not None and all(grant.person != invited.grant.person for grant in grants):
        grants = (*grants, invited.grant)
    return replace(
        start,
        training=training,
        founder=founder,
        keys=keys,
        grants=grants,
        writers=writers,
        desks=desks,
    )


def _certified(person: str, sign: str, seal: str) -> Certified:
    return Certified(person, bytes.fromhex(sign), bytes.fromhex(seal))


def _grants(admitted: Iterable[Statement]) -> tuple[agency.RoleGrant, ...]:
    by_grant: dict[str, dict[str, Statement]] = {}
    for statement in admitted:
        if isinstance(statement.body, agency.RoleGrant):
            by_grant.setdefault(statement.body.grant, {})[statement.id] = statement
    chosen: list[agency.RoleGrant] = []
    for same in by_grant.values():
        tip = fold({key: value.envelope.supersedes for key, value in same.items()}).chosen
        body = same[tip].body
        if isinstance(body, agency.RoleGrant):
            chosen.append(body)
    return tuple(sorted(chosen, key=lambda grant: grant.grant))


def _cuts(admitted: Iterable[Statement]) -> dict[str, tuple[agency.RevokedAt, ...]]:
    # Two revocations of one key: the stricter cut counts, so that order never decides.
    found: dict[str, tuple[agency.RevokedAt, ...]] = {}
    for statement in admitted:
        body = statement.body
        if not isinstance(body, agency.KeyRevoke):
            continue
        before = found.get(body.key)
        if before is None:
            found[body.key] = tuple(body.through)
        else:
            kept = {(cut.writer, cut.stream): cut for cut in body.through}
            found[body.key] = tuple(
                min(cut, kept[cut.writer, cut.stream], key=lambda each: each.seq)
                for cut in before
                if (cut.writer, cut.stream) in kept
            )
    return found
