"""Values of layout profiles that were typed and not signed: kept in this workspace."""

import json
from collections.abc import Mapping

from workreport.domain.layout_fields import Value
from workreport.services.book import Book

_PREFIX = "layout/"


class LayoutDrafts:
    """Keeps the unsigned values of each own profile somebody began to change."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> dict[str, dict[str, Value]]:
        """Return the unsigned values by code and path."""
        with self._book.looking() as look:
            kept = look.transaction.local.drafts(_PREFIX)
        found = {one.name.removeprefix(_PREFIX): json.loads(one.body) for one in kept}
        return {
            code: {path: tuple(v) if isinstance(v, list) else v for path, v in values.items()}
            for code, values in found.items()
        }

    def keep(self, code: str, values: Mapping[str, Value]) -> None:
        """Keep what was typed; without values it is forgotten.

        Raises:
            WorldError: The disk is full or gone; the caller keeps the values on the screen.
        """
        with self._book.working() as work:
            name = f"{_PREFIX}{code}"
            if values:
                work.transaction.local.save_draft(name, json.dumps(values).encode(), work.now)
            else:
                work.transaction.local.drop_draft(name)
