"""Reads the signatures of a PDF: who, when by their own word, and what became of the file since."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from asn1crypto import cms, parser, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from workreport.domain.errors import WorldError
from workreport.papers.certificates import holder_of, read_certificates
from workreport.papers.pades import UNREADABLE, at_once
from workreport.services.ports.signing import FoundSignature, State, Trust

_MARK = b"/ByteRange"
_END = b"%%EOF"
_PLAIN = re.compile(rb"<(?:[0-9a-f]+|[0-9A-F]+)>")
# What may follow a signature: further ones, which are fields filled in, and behind the last of them
# nothing but what helps to verify it later.
_ALLOWED = ModificationLevel.FORM_FILLING
_ALLOWED_LAST = ModificationLevel.LTA_UPDATES
_BROKEN = (*UNREADABLE, SignatureValidationError)


def read_signatures(pdf: bytes, roots: Iterable[bytes]) -> tuple[FoundSignature, ...]:
    """Return the signatures of a file, oldest first.

    Raises:
        WorldError: ``signed_file_damaged``: there are signatures, and they cannot be read.
    """
    if _MARK not in pdf:
        return ()
    trusted = [each for data in roots for each in read_certificates(data)]
    try:
        reader = PdfFileReader(BytesIO(pdf))
        every, found = reader.embedded_signatures, reader.embedded_regular_signatures
    except _BROKEN as error:
        raise WorldError("signed_file_damaged") from error
    if not every:
        # The words of a signature stand in the file, and its own contents lead to none.
        raise WorldError("signed_file_damaged")
    # Timestamps of other programs are no signatures of people, and may stand behind the last one.
    return tuple(_read(each, pdf, trusted, is_last=each is every[-1]) for each in found)


def before_signatures(pdf: bytes) -> bytes:
    """Return the bytes a file had before its first signature was added behind them."""
    first = pdf.find(_MARK)
    end = pdf.rfind(_END, 0, max(0, first))
    if end < 0:
        return pdf
    end += len(_END)
    for ending in (b"\r\n", b"\n", b"\r"):
        if pdf.startswith(ending, end):
            return pdf[: end + len(ending)]
    return pdf[:end]


def _read(
    found: EmbeddedPdfSignature, pdf: bytes, trusted: list[x509.Certificate], *, is_last: bool
) -> FoundSignature:
    claimed = None
    try:
        holder = holder_of(found.signer_cert)
        claimed = found.self_reported_timestamp
        state, covers = _state(found, pdf, is_last=is_last)
        moment = claimed or holder.not_before
        valid_then = holder.not_before <= moment <= holder.not_after
        trust = _trust(found, trusted, moment if valid_then else holder.not_before)
    except _BROKEN:
        return FoundSignature(None, claimed, "broken", False, "unknown", False)
    return FoundSignature(holder, claimed, state, covers, trust, valid_then)


def _state(found: EmbeddedPdfSignature, pdf: bytes, *, is_last: bool) -> tuple[State, bool]:
    found.compute_integrity_info()  # type: ignore[no-untyped-call]
    intact, valid = validate_sig_integrity(
        found.signer_info, found.signer_cert, "data", found.compute_digest()
    )
    if not (intact and valid and _nothing_hidden(found, pdf)):
        return "broken", False
    # Both are set by the call above, which the library does not tell the type checker.
    coverage: Any = found.coverage
    changes: Any = found.diff_result
    if coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "intact", True
    if not isinstance(changes, DiffResult) or not pdf.rstrip().endswith(_END):
        return "changed", False
    level = changes.modification_level
    if is_last and (level > _ALLOWED_LAST or level == ModificationLevel.NONE):
        return "changed", False  # filled in, or bytes of no meaning: nobody has signed them
    return ("followed" if level <= _ALLOWED else "changed"), False


def _nothing_hidden(found: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Tell whether the room of the signature, which it cannot cover itself, holds nothing else."""
    kept = bytes(found.pkcs7_content)
    _first, length, after, _last = found.byte_range
    written = pdf[length:after]
    end = parser.peek(kept)
    return (
        _PLAIN.fullmatch(written) is not None
        and not any(kept[end:])
        and cms.ContentInfo.load(kept[:end]).dump(force=True) == kept[:end]
        and _says_one_thing(found)
    )


def _says_one_thing(found: EmbeddedPdfSignature) -> bool:
    """Tell whether what stands around the signed part agrees with it."""
    signer, around = found.signer_info, found.signed_data
    hashes = [each["algorithm"].native for each in around["digest_algorithms"]]
    return (
        hashes == [signer["digest_algorithm"]["algorithm"].native]
        and around["encap_content_info"]["content_type"].native == "data"
        and around["version"].native in {"v1", "v3", "v4"}
        and (signer["version"].native != "v1" or around["version"].native == "v1")
    )


def _trust(found: EmbeddedPdfSignature, trusted: list[x509.Certificate], moment: Any) -> Trust:
    certificate = found.signer_cert
    context = ValidationContext(trust_roots=trusted, allow_fetching=False, moment=moment)
    validator = CertificateValidator(
        certificate,
        intermediate_certs=list(found.other_embedded_certs),
        validation_context=context,
    )
    try:
        at_once(validator.async_validate_path())
    except (PathError, ValidationError, PdfError, ValueError):
        return "self_issued" if certificate.issuer == certificate.subject else "unknown"
    return "trusted"
