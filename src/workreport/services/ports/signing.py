"""Port towards the keys people sign with, and towards the signatures inside a PDF.

A key is a PKCS#12 file with its password, or a token with its PIN. Neither password nor PIN is kept
anywhere: they live as long as the key is held. Nothing here ever asks a server.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from workreport.services.ports.press import Layout

Where = Literal["signature", "corner", "exact"]
Trust = Literal["trusted", "self_issued", "unknown"]
PinState = Literal["", "low", "last", "locked"]  # how many wrong PINs a token still forgives
# What later hands did: nothing; only further signatures; something else; the bytes themselves.
State = Literal["intact", "followed", "changed", "broken"]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A PKCS#12 file as bytes."""

    data: bytes = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A key on a token: the maker's library, and what tells the token and its key from others."""

    library: Path
    pin: str = field(repr=False)
    token: str = ""  # label of the token; empty where only one is plugged in
    slot: int | None = None
    key: str = ""  # label of the certificate; empty where only one can sign


SigningKey = KeyFile | TokenKey


@dataclass(frozen=True, slots=True)
class Token:
    """A token that is plugged in."""

    slot: int
    label: str
    model: str
    serial: str
    pin: PinState = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """What a certificate says of who holds its key."""

    name: str
    organisation: str
    issuer: str
    serial: str
    not_before: datetime
    not_after: datetime
    may_sign: bool  # the certificate allows signatures, or says nothing about it
    is_self_issued: bool
    fingerprint: str  # SHA-256 of the certificate


@dataclass(frozen=True, slots=True)
class StampWords:
    """What a visible stamp says; the profile decides how."""

    agency: str
    signer: str  # the holder of the key, said where it is not the agency itself
    at: datetime
    number: str = ""  # of the paper a file goes with: "12-BC/BTCTU"
    training: bool = False


@dataclass(frozen=True, slots=True)
class StampWish:
    """Where a stamp is wanted; ``exact`` is millimetres from the top left corner of a page."""

    where: Where = "signature"
    page: int = 0  # 0: where the place is found, the first page for a corner
    left: float = 0.0
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class StampPlace:
    """Where a stamp stands, in points from the lower left corner of its page."""

    page: int  # from one
    left: float
    bottom: float
    width: float
    height: float
    where: Where  # a wish for the signature falls back to the corner where no such place is


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp and its place."""

    words: StampWords
    place: StampPlace
    layout: Layout


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """One signature of a file. The time is the signer's own word, never a proof."""

    holder: Holder | None  # None where the certificate cannot be read
    claimed_at: datetime | None
    state: State
    covers_file: bool  # nothing at all follows it
    trust: Trust
    valid_then: bool  # the certificate's days include the claimed time


class HeldKey(Protocol):
    """A key ready to sign."""

    @property
    def holder(self) -> Holder:
        """Who holds it."""
        ...

    def sign(self, pdf: bytes, at: datetime, stamp: Stamp | None) -> bytes:
        """Add a PAdES signature; every byte of ``pdf`` stays where it is, at the beginning.

        Raises:
            WorldError: ``signing_pdf_damaged``, ``signing_pdf_closed``: the file allows no further
                signature; ``signing_failed``: the key refused.
        """
        ...


class PdfSigning(Protocol):
    """Signs PDFs and reads their signatures; slow, so called from an executor."""

    def tokens(self, library: Path) -> tuple[Token, ...]:
        """Return the tokens a maker's library sees.

        Raises:
            WorldError: ``token_library_unusable``.
        """
        ...

    def hold(self, key: SigningKey) -> AbstractContextManager[HeldKey]:
        """Unlock a key for as long as it is needed.

        Raises:
            RuleError: ``key_password_wrong``, ``token_pin_wrong``, ``token_pin_last``,
                ``token_locked``.
            UseError: ``key_file_malformed``, ``key_file_without_key``, ``token_not_named``,
                ``token_key_not_named``.
            WorldError: ``token_library_unusable``, ``token_missing``, ``token_without_key``.
        """
        ...

    def place(self, pdf: bytes, wish: StampWish, words: StampWords, layout: Layout) -> StampPlace:
        """Find where a stamp will stand: inside the page, on nothing that is printed there.

        Raises:
            UseError: ``stamp_page_unknown``, ``stamp_page_turned``, ``stamp_outside``,
                ``stamp_no_room``.
            WorldError: ``paper_unreadable``: the bytes are not a PDF.
        """
        ...

    def signatures(self, pdf: bytes, roots: Iterable[bytes] = ()) -> tuple[FoundSignature, ...]:
        """Return the signatures of a file, oldest first; empty when it bears none.

        Args:
            pdf: The file.
            roots: Certificates the agency trusts, each as PEM or DER.

        Raises:
            WorldError: ``signed_file_damaged``: there are signatures, and they cannot be read.
        """
        ...

    def unsigned_part(self, pdf: bytes) -> bytes:
        """Return the file as it was before its first signature; unchanged when it bears none."""
        ...

    def root(self, data: bytes) -> Holder:
        """Read a root certificate.

        Raises:
            UseError: ``root_malformed``.
        """
        ...
