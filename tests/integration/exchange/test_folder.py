import errno
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from workreport.domain.errors import WorldError
from workreport.exchange.folder import LocalExchangeFolder
from workreport.services.ports.carriage import Parcel
from workreport.system.durable_files import LocalDurableFiles

NET = "0123456789abcdef" * 4
OFFICE = "0f" * 16
UNIT = "a1" * 16
FIRST = "11" * 16
SECOND = "22" * 16
DATA = b"sealed bytes"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "Trao đổi #1 %&'"
    root.mkdir()
    return root


@pytest.fixture
def folder(root: Path) -> LocalExchangeFolder:
    return LocalExchangeFolder(root, NET, LocalDurableFiles(sleep=lambda _seconds: None))


def content(folder: LocalExchangeFolder, parcel: Parcel) -> bytes:
    with closing(folder.fetch(parcel)) as spool:
        return spool.read_at(0, spool.size)


def directory(root: Path, writer: str = UNIT) -> Path:
    return root / "workreport-01234567" / writer


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(WorldError) as refused:
        action()
    assert "path" in refused.value.values
    return refused.value.code


def failing(number: int) -> Callable[..., int]:
    def fail(*_arguments: object, **_options: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


def everything(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def test_a_package_lies_where_the_contract_says_and_comes_back(
    folder: LocalExchangeFolder, root: Path
) -> None:
    folder.put(UNIT, FIRST, DATA)
    path = directory(root) / f"{FIRST}.wrp"
    assert path.read_bytes() == DATA
    (parcel,) = folder.parcels()
    assert parcel == Parcel(FIRST, UNIT, path, len(DATA))
    assert content(folder, parcel) == DATA


def test_packages_come_in_the_same_order_always(folder: LocalExchangeFolder) -> None:
    for writer, name in ((UNIT, SECOND), (OFFICE, SECOND), (UNIT, FIRST), (OFFICE, FIRST)):
        folder.put(writer, name, DATA)
    assert [(parcel.writer, parcel.name) for parcel in folder.parcels()] == [
        (OFFICE, FIRST),
        (OFFICE, SECOND),
        (UNIT, FIRST),
        (UNIT, SECOND),
    ]


def test_what_is_no_complete_package_is_passed_over(
    folder: LocalExchangeFolder, root: Path, tmp_path: Path
) -> None:
    folder.put(UNIT, FIRST, DATA)
    own = directory(root)
    for name in (
        f".{SECOND}.wrp.part",
        f"{SECOND}.wrp.part",
        f"~{SECOND}.wrp",
        f".{SECOND}.wrp",
        f"{SECOND} (1).wrp",
        f"{SECOND} - Copy.wrp",
        f"{SECOND}.sync-conflict-20261119.wrp",
        f"{SECOND.replace('2', 'G')}.wrp",
        f"{SECOND}.WRP",
        f"{SECOND}.wrp\n",
        "thumbs.db",
    ):
        (own / name).write_bytes(DATA)
    (own / f"{'33' * 16}.wrp").write_bytes(b"")
    (own / f"{'44' * 16}.wrp").mkdir()
    (tmp_path / "secret").write_bytes(b"outside")
    (own / f"{'55' * 16}.wrp").symlink_to(tmp_path / "secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / f"{FIRST}.wrp").write_bytes(b"outside")
    (own.parent / OFFICE).symlink_to(tmp_path / "elsewhere")
    (own.parent / "not a writer").mkdir()
    (own.parent / "not a writer" / f"{FIRST}.wrp").write_bytes(DATA)
    assert [parcel.name for parcel in folder.parcels()] == [FIRST]


def test_a_link_in_place_of_a_package_is_not_read(
    folder: LocalExchangeFolder, root: Path, tmp_path: Path
) -> None:
    folder.put(UNIT, FIRST, DATA)
    (parcel,) = folder.parcels()
    (tmp_path / "secret").write_bytes(b"outside")
    parcel.path.unlink()
    parcel.path.symlink_to(tmp_path / "secret")
    assert code_of(lambda: folder.fetch(parcel)) == "file_missing"
    assert everything(root) == [f"{FIRST}.wrp"]


def test_nothing_is_written_through_a_link(
    folder: LocalExchangeFolder, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    directory(root).parent.mkdir()
    directory(root).symlink_to(tmp_path / "elsewhere")
    assert code_of(lambda: folder.put(UNIT, FIRST, DATA)) == "exchange_folder_unreadable"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_name_is_written_once_and_the_same_bytes_may_come_again(
    folder: LocalExchangeFolder, root: Path
) -> None:
    folder.put(UNIT, FIRST, DATA)
    folder.put(UNIT, FIRST, DATA)
    assert code_of(lambda: folder.put(UNIT, FIRST, b"other bytes!")) == "file_exists"
    assert (directory(root) / f"{FIRST}.wrp").read_bytes() == DATA


def test_agencies_do_not_see_each_other(root: Path, folder: LocalExchangeFolder) -> None:
    LocalExchangeFolder(root, "f" * 64, LocalDurableFiles()).put(UNIT, FIRST, DATA)
    assert list(folder.parcels()) == []


def test_requests_and_packages_are_kept_apart(folder: LocalExchangeFolder, root: Path) -> None:
    folder.put_request(UNIT, FIRST, b"request")
    folder.put(UNIT, FIRST, DATA)
    (request,) = folder.requests()
    assert request.path == directory(root) / f"{FIRST}.wrq"
    assert content(folder, request) == b"request"
    assert [parcel.path.suffix for parcel in folder.parcels()] == [".wrp"]
    folder.delete_request(UNIT, FIRST)
    assert list(folder.requests()) == []
    assert len(list(folder.parcels())) == 1


def test_deleting_is_of_one_s_own_and_may_be_repeated(folder: LocalExchangeFolder) -> None:
    folder.put(UNIT, FIRST, DATA)
    folder.put(OFFICE, FIRST, DATA)
    for _ in range(2):
        folder.delete(UNIT, FIRST)
    folder.delete("ee" * 16, FIRST)
    assert [parcel.writer for parcel in folder.parcels()] == [OFFICE]


@pytest.mark.parametrize("name", ["../../x", "", FIRST.upper().replace("1", "A"), f"{FIRST}/.."])
def test_a_name_cannot_lead_out(folder: LocalExchangeFolder, root: Path, name: str) -> None:
    for action in (
        lambda: folder.put(UNIT, name, DATA),
        lambda: folder.put(name, FIRST, DATA),
        lambda: folder.delete(name, FIRST),
        lambda: folder.fetch(Parcel(name, UNIT, root / "x.wrp", 1)),
    ):
        with pytest.raises(ValueError, match="not an id"):
            action()


def test_a_removed_folder_is_named_by_every_action(folder: LocalExchangeFolder, root: Path) -> None:
    folder.put(UNIT, FIRST, DATA)
    (parcel,) = folder.parcels()
    root.rename(root.with_name("pulled out"))
    for action in (
        lambda: folder.put(UNIT, SECOND, DATA),
        folder.parcels,
        folder.requests,
        folder.free_bytes,
        folder.closed_directories,
        lambda: folder.fetch(parcel),
        lambda: folder.delete(UNIT, FIRST),
    ):
        assert code_of(action) == "exchange_folder_missing"
    assert not root.exists()


def test_an_empty_folder_is_an_empty_folder(folder: LocalExchangeFolder) -> None:
    assert list(folder.parcels()) == []
    assert folder.free_bytes() > 0


def test_a_package_that_vanished_is_told(folder: LocalExchangeFolder) -> None:
    folder.put(UNIT, FIRST, DATA)
    (parcel,) = folder.parcels()
    folder.delete(UNIT, FIRST)
    assert code_of(lambda: folder.fetch(parcel)) == "file_missing"


@pytest.mark.parametrize(
    ("call", "number", "code"),
    [
        ("mkdir", errno.EROFS, "folder_read_only"),
        ("mkdir", errno.EACCES, "folder_read_only"),
        ("mkdir", errno.ENOSPC, "disk_full"),
        ("mkdir", errno.EIO, "exchange_folder_missing"),
        ("open", errno.EROFS, "folder_read_only"),
        ("open", errno.ENOENT, "exchange_folder_missing"),
        ("write", errno.ENOSPC, "disk_full"),
        ("write", errno.EIO, "file_error"),
        ("fsync", errno.EDQUOT, "disk_full"),
        ("link", errno.ENODEV, "exchange_folder_missing"),
    ],
)
def test_a_carrier_that_fails_is_named_and_nothing_is_half_written(
    folder: LocalExchangeFolder,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
    code: str,
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(os, call, failing(number))
        assert code_of(lambda: folder.put(UNIT, FIRST, DATA)) == code
    assert everything(root) == []
    assert list(folder.parcels()) == []
    folder.put(UNIT, FIRST, DATA)
    assert len(list(folder.parcels())) == 1


def test_one_closed_directory_does_not_hide_the_others(
    folder: LocalExchangeFolder, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.put(UNIT, FIRST, DATA)
    folder.put(OFFICE, FIRST, DATA)
    listdir = os.listdir
    closed = str(directory(root, OFFICE))

    def look(path: os.PathLike[str]) -> list[str]:
        if str(path) == closed:
            raise PermissionError(errno.EACCES, "closed", closed)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", look)
    assert [parcel.writer for parcel in folder.parcels()] == [UNIT]
    assert folder.closed_directories() == (OFFICE,)
    closed = str(root / "workreport-01234567")
    assert code_of(folder.parcels) == "exchange_folder_unreadable"
