"""Inviting, joining and approving people (contracts 7)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.ledger.bodies.agency import KeyCert, PersonSet, RoleGrant, WriterOpen
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.invitation import (
    CarriedEntry,
    InvitationContent,
    JoinRequestContent,
    new_code,
    open_invitation,
    read_request,
    request_proved,
    seal_invitation,
    sign_request,
)
from workreport.ledger.keys import KeyPair, PublicKeys
from workreport.ledger.streams import plan
from workreport.services.book import Book, Work
from workreport.services.identity import Identity, InvitedAs
from workreport.services.ports.machine import Clock
from workreport.services.ports.rows import Invitation, JoinRequest
from workreport.services.receipts import sign_receipts

VALID_FOR = timedelta(days=30)
UNIT_ROLES = frozenset({"staff", "clerk", "deputy", "head"})
ROLES = UNIT_ROLES | {"officer", "chief", "leader", "admin"}


@dataclass(frozen=True, slots=True)
class IssuedInvitation:
    """An invitation file, and the code that is told separately."""

    data: bytes
    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Joiner:
    """A person who asked to join."""

    key: str
    person: str
    name: str
    unit: str
    role: str
    fingerprint: str
    received_at: datetime
    state: str


class JoiningService:
    """Brings people into the agency."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def invite(
        self, *, person: str, unit: str, role: str, may_file: bool = False
    ) -> IssuedInvitation:
        """Make an invitation for a person of a unit.

        A person who is not on the roster yet is put there.

        Raises:
            UseError: The role or unit is unknown, or the name fits several people.
            RuleError: Whoever works here may not bring people in.
        """
        if role not in ROLES:
            raise UseError("role_unknown", role=role, known=", ".join(sorted(ROLES)))
        with self._book.working() as work:
            if not work.has_role("chief", "admin"):
                raise RuleError("only_chief_invites")
            place = work.directory.unit(unit, work.today)
            invited = self._find_or_set(work, person, place.unit)
            code, number = new_code(), new_id()
            expires_at = work.now + VALID_FOR
            content = InvitationContent(
                id=number,
                net=work.identity.net,
                agency=work.identity.agency,
                training=work.identity.training,
                person=invited.person,
                name=invited.name,
                unit=place.unit,
                role=role,  # type: ignore[arg-type]  # checked above
                may_file=may_file,
                expires_at=expires_at.isoformat(),
                entries=_carried(work, place.unit),
            )
            data, proving = seal_invitation(content, code)
            promise = _Promise(role, place.unit, may_file, work.now, proving)
            work.transaction.local.keep_invitation(
                Invitation(number, invited.person, msgspec.json.encode(promise), expires_at, "")
            )
        return IssuedInvitation(data, code, expires_at)

    @staticmethod
    def _find_or_set(work: Work, name: str, unit: str) -> PersonSet:
        try:
            return work.directory.person(name, unit)
        except UseError as problem:
            if problem.code != "person_unknown":
                raise
        fresh = PersonSet(person=new_id(), name=" ".join(name.split()), unit=unit)
        work.append(fresh, "person.set")
        return fresh

    def requests(self) -> list[Joiner]:
        """Return the people who asked to join, waiting ones first."""
        with self._book.looking() as look:
            found = []
            for kept in look.transaction.local.join_requests():
                content = read_request(kept.body)
                found.append(
                    Joiner(
                        kept.key,
                        kept.person,
                        look.directory.person_name(kept.person),
                        look.directory.unit_name(content.unit),
                        content.role,
                        _public(content).fingerprint,
                        kept.received_at,
                        kept.state,
                    )
                )
        return sorted(found, key=lambda joiner: (joiner.state != "waiting", joiner.received_at))

    def approve(self, data: bytes) -> Joiner:
        """Certify the key of a request and grant the role of its invitation.

        Raises:
            PackageError: The request is malformed, not signed, or not made with the code.
            RuleError: The invitation is unknown, expired or used.
        """
        content = read_request(data)
        with self._book.working() as work:
            invitation, promise = _invitation(work, content)
            public = _public(content)
            work.append(
                KeyCert(
                    key=public.key_id, person=content.person, sign=content.sign, seal=content.seal
                ),
                "key.cert",
            )
            work.append(
                RoleGrant(
                    grant=new_id(),
                    person=content.person,
                    role=promise.role,  # type: ignore[arg-type]  # checked when it was invited
                    unit=promise.unit,
                    starts_on=_starts_on(work, content, promise),
                    may_file=promise.may_file,
                ),
                "role.grant",
            )
            keep_request(work, data.decode(), state="approved")
            work.transaction.local.keep_invitation(replace(invitation, used_by=public.key_id))
            sign_receipts(work)
            name = work.directory.person_name(content.person)
            unit = work.directory.unit_name(content.unit)
        return Joiner(
            public.key_id,
            content.person,
            name,
            unit,
            content.role,
            public.fingerprint,
            self._book.clock.now(),
            "approved",
        )


