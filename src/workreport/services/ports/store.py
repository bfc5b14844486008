"""Ports towards the encrypted workspace file: the ledger, its projections, and what is local."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from workreport.ledger.acceptance import Judgement, Link
from workreport.ledger.authority import Statement
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import Entry, Head
from workreport.services.ports.figures import MonthFigures
from workreport.services.ports.rows import (
    Draft,
    Fact,
    Invitation,
    JoinRequest,
    Kept,
    Outgoing,
    RatingRow,
    ResultLine,
    SeenPackage,
    TaskRow,
)
from workreport.services.ports.search import WordSearch
from workreport.services.ports.sent import SentPackages


class LedgerStore(Protocol):
    """The append-only truth."""

    def head(self, writer: str, stream: str, key: str) -> Head | None:
        """Return the last entry of a chain."""
        ...

    def heads(
        self, *, writer: str | None = None, streams: Collection[str] | None = None
    ) -> Mapping[tuple[str, str], Head]:
        """Return the last entry of chains by (writer, stream); of ``streams`` gapless ones only."""
        ...

    def forks(self) -> Sequence[tuple[str, str, int]]:
        """Return (writer, stream, seq) held by more than one entry of one key."""
        ...

    def links(self, entries: Iterable[Entry]) -> Mapping[str, Link]:
        """Return by entry id how each hangs on the one before it."""
        ...

    def lineage(self, entry_id: str) -> frozenset[str]:
        """Return an entry and all before it in its chain; empty when it is not here."""
        ...

    def add(
        self,
        entries: Sequence[Entry],
        judgement: Judgement,
        received_at: datetime,
        sealed_for: Collection[str] | Mapping[str, Collection[str]],
    ) -> frozenset[str]:
        """Keep entries with the keys that have got them all, or each; returns what was not here."""
        ...

    def complete(self, entries: Sequence[Entry]) -> frozenset[str]:
        """Add parts that were absent when entries first came; returns who got one."""
        ...

    def erase(self, order: str, parts: Iterable[tuple[str, int]]) -> int:
        """Empty parts by an order, now and when they come, but not the authority's; how many?"""
        ...

    def judged(self, *, accepted: bool) -> Iterator[tuple[Entry, Judgement]]:
        """Yield what is accepted, or what is not, by arrival; files that are no JSON come empty."""
        ...

    def settle(self, judgements: Mapping[str, Judgement]) -> None:
        """Change the states of entries after the authority has changed."""
        ...

    def statements(self) -> Sequence[Statement]:
        """Return the readable entries of the agency stream that make up the authority."""
        ...

    def mark(self, stream: str) -> tuple[int, int, int]:
        """Return a value that changes whenever what is accepted of a stream changes."""
        ...

    def newest(self, kinds_of: Collection[str] | None = None) -> int:
        """Return the arrival number of the newest entry, of all or of some kinds."""
        ...

    def held(self, entry_ids: Iterable[str]) -> frozenset[str]:
        """Return which of some entries are here, in whatever state."""
        ...

    def entries(self, entry_ids: Sequence[str]) -> Sequence[Entry]:
        """Return entries with their parts.

        Raises:
            KeyError: One is not here.
        """
        ...

    def entry(self, entry_id: str) -> Entry:
        """Return one entry with its parts.

        Raises:
            KeyError: It is not here.
        """
        ...

    def kept(self, entry_ids: Iterable[str]) -> Mapping[str, Kept]:
        """Return how entries are kept, by id; what is not here is missing."""
        ...

    def all_kept(
        self, *, stream: str | None = None, accepted: bool | None = None
    ) -> Sequence[Kept]:
        """Return how entries are kept, in order of arrival."""
        ...

    def sizes(self, entry_ids: Iterable[str]) -> Mapping[str, int]:
        """Return how many bytes the parts of entries have together."""
        ...

    def count(self, kind: str) -> int:
        """Count the entries of a kind, whoever wrote them."""
        ...

    def streams(self) -> frozenset[str]:
        """Return the streams of which anything is here."""
        ...

    def part(self, entry_id: str, n: int) -> bytes | None:
        """Return the bytes of a part; None when it was erased or is not here."""
        ...

    def add_recipients(self, entry_ids: Iterable[str], keys: Collection[str]) -> None:
        """Remember to whom entries have travelled."""
        ...


