"""The composition root: builds everything and knows everybody; nobody knows it.

Libraries are imported where they are used: a window must be painted before SQLAlchemy is loaded.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.domain.errors import RuleError, WorldError
from workreport.i18n import translation
from workreport.services.ports.machine import Clock, DurableFiles, Resources
from workreport.services.ports.overriding import override
from workreport.services.ports.program import KnownWorkspace, Opened, Program, Rehearsal
from workreport.system.clock import SystemClock, TrainingClock, choose_clock
from workreport.system.durable_files import LocalDurableFiles
from workreport.system.paths import Places, WorkspacePlace
from workreport.system.resources import ShippedResources

if TYPE_CHECKING:
    from workreport.services.book import Book
    from workreport.services.calendars import Calendars
    from workreport.services.founding import AgencyPlan
    from workreport.services.identity import Identity
    from workreport.services.ports.desk import Desk
    from workreport.services.ports.store import Store
    from workreport.services.schemes import Schemes
    from workreport.storage.engine import Database
    from workreport.storage.store import SqlStore
    from workreport.storage.vault import Vault


class LocalProgram(Program):
    """The program on this machine."""

    def __init__(
        self,
        environment: Mapping[str, str] | None = None,
        clock: Clock | None = None,
        places: Places | None = None,
    ) -> None:
        self._environment = dict(os.environ if environment is None else environment)
        self._given_clock = clock
        self._clock: Clock = clock or SystemClock()
        self._files = LocalDurableFiles()
        self._resources = ShippedResources()
        self._places = places or Places.of_this_account()

    @property
    @override
    def clock(self) -> Clock:
        return self._clock

    @property
    @override
    def files(self) -> DurableFiles:
        return self._files

    @property
    @override
    def resources(self) -> Resources:
        return self._resources

    @cached_property
    def _calendars(self) -> Calendars:
        from workreport.services.calendars import Calendars
        from workreport.system.holiday_source import LibraryHolidays

        return Calendars(LibraryHolidays(), self._resources)

    @property
    @override
    def calendars(self) -> Calendars:
        return self._calendars

    @cached_property
    @override
    def schemes(self) -> Schemes:
        from workreport.services.schemes import Schemes

        return Schemes(self._resources)

    @property
    @override
    def environment(self) -> Mapping[str, str]:
        return self._environment

    @override
    def workspaces(self) -> tuple[KnownWorkspace, ...]:
        return tuple(_known(place) for place in self._places.known_workspaces())

    @override
    def workspace_at(self, folder: Path) -> KnownWorkspace:
        return _known(WorkspacePlace(folder.resolve().name, folder))

    @override
    def prepare(self) -> tuple[str, ...]:
        from workreport.system.minimum import shortcomings

        return shortcomings()

    @override
    def watch(self, folder: Path, on_bug: Callable[[BaseException], None]) -> Callable[[], None]:
        from workreport.system.log import Log
        from workreport.system.paths import log_folder

        return Log(log_folder(folder), on_bug).close

    @override
    def default_folder(self, title: str) -> Path:
        return self._places.new_workspace(title)

    @override
    def is_training(self, folder: Path) -> bool:
        from workreport.storage.vault import is_training

        return is_training(folder, files=self._files)

    # --- making workspaces ---------------------------------------------------------------------

    @override
    def found(self, folder: Path, plan: AgencyPlan, passphrase: str) -> Opened:
        from workreport.services.founding import found, genesis
        from workreport.services.identity import NAME
        from workreport.storage.vault import create

        clock = self._clock_of(training=plan.training, last_at=None)
        with self._opening(folder) as undo:
            vault, code = create(folder, passphrase, training=plan.training, files=self._files)
            identity, entry = genesis(plan, self._resources, vault.workspace_id, clock.now())
            store = self._store(vault, undo)
            book = self._book(store, clock, identity)
            with book.working() as work:
                work.transaction.local.set_value(NAME, identity.to_bytes())
                found(work, entry, plan, self._resources)
            book.fresh = True
            desk = self._desk(folder, book, _leaving(book, undo.pop_all().close))
        return Opened(desk, code)

    @override
    def join(
        self, folder: Path, invitation: bytes, code: str, passphrase: str
    ) -> tuple[Opened, bytes]:
        from workreport.services.identity import NAME
        from workreport.services.ingest import take_in_carried
        from workreport.services.joining import accept_invitation, open_writer
        from workreport.storage.vault import create

        with self._opening(folder) as undo:
            # The invitation is read before anything is made: a wrong code leaves no folder behind.
            draft, content = accept_invitation(
                invitation,
                code,
                "0" * 32,
                lambda training: self._clock_of(training=training, last_at=None),
            )
            clock = self._clock
            vault, recovery = create(
                folder, passphrase, training=content.training, files=self._files
            )
            identity = replace(draft, workspace=vault.workspace_id)
            store = self._store(vault, undo)
            book = self._book(store, clock, identity)
            with book.working() as work:
                work.transaction.local.set_value(NAME, identity.to_bytes())
                take_in_carried(work, content)
                open_writer(work)
            book.fresh = True
            desk = self._desk(folder, book, _leaving(book, undo.pop_all().close))
        request = "" if identity.invited is None else identity.invited.request
        return Opened(desk, recovery), request.encode()

    @override
    def open(self, folder: Path, passphrase: str, *, read_only: bool = False) -> Desk:
        from workreport.storage.vault import unlock

        return self._open(
            folder,
            lambda: unlock(folder, passphrase, files=self._files, clock=SystemClock()),
            read_only=read_only,
        )

    @override
    def open_with_recovery(self, folder: Path, code: str) -> Desk:
        from workreport.storage.vault import unlock_with_recovery

        return self._open(
            folder,
            lambda: unlock_with_recovery(folder, code, files=self._files, clock=SystemClock()),
            read_only=False,
        )

    @override
    def change_passphrase(self, folder: Path, old: str, new: str) -> None:
        from workreport.storage.vault import change_passphrase, unlock

        vault = unlock(folder, old, files=self._files, clock=SystemClock())
        change_passphrase(vault, new, files=self._files)

    @override
    def restore(self, backup: Path, folder: Path) -> None:
        from workreport.storage.backup import restore

        # People point at the large file as well as at the list that lies beside it.
        listed = backup.with_suffix(".json") if backup.suffix == ".db" else backup
        restore(listed, folder, files=self._files)

    @override
    def rehearsal(self, start_at: datetime, home: Path | None = None) -> Rehearsal:
        clock = TrainingClock(start_at)
        places = self._places if home is None else Places(home / "data", home / "state")
        return Rehearsal(LocalProgram(self._environment, clock, places), clock)

    @override
    def self_test(self) -> list[str]:
        from workreport.services.self_test import run

        return run(self)

    # --- inside --------------------------------------------------------------------------------

    def _open(self, folder: Path, unlock: Callable[[], Vault], *, read_only: bool) -> Desk:
        from workreport.services.book import LAST_INSTANT
        from workreport.services.identity import NAME, Identity

        with self._opening(folder, lock=not read_only) as undo:
            vault = unlock()
            store = self._store(vault, undo, read_only=read_only)
            with store.reading() as transaction:
                kept = transaction.local.value(NAME)
                last = transaction.local.value(LAST_INSTANT)
            if kept is None:
                raise RuleError("workspace_without_identity", path=str(folder))
            identity = Identity.from_bytes(kept)
            last_at = None if last is None else datetime.fromisoformat(last.decode())
            clock = self._clock_of(training=identity.training, last_at=last_at)
            book = self._book(store, clock, identity)
            if not read_only:
                store.renew_projections()
            close = undo.pop_all().close
            return self._desk(
                folder, book, close if read_only else _leaving(book, close), read_only=read_only
            )

    def _opening(self, folder: Path, *, lock: bool = True) -> ExitStack:
        from workreport.system.workspace_lock import FileWorkspaceLock

        stack = ExitStack()
        if lock:
            try:
                self._files.make_folder(folder, 0o700)
            except OSError as error:
                raise WorldError("workspace_folder_refused", path=str(folder)) from error
            stack.enter_context(FileWorkspaceLock().hold(folder))
        return stack

    def _clock_of(self, *, training: bool, last_at: datetime | None) -> Clock:
        if self._given_clock is None:
            self._clock = choose_clock(self._environment, training=training, last_at=last_at)
        return self._clock

    def _store(self, vault: Vault, undo: ExitStack, *, read_only: bool = False) -> SqlStore:
        from workreport.storage.backup import back_up
        from workreport.storage.engine import open_engine
        from workreport.storage.migrate import bring_up_to_date, refuse_other
        from workreport.storage.store import SqlStore

        new = not vault.database_path.exists()
        database: Database = open_engine(
            vault.database_path, vault.database_key, create=new, read_only=read_only, check=False
        )
        undo.callback(database.close)

        def backup(_reason: str = "") -> str:
            return str(back_up(database, vault, SystemClock().now(), files=self._files).path)

        if read_only:
            refuse_other(database)
        else:
            bring_up_to_date(database, backup)
        return SqlStore(database, (vault.parts_folder, vault.parts_key), self._files, backup)

    def _book(self, store: Store, clock: Clock, identity: Identity) -> Book:
        from workreport.ledger.permissions import Permissions
        from workreport.services.book import Book

        permissions = Permissions.from_csv(self._resources.text("permissions.csv"))
        return Book(store, clock, permissions, identity)

    def _desk(
        self, folder: Path, book: Book, close: Callable[[], None], *, read_only: bool = False
    ) -> Desk:
        from workreport.desk_building import DeskBuilder

        builder = DeskBuilder(
            folder, self._files, self._resources, self._calendars, self._places.high_water
        )
        return builder.build(book, close, read_only=read_only)


def _known(place: WorkspacePlace) -> KnownWorkspace:
    card = place.card()
    return KnownWorkspace(place.name, place.folder, card.training, card.workspace)


def _leaving(book: Book, close: Callable[[], None]) -> Callable[[], None]:
    def leave() -> None:
        # A full disk keeps the instant from being stored, never the workspace from being closed.
        try:
            with suppress(WorldError):
                book.leave()
        finally:
            close()

    return leave


def load_languages(resources: Resources) -> None:
    """Make the shipped catalogues available; each is read when its language is first spoken."""
    english = resources.path("locale/en/LC_MESSAGES/workreport.mo")
    translation.add_shipped("en", lambda: gettext.GNUTranslations(BytesIO(english.read_bytes())))


def main(argv: list[str]) -> int:
    """Open the desktop when nothing is asked, else the command line."""
    program = LocalProgram()
    load_languages(program.resources)
    from workreport.cli import build, wants_desktop

    if not argv or wants_desktop(argv):
        from workreport.ui.plain_imports import lighten_start

        lighten_start()  # before anything of Qt is imported
        from workreport.ui.views.desktop import run_desktop

        return run_desktop(program, argv)
    return build(program)(argv)
