"""Worlds to measure in: an agency with units, people and whole months, signed and filled quickly.

Everything is signed by the keys it would be signed by; it is kept as accepted and projected in few
transactions, so that ten years take seconds instead of an afternoon of exchange.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from typing_extensions import override

from workreport import __version__
from workreport.app import LocalProgram
from workreport.domain.period import Period
from workreport.ledger import kinds
from workreport.ledger.acceptance import ACCEPTED
from workreport.ledger.bodies import agency, office, plan, report
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
from workreport.services.calendars import DEFAULT_TEMPLATE
from workreport.services.founding import AgencyPlan
from workreport.services.periods import PEOPLE_SCHEME, UNIT_SCHEME, stamped
from workreport.services.ports.machine import Clock
from workreport.services.ports.program import Desk
from workreport.system.paths import Places

PASSPHRASE = "một mật khẩu đủ dài để đo"
_BATCH = 4000
_WORDS = "Tham mưu báo cáo kết quả thực hiện nghị quyết về công tác tổ chức xây dựng Đảng"
_STATUSES = ("completed",) * 8 + ("in_progress", "not_started")


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
            sealed_for = {entry.id: own for entry in batch}
            work.transaction.ledger.add(batch, ACCEPTED, work.now, sealed_for)
            work.projections.project([entry.id for entry in batch])
        count += len(batch)
    book.knowledge.forget()
    return count


def month(
    world: World, period: Period, *, planned: bool = True, decided: bool = False
) -> Iterator[Entry]:
    """Sign a month up to its lock: opened, planned, reported, answered, graded, concluded."""
    yield opened(world, period)
    if planned:
        yield from plans(world, period)
    for number, unit in enumerate(world.units):
        filed = filed_report(world, unit, period, number)
        yield from (filed, *_answered(world, unit, period, filed.id, number))
        yield _graded(world, unit, period)
        if decided:
            yield from (_decided(world, one, period) for one in world.people[unit])
    yield _concluded(world, period)


def opened(world: World, period: Period) -> Entry:
    """Sign the opening of a month."""
    due, office_due, calendar = world.program.calendars.deadlines(period)
    world.limits[str(period)] = due.limit_at
    body = agency.PeriodOpen(
        period=str(period),
        units=world.units,
        report=stamped(due),
        office=stamped(office_due),
        template=DEFAULT_TEMPLATE,
        calendar=calendar.digest(),
        scheme=PEOPLE_SCHEME,
        unit_scheme=UNIT_SCHEME,
    )
    return world.chief.sign("period.open", body, moment(period, 1))


def plans(world: World, period: Period) -> Iterator[Entry]:
    """Sign the plan of each unit."""
    for unit in world.units:
        tasks = [_task(unit, period, place) for place in range(world.size.tasks)]
        body = plan.PlanIssue(
            plan=new_id("plan", unit, period), period=str(period), unit=unit, tasks=tasks
        )
        yield world.chief.sign("plan.issue", body, moment(period, 1))


def filed_report(world: World, unit: str, period: Period, number: int) -> Entry:
    """Sign the report of a unit, every line with words, each person rated."""
    items = [_item(unit, period, place, number) for place in range(world.size.tasks)]
    body = report.ReportFile(
        period=str(period),
        unit=unit,
        kind="normal",
        as_of=period.first_day + timedelta(days=19),
        cut_off="forecast",
        items=items,
        text={
            "advantages": f"Tháng {period.month} cơ bản hoàn thành nhiệm vụ được giao.",
            "limitations": f"Còn một số việc chậm so với thời hạn ở đơn vị số {number}.",
        },
        prepared_by=world.hands[unit].person,
    )
    rated = [
        make_part(n, kinds.encode_body(_rated(one, n)), about=one.person)
        for n, one in enumerate(world.people[unit], start=2)
    ]
    return world.hands[unit].sign("report.file", body, moment(period, 20), more=rated)


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


def _task(unit: str, period: Period, place: int) -> plan.TaskBody:
    due_on = period.first_day + timedelta(days=place % 27) if place % 11 else None
    return plan.TaskBody(
        id=new_id("task", unit, period, place),
        born=str(period),
        unit=unit,
        content=_content(period, place),
        product="Báo cáo",
        coef=("1", "1.5", "2")[place % 3],
        due_on=due_on,
        original_due_on=due_on,
        origin="recurring",
    )


def _item(unit: str, period: Period, place: int, number: int) -> report.ResultItem:
    task = _task(unit, period, place)
    status: Any = _STATUSES[(place + number) % len(_STATUSES)]
    done = status == "completed"
    due_on = task.due_on or period.first_day + timedelta(days=9)
    return report.ResultItem(
        task=task.id,
        content=task.content,
        born=task.born,
        product=task.product,
        coef=task.coef,
        due_on=task.due_on,
        original_due_on=task.original_due_on,
        origin=task.origin,
        status=status,
        result=f"Đã tham mưu và trình ký văn bản thứ {place + 1}" if done else "Đang thực hiện",
        done_on=due_on + timedelta(days=(place + number) % 5 - 3) if done else None,
        quality=1 + (place + number) % 7 // 3 if done else None,
        evidence=f"Báo cáo số {place + 100}-BC/BTCTU" if done else "",
        carry=not done,
    )


def _rated(one: agency.PersonSet, n: int) -> report.RatedPart:
    level = "AABBBBBBC"[n % 9]
    return report.RatedPart(
        person=one.person,
        name=one.name,
        position=one.position,
        group=one.group,
        department=report.RatingItem(level="B" if n % 5 else level, remark="Hoàn thành tốt"),
        own=report.RatingItem(level=level),
    )


def _answered(
    world: World, unit: str, period: Period, filed: str, number: int
) -> tuple[Entry, Entry]:
    period_text = str(period)
    receipt = report.Receipt(
        period=period_text,
        unit=unit,
        report=filed,
        received_at=moment(period, 20),
        number=f"{period_text}-{number + 1:04}",
        limit_known=world.limits[period_text],
    )
    answer = report.Answer(period=period_text, unit=unit, report=filed, verdict="accepted")
    return (
        world.chief.sign("receipt", receipt, moment(period, 20)),
        world.chief.sign("answer", answer, moment(period, 21)),
    )


def _graded(world: World, unit: str, period: Period) -> Entry:
    body = office.UnitGradeSet(
        period=str(period),
        unit=unit,
        scheme=UNIT_SCHEME,
        manual=[
            office.GradePoints(code="U5", points="9"),
            office.GradePoints(code="U6", points="9"),
        ],
        score="85.00",
        score_exact="85",
        level="B",
        **_decision(period),
    )
    return world.chief.sign("unit.grade", body, moment(period, 22))


def _decision(period: Period) -> Mapping[str, Any]:
    return {
        "decided_by": "Lãnh đạo Ban",
        "meeting_on": period.first_day + timedelta(days=22),
        "basis": "Biên bản họp",
    }


def _concluded(world: World, period: Period) -> Entry:
    body = office.Conclusion(
        conclusion=new_id("conclusion", period),
        period=str(period),
        text="Thống nhất",
        **_decision(period),
    )
    return world.chief.sign("conclusion", body, moment(period, 23))


def _decided(world: World, one: agency.PersonSet, period: Period) -> Entry:
    body = office.RatingDecide(
        period=str(period),
        person=one.person,
        unit=one.unit,
        group=one.group,
        rating=report.RatingItem(level="B"),
        **_decision(period),
    )
    return world.chief.sign("rating.decide", body, moment(period, 23))


def _content(period: Period, place: int) -> str:
    words = _WORDS.split()
    start = place % len(words)
    words = [*words[start:], *words[:start]]
    return f"{' '.join(words)}, nội dung {place + 1} tháng {period.month}"


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
