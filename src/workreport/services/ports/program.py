"""The program as its front ends know it: opening, creating and joining workspaces.

Services are named for the type checker only: a front end must paint before they are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workreport.services.calendars import Calendars
    from workreport.services.founding import AgencyPlan
    from workreport.services.ports.desk import Desk
    from workreport.services.ports.machine import Clock, DurableFiles, MovableClock, Resources
    from workreport.services.schemes import Schemes

__all__ = ["Desk", "KnownWorkspace", "Opened", "Program", "Rehearsal"]


def __getattr__(name: str) -> object:
    """Bring the desk when it is asked for: making so large a class delays the first window."""
    if name != "Desk":
        raise AttributeError(name)
    from workreport.services.ports.desk import Desk  # noqa: PLC0415 - after the first paint

    return Desk


@dataclass(frozen=True, slots=True)
class KnownWorkspace:
    """A workspace of this account, before it is unlocked."""

    name: str
    folder: Path
    training: bool
    workspace: str  # its id; empty when its card cannot be read


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace that was just created or joined; the recovery code is shown once."""

    desk: Desk
    recovery_code: str


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The program as a training agency lives through it: its clock is moved forward by hand."""

    program: Program
    clock: MovableClock


class Program(Protocol):
    """What a front end may ask of the composition root."""

    @property
    def clock(self) -> Clock:
        """The clock of this machine, or of the training agency that is open."""
        ...

    @property
    def files(self) -> DurableFiles:
        """Durable files of this machine."""
        ...

    @property
    def resources(self) -> Resources:
        """Data shipped with the program."""
        ...

    @property
    def calendars(self) -> Calendars:
        """Calendar and deadline templates without any workspace."""
        ...

    @property
    def schemes(self) -> Schemes:
        """The shipped rating schemes without any workspace."""
        ...

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment variables of the process."""
        ...

    def workspaces(self) -> tuple[KnownWorkspace, ...]:
        """Return the workspaces of this account."""
        ...

    def workspace_at(self, folder: Path) -> KnownWorkspace:
        """Describe a folder as a workspace by what its card says unlocked; it may hold none."""
        ...

    def prepare(self) -> tuple[str, ...]:
        """Load what unlocking needs; returns codes of what this machine lacks."""
        ...

    def watch(self, folder: Path, on_bug: Callable[[BaseException], None]) -> Callable[[], None]:
        """Log unexpected errors beside a workspace and tell of each; returns the call that ends it.

        Raises:
            WorldError: ``log_unwritable``.
        """
        ...

    def default_folder(self, title: str) -> Path:
        """Return where a workspace of this title belongs when nobody names a folder."""
        ...

    def is_training(self, folder: Path) -> bool:
        """Tell whether a workspace belongs to a training agency, before it is unlocked."""
        ...

    def found(self, folder: Path, plan: AgencyPlan, passphrase: str) -> Opened:
        """Found an agency in a new workspace."""
        ...

    def join(
        self, folder: Path, invitation: bytes, code: str, passphrase: str
    ) -> tuple[Opened, bytes]:
        """Join an agency in a new workspace; also returns the request for the Office."""
        ...

    def open(self, folder: Path, passphrase: str, *, read_only: bool = False) -> Desk:
        """Unlock a workspace.

        Raises:
            RuleError: ``passphrase_wrong``, ``passphrase_wait``.
            WorldError: The workspace is missing, foreign, damaged, newer, or open elsewhere.
        """
        ...

    def open_with_recovery(self, folder: Path, code: str) -> Desk:
        """Unlock a workspace with the recovery code."""
        ...

    def change_passphrase(self, folder: Path, old: str, new: str) -> None:
        """Wrap the key of a workspace anew."""
        ...

    def restore(self, backup: Path, folder: Path) -> None:
        """Restore a backup into a new folder; it goes on as a new writer when it is opened."""
        ...

    def rehearsal(self, start_at: datetime, home: Path | None = None) -> Rehearsal:
        """Return the program with a clock of its own that starts at an instant and can be moved.

        With ``home`` nothing is remembered outside of that folder, as if no account were there.
        """
        ...

    def self_test(self) -> list[str]:
        """Try every part of the program in a passing folder; returns the names of what works."""
        ...
