"""What came in and does not count: from whom, why, what helps; nothing goes away without a word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.services.book import Book, Look
from workreport.services.month import instant
from workreport.services.ports.rows import Kept
from workreport.services.settling import settle

Way = Literal["approve", "upgrade", "wait", "ask_again", "tell"]
HELD, DROPPED = "held", "dropped"
_DROPPED_KEY = "dropped_packages"
_APPROVE = frozenset({"key_not_certified"})
_UPGRADE = frozenset({"needs_newer_app", "package_version_unknown"})
_WAIT = frozenset({"predecessor_missing", "part_missing", "writer_not_opened"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldGroup:
    """Entries of one writer that are held for one reason, or one package.

    ``subjects`` are entry ids or the name of the package; ``sender`` is a person's name, empty when
    nobody knows who writes there. ``way`` says what helps.
    """

    key: str
    subjects: tuple[str, ...]
    writer: str
    sender: str
    code: str
    way: Way
    since: datetime
    tries: int = 0
    is_package: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEntry:
    """One signed entry that is held, as far as its envelope tells; its content is not shown."""

    id: str
    kind: str
    stream: str
    seq: int
    signed_at: datetime
    received_at: datetime
    code: str


class Dropped(msgspec.Struct, frozen=True, kw_only=True):
    """A package that somebody set aside: it is not read any more until it is taken back."""

    name: str
    writer: str
    code: str
    reason: str
    person: str
    at: datetime


class QuarantineService:
    """Lists what is held back, looks at it again, sets packages aside with a reason."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def held(self) -> tuple[HeldGroup, ...]:
        """Return what is held back, what came first first."""
        with self._book.looking() as look:
            groups = [*_entry_groups(look), *_packages(look)]
        return tuple(sorted(groups, key=lambda one: (one.since, one.key)))

    def dropped(self) -> tuple[Dropped, ...]:
        """Return the packages that were set aside, the latest first."""
        with self._book.looking() as look:
            return tuple(reversed(_dropped(look)))

    def entries(self, group: HeldGroup) -> tuple[HeldEntry, ...]:
        """Return the entries of a group; a package that was not read has none."""
        if group.is_package:
            return ()
        wanted = set(group.subjects)
        with self._book.looking() as look:
            ledger = look.transaction.ledger
            return tuple(
                HeldEntry(
                    id=kept.id,
                    kind=envelope.kind,
                    stream=envelope.stream,
                    seq=envelope.seq,
                    signed_at=instant(envelope.at),
                    received_at=kept.received_at,
                    code=kept.reason,
                )
                for kept in ledger.all_kept(accepted=False)
                if kept.id in wanted
                for envelope in (ledger.entry(kept.id).envelope,)
            )

    def retry(self) -> int:
        """Judge all entries that are held anew; returns how many count now.

        Packages are tried again at the next look into the exchange.
        """
        with self._book.working() as work:
            before = len(work.transaction.ledger.all_kept(accepted=False))
            settle(work)
            return before - len(work.transaction.ledger.all_kept(accepted=False))

    def drop(self, name: str, writer: str, reason: str) -> None:
        """Set a held package aside; the file stays where it is, the reason is kept here.

        Raises:
            UseError: ``reason_missing`` or ``held_package_unknown``.
            RuleError: ``only_office_receives``.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            if not work.is_office:
                raise RuleError("only_office_receives")
            package = work.transaction.local.seen_package(name, writer)
            if package is None or package.outcome != HELD:
                raise UseError("held_package_unknown", name=name)
            said = Dropped(
                name=name,
                writer=writer,
                code=package.reason,
                reason=" ".join(reason.split()),
                person=work.identity.name,
                at=work.now,
            )
            work.transaction.local.note_package(replace(package, outcome=DROPPED))
            _keep(work, [*_dropped(work), said])
            work.note_exchange()

    def take_back(self, name: str, writer: str) -> None:
        """Let a package that was set aside be read again at the next look.

        Raises:
            UseError: ``held_package_unknown``.
        """
        with self._book.working() as work:
            package = work.transaction.local.seen_package(name, writer)
            if package is None or package.outcome != DROPPED:
                raise UseError("held_package_unknown", name=name)
            work.transaction.local.note_package(replace(package, outcome=HELD))
            kept = [one for one in _dropped(work) if (one.name, one.writer) != (name, writer)]
            _keep(work, kept)
            work.note_exchange()


def _entry_groups(look: Look) -> list[HeldGroup]:
    groups: dict[tuple[str, str], list[Kept]] = {}
    for kept in look.transaction.ledger.all_kept(accepted=False):
        groups.setdefault((kept.writer, kept.reason), []).append(kept)
    return [
        HeldGroup(
            key=f"{writer}/{code}",
            subjects=tuple(one.id for one in found),
            writer=writer,
            sender=_sender(look, writer, found[0].id),
            code=code,
            way=_way(code),
            since=min(one.received_at for one in found),
        )
        for (writer, code), found in groups.items()
    ]


def _packages(look: Look) -> list[HeldGroup]:
    return [
        HeldGroup(
            key=f"{one.writer}/{one.name}",
            subjects=(one.name,),
            writer=one.writer,
            sender=_sender(look, one.writer),
            code=one.reason,
            way="upgrade" if one.reason in _UPGRADE else "ask_again",
            since=one.first_seen_at,
            tries=one.tries,
            is_package=True,
        )
        for one in look.transaction.local.held_packages()
    ]


def _way(code: str) -> Way:
    if code in _APPROVE:
        return "approve"
    if code in _UPGRADE:
        return "upgrade"
    return "wait" if code in _WAIT else "tell"


def _sender(look: Look, writer: str, entry: str = "") -> str:
    """Return whose machine this is: certified, or named by the request to join that came along."""
    keys = set(look.authority.writers.get(writer, ()))
    if not keys and entry:
        keys.add(look.transaction.ledger.entry(entry).envelope.key)
    people = [look.authority.keys[key].person for key in keys if key in look.authority.keys]
    people += [one.person for one in look.transaction.local.join_requests() if one.key in keys]
    return next((look.directory.person_name(one) for one in sorted(people)), "")


def _dropped(look: Look) -> list[Dropped]:
    kept = look.transaction.local.value(_DROPPED_KEY)
    return [] if kept is None else msgspec.json.decode(kept, type=list[Dropped])


def _keep(look: Look, found: Sequence[Dropped]) -> None:
    look.transaction.local.set_value(_DROPPED_KEY, msgspec.json.encode(list(found)))
