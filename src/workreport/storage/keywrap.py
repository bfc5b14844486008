"""How the key of a workspace is wrapped: by a passphrase, and by a code printed on paper."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hmac
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workreport.domain.errors import RuleError

KEY_LENGTH = 32
NONCE_LENGTH = 12
_CODE_BYTES = 16
_CHECK_BYTES = 4
_CODE_LETTERS = 32
_GROUP = 4

# Without I, L, O and U nothing on paper can be mistaken for something else.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = {"O": "0", "I": "1", "L": "1"}

_MOST_MEMORY_KIB = 1 << 20
_MOST_TIME = 32
_MOST_LANES = 32


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess of a passphrase costs (Argon2id)."""

    memory_kib: int = 64 * 1024
    time: int = 3
    lanes: int = 4

    def is_sane(self) -> bool:
        """Tell whether a file may ask this machine for so much."""
        return (
            1 <= self.lanes <= _MOST_LANES
            and 1 <= self.time <= _MOST_TIME
            and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
        )


TRAINING_COST = KdfCost(memory_kib=8 * 1024, time=1, lanes=1)


def key_from_passphrase(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Return the wrapping key of a passphrase; the same letters in NFC and NFD give the same."""
    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode("utf-8"),
        salt,
        time_cost=cost.time,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_LENGTH,
        type=Type.ID,
    )


def derive(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """Derive a key for one purpose from a secret that is random already."""
    return HKDF(
        algorithm=SHA256(), length=KEY_LENGTH, salt=salt, info=f"workreport/{purpose}".encode()
    ).derive(secret)


def wrap(key: bytes, wrapping: bytes, label: str) -> bytes:
    """Return the key sealed under another one; the label says what for."""
    nonce = secrets.token_bytes(NONCE_LENGTH)
    return nonce + ChaCha20Poly1305(wrapping).encrypt(nonce, key, label.encode())


def unwrap(box: bytes, wrapping: bytes, label: str) -> bytes | None:
    """Return the sealed key; None when the wrapping key is another one."""
    try:
        return ChaCha20Poly1305(wrapping).decrypt(
            box[:NONCE_LENGTH], box[NONCE_LENGTH:], label.encode()
        )
    except InvalidTag:
        return None


def check_value(key: bytes) -> bytes:
    """Return eight bytes by which a key is recognised without telling anything about it."""
    seal = hmac.HMAC(key, SHA256())
    seal.update(b"kcv")
    return seal.finalize()[:8]


def new_recovery_secret() -> bytes:
    """Return 128 random bits."""
    return secrets.token_bytes(_CODE_BYTES)


def recovery_code(secret: bytes) -> str:
    """Write a recovery secret for paper: 32 letters in groups of four, the last 32 bits a check."""
    number = int.from_bytes(secret + _check(secret))
    letters = "".join(
        _LETTERS[(number >> (5 * place)) & 31] for place in reversed(range(_CODE_LETTERS))
    )
    return "-".join(letters[at : at + _GROUP] for at in range(0, _CODE_LETTERS, _GROUP))


def recovery_secret(code: str) -> bytes:
    """Read a recovery code as people type it.

    Raises:
        RuleError: ``recovery_code_mistyped``; it cannot be any code.
    """
    typed = [_READ_AS.get(letter, letter) for letter in code.upper() if letter.isalnum()]
    if len(typed) != _CODE_LETTERS or any(letter not in _LETTERS for letter in typed):
        raise RuleError("recovery_code_mistyped")
    number = 0
    for letter in typed:
        number = number << 5 | _LETTERS.index(letter)
    data = number.to_bytes(_CODE_BYTES + _CHECK_BYTES)
    if data[_CODE_BYTES:] != _check(data[:_CODE_BYTES]):
        raise RuleError("recovery_code_mistyped")
    return data[:_CODE_BYTES]


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"workreport/recovery/1\0" + secret).digest()[:_CHECK_BYTES]
