"""The ledger of this workspace: looking into it, and appending to it inside one unit of work."""

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property

import msgspec

from workreport import __version__
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.ledger import kinds
from workreport.ledger.acceptance import State, judge
from workreport.ledger.audience import Audience
from workreport.ledger.authority import KINDS_OF_AUTHORITY, Authority
from workreport.ledger.bodies.base import Body
from workreport.ledger.bodies.plan import TaskBody, TaskShare
from workreport.ledger.envelope import (
    VERSION,
    Entry,
    Envelope,
    Head,
    PartRef,
    make_part,
    sign_entry,
)
from workreport.ledger.permissions import Permissions
from workreport.services.changes import Announcer, Changes
from workreport.services.directory import Directory
from workreport.services.identity import Identity
from workreport.services.knowledge import Knowledge, Known, heirs_of, members_of
from workreport.services.ports.machine import Clock
from workreport.services.ports.rows import Fact
from workreport.services.ports.store import Projections, Store, Transaction
from workreport.services.settling import NEWEST_OFFICE_TIME, settle

LOCAL_ZONE = timezone(timedelta(hours=7))
LAST_INSTANT = "last_instant"
_OF_DIRECTORY = frozenset({"unit.set", "person.set"})


@dataclass
class Look:
    """A consistent look into the workspace.

    What is told speaks of the instant ``at``, without one of the present; rights are of today.
    """

    book: "Book"
    transaction: Transaction
    at: datetime | None = None

    @property
    def projections(self) -> Projections:
        """What screens ask."""
        return self.transaction.projections

    @property
    def identity(self) -> Identity:
        """Who works here."""
        return self.book.identity

    @cached_property
    def _known(self) -> Known:
        return self.book.knowledge.known(self.transaction, self.identity)

    @cached_property
    def _directory(self) -> Directory:
        return self.book.knowledge.directory(self.transaction).on(self.today)

    @property
    def authority(self) -> Authority:
        """Who may speak."""
        return self._known.authority

    @property
    def admitted(self) -> frozenset[str]:
        """The statements the authority was built from."""
        return self._known.admitted

    @property
    def directory(self) -> Directory:
        """Units and people as they are called and placed today."""
        return self._directory

    def directory_of(self, period: Period) -> Directory:
        """Units and people as they were called and placed on the last day of a month."""
        return self.directory.on(period.last_day)

    @property
    def now(self) -> datetime:
        """The instant what is told speaks of, usually the present one; UTC, whole seconds."""
        return (self.at or self.book.clock.now()).replace(microsecond=0)

    @property
    def today(self) -> date:
        """The day of that instant in Vietnam."""
        return self.now.astimezone(LOCAL_ZONE).date()

    @property
    def audience(self) -> Audience:
        """Who holds which stream."""
        return Audience(
            self.authority,
            members_of(self.directory),
            self.today,
            self._sharing,
            heirs_of(self.directory, self.today),
        )

    def know_as(self, other: "Look") -> None:
        """Take over who may speak, and which units and people there are, from the same state."""
        self._known = Known(other.authority, other.admitted)
        self._directory = other.directory

    def _sharing(self, task_id: str) -> frozenset[str]:
        row = self.projections.task(task_id)
        if row is not None:
            task = msgspec.json.decode(row.body, type=TaskBody)
            return frozenset({task.unit, *task.partners})
        # A cooperating unit does not hold the plan: it knows the task by what it was told of it.
        told = (fact.body for fact in self.projections.facts("task.share", subject=task_id))
        return frozenset(
            unit for one in told if isinstance(one, TaskShare) for unit in (one.unit, *one.partners)
        )

    def roles(self) -> frozenset[tuple[str, str]]:
        """Return the (role, unit) pairs of the person who works here."""
        present = self.book.clock.now().astimezone(LOCAL_ZONE).date()
        return self.authority.roles_of(self.identity.person, present)

    def has_role(self, *names: str) -> bool:
        """Tell whether the person holds one of these roles, in whatever unit."""
        return any(role in names for role, _unit in self.roles())

    @property
    def is_office(self) -> bool:
        """Whether this is a workspace of the Office."""
        return self.has_role("officer", "chief")

    @property
    def forwards(self) -> bool:
        """Whether this workspace sends on what others said: the desk, or all while there is none.

        Were every officer to do so, each would send everybody the same.
        """
        return self.is_office and self.authority.desk in {None, self.identity.writer}

    def own_units(self) -> tuple[str, ...]:
        """Return the units the person may speak for, then the unit the person belongs to."""
        spoken = [u for role, u in sorted(self.roles()) if role in {"head", "deputy", "clerk"}]
        person = self.directory.people.get(self.identity.person)
        found = [*spoken, *([] if person is None else [person.unit])]
        # A unit that has ended is spoken for last: its history stays, the month is another's.
        found.sort(key=self.directory.has_ended)
        return tuple(dict.fromkeys(unit for unit in found if unit))

    def one(self, *names: str, period: str | None = None, unit: str | None = None) -> Fact | None:
        """Return the one chosen fact of these kinds, if there is one."""
        found = self.projections.facts(*names, period=period, unit=unit)
        return found[-1] if found else None

    def part(self, entry_id: str, n: int) -> bytes | None:
        """Return the bytes of a part."""
        return self.transaction.ledger.part(entry_id, n)


