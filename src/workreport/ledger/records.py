"""Records of entries inside a package: written piece by piece, read without holding large parts.

A record: length of the envelope, envelope, signature, then number, length, bytes of each part.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from workreport.ledger.aside import Aside, Part, bytes_of, lying, parts_of, size_of
from workreport.ledger.chunks import CHUNK
from workreport.ledger.envelope import MAX_BLOB, MAX_ENVELOPE, Entry
from workreport.ledger.errors import PackageError
from workreport.ledger.keys import SIGNATURE_LENGTH

AT_HAND = 4 * 1024  # larger parts are left where they are until they are asked for
MAX_PARTS = 1_000  # more than an envelope can name

_NUMBER = 4


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it arrived, not yet read: one bad entry must not spoil its neighbours."""

    envelope_bytes: bytes
    signature: bytes
    parts: Mapping[int, bytes | None]


class Bytes(Protocol):
    """Opened bytes that can be read from any place inside of their size."""

    def read(self, offset: int, length: int) -> bytes:
        """Return bytes from a place."""
        ...

    def pieces(self, offset: int, length: int) -> Iterator[bytes]:
        """Yield bytes from a place in pieces."""
        ...


class Reader:
    """Takes records off the front of a payload and refuses to read over its end."""

    def __init__(self, data: Bytes, start: int, end: int) -> None:
        self._data = data
        self._at = start
        self._end = end

    @property
    def left(self) -> int:
        """How many bytes are left."""
        return self._end - self._at

    def take(self, size: int) -> bytes:
        """Take some bytes."""
        return self._data.read(self._pass(size), size)

    def number(self) -> int:
        """Take a number."""
        return int.from_bytes(self.take(_NUMBER), "big")

    def within(self, size: int) -> "Reader":
        """Take some bytes as something to read by itself."""
        start = self._pass(size)
        return Reader(self._data, start, start + size)

    def part(self, size: int) -> bytes | Aside:
        """Take the bytes of a part, or learn their hash and leave them where they are."""
        if size <= AT_HAND:
            return self.take(size)
        start = self._pass(size)
        digest = hashlib.sha256()
        for piece in self._data.pieces(start, size):
            digest.update(piece)
        return Aside(size, digest.hexdigest(), partial(self._data.read, start, size))

    def expect_padding(self) -> None:
        """Refuse anything but less than a chunk of zeros.

        Raises:
            PackageError: There is something else.
        """
        if self.left >= CHUNK or self.take(self.left).strip(b"\0"):
            raise PackageError("package_damaged", why="padding")

    def _pass(self, size: int) -> int:
        if size > self.left:
            raise PackageError("package_damaged", why="record")
        start = self._at
        self._at += size
        return start


def number(value: int) -> bytes:
    """Write a number."""
    return value.to_bytes(_NUMBER, "big")


def record_size(entry: Entry) -> int:
    """Return how long the record of an entry is."""
    parts = sum(2 * _NUMBER + size_of(part) for _n, part in _present(entry))
    return _NUMBER + len(entry.envelope_bytes) + SIGNATURE_LENGTH + parts


def record_pieces(entry: Entry) -> Iterator[bytes]:
    """Yield the record of an entry; of its parts that lie aside one is in memory at a time."""
    yield number(len(entry.envelope_bytes)) + entry.envelope_bytes + entry.signature
    for n, part in _present(entry):
        yield number(n) + number(size_of(part))
        yield bytes_of(part)


def read_record(reader: Reader, entry_id: str) -> RawEntry:
    """Read the record of an entry.

    Raises:
        PackageError: It is malformed, or of another entry.
    """
    length = reader.number()
    if length > MAX_ENVELOPE:
        raise PackageError("package_damaged", why="record")
    envelope = reader.take(length)
    if hashlib.sha256(envelope).hexdigest() != entry_id:
        raise PackageError("package_damaged", why="entry")
    signature = reader.take(SIGNATURE_LENGTH)
    parts: dict[int, Part] = {}
    while reader.left:
        n, size = reader.number(), reader.number()
        if n in parts or size > MAX_BLOB or len(parts) == MAX_PARTS:
            raise PackageError("package_damaged", why="record")
        parts[n] = reader.part(size)
    return RawEntry(envelope, signature, parts_of(parts))


def _present(entry: Entry) -> Iterator[tuple[int, bytes | Aside]]:
    for n in sorted(entry.parts):
        part = lying(entry.parts, n)
        if part is not None:
            yield n, part
