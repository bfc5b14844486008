"""What must go out, and to whom: own entries, and at the desk what others lack of what it holds.

Who was served is remembered by stream and key, so that a look at the exchange costs what is new
and not what the ledger holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workreport.ledger.acceptance import State
from workreport.ledger.audience import Audience
from workreport.ledger.keys import PublicKeys
from workreport.ledger.sealing import MAX_RECIPIENTS
from workreport.services.book import Look, Work
from workreport.services.coverage import Lost, is_for, note_refilled, note_sent, to_refill
from workreport.services.ports.rows import Kept, SeenPackage

_ENTRIES_PER_PACKAGE = 2000
_BYTES_PER_PACKAGE = 16 * 1024 * 1024  # small parts of a package are in memory together
_MEMBER = "member/"


@dataclass(frozen=True, slots=True)
class Consignment:
    """Entries that travel together to the same keys."""

    entries: tuple[str, ...]
    recipients: tuple[PublicKeys, ...]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes out now, and who will have been served all of which streams then."""

    consignments: tuple[Consignment, ...]
    forwarded: frozenset[str] = frozenset()
    served: Mapping[str, frozenset[str]] = field(default_factory=dict)
    refilled: frozenset[str] = frozenset()  # keys
    audiences: Mapping[str, frozenset[str]] = field(default_factory=dict)  # keys by stream
    changes_served: bool = False


def gather(look: Look, *, include_written: bool = False) -> Outgoing:
    """Group what must go out by the keys it must go to, at most 32 keys for each package."""
    audience = look.audience
    waiting = _due(look, audience, include_written=include_written)
    served = look.transaction.local.served()
    audiences = {stream: audience.keys_for(stream) for stream in look.transaction.ledger.streams()}
    wanted = _to_serve(look, audiences)
    refilled = to_refill(look)
    forwarded = frozenset(look.transaction.local.forwards()) if look.forwards else frozenset()
    missing = _lacking(look, audience, forwarded, wanted, served)
    for entry, keys in _again(look, audiences, refilled).items():
        missing[entry] = missing.get(entry, frozenset()) | keys
    waiting |= {entry: keys for entry, keys in missing.items() if entry not in waiting}
    changes = bool(forwarded) or bool(refilled) or wanted != served
    return Outgoing(
        _packed(look, waiting), forwarded, wanted, frozenset(refilled), audiences, changes
    )


def note_written(work: Work, consignment: Consignment, name: str) -> None:
    """Remember that a package was written and read back."""
    keys = [public.key_id for public in consignment.recipients]
    work.transaction.ledger.add_recipients(consignment.entries, keys)
    work.transaction.local.mark_written(_fully_sealed(work, consignment.entries), name)
    note_sent(work, name, consignment.entries, keys)
    work.transaction.local.note_package(
        SeenPackage(
            name,
            work.identity.writer,
            "",
            "written",
            "",
            work.now,
            0,
            len(consignment.entries),
        )
    )
    work.note_exchange()


def note_served(work: Work, outgoing: Outgoing) -> None:
    """Remember who was served, once every package of it was written."""
    work.transaction.local.set_served(outgoing.served)
    work.transaction.local.forwarded(outgoing.forwarded)
    note_refilled(work, outgoing.refilled)


def _due(look: Look, audience: Audience, *, include_written: bool) -> dict[str, frozenset[str]]:
    local = look.transaction.local
    due: dict[str, frozenset[str]] = {}
    for each in [*local.outbox(), *(local.written() if include_written else ())]:
        if each.not_before is None or each.not_before <= look.now:
            due[each.entry] = audience.keys_for(each.stream)
    return due


