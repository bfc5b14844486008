"""A disk that loses power: what may be left of files and names that were not waited for.

Writes to a file count as kept once that file was flushed (fsync), and names of a folder once that
folder was flushed. Until then any of the writes may be there, be missing, or be torn at a sector of
512 bytes, and of the changes to a folder any first few may be there (a journal keeps their order).
"""

import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
Image = dict[str, bytes]
Change = dict[str, "File | Folder | None"]  # names of one folder that change together


@dataclass(eq=False)
class File:
    """Content on the disk, and what was written since the last flush: (offset, bytes) or size."""

    kept: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        self.kept = self.content(self.pending)
        self.pending = []

    def content(self, writes: Iterable[tuple[int, bytes | None]]) -> bytes:
        data = bytearray(self.kept)
        for offset, written in writes:
            if written is None:
                del data[offset:]
                data.extend(bytes(offset - len(data)))
            else:
                data.extend(bytes(max(0, offset - len(data))))
                data[offset : offset + len(written)] = written
        return bytes(data)


@dataclass(eq=False)
class Folder:
    """Names on the disk, and the changes since the last flush."""

    kept: dict[str, "File | Folder"] = field(default_factory=dict)
    pending: list[Change] = field(default_factory=list)

    def flush(self) -> None:
        self.kept = self.names(self.pending)
        self.pending = []

    def names(self, changes: Iterable[Change]) -> dict[str, "File | Folder"]:
        found = dict(self.kept)
        for change in changes:
            for name, node in change.items():
                if node is None:
                    found.pop(name, None)
                else:
                    found[name] = node
        return found


@dataclass(frozen=True)
class Fate:
    """What survives: writes by file and changes by folder; whoever is not named loses all."""

    writes: Mapping[File, list[tuple[int, bytes | None]]]
    names: Mapping[Folder, list[Change]]


class Disk:
    """The files below one folder, as the system calls of one process change them."""

    def __init__(self, template: Path) -> None:
        self.root = Folder()
        for path in sorted(template.rglob("*")):
            node: File | Folder = Folder() if path.is_dir() else File(path.read_bytes())
            self._folder(path.relative_to(template).parent.as_posix()).kept[path.name] = node

    def _folder(self, path: str) -> Folder:
        node = self.find(path)
        assert isinstance(node, Folder), path
        return node

    def find(self, path: str) -> "File | Folder | None":
        """Return what the running program sees under a path."""
        node: File | Folder | None = self.root
        for name in Path(path).parts:
            node = node.names(node.pending).get(name) if isinstance(node, Folder) else None
        return node

    def change(self, path: str, node: "File | Folder | None") -> None:
        place = Path(path)
        self._folder(place.parent.as_posix()).pending.append({place.name: node})

    def rename(self, old: str, new: str) -> None:
        node, before, after = self.find(old), Path(old), Path(new)
        if before.parent == after.parent:
            both: Change = {before.name: None, after.name: node}
            self._folder(before.parent.as_posix()).pending.append(both)
        else:
            self.change(new, node)
            self.change(old, None)

    def unsettled(self) -> tuple[list[File], list[Folder]]:
        """Return the files and folders with pending changes, in the order of their names."""
        files: dict[File, None] = {}
        folders: dict[Folder, None] = {}
        waiting: list[File | Folder] = [self.root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Folder):
                if node.pending:
                    folders[node] = None
                everything = [*node.kept.values()]
                everything += [one for change in node.pending for one in change.values() if one]
                waiting += [one for one in everything if one not in files]
            elif node.pending:
                files[node] = None
        return list(files), list(folders)

    def image(self, fate: Fate) -> Image:
        """Return the files a machine finds that starts again."""
        found: Image = {}

        def walk(folder: Folder, prefix: str) -> None:
            for name, node in sorted(folder.names(fate.names.get(folder, ())).items()):
                if isinstance(node, Folder):
                    walk(node, f"{prefix}{name}/")
                else:
                    writes = fate.writes.get(node, ())
                    found[prefix + name] = node.content(writes) if writes else node.kept

        walk(self.root, "")
        return found

    def running(self) -> Image:
        """Return the files as the running program sees them."""
        files, folders = self.unsettled()
        return self.image(Fate({f: f.pending for f in files}, {f: f.pending for f in folders}))

    def fates(self, chance: random.Random, random_ones: int, *, loose: bool) -> Iterator[Fate]:
        """Yield ways in which the power may go now; ``loose`` forgets the order of names (FAT)."""
        files, folders = self.unsettled()
        names = [
            {folder: folder.pending for folder in folders},
            {},
            *({folder: _some_names(folder, chance, loose=loose) for folder in folders}
              for _ in range(random_ones if folders else 0)),
        ]  # fmt: skip
        if not folders:
            names = [{}]
        writes: list[dict[File, list[tuple[int, bytes | None]]]] = [
            {file: file.pending for file in files}
        ]
        if files:
            writes.append({})
            writes += [
                {file: way(file.pending, chance) for file in files}
                for way in (_all_but_one, _only_one, _first_few, _torn_end)
            ]
            writes += [
                {file: _some(file.pending, chance) for file in files} for _ in range(random_ones)
            ]
        for kept in writes:
            for known in names:
                yield Fate(kept, known)


Writes = list[tuple[int, bytes | None]]


def _all_but_one(pending: Writes, chance: random.Random) -> Writes:
    missing = chance.randrange(len(pending))
    return [write for n, write in enumerate(pending) if n != missing]


def _only_one(pending: Writes, chance: random.Random) -> Writes:
    return [chance.choice(pending)]


def _first_few(pending: Writes, chance: random.Random) -> Writes:
    return pending[: chance.randrange(len(pending) + 1)]


def _torn_end(pending: Writes, chance: random.Random) -> Writes:
    """Everything up to a write of which only some sectors, the first or the last, arrived."""
    cut = chance.randrange(len(pending))
    return [*pending[:cut], _torn(pending[cut], chance)]


def _some(pending: Writes, chance: random.Random) -> Writes:
    """Any of the writes in any order, some of them torn."""
    kept = [
        _torn(write, chance) if chance.random() < 0.15 else write
        for write in pending
        if chance.random() < 0.5
    ]
    chance.shuffle(kept)
    return kept


def _torn(write: tuple[int, bytes | None], chance: random.Random) -> tuple[int, bytes | None]:
    offset, data = write
    if data is None or len(data) < 2:
        return write
    cuts = [cut - offset for cut in range(_up(offset), offset + len(data), SECTOR)]
    cut = chance.choice(cuts) if cuts else chance.randrange(1, len(data))
    if chance.random() < 0.5:
        return offset, data[:cut]
    return offset + cut, data[cut:]


def _up(offset: int) -> int:
    return (offset // SECTOR + 1) * SECTOR


def _some_names(folder: Folder, chance: random.Random, *, loose: bool) -> list[Change]:
    if not loose:
        return folder.pending[: chance.randrange(len(folder.pending) + 1)]
    single: list[Change] = [{name: node} for each in folder.pending for name, node in each.items()]
    return [change for change in single if chance.random() < 0.5]


def digest(image: Image) -> str:
    """Name an image by its content."""
    total = hashlib.blake2b(digest_size=16)
    for name, data in image.items():
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
