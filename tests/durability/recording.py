"""Reads what strace wrote down of a flow, call by call, and plays it on a :class:`Disk`."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.durability.disk import Disk, File, Folder

# SQLite makes this file anew after a power cut; it is shared memory, not content.
_PASSED_OVER = ("-shm",)
_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_HANDLE = re.compile(r"(?:\d+|AT_FDCWD)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NEXT_OFFSET = "write"


class Recording:
    """The calls of one flow, below one folder, with what it said between them."""

    def __init__(self, log: Path, root: Path, said: Path) -> None:
        self._log = log
        self._root = f"{root}/"
        self._said = str(said)
        self._offsets: dict[str, int] = {}

    def play(self, disk: Disk) -> Iterator[str]:
        """Play call by call; yields what was said, or an empty text after any other call."""
        with self._log.open(encoding="ascii") as lines:
            for line in lines:
                call = _CALL.match(line)
                if call is None:
                    assert line.split(None, 1)[1].startswith(("+++", "---")), line[:300]
                    continue
                name, arguments, result = call[1], call[2], int(call[3])
                if result < 0:
                    continue
                said = self._one(disk, name, arguments, result)
                if said is not None:
                    yield said

    def _one(self, disk: Disk, name: str, arguments: str, result: int) -> str | None:
        places = [_bytes(text).decode() for text in _HANDLE.findall(arguments)]
        texts = [_bytes(text) for text in _TEXT.findall(arguments)]
        if name in {"pwrite64", "write"}:
            return self._write(disk, places[0], texts[0][:result], arguments, name)
        if name in {"fsync", "fdatasync", "ftruncate"}:
            return self._settle(disk, places[0], arguments, name)
        if name in {"openat", "open", "creat"}:
            return self._open(disk, texts[0].decode(), arguments)
        return self._names(disk, name, [self._inside(text.decode()) for text in texts])

    def _write(self, disk: Disk, place: str, data: bytes, arguments: str, name: str) -> str | None:
        if place == self._said:
            return data.decode()
        path = self._inside(place)
        if path is None:
            return None
        offset = int(arguments.rsplit(",", 1)[1]) if name == "pwrite64" else self._append(path)
        if name == "write":
            self._offsets[path] = offset + len(data)
        self._file(disk, path).pending.append((offset, data))
        return ""

    def _append(self, path: str) -> int:
        return self._offsets.get(path, 0)

    def _settle(self, disk: Disk, place: str, arguments: str, name: str) -> str | None:
        path = self._inside(place)
        if path is None:
            return None
        if name == "ftruncate":
            size = int(arguments.rsplit(",", 1)[1], 0)
            self._file(disk, path).pending.append((size, None))
        else:
            node = disk.find(path)
            assert node is not None, path
            node.flush()
        return ""

    def _open(self, disk: Disk, place: str, arguments: str) -> str | None:
        path = self._inside(place)
        if path is None or not ("O_CREAT" in arguments or "O_TRUNC" in arguments):
            return None
        self._offsets[path] = 0
        found = disk.find(path)
        if found is None:
            disk.change(path, File())
        elif "O_TRUNC" in arguments and isinstance(found, File):
            found.pending.append((0, None))
        else:
            return None
        return ""

    def _names(self, disk: Disk, name: str, paths: list[str | None]) -> str | None:
        if all(path is None for path in paths):
            return None
        first, *rest = [path for path in paths if path is not None]
        if name.startswith("mkdir"):
            disk.change(first, Folder())
        elif name.startswith(("unlink", "rmdir")):
            disk.change(first, None)
        elif name in {"link", "linkat"}:
            disk.change(rest[0], disk.find(first))
        elif name in {"rename", "renameat"}:
            disk.rename(first, rest[0])
        else:
            raise AssertionError(f"the model does not know {name}")
        return ""

    def _inside(self, place: str) -> str | None:
        if not place.startswith(self._root) or place.endswith(_PASSED_OVER):
            # The folder itself is meant by nobody but what makes files in it durable.
            return "." if f"{place}/" == self._root else None
        return place.removeprefix(self._root)

    @staticmethod
    def _file(disk: Disk, path: str) -> File:
        node = disk.find(path)
        assert isinstance(node, File), path
        return node


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
