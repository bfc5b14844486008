"""Packages: entries travelling as one sealed file, with a signed manifest before them.

The payload is: manifest, signature of the manifest, requests, entries, zeros up to a whole chunk.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Annotated

import msgspec
from msgspec import Meta

from workreport.domain.ids import new_id
from workreport.ledger import canonical, streams
from workreport.ledger.chunks import InMemory, Source
from workreport.ledger.envelope import Digest, Entry, Head, Id
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.keys import SIGNATURE_LENGTH, KeyPair, PublicKeys, verify
from workreport.ledger.records import (
    RawEntry,
    Reader,
    number,
    read_record,
    record_pieces,
    record_size,
)
from workreport.ledger.sealing import Header, open_sealed, peek, seal_pieces

__all__ = [
    "Header",
    "Package",
    "RawEntry",
    "Statement",
    "open_package",
    "peek",
    "seal",
    "seal_stream",
]

MAX_ENTRIES = 5_000
MAX_REQUESTS = 100
MAX_REQUEST = 64 * 1024
MAX_MANIFEST = 7 * 1024 * 1024

_PURPOSE = "package"
_VERSION = 1
_Size = Annotated[int, Meta(ge=0, lt=canonical.INT_LIMIT)]


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Digest
    size: _Size


class _ListedHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    writer: Id
    stream: str
    seq: Annotated[int, Meta(ge=1, lt=canonical.INT_LIMIT)]
    id: Digest


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Net, package and writer stand here again: the header's own are signed by nobody."""

    v: int
    net: Digest
    package: Id
    writer: Id
    key: Id
    recipients: list[Id]
    heads: list[_ListedHead]
    requests: Annotated[list[_Size], Meta(max_length=MAX_REQUESTS)]
    entries: Annotated[list[_Listed], Meta(max_length=MAX_ENTRIES)]


_DECODER = msgspec.json.Decoder(_Manifest)


@dataclass(frozen=True, slots=True)
class Statement:
    """What the sender of a package says beside its entries, signed in the manifest."""

    net: str
    writer: str
    heads: Mapping[tuple[str, str], Head]
    requests: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package; ``key`` is the signing key its manifest names."""

    header: Header
    entries: tuple[RawEntry, ...]
    heads: Mapping[tuple[str, str], Head]
    requests: tuple[bytes, ...]
    key: str
    _manifest: bytes = field(repr=False)
    _signature: bytes = field(repr=False)

    def signed_by(self, public: PublicKeys) -> bool:
        """Tell whether this key vouches for heads, requests and the list of entries.

        Sealing hides and protects, but every recipient could have sealed anew: only this and the
        signatures of the entries say from whom a package is.
        """
        return public.key_id == self.key and verify(
            public.sign, _PURPOSE, self._manifest, self._signature
        )


def seal(  # noqa: PLR0913 - what a package states, each by its name
    entries: Sequence[Entry],
    *,
    net: str,
    writer: str,
    recipients: Sequence[PublicKeys],
    heads: Mapping[tuple[str, str], Head],
    requests: Sequence[bytes] = (),
    signer: KeyPair,
) -> tuple[str, bytes]:
    """Seal as :func:`seal_stream` does, at once: for a package that is small for sure."""
    statement = Statement(net, writer, heads, requests)
    name, pieces = seal_stream(entries, statement, recipients, signer)
    return name, b"".join(pieces)


def seal_stream(
    entries: Sequence[Entry],
    said: Statement,
    recipients: Sequence[PublicKeys],
    signer: KeyPair,
) -> tuple[str, Iterator[bytes]]:
    """Seal entries for their recipients; return the random package id and the file in pieces.

    Parts that lie aside are read one by one while the pieces are taken. Parts that are emptied or
    absent are left out; a recipient named twice gets one stanza.

    Raises:
        PackageError: Too many recipients, entries, requests or bytes for one package, or no
            recipient; the caller splits.
        EntryError: A recipient's key is one that screening refuses.
    """
    addressed = list({keys.key_id: keys for keys in recipients}.values())
    if len(entries) > MAX_ENTRIES or len(said.requests) > MAX_REQUESTS:
        raise PackageError("package_too_many_entries", limit=MAX_ENTRIES)
    if any(len(request) > MAX_REQUEST for request in said.requests):
        raise PackageError("package_request_too_large", limit_kb=MAX_REQUEST // 1024)
    header = Header(said.net, new_id(), said.writer, tuple(keys.key_id for keys in addressed))
    manifest = _manifest(entries, said, header, signer)
    if len(manifest) > MAX_MANIFEST:
        raise PackageError("package_too_large", limit_mb=MAX_MANIFEST // 2**20)
    front = [number(len(manifest)), manifest, signer.sign(_PURPOSE, manifest), *said.requests]
    size = sum(map(len, front)) + sum(map(record_size, entries))
    pieces = chain(front, chain.from_iterable(map(record_pieces, entries)))
    return header.package, seal_pieces(header, addressed, pieces, size)


def _manifest(entries: Sequence[Entry], said: Statement, header: Header, signer: KeyPair) -> bytes:
    return canonical.encode_struct(
        _Manifest(
            v=_VERSION,
            net=said.net,
            package=header.package,
            writer=said.writer,
            key=signer.public.key_id,
            recipients=list(header.recipients),
            heads=sorted(_ListedHead(*key, *head) for key, head in said.heads.items()),
            requests=[len(request) for request in said.requests],
            entries=[_Listed(entry.id, record_size(entry)) for entry in entries],
        )
    )


def open_package(data: bytes | Source, keys: KeyPair) -> Package:
    """Open a package that is sealed for these keys.

    All of it is verified; the bytes of its larger parts stay sealed in ``data`` until they are
    asked for. Nothing is said yet about who sent it: see :meth:`Package.signed_by`.

    Raises:
        PackageError: The bytes are no package, cut, changed, too large, too new or not for us.
    """
    header, payload = open_sealed(InMemory(data) if isinstance(data, bytes) else data, keys)
    reader = Reader(payload, 0, payload.size)
    size = reader.number()
    if size > min(MAX_MANIFEST, reader.left):
        raise PackageError("package_damaged", why="record")
    manifest_bytes = reader.take(size)
    manifest = _read_manifest(manifest_bytes, header)
    signature = reader.take(SIGNATURE_LENGTH)
    requests = tuple(reader.take(size) for size in manifest.requests)
    entries = tuple(
        read_record(reader.within(listed.size), listed.id) for listed in manifest.entries
    )
    reader.expect_padding()
    heads = {(head.writer, head.stream): Head(head.seq, head.id) for head in manifest.heads}
    return Package(header, entries, heads, requests, manifest.key, manifest_bytes, signature)


def _read_manifest(data: bytes, header: Header) -> _Manifest:
    try:
        manifest = canonical.decode_struct(data, _DECODER)
        for head in manifest.heads:
            streams.parse(head.stream)
    except (PackageError, EntryError) as error:
        raise PackageError("package_damaged", why="manifest") from error
    stated = Header(manifest.net, manifest.package, manifest.writer, tuple(manifest.recipients))
    swollen = any(size > MAX_REQUEST for size in manifest.requests)
    if manifest.v != _VERSION or stated != header or swollen:
        raise PackageError("package_damaged", why="manifest")
    return manifest
