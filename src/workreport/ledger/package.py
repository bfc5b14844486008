"""Packages: entries travelling as one sealed file, with a signed manifest before them.

The payload is: manifest, signature of the manifest, requests, entries, zeros up to a whole chunk.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

import msgspec
from msgspec import Meta

from workreport.domain.ids import new_id
from workreport.ledger import canonical, streams
from workreport.ledger.envelope import MAX_BLOB, MAX_ENVELOPE, Digest, Entry, Head, Id
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.keys import SIGNATURE_LENGTH, KeyPair, PublicKeys, verify
from workreport.ledger.sealing import CHUNK, Header, open_bytes, peek, seal_bytes

__all__ = ["Header", "Package", "RawEntry", "open_package", "peek", "seal"]

MAX_ENTRIES = 5_000
MAX_REQUESTS = 100
MAX_REQUEST = 64 * 1024

_PURPOSE = "package"
_VERSION = 1
_NUMBER = 4
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
class RawEntry:
    """An entry as it arrived, not yet read: one bad entry must not spoil its neighbours."""

    envelope_bytes: bytes
    signature: bytes
    parts: dict[int, bytes]


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
    """Seal entries for their recipients and return the random package id and the file's bytes.

    Parts that are emptied or absent are left out; a recipient named twice gets one stanza.

    Raises:
        PackageError: Too many recipients, entries, requests or bytes for one package, or no
            recipient; the caller splits.
        EntryError: A recipient's key is one that screening refuses.
    """
    addressed = list({keys.key_id: keys for keys in recipients}.values())
    if len(entries) > MAX_ENTRIES or len(requests) > MAX_REQUESTS:
        raise PackageError("package_too_many_entries", limit=MAX_ENTRIES)
    if any(len(request) > MAX_REQUEST for request in requests):
        raise PackageError("package_request_too_large", limit_kb=MAX_REQUEST // 1024)
    records = [_write_entry(entry) for entry in entries]
    header = Header(net, new_id(), writer, tuple(keys.key_id for keys in addressed))
    manifest = canonical.encode_struct(
        _Manifest(
            v=_VERSION,
            net=net,
            package=header.package,
            writer=writer,
            key=signer.public.key_id,
            recipients=list(header.recipients),
            heads=sorted(_ListedHead(*key, *head) for key, head in heads.items()),
            requests=[len(request) for request in requests],
            entries=[
                _Listed(entry.id, len(record))
                for entry, record in zip(entries, records, strict=True)
            ],
        )
    )
    payload = b"".join(
        [_number(len(manifest)), manifest, signer.sign(_PURPOSE, manifest), *requests, *records]
    )
    return header.package, seal_bytes(header, addressed, payload)


def open_package(data: bytes, keys: KeyPair) -> Package:
    """Open a package that is sealed for these keys.

    Nothing is said yet about who sent it: see :meth:`Package.signed_by`.

    Raises:
        PackageError: The bytes are no package, cut, changed, too large, too new or not for us.
    """
    header, payload = open_bytes(data, keys)
    reader = _Reader(payload)
    manifest_bytes = reader.take(reader.number())
    manifest = _read_manifest(manifest_bytes, header)
    signature = reader.take(SIGNATURE_LENGTH)
    requests = tuple(reader.take(size) for size in manifest.requests)
    entries = tuple(_read_entry(reader.take(listed.size), listed.id) for listed in manifest.entries)
    reader.expect_padding()
    heads = {(head.writer, head.stream): Head(head.seq, head.id) for head in manifest.heads}
    return Package(header, entries, heads, requests, manifest.key, manifest_bytes, signature)


class _Reader:
    """Takes records off the front of a payload and refuses to read over its end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise PackageError("package_damaged", why="record")
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def number(self) -> int:
        return int.from_bytes(self.take(_NUMBER), "big")

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def expect_padding(self) -> None:
        if self.left >= CHUNK or self._data[self._at :].strip(b"\0"):
            raise PackageError("package_damaged", why="padding")


def _number(value: int) -> bytes:
    return value.to_bytes(_NUMBER, "big")


def _write_entry(entry: Entry) -> bytes:
    pieces = [_number(len(entry.envelope_bytes)), entry.envelope_bytes, entry.signature]
    for number, data in sorted(entry.parts.items()):
        if data is not None:
            pieces += [_number(number), _number(len(data)), data]
    return b"".join(pieces)


def _read_entry(record: bytes, entry_id: str) -> RawEntry:
    reader = _Reader(record)
    length = reader.number()
    if length > MAX_ENVELOPE:
        raise PackageError("package_damaged", why="record")
    envelope = reader.take(length)
    if hashlib.sha256(envelope).hexdigest() != entry_id:
        raise PackageError("package_damaged", why="entry")
    signature = reader.take(SIGNATURE_LENGTH)
    parts: dict[int, bytes] = {}
    while reader.left:
        number, size = reader.number(), reader.number()
        if number in parts or size > MAX_BLOB:
            raise PackageError("package_damaged", why="record")
        parts[number] = reader.take(size)
    return RawEntry(envelope, signature, parts)


def _read_manifest(data: bytes, header: Header) -> _Manifest:
    try:
        manifest = canonical.decode_struct(data, _DECODER)
        for head in manifest.heads:
            streams.parse(head.stream)
    except (PackageError, EntryError) as error:
        raise PackageError("package_damaged", why="manifest") from error
    stated = Header(manifest.net, manifest.package, manifest.writer, tuple(manifest.recipients))
    if manifest.v != _VERSION or stated != header:
        raise PackageError("package_damaged", why="manifest")
    return manifest
