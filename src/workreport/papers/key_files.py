"""Keys in PKCS#12 files."""

from dataclasses import dataclass

from asn1crypto import pkcs12 as containers
from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from workreport.domain.errors import RuleError, UseError
from workreport.services.ports.signing import KeyFile

HASH = "sha256"  # what every reader of PDF knows


@dataclass(frozen=True, slots=True)
class FileKey:
    """An unlocked key of a file with its certificates; other kinds than these are refused."""

    private: RSAPrivateKey | EllipticCurvePrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def sign(self, data: bytes) -> bytes:
        """Return the bare signature of some bytes."""
        if isinstance(self.private, RSAPrivateKey):
            return self.private.sign(data, PKCS1v15(), hashes.SHA256())
        return self.private.sign(data, ECDSA(hashes.SHA256()))


def open_key_file(file: KeyFile) -> FileKey:
    """Unlock a file.

    Raises:
        UseError: ``key_file_malformed``; ``key_file_without_key``: no key, or none that signs PDF.
        RuleError: ``key_password_wrong``.
    """
    _require_container(file.data)
    # A file without any password is written in two ways, and people type nothing for both.
    typed = file.password.encode(errors="replace")  # half a letter is in nobody's password
    passwords = [typed] if file.password else [b"", None]
    for password in passwords:
        try:
            found = pkcs12.load_pkcs12(file.data, password)
        except ValueError:
            continue
        except UnsupportedAlgorithm as error:
            raise UseError("key_file_malformed") from error
        return _key_of(found)
    raise RuleError("key_password_wrong")


def _key_of(found: pkcs12.PKCS12KeyAndCertificates) -> FileKey:
    if found.cert is None or not isinstance(found.key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise UseError("key_file_without_key")
    own, *others = (
        x509.Certificate.load(one.certificate.public_bytes(Encoding.DER))
        for one in (found.cert, *found.additional_certs)
    )
    return FileKey(found.key, own, tuple(others))


def _require_container(data: bytes) -> None:
    """Tell a file that is something else from one with another password."""
    try:
        parsed = containers.Pfx.load(data, strict=True)
        known = parsed["version"].native == "v3" and parsed["auth_safe"]["content"] is not None
    except (ValueError, TypeError, KeyError) as error:
        raise UseError("key_file_malformed") from error
    if not known:
        raise UseError("key_file_malformed")