def _to_serve(look: Look, audiences: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return by stream the keys this workspace sends all it holds.

    The desk serves everybody. What a member sends to the head stays between them, so that nobody
    but the member can serve a head who comes later.
    """
    own = look.identity.keys.public.key_id
    found = {
        stream: keys - {own}
        for stream, keys in audiences.items()
        if look.forwards or stream.startswith(_MEMBER)
    }
    return {stream: keys for stream, keys in found.items() if keys}


def _lacking(
    look: Look,
    audience: Audience,
    forwarded: frozenset[str],
    wanted: Mapping[str, frozenset[str]],
    served: Mapping[str, frozenset[str]],
) -> dict[str, frozenset[str]]:
    """Find entries that did not reach every key that may hold their stream now."""
    ledger, own = look.transaction.ledger, look.identity.keys.public.key_id
    queued = {each.entry for each in look.transaction.local.outbox()}
    missing: dict[str, frozenset[str]] = {}

    def note(kept: Kept, keys: frozenset[str]) -> None:
        lacking = keys - kept.sealed_for - {own}
        if kept.state is State.ACCEPTED and kept.id not in queued and lacking:
            missing[kept.id] = missing.get(kept.id, frozenset()) | lacking

    for kept in ledger.kept(forwarded).values():
        note(kept, audience.keys_for(kept.stream))
    for stream, keys in wanted.items():
        fresh = keys - served.get(stream, frozenset())
        for kept in ledger.all_kept(stream=stream, accepted=True) if fresh else ():
            note(kept, fresh)
    return missing


def _again(
    look: Look, audiences: Mapping[str, frozenset[str]], refilled: Mapping[str, Lost]
) -> dict[str, frozenset[str]]:
    """Find what keys that were restored from a backup must be sent again from here."""
    ledger, own = look.transaction.ledger, look.identity.writer
    queued = {each.entry for each in look.transaction.local.outbox()}
    found: dict[str, frozenset[str]] = {}
    for stream, keys in audiences.items():
        wanted = keys & refilled.keys()
        for kept in ledger.all_kept(stream=stream, accepted=True) if wanted else ():
            lacking = {key for key in wanted - kept.sealed_for if is_for(kept, own, refilled[key])}
            if lacking and kept.id not in queued:
                found[kept.id] = frozenset(lacking)
    return found


def _packed(look: Look, waiting: Mapping[str, frozenset[str]]) -> tuple[Consignment, ...]:
    kept = look.transaction.ledger.kept(waiting)
    groups: dict[frozenset[str], list[str]] = {}
    for one in sorted(kept.values(), key=lambda each: each.n):
        groups.setdefault(waiting[one.id], []).append(one.id)
    sizes = look.transaction.ledger.sizes(waiting)
    return tuple(
        Consignment(entries, recipients)
        for keys, group in groups.items()
        for recipients in _addressed(look, keys)
        for entries in _cut(group, sizes)
    )


def _cut(group: Sequence[str], sizes: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Cut entries into packages by number and by size."""
    found: list[list[str]] = [[]]
    total = 0
    for entry in group:
        total += sizes.get(entry, 0)
        if found[-1] and (len(found[-1]) >= _ENTRIES_PER_PACKAGE or total > _BYTES_PER_PACKAGE):
            found.append([])
            total = sizes.get(entry, 0)
        found[-1].append(entry)
    return [tuple(entries) for entries in found]


def _addressed(look: Look, keys: frozenset[str]) -> list[tuple[PublicKeys, ...]]:
    own = look.identity.keys.public
    others = sorted(keys - {own.key_id})
    room = MAX_RECIPIENTS - 1
    groups = [others[start : start + room] for start in range(0, len(others), room)] or [[]]
    certified = look.authority.keys
    return [
        (own, *(PublicKeys(certified[key].sign, certified[key].seal) for key in group))
        for group in groups
    ]


def _fully_sealed(work: Work, entries: Sequence[str]) -> list[str]:
    audience = work.audience
    wanted: dict[str, frozenset[str]] = {}
    covered: list[str] = []
    for one in work.transaction.ledger.kept(entries).values():
        if one.stream not in wanted:
            wanted[one.stream] = audience.keys_for(one.stream)
        if wanted[one.stream] <= one.sealed_for:
            covered.append(one.id)
    return covered
