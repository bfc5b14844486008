"""Taking entries in: set union, judged the same in whatever order they come.

Entries are stored only when their signature fits the key they name; who that key stands for, and
whether it may speak, is judged again whenever the authority changes.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.errors import CodedError
from workreport.ledger.acceptance import Judgement, State, body_of, judge
from workreport.ledger.authority import KINDS_OF_AUTHORITY
from workreport.ledger.bodies.agency import AgencyCreate, EraseOrder, KeyCert
from workreport.ledger.envelope import Entry, read_entry, signature_valid
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.invitation import InvitationContent, read_request
from workreport.ledger.keys import KeyPair, PublicKeys
from workreport.ledger.package import Package, open_package
from workreport.ledger.sealing import peek
from workreport.services.book import NEWEST_OFFICE_TIME, Work
from workreport.services.ports.rows import SeenPackage

_WAITING = Judgement(State.WAITING, "key_not_certified")


@dataclass(slots=True)
class Intake:
    """What a batch of packages brought."""

    packages: int = 0
    new_entries: int = 0
    accepted: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)  # (package, code)
    heads: dict[tuple[str, str], int] = field(default_factory=dict)  # of the senders' manifests
    requests: list[bytes] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A package as its bytes, with the name it came under."""

    name: str
    writer: str
    data: bytes


def unseal(arrived: Arrived, keys: KeyPair, net: str) -> Package:
    """Open a package outside of any unit of work.

    Raises:
        PackageError: Foreign, cut, damaged, of another agency, or not for us.
    """
    header = peek(arrived.data)
    if header.net != net:
        raise PackageError("package_of_another_agency", name=arrived.name)
    return open_package(arrived.data, keys)


def take_in(work: Work, packages: Sequence[tuple[Arrived, Package]]) -> Intake:
    """Take opened packages into the ledger; each is kept whole or not at all."""
    intake = Intake()
    signers = _signers(work, packages)
    touched: list[str] = []
    for arrived, package in packages:
        intake.packages += 1
        before = work.transaction.local.seen_package(arrived.name)
        try:
            with work.transaction.savepoint():
                found, fault = _add_entries(work, package, signers)
        except CodedError as problem:
            found, fault = [], problem.code
        touched += found
        intake.new_entries += len(found)
        if fault:
            intake.problems.append((arrived.name, fault))
        else:
            intake.requests += package.requests
        work.transaction.local.note_package(
            SeenPackage(
                name=arrived.name,
                writer=arrived.writer,
                sha256=hashlib.sha256(arrived.data).hexdigest(),
                outcome="held" if fault else "read",
                reason=fault,
                first_seen_at=work.now if before is None else before.first_seen_at,
                tries=1 if before is None else before.tries + 1,
                entries=len(package.entries),
            )
        )
    intake.accepted = settle(work)
    return intake


def take_in_carried(work: Work, content: InvitationContent) -> None:
    """Take in the entries an invitation carries; they must tell of the agency it names.

    Raises:
        EntryError: One of them is not what it claims to be.
    """
    entries = [
        read_entry(each.envelope, each.signature, dict(each.parts)) for each in content.entries
    ]
    signers: dict[str, bytes] = {}
    for entry in entries:
        if entry.envelope.kind in KINDS_OF_AUTHORITY:
            _note_signer(signers, body_of(entry))
    for entry in entries:
        _verify(entry, signers)
        work.transaction.ledger.add(entry, _WAITING, work.now, ())
    settle(work)


def _signers(work: Work, packages: Iterable[tuple[Arrived, Package]]) -> dict[str, bytes]:
    """Collect public keys by key id; a key id is the hash of its key, so any source will do."""
    found: dict[str, bytes] = {}
    for statement in work.transaction.ledger.statements():
        _note_signer(found, statement.body)
    for request in work.transaction.local.join_requests():
        sign = request_sign(request.body)
        found[PublicKeys(sign, b"").key_id] = sign
    own = work.identity.keys.public
    found[own.key_id] = own.sign
    for _arrived, package in packages:
        for raw in package.entries:
            try:
                entry = read_entry(raw.envelope_bytes, raw.signature, dict(raw.parts))
                if entry.envelope.kind in KINDS_OF_AUTHORITY:
                    _note_signer(found, body_of(entry))
            except EntryError:
                continue  # told when the entry itself is taken in
        for data in package.requests:
            sign = request_sign(data)
            found[PublicKeys(sign, b"").key_id] = sign
    return found


