"""Ledgers without desks: signers who may say anything, and stores that take it in.

A :class:`Signer` signs whatever it is told, honest or not; a :class:`Node` is a real encrypted
store that only listens. What several nodes make of the same entries must be the same.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from workreport.domain.ids import new_id
from workreport.ledger import kinds
from workreport.ledger.acceptance import State
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
from workreport.ledger.package import open_package, seal
from workreport.ledger.permissions import Permissions
from workreport.services.book import Book
from workreport.services.identity import Identity
from workreport.services.ingest import Arrived, Intake, take_in
from workreport.services.ports.machine import Clock
from workreport.services.ports.store import LedgerStore
from workreport.storage.engine import open_engine
from workreport.storage.migrate import bring_up_to_date
from workreport.storage.store import SqlStore
from workreport.system.clock import TrainingClock
from workreport.system.durable_files import LocalDurableFiles
from workreport.system.resources import ShippedResources

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
AT = "2026-11-20T03:00:00Z"
PERIOD = "2026-11"
UNIT, OTHER_UNIT = "a1" * 16, "b2" * 16
KEY = bytes(range(32))
_LISTENER = KeyPair.generate()


@dataclass
class Signer:
    """A person with a key and a writer, and the chains written so far."""

    person: str = field(default_factory=new_id)
    keys: KeyPair = field(default_factory=KeyPair.generate)
    writer: str = field(default_factory=new_id)
    net: str = ""
    heads: dict[str, Head] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.keys.public.key_id

    def write(
        self,
        kind: str,
        body: Body | Mapping[str, object],
        more: Sequence[tuple[PartRef, bytes]] = (),
        **changes: object,
    ) -> Entry:
        """Sign a statement; ``changes`` replace fields of its envelope."""
        known = kinds.KINDS.get(kind)
        content = kinds.encode_body(body) if isinstance(body, Body) else dict(body)
        ref = (
            {}
            if known is None
            else {
                name: str(content.get(name, getattr(body, name, "")))
                for name in kinds.REFERENCES[kind]
            }
        )
        ref = dict(changes.pop("ref", ref))  # type: ignore[call-overload]
        stream = str(changes.pop("stream", "")) or (
            "agency" if known is None else kinds.stream_of(known, ref)
        )
        head = self.heads.get(stream)
        first, data = make_part(1, content)
        fields: dict[str, object] = {
            "v": VERSION,
            "net": "" if kind == "agency.create" else self.net,
            "kind": kind,
            "schema": "1.0" if known is None else known.schema,
            "stream": stream,
            "writer": self.writer,
            "key": self.key,
            "seq": 1 if head is None else head.seq + 1,
            "prev": None if head is None else head.id,
            "at": AT,
            "seen": {"office_at": None},
            "ref": ref,
            "supersedes": [],
            "crit": [],
            "parts": [first, *(part for part, _data in more)],
            "app": "1.0",
        }
        envelope = Envelope(**(fields | changes))  # type: ignore[arg-type]
        entry = sign_entry(self.keys, envelope, {1: data} | {p.n: each for p, each in more})
        if "seq" not in changes and "writer" not in changes:
            self.heads[stream] = Head(envelope.seq, entry.id)
        return entry

    def open_writer(self, writer: str | None = None) -> Entry:
        """Open a writer; from now on the signer writes as it."""
        if writer is not None:
            self.writer, self.heads = writer, {}
        return self.write("writer.open", agency.WriterOpen(writer=self.writer, key=self.key))

    def last(self, *streams: str) -> list[agency.RevokedAt]:
        """Name the last entries of some chains, for a revocation."""
        return [
            agency.RevokedAt(writer=self.writer, stream=one, seq=head.seq, id=head.id)
            for one, head in self.heads.items()
            if one in streams
        ]


@dataclass
class Cast:
    """An agency as a set of entries: its founder, and whoever was brought in."""

    founder: Signer
    entries: list[Entry]

    def bring(self, role: str, unit: str = "", **options: object) -> Signer:
        """Certify somebody's key, give a role, open a writer."""
        return self.admit(Signer(net=self.founder.net), role, unit, **options)

    def admit(self, signer: Signer, role: str, unit: str = "", **options: object) -> Signer:
        self.entries.append(self.cert(signer))
        self.entries.append(self.grant(signer, role, unit, **options))
        self.entries.append(signer.open_writer())
        return signer

    def cert(self, signer: Signer, by: Signer | None = None) -> Entry:
        public = signer.keys.public
        body = agency.KeyCert(
            key=public.key_id, person=signer.person, sign=public.sign.hex(), seal=public.seal.hex()
        )
        return (by or self.founder).write("key.cert", body)

    def grant(self, signer: Signer, role: str, unit: str = "", **options: object) -> Entry:
        fields: dict[str, object] = {
            "grant": new_id(),
            "person": signer.person,
            "role": role,
            "unit": unit,
            "starts_on": date(2026, 1, 1),
        }
        by = options.pop("by", self.founder)
        changes = {"supersedes": options.pop("supersedes", [])}
        body = agency.RoleGrant(**(fields | options))  # type: ignore[arg-type]
        assert isinstance(by, Signer)
        return by.write("role.grant", body, **changes)

    def revoke(
        self, signer: Signer, through: list[agency.RevokedAt], by: Signer | None = None
    ) -> Entry:
        body = agency.KeyRevoke(key=signer.key, through=through, reason="mất máy")
        return (by or self.founder).write("key.revoke", body)