@dataclass
class Work(Look):
    """A unit of work: what it appends counts together with its drafts and outbox, or not at all."""

    _kinds: set[str] = field(default_factory=set)
    _periods: set[str] = field(default_factory=set)
    _drafts: set[str] = field(default_factory=set)
    _exchange: bool = False

    def append(
        self,
        body: Body,
        kind: str,
        *,
        supersedes: Collection[str] = (),
        more: Sequence[tuple[PartRef, bytes]] = (),
        ref: Mapping[str, str] | None = None,
        not_before: datetime | None = None,
    ) -> str:
        """Sign and keep a statement, bring the projections up to date, and queue it for sending.

        ``more`` holds further parts, numbered from 2. Returns the entry id.

        Raises:
            RuleError: The person who works here may not say this.
        """
        known = kinds.kind_of(kind)
        reference = kinds.reference(known, body, **(ref or {}))
        stream = kinds.stream_of(known, reference)
        content = kinds.encode_body(body)
        first, data = make_part(1, content)
        identity = self.identity
        key = identity.keys.public.key_id
        head = self.transaction.ledger.head(identity.writer, stream, key)
        envelope = Envelope(
            v=VERSION,
            net=identity.net if kind != "agency.create" else "",
            kind=kind,
            schema=known.schema,
            stream=stream,
            writer=identity.writer,
            key=key,
            seq=1 if head is None else head.seq + 1,
            prev=None if head is None else head.id,
            at=self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            seen={"office_at": self._office_time},
            ref=reference,
            supersedes=sorted(supersedes),
            crit=[],
            parts=[first, *(part for part, _data in more)],
            app=__version__,
        )
        parts = {1: data} | {part.n: held for part, held in more}
        entry = sign_entry(identity.keys, envelope, parts)
        self._keep(entry, content, not_before)
        return entry.id

    def _keep(
        self, entry: Entry, content: Mapping[str, object], not_before: datetime | None
    ) -> None:
        rules = entry.envelope.kind in KINDS_OF_AUTHORITY
        before, admitted = self.authority, self.admitted
        if rules and self._may_rule(entry.envelope):
            admitted |= {entry.id}
        judgement = judge(entry, before, admitted, content=content)
        if judgement.state is not State.ACCEPTED:
            raise RuleError(judgement.reason, kind=entry.envelope.kind)
        self.transaction.keep(entry, self.now, not_before)
        self.note_change(entry.envelope)
        if rules:
            settle(self, before)
        elif entry.envelope.kind in _OF_DIRECTORY:
            self.forget_directory()

    def _may_rule(self, envelope: Envelope) -> bool:
        author = self.authority.author_of(envelope)
        return author is not None and self.authority.permissions.allows(
            envelope.kind, author, envelope.ref, decided=True
        )

    @cached_property
    def _office_time(self) -> str | None:
        newest = self.transaction.local.value(NEWEST_OFFICE_TIME)
        return None if newest is None else newest.decode()

    def forget_office_time(self) -> None:
        """Ask anew for the newest time the Office has signed."""
        self.__dict__.pop("_office_time", None)

    def forget_known(self) -> None:
        """Ask anew who may speak."""
        self.__dict__.pop("_known", None)

    def forget_directory(self) -> None:
        """Ask anew which units and people there are."""
        self.__dict__.pop("_directory", None)

    def note_change(self, envelope: Envelope) -> None:
        """Remember that an entry changed what screens show."""
        self._kinds.add(envelope.kind)
        if "period" in envelope.ref:
            self._periods.add(envelope.ref["period"])

    def note_draft(self, name: str, period: str = "") -> None:
        """Remember that a draft changed."""
        self._drafts.add(name)
        if period:
            self._periods.add(period)

    def note_exchange(self) -> None:
        """Remember that the state of the exchange changed."""
        self._exchange = True

    def changes(self) -> Changes:
        """Return what this unit of work has changed so far."""
        return Changes(
            frozenset(self._kinds),
            frozenset(self._drafts),
            frozenset(self._periods),
            self._exchange,
        )

    def heads(self) -> Mapping[str, Head]:
        """Return the last own entry of each stream."""
        return {
            stream: head
            for (_writer, stream), head in self.transaction.ledger.heads(
                writer=self.identity.writer
            ).items()
        }


