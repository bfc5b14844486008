"""The last versions of a draft, and drafts kept elsewhere because this disk did not take them.

A draft in a file is sealed for the workspace that wrote it: it is as private there as here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from workreport.domain.comparison import differing_places
from workreport.domain.errors import UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.ledger.chunks import InMemory
from workreport.ledger.errors import PackageError
from workreport.ledger.sealing import Header, open_sealed, seal_pieces
from workreport.services.book import Book
from workreport.services.drafts import decode_draft, draft_name, filed_draft
from workreport.services.ports.machine import DurableFiles

SUFFIX = ".wrd"
_MAGIC = b"WRD1"
_LENGTH = 4
_LARGEST = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One version of a draft; ``places`` differ from the version before it."""

    version: int
    saved_at: datetime
    draft: ReportDraft
    places: tuple[str, ...] = ()


class _Filed(msgspec.Struct, frozen=True):
    saved_at: datetime
    draft: ReportDraft


class KeptDraftService:
    """Looks at the versions of a draft, and carries one out of the workspace and back."""

    def __init__(self, book: Book, files: DurableFiles) -> None:
        self._book = book
        self._files = files

    def versions(self, period: Period, unit: str) -> tuple[KeptDraft, ...]:
        """Return the versions kept of a draft, the newest first; at most fifty."""
        with self._book.looking() as look:
            kept = look.transaction.local.draft_versions(draft_name(unit, period))
        found = [KeptDraft(one.version, one.saved_at, decode_draft(one.body)) for one in kept]
        return tuple(_with_places(found))

    def filed(self, entry: str) -> ReportDraft | None:
        """Return a filed version in the shape of a draft; ``None`` when it was erased."""
        with self._book.looking() as look:
            return filed_draft(look, entry)

    def to_file(self, draft: ReportDraft, target: Path) -> datetime:
        """Write a draft into a file of its own, sealed for this workspace; return when.

        Nothing of the workspace is read or written, so it works when its disk does not.

        Raises:
            WorldError: That place does not take the file either.
        """
        identity = self._book.identity
        now = self._book.clock.now()
        content = msgspec.json.encode(_Filed(now, draft))
        public = identity.keys.public
        header = Header(identity.net, new_id(), identity.writer, (public.key_id,))
        pieces = (len(content).to_bytes(_LENGTH, "big"), content)
        sealed = seal_pieces(header, (public,), pieces, _LENGTH + len(content))
        self._files.replace(target, _MAGIC + b"".join(sealed))
        return now

    def from_file(self, source: Path) -> KeptDraft:
        """Read a draft that :meth:`to_file` wrote.

        Raises:
            UseError: ``draft_file_unknown`` or ``draft_file_not_ours``.
            WorldError: The file cannot be read.
        """
        data = self._files.read(source, _LARGEST)
        if not data.startswith(_MAGIC):
            raise UseError("draft_file_unknown", path=source)
        try:
            sealed = InMemory(data[len(_MAGIC) :])
            _header, payload = open_sealed(sealed, self._book.identity.keys)
            size = int.from_bytes(payload.read(0, _LENGTH), "big")
            content = payload.read(_LENGTH, min(size, payload.size - _LENGTH))
            filed = msgspec.json.decode(content, type=_Filed)
        except PackageError as error:
            if error.code == "package_not_for_us":
                raise UseError("draft_file_not_ours", path=source) from error
            raise UseError("draft_file_unknown", path=source) from error
        except msgspec.DecodeError as error:
            raise UseError("draft_file_unknown", path=source) from error
        return KeptDraft(0, filed.saved_at, filed.draft)


def _with_places(newest_first: Sequence[KeptDraft]) -> Iterator[KeptDraft]:
    for place, one in enumerate(newest_first):
        before = newest_first[place + 1] if place + 1 < len(newest_first) else None
        places = () if before is None else differing_places((before.draft, one.draft))
        yield KeptDraft(one.version, one.saved_at, one.draft, places)
