"""Signs and keeps entries without bringing the projections up to date after each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from workreport import __version__
from workreport.ledger import kinds
from workreport.ledger.acceptance import ACCEPTED
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import VERSION, Envelope, Head, PartRef, make_part, sign_entry
from workreport.services.book import Work


@dataclass(slots=True)
class Pen:
    """Writes as the person of a workspace; whoever uses it projects ``entries`` at the end."""

    work: Work
    entries: list[str] = field(default_factory=list)
    heads: dict[str, Head] = field(default_factory=dict)

    def write(
        self, kind: str, body: Body, at: datetime, more: Sequence[tuple[PartRef, bytes]] = ()
    ) -> str:
        """Sign and keep one statement made at an instant; returns its entry id."""
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
        own = frozenset({identity.keys.public.key_id})
        work.transaction.ledger.add([entry], ACCEPTED, at, own)
        self.heads[stream] = Head(envelope.seq, entry.id)
        self.entries.append(entry.id)
        return entry.id
