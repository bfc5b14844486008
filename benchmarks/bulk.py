"""Worlds to measure in: an agency with units, people and whole months, signed and filled quickly.

Everything is signed by the keys it would be signed by; it is kept as accepted and projected in few
transactions, so that ten years take seconds instead of an afternoon of exchange.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from typing_extensions import override

from workreport import __version__
from workreport.app import LocalProgram
from workreport.domain.period import Period
from workreport.ledger import kinds
from workreport.ledger.acceptance import ACCEPTED
from workreport.ledger.bodies import agency
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import (
    VERSION,
    Entry,
    Envelope,
    Head,
    PartRef,
    make_part,
    sign_entry,
)
from workreport.ledger.keys import KeyPair
from workreport.services.book import Book
from workreport.services.founding import AgencyPlan
from workreport.services.ports.machine import Clock
from workreport.services.ports.program import Desk
from workreport.system.paths import Places

PASSPHRASE = "một mật khẩu đủ dài để đo"
_BATCH = 4000


@dataclass(slots=True)
class StandingClock(Clock):
    """A clock that is set by hand."""

    at: datetime

    @override
    def now(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class Size:
    """How large a world is; ``reports`` says of how many of its months reports are there."""

    units: int
    people: int
    tasks: int
    first: Period
    months: int


@dataclass(slots=True)
class Hand:
    """A person who signs, with the ends of the chains signed so far."""

    net: str
    keys: KeyPair
    writer: str
    person: str
    heads: dict[str, Head] = field(default_factory=dict)

    def sign(
        self,
        kind: str,
        body: Body,
        at: datetime,
        *,
        more: Sequence[tuple[PartRef, bytes]] = (),
        supersedes: Sequence[str] = (),
    ) -> Entry:
        """Sign the next statement of a chain."""
        known = kinds.kind_of(kind)
        ref = kinds.reference(known, body)
        stream = kinds.stream_of(known, ref)
        head = self.heads.get(stream)
        first, data = make_part(1, kinds.encode_body(body))
        envelope = Envelope(
            v=VERSION,
            net=self.net,
            kind=kind,
            schema=known.schema,
            stream=stream,
            writer=self.writer,
            key=self.keys.public.key_id,
            seq=1 if head is None else head.seq + 1,
            prev=None if head is None else head.id,
            at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            seen={"office_at": None},
            ref=ref,
            supersedes=sorted(supersedes),
            crit=[],
            parts=[first, *(part for part, _data in more)],
            app=__version__,
        )
        entry = sign_entry(
            self.keys, envelope, {1: data} | {part.n: content for part, content in more}
        )
        self.heads[stream] = Head(envelope.seq, entry.id)
        return entry


@dataclass(slots=True)
class World:
    """An agency on this disk, its Office at work, and the hands of its heads."""

    folder: Path
    program: LocalProgram
    clock: StandingClock
    size: Size
    chief: Hand
    units: list[str] = field(default_factory=list)
    people: dict[str, list[agency.PersonSet]] = field(default_factory=dict)
    hands: dict[str, Hand] = field(default_factory=dict)
    limits: dict[str, datetime] = field(default_factory=dict)

    @property
    def workspace(self) -> Path:
        """The workspace of the Office."""
        return self.folder / "workspace"

    def open(self) -> Desk:
        """Unlock the Office's workspace."""
        return self.program.open(self.workspace, PASSPHRASE)


def new_id(*pieces: object) -> str:
    """Return an id that is the same in every run."""
    return hashlib.sha256("/".join(map(str, pieces)).encode()).hexdigest()[:32]


def build(folder: Path, size: Size) -> tuple[World, Desk]:
    """Found an agency with its units, people, and a certified head for each unit."""
    start = moment(size.first, 1)
    clock = StandingClock(start)
    program = LocalProgram({}, clock, Places(folder / "data", folder / "state"))
    words = AgencyPlan(
        name="Ban Tổ chức", parent="Tỉnh ủy", place="Nghệ An", founder="Chu Ngọc Giang"
    )
    desk = program.found(folder / "workspace", words, PASSPHRASE).desk
    identity = desk.book.identity
    with desk.book.looking() as look:
        heads = {
            stream: head
            for (writer, stream), head in look.transaction.ledger.heads().items()
            if writer == identity.writer
        }
        template = list(look.directory.units.values())
    chief = Hand(identity.net, identity.keys, identity.writer, identity.person, heads)
    world = World(folder, program, clock, size, chief)
    keep(desk.book, _people(world, template, start))
    return world, desk


def keep(book: Book, entries: Iterable[Entry]) -> int:
    """Keep statements as accepted, in few transactions."""
    count = 0
    for batch in _batches(entries):
        with book.working() as work:
            own = (work.identity.keys.public.key_id,)
            work.transaction.ledger.add(batch, ACCEPTED, work.now, own)
            work.projections.project([entry.id for entry in batch])
        count += len(batch)
    book.knowledge.forget()
    return count


def _people(world: World, template: Sequence[agency.UnitSet], at: datetime) -> Iterator[Entry]:
    size, chief = world.size, world.chief
    known = [unit for unit in template if unit.files][: size.units]
    world.units = [unit.unit for unit in known]
    for number in range(size.units - len(known)):
        unit = agency.UnitSet(
            unit=new_id("unit", number),
            code=f"D{number + 1:03}",
            name=f"Phòng nghiệp vụ số {number + 1}",
            short=f"P.{number + 1}",
            order=len(template) + number,
        )
        world.units.append(unit.unit)
        yield chief.sign("unit.set", unit, at)
    for number in range(size.people):
        unit_id = world.units[number % size.units]
        members = world.people.setdefault(unit_id, [])
        person = agency.PersonSet(
            person=new_id("person", number),
            name=f"Nguyễn Văn {number + 1}",
            unit=unit_id,
            position="Trưởng phòng" if not members else "Chuyên viên",
            group="heads" if not members else "civil_servants",
            order=number,
        )
        members.append(person)
        yield chief.sign("person.set", person, at)
    for unit_id in world.units:
        yield from _head(world, unit_id, at)


def _head(world: World, unit: str, at: datetime) -> Iterator[Entry]:
    keys, person = KeyPair.generate(), world.people[unit][0].person
    hand = Hand(world.chief.net, keys, new_id("writer", unit), person)
    world.hands[unit] = hand
    public = keys.public
    cert = agency.KeyCert(
        key=public.key_id, person=person, sign=public.sign.hex(), seal=public.seal.hex()
    )
    grant = agency.RoleGrant(
        grant=new_id("grant", unit), person=person, role="head", unit=unit, starts_on=at.date()
    )
    yield world.chief.sign("key.cert", cert, at)
    yield world.chief.sign("role.grant", grant, at)
    yield hand.sign("writer.open", agency.WriterOpen(writer=hand.writer, key=public.key_id), at)


def moment(period: Period, day: int) -> datetime:
    """Return nine o'clock in Vietnam on a day of a month."""
    return datetime.combine(period.first_day + timedelta(days=day - 1), time(2), UTC)


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
