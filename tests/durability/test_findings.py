"""What the breakdowns once found, each as one fixed case."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from tests.living import PASSPHRASE

from workreport.app import LocalProgram
from workreport.domain.errors import RuleError
from workreport.storage.backup import thin_out
from workreport.storage.cipher import WRITER, connect
from workreport.storage.problems import problem_of
from workreport.storage.vault import create
from workreport.system import durable_files
from workreport.system.durable_files import LocalDurableFiles
from workreport.system.paths import Places

FILES = LocalDurableFiles()


def test_every_new_folder_on_the_way_is_flushed_into_the_one_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(durable_files, "_sync_folder", flushed.append)
    FILES.make_folder(tmp_path / "a" / "b" / "c", 0o700)
    assert flushed == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    FILES.make_folder(tmp_path / "a" / "b" / "c")
    assert len(flushed) == 3
    assert (tmp_path / "a" / "b" / "c").is_dir()


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(FileExistsError):
        FILES.make_folder(tmp_path / "a")
    with pytest.raises(OSError, match="a"):
        FILES.make_folder(tmp_path / "a" / "b")


@pytest.mark.skipif(os.name == "nt", reason="files are renamed there, not linked")
def test_a_part_that_cannot_be_removed_does_not_undo_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path, **_options: object) -> None:
        raise OSError(errno.EIO, "unlink")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", fail)
        FILES.write_new(tmp_path / "a.wrp", b"content")
    assert (tmp_path / "a.wrp").read_bytes() == b"content"
    FILES.replace(tmp_path / "a.wrp", b"new content")
    assert [path.name for path in tmp_path.iterdir()] == ["a.wrp"]


@pytest.mark.skipif(os.name == "nt", reason="there are no such rights")
def test_nobody_else_can_look_into_a_workspace(tmp_path: Path) -> None:
    program = LocalProgram(environment={}, places=Places(tmp_path / "data", tmp_path / "state"))
    with program._opening(tmp_path / "w"):
        assert (tmp_path / "w").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("left", ["nothing", "an empty database"])
def test_a_workspace_whose_making_was_broken_off_says_so(tmp_path: Path, left: str) -> None:
    program = LocalProgram(environment={}, places=Places(tmp_path / "data", tmp_path / "state"))
    vault, _code = create(tmp_path / "w", PASSPHRASE, training=True, files=FILES)
    if left == "an empty database":
        connection = connect(vault.database_path, vault.database_key, WRITER, mode="rwc")
        connection.execute("PRAGMA application_id=0")
        connection.close()
    with pytest.raises(RuleError) as refused:
        program.open(tmp_path / "w", PASSPHRASE)
    assert refused.value.code == "workspace_without_identity"


def test_a_backup_stays_when_the_clock_was_set_back_behind_the_others(tmp_path: Path) -> None:
    made = datetime(2026, 11, 16, 8, 0, tzinfo=UTC).strftime("%Y%m%dT%H%M%SZ")
    for stamp in (made, "20261116T090000Z"):
        (tmp_path / f"{stamp}.json").write_bytes(b"{}")
        (tmp_path / f"{stamp}.db").write_bytes(b"")
    assert thin_out(tmp_path, made=made) == 0
    assert thin_out(tmp_path) == 1
    assert not (tmp_path / f"{made}.db").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("database or disk is full", "disk_full"),
        ("database is locked", "database_busy"),
        ("database disk image is malformed", "database_damaged"),
        ("near a word: syntax error", None),
    ],
)
def test_errors_of_copying_a_database_have_a_code_although_the_driver_names_none(
    tmp_path: Path, words: str, code: str | None
) -> None:
    problem = problem_of(dbapi2.OperationalError(words), tmp_path / "a.db")
    assert (problem.code if problem else None) == code
