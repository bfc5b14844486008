"""Where the program keeps things on this machine, for this account."""

import json
import os
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

WORKSPACE_NAME = "workspace.json"
_PROGRAM = "WorkReport"
_LONGEST_NAME = 60
_CARD_LIMIT = 64 * 1024
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10)}
)


@dataclass(frozen=True, slots=True)
class WorkspaceCard:
    """What a locked workspace says of itself, unchecked: its id, and whether it is for training."""

    workspace: str = ""
    training: bool = False


@dataclass(frozen=True, slots=True)
class WorkspacePlace:
    """A workspace found on this machine; nothing of it is readable before it is unlocked."""

    name: str
    folder: Path

    def card(self) -> WorkspaceCard:
        """Read the card without the libraries that unlocking needs; unlocking judges damage."""
        try:
            card = json.loads((self.folder / WORKSPACE_NAME).read_bytes()[:_CARD_LIMIT])
        except (OSError, ValueError, RecursionError):
            return WorkspaceCard()
        if not isinstance(card, dict):
            return WorkspaceCard()
        return WorkspaceCard(str(card.get("workspace", "")), card.get("training") is True)


@dataclass(frozen=True, slots=True)
class Places:
    """The program's folders: ``data`` holds workspaces, ``state`` what lies outside of them."""

    data: Path
    state: Path

    @classmethod
    def of_this_account(cls) -> "Places":
        """Return the folders the operating system means for this account."""
        data = _xdg_folder("XDG_DATA_HOME", ".local/share")
        state = _xdg_folder("XDG_STATE_HOME", ".local/state")
        if data is not None and state is not None:
            return cls(data / _PROGRAM, state / _PROGRAM)
        import platformdirs  # noqa: PLC0415 - where the common case below does not hold

        return cls(
            data=platformdirs.user_data_path(_PROGRAM, appauthor=False),
            state=platformdirs.user_state_path(_PROGRAM, appauthor=False),
        )

    @property
    def workspaces(self) -> Path:
        """The folder in which workspaces are made."""
        return self.data / "workspaces"

    @property
    def high_water(self) -> Path:
        """The folder of high-water marks, outside of what a backup of a workspace holds."""
        return self.state / "high-water"

    def known_workspaces(self) -> tuple[WorkspacePlace, ...]:
        """Return the workspaces of this account by name; a folder counts by its card file."""
        try:
            folders = sorted(self.workspaces.iterdir())
        except OSError:
            # Nothing was made here yet, or it cannot be looked into; the start screen offers both.
            return ()
        return tuple(
            WorkspacePlace(folder.name, folder)
            for folder in folders
            if (folder / WORKSPACE_NAME).is_file()
        )

    def new_workspace(self, title: str) -> Path:
        """Return a free folder for a new workspace, named after a title."""
        name = folder_name(title)
        taken = {place.name.lower() for place in self.known_workspaces()}
        number, candidate = 1, name
        while candidate.lower() in taken or (self.workspaces / candidate).exists():
            number += 1
            candidate = f"{name}-{number}"
        return self.workspaces / candidate


def folder_name(title: str) -> str:
    """Return a title as a folder name that every system takes."""
    letters = unicodedata.normalize("NFC", title)
    kept = "".join(
        "-" if letter in _NOT_IN_NAMES or not letter.isprintable() else letter for letter in letters
    )
    name = kept[:_LONGEST_NAME].strip(" .-")
    if not name or name.split(".")[0].lower() in _RESERVED:
        return f"workspace-{name}".rstrip("-")
    return name


def log_folder(workspace: Path) -> Path:
    """Return the folder of a workspace's log files."""
    return workspace / "logs"


def _xdg_folder(variable: str, usual: str) -> Path | None:
    """Return a folder as platformdirs does on Linux, whose import would delay the first window."""
    if not sys.platform.startswith("linux"):
        return None
    for base in (Path(os.environ.get(variable, "")), Path(os.environ.get("HOME", ""), usual)):
        if base.is_absolute():
            return base
    return None
