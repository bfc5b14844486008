"""What the last import of this workspace did, so that it can be undone as one act."""

from datetime import datetime

import msgspec

from workreport.ledger.bodies.agency import PersonPrivate, PersonSet
from workreport.ledger.bodies.office import RatingDecide
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.book import Look, Work

_LAST = "import/last"


class Trace(msgspec.Struct):
    """One import; ``draft_before`` is empty when there was no draft."""

    kind: str
    file: str
    at: datetime
    period: str = ""
    unit: str = ""
    entries: list[str] = []
    tasks_new: list[tuple[str, str]] = []
    tasks_before: list[TaskBody] = []
    people_new: list[str] = []
    people_before: list[tuple[PersonSet, PersonPrivate | None]] = []
    draft_before: str = ""
    draft_version: int = 0
    drafts: list[tuple[str, str, int]] = []  # unit, draft before, version: where there are several
    decided_before: list[tuple[RatingDecide, RatingDecide]] = []  # as signed, and as it was before

    @property
    def does_anything(self) -> bool:
        """Whether there is something to undo."""
        return bool(self.entries or self.draft_version or self.drafts)


def last_import(look: Look) -> Trace | None:
    """Return the last import, unless it was undone."""
    kept = look.transaction.local.value(_LAST)
    return msgspec.json.decode(kept, type=Trace) if kept else None


def keep_trace(work: Work, trace: Trace | None) -> None:
    """Remember an import, or that there is none to undo."""
    work.transaction.local.set_value(_LAST, b"" if trace is None else msgspec.json.encode(trace))


def waiting_entries(look: Look) -> frozenset[str]:
    """Return what was signed here and lies in no package yet."""
    return frozenset(one.entry for one in look.transaction.local.outbox())
