"""Judging one entry against what is known: accepted, pending, waiting, quarantined, newer.

The judgement looks at the entry and at the authority only, so that it is the same in whatever order
entries came; it is asked again whenever the authority has changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workreport.ledger import kinds
from workreport.ledger.authority import KINDS_OF_AUTHORITY, Authority
from workreport.ledger.bodies.agency import AgencyCreate, KeyCert, WriterOpen
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import JSON, Entry, Envelope, part_body
from workreport.ledger.errors import EntryError
from workreport.ledger.keys import PublicKeys, screen

DESK_KINDS = frozenset(
    {
        "period.open",
        "period.change",
        "period.close",
        "period.reopen",
        "publish.totals",
        "publish.unit",
        "publish.person",
    }
)


class State(StrEnum):
    """What becomes of an entry on this machine."""

    ACCEPTED = "accepted"
    PENDING = "pending"  # its predecessor or a part of it is not here yet
    WAITING = "waiting"  # its key is not certified yet
    QUARANTINED = "quarantined"  # it failed a check, the reason is kept
    NEWER = "newer"  # a newer program is needed to read it


class Link(StrEnum):
    """How an entry hangs on the one before it in its chain."""

    WHOLE = "whole"  # it is the first, or everything before it is here
    MISSING = "missing"
    BROKEN = "broken"  # what it names is of another chain, or not the one just before


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state with the code of its reason, empty when accepted."""

    state: State
    reason: str = ""


ACCEPTED = Judgement(State.ACCEPTED)
GAP = Judgement(State.PENDING, "predecessor_missing")


def body_of(entry: Entry, content: Mapping[str, object] | None = None) -> Body | None:
    """Return the body of an entry; None when its first part was emptied or is not here.

    ``content`` is what its first part was just written from, which need not be read back.

    Raises:
        EntryError: The body cannot be read.
    """
    if not entry.envelope.parts:
        raise EntryError("schema_invalid", kind=entry.envelope.kind, why="no part")
    if content is not None:
        return kinds.decode_body(entry.envelope.kind, content, entry.envelope.schema)
    data = entry.parts.get(1)
    if data is None:
        return None
    return kinds.decode_body(entry.envelope.kind, part_body(data), entry.envelope.schema)


def content_of(entry: Entry, content: Mapping[str, object] | None = None) -> Body | None:
    """Return the body of an entry after every check that needs the entry alone, but screening.

    ``content`` is what was just written, as in :func:`body_of`.

    Raises:
        EntryError: It says something that cannot be, or needs a newer program.
    """
    envelope = entry.envelope
    unread = _unread_field(envelope)
    if unread:
        raise EntryError("needs_newer_app", kind=envelope.kind)
    body = body_of(entry, content)
    kinds.check_reference(envelope, body)
    match body:
        case AgencyCreate() if envelope.key != _key_id(body):
            raise EntryError("reference_wrong", kind=envelope.kind)
        case KeyCert() if body.key != _key_id(body):
            raise EntryError("reference_wrong", kind=envelope.kind)
        case WriterOpen() if (body.writer, body.key) != (envelope.writer, envelope.key):
            raise EntryError("reference_wrong", kind=envelope.kind)
        case _:
            return body


def screen_content(body: Body | None) -> None:
    """Refuse a certificate for keys under which a signature would mean nothing.

    Raises:
        EntryError: ``key_refused``.
    """
    if isinstance(body, AgencyCreate | KeyCert):
        _screen(body.sign, body.seal)


@lru_cache(maxsize=4096)
def _screen(sign: str, seal: str) -> None:
    screen(PublicKeys(bytes.fromhex(sign), bytes.fromhex(seal)))


def _key_id(body: AgencyCreate | KeyCert) -> str:
    return PublicKeys(bytes.fromhex(body.sign), b"").key_id


