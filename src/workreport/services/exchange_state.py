"""Where this workspace exchanges, and how far what it said has got: never more than is proved."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workreport.services.book import Book
from workreport.services.exchange import LAST_CONTACT
from workreport.services.ingest import clock_behind
from workreport.services.role_ends import RoleEnd, own_end
from workreport.services.settling import NEWEST_OFFICE_TIME

FOLDER = "exchange_folder"


@dataclass(frozen=True, slots=True)
class ExchangeState:
    """What the status bar says about the exchange."""

    folder: Path | None
    folder_present: bool
    last_contact_at: datetime | None
    unsent: int  # signed, not in a package yet
    held: int  # packages held back
    join_requests: int  # people who wait for approval
    approved: bool  # whether the Office has certified this key
    clock_behind: bool  # over five minutes before a time the Office signed
    role_end: RoleEnd | None = None  # nothing is left, or a role ends within a week


class ExchangeStateService:
    """Remembers the exchange folder and says how things stand."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def folder(self) -> Path | None:
        """Return the exchange folder of this workspace, if one was chosen."""
        with self._book.looking() as look:
            kept = look.transaction.local.value(FOLDER)
        return None if kept is None else Path(kept.decode())

    def choose_folder(self, folder: Path) -> None:
        """Remember the exchange folder; a relative path means what it means now."""
        with self._book.working() as work:
            work.transaction.local.set_value(FOLDER, str(folder.absolute()).encode())
            work.note_exchange()

    def state(self) -> ExchangeState:
        """Say how things stand."""
        with self._book.looking() as look:
            local = look.transaction.local
            kept = local.value(FOLDER)
            last = local.value(LAST_CONTACT)
            folder = None if kept is None else Path(kept.decode())
            return ExchangeState(
                folder=folder,
                folder_present=folder is not None and folder.is_dir(),
                last_contact_at=None if last is None else datetime.fromisoformat(last.decode()),
                unsent=len(local.outbox()),
                held=len(local.held_packages()),
                join_requests=sum(one.state == "waiting" for one in local.join_requests()),
                approved=look.identity.invited is None,
                clock_behind=clock_behind(look.now, local.value(NEWEST_OFFICE_TIME)),
                role_end=own_end(look),
            )