class _Promise(msgspec.Struct, frozen=True):
    """What an invitation promised, and the key that proves who answers it."""

    role: str
    unit: str
    may_file: bool
    invited_at: datetime
    proving: bytes


def _invitation(work: Work, content: JoinRequestContent) -> tuple[Invitation, _Promise]:
    kept = next(
        (one for one in work.transaction.local.invitations() if one.id == content.invitation), None
    )
    if kept is None or (kept.person, work.identity.net) != (content.person, content.net):
        raise RuleError("invitation_unknown")
    if kept.used_by and kept.used_by != _public(content).key_id:
        raise RuleError("invitation_used")
    if kept.expires_at < work.now:
        raise RuleError("invitation_expired", expired_at=kept.expires_at)
    promise = msgspec.json.decode(kept.body, type=_Promise)
    # Whoever joins writes the request: the role is what was promised, not what is asked for.
    asked = content.role, content.unit
    if not request_proved(content, promise.proving) or asked != (promise.role, promise.unit):
        raise PackageError("request_not_proved")
    return kept, promise


def _starts_on(work: Work, content: JoinRequestContent, promise: _Promise) -> date:
    """Let the role begin with the first draft of who joined, but never before the invitation."""
    try:
        joined = _day(content.at)
    except ValueError:
        raise PackageError("request_malformed") from None
    return max(_day(promise.invited_at.isoformat()), min(work.today, joined))


def _carried(work: Work, unit: str) -> list[CarriedEntry]:
    """What a person needs to begin at once: the agency stream and the unit's plan."""
    ledger = work.transaction.ledger
    entries = ledger.entries(
        [
            kept.id
            for stream in ("agency", plan(unit))
            for kept in ledger.all_kept(stream=stream, accepted=True)
        ]
    )
    return [
        CarriedEntry(
            envelope=entry.envelope_bytes,
            signature=entry.signature,
            parts=[(n, data) for n, data in entry.parts.items() if data is not None],
        )
        for entry in entries
    ]


def accept_invitation(
    data: bytes, code: str, workspace: str, clock_of: Callable[[bool], Clock]
) -> tuple[Identity, InvitationContent]:
    """Open an invitation, make keys, and return who will work in the new workspace.

    ``clock_of`` gives the clock by which a training agency, or a real one, lives.

    Raises:
        PackageError: The file is foreign or damaged, or the code is wrong.
        RuleError: ``invitation_expired``.
    """
    content, proving = open_invitation(data, code)
    now = clock_of(content.training).now()
    expires_at = datetime.fromisoformat(content.expires_at)
    if expires_at < now:
        raise RuleError("invitation_expired", expired_at=expires_at)
    keys, writer = KeyPair.generate(), new_id()
    public = keys.public
    request = sign_request(
        JoinRequestContent(
            v=1,
            net=content.net,
            invitation=content.id,
            person=content.person,
            unit=content.unit,
            role=content.role,
            sign=public.sign.hex(),
            seal=public.seal.hex(),
            writer=writer,
            at=now.replace(microsecond=0).isoformat(),
        ),
        keys,
        proving,
    )
    invited = InvitedAs(
        content.role, content.unit, _day(now.isoformat()), content.may_file, request.decode()
    )
    identity = Identity(
        workspace,
        content.net,
        content.agency,
        content.person,
        content.name,
        writer,
        keys,
        content.training,
        invited,
    )
    return identity, content


def open_writer(work: Work) -> None:
    """Write the first entry of a workspace that joined."""
    identity = work.identity
    work.append(WriterOpen(writer=identity.writer, key=identity.keys.public.key_id), "writer.open")


def keep_request(work: Work, data: bytes | str, *, state: str = "waiting") -> int:
    """Keep a request that came by file or with a package; 1 when it is new here."""
    raw = data.encode() if isinstance(data, str) else data
    try:
        content = read_request(raw)
    except (PackageError, EntryError):
        return 0
    key = _public(content).key_id
    known = {request.key: request for request in work.transaction.local.join_requests()}
    if content.net != work.identity.net or (key in known and state == "waiting"):
        return 0
    work.transaction.local.keep_join_request(
        JoinRequest(
            key, content.person, raw, known[key].received_at if key in known else work.now, state
        )
    )
    work.note_exchange()
    return int(key not in known)


def _public(content: JoinRequestContent) -> PublicKeys:
    return PublicKeys(bytes.fromhex(content.sign), bytes.fromhex(content.seal))


def _day(at: str) -> date:
    return (datetime.fromisoformat(at) + timedelta(hours=7)).date()
