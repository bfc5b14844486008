"""Promises broken on purpose, inside one child: the tests must notice each of them."""

from typing import Any

from workreport.storage import cipher
from workreport.system import durable_files


def database_without_waiting() -> None:
    """Let commits return before they are on the disk: ``synchronous=NORMAL``."""
    settle = cipher._settle

    def settle_carelessly(connection: Any, *arguments: Any) -> None:
        settle(connection, *arguments)
        connection.execute("PRAGMA synchronous=NORMAL")

    cipher._settle = settle_carelessly


def files_without_waiting() -> None:
    """Leave the content of a written file to the operating system."""
    durable_files._sync = lambda _handle: None


def names_without_waiting() -> None:
    """Leave the name of a written file to the operating system."""
    durable_files._sync_folder = lambda _folder: None


CONTROLS = {
    "database_without_waiting": database_without_waiting,
    "files_without_waiting": files_without_waiting,
    "names_without_waiting": names_without_waiting,
}
