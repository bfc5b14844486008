"""How far everybody has got: what a package says of it, and when an own file may go (contracts 6).

A package tells its readers how far its writer holds each chain they may hold too. An own file is
removed once all for whom it was sealed have told so much, at the latest after 90 days. It lies for
a week at least: whoever comes back from yesterday's backup then reads the rest at once.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from workreport.ledger.acceptance import body_of
from workreport.ledger.bodies.agency import WriterOpen
from workreport.ledger.envelope import Head
from workreport.ledger.keys import PublicKeys
from workreport.ledger.package import Package
from workreport.services.book import Look, Work
from workreport.services.ports.rows import Kept
from workreport.services.ports.sent import Sent

KEPT_FOR = timedelta(days=90)
_AT_LEAST = timedelta(days=7)
MOST_HEADS = 256  # beside the streams of the entries: some chunks of a package, not more
_REFILL = "refill"
Chains = Mapping[tuple[str, str], Head]


class Heads:
    """How far this workspace holds each stream, asked once for all packages of one look."""

    def __init__(self, audiences: Mapping[str, frozenset[str]]) -> None:
        self._audiences = audiences
        self._known: dict[str, Chains] = {}

    def for_package(
        self, look: Look, streams: Collection[str], recipients: Collection[str]
    ) -> Chains:
        """Return the heads of all streams that everybody who gets a package may hold.

        Where they are too many, those of the streams it carries.
        """
        told = self._of(look, streams)
        for stream, keys in sorted(self._audiences.items()):
            if stream not in streams and keys.issuperset(recipients):
                more = {**told, **self._of(look, [stream])}
                if len(more) > max(MOST_HEADS, len(told)):
                    break
                told = more
        return told

    def _of(self, look: Look, streams: Collection[str]) -> dict[tuple[str, str], Head]:
        found: dict[tuple[str, str], Head] = {}
        for stream in streams:
            if stream not in self._known:
                self._known[stream] = look.transaction.ledger.heads(streams=[stream])
            found |= self._known[stream]
        return found


def note_sent(work: Work, name: str, entries: Collection[str], keys: Collection[str]) -> None:
    """Remember how far an own package goes, and for whom it was sealed."""
    reaches: dict[tuple[str, str], int] = {}
    for entry in work.transaction.ledger.entries(list(entries)):
        chain = entry.envelope.writer, entry.envelope.stream
        reaches[chain] = max(reaches.get(chain, 0), entry.envelope.seq)
    waiting = frozenset(keys) - {work.identity.keys.public.key_id}
    work.transaction.local.note_sent(Sent(name, work.now, waiting, reaches))


def note_covered(work: Work, packages: Iterable[Package]) -> None:
    """Remember which own packages their readers have taken in, by what they vouch for."""
    told: dict[str, dict[tuple[str, str], int]] = {}
    for package in packages:
        if _vouched(work, package):
            reached = told.setdefault(package.key, {})
            for chain, head in package.heads.items():
                reached[chain] = max(reached.get(chain, 0), head.seq)
    if not told:
        return
    local = work.transaction.local
    for sent in local.sent_packages():
        done = {key for key in sent.waiting & told.keys() if _covers(told[key], sent.reaches)}
        if done:
            local.note_sent(replace(sent, waiting=sent.waiting - done))


def may_go(look: Look, own_packages: Iterable[str]) -> list[str]:
    """Return which of the own packages in a folder everybody has got, or had 90 days to get."""
    covered = look.transaction.local.covered_packages()
    seen = look.transaction.local.seen_packages(list(own_packages))
    writer = look.identity.writer
    return sorted(
        name
        for (name, by), one in seen.items()
        if by == writer
        and one.first_seen_at + (_AT_LEAST if name in covered else KEPT_FOR) < look.now
    )


# --- restored workspaces -------------------------------------------------------------------------


Lost = Mapping[str, Mapping[str, int]]  # writer -> stream -> how far the backup goes


def note_restored(work: Work, accepted: Collection[str]) -> None:
    """Forget what was sent to keys that go on from a backup: the files may be gone by now."""
    ledger = work.transaction.ledger
    opened = [one.id for one in ledger.kept(accepted).values() if one.kind == "writer.open"]
    own = work.identity.keys.public.key_id
    restored: dict[str, dict[str, dict[str, int]]] = {}
    for entry in ledger.entries(opened):
        body = body_of(entry)
        if isinstance(body, WriterOpen) and body.predecessor and body.key != own:
            kept = {head.stream: head.seq for head in body.heads}
            restored.setdefault(body.key, {})[body.predecessor] = kept
    if restored:
        work.transaction.local.forget_deliveries(restored)
        before = to_refill(work)
        _set_to_refill(
            work, before | {key: {**before.get(key, {}), **lost} for key, lost in restored.items()}
        )


def to_refill(look: Look) -> dict[str, Lost]:
    """Return the keys to be sent again what was written here, and what of their own they lost."""
    kept = look.transaction.local.value(_REFILL)
    return {} if kept is None else dict(json.loads(kept))


def note_refilled(work: Work, keys: Collection[str]) -> None:
    """Remember that keys were sent again what was written here."""
    before = to_refill(work)
    left = {key: lost for key, lost in before.items() if key not in keys}
    if left != before:
        _set_to_refill(work, left)


def is_for(kept: Kept, own_writer: str, lost: Lost) -> bool:
    """Tell whether a restored key needs an entry from here: our own, or one of its own it lost."""
    if kept.writer == own_writer:
        return True
    return kept.writer in lost and kept.seq > lost[kept.writer].get(kept.stream, 0)


def _set_to_refill(work: Work, keys: Mapping[str, Lost]) -> None:
    work.transaction.local.set_value(_REFILL, json.dumps(keys, sort_keys=True).encode())


def _vouched(look: Look, package: Package) -> bool:
    certified = look.authority.keys.get(package.key)
    if certified is None or package.key in look.authority.cuts:
        return False
    return package.signed_by(PublicKeys(certified.sign, certified.seal))


def _covers(reached: Mapping[tuple[str, str], int], reaches: Mapping[tuple[str, str], int]) -> bool:
    return all(reached.get(chain, 0) >= seq for chain, seq in reaches.items())
