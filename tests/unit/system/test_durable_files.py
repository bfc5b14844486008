import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from workreport.domain.errors import WorldError
from workreport.system import durable_files, spooling
from workreport.system.durable_files import LocalDurableFiles
from workreport.system.spooling import IN_MEMORY

NAME = "Báo cáo #1 %&'.wrp"
DATA = "nội dung".encode() * 1000


@pytest.fixture
def files() -> LocalDurableFiles:
    return LocalDurableFiles(sleep=lambda _seconds: None)


def failing(number: int) -> Callable[..., int]:
    def fail(*_arguments: object, **_options: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(WorldError) as refused:
        action()
    assert "path" in refused.value.values
    return refused.value.code


def test_a_new_file_holds_what_was_given_and_leaves_no_part(
    files: LocalDurableFiles, tmp_path: Path
) -> None:
    files.write_new(tmp_path / NAME, DATA)
    assert (tmp_path / NAME).read_bytes() == DATA
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_an_existing_name_is_refused_and_kept(files: LocalDurableFiles, tmp_path: Path) -> None:
    target = tmp_path / NAME
    target.write_bytes(b"first")
    assert code_of(lambda: files.write_new(target, DATA)) == "file_exists"
    assert target.read_bytes() == b"first"
    assert code_of(lambda: files.write_new(tmp_path, DATA)) == "file_is_folder"


def test_a_name_that_appears_while_writing_is_not_overwritten(
    files: LocalDurableFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / NAME
    monkeypatch.setattr(
        durable_files, "_sync", lambda _handle: target.write_bytes(b"somebody else")
    )
    assert code_of(lambda: files.write_new(target, DATA)) == "file_exists"
    assert target.read_bytes() == b"somebody else"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_replacing_is_all_or_nothing(
    files: LocalDurableFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / NAME
    files.replace(target, b"old")
    files.replace(target, b"new")
    assert target.read_bytes() == b"new"
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    assert code_of(lambda: files.replace(target, DATA)) == "file_error"
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "folder_read_only"),
        (errno.EACCES, "folder_read_only"),
        (errno.ESTALE, "folder_missing"),
        (errno.ENODEV, "folder_missing"),
        (errno.EIO, "file_error"),
    ],
)
@pytest.mark.parametrize("call", ["open", "write", "fsync", "link"])
def test_a_failing_disk_is_named_and_nothing_is_left(
    files: LocalDurableFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
    code: str,
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(os, call, failing(number))
        assert code_of(lambda: files.write_new(tmp_path / NAME, DATA)) == code
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_half_way_leaves_nothing(
    files: LocalDurableFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    calls: list[int] = []

    def half(handle: int, data: memoryview) -> int:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "full")
        return write(handle, data[: len(data) // 2])

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", half)
        assert code_of(lambda: files.write_new(tmp_path / NAME, DATA)) == "disk_full"
    assert list(tmp_path.iterdir()) == []
    files.write_new(tmp_path / NAME, DATA)


def test_short_writes_are_completed(
    files: LocalDurableFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with monkeypatch.context() as slow:
        slow.setattr(os, "write", lambda handle, data: write(handle, data[:777]))
        files.write_new(tmp_path / NAME, DATA)
    assert (tmp_path / NAME).read_bytes() == DATA


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_share_without_fsync_is_written_all_the_same(
    files: LocalDurableFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with monkeypatch.context() as share:
        share.setattr(os, "fsync", failing(number))
        files.write_new(tmp_path / NAME, DATA)
    assert (tmp_path / NAME).read_bytes() == DATA


def test_a_stick_without_links_is_written_and_still_refuses_a_second_file(
    files: LocalDurableFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    files.write_new(tmp_path / NAME, DATA)
    assert code_of(lambda: files.write_new(tmp_path / NAME, b"second")) == "file_exists"
    assert (tmp_path / NAME).read_bytes() == DATA
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_file_and_directory_are_flushed_before_the_write_counts(
    files: LocalDurableFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, list[str]]] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        kind = "directory" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        seen.append((kind, sorted(path.name for path in tmp_path.iterdir())))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    files.write_new(tmp_path / "a.wrp", DATA)
    assert seen == [("file", [".a.wrp.part"]), ("directory", ["a.wrp"])]


def test_bytes_that_read_back_differently_are_not_kept(
    files: LocalDurableFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / NAME
    sync_folder = durable_files._sync_folder

    def rot(folder: Path) -> None:
        sync_folder(folder)
        target.write_bytes(b"rotten")

    monkeypatch.setattr(durable_files, "_sync_folder", rot)
    assert code_of(lambda: files.write_new(target, DATA)) == "write_not_verified"
    assert list(tmp_path.iterdir()) == []


def test_a_part_left_by_a_crash_is_no_obstacle(files: LocalDurableFiles, tmp_path: Path) -> None:
    (tmp_path / f".{NAME}.part").write_bytes(b"torn")
    files.write_new(tmp_path / NAME, DATA)
    assert (tmp_path / NAME).read_bytes() == DATA


def test_a_removed_folder_is_named(files: LocalDurableFiles, tmp_path: Path) -> None:
    assert code_of(lambda: files.write_new(tmp_path / "gone" / NAME, DATA)) == "folder_missing"


def test_a_scanner_that_holds_the_file_for_a_moment_is_waited_for() -> None:
    pauses: list[float] = []
    files = LocalDurableFiles(sleep=pauses.append)
    tries: list[int] = []

    def held() -> str:
        tries.append(1)
        if len(tries) < 4:
            error = PermissionError(errno.EACCES, "sharing violation")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return "done"

    assert files._patiently(held) == "done"
    assert pauses == [0.05, 0.1, 0.2]


def test_reading_keeps_to_the_limit(files: LocalDurableFiles, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"12345")
    assert files.read(tmp_path / NAME, 5) == b"12345"
    assert code_of(lambda: files.read(tmp_path / NAME, 4)) == "file_too_large"
    assert code_of(lambda: files.read(tmp_path / "none", 4)) == "file_missing"
    assert code_of(lambda: files.read(tmp_path, 4)) == "file_error"


# --- pieces and copies ---------------------------------------------------------------------------


def test_pieces_are_written_one_after_the_other(files: LocalDurableFiles, tmp_path: Path) -> None:
    files.write_new(tmp_path / NAME, (DATA[at : at + 999] for at in range(0, len(DATA), 999)))
    assert (tmp_path / NAME).read_bytes() == DATA


def test_a_piece_that_cannot_be_made_leaves_nothing(
    files: LocalDurableFiles, tmp_path: Path
) -> None:
    def pieces() -> Iterator[bytes]:
        yield DATA
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        files.write_new(tmp_path / NAME, pieces())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, IN_MEMORY, IN_MEMORY + 1])
def test_a_copy_stays_as_it_was_made(files: LocalDurableFiles, tmp_path: Path, size: int) -> None:
    source = tmp_path / NAME
    source.write_bytes(data := os.urandom(size))
    with closing(files.spool(source, size)) as spool:
        source.write_bytes(b"other")
        assert (spool.size, spool.sha256) == (size, hashlib.sha256(data).hexdigest())
        assert spool.read_at(0, size + 1) == data
        assert spool.read_at(size // 2, 10) == data[size // 2 : size // 2 + 10]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_copy_keeps_to_the_limit_and_names_what_is_wrong(
    files: LocalDurableFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / NAME
    assert code_of(lambda: files.spool(source, 10)) == "file_missing"
    source.write_bytes(bytes(IN_MEMORY * 2))
    assert code_of(lambda: files.spool(source, IN_MEMORY * 2 - 1)) == "file_too_large"
    for number, code in ((errno.ENOSPC, "disk_full"), (errno.EIO, "file_error")):
        with monkeypatch.context() as broken:
            broken.setattr(spooling, "spool_of", failing(number))
            assert code_of(lambda: files.spool(source, IN_MEMORY * 2)) == code
