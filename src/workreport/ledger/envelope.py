"""Entries: a small signed envelope, and the parts beside it that hold the content."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from workreport.domain.ids import is_id
from workreport.ledger import canonical, streams
from workreport.ledger.aside import Aside, Part, digest_of, lying, parts_of, size_of
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.keys import KeyPair, verify

VERSION = 1
JSON = "json"
PURPOSE = "entry"
GENESIS = "agency.create"
MAX_ENVELOPE = 64 * 1024
MAX_JSON_PART = 256 * 1024
MAX_BLOB = 20 * 1024 * 1024
MAX_BLOBS = 25
# What one entry may hold in all its parts, so that a package surely carries it, with its manifest.
MAX_CONTENT = 192 * 1024 * 1024

_SALT = "salt"

Id = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
_Key = Annotated[str, Meta(pattern=r"^[a-z0-9_/-]+\Z", max_length=64)]
_Value = Annotated[str, Meta(max_length=256)]
_Count = Annotated[int, Meta(ge=0, lt=canonical.INT_LIMIT)]
_Number = Annotated[int, Meta(ge=1, lt=canonical.INT_LIMIT)]


class PartRef(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the envelope says of one part; ``about`` is the person it tells of."""

    n: _Number
    type: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.+/-]*\Z", max_length=100)]
    sha256: Digest
    size: Annotated[int, Meta(ge=0, le=MAX_BLOB)]
    about: Id | None = None


class Envelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The signed statement about an entry: who, where, when, of what kind, after which others.

    ``net`` is the id of the entry that created the agency, and empty in that entry itself.
    """

    v: int
    net: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?\Z")]
    kind: Annotated[str, Meta(pattern=r"^[a-z_]+(\.[a-z_]+)*\Z", max_length=64)]
    schema: Annotated[str, Meta(pattern=r"^[1-9][0-9]{0,3}\.(0|[1-9][0-9]{0,3})\Z")]
    stream: str
    writer: Id
    key: Id
    seq: _Number
    prev: Digest | None
    at: Annotated[
        str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}){2}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z\Z")
    ]
    seen: dict[_Key, _Value | _Count | None]
    ref: dict[_Key, _Value]
    supersedes: list[Digest]
    crit: list[_Key]
    parts: list[PartRef]
    app: Annotated[str, Meta(max_length=100)]


class Head(NamedTuple):
    """The last entry of one writer in one stream."""

    seq: int
    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement; a part that was emptied is None, one that is not here has no key when kept.

    In an entry just read from a package, whatever did not come is None.
    """

    id: str
    envelope: Envelope = field(hash=False)
    envelope_bytes: bytes
    signature: bytes
    parts: Mapping[int, bytes | None] = field(hash=False)


class _Version(msgspec.Struct):
    v: int


_VERSION_DECODER = msgspec.json.Decoder(_Version)
_DECODER = msgspec.json.Decoder(Envelope)


def make_part(
    n: int, content: Mapping[str, object], about: str | None = None
) -> tuple[PartRef, bytes]:
    """Make a JSON part; its salt keeps an emptied content from being guessed by its hash.

    Raises:
        EntryError: The content is not canonical, too large, or brings a salt of its own.
    """
    if _SALT in content:
        raise EntryError("part_malformed", why=_SALT)
    data = canonical.encode({**content, _SALT: secrets.token_hex(16)})
    return _reference(n, JSON, data, about), data


def blob_part(n: int, media: str, data: bytes, about: str | None = None) -> tuple[PartRef, bytes]:
    """Make a part of a file; ``media`` is its short type, such as ``pdf``.

    Raises:
        EntryError: The file is too large.
    """
    if media == JSON:
        raise ValueError("a JSON part is made by make_part")
    return _reference(n, media, data, about), data


def part_body(data: bytes) -> dict[str, object]:
    """Return the content of a JSON part, without its salt.

    Raises:
        EntryError: The bytes are not those of a JSON part.
    """
    try:
        body = canonical.decode(data)
    except PackageError as error:
        raise EntryError("part_malformed", **error.values) from error
    if not isinstance(body, dict) or not _is_salt(body.pop(_SALT, None)):
        raise EntryError("part_malformed", why=_SALT)
    return body


