"""Signs entries and keeps many of them together, which is far quicker than one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import itemgetter

from workreport import __version__
from workreport.ledger import kinds
from workreport.ledger.acceptance import ACCEPTED
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
from workreport.services.book import Work


@dataclass(slots=True)
class Pen:
    """Writes as the person of a workspace; whoever uses it calls :meth:`keep` at the end."""

    work: Work
    entries: list[str] = field(default_factory=list)
    waiting: dict[datetime, list[Entry]] = field(default_factory=dict)
    heads: dict[str, Head] = field(default_factory=dict)

    def write(
        self, kind: str, body: Body, at: datetime, more: Sequence[tuple[PartRef, bytes]] = ()
    ) -> str:
        """Sign one statement made at an instant; returns its entry id."""
        work, known = self.work, kinds.kind_of(kind)
        identity = work.identity
        reference = kinds.reference(known, body)
        stream = kinds.stream_of(known, reference)
        first, data = make_part(1, kinds.encode_body(body))
        head = self.heads.get(stream) or work.transaction.ledger.head(
            identity.writer, stream, identity.keys.public.key_id
        )
        envelope = Envelope(
            v=VERSION,
            net=identity.net,
            kind=kind,
            schema=known.schema,
            stream=stream,
            writer=identity.writer,
            key=identity.keys.public.key_id,
            seq=1 if head is None else head.seq + 1,
            prev=None if head is None else head.id,
            at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            seen={"office_at": None},
            ref=reference,
            supersedes=[],
            crit=[],
            parts=[first, *(part for part, _data in more)],
            app=__version__,
        )
        entry = sign_entry(
            identity.keys, envelope, {1: data} | {part.n: content for part, content in more}
        )
        self.waiting.setdefault(at, []).append(entry)
        self.heads[stream] = Head(envelope.seq, entry.id)
        self.entries.append(entry.id)
        return entry.id

    def keep(self) -> None:
        """Keep what was signed and bring the projections up to date."""
        own = (self.work.identity.keys.public.key_id,)
        for at, entries in sorted(self.waiting.items(), key=itemgetter(0)):
            self.work.transaction.ledger.add(entries, ACCEPTED, at, own)
        self.waiting.clear()
        self.work.projections.project(self.entries)
