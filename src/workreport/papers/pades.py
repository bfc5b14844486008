"""Adds a PAdES signature to a PDF, without any server and without an event loop.

The library waits for its parts by an event loop, which on some systems is a pair of sockets. What
is awaited here never waits for anything, so the steps are simply taken one after the other.
"""

from collections.abc import Coroutine
from datetime import datetime
from io import BytesIO
from typing import Any, Protocol, TypeVar

from asn1crypto import cms, x509
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields
from pyhanko.sign.general import SigningError, simple_cms_attribute
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from typing_extensions import override

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.errors import WorldError
from workreport.papers.key_files import HASH
from workreport.services.ports.signing import StampPlace

T = TypeVar("T")
FIELD = "Signature{number}"
_ROOM_FOR_RSA_4096 = 512
_WHOLE = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN,
    y_align=AxisAlignment.ALIGN_MIN,
    margins=Margins(0, 0, 0, 0),
    inner_content_scaling=InnerScaling.NO_SCALING,
)
# What a file that is damaged, or made to harm, lets the library stumble over.
UNREADABLE = (
    PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError,
    RecursionError, AssertionError, NotImplementedError,
)  # fmt: skip


class RawKey(Protocol):
    """A key that makes bare signatures, from a file or on a token."""

    @property
    def certificate(self) -> x509.Certificate:
        """Who holds it."""
        ...

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """Further certificates that lead to a root."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Return the bare signature of some bytes over their SHA-256."""
        ...


def sign_pdf(
    pdf: bytes, key: RawKey, at: datetime, drawn: bytes, place: StampPlace | None
) -> bytes:
    """Add a signature behind the bytes of a file; with a place also the stamp drawn for it.

    Raises:
        WorldError: ``signing_pdf_damaged``, ``signing_pdf_closed``, ``signing_failed``.
    """
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        taken = {each.field_name for each in writer.prev.embedded_signatures}
    except UNREADABLE as error:
        raise WorldError("signing_pdf_damaged") from error
    if writer.prev.encrypted:
        raise WorldError("signing_pdf_closed")
    signer = _TimedSigner(_metadata(taken), _StepwiseSigner(key), place, drawn, at)
    output = BytesIO()
    try:
        at_once(signer.async_sign_pdf(writer, output=output))
    except SigningError as error:
        raise WorldError("signing_pdf_closed") from error
    except UNREADABLE as error:
        raise WorldError("signing_pdf_damaged") from error
    return output.getvalue()


def at_once(steps: Coroutine[Any, Any, T]) -> T:
    """Take the steps of what waits for nothing.

    Raises:
        RuntimeError: It waited after all, which is a mistake of the program.
    """
    try:
        steps.send(None)
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]
    steps.close()
    raise RuntimeError("the signing library waited for something")


def _metadata(taken: set[str]) -> PdfSignatureMetadata:
    number = next(n for n in range(1, len(taken) + 2) if FIELD.format(number=n) not in taken)
    return PdfSignatureMetadata(
        field_name=FIELD.format(number=number),
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm=HASH,
    )


class _Drawn(PdfContent):
    """A stamp that lies in memory; the library itself would read it from a file."""

    def __init__(self, data: bytes, place: StampPlace) -> None:
        super().__init__(box=BoxConstraints(width=place.width, height=place.height))
        self._data = data

    @override
    def render(self) -> bytes:
        writer = self._ensure_writer
        page = writer.import_page_as_xobject(PdfFileReader(BytesIO(self._data)))
        self.resources.xobject["/Stamp"] = page
        return b"/Stamp Do"


class _TimedSigner(PdfSigner):
    """Signs at the instant of the program's clock."""

    def __init__(
        self,
        metadata: PdfSignatureMetadata,
        signer: Signer,
        place: StampPlace | None,
        drawn: bytes,
        at: datetime,
    ) -> None:
        name = metadata.field_name or ""
        box: Any = None if place is None else _box(place)  # the library takes fractions, too
        page = 0 if place is None else place.page - 1
        style = None
        if place is not None:
            style = StaticStampStyle(
                background=_Drawn(drawn, place), background_layout=_WHOLE, border_width=0
            )
        super().__init__(
            metadata,
            signer,
            stamp_style=style,
            new_field_spec=fields.SigFieldSpec(name, on_page=page, box=box),
        )
        self._at = at.astimezone(AGENCY_ZONE)

    @override
    def init_signing_session(
        self, pdf_out: Any, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


class _StepwiseSigner(Signer):
    """Signs with a bare key and asks for no timestamp."""

    def __init__(self, key: RawKey) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple([each for each in key.chain if each != key.certificate])
        super().__init__(signing_cert=key.certificate, cert_registry=store)
        self._key = key

    @override
    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        # The library measures first; a token must not be asked twice.
        return b"0" * _ROOM_FOR_RSA_4096 if dry_run else self._key.sign(data)

    @override
    async def signed_attrs(
        self,
        data_digest: bytes,
        digest_algorithm: str,
        attr_settings: Any = None,
        content_type: str = "data",
        use_pades: bool = False,
        timestamper: Any = None,
        dry_run: bool = False,
        is_pdf_sig: bool = True,
    ) -> cms.CMSAttributes:
        found = [
            _attribute("content_type", content_type),
            _attribute("message_digest", data_digest),
        ]
        for provider in self._signed_attr_providers(
            data_digest=data_digest,
            digest_algorithm=digest_algorithm,
            use_cades=use_pades,
            attr_settings=attr_settings,
            timestamper=timestamper,
            is_pdf_sig=is_pdf_sig,
        ):
            attribute = await provider.get_attribute(dry_run=dry_run)
            if attribute is not None:
                found.append(attribute)
        return cms.CMSAttributes(found)

    @override
    async def unsigned_attrs(self, *_args: Any, **_named: Any) -> None:
        return None


def _attribute(name: str, value: object) -> Any:
    return simple_cms_attribute(name, value)  # type: ignore[no-untyped-call]


def _box(place: StampPlace) -> tuple[float, float, float, float]:
    return place.left, place.bottom, place.left + place.width, place.bottom + place.height
