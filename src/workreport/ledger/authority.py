"""Who may speak: keys, roles, writers and the desk, folded from the agency stream.

An :class:`Authority` is a pure function of the set of agency entries, whatever their order.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple, TypeVar

from workreport.ledger import kinds
from workreport.ledger.bodies import agency
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import Envelope
from workreport.ledger.fold import fold
from workreport.ledger.permissions import Author, Permissions

KINDS_OF_AUTHORITY = frozenset(
    {"agency.create", "key.cert", "key.revoke", "writer.open", "role.grant", "desk.appoint"}
)
Cuts = Mapping[str, tuple[agency.RevokedAt, ...]]  # key -> its last entries that count
Ends = Mapping[str, date]  # role -> its last day
Lineage = Callable[[str], frozenset[str]]  # entry id -> itself and all before it in its chain

FOUNDERS_ROLES = ("chief", "admin")
_LOCAL = timezone(timedelta(hours=7))
_NOBODY: frozenset[str] = frozenset()

B = TypeVar("B", bound=Body)


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
    founder_ends: Ends = field(default_factory=dict)  # those of the founder that were taken back
    keys: Mapping[str, Certified] = field(default_factory=dict)
    cuts: Cuts = field(default_factory=dict)
    lineages: Mapping[str, frozenset[str]] = field(default_factory=dict)  # last entry -> its chain
    granted: Mapping[str, tuple[agency.RoleGrant, ...]] = field(default_factory=dict)  # by person
    writers: Mapping[str, frozenset[str]] = field(default_factory=dict)  # writer -> keys
    desks: Mapping[str, int] = field(default_factory=dict)  # writer -> highest term
    desk_ends: Cuts = field(default_factory=dict)  # former desk -> its last entries that count

    @property
    def grants(self) -> tuple[agency.RoleGrant, ...]:
        """Every grant that counts."""
        return tuple(grant for grants in self.granted.values() for grant in grants)

    @property
    def desk(self) -> str | None:
        """The writer who may open, close and publish now; none while two hold the same term."""
        top = [writer for writer, term in self.desks.items() if term == self.desk_term]
        return top[0] if len(top) == 1 else None

    @property
    def desk_term(self) -> int:
        """The highest term of a desk so far."""
        return max(self.desks.values(), default=0)

    def was_desk(self, envelope: Envelope) -> bool:
        """Tell whether an entry was written while its writer was the desk."""
        if envelope.writer not in self.desks:
            return False
        ends = self.desk_ends.get(envelope.writer)
        return ends is None or envelope.seq <= _last_of(ends, envelope).seq

    def roles_of(self, person: str, day: date) -> frozenset[tuple[str, str]]:
        """Return (role, unit id) pairs a person holds on a day."""
        found: set[tuple[str, str]] = set()
        if person == self.founder:
            ends = self.founder_ends
            held = (one for one in FOUNDERS_ROLES if one not in ends or day <= ends[one])
            found |= {(role, "") for role in held}
        for grant in self.granted.get(person, ()):
            found |= roles_in(grant, day)
        return frozenset(found)

    def roles_on(self, day: date) -> Mapping[str, frozenset[tuple[str, str]]]:
        """Return the roles of everybody who holds any on a day."""
        people = {self.founder, *self.granted} - {""}
        return {one: roles for one in people if (roles := self.roles_of(one, day))}

    def author_of(self, envelope: Envelope) -> Author | None:
        """Return the author of an entry with the roles of the day it claims, if the key counts."""
        certified = self.keys.get(envelope.key)
        if certified is None:
            return None
        day = datetime.fromisoformat(envelope.at).astimezone(_LOCAL).date()
        roles = self.roles_of(certified.person, day)
        return Author(certified.person, roles, founder=certified.person == self.founder)

    def is_cut(self, entry_id: str, envelope: Envelope) -> bool:
        """Tell whether the key was revoked before this entry of its chain.

        Where the last good entry is here, only what leads to it counts: an old number written
        again with a stolen key does not.
        """
        cuts = self.cuts.get(envelope.key)
        if cuts is None:
            return False
        last = _last_of(cuts, envelope)
        chain = self.lineages.get(last.id, _NOBODY)
        return envelope.seq > last.seq or (bool(chain) and entry_id not in chain)

    def takes_away_from(self, before: "Authority") -> bool:
        """Tell whether something that counted under another authority may not count any more."""
        return (
            (self.cuts, self.lineages, self.desk_ends, self.founder, self.founder_ends)
            != (
                before.cuts,
                before.lineages,
                before.desk_ends,
                before.founder,
                before.founder_ends,
            )
            or any(self.keys.get(key) != one for key, one in before.keys.items())
            or any(not keys <= self.writers.get(w, _NOBODY) for w, keys in before.writers.items())
            or not before.desks.keys() <= self.desks.keys()
            or any(
                not {*grants} <= {*self.granted.get(person, ())}
                for person, grants in before.granted.items()
            )
        )


def founders_grant(role: str) -> str:
    """Return the grant under which a role that came with the agency is ended."""
    return f"founder-{role}"


def roles_in(grant: agency.RoleGrant, day: date) -> set[tuple[str, str]]:
    """Return the (role, unit id) pairs a grant gives on a day."""
    if day < grant.starts_on or (grant.ends_on is not None and day > grant.ends_on):
        return set()
    found = {(str(grant.role), grant.unit)}
    if grant.role == "clerk" and grant.may_file:
        found.add(("clerk_filing", grant.unit))
    return found


def _last_of(cuts: Iterable[agency.RevokedAt], envelope: Envelope) -> agency.RevokedAt:
    """Return the last entry that counts of the chain an entry belongs to; seq 0 when none does."""
    chain = envelope.writer, envelope.stream
    nothing = agency.RevokedAt(writer=envelope.writer, stream=envelope.stream, seq=0)
    same = (cut for cut in cuts if (cut.writer, cut.stream) == chain)
    return min(same, key=_strictness, default=nothing)


def _strictness(cut: agency.RevokedAt) -> tuple[int, str]:
    return cut.seq, cut.id


def build(
    net: str,
    statements: Iterable[Statement],
    permissions: Permissions,
    invited: Invited | None = None,
    lineage: Lineage = lambda _entry: _NOBODY,
) -> tuple[Authority, frozenset[str]]:
    """Fold statements into an authority; also return the ids of the statements that count.

    Starting from the genesis, every round admits the statements whose authors are already admitted;
    revocations then take away what lies behind their cuts, the end of a founder's role what the
    founder says later, and the rounds begin anew. Where keys revoke each other the rounds swing
    between two outcomes; then all of them are revoked.
    """
    by_id = {statement.id: statement for statement in statements}
    everything = [by_id[key] for key in sorted(by_id)]
    tried: list[tuple[Cuts, Ends]] = []
    limits: tuple[Cuts, Ends] = ({}, {})
    while True:
        cuts, ends = limits
        start = Authority(
            permissions,
            net,
            invited,
            cuts=cuts,
            lineages=_lineages(cuts, lineage),
            founder_ends=ends,
        )
        authority, admitted = _admit(start, everything)
        found = _cuts(admitted.values()), _founder_ends(admitted.values(), authority.founder)
        if limits in (found, *tried):
            return authority, frozenset(admitted)
        tried.append(limits)
        swinging = tried[tried.index(found) :] if found in tried else [found]
        limits = (
            _strictest(pair for each, _days in swinging for pair in each.items()),
            _earliest(each for _through, each in swinging),
        )


def _lineages(cuts: Cuts, lineage: Lineage) -> dict[str, frozenset[str]]:
    ids = {cut.id for through in cuts.values() for cut in through if cut.id}
    return {entry: chain for entry in sorted(ids) if (chain := lineage(entry))}


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
    if envelope.net != authority.net or authority.is_cut(statement.id, envelope):
        return False
    author = authority.author_of(envelope)
    if author is None:
        return False
    return authority.permissions.allows(envelope.kind, author, envelope.ref, decided=True)


def _fold(start: Authority, admitted: Mapping[str, Statement]) -> Authority:
    founder, training = start.founder, start.training
    invited = start.invited
    writers: dict[str, set[str]] = {}
    appointed: list[agency.DeskAppoint] = []
    genesis: dict[str, Certified] = {}
    for statement in admitted.values():
        match statement.body:
            case agency.AgencyCreate() as body:
                founder, training = body.founder, body.training
                genesis[statement.envelope.key] = _certified(body.founder, body.sign, body.seal)
                writers.setdefault(statement.envelope.writer, set()).add(statement.envelope.key)
            case agency.WriterOpen() as body:
                writers.setdefault(body.writer, set()).add(body.key)
            case agency.DeskAppoint() as body:
                appointed.append(body)
            case _:
                pass
    certified = {
        body.key: _certified(body.person, body.sign, body.seal)
        for body in _chosen(admitted.values(), agency.KeyCert)
    }
    own = {} if invited is None else {invited.key: invited.certified}
    grants: dict[str, tuple[agency.RoleGrant, ...]] = {}
    for grant in sorted(_chosen(admitted.values(), agency.RoleGrant), key=lambda one: one.grant):
        grants[grant.person] = (*grants.get(grant.person, ()), grant)
    if invited is not None:
        grants.setdefault(invited.grant.person, (invited.grant,))
    desks = _desks(appointed)
    return replace(
        start,
        founder=founder,
        training=training,
        keys={**own, **certified, **genesis},
        granted=grants,
        writers={writer: frozenset(keys) for writer, keys in writers.items()},
        desks=desks,
        desk_ends=_desk_ends(appointed, desks),
    )


def _certified(person: str, sign: str, seal: str) -> Certified:
    return Certified(person, bytes.fromhex(sign), bytes.fromhex(seal))


def _chosen(admitted: Iterable[Statement], of: type[B]) -> list[B]:
    """Fold the statements of one type by their keys and return what counts of each."""
    by_key: dict[str, dict[str, Statement]] = {}
    for one in admitted:
        if isinstance(one.body, of):
            kind = kinds.kind_of(one.envelope.kind)
            key = kinds.fold_key(kind, one.envelope.ref, one.id)
            by_key.setdefault(key, {})[one.id] = one
    found: list[B] = []
    for same in by_key.values():
        tip = fold({key: one.envelope.supersedes for key, one in same.items()}).chosen
        body = same[tip].body
        if isinstance(body, of):
            found.append(body)
    return found


def _desks(appointed: Iterable[agency.DeskAppoint]) -> dict[str, int]:
    desks: dict[str, int] = {}
    for body in appointed:
        desks[body.writer] = max(body.term, desks.get(body.writer, 0))
    return desks


def _desk_ends(appointed: Iterable[agency.DeskAppoint], desks: Mapping[str, int]) -> Cuts:
    """Return where former desks end, for all that a later appointment names."""
    return _strictest(
        (former, tuple(cut for cut in body.closed if cut.writer == former))
        for body in appointed
        for former in {cut.writer for cut in body.closed}
        if desks.get(former, body.term) < body.term
    )


def _cuts(admitted: Iterable[Statement]) -> Cuts:
    return _strictest(
        (one.body.key, tuple(one.body.through))
        for one in admitted
        if isinstance(one.body, agency.KeyRevoke)
    )


def _founder_ends(admitted: Iterable[Statement], founder: str) -> dict[str, date]:
    return {
        grant.role: grant.ends_on
        for grant in _chosen(admitted, agency.RoleGrant)
        if grant.person == founder
        and grant.grant == founders_grant(grant.role)
        and grant.ends_on is not None
    }


def _earliest(several: Iterable[Ends]) -> dict[str, date]:
    found: dict[str, date] = {}
    for ends in several:
        for role, day in ends.items():
            found[role] = min(day, found.get(role, day))
    return found


def _strictest(named: Iterable[tuple[str, tuple[agency.RevokedAt, ...]]]) -> Cuts:
    """Join the ends that several statements set: the stricter counts, so order never decides."""
    found: dict[str, dict[tuple[str, str], agency.RevokedAt]] = {}
    for subject, through in named:
        ends: dict[tuple[str, str], agency.RevokedAt] = {}
        for cut in sorted(through, key=_strictness, reverse=True):
            ends[cut.writer, cut.stream] = cut
        before = found.get(subject)
        if before is not None:
            ends = {
                chain: min(cut, before[chain], key=_strictness)
                for chain, cut in ends.items()
                if chain in before
            }
        found[subject] = ends
    return {
        subject: tuple(ends[chain] for chain in sorted(ends)) for subject, ends in found.items()
    }
