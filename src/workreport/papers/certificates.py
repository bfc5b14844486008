"""Certificates: who holds a key, until when, and by whose word."""

from collections.abc import Iterable
from typing import Any
from unicodedata import category

from asn1crypto import pem, x509

from workreport.domain.errors import UseError
from workreport.services.ports.signing import Holder

_LONGEST_NAME = 200  # letters; the standard allows 64
_FOR_SIGNING = {"digital_signature", "non_repudiation"}


def holder_of(certificate: x509.Certificate) -> Holder:
    """Return what a certificate says of its holder."""
    subject: dict[str, Any] = certificate.subject.native
    validity = certificate["tbs_certificate"]["validity"]
    return Holder(
        name=_first(subject, "common_name", "organizational_unit_name", "organization_name"),
        organisation=_first(subject, "organization_name"),
        issuer=_first(certificate.issuer.native, "common_name", "organization_name"),
        serial=f"{certificate.serial_number:x}",
        not_before=validity["not_before"].native,
        not_after=validity["not_after"].native,
        may_sign=may_sign(certificate),
        is_self_issued=certificate.issuer == certificate.subject,
        fingerprint=certificate.sha256.hex(),
    )


def may_sign(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate allows signatures; one that names no use allows them."""
    usage = certificate.key_usage_value
    return usage is None or bool(_FOR_SIGNING & set(usage.native))


def read_certificates(data: bytes) -> tuple[x509.Certificate, ...]:
    """Read one certificate as DER, or any number as PEM.

    Raises:
        UseError: ``root_malformed``.
    """
    try:
        pieces: Iterable[bytes] = (
            [der for _name, _headers, der in pem.unarmor(data, multiple=True)]
            if pem.detect(data)
            else [data]
        )
        found = tuple(x509.Certificate.load(piece, strict=True) for piece in pieces)
        for each in found:
            holder_of(each)  # a piece that is something else is told from a certificate here
    except (ValueError, TypeError, KeyError) as error:
        raise UseError("root_malformed") from error
    return found


def _first(names: dict[str, Any], *wanted: str) -> str:
    for each in wanted:
        said = names.get(each)
        if said:
            return _shown(str(said[-1] if isinstance(said, list) else said))
    return ""


def _shown(name: str) -> str:
    """Return a name as a screen may show it: on one line, and in the order it was written."""
    plain = ("" if category(each).startswith("C") else each for each in name.replace("\n", " "))
    return "".join(plain).strip()[:_LONGEST_NAME]
