"""Judging one entry against what is known: accepted, pending, waiting, quarantined, newer.

The judgement looks at the entry and at the authority only, so that it is the same in whatever order
entries came; it is asked again whenever the authority has changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workreport.ledger import kinds
from workreport.ledger.authority import KINDS_OF_AUTHORITY, Authority
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import Entry, Envelope, part_body
from workreport.ledger.errors import EntryError

DESK_KINDS = frozenset(
    {
        "period.open",
        "period.change",
        "period.close",
        "period.reopen",
        "publish.totals",
        "publish.unit",
    }
)


class State(StrEnum):
    """What becomes of an entry on this machine."""

    ACCEPTED = "accepted"
    PENDING = "pending"  # its predecessor is not here yet
    WAITING = "waiting"  # its key is not certified yet
    QUARANTINED = "quarantined"  # it failed a check, the reason is kept
    NEWER = "newer"  # a newer program is needed to read it


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state with the code of its reason, empty when accepted."""

    state: State
    reason: str = ""


ACCEPTED = Judgement(State.ACCEPTED)


def body_of(entry: Entry) -> Body | None:
    """Return the body of an entry; None when its first part was emptied.

    Raises:
        EntryError: The body cannot be read.
    """
    if not entry.envelope.parts:
        raise EntryError("schema_invalid", kind=entry.envelope.kind, why="no part")
    data = entry.parts.get(1)
    if data is None:
        return None
    return kinds.decode_body(entry.envelope.kind, part_body(data), entry.envelope.schema)


def judge(
    entry: Entry, authority: Authority, admitted: frozenset[str], *, has_prev: bool
) -> Judgement:
    """Judge an entry whose signature fits its key.

    ``admitted`` holds the ids of the statements the authority was built from; ``has_prev`` says
    whether the predecessor in the chain is held.
    """
    envelope = entry.envelope
    if authority.net not in {envelope.net, entry.id}:
        return Judgement(State.QUARANTINED, "entry_foreign_agency")
    try:
        unread = _unread_field(envelope)
        if unread:
            return Judgement(State.NEWER, "needs_newer_app")
        body = body_of(entry)
        kinds.check_reference(envelope, body)
        _check_rated(entry)
    except EntryError as problem:
        newer = problem.code == "needs_newer_app"
        return Judgement(State.NEWER if newer else State.QUARANTINED, problem.code)
    return _judge_author(entry, body, authority, admitted, has_prev=has_prev)


def _check_rated(entry: Entry) -> None:
    if entry.envelope.kind != "report.file":
        return
    seen: set[str] = set()
    for reference in entry.envelope.parts:
        data = entry.parts.get(reference.n)
        if reference.about is None or data is None:
            continue
        rated = kinds.decode_rated(part_body(data))
        if rated.person != reference.about or rated.person in seen:
            raise EntryError("schema_invalid", kind="report.file", why="about")
        seen.add(rated.person)


def _unread_field(envelope: Envelope) -> str:
    known = set(kinds.kind_of(envelope.kind).body.__struct_fields__)
    return next((name for name in envelope.crit if name not in known), "")


def _judge_author(
    entry: Entry,
    body: Body | None,
    authority: Authority,
    admitted: frozenset[str],
    *,
    has_prev: bool,
) -> Judgement:
    key_fault = _key_fault(entry.envelope, authority)
    if key_fault is not None:
        return key_fault
    if not has_prev:
        return Judgement(State.PENDING, "predecessor_missing")
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
    if envelope.kind in DESK_KINDS and envelope.writer not in authority.desks:
        return Judgement(State.QUARANTINED, "not_the_desk")
    return ACCEPTED


def _key_fault(envelope: Envelope, authority: Authority) -> Judgement | None:
    if envelope.key not in authority.keys:
        return Judgement(State.WAITING, "key_not_certified")
    if authority.is_cut(envelope):
        return Judgement(State.QUARANTINED, "key_revoked")
    if envelope.kind == "writer.open":
        return None  # it binds its own writer to its own key
    opened_by = authority.writers.get(envelope.writer)
    if opened_by is None:
        return Judgement(State.WAITING, "writer_not_opened")
    if opened_by != envelope.key:
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