def request_sign(data: bytes) -> bytes:
    """Return the public signing key a join request names; empty when it cannot be read."""
    try:
        return bytes.fromhex(read_request(data).sign)
    except CodedError:
        return b""


def _note_signer(found: dict[str, bytes], body: object) -> None:
    if isinstance(body, AgencyCreate | KeyCert):
        sign = bytes.fromhex(body.sign)
        found[PublicKeys(sign, b"").key_id] = sign


def _add_entries(
    work: Work, package: Package, signers: Mapping[str, bytes]
) -> tuple[list[str], str]:
    """Add what can be verified; return new ids and the code of the first fault."""
    fault = ""
    added: list[str] = []
    recipients = package.header.recipients
    for raw in package.entries:
        try:
            entry = read_entry(raw.envelope_bytes, raw.signature, dict(raw.parts))
            _verify(entry, signers)
        except EntryError as problem:
            fault = fault or problem.code
            continue
        if work.transaction.ledger.add(entry, _WAITING, work.now, recipients):
            added.append(entry.id)
            work.note_change(entry.envelope)
        else:
            work.transaction.ledger.add_recipients([entry.id], recipients)
    return added, fault


def _verify(entry: Entry, signers: Mapping[str, bytes]) -> None:
    sign = signers.get(entry.envelope.key)
    if sign is None:
        raise EntryError("signer_unknown", kind=entry.envelope.kind)
    if not signature_valid(entry, sign):
        raise EntryError("signature_invalid", kind=entry.envelope.kind)


def settle(work: Work, *, everything: bool = False) -> list[str]:
    """Judge what is not accepted until nothing changes, then bring the projections up to date.

    ``everything`` judges accepted entries anew as well, after a revocation or a change of roles.
    Returns the ids that became accepted.
    """
    ledger = work.transaction.ledger
    changed: list[str] = []
    accepted: list[str] = []
    open_entries = {entry.id: entry for entry in ledger.unsettled()}
    states: dict[str, State] = {}
    review = everything
    while True:
        work.forget_known()
        moved = False
        if review:
            for kept in ledger.all_kept():
                if kept.state is State.ACCEPTED and kept.id not in open_entries:
                    open_entries[kept.id] = ledger.entry(kept.id)
                    states[kept.id] = State.ACCEPTED
            review = False
        authority, admitted = work.authority, work.admitted
        for entry in list(open_entries.values()):
            prev = entry.envelope.prev
            found = judge(entry, authority, admitted, has_prev=prev is None or ledger.holds(prev))
            before = states.get(entry.id)
            states[entry.id] = found.state
            if before is found.state:
                continue
            ledger.settle(entry.id, found)
            if State.ACCEPTED in {before, found.state}:
                changed.append(entry.id)
                moved |= entry.envelope.stream == "agency"
                review |= _takes_away(entry)
            if found.state is State.ACCEPTED:
                accepted.append(entry.id)
        if not moved and not review:
            break
    work.projections.project(changed)
    _obey(work, accepted)
    work.forget_known()
    _note_office_time(work, accepted)
    return accepted


def _takes_away(entry: Entry) -> bool:
    kind = entry.envelope.kind
    return kind == "key.revoke" or (kind == "role.grant" and bool(entry.envelope.supersedes))


def _obey(work: Work, accepted: Collection[str]) -> None:
    """Empty the parts that accepted orders name, now and whenever such a part comes again."""
    for entry_id in accepted:
        fact = work.projections.fact(entry_id)
        if fact is not None and isinstance(fact.body, EraseOrder):
            parts = [(part.entry, part.n) for part in fact.body.parts]
            work.transaction.ledger.erase(entry_id, parts)
            work.projections.project([entry for entry, _n in parts])


def _note_office_time(work: Work, accepted: Collection[str]) -> None:
    newest = work.transaction.local.value(NEWEST_OFFICE_TIME)
    latest = "" if newest is None else newest.decode()
    for entry_id in accepted:
        fact = work.projections.fact(entry_id)
        if fact is not None and fact.kind in {"receipt", "answer", "period.open"}:
            latest = max(latest, fact.at)
    if latest:
        work.transaction.local.set_value(NEWEST_OFFICE_TIME, latest.encode())


def clock_behind(work_now: datetime, newest_office_time: bytes | None) -> bool:
    """Tell whether this machine's clock lies over five minutes before a time the Office signed."""
    if newest_office_time is None:
        return False
    office = datetime.fromisoformat(newest_office_time.decode())
    return (office - work_now).total_seconds() > 5 * 60
