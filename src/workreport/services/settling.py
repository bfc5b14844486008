"""Settling the ledger: every entry judged by what is known now, projections and orders after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workreport.ledger.acceptance import GAP, Judgement, Link, State, body_of, judge
from workreport.ledger.bodies.agency import EraseDone, EraseOrder

if TYPE_CHECKING:
    from workreport.ledger.authority import Authority
    from workreport.ledger.envelope import Entry
    from workreport.services.book import Work

NEWEST_OFFICE_TIME = "newest_office_time"
_OFFICE_TIMES = frozenset({"receipt", "answer", "period.open"})


@dataclass(slots=True)
class _Round:
    """What one look over the entries has found."""

    changed: dict[str, Judgement] = field(default_factory=dict)
    touched: list[str] = field(default_factory=list)  # became accepted, or ceased to be
    accepted: list[str] = field(default_factory=list)
    orders: list[tuple[str, EraseOrder]] = field(default_factory=list)
    office_times: list[str] = field(default_factory=list)

    def note(self, entry: Entry, before: Judgement, now: Judgement) -> None:
        if now == before:
            return
        self.changed[entry.id] = now
        if State.ACCEPTED not in {before.state, now.state} or before.state is now.state:
            return
        self.touched.append(entry.id)
        if now.state is not State.ACCEPTED:
            return
        self.accepted.append(entry.id)
        if entry.envelope.kind in _OFFICE_TIMES:
            self.office_times.append(entry.envelope.at)
        elif entry.envelope.kind == "erase.order":
            body = body_of(entry)
            if isinstance(body, EraseOrder):
                self.orders.append((entry.id, body))


def settle(work: Work, before: Authority | None = None) -> list[str]:
    """Judge what is not accepted, bring the projections up to date, obey orders.

    ``before`` is the authority by which the accepted entries were judged. When it has lost anything
    since, or is not known, they are judged again as well. Returns the ids that became accepted.
    """
    work.forget_known()
    again = before is None or work.authority.takes_away_from(before)
    accepted: list[str] = []
    while True:
        found = _look_over(work, again=again)
        again = False
        work.transaction.ledger.settle(found.changed)
        work.projections.project(found.touched)
        if found.touched:
            work.forget_directory()
        accepted += found.accepted
        _note_office_time(work, found.office_times)
        if work.forwards:
            work.transaction.local.queue_forward(found.accepted)
        if not _obey(work, found.orders):
            return accepted


def _look_over(work: Work, *, again: bool) -> _Round:
    found = _Round()
    ledger = work.transaction.ledger
    # In the order of their chains, so that a gap that closes lets all of its followers through.
    waiting = sorted(ledger.judged(accepted=False), key=lambda pair: pair[0].envelope.seq)
    links = ledger.links(entry for entry, _before in waiting)
    for entry, before in waiting:
        link = _link(entry, links, found.changed)
        found.note(entry, before, judge(entry, work.authority, work.admitted, link))
    if again:
        for entry, before in ledger.judged(accepted=True):
            found.note(entry, before, judge(entry, work.authority, work.admitted))
    return found


def _link(entry: Entry, links: Mapping[str, Link], changed: Mapping[str, Judgement]) -> Link:
    link = links[entry.id]
    predecessor = changed.get(entry.envelope.prev or "")
    if link is Link.BROKEN or predecessor is None:
        return link
    return Link.MISSING if predecessor == GAP else Link.WHOLE


def _obey(work: Work, orders: Iterable[tuple[str, EraseOrder]]) -> bool:
    """Obey orders that were accepted; tells whether entries must be judged again."""
    obeyed = False
    for entry, order in orders:
        obey(work, entry, order)
        obeyed = True
    return obeyed


def obey(work: Work, entry: str, order: EraseOrder) -> None:
    """Empty the parts an order names, now and whenever they come again, and answer it."""
    emptied = work.transaction.ledger.erase(entry, [(part.entry, part.n) for part in order.parts])
    work.projections.project({part.entry for part in order.parts})
    own, authority = work.identity, work.authority
    key = own.keys.public.key_id
    if key not in authority.cuts and key in authority.writers.get(own.writer, ()):
        work.append(EraseDone(order=order.order, parts=emptied), "erase.done")


def _note_office_time(work: Work, times: Iterable[str]) -> None:
    newest = work.transaction.local.value(NEWEST_OFFICE_TIME)
    known = "" if newest is None else newest.decode()
    latest = max([known, *times])
    if latest != known:
        work.transaction.local.set_value(NEWEST_OFFICE_TIME, latest.encode())
        work.forget_office_time()