class Projections(MonthFigures, WordSearch, Protocol):
    """The tables that screens ask; a pure function of the accepted entries."""

    def project(self, entry_ids: Iterable[str]) -> None:
        """Bring the projections up to date with entries that were accepted or ceased to be."""
        ...

    def rebuild(self) -> None:
        """Drop every projection and replay the ledger."""
        ...

    def digest(self) -> str:
        """Return a hash over the content of all projections."""
        ...

    def replay_digest(self) -> str:
        """Return the hash that a replay would give, without changing anything."""
        ...

    def facts(
        self,
        *kinds: str,
        period: str | tuple[str, ...] | None = None,
        unit: str | None = None,
        subject: str | None = None,
        key: str | None = None,
        chosen: bool = True,
        bodies: bool = True,
    ) -> Sequence[Fact]:
        """Return facts of some kinds by time; with ``chosen`` only the value of each key.

        Several months may be asked for at once. Of the same second, those of one writer stand in
        the order they were written. Without ``bodies`` the content is not read: quick for counting
        versions.
        """
        ...

    def fact(self, entry_id: str) -> Fact | None:
        """Return the fact of one entry."""
        ...

    def bodies(self, entries: Collection[str]) -> Mapping[str, Body]:
        """Return the bodies of accepted entries by id; what was erased is absent."""
        ...

    def tasks(self, period: str, unit: str | None = None) -> Sequence[TaskRow]:
        """Return the tasks of a month: born in it or carried into it."""
        ...

    def standing_tasks(self, period: str, but: Collection[str]) -> Sequence[tuple[str, str, bytes]]:
        """Return id, unit and body of the tasks of a month that were not withdrawn, but some."""
        ...

    def task(self, task_id: str) -> TaskRow | None:
        """Return one task."""
        ...

    def task_months(self, task_ids: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Return the months to which tasks belong, earliest first, by task."""
        ...

    def results(self, reports: Collection[str]) -> Sequence[ResultLine]:
        """Return the task lines of some versions, in report order."""
        ...

    def task_results(self, task_id: str) -> Sequence[ResultLine]:
        """Return what all reports said about one task."""
        ...

    def ratings(
        self,
        *,
        period: str | None = None,
        entries: Collection[str] | None = None,
        voice: str | None = None,
        person: str | None = None,
    ) -> Sequence[RatingRow]:
        """Return ratings of a month, of some entries, of a voice, of a person."""
        ...

    def without_receipt(self) -> Sequence[str]:
        """Return the entry ids of reports for which no receipt is held, by arrival of ids."""
        ...


class LocalStore(SentPackages, Protocol):
    """What belongs to this workspace alone: drafts, outbox, packages seen, invitations."""

    def value(self, name: str) -> bytes | None:
        """Return a named value of this workspace."""
        ...

    def set_value(self, name: str, value: bytes) -> None:
        """Keep a named value of this workspace."""
        ...

    def draft(self, name: str) -> Draft | None:
        """Return a draft."""
        ...

    def drafts(self, prefix: str) -> Sequence[Draft]:
        """Return the drafts whose names begin so."""
        ...

    def save_draft(self, name: str, body: bytes, saved_at: datetime) -> int:
        """Keep a draft, remember the last fifty versions, return the new version number."""
        ...

    def drop_draft(self, name: str) -> None:
        """Forget a draft and its versions, after it was filed."""
        ...

    def draft_versions(self, name: str) -> Sequence[Draft]:
        """Return the kept versions of a draft, newest first."""
        ...

    def enqueue(self, entry_id: str, not_before: datetime | None = None) -> None:
        """Put an own entry into the outbox."""
        ...

    def outbox(self) -> Sequence[Outgoing]:
        """Return own entries that are not written yet."""
        ...

    def mark_written(self, entry_ids: Collection[str], package: str) -> None:
        """Say that entries lie in a package that was written and read back."""
        ...

    def written(self, package: str | None = None) -> Sequence[Outgoing]:
        """Return own entries that were written."""
        ...

    def unqueue(self, entry_id: str) -> bool:
        """Let a waiting entry go out at once with what follows; False if it was written."""
        ...

    def seen_package(self, name: str, writer: str) -> SeenPackage | None:
        """Return what became of a package of a writer."""
        ...

    def seen_packages(self, names: Collection[str]) -> Mapping[tuple[str, str], SeenPackage]:
        """Return what became of packages of some names, by name and writer."""
        ...

    def finished_packages(self) -> frozenset[tuple[str, str]]:
        """Return (name, writer) of the packages that need not be looked at again."""
        ...

    def note_package(self, package: SeenPackage) -> None:
        """Remember what became of a package."""
        ...

    def note_packages(self, packages: Sequence[SeenPackage]) -> None:
        """Remember what became of several packages."""
        ...

    def held_packages(self) -> Sequence[SeenPackage]:
        """Return the packages that are held back."""
        ...

    def served(self) -> Mapping[str, frozenset[str]]:
        """Return by stream the keys that were sent all it held."""
        ...

    def set_served(self, served: Mapping[str, frozenset[str]]) -> None:
        """Remember by stream the keys that were sent all it held, and no others."""
        ...

    def queue_forward(self, entry_ids: Iterable[str]) -> None:
        """Remember entries of others that may have to be sent on."""
        ...

    def forwards(self) -> Sequence[str]:
        """Return entries of others that may have to be sent on."""
        ...

    def forwarded(self, entry_ids: Iterable[str]) -> None:
        """Forget entries that everybody who may hold them was sent."""
        ...

    def join_requests(self) -> Sequence[JoinRequest]:
        """Return requests of people who joined."""
        ...

    def keep_join_request(self, request: JoinRequest) -> None:
        """Keep a request or its new state."""
        ...

    def invitations(self) -> Sequence[Invitation]:
        """Return the invitations made here."""
        ...

    def keep_invitation(self, invitation: Invitation) -> None:
        """Keep an invitation or its use."""
        ...


class Transaction(Protocol):
    """A unit of work: all of it counts, or nothing."""

    @property
    def ledger(self) -> LedgerStore:
        """The truth."""
        ...

    @property
    def projections(self) -> Projections:
        """What screens ask."""
        ...

    @property
    def local(self) -> LocalStore:
        """What belongs to this workspace alone."""
        ...

    def keep(self, entry: Entry, signed_at: datetime, not_before: datetime | None = None) -> None:
        """Keep, project and queue what was just signed here; written before anything is read."""
        ...

    def commit(self) -> None:
        """Make it durable; without this call nothing is kept."""
        ...

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo only the block when an error leaves it."""
        ...


class Store(Protocol):
    """An open workspace file."""

    def writing(self) -> AbstractContextManager[Transaction]:
        """Begin a unit of work that writes; one at a time.

        Raises:
            WorldError: The disk is full, the file is read-only, damaged or busy.
        """
        ...

    def reading(self) -> AbstractContextManager[Transaction]:
        """Begin a consistent look."""
        ...

    def know_author(self, key: str, person: str) -> None:
        """Say whom a key stands for before it is certified: the key of this workspace."""
        ...

    def backup(self, reason: str) -> str:
        """Write a verified copy and return its file name."""
        ...

    def close(self) -> None:
        """Close the file; nothing works afterwards."""
        ...
