"""What an officer has typed but not signed yet: kept on this machine until it is said or dropped.

Marks of a return, points of a grade and decided levels are drafts like a department's report: they
must survive a power cut, and nobody else ever sees them.
"""

from collections.abc import Mapping

import msgspec

from workreport.services.book import Book

_PREFIX = "office"


def kept_notes(book: Book, name: str) -> dict[str, str]:
    """Return what was kept under a name, empty when nothing was."""
    with book.looking() as look:
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
