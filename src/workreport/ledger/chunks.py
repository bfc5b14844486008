"""Chunks: sealed bytes cut into equal pieces, each of which is opened and proved by itself.

A chunk of 64 KiB is sealed under its number and under whether it is the last one, so that none can
be changed, moved, left out or added unseen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from typing_extensions import override

from workreport.ledger.errors import PackageError

CHUNK = 64 * 1024
SEALED_CHUNK = CHUNK + 16
_RECENT = 2  # opened chunks a payload remembers: all of a usual package


class Source(Protocol):
    """Sealed bytes that can be read from any place, wherever they lie."""

    @property
    def size(self) -> int:
        """How many bytes there are."""
        ...

    def read_at(self, offset: int, length: int) -> bytes:
        """Return bytes from a place, fewer only at the end."""
        ...


@dataclass(frozen=True, slots=True)
class InMemory(Source):
    """Sealed bytes that are in memory."""

    data: bytes

    @property
    @override
    def size(self) -> int:
        return len(self.data)

    @override
    def read_at(self, offset: int, length: int) -> bytes:
        return self.data[offset : offset + length]


def count(size: int) -> int:
    """Return into how many chunks so many bytes are cut; there is always one."""
    return max(1, -(-size // CHUNK))


class Payload:
    """The content of an opened package, opened chunk by chunk whenever something is read."""

    def __init__(self, source: Source, start: int, chunks: int, cipher: ChaCha20Poly1305) -> None:
        self._source = source
        self._start = start
        self._chunks = chunks
        self._cipher = cipher
        self._recent: dict[int, bytes] = {}

    @property
    def size(self) -> int:
        """How many bytes there are, with the padding."""
        return self._chunks * CHUNK

    def check(self) -> None:
        """Open every chunk once, so that nothing of a changed package is ever believed.

        Raises:
            PackageError: A chunk was changed, is out of place, or the last one is not the last.
        """
        for number in range(self._chunks):
            self._chunk(number)

    def pieces(self, offset: int, length: int) -> Iterator[bytes]:
        """Yield bytes from a place, chunk by chunk; the caller stays inside :attr:`size`."""
        end = offset + length
        while offset < end:
            number, at = divmod(offset, CHUNK)
            piece = self._chunk(number)[at : at + end - offset]
            yield piece
            offset += len(piece)

    def read(self, offset: int, length: int) -> bytes:
        """Return bytes from a place; the caller stays inside :attr:`size`."""
        gathered = BytesIO()  # hands its buffer over, where joining would hold all twice
        for piece in self.pieces(offset, length):
            gathered.write(piece)
        return gathered.getvalue()

    def _chunk(self, number: int) -> bytes:
        known = self._recent.get(number)
        if known is not None:
            return known
        sealed = self._source.read_at(self._start + number * SEALED_CHUNK, SEALED_CHUNK)
        nonce = chunk_nonce(number, last=number == self._chunks - 1)
        try:
            chunk = self._cipher.decrypt(nonce, sealed, None)
        except InvalidTag as error:
            raise PackageError("package_damaged", why="seal") from error
        if len(self._recent) == _RECENT:
            self._recent.pop(next(iter(self._recent)))
        self._recent[number] = chunk
        return chunk


def sealed_chunks(cipher: ChaCha20Poly1305, payload: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Seal pieces of any length, together ``size`` bytes, into :func:`count` chunks.

    Raises:
        PackageError: The pieces do not have the stated size.
    """
    last = count(size) - 1
    for number, chunk in enumerate(_chunked(payload, size)):
        yield cipher.encrypt(chunk_nonce(number, last=number == last), chunk, None)


def _chunked(payload: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Cut pieces into whole chunks, the last one padded; there is always one."""
    waiting, left = bytearray(), size
    for piece in payload:
        left -= len(piece)
        if left < 0:
            break
        rest = memoryview(piece)
        while rest:
            room = CHUNK - len(waiting)
            waiting += rest[:room]
            rest = rest[room:]
            if len(waiting) == CHUNK:
                yield bytes(waiting)
                waiting.clear()
    if left:
        raise PackageError("package_damaged", why="length")
    if waiting or not size:
        yield bytes(waiting.ljust(CHUNK, b"\0"))


def chunk_nonce(number: int, *, last: bool) -> bytes:
    """Return the nonce of a chunk: its place, and whether it is the last."""
    return number.to_bytes(11, "big") + bytes([last])
