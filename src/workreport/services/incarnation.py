"""Restored, cloned or moved workspaces go on as a new writer under the same key (contracts 7)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workreport.domain.ids import new_id
from workreport.ledger.bodies.agency import DeskAppoint, RevokedAt, WriterOpen
from workreport.ledger.envelope import Head
from workreport.services.book import Book, Work
from workreport.services.identity import NAME
from workreport.services.ports.marks import HighWater, HighWaterMarks
from workreport.services.ports.store import Transaction
from workreport.services.settling import settle


@dataclass(frozen=True, slots=True)
class Place:
    """Where this workspace lives: machine and folder, as values that can be compared."""

    machine: str
    path: str


class Incarnations:
    """Keeps the writer of a workspace apart from every copy of it."""

    def __init__(self, marks: HighWaterMarks, place: Place) -> None:
        self._marks = marks
        self._place = place

    def own_writers(self, book: Book) -> frozenset[str]:
        """Return the writers whose packages need not be read: the present one only.

        A restored workspace reads back what its predecessors had sent.
        """
        return frozenset({book.identity.writer})

    def begin(self, book: Book) -> None:
        """Remember how far this workspace has written; before anything more is exported."""
        with book.looking() as look:
            heads = _own_heads(look.transaction, book.identity.writer)
        self._remember(book, heads)

    def _remember(self, book: Book, heads: Mapping[str, Head]) -> None:
        mark = HighWater(book.identity.writer, self._place.machine, self._place.path, heads)
        slot = self._slot(book)
        if self._marks.recall(slot) != mark:
            self._marks.remember(slot, mark)

    def ensure_own(self, book: Book) -> bool:
        """Open a new writer when this workspace was restored, cloned or moved; then set the mark.

        Must run before anything is written, at the latest before anything is exported. Returns
        whether a new writer was opened.
        """
        mark = self._marks.recall(self._slot(book))
        with book.looking() as look:
            heads = _own_heads(look.transaction, book.identity.writer)
        reason = self._foreign(mark, book.identity.writer, heads)
        if reason:
            with book.working() as work:
                self._reopen(work, reason)
            self.begin(book)
        else:
            self._remember(book, heads)
        return bool(reason)

    def _slot(self, book: Book) -> str:
        # A mark for each place: a copy must not take the mark of its original away.
        name = f"{book.identity.workspace}\0{self._place.path}"
        return hashlib.sha256(name.encode()).hexdigest()[:32]

    def _foreign(self, mark: HighWater | None, writer: str, heads: Mapping[str, Head]) -> str:
        if mark is None:
            return "no_mark"
        if (mark.machine, mark.path) != (self._place.machine, self._place.path):
            return "other_place"
        if mark.writer != writer:
            return "other_writer"
        behind = any(
            stream not in heads or heads[stream].seq < head.seq
            for stream, head in mark.heads.items()
        )
        return "restored" if behind else ""

    def _reopen(self, work: Work, reason: str) -> None:
        old = work.identity
        heads = _own_heads(work.transaction, old.writer)
        fresh = old.as_writer(new_id())
        was_desk = work.authority.desk == old.writer
        work.book.identity = fresh
        try:
            work.append(
                WriterOpen(
                    writer=fresh.writer,
                    key=fresh.keys.public.key_id,
                    predecessor=old.writer,
                    heads=[
                        RevokedAt(writer=old.writer, stream=stream, seq=head.seq, id=head.id)
                        for stream, head in sorted(heads.items())
                    ],
                    reason=reason,
                ),
                "writer.open",
            )
            if was_desk and work.has_role("chief"):
                term = work.authority.desk_term + 1
                work.append(DeskAppoint(writer=fresh.writer, term=term), "desk.appoint")
            work.transaction.local.set_value(NAME, fresh.to_bytes())
        except BaseException:
            work.book.identity = old
            raise

    def approved(self, book: Book) -> None:
        """The Office has certified this key: the invitation is not needed any more."""
        known = replace(book.identity, invited=None)
        with book.looking() as look:
            before = look.authority
        provisional, book.identity = book.identity, known
        book.knowledge.forget()
        try:
            with book.working() as work:
                work.transaction.local.set_value(NAME, known.to_bytes())
                settle(work, before)
        except BaseException:
            book.identity = provisional
            raise


def _own_heads(transaction: Transaction, writer: str) -> dict[str, Head]:
    heads = transaction.ledger.heads(writer=writer)
    return {stream: head for (_writer, stream), head in heads.items()}
