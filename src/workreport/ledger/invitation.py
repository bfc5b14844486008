"""Invitations and join requests: how a person on another machine becomes known (contracts 7).

An invitation is sealed under a short code that is told by voice or paper; the same code proves
in the request that it was the invited person who joined.
"""

import hashlib
import hmac
import secrets
from typing import Annotated

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from workreport.ledger import canonical
from workreport.ledger.bodies.agency import Role
from workreport.ledger.envelope import Id
from workreport.ledger.errors import PackageError
from workreport.ledger.keys import KeyPair, PublicKeys, screen, verify

_MAGIC = b"WRI1"
_SALT_LENGTH = 16
_NONCE = bytes(12)  # the key is used for one invitation only, its salt is random
_LIMIT = 32 * 1024 * 1024
_PURPOSE = "join"
# Letters and digits that cannot be mistaken for each other when read aloud or from paper.
ALPHABET = "ABCDEFGHJKLMNPQRTUVWXY346789"
CODE_LENGTH = 8


class CarriedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry inside an invitation."""

    envelope: bytes
    signature: bytes
    parts: list[tuple[int, bytes]]


class InvitationContent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an invitation says."""

    id: Id
    net: str
    agency: str
    training: bool
    person: Id
    name: str
    unit: str
    role: Role
    may_file: bool
    expires_at: str
    entries: list[CarriedEntry]


class JoinRequestContent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person who joined asks for; ``mac`` is made with the code."""

    v: int
    net: str
    invitation: Id
    person: Id
    unit: str
    role: Role
    sign: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
    seal: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
    writer: Id
    at: str
    mac: str = ""
    signature: str = ""


_CONTENT = msgspec.json.Decoder(InvitationContent)
_REQUEST = msgspec.json.Decoder(JoinRequestContent)


def new_code() -> str:
    """Return a fresh code of eight letters."""
    return "".join(secrets.choice(ALPHABET) for _letter in range(CODE_LENGTH))


def _keys_of(code: str, salt: bytes) -> tuple[bytes, bytes]:
    """Derive the sealing key and the request key of an invitation from its code."""
    plain = "".join(code.split()).replace("-", "").upper()
    secret = hash_secret_raw(
        plain.encode(),
        salt,
        time_cost=3,
        memory_cost=64 * 1024,
        parallelism=4,
        hash_len=64,
        type=Type.ID,
    )
    return secret[:32], secret[32:]


def seal_invitation(content: InvitationContent, code: str) -> tuple[bytes, bytes]:
    """Seal an invitation; return the file's bytes and the key that will prove the request."""
    salt = secrets.token_bytes(_SALT_LENGTH)
    sealing, proving = _keys_of(code, salt)
    body = msgspec.json.encode(content)
    return _MAGIC + salt + ChaCha20Poly1305(sealing).encrypt(_NONCE, body, _MAGIC), proving


def open_invitation(data: bytes, code: str) -> tuple[InvitationContent, bytes]:
    """Open an invitation with its code; also return the key that proves the request.

    Raises:
        PackageError: ``invitation_foreign``, ``invitation_code_wrong`` or ``invitation_damaged``.
    """
    if not data.startswith(_MAGIC) or not len(_MAGIC) + _SALT_LENGTH < len(data) <= _LIMIT:
        raise PackageError("invitation_foreign")
    salt = data[len(_MAGIC) : len(_MAGIC) + _SALT_LENGTH]
    sealing, proving = _keys_of(code, salt)
    try:
        body = ChaCha20Poly1305(sealing).decrypt(_NONCE, data[len(_MAGIC) + _SALT_LENGTH :], _MAGIC)
    except InvalidTag:
        raise PackageError("invitation_code_wrong") from None
    try:
        return _CONTENT.decode(body), proving
    except msgspec.DecodeError:
        raise PackageError("invitation_damaged") from None


def sign_request(content: JoinRequestContent, keys: KeyPair, proving: bytes) -> bytes:
    """Complete a request with the proof of the code and of the possession of the key."""
    plain = msgspec.structs.replace(content, mac="", signature="")
    body = canonical.encode_struct(plain)
    mac = hmac.new(proving, body, hashlib.sha256).hexdigest()
    return canonical.encode_struct(
        msgspec.structs.replace(plain, mac=mac, signature=keys.sign(_PURPOSE, body).hex())
    )


def read_request(data: bytes) -> JoinRequestContent:
    """Read a request and check that its sender holds the key it names.

    Raises:
        PackageError: ``request_malformed`` or ``request_not_signed``.
        EntryError: ``key_refused`` for a key that screening refuses.
    """
    try:
        content = canonical.decode_struct(data, _REQUEST)
    except (PackageError, ValueError):
        raise PackageError("request_malformed") from None
    public = PublicKeys(bytes.fromhex(content.sign), bytes.fromhex(content.seal))
    screen(public)
    body = canonical.encode_struct(msgspec.structs.replace(content, mac="", signature=""))
    try:
        signature = bytes.fromhex(content.signature)
    except ValueError:
        raise PackageError("request_malformed") from None
    if not verify(public.sign, _PURPOSE, body, signature):
        raise PackageError("request_not_signed")
    return content


def request_proved(content: JoinRequestContent, proving: bytes) -> bool:
    """Tell whether the request was made by somebody who knows the code."""
    body = canonical.encode_struct(msgspec.structs.replace(content, mac="", signature=""))
    expected = hmac.new(proving, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, content.mac)
