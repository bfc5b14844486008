"""Sealing: bytes that only the named recipients can open, and that nobody can change unseen.

``WRP1`` | length of the header | header | MAC of all before it | chunks. The header wraps one
random content key for every recipient (HPKE); MAC key and chunk key are derived from it.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta

from workreport.ledger import canonical
from workreport.ledger.chunks import CHUNK, SEALED_CHUNK, Payload, Source, count, sealed_chunks
from workreport.ledger.envelope import Digest, Id
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.keys import KeyPair, PublicKeys

MAGIC = b"WRP1"
VERSION = 1
MAX_HEADER = 16 * 1024
MAX_PACKAGE = 200 * 1024 * 1024
MAX_RECIPIENTS = 32

# The longest a header can be, with its MAC: enough to read of a file before anything else.
BEGINNING = 8 + MAX_HEADER + 32

_LABEL = b"workreport/package/1\0"
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
_LATER_MAGIC = re.compile(rb"WRP[2-9]")
_LENGTH = 4
_MAC = 32
_TAG = 16
_KEY = 32
_WRAPPED = 32 + _KEY + _TAG


class _Stanza(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: Id
    enc: Annotated[str, Meta(pattern=rf"^[0-9a-f]{{{2 * _WRAPPED}}}\Z")]


class _HeaderFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    v: int
    net: Digest
    package: Id
    writer: Id
    nonce: Id
    length: Annotated[int, Meta(ge=SEALED_CHUNK, lt=canonical.INT_LIMIT)]
    stanzas: Annotated[list[_Stanza], Meta(min_length=1, max_length=MAX_RECIPIENTS)]


class _Version(msgspec.Struct):
    v: int


_VERSION_DECODER = msgspec.json.Decoder(_Version)
_DECODER = msgspec.json.Decoder(_HeaderFields)


@dataclass(frozen=True, slots=True)
class Header:
    """What anybody can read of a package; nothing of it is proven before the package is opened."""

    net: str
    package: str
    writer: str
    recipients: tuple[str, ...]


def capacity() -> int:
    """Return how many bytes a package surely holds beside the largest header."""
    chunks = (MAX_PACKAGE - len(MAGIC) - _LENGTH - MAX_HEADER - _MAC) // SEALED_CHUNK
    return chunks * CHUNK


def seal_pieces(
    header: Header, recipients: Sequence[PublicKeys], payload: Iterable[bytes], size: int
) -> Iterator[bytes]:
    """Seal a payload piece by piece, padded with zeros to whole chunks: its size tells little.

    Args:
        header: Net, package and writer; its recipients are those of ``recipients``.
        recipients: Distinct keys, at least one.
        payload: Pieces of any length; the end of their content can be told from the padding.
        size: How many bytes the pieces have together.

    Raises:
        PackageError: There are too many recipients, none, or too many bytes; while iterating, the
            pieces do not have the stated size.
        EntryError: A recipient's key is one that screening refuses.
    """
    if size > capacity():
        raise PackageError("package_too_large", limit_mb=MAX_PACKAGE // 2**20)
    if not recipients:
        raise PackageError("no_recipients")
    if len(recipients) > MAX_RECIPIENTS:
        raise PackageError("too_many_recipients", limit=MAX_RECIPIENTS)
    content_key, nonce = secrets.token_bytes(_KEY), secrets.token_bytes(16)
    fields = _HeaderFields(
        v=VERSION,
        net=header.net,
        package=header.package,
        writer=header.writer,
        nonce=nonce.hex(),
        length=count(size) * SEALED_CHUNK,
        stanzas=[_wrap(content_key, header.package, keys) for keys in recipients],
    )
    text = canonical.encode_struct(fields)
    head = MAGIC + len(text).to_bytes(_LENGTH, "big") + text
    cipher = ChaCha20Poly1305(_derive(content_key, nonce, b"chunks"))
    opening = head + _mac(content_key, nonce, head)
    return chain([opening], sealed_chunks(cipher, payload, size))


def peek(data: bytes, size: int | None = None) -> Header:
    """Read the open part of a package, after checking that all its bytes have arrived.

    Args:
        data: The package, or at least its first 17 KiB.
        size: The size of the whole file when ``data`` is only its beginning.

    Raises:
        PackageError: The bytes are no package, of a later form, cut, too long or malformed.
    """
    fields, _ = _read_header(data, len(data) if size is None else size)
    return _public(fields)


def open_sealed(source: Source, keys: KeyPair) -> tuple[Header, Payload]:
    """Open a package and return its header and its content, of which every chunk was verified.

    Raises:
        PackageError: As :func:`peek`; also when it is not for these keys or was changed.
    """
    data = source.read_at(0, BEGINNING)
    fields, start = _read_header(data, source.size)
    own = keys.public.key_id
    stanza = next((stanza for stanza in fields.stanzas if stanza.key == own), None)
    if stanza is None:
        raise PackageError("package_not_for_us")
    nonce = bytes.fromhex(fields.nonce)
    try:
        content_key = _SUITE.decrypt(
            bytes.fromhex(stanza.enc), keys.opener, _context(fields.package, own)
        )
    except InvalidTag as error:
        raise PackageError("package_damaged", why="seal") from error
    if not hmac.compare_digest(_mac(content_key, nonce, data[:start]), data[start : start + _MAC]):
        raise PackageError("package_damaged", why="mac")
    cipher = ChaCha20Poly1305(_derive(content_key, nonce, b"chunks"))
    payload = Payload(source, start + _MAC, fields.length // SEALED_CHUNK, cipher)
    payload.check()
    return _public(fields), payload


def _public(fields: _HeaderFields) -> Header:
    recipients = tuple(stanza.key for stanza in fields.stanzas)
    return Header(fields.net, fields.package, fields.writer, recipients)


def _read_header(data: bytes, size: int) -> tuple[_HeaderFields, int]:
    """Return the header and where it ends, having weighed every length before any secret work."""
    _check_magic(data)
    if size > MAX_PACKAGE:
        raise PackageError("package_too_large", limit_mb=MAX_PACKAGE // 2**20)
    start = len(MAGIC) + _LENGTH
    length = int.from_bytes(data[len(MAGIC) : start], "big")
    if len(data) >= start and length > MAX_HEADER:
        raise PackageError("package_header_too_large", limit_kb=MAX_HEADER // 1024)
    end = start + length
    if len(data) < end:
        raise PackageError("package_truncated")
    fields = _parse_header(data[start:end])
    expected = end + _MAC + fields.length
    if size < expected:
        raise PackageError("package_truncated")
    if size > expected or fields.length % SEALED_CHUNK:
        raise PackageError("package_damaged", why="length")
    return fields, end


def _check_magic(data: bytes) -> None:
    magic = data[: len(MAGIC)]
    if _LATER_MAGIC.fullmatch(magic):
        raise PackageError("package_version_unknown")
    if not MAGIC.startswith(magic):
        raise PackageError("package_foreign")
    if len(magic) < len(MAGIC):
        raise PackageError("package_truncated")


def _parse_header(text: bytes) -> _HeaderFields:
    try:
        version = _VERSION_DECODER.decode(text).v
        fields = canonical.decode_struct(text, _DECODER) if version <= VERSION else None
    except (ValueError, RecursionError, PackageError) as error:
        raise PackageError("package_damaged", why="header") from error
    if fields is None:
        raise PackageError("package_version_unknown")
    if fields.v != VERSION or len({stanza.key for stanza in fields.stanzas}) != len(fields.stanzas):
        raise PackageError("package_damaged", why="header")
    return fields


def _wrap(content_key: bytes, package: str, keys: PublicKeys) -> _Stanza:
    try:
        public = X25519PublicKey.from_public_bytes(keys.seal)
        sealed = _SUITE.encrypt(content_key, public, _context(package, keys.key_id))
    except ValueError as error:
        raise EntryError("key_refused") from error
    return _Stanza(keys.key_id, sealed.hex())


def _context(package: str, key: str) -> bytes:
    # A stanza lifted into another package or under another name does not open.
    return _LABEL + bytes.fromhex(package) + bytes.fromhex(key)


def _derive(content_key: bytes, nonce: bytes, use: bytes) -> bytes:
    return HKDF(hashes.SHA256(), _KEY, nonce, _LABEL + use).derive(content_key)


def _mac(content_key: bytes, nonce: bytes, head: bytes) -> bytes:
    return hmac.digest(_derive(content_key, nonce, b"header"), head, hashlib.sha256)
