"""One call of the command line: which workspace, whose passphrase, where the answer goes."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from workreport.cli.options import CommonOptions
from workreport.cli.screen import Screen
from workreport.domain.errors import RuleError, UseError, WorldError
from workreport.domain.period import Period
from workreport.i18n.translation import _
from workreport.services.ports.program import Desk, Opened, Program

if TYPE_CHECKING:
    from workreport.domain.period import Period

PASSPHRASE_VARIABLE = "WORKREPORT_PASSPHRASE"  # noqa: S105 - the name of a variable
INPUT_LIMIT = 16 * 1024 * 1024
_PASSPHRASE_LIMIT = 4096


class Session:
    """What every command needs."""

    def __init__(self, program: Program, options: CommonOptions, screen: Screen) -> None:
        self.program = program
        self.options = options
        self.screen = screen
        self.current: Path | None = None  # the workspace that was opened, for its log

    def folder(self) -> Path:
        """Return the folder of the workspace that is meant.

        Raises:
            UseError: Several workspaces are known and none was named.
            WorldError: There is none.
        """
        known = self.program.workspaces()
        wanted = self.options.workspace
        if wanted:
            named = next((one.folder for one in known if one.name == wanted), None)
            return named if named is not None and not Path(wanted).exists() else Path(wanted)
        if not known:
            raise WorldError("workspace_none_here")
        if len(known) > 1:
            raise UseError("workspace_not_named", known=", ".join(one.name for one in known))
        return known[0].folder

    @contextmanager
    def desk(self, *, read_only: bool = False) -> Iterator[Desk]:
        """Open the workspace; one that only reads works beside an open window."""
        folder = self.folder()
        # A missing or foreign folder is told before a passphrase is asked for.
        self.program.is_training(folder)
        self.current = folder
        desk = self.program.open(folder, self.passphrase(), read_only=read_only)
        try:
            yield desk
        finally:
            desk.close()

    @contextmanager
    def whole_desk(self, *, read_only: bool = False) -> Iterator[Desk]:
        """Open a workspace that holds the reports of all units: another would count what it lacks.

        Raises:
            RuleError: ``only_whole_desk``.
        """
        with self.desk(read_only=read_only) as desk:
            with desk.book.looking() as look:
                if not (look.is_office or look.has_role("leader")):
                    raise RuleError("only_whole_desk")
            yield desk

    @contextmanager
    def opened(self, fresh: Opened) -> Iterator[Desk]:
        """Use a workspace that was just made."""
        try:
            yield fresh.desk
        finally:
            fresh.desk.close()

    def passphrase(self, *, new: bool = False) -> str:
        """Return the passphrase from file, environment or prompt.

        Raises:
            UseError: Nobody can be asked, or both entries of a new one differ.
        """
        if self.options.passphrase_file:
            path = Path(self.options.passphrase_file)
            data = self.program.files.read(path, _PASSPHRASE_LIMIT)
            try:
                return data.decode("utf-8-sig").rstrip("\r\n")
            except UnicodeDecodeError:
                raise UseError("passphrase_file_malformed", path=str(path)) from None
        given = self.program.environment.get(PASSPHRASE_VARIABLE)
        if given is not None:
            return given
        if not sys.stdin.isatty():
            raise UseError("passphrase_not_given", variable=PASSPHRASE_VARIABLE)
        typed = getpass.getpass(f"{_('Mật khẩu')}: ", sys.stderr)
        if new and getpass.getpass(f"{_('Gõ lại mật khẩu')}: ", sys.stderr) != typed:
            raise UseError("passphrase_differs")
        return typed

    def read(self, path: Path, limit: int = INPUT_LIMIT) -> bytes:
        """Return what an input file holds."""
        return self.program.files.read(path, limit)

    def write(self, path: Path, data: bytes) -> None:
        """Write a new file durably; one that exists is never overwritten."""
        self.program.files.write_new(path, data)


def session_of(ctx: typer.Context) -> Session:
    """Return the session of a running command."""
    session = ctx.find_object(Session)
    if session is None:
        raise RuntimeError("a command runs outside of a session")
    return session


def period_of(text: str) -> "Period":
    """Read a month.

    Raises:
        UseError: ``period_malformed``.
    """
    return Period.parse(text)