def found() -> Cast:
    """Found an agency whose founder is also its desk."""
    founder = Signer()
    public = founder.keys.public
    genesis = founder.write(
        "agency.create",
        agency.AgencyCreate(
            name="Ban Tổ chức",
            parent="Tỉnh ủy",
            place="Nghệ An",
            symbol="BTCTU",
            template="organizing-committee",
            training=True,
            founder=founder.person,
            founder_name="Chu Ngọc Giang",
            sign=public.sign.hex(),
            seal=public.seal.hex(),
        ),
    )
    founder.net = genesis.id
    desk = founder.write("desk.appoint", agency.DeskAppoint(writer=founder.writer, term=1))
    return Cast(founder, [genesis, desk])


@dataclass
class Node:
    """A store that takes in what it is given."""

    book: Book
    net: str
    seen: int = 0

    def take(self, *entries: Entry, sender: Signer | None = None) -> Intake:
        """Take in one package with these entries."""
        return self.take_packages([entries], sender)

    def take_packages(
        self, packages: Iterable[Sequence[Entry]], sender: Signer | None = None
    ) -> Intake:
        arrived = []
        by = sender or Signer()
        for entries in packages:
            name, data = seal(
                entries,
                net=self.net,
                writer=by.writer,
                recipients=[_LISTENER.public],
                heads={},
                signer=by.keys,
            )
            arrived.append((Arrived(name, by.writer, ""), open_package(data, _LISTENER)))
        with self.book.working() as work:
            return take_in(work, arrived)

    def states(self) -> dict[str, tuple[str, str]]:
        """Return state and reason of everything held."""
        with self.book.looking() as look:
            return {
                kept.id: (kept.state.value, kept.reason)
                for kept in look.transaction.ledger.all_kept()
            }

    def state(self, entry: Entry) -> tuple[str, str]:
        return self.states().get(entry.id, ("absent", ""))

    def accepts(self, *entries: Entry) -> bool:
        states = self.states()
        return all(states[entry.id] == (State.ACCEPTED.value, "") for entry in entries)

    def digest(self) -> str:
        with self.book.looking() as look:
            return look.projections.digest()

    def replay_digest(self) -> str:
        with self.book.working(keep=False) as work:
            return work.projections.replay_digest()

    def ledger_says(self, ask: str, *arguments: object) -> object:
        with self.book.looking() as look:
            ledger: LedgerStore = look.transaction.ledger
            return getattr(ledger, ask)(*arguments)