def judge(
    entry: Entry,
    authority: Authority,
    admitted: frozenset[str],
    link: Link = Link.WHOLE,
    *,
    content: Mapping[str, object] | None = None,
) -> Judgement:
    """Judge an entry whose signature fits its key.

    ``admitted`` holds the ids of the statements the authority was built from; ``link`` says
    whether what comes before it in its chain is held; ``content`` is what the first part of an
    entry of our own was just written from.
    """
    if authority.net not in {entry.envelope.net, entry.id}:
        return Judgement(State.QUARANTINED, "entry_foreign_agency")
    try:
        body = content_of(entry, content)
        screen_content(body)
        _check_rated(entry)
        if content is None:
            _check_pins(entry)
    except EntryError as problem:
        newer = problem.code == "needs_newer_app"
        return Judgement(State.NEWER if newer else State.QUARANTINED, problem.code)
    return (
        _key_fault(entry, authority)
        or _gap(entry, link)
        or _judge_author(entry, body, authority, admitted)
    )


def _check_rated(entry: Entry) -> None:
    if entry.envelope.kind != "report.file":
        return
    seen: set[str] = set()
    for reference in entry.envelope.parts:
        data = entry.parts.get(reference.n)
        if reference.about is None or reference.type != JSON or data is None:
            continue
        rated = kinds.decode_rated(part_body(data), entry.envelope.schema)
        if rated.person != reference.about or rated.person in seen:
            raise EntryError("schema_invalid", kind="report.file", why="about")
        seen.add(rated.person)


def _check_pins(entry: Entry) -> None:
    if entry.envelope.kind != "period.close":
        return
    for reference in entry.envelope.parts[1:]:
        data = entry.parts.get(reference.n)
        if data is not None and reference.type == JSON:
            kinds.decode_pins(part_body(data))


def _unread_field(envelope: Envelope) -> str:
    known = set(kinds.kind_of(envelope.kind).body.__struct_fields__)
    return next((name for name in envelope.crit if name not in known), "")


def _gap(entry: Entry, link: Link) -> Judgement | None:
    if link is Link.BROKEN:
        return Judgement(State.QUARANTINED, "chain_broken")
    if link is Link.MISSING:
        return GAP
    if any(reference.n not in entry.parts for reference in entry.envelope.parts):
        return Judgement(State.PENDING, "part_missing")
    return None


def _judge_author(
    entry: Entry, body: Body | None, authority: Authority, admitted: frozenset[str]
) -> Judgement:
    envelope = entry.envelope
    if envelope.kind in KINDS_OF_AUTHORITY:
        counts = entry.id in admitted
    else:
        author = authority.author_of(envelope)
        counts = author is not None and authority.permissions.allows(
            envelope.kind, author, envelope.ref, decided=is_decided(body)
        )
    if not counts:
        return Judgement(State.QUARANTINED, "author_not_allowed")
    if envelope.kind in DESK_KINDS and not authority.was_desk(envelope):
        return Judgement(State.QUARANTINED, "not_the_desk")
    return ACCEPTED


def _key_fault(entry: Entry, authority: Authority) -> Judgement | None:
    envelope = entry.envelope
    if envelope.key not in authority.keys:
        return Judgement(State.WAITING, "key_not_certified")
    if authority.is_cut(entry.id, envelope):
        return Judgement(State.QUARANTINED, "key_revoked")
    if envelope.kind == "writer.open":
        return None  # it binds its own writer to its own key
    keys = authority.writers.get(envelope.writer)
    if not keys:
        return Judgement(State.WAITING, "writer_not_opened")
    if envelope.key not in keys:
        return Judgement(State.QUARANTINED, "writer_of_another_key")
    return None


def is_decided(body: Body | None) -> bool:
    """Tell whether a body names who decided, at which meeting and on which basis."""
    if body is None:
        return True  # emptied by an erase order after it had been accepted
    names: Mapping[str, object] = {
        name: getattr(body, name, None) for name in ("decided_by", "meeting_on", "basis")
    }
    return all(names.values())