def sign_entry(keys: KeyPair, envelope: Envelope, parts: Mapping[int, bytes]) -> Entry:
    """Sign a complete entry.

    Raises:
        EntryError: The envelope breaks a rule of its form, the parts are not those it names, or
            no package could carry them all (``entry_too_large``).
        ValueError: The envelope names another key.
    """
    if envelope.key != keys.public.key_id:
        raise ValueError("the envelope names another key")
    if sum(reference.size for reference in envelope.parts) > MAX_CONTENT:
        raise EntryError("entry_too_large", limit_mb=MAX_CONTENT // 2**20)
    data = canonical.encode_struct(envelope)
    entry = read_entry(data, keys.sign(PURPOSE, data), parts)
    for reference in envelope.parts:
        if entry.parts[reference.n] is None:
            raise EntryError("part_mismatch", n=reference.n)
    return entry


def parse_envelope(data: bytes) -> Envelope:
    """Read an envelope strictly.

    Raises:
        EntryError: ``needs_newer_app`` for a later form of envelopes, else what is wrong with it.
    """
    if len(data) > MAX_ENVELOPE:
        raise EntryError("envelope_too_large", limit_kb=MAX_ENVELOPE // 1024)
    try:
        version = _VERSION_DECODER.decode(data).v
        if version > VERSION:
            raise EntryError("needs_newer_app")
        envelope = canonical.decode_struct(data, _DECODER)
    except PackageError as error:
        raise EntryError("envelope_malformed", **error.values) from error
    except (ValueError, RecursionError) as error:
        raise EntryError("envelope_malformed", why=str(error)) from error
    _check_statement(envelope)
    _check_parts(envelope.parts)
    return envelope


def read_entry(envelope_bytes: bytes, signature: bytes, parts: Mapping[int, bytes | None]) -> Entry:
    """Read an entry and check every present part against its reference, but not the signature.

    A part that lies aside is checked by the size and the hash stated with it.

    Raises:
        EntryError: The envelope is refused, or a part has another size or hash, or is not named.
    """
    envelope = parse_envelope(envelope_bytes)
    held: dict[int, Part] = {}
    for reference in envelope.parts:
        part = held[reference.n] = lying(parts, reference.n)
        if part is not None and not _fits(reference, part):
            raise EntryError("part_mismatch", n=reference.n)
    unnamed = parts.keys() - held.keys()
    if unnamed:
        raise EntryError("part_mismatch", n=min(unnamed))
    entry_id = hashlib.sha256(envelope_bytes).hexdigest()
    return Entry(entry_id, envelope, envelope_bytes, signature, parts_of(held))


def signature_valid(entry: Entry, public_sign: bytes) -> bool:
    """Tell whether the key signed this entry."""
    return verify(public_sign, PURPOSE, entry.envelope_bytes, entry.signature)


def _reference(n: int, media: str, data: bytes, about: str | None) -> PartRef:
    limit = MAX_JSON_PART if media == JSON else MAX_BLOB
    if len(data) > limit:
        raise EntryError("part_too_large", n=n, limit_kb=limit // 1024)
    return PartRef(n, media, hashlib.sha256(data).hexdigest(), len(data), about)


def _fits(reference: PartRef, part: bytes | Aside) -> bool:
    return size_of(part) == reference.size and digest_of(part) == reference.sha256


def _is_salt(value: object) -> bool:
    return isinstance(value, str) and is_id(value)


def _check_statement(envelope: Envelope) -> None:
    streams.parse(envelope.stream)
    faults = {
        "v": envelope.v != VERSION,
        "net": (envelope.net == "") != (envelope.kind == GENESIS),
        "prev": (envelope.prev is None) != (envelope.seq == 1),
        "at": not _is_instant(envelope.at),
        "supersedes": _repeats(envelope.supersedes),
        "crit": _repeats(envelope.crit),
    }
    for name, wrong in faults.items():
        if wrong:
            raise EntryError("envelope_malformed", why=name)


def _check_parts(parts: list[PartRef]) -> None:
    if [reference.n for reference in parts] != list(range(1, len(parts) + 1)):
        raise EntryError("envelope_malformed", why="parts")
    blobs = 0
    for reference in parts:
        blobs += reference.type != JSON
        if reference.type == JSON and reference.size > MAX_JSON_PART:
            raise EntryError("part_too_large", n=reference.n, limit_kb=MAX_JSON_PART // 1024)
    if blobs > MAX_BLOBS:
        raise EntryError("too_many_files", limit=MAX_BLOBS)


def _is_instant(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _repeats(values: list[str]) -> bool:
    return len(set(values)) != len(values)
