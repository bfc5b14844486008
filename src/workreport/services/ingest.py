"""Taking entries in: set union, judged the same in whatever order they come.

Entries are stored only when their signature fits the key they name; who that key stands for, and
whether it may speak, is judged again whenever the authority changes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.errors import CodedError
from workreport.ledger.acceptance import Judgement, State, body_of, screen_content
from workreport.ledger.bodies.agency import AgencyCreate, KeyCert
from workreport.ledger.chunks import Source
from workreport.ledger.envelope import Entry, read_entry, signature_valid
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.invitation import InvitationContent, read_request
from workreport.ledger.keys import KeyPair, PublicKeys
from workreport.ledger.package import Package, open_package
from workreport.ledger.sealing import BEGINNING, peek
from workreport.services.book import Work
from workreport.services.garbage import left_alone
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
    """The name a package came under, and the hash of its file."""

    name: str
    writer: str
    sha256: str


@dataclass(slots=True)
class _Read:
    """The entries of a package that can be read, and the code of the first that cannot."""

    package: Package
    entries: list[Entry] = field(default_factory=list)
    fault: str = ""


@dataclass(slots=True)
class _Batch:
    """What several packages bring: what is new, what is here already, and who has got it."""

    fresh: dict[str, Entry] = field(default_factory=dict)
    again: list[Entry] = field(default_factory=list)
    recipients: dict[str, set[str]] = field(default_factory=dict)  # by entry

    def sort_out(
        self,
        read: _Read,
        held: Collection[str],
        signers: Mapping[str, bytes],
        recipients: Collection[str],
    ) -> None:
        """Sort the entries of one package; the first that cannot be verified is its fault."""
        for entry in read.entries:
            if entry.id in held or entry.id in self.fresh:
                self.again.append(entry)  # the same bytes were verified when they first came
            else:
                try:
                    _verify(entry, signers)
                except EntryError as problem:
                    read.fault = read.fault or problem.code
                    continue
                self.fresh[entry.id] = entry
            self.recipients.setdefault(entry.id, set()).update(recipients)

    def again_by_recipients(self) -> Iterable[tuple[Collection[str], list[Entry]]]:
        """Group what is here already by the keys that have got it now."""
        groups: dict[frozenset[str], list[Entry]] = {}
        for entry in self.again:
            groups.setdefault(frozenset(self.recipients[entry.id]), []).append(entry)
        return groups.items()


def unseal(source: Source, name: str, keys: KeyPair, net: str) -> Package:
    """Open a package outside of any unit of work; its larger parts stay sealed in the source.

    Raises:
        PackageError: Foreign, cut, damaged, of another agency, or not for us.
    """
    header = peek(source.read_at(0, BEGINNING), source.size)
    if header.net != net:
        raise PackageError("package_of_another_agency", name=name)
    return open_package(source, keys)


def take_in(work: Work, packages: Sequence[tuple[Arrived, Package]]) -> Intake:
    """Take opened packages into the ledger: a bad entry stays out, its neighbours come in.

    Whatever is wrong with an entry is found before anything is written, so that no package has to
    be undone; what remains is the disk, and then nothing of the batch is kept.
    """
    with left_alone():
        return _taken_in(work, packages)


def _taken_in(work: Work, packages: Sequence[tuple[Arrived, Package]]) -> Intake:
    before = work.authority
    read = [_read(package) for _arrived, package in packages]
    held = work.transaction.ledger.held({one.id for each in read for one in each.entries})
    signers = _signers(work, read)
    batch = _Batch()
    for each in read:
        batch.sort_out(each, held, signers, _recipients(work, each.package))
    _keep_batch(work, batch)
    _note(work, [(arrived, one) for (arrived, _p), one in zip(packages, read, strict=True)])
    return Intake(
        packages=len(packages),
        new_entries=len(batch.fresh),
        problems=[
            (arrived.name, one.fault)
            for (arrived, _p), one in zip(packages, read, strict=True)
            if one.fault
        ],
        requests=[data for one in read if not one.fault for data in one.package.requests],
        accepted=settle(work, before),
    )


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
    _keep(work, entries, {entry.id: () for entry in entries})
    settle(work)


def _note(work: Work, read: Sequence[tuple[Arrived, _Read]]) -> None:
    local = work.transaction.local
    before = local.seen_packages({arrived.name for arrived, _one in read})
    notes = []
    for arrived, one in read:
        known = before.get((arrived.name, arrived.writer))
        notes.append(
            SeenPackage(
                name=arrived.name,
                writer=arrived.writer,
                sha256=arrived.sha256,
                outcome="held" if one.fault else "read",
                reason=one.fault,
                first_seen_at=work.now if known is None else known.first_seen_at,
                tries=1 if known is None else known.tries + 1,
                entries=len(one.package.entries),
            )
        )
    local.note_packages(notes)


def _read(package: Package) -> _Read:
    found = _Read(package)
    for raw in package.entries:
        try:
            found.entries.append(read_entry(raw.envelope_bytes, raw.signature, raw.parts))
        except EntryError as problem:
            found.fault = found.fault or problem.code
    return found


def _signers(work: Work, read: Sequence[_Read]) -> dict[str, bytes]:
    """Collect public keys by key id; a key id is the hash of its key, so any source will do."""
    found = {key: certified.sign for key, certified in work.authority.keys.items()}
    entries = [entry for each in read for entry in each.entries]
    for entry in entries:
        _note_signer(found, entry)
    if not {entry.envelope.key for entry in entries} <= found.keys():
        _note_uncertified(work, found, read)
    return found


def _note_uncertified(work: Work, found: dict[str, bytes], read: Sequence[_Read]) -> None:
    """Add the keys of statements that do not count yet, and of people who asked to join."""
    for statement in work.transaction.ledger.statements():
        if isinstance(statement.body, AgencyCreate | KeyCert):
            _note_key(found, bytes.fromhex(statement.body.sign))
    for request in work.transaction.local.join_requests():
        _note_key(found, request_sign(request.body))
    for each in read:
        for data in each.package.requests:
            _note_key(found, request_sign(data))


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


def _keep_batch(work: Work, batch: _Batch) -> None:
    ledger = work.transaction.ledger
    for entry in batch.fresh.values():
        work.note_change(entry.envelope)
    _keep(work, list(batch.fresh.values()), batch.recipients)
    if batch.again and ledger.complete(batch.again):
        work.book.knowledge.forget()
    for keys, entries in batch.again_by_recipients():
        ledger.add_recipients({entry.id for entry in entries}, keys)


def _keep(work: Work, entries: Sequence[Entry], recipients: Mapping[str, Collection[str]]) -> None:
    """Keep entries until they are judged; certificates for unsound keys are told apart at once."""
    sound = [entry for entry in entries if _is_sound(entry)]
    if len(sound) < len(entries):
        unsound = [entry for entry in entries if not _is_sound(entry)]
        refused = Judgement(State.QUARANTINED, "key_refused")
        work.transaction.ledger.add(unsound, refused, work.now, recipients)
    work.transaction.ledger.add(sound, _WAITING, work.now, recipients)


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