class Nodes:
    """Makes nodes quickly: the tables are made once and copied."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = LocalDurableFiles(sleep=lambda _seconds: None)
        self._template = folder / "template.db"
        self._made: list[SqlStore] = []
        self.permissions = Permissions.from_csv(ShippedResources().text("permissions.csv"))
        database = open_engine(self._template, KEY, create=True)
        bring_up_to_date(database, lambda _reason="": "")
        database.close()

    def make(self, net: str, clock: Clock | None = None) -> Node:
        folder = self._folder / new_id()
        folder.mkdir()
        path = folder / "workspace.db"
        shutil.copyfile(self._template, path)
        database = open_engine(path, KEY, check=False)
        store = SqlStore(database, (folder / "parts", KEY), self._files, lambda _reason: "")
        self._made.append(store)
        identity = Identity(
            new_id(),
            net,
            "Ban Tổ chức",
            new_id(),
            "Người nghe",
            new_id(),
            _LISTENER,
            training=True,
        )
        return Node(Book(store, clock or TrainingClock(NOW), self.permissions, identity), net)

    def close(self) -> None:
        while self._made:
            self._made.pop().close()


MakeNode = Callable[[], Node]


@pytest.fixture(scope="session")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    """Makes nodes for all tests."""
    made = Nodes(tmp_path_factory.mktemp("nodes"))
    yield made
    made.close()


@pytest.fixture
def cast() -> Cast:
    """An agency that was just founded."""
    return found()


@pytest.fixture
def make_node(nodes: Nodes, cast: Cast) -> Iterator[MakeNode]:
    """Make nodes of the agency that know nothing yet."""
    yield lambda: nodes.make(cast.founder.net)
    nodes.close()


@pytest.fixture
def node(make_node: MakeNode) -> Node:
    """A node of the agency that knows nothing yet."""
    return make_node()


def unit_report(signer: Signer, unit: str = UNIT, **changes: object) -> Entry:
    """Write a small report of a unit."""
    return signer.write("report.file", report_body(unit), **changes)


def report_body(unit: str = UNIT, period: str = PERIOD, tasks: int = 2) -> report.ReportFile:
    items = [
        report.ResultItem(
            task=f"{n:032x}",
            content=f"Nhiệm vụ {n}",
            status="completed",
            quality=1 + n % 3,
            due_on=date(2026, 11, 12),
            done_on=date(2026, 11, 10 + n % 5),
        )
        for n in range(1, tasks + 1)
    ]
    return report.ReportFile(
        period=period,
        unit=unit,
        kind="normal",
        as_of=date(2026, 11, 20),
        cut_off="forecast",
        items=items,
        text={"results": "Kết quả"},
    )


def period_open(period: str = PERIOD) -> agency.PeriodOpen:
    due = agency.StampedDeadline(target_at=NOW, limit_at=NOW)
    return agency.PeriodOpen(
        period=period,
        units=[UNIT],
        report=due,
        office=due,
        template="t",
        calendar="c",
        scheme="s",
        unit_scheme="u",
    )


def period_close(period: str = PERIOD, carried: Sequence[str] = ()) -> agency.PeriodClose:
    return agency.PeriodClose(
        period=period,
        revision=1,
        units=[],
        ratings=[],
        conclusions=[],
        missing=[],
        carried=list(carried),
        snapshot="0" * 64,
    )


def task(unit: str = UNIT, id_: str = "11" * 16) -> plan.TaskBody:
    return plan.TaskBody(id=id_, born=PERIOD, unit=unit, content="Việc", due_on=date(2026, 11, 12))


def plan_issue(unit: str = UNIT, *tasks: plan.TaskBody) -> plan.PlanIssue:
    return plan.PlanIssue(
        plan=new_id(), period=PERIOD, unit=unit, tasks=list(tasks or [task(unit)])
    )


def decision(person: str, unit: str = UNIT, **more: object) -> office.RatingDecide:
    return office.RatingDecide(
        period=PERIOD,
        person=person,
        unit=unit,
        rating=report.RatingItem(level="A"),
        **more,  # type: ignore[arg-type]
    )
