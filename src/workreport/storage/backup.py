"""Backups of a workspace: the encrypted database, its card, and the list of its part files.

A backup is three files of one name, ``<instant>.db``, ``.workspace.json`` and ``.json``; the last
one is written when the others were verified, and nothing counts as a backup without it. Part files
never change, so backups beside a workspace share them; a backup elsewhere takes copies.
"""

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workreport.domain.errors import RuleError, WorldError
from workreport.services.ports.machine import DurableFiles
from workreport.storage.backup_plan import kept
from workreport.storage.cipher import LONG, WRITER, connect
from workreport.storage.engine import Database
from workreport.storage.problems import StorageProblem, telling
from workreport.storage.vault import DATABASE_NAME, WORKSPACE_NAME, Vault

FORMAT = 1
FOLDER_NAME = "backups"
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)\.json")
_OURS = re.compile(r"\.?(\d{8}T\d{6}Z)\.(db|db-journal|workspace\.json|json)(\.part)?")
_LIST_LIMIT = 64 << 20
_CARD_LIMIT = 64 << 10
_PART_LIMIT = 64 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Backup:
    """A complete backup, as its list describes it."""

    path: Path
    made_at: datetime
    workspace_id: str
    entries: int
    database_sha256: str
    parts: tuple[str, ...]

    def file(self, ending: str) -> Path:
        """Return one of its other files: ``db`` or ``workspace.json``."""
        return self.path.with_name(f"{self.path.stem}.{ending}")


@dataclass(frozen=True, slots=True)
class Restored:
    """A workspace made from a backup; it must go on as a new writer."""

    folder: Path
    entries: int
    missing_parts: tuple[str, ...]


def back_up(
    database: Database,
    vault: Vault,
    at: datetime,
    *,
    files: DurableFiles,
    folder: Path | None = None,
) -> Backup:
    """Make a verified backup and return it.

    Args:
        database: The open database.
        vault: Its unlocked vault.
        at: The present instant; it names the backup.
        files: Writes the small files.
        folder: Elsewhere, such as a stick: part files are copied along then. Without it the
            backup lies in the workspace's own ``backups`` and older ones are thinned out.

    Raises:
        WorldError: Nothing counts as a backup then; ``backup_not_verified``, ``disk_full`` …
    """
    target = folder or vault.folder / FOLDER_NAME
    stamp = at.astimezone(UTC).strftime(_STAMP)
    copy = target / f"{stamp}.db"
    with _disk_told(target):
        files.make_folder(target)
        if (target / f"{stamp}.json").exists():
            raise WorldError("file_exists", path=str(target / f"{stamp}.json"))
        copy.unlink(missing_ok=True)
    try:
        entries, parts = _copy_database(database, vault, copy)
        card = files.read(vault.folder / WORKSPACE_NAME, _CARD_LIMIT)
        files.replace(target / f"{stamp}.workspace.json", card)
        if folder is not None:
            _copy_parts(vault.parts_folder, target / "parts", parts, files)
        body = {
            "format": FORMAT,
            "made_at": at.astimezone(UTC).isoformat(),
            "workspace": vault.workspace_id,
            "entries": entries,
            "database": _sha256(copy),
            "parts": list(parts),
        }
        files.write_new(target / f"{stamp}.json", json.dumps(body, indent=1).encode())
    except BaseException:
        _remove(target, stamp)
        raise
    if folder is None:
        thin_out(target, made=stamp)
    return _read_list(target / f"{stamp}.json", files)


def backups(folder: Path, *, files: DurableFiles) -> tuple[Backup, ...]:
    """Return the complete backups of a folder, newest first; damaged lists are passed over."""
    found: list[Backup] = []
    names = sorted(folder.iterdir(), reverse=True) if folder.is_dir() else []
    for path in names:
        if _NAME.fullmatch(path.name):
            with suppress(WorldError):
                found.append(_read_list(path, files))
    return tuple(found)


def thin_out(folder: Path, *, made: str = "") -> int:
    """Remove what is beyond ten daily and twelve monthly backups, and unfinished ones.

    The one just ``made`` stays, for the clock may have been set back behind the others.

    Returns:
        How many were removed.
    """
    stamps = {match[1] for path in folder.iterdir() if (match := _OURS.fullmatch(path.name))}
    whole = {stamp for stamp in stamps if (folder / f"{stamp}.json").is_file()}
    instants = {datetime.strptime(f"{stamp}+0000", f"{_STAMP}%z"): stamp for stamp in whole}
    stay = {made, *(instants[instant] for instant in kept(instants))}
    for stamp in stamps - stay:
        _remove(folder, stamp)
    return len(stamps - stay)


