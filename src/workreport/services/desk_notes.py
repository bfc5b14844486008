"""What an officer has typed but not signed yet: kept on this machine until it is said or dropped.

Marks of a return, points of a grade and decided levels are drafts like a department's report: they
must survive a power cut, and nobody else ever sees them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import msgspec

from workreport.services.book import Book, Look, Work

_PREFIX = "office"


@dataclass(frozen=True, slots=True)
class SignedNotes:
    """Typed words that a signature replaces: the name they are kept under, and the lines signed."""

    name: str
    lines: tuple[str, ...]


def kept_notes(book: Book, name: str) -> dict[str, str]:
    """Return what was kept under a name, empty when nothing was."""
    with book.looking() as look:
        return words_kept(look, name)


def words_kept(look: Look, name: str) -> dict[str, str]:
    """Return what was kept under a name, inside a look that is open already."""
    kept = look.transaction.local.draft(f"{_PREFIX}/{name}")
    return {} if kept is None else msgspec.json.decode(kept.body, type=dict[str, str])


def keep_notes(book: Book, name: str, notes: Mapping[str, str]) -> None:
    """Keep what was typed durably; nothing to keep forgets it."""
    draft = f"{_PREFIX}/{name}"
    with book.working() as work:
        if notes:
            body = msgspec.json.encode(dict(notes))
            work.transaction.local.save_draft(draft, body, work.now)
        else:
            work.transaction.local.drop_draft(draft)
        work.note_draft(draft)


def drop_signed(work: Work, signed: SignedNotes) -> None:
    """Forget what is signed in the same unit of work: it is never both, and never neither."""
    draft = f"{_PREFIX}/{signed.name}"
    kept = work.transaction.local.draft(draft)
    if kept is None:
        return
    notes = left_over(msgspec.json.decode(kept.body, type=dict[str, str]), signed.lines)
    if notes:
        work.transaction.local.save_draft(draft, msgspec.json.encode(notes), work.now)
    else:
        work.transaction.local.drop_draft(draft)
    work.note_draft(draft)


def left_over(notes: Mapping[str, str], lines: Collection[str]) -> dict[str, str]:
    """Return the words about other lines than these."""
    return {key: words for key, words in notes.items() if key.partition("/")[0] not in lines}
