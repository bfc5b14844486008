"""Taking entries in: set union, judged the same in whatever order they come.

Entries are stored only when their signature fits the key they name; who that key stands for, and
whether it may speak, is judged again whenever the authority changes.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.errors import CodedError, WorldError
from workreport.ledger.acceptance import Judgement, State, body_of, screen_content
from workreport.ledger.bodies.agency import AgencyCreate, KeyCert
from workreport.ledger.envelope import Entry, read_entry, signature_valid
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.invitation import InvitationContent, read_request
from workreport.ledger.keys import KeyPair, PublicKeys
from workreport.ledger.package import Package, open_package
from workreport.ledger.sealing import peek
from workreport.services.book import Work
from workreport.services.ports.rows import SeenPackage
from workreport.services.settling import settle

_WAITING = Judgement(State.WAITING, "key_not_certified")


@dataclass(slots=True)
class Intake:
    """What a batch of packages brought."""

    packages: int = 0
    new_entries: int = 0
    accepted: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)  # (package, code)
    requests: list[bytes] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A package as its bytes, with the name it came under."""

    name: str
    writer: str
    data: bytes


@dataclass(slots=True)
class _Read:
    """The entries of a package that can be read, and the code of the first that cannot."""

    entries: list[Entry] = field(default_factory=list)
    fault: str = ""


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
    """Take opened packages into the ledger: a bad entry stays out, its neighbours come in."""
    intake = Intake()
    before = work.authority
    read = [_read(package) for _arrived, package in packages]
    signers = _signers(work, read, [package for _arrived, package in packages])
    for (arrived, package), found in zip(packages, read, strict=True):
        intake.packages += 1
        try:
            with work.transaction.savepoint():
                new, fault = _add(work, package, found, signers)
        except WorldError:
            raise  # the disk's fault, not the package's
        except CodedError as problem:
            new, fault = 0, problem.code
        intake.new_entries += new
        if fault:
            intake.problems.append((arrived.name, fault))
        else:
            intake.requests += package.requests
        _note(work, arrived, fault, len(package.entries))
    intake.accepted = settle(work, before)
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
        _note_signer(signers, entry)
    for entry in entries:
        _verify(entry, signers)
    _keep(work, entries, ())
    settle(work)


def _note(work: Work, arrived: Arrived, fault: str, entries: int) -> None:
    before = work.transaction.local.seen_package(arrived.name, arrived.writer)
    work.transaction.local.note_package(
        SeenPackage(
            name=arrived.name,
            writer=arrived.writer,
            sha256=hashlib.sha256(arrived.data).hexdigest(),
            outcome="held" if fault else "read",
            reason=fault,
            first_seen_at=work.now if before is None else before.first_seen_at,
            tries=1 if before is None else before.tries + 1,
            entries=entries,
        )
    )


def _read(package: Package) -> _Read:
    found = _Read()
    for raw in package.entries:
        try:
            found.entries.append(read_entry(raw.envelope_bytes, raw.signature, dict(raw.parts)))
        except EntryError as problem:
            found.fault = found.fault or problem.code
    return found


def _signers(work: Work, read: Sequence[_Read], packages: Sequence[Package]) -> dict[str, bytes]:
    """Collect public keys by key id; a key id is the hash of its key, so any source will do."""
    found: dict[str, bytes] = {
        key: certified.sign for key, certified in work.authority.keys.items()
    }
    for each in read:
        for entry in each.entries:
            _note_signer(found, entry)
    wanted = {entry.envelope.key for each in read for entry in each.entries}
    if not wanted <= found.keys():
        for statement in work.transaction.ledger.statements():
            if isinstance(statement.body, AgencyCreate | KeyCert):
                _note_key(found, bytes.fromhex(statement.body.sign))
        for request in work.transaction.local.join_requests():
            _note_key(found, request_sign(request.body))
        for package in packages:
            for data in package.requests:
                _note_key(found, request_sign(data))
    return found


def request_sign(data: bytes) -> bytes:
    """Return the public signing key a join request names; empty when it cannot be read."""
    try:
        return bytes.fromhex(read_request(data).sign)
    except CodedError:
        return b""


def _note_signer(found: dict[str, bytes], entry: Entry) -> None:
    if entry.envelope.kind not in {"agency.create", "key.cert"}:
        return
    try:
        body = body_of(entry)
    except EntryError:
        return  # told when the entry itself is judged
    if isinstance(body, AgencyCreate | KeyCert):
        _note_key(found, bytes.fromhex(body.sign))


def _note_key(found: dict[str, bytes], sign: bytes) -> None:
    found[PublicKeys(sign, b"").key_id] = sign


def _add(
    work: Work, package: Package, read: _Read, signers: Mapping[str, bytes]
) -> tuple[int, str]:
    """Add what can be verified; return how many entries are new and the code of the first fault."""
    ledger, fault = work.transaction.ledger, read.fault
    held = ledger.held(entry.id for entry in read.entries)
    recipients = _recipients(work, package)
    fresh: dict[str, Entry] = {}
    for entry in read.entries:
        if entry.id in held:
            continue  # the same bytes were verified when they first came
        try:
            _verify(entry, signers)
        except EntryError as problem:
            fault = fault or problem.code
        else:
            fresh[entry.id] = entry
            work.note_change(entry.envelope)
    _keep(work, list(fresh.values()), recipients)
    if held:
        again = [entry for entry in read.entries if entry.id in held]
        if ledger.complete(again):
            work.book.knowledge.forget()
        ledger.add_recipients(held, recipients)
    return len(fresh), fault


def _keep(work: Work, entries: Sequence[Entry], recipients: Collection[str]) -> None:
    """Keep entries until they are judged; certificates for unsound keys are told apart at once."""
    ledger = work.transaction.ledger
    unsound = [entry for entry in entries if not _is_sound(entry)]
    sound = [entry for entry in entries if entry not in unsound] if unsound else entries
    ledger.add(unsound, Judgement(State.QUARANTINED, "key_refused"), work.now, recipients)
    ledger.add(sound, _WAITING, work.now, recipients)


def _is_sound(entry: Entry) -> bool:
    if entry.envelope.kind not in {"agency.create", "key.cert"}:
        return True
    try:
        screen_content(body_of(entry))
    except EntryError as problem:
        return problem.code != "key_refused"
    return True


def _recipients(work: Work, package: Package) -> Collection[str]:
    """Return to whom a package has gone, where that matters and somebody known vouches for it.

    Anybody who can open an entry could seal it anew and name recipients who never got it.
    """
    certified = work.authority.keys.get(package.key)
    own = work.identity.keys.public.key_id
    if not work.forwards or certified is None or package.key in work.authority.cuts:
        return (own,)
    if not package.signed_by(PublicKeys(certified.sign, certified.seal)):
        return (own,)
    return package.header.recipients


def _verify(entry: Entry, signers: Mapping[str, bytes]) -> None:
    sign = signers.get(entry.envelope.key)
    if sign is None:
        raise EntryError("signer_unknown", kind=entry.envelope.kind)
    if not signature_valid(entry, sign):
        raise EntryError("signature_invalid", kind=entry.envelope.kind)


def clock_behind(work_now: datetime, newest_office_time: bytes | None) -> bool:
    """Tell whether this machine's clock lies over five minutes before a time the Office signed."""
    if newest_office_time is None:
        return False
    office = datetime.fromisoformat(newest_office_time.decode())
    return (office - work_now).total_seconds() > 5 * 60
