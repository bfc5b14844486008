"""Texts of schemes that were typed and not signed: kept in this workspace until they are."""

from dataclasses import dataclass
from datetime import datetime

from workreport.services.book import Book

_PREFIX = "scheme/"


@dataclass(frozen=True, slots=True)
class SchemeDraft:
    """What was typed over a version, ``id@version``, and when it was kept."""

    ref: str
    text: str
    saved_at: datetime


class SchemeDrafts:
    """Keeps one text for each version somebody began to change."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[SchemeDraft, ...]:
        """Return every text that is not signed, by the version it began from."""
        with self._book.looking() as look:
            found = look.transaction.local.drafts(_PREFIX)
        return tuple(
            SchemeDraft(one.name.removeprefix(_PREFIX), one.body.decode(), one.saved_at)
            for one in found
        )

    def keep(self, ref: str, text: str) -> datetime:
        """Keep what was typed.

        Raises:
            WorldError: The disk is full or gone; the caller keeps the text on the screen.
        """
        with self._book.working() as work:
            work.transaction.local.save_draft(f"{_PREFIX}{ref}", text.encode(), work.now)
            return work.now

    def drop(self, ref: str) -> None:
        """Forget a text, once it was signed or thrown away."""
        with self._book.working() as work:
            work.transaction.local.drop_draft(f"{_PREFIX}{ref}")
