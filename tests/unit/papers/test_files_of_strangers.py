"""PDF files and certificates written by nobody we know: read with care, or told as a sentence."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.signing_keys import AGENCY, PASSWORD, made_key
from tests.unit.papers.test_signing import AT, MM, layout

from workreport.domain.errors import CodedError
from workreport.papers.pages import MOST_PAGES
from workreport.papers.signing import OfflineSigning
from workreport.services.ports.signing import KeyFile, StampPlace, StampWish, StampWords
from workreport.system.resources import ShippedResources

WORDS = StampWords(AGENCY, "Lê An", AT)


@pytest.fixture(scope="module")
def signing() -> OfflineSigning:
    return OfflineSigning(ShippedResources())


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(CodedError) as told:
        act()
    return told.value.code


def test_pages_of_strangers_are_looked_at_with_care(signing: OfflineSigning) -> None:
    def page(size: tuple[float, float], count: int = 1) -> bytes:
        canvas = Canvas("", pagesize=size, invariant=1)
        for _each in range(count):
            canvas.showPage()
        return bytes(canvas.getpdfdata())

    def place(pdf: bytes) -> StampPlace:
        return signing.place(pdf, StampWish("signature", 1), WORDS, layout())

    assert place(page((210 * MM, 297 * MM))).where == "corner"  # scanned: no line at all
    assert code_of(lambda: place(page((9e6, 9e6)))) == "paper_unreadable"
    assert code_of(lambda: place(page((99, 99), MOST_PAGES + 1))) == "paper_pages_many"


def test_names_of_certificates_are_shown_in_the_order_they_were_written(
    signing: OfflineSigning,
) -> None:
    named = made_key("Lê\n\u202eAn")
    assert signing.root(named.pem).name == "Lê An"
    unheard = made_key("Lê \u2066An")  # no letter in the table that names are compared by
    with signing.hold(KeyFile(unheard.file(), PASSWORD)) as held:
        assert code_of(lambda: held.holder) == "certificate_malformed"