class Book:
    """The ledger of one open workspace; safe to use from several threads."""

    def __init__(
        self, store: Store, clock: Clock, permissions: Permissions, identity: Identity
    ) -> None:
        self.store = store
        self.clock = clock
        self.knowledge = Knowledge(permissions)
        self.identity = identity
        self.fresh = False  # just made here, so its high-water mark may be set without a question
        self.announcer = Announcer()
        self._shared = threading.local()
        store.know_author(identity.keys.public.key_id, identity.person)

    @contextmanager
    def looking(self, at: datetime | None = None) -> Iterator[Look]:
        """Look into the workspace; what is told speaks of the instant ``at``, or of the present."""
        shared: Look | None = getattr(self._shared, "look", None)
        if shared is not None and at is None:
            yield shared
            return
        with self.store.reading() as transaction:
            yield Look(self, transaction, at)

    @contextmanager
    def looking_once(self) -> Iterator[Look]:
        """Let all looks of this thread in the block be one: one state, known once.

        A page that asks several services shows nothing twice or half, and spares the opening of
        each look. A change made in the block is seen by the looks that follow it.
        """
        with self.looking() as look:
            before = getattr(self._shared, "look", None)
            self._shared.look = look
            try:
                yield look
            finally:
                self._shared.look = before

    @contextmanager
    def working(self, *, keep: bool = True) -> Iterator[Work]:
        """Change the workspace: committed when the block ends well, undone when it raises.

        Without ``keep`` it is a rehearsal: nothing is kept, nothing is announced.
        """
        kept = False
        self._shared.look = None  # what was seen before the change is not shown after it
        try:
            with self.store.writing() as transaction:
                work = Work(self, transaction)
                yield work
                if not keep:
                    return
                transaction.commit()
                kept = True
        finally:
            if not kept:
                self.knowledge.forget()
        self.announcer.announce(work.changes())

    def leave(self) -> None:
        """Remember when a training agency is left; it goes on from that instant when reopened."""
        if not self.identity.training:
            return
        with self.store.writing() as transaction:
            transaction.local.set_value(LAST_INSTANT, self.clock.now().isoformat().encode())
            transaction.commit()
