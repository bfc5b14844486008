import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.integration.storage.conftest import OpenDatabase, StandingClock

from workreport.domain.errors import CodedError, RuleError, WorldError
from workreport.storage import backup, vault
from workreport.storage.backup_plan import is_due, kept
from workreport.storage.engine import Database
from workreport.storage.migrate import bring_up_to_date
from workreport.system.durable_files import LocalDurableFiles

AT = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
PART = "ab" * 32
MARKER = "Nguyễn Văn Dấu Vết"
PASSPHRASE = "mật"


@dataclass(frozen=True)
class Workspace:
    vault: vault.Vault
    database: Database
    backups: Path


@pytest.fixture
def workspace(tmp_path: Path, files: LocalDurableFiles, open_database: OpenDatabase) -> Workspace:
    known, _code = vault.create(tmp_path / "hồ sơ", PASSPHRASE, training=True, files=files)
    database = open_database(known.database_path, known.database_key, create=True)
    bring_up_to_date(database, lambda: None)
    add_entry(database, 1)
    part = known.parts_folder / PART[:2] / PART
    part.parent.mkdir(parents=True)
    part.write_bytes(b"sealed")
    return Workspace(known, database, known.folder / backup.FOLDER_NAME)


def add_entry(database: Database, number: int) -> None:
    with database.writing() as transaction:
        run = transaction.connection.exec_driver_sql
        run(
            "INSERT INTO entry (id, envelope, sig, kind, writer, key, stream, seq, fold_key, "
            "state, received_at) VALUES (?, ?, x'', 'k/1.0', 'w', 'k', 'agency', ?, '', "
            "'accepted', '')",
            (f"{number:064x}", MARKER.encode(), number),
        )
        run(
            "INSERT INTO part (entry, n, sha256, size, in_file) VALUES (?, 0, ?, 6, 1)",
            (f"{number:064x}", PART),
        )
        transaction.commit()


def make(workspace: Workspace, at: datetime = AT, **options: Path) -> backup.Backup:
    return backup.back_up(
        workspace.database, workspace.vault, at, files=LocalDurableFiles(), **options
    )


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(CodedError) as refused:
        action()
    return refused.value.code


def test_a_backup_says_what_it_holds_and_can_be_verified(workspace: Workspace) -> None:
    made = make(workspace)
    assert (made.entries, made.parts, made.made_at) == (1, (PART,), AT)
    assert made.workspace_id == workspace.vault.workspace_id
    backup.verify_backup(made, workspace.vault.database_key)
    assert backup.backups(workspace.backups, files=LocalDurableFiles()) == (made,)


def test_nothing_is_readable_in_a_backup_and_nothing_else_lies_beside_it(
    workspace: Workspace,
) -> None:
    make(workspace)
    found = sorted(path.name for path in workspace.backups.iterdir())
    assert found == [f"20261119T090000Z.{end}" for end in ("db", "json", "workspace.json")]
    for path in workspace.backups.iterdir():
        assert MARKER.encode() not in path.read_bytes()


def test_a_backup_is_of_one_moment_while_writing_goes_on(workspace: Workspace) -> None:
    with workspace.database.writing() as transaction:
        transaction.connection.exec_driver_sql("DELETE FROM draft")
        made = make(workspace)
    add_entry(workspace.database, 2)
    assert made.entries == 1


def test_a_restored_workspace_opens_with_the_same_passphrase(
    workspace: Workspace,
    tmp_path: Path,
    open_database: OpenDatabase,
    clock: StandingClock,
    files: LocalDurableFiles,
) -> None:
    made = make(workspace)
    add_entry(workspace.database, 2)
    restored = backup.restore(made.path, tmp_path / "khôi phục", files=files)
    assert (restored.entries, restored.missing_parts) == (1, ())
    opened = vault.unlock(restored.folder, PASSPHRASE, files=files, clock=clock)
    assert opened.database_key == workspace.vault.database_key
    database = open_database(opened.database_path, opened.database_key)
    assert not bring_up_to_date(database, lambda: None)
    add_entry(database, 7)
    assert (opened.parts_folder / PART[:2] / PART).read_bytes() == b"sealed"


def test_a_backup_elsewhere_is_complete_without_the_workspace(
    workspace: Workspace, tmp_path: Path, files: LocalDurableFiles
) -> None:
    make(workspace, folder=tmp_path / "usb")
    made = make(workspace, AT + timedelta(hours=1), folder=tmp_path / "usb")
    workspace.database.close()
    shutil.rmtree(workspace.vault.folder)
    assert backup.restore(made.path, tmp_path / "new", files=files).missing_parts == ()


def test_part_files_that_are_gone_are_listed(
    workspace: Workspace, tmp_path: Path, files: LocalDurableFiles
) -> None:
    made = make(workspace)
    shutil.rmtree(workspace.vault.parts_folder)
    assert backup.restore(made.path, tmp_path / "new", files=files).missing_parts == (PART,)