def restore(backup: Path, into: Path, *, files: DurableFiles) -> Restored:
    """Make a workspace from a backup in a new or empty folder.

    Args:
        backup: The backup's list, ``<instant>.json``.
        into: Where the workspace shall lie.
        files: Writes the small files.

    Raises:
        RuleError: ``restore_target_not_empty``.
        WorldError: ``backup_damaged``, or what the disk says; the folder is as before then.
    """
    known = _read_list(backup, files)
    was_there = into.exists()
    if was_there and (not into.is_dir() or any(into.iterdir())):
        raise RuleError("restore_target_not_empty", path=str(into))
    try:
        with _disk_told(into):
            files.make_folder(into, 0o700)
            _copy_file(known.file("db"), into / DATABASE_NAME)
            _compare(into / DATABASE_NAME, known)
        missing = _take_parts(known, into / "parts", files)
        # The card comes last: with it the folder becomes a workspace.
        card = files.read(known.file("workspace.json"), _CARD_LIMIT)
        files.write_new(into / WORKSPACE_NAME, card)
    except BaseException:
        _clear(into, keep=was_there)
        raise
    return Restored(into, known.entries, missing)


def verify_backup(backup: Backup, key: bytes) -> None:
    """Read a backup through: its bytes, its pages, its entries.

    Raises:
        StorageProblem: ``backup_damaged``, or ``key_does_not_fit``.
    """
    path = backup.file("db")
    with _disk_told(path):
        _compare(path, backup)
    entries, _parts = _look_over(path, key)
    if entries != backup.entries:
        raise StorageProblem("backup_damaged", path=str(path))


def _copy_database(database: Database, vault: Vault, copy: Path) -> tuple[int, tuple[str, ...]]:
    """Copy the database, read the copy back, and return its entries and part files."""
    with database.raw() as source:
        expected = _count(source)
        target = connect(copy, vault.database_key, WRITER, mode="rwc")
        try:
            with telling(copy):
                source.backup(target)
                # One file that needs nothing beside it, to be read from write-protected media.
                target.execute("PRAGMA journal_mode=DELETE").fetchone()
        finally:
            target.close()
    entries, parts = _look_over(copy, vault.database_key)
    if entries < expected:
        raise StorageProblem("backup_not_verified", path=str(copy))
    return entries, parts


def _look_over(path: Path, key: bytes) -> tuple[int, tuple[str, ...]]:
    connection = connect(path, key, LONG, mode="ro")
    try:
        with telling(path):
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            # The quick check leaves out the pages of long values; the seals cover every page.
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            if verdict != "ok" or broken:
                raise StorageProblem("backup_not_verified", path=str(path))
            rows = (
                connection.execute("SELECT DISTINCT sha256 FROM part WHERE in_file ORDER BY 1")
                if _has_table(connection, "part")
                else []
            )
            return _count(connection), tuple(row[0] for row in rows)
    finally:
        connection.close()


def _count(connection: Any) -> int:
    if not _has_table(connection, "entry"):
        return 0
    return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])


def _has_table(connection: Any, name: str) -> bool:
    question = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(question, (name,)).fetchone() is not None


def _read_list(path: Path, files: DurableFiles) -> Backup:
    try:
        body = json.loads(files.read(path, _LIST_LIMIT))
        if body["format"] > FORMAT:
            raise StorageProblem("backup_newer", path=str(path))
        parts = tuple(str(part) for part in body["parts"])
        if not all(_SHA256.fullmatch(part) for part in parts):
            raise StorageProblem("backup_damaged", path=str(path))
        made_at = datetime.fromisoformat(body["made_at"])
        return Backup(
            path,
            made_at,
            str(body["workspace"]),
            int(body["entries"]),
            str(body["database"]),
            parts,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise StorageProblem("backup_damaged", path=str(path)) from error


def _part_path(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def _copy_parts(source: Path, target: Path, parts: tuple[str, ...], files: DurableFiles) -> None:
    for part in parts:
        found, wanted = _part_path(source, part), _part_path(target, part)
        if found.is_file() and not wanted.exists():
            with _disk_told(wanted):
                files.make_folder(wanted.parent)
            files.write_new(wanted, files.read(found, _PART_LIMIT))


def _take_parts(backup: Backup, target: Path, files: DurableFiles) -> tuple[str, ...]:
    """Copy part files from beside the backup, or from the workspace whose backup it is."""
    for source in (backup.path.parent / "parts", backup.path.parent.parent / "parts"):
        if source.is_dir():
            _copy_parts(source, target, backup.parts, files)
    return tuple(part for part in backup.parts if not _part_path(target, part).is_file())


def _copy_file(source: Path, target: Path) -> None:
    with source.open("rb") as reader, target.open("xb") as writer:
        shutil.copyfileobj(reader, writer, 1 << 20)
        writer.flush()
        os.fsync(writer.fileno())


def _compare(path: Path, backup: Backup) -> None:
    if _sha256(path) != backup.database_sha256:
        raise StorageProblem("backup_damaged", path=str(backup.path))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _remove(folder: Path, stamp: str) -> None:
    # The list goes first: what is left after a crash in between counts as unfinished.
    with suppress(OSError):
        (folder / f"{stamp}.json").unlink(missing_ok=True)
        for path in sorted(folder.iterdir()):
            match = _OURS.fullmatch(path.name)
            if match and match[1] == stamp:
                path.unlink(missing_ok=True)


def _clear(folder: Path, *, keep: bool) -> None:
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
        return
    with suppress(OSError):
        for path in folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


@contextmanager
def _disk_told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        code = "disk_full" if full else "backup_unwritable"
        raise StorageProblem(code, path=str(path)) from error
