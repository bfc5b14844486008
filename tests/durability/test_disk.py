"""The model of a disk itself: what it must keep, what it may lose."""

import random
from pathlib import Path

import pytest
from tests.durability.disk import SECTOR, Disk, File, Folder, Image

OLD, NEW = b"o" * (3 * SECTOR), b"n" * (3 * SECTOR)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a").write_bytes(OLD)
    return Disk(tmp_path)


def images(disk: Disk, *, loose: bool = False) -> list[Image]:
    return [disk.image(fate) for fate in disk.fates(random.Random(1), 30, loose=loose)]  # noqa: S311


def a_file(disk: Disk, name: str) -> File:
    node = disk.find(name)
    assert isinstance(node, File)
    return node


def test_what_was_not_flushed_may_be_there_or_not_or_torn(disk: Disk) -> None:
    a_file(disk, "folder/a").pending.append((0, NEW))
    found = {image["folder/a"] for image in images(disk)}
    assert {OLD, NEW} < found
    assert any(set(data) == set(b"no") for data in found)
    assert all(data.count(b"n") % SECTOR == 0 for data in found)


def test_what_was_flushed_is_there(disk: Disk) -> None:
    a_file(disk, "folder/a").pending.append((0, NEW))
    a_file(disk, "folder/a").flush()
    assert {image["folder/a"] for image in images(disk)} == {NEW}


def test_a_flushed_file_without_a_flushed_name_may_be_missing(disk: Disk) -> None:
    disk.change("folder/b", File())
    a_file(disk, "folder/b").pending.append((0, NEW))
    a_file(disk, "folder/b").flush()
    assert {image.get("folder/b") for image in images(disk)} == {None, NEW}
    folder = disk.find("folder")
    assert folder is not None
    folder.flush()
    assert {image.get("folder/b") for image in images(disk)} == {NEW}


def test_a_file_in_a_new_folder_is_lost_with_its_folder(disk: Disk) -> None:
    disk.change("new", Folder())
    disk.change("new/b", File(NEW))
    new = disk.find("new")
    assert new is not None
    new.flush()
    assert {image.get("new/b") for image in images(disk)} == {None, NEW}


def test_names_change_in_their_order_unless_the_disk_is_a_loose_one(disk: Disk) -> None:
    disk.change("folder/b", File(b"b"))
    disk.rename("folder/b", "folder/a")
    ordered = [{OLD: "old", b"b": "new"}[image["folder/a"]] for image in images(disk)]
    assert set(ordered) == {"old", "new"}
    assert any("folder/a" in image and "folder/b" in image for image in images(disk))
    assert not any(image["folder/a"] == b"b" and "folder/b" in image for image in images(disk))
    assert any(
        image["folder/a"] == b"b" and "folder/b" in image for image in images(disk, loose=True)
    )