def test_restoring_never_touches_a_folder_in_use(
    workspace: Workspace, files: LocalDurableFiles
) -> None:
    made = make(workspace)
    with pytest.raises(RuleError) as refused:
        backup.restore(made.path, workspace.vault.folder, files=files)
    assert refused.value.code == "restore_target_not_empty"
    assert workspace.vault.database_path.exists()


@pytest.mark.parametrize("into_exists", [True, False])
def test_a_damaged_backup_is_refused_and_leaves_nothing(
    workspace: Workspace, tmp_path: Path, files: LocalDurableFiles, *, into_exists: bool
) -> None:
    made = make(workspace)
    data = bytearray(made.file("db").read_bytes())
    data[len(data) // 2] ^= 1
    made.file("db").write_bytes(data)
    into = tmp_path / "new"
    if into_exists:
        into.mkdir()
    assert code_of(lambda: backup.restore(made.path, into, files=files)) == "backup_damaged"
    assert code_of(lambda: backup.verify_backup(made, workspace.vault.database_key)) == (
        "backup_damaged"
    )
    assert into.exists() == into_exists
    assert not into_exists or list(into.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "backup_damaged"),
        (b'{"format": 2}', "backup_newer"),
        (b'{"format": 1}', "backup_damaged"),
        (
            json.dumps(
                {
                    "format": 1,
                    "parts": ["../../x"],
                    "made_at": "2026-11-19T00:00+00:00",
                    "workspace": "",
                    "entries": 1,
                    "database": "",
                }
            ).encode(),
            "backup_damaged",
        ),
    ],
)
def test_a_list_that_is_none_of_ours_is_refused(
    tmp_path: Path, files: LocalDurableFiles, content: bytes, code: str
) -> None:
    path = tmp_path / "20261119T090000Z.json"
    path.write_bytes(content)
    assert code_of(lambda: backup.restore(path, tmp_path / "new", files=files)) == code
    assert backup.backups(tmp_path, files=files) == ()


@pytest.mark.parametrize("call", ["replace", "write_new"])
def test_a_backup_that_cannot_be_finished_does_not_count(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_arguments: object) -> None:
        raise WorldError("disk_full", path="x")

    with monkeypatch.context() as broken:
        broken.setattr(LocalDurableFiles, call, full)
        assert code_of(lambda: make(workspace)) == "disk_full"
    assert list(workspace.backups.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "usb").write_text("a file")
    assert code_of(lambda: make(workspace, folder=tmp_path / "usb")) == "backup_unwritable"


def test_ten_days_and_twelve_months_are_kept() -> None:
    start = datetime(2025, 1, 1, 3, 0, tzinfo=UTC)
    every_six_hours = [start + timedelta(hours=6 * number) for number in range(4 * 670)]
    stay = sorted(kept(every_six_hours))
    days = [(at + timedelta(hours=7)).date() for at in stay]
    assert stay[-1] == every_six_hours[-1]
    assert days[-10:] == [days[-1] - timedelta(days=back) for back in reversed(range(10))]
    assert all((day + timedelta(days=1)).day == 1 for day in days[:-10])
    assert len({(day.year, day.month) for day in days}) == 12
    assert kept(stay) == set(stay)


def test_thinning_out_removes_old_and_unfinished_ones_and_nothing_of_others(
    workspace: Workspace,
) -> None:
    (workspace.backups).mkdir()
    (workspace.backups / "20200101T000000Z.db").write_bytes(b"unfinished")
    (workspace.backups / "ghi chú.txt").write_bytes(b"somebody's")
    for hours in range(3):
        made = make(workspace, AT + timedelta(hours=hours))
    assert [
        found.made_at for found in backup.backups(workspace.backups, files=LocalDurableFiles())
    ] == [made.made_at]
    assert (workspace.backups / "ghi chú.txt").exists()
    assert len(list(workspace.backups.iterdir())) == 4


@pytest.mark.parametrize(
    ("last", "changed", "now", "due"),
    [
        (None, None, "2026-11-03T02:00", True),
        ("2026-11-03T02:00", None, "2026-11-05T02:00", False),
        ("2026-11-03T02:00", "2026-11-03T01:00", "2026-11-05T02:00", False),
        ("2026-11-03T02:00", "2026-11-03T03:00", "2026-11-03T09:00", False),
        ("2026-11-03T02:00", "2026-11-03T03:00", "2026-11-03T17:00", True),
        ("2026-11-19T02:00", "2026-11-19T02:10", "2026-11-19T02:29", False),
        ("2026-11-19T02:00", "2026-11-19T02:10", "2026-11-19T02:30", True),
        ("2026-11-25T16:20", "2026-11-25T16:21", "2026-11-25T16:50", True),
        ("2026-11-26T02:00", "2026-11-26T02:10", "2026-11-26T05:00", False),
    ],
)
def test_a_backup_is_due_daily_and_every_half_hour_around_the_deadlines(
    last: str | None, changed: str | None, now: str, *, due: bool
) -> None:
    def instant(words: str | None) -> datetime | None:
        return datetime.fromisoformat(f"{words}+00:00") if words else None

    present = instant(now)
    assert present is not None
    assert is_due(instant(last), instant(changed), present) is due
