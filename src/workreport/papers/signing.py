"""Signing by the program: libraries loaded at the first use, and never any server."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.papers.offline import keep_offline
from workreport.papers.profile import Profile, read_profile
from workreport.papers.turns import printing
from workreport.services.ports.machine import Resources
from workreport.services.ports.press import Layout
from workreport.services.ports.signing import (
    FoundSignature,
    HeldKey,
    Holder,
    KeyFile,
    PdfSigning,
    SigningKey,
    Stamp,
    StampPlace,
    StampWish,
    StampWords,
    Token,
)

if TYPE_CHECKING:
    from workreport.papers.pades import RawKey
    from workreport.papers.signature_stamp import Align


class OfflineSigning(PdfSigning):
    """Signs with keys of files and tokens."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    @override
    def tokens(self, library: Path) -> tuple[Token, ...]:
        from workreport.papers.tokens import tokens  # noqa: PLC0415 - the window must not wait

        return tokens(library)

    @override
    @contextmanager
    def hold(self, key: SigningKey) -> Iterator[HeldKey]:
        if isinstance(key, KeyFile):
            from workreport.papers.key_files import open_key_file  # noqa: PLC0415 - as above

            yield _Held(open_key_file(key), self._resources)
            return
        from workreport.papers.tokens import open_token  # noqa: PLC0415 - as above

        with open_token(key) as unlocked:
            yield _Held(unlocked, self._resources)

    @override
    def place(self, pdf: bytes, wish: StampWish, words: StampWords, layout: Layout) -> StampPlace:
        from workreport.papers.fonts import load_fonts  # noqa: PLC0415 - as above
        from workreport.papers.signature_place import find_place  # noqa: PLC0415 - as above

        rules = read_profile(layout)
        with printing:
            load_fonts(self._resources)
            return find_place(pdf, wish, words, rules)

    @override
    def signatures(self, pdf: bytes, roots: Iterable[bytes] = ()) -> tuple[FoundSignature, ...]:
        keep_offline()
        from workreport.papers.signature_reading import read_signatures  # noqa: PLC0415 - as above

        return read_signatures(pdf, roots)

    @override
    def unsigned_part(self, pdf: bytes) -> bytes:
        keep_offline()
        from workreport.papers.signature_reading import (  # noqa: PLC0415 - as above
            before_signatures,
        )

        return before_signatures(pdf)

    @override
    def root(self, data: bytes) -> Holder:
        from workreport.papers.certificates import (  # noqa: PLC0415 - as above
            holder_of,
            read_certificates,
        )

        return holder_of(read_certificates(data)[0])


@dataclass(frozen=True, slots=True)
class _Held(HeldKey):
    key: "RawKey"
    resources: Resources

    @property
    @override
    def holder(self) -> Holder:
        from workreport.papers.certificates import holder_of  # noqa: PLC0415 - as above

        try:
            return holder_of(self.key.certificate)
        except (ValueError, TypeError, KeyError) as error:
            raise UseError("certificate_malformed") from error

    @override
    def sign(self, pdf: bytes, at: datetime, stamp: Stamp | None) -> bytes:
        keep_offline()
        from workreport.papers.pades import sign_pdf  # noqa: PLC0415 - as above

        if stamp is None:
            return sign_pdf(pdf, self.key, at, b"", None)
        drawn = self._drawn(stamp, read_profile(stamp.layout))
        return sign_pdf(pdf, self.key, at, drawn, stamp.place)

    def _drawn(self, stamp: Stamp, rules: Profile) -> bytes:
        from workreport.papers.fonts import load_fonts  # noqa: PLC0415 - as above

        with printing:
            load_fonts(self.resources)
            return self._lines_drawn(stamp, rules)

    @staticmethod
    def _lines_drawn(stamp: Stamp, rules: Profile) -> bytes:
        from workreport.papers.signature_stamp import draw_stamp, stamp_lines  # noqa: PLC0415 - as above

        place = stamp.place
        # The box was measured around the same lines; a little more lets every one of them stand.
        lines = stamp_lines(stamp.words, rules.signing, place.width + 0.5)
        align: Align = {"signature": "center", "corner": "right", "exact": "left"}[place.where]  # type: ignore[assignment]
        return draw_stamp(lines, rules.signing, (place.width, place.height), align)
