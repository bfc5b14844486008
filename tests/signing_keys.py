"""Keys and certificates made for a test, and a token that is none."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import algos
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, TokenFlag, exceptions

PASSWORD = "mật khẩu khóa"
PIN = "482915"
AGENCY = "Ban Tổ chức Tỉnh ủy Nghệ An"
FIRST = datetime.fromisoformat("2026-01-01T00:00:00+07:00")
Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Key:
    private: Private
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    def file(self, password: str = PASSWORD) -> bytes:
        return pkcs12.serialize_key_and_certificates(
            b"khoa",
            self.private,
            self.certificate,
            self.chain,
            BestAvailableEncryption(password.encode()),
        )

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def made_key(
    name: str = AGENCY,
    *,
    first: datetime = FIRST,
    days: int = 900,
    signs: bool = True,
    by: Key | None = None,
    private: Private | None = None,
) -> Key:
    """Make a key, certified by itself or by another one."""
    own = private or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=by is None,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if by is None else by.certificate.subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(first + timedelta(days=days))
        .add_extension(usage, critical=True)
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
    )
    certificate = built.sign(own if by is None else by.private, hashes.SHA256())
    return Key(own, certificate, () if by is None else (by.certificate,))


@dataclass
class _Object:
    values: dict[Any, Any]
    private: Private | None = None

    def __getitem__(self, name: Any) -> Any:
        return self.values[name]

    @property
    def key_type(self) -> Any:
        return KeyType.RSA if isinstance(self.private, rsa.RSAPrivateKey) else KeyType.EC

    def sign(self, data: bytes, mechanism: Any) -> bytes:
        if isinstance(self.private, rsa.RSAPrivateKey):
            if mechanism == Mechanism.SHA256_RSA_PKCS:
                return self.private.sign(data, PKCS1v15(), hashes.SHA256())
            assert mechanism == Mechanism.RSA_PKCS
            digest = algos.DigestInfo.load(data)["digest"].native
            return self.private.sign(digest, PKCS1v15(), Prehashed(hashes.SHA256()))
        assert isinstance(self.private, ec.EllipticCurvePrivateKey)
        assert mechanism == Mechanism.ECDSA
        der = self.private.sign(data, ec.ECDSA(Prehashed(hashes.SHA256())))
        return b"".join(part.to_bytes(32, "big") for part in decode_dss_signature(der))


@dataclass
class FakeToken:
    """What a maker's library shows of a token; it counts wrong PINs as a real one does."""

    label: str
    keys: dict[str, Key]
    slot_id: int = 1
    mechanisms: set[Any] = field(default_factory=lambda: {Mechanism.RSA_PKCS, Mechanism.ECDSA})
    tries: int = 3
    sessions: int = 0
    model: str = "Thẻ thử"
    serial: bytes = b"0001"

    @property
    def slot(self) -> "FakeToken":
        return self

    def get_token(self) -> "FakeToken":
        return self

    def get_mechanisms(self) -> set[Any]:
        return self.mechanisms

    @property
    def flags(self) -> Any:
        found = TokenFlag.TOKEN_INITIALIZED
        if self.tries == 1:
            found |= TokenFlag.USER_PIN_FINAL_TRY
        return found | TokenFlag.USER_PIN_LOCKED if self.tries == 0 else found

    def open(self, user_pin: str) -> "FakeToken":
        if user_pin != PIN:
            self.tries -= 1
            raise exceptions.PinIncorrect
        self.tries = 3
        self.sessions += 1
        return self

    def close(self) -> None:
        self.sessions -= 1

    def get_objects(self, wanted: dict[Any, Any]) -> list[_Object]:
        found = []
        for label, key in self.keys.items():
            values = {Attribute.LABEL: label, Attribute.ID: label.encode()}
            if wanted[Attribute.CLASS] == ObjectClass.CERTIFICATE:
                der = key.certificate.public_bytes(Encoding.DER)
                found.append(_Object({**values, Attribute.VALUE: der}))
            else:
                found.append(_Object(values, key.private))
        return found


@dataclass
class FakeLibrary:
    plugged: list[FakeToken]

    def get_slots(self, *, token_present: bool) -> list[FakeToken]:
        assert token_present
        return self.plugged
