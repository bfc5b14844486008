"""Keys: a pair for signing (Ed25519) and one for opening packages (X25519), and their screening."""

import hashlib
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from workreport.ledger.errors import EntryError

KEY_LENGTH = 32
SIGNATURE_LENGTH = 64

# The curve of Ed25519 (RFC 8032, section 5.1): field, coefficient, order of the good subgroup.
_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_ORDER = 2**252 + 27742317777372353535851937790883648493
_ROOT_OF_MINUS_ONE = pow(2, (_P - 1) // 4, _P)

_Point = tuple[int, int, int, int]
_IDENTITY: _Point = (0, 1, 1, 0)


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others know of a key pair: ``sign`` checks signatures, ``seal`` addresses packages."""

    sign: bytes
    seal: bytes

    @property
    def key_id(self) -> str:
        """The short name of the key in entries and package headers."""
        return hashlib.sha256(self.sign).digest()[:16].hex()

    @property
    def fingerprint(self) -> str:
        """Eight groups of four digits, made to be compared by voice or on paper."""
        digest = hashlib.sha256(self.sign + self.seal).digest()
        groups = (int.from_bytes(digest[at : at + 4], "big") % 10_000 for at in range(0, 32, 4))
        return " ".join(f"{group:04}" for group in groups)


@dataclass(frozen=True, slots=True)
class KeyPair:
    """The secret half, which never leaves its workspace."""

    _signer: Ed25519PrivateKey = field(repr=False)
    opener: X25519PrivateKey = field(repr=False)
    public: PublicKeys

    @classmethod
    def generate(cls) -> "KeyPair":
        """Make a fresh pair."""
        return cls._of(Ed25519PrivateKey.generate(), X25519PrivateKey.generate())

    @classmethod
    def from_private(cls, sign: bytes, seal: bytes) -> "KeyPair":
        """Restore a pair from what :meth:`private` returned."""
        return cls._of(
            Ed25519PrivateKey.from_private_bytes(sign), X25519PrivateKey.from_private_bytes(seal)
        )

    @classmethod
    def _of(cls, signer: Ed25519PrivateKey, opener: X25519PrivateKey) -> "KeyPair":
        public = PublicKeys(
            signer.public_key().public_bytes_raw(), opener.public_key().public_bytes_raw()
        )
        return cls(signer, opener, public)

    def private(self) -> tuple[bytes, bytes]:
        """Return the secret bytes for signing and for opening, to be stored encrypted."""
        return self._signer.private_bytes_raw(), self.opener.private_bytes_raw()

    def sign(self, purpose: str, data: bytes) -> bytes:
        """Sign data for one purpose; a signature for another purpose never fits."""
        return self._signer.sign(_prefix(purpose) + data)


def verify(public_sign: bytes, purpose: str, data: bytes, signature: bytes) -> bool:
    """Tell whether the signature is that of the key, for this purpose, over this data."""
    try:
        Ed25519PublicKey.from_public_bytes(public_sign).verify(signature, _prefix(purpose) + data)
    except (InvalidSignature, ValueError):
        return False
    return True


def screen(public: PublicKeys) -> None:
    """Refuse public keys under which a signature or a seal would mean nothing.

    A good signing key is the canonical spelling of a point in the large subgroup; a good sealing
    key is canonical and gives a secret that is not zero.

    Raises:
        EntryError: A key is malformed, not canonical, not on the curve, or of small order.
    """
    if not (_signs_soundly(public.sign) and _seals_soundly(public.seal)):
        raise EntryError("key_refused")


def _prefix(purpose: str) -> bytes:
    return f"workreport/{purpose}/1\0".encode("ascii")


def _seals_soundly(seal: bytes) -> bool:
    if len(seal) != KEY_LENGTH or int.from_bytes(seal, "little") >= _P:
        return False
    try:
        # Secrets are multiples of eight: every point of small order gives zero, which is refused.
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(seal))
    except ValueError:
        return False
    return True


def _signs_soundly(sign: bytes) -> bool:
    point = _decode_point(sign)
    return point is not None and not _is_identity(point) and _is_identity(_times(_ORDER, point))


def _decode_point(encoded: bytes) -> _Point | None:
    """Decode a point as RFC 8032, 5.1.3 says, with every check it leaves to the reader."""
    if len(encoded) != KEY_LENGTH:
        return None
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT_OF_MINUS_ONE % _P
    if (x * x - square) % _P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = _P - x
    return x, y, 1, x * y % _P


def _is_identity(point: _Point) -> bool:
    x, y, z, _ = point
    return x == 0 and (y - z) % _P == 0


def _add(first: _Point, second: _Point) -> _Point:
    # The complete addition law of RFC 8032, 5.1.4: it holds for every pair, also for doubling.
    a = (first[1] - first[0]) * (second[1] - second[0]) % _P
    b = (first[1] + first[0]) * (second[1] + second[0]) % _P
    c = 2 * first[3] * second[3] * _D % _P
    d = 2 * first[2] * second[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(factor: int, point: _Point) -> _Point:
    result = _IDENTITY
    while factor:
        if factor & 1:
            result = _add(result, point)
        point = _add(point, point)
        factor >>= 1
    return result
