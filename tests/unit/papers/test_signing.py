"""Signatures in PDF: whole after signing, broken by one byte, seen where the profile wants them."""

import asyncio
import io
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pkcs11 import Mechanism
from pyhanko.pdf_utils.generic import TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdfium2 import raw
from tests.signing_keys import AGENCY, PASSWORD, PIN, FakeLibrary, FakeToken, Key, made_key

from workreport.domain.errors import CodedError, UseError, WorldError
from workreport.papers import tokens
from workreport.papers.press import OfficialPress
from workreport.papers.signing import OfflineSigning
from workreport.services.ports.press import Layout
from workreport.services.ports.signing import (
    KeyFile,
    Stamp,
    StampPlace,
    StampWish,
    StampWords,
    TokenKey,
)
from workreport.system.resources import ShippedResources

MM = 72 / 25.4
AT = datetime(2026, 11, 23, 7, 5, 9, tzinfo=UTC)
SIGNER = "Nguyễn Thị Hồng Hạnh"
WORDS = StampWords(AGENCY, SIGNER, AT, training=True)
SAID = (
    AGENCY,
    f"Người ký: {SIGNER}",
    "Thời gian ký: 23/11/2026 14:05:09 +07:00",
    "Chữ ký tập huấn, không có giá trị",
)
PROFILES = ("party_hd05", "party_hd36", "state_nd30")


def layout(profile: str = "party_hd05") -> Layout:
    return Layout(profile, ShippedResources().text(f"layouts/{profile}.json"))


@pytest.fixture(scope="module")
def signing() -> OfflineSigning:
    return OfflineSigning(ShippedResources())


@pytest.fixture(scope="module")
def key() -> Key:
    return made_key()


@pytest.fixture(scope="module")
def paper(press: OfficialPress, make: SimpleNamespace) -> Callable[[str], bytes]:
    drawn: dict[str, bytes] = {}

    def of(profile: str) -> bytes:
        if profile not in drawn:
            drawn[profile] = press.pdf(make.report(training=True, annexes=()), profile)
        return drawn[profile]

    return of


@pytest.fixture(scope="module")
def signed(
    signing: OfflineSigning, key: Key, paper: Callable[[str], bytes]
) -> Callable[[str], tuple[bytes, StampPlace]]:
    made: dict[str, tuple[bytes, StampPlace]] = {}

    def of(profile: str) -> tuple[bytes, StampPlace]:
        if profile not in made:
            pdf = paper(profile)
            place = signing.place(pdf, StampWish(), WORDS, layout(profile))
            with signing.hold(KeyFile(key.file(), PASSWORD)) as held:
                stamp = Stamp(WORDS, place, layout(profile))
                made[profile] = held.sign(pdf, AT, stamp), place
        return made[profile]

    return of


def states(signing: OfflineSigning, pdf: bytes) -> tuple[str, ...]:
    try:
        return tuple(one.state for one in signing.signatures(pdf))
    except WorldError as error:
        return (error.code,)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(CodedError) as told:
        act()
    return told.value.code


def test_a_signed_file_begins_with_the_unsigned_one_and_says_who_and_when(
    signing: OfflineSigning, paper: Callable[[str], bytes], signed: Callable[..., Any]
) -> None:
    pdf, (whole, _place) = paper("party_hd05"), signed("party_hd05")
    assert whole.startswith(pdf)
    assert signing.unsigned_part(whole) == pdf
    assert signing.unsigned_part(pdf) == pdf
    assert b"/ETSI.CAdES.detached" in whole
    (found,) = signing.signatures(whole)
    assert (found.state, found.covers_file, found.trust) == ("intact", True, "self_issued")
    assert found.holder is not None
    assert (found.holder.name, found.claimed_at) == (AGENCY, AT)
    assert signing.signatures(pdf) == ()


def test_one_changed_byte_is_always_said(
    signing: OfflineSigning,
    key: Key,
    signed: Callable[..., Any],
    paper: Callable[[str], bytes],
) -> None:
    whole, _place = signed("party_hd05")
    begin = whole.rfind(b"/Contents <") + len(b"/Contents <")
    end = whole.index(b">", begin)
    size = len(paper("party_hd05"))
    # The hexadecimal words of the signature itself, and bytes it covers.
    inside = [(begin + way, 16) for way in (0, 201, 701, 1401)] + [((begin + end) // 2, 1)]
    covered = [(9, 1), (size // 3, 1), (size - 3, 1), (size + 40, 32), (end + 40, 1)]
    # A certificate that signs itself is held by nothing but its name inside the signature.
    certificate = key.certificate.public_bytes(Encoding.DER).hex().encode()
    covered.append((whole.lower().rindex(certificate) + len(certificate) - 20, 1))
    for place, bit in (*inside, *covered, (begin + 60, 32), (whole.rfind(b"startxref") + 12, 1)):
        changed = bytearray(whole)
        changed[place] ^= bit
        found = states(signing, bytes(changed))
        assert found in {("broken",), ("signed_file_damaged",)}, (place - begin, bit)


def test_a_second_signature_keeps_the_first_and_anything_else_does_not(
    signing: OfflineSigning, key: Key, signed: Callable[..., Any], paper: Callable[[str], bytes]
) -> None:
    whole, first = signed("state_nd30")
    words = StampWords(AGENCY, AGENCY, AT)
    place = signing.place(whole, StampWish(), words, layout("state_nd30"))
    assert (first.where, place.where, place.page) == ("signature", "corner", 1)
    with signing.hold(KeyFile(key.file(), PASSWORD)) as held:
        both = held.sign(whole, AT, Stamp(words, place, layout("state_nd30")))
    assert both.startswith(whole)
    assert states(signing, both) == ("followed", "intact")
    assert signing.unsigned_part(both) == paper("state_nd30")
    writer = IncrementalPdfFileWriter(io.BytesIO(both))
    writer.root["/Lang"] = TextStringObject("en")
    writer.update_root()
    changed = io.BytesIO()
    writer.write(changed)
    assert set(states(signing, changed.getvalue())) == {"changed"}
    for more in (b"\n", b"\n%% more\n"):
        assert states(signing, both + more)[-1] == "changed"


@pytest.mark.parametrize("profile", PROFILES)
def test_the_stamp_stands_between_title_and_name_and_is_read_as_it_was_written(
    profile: str, signed: Callable[..., Any], paper: Callable[[str], bytes]
) -> None:
    whole, place = signed(profile)
    page, words = flat(whole, place.page)
    lines = {line["text"]: line for line in words}
    assert set(SAID) <= set(lines)
    axis = 210 * MM - 15 * MM - 42.5 * MM
    top = min(lines[one]["top"] for one in SAID)
    bottom = max(lines[one]["bottom"] for one in SAID)
    title, name = lines["CHÁNH VĂN PHÒNG"], lines["Chu Ngọc Giang"]
    assert title["bottom"] < top < bottom < name["top"]
    assert abs((top + bottom) / 2 - (title["bottom"] + name["top"]) / 2) < MM
    for one in SAID:
        middle = (lines[one]["x0"] + lines[one]["x1"]) / 2
        assert abs(middle - axis) < MM
        assert {round(char["size"], 1) for char in lines[one]["chars"]} == {10.0}
        assert all("LiberationSerif" in char["fontname"] for char in lines[one]["chars"])
    assert place.left >= 0
    assert place.left + place.width <= page[0]
    assert all_embedded(whole)
    before = {line["text"] for line in flat(paper(profile), place.page)[1]}
    assert set(lines) - before == set(SAID)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_stamp_of_a_file_that_goes_with_a_paper_stands_in_the_corner(
    profile: str, signing: OfflineSigning, press: OfficialPress, make: SimpleNamespace
) -> None:
    pdf = press.pdf(make.report(annexes=(), copy_mark="Bản số 03"), profile)
    words = StampWords(AGENCY, AGENCY, AT, number="128-BC/BTCTU")
    place = signing.place(pdf, StampWish("corner"), words, layout(profile))
    assert (place.page, place.where) == (1, "corner")
    height = 297 * MM - place.bottom
    assert height < 20 * MM  # above the letterhead
    assert place.left + place.width <= 195 * MM + 0.1
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        for word in file.pages[0].extract_words():
            beside = word["x0"] >= place.left + place.width or word["x1"] <= place.left
            assert beside or word["top"] >= height, word["text"]


def test_a_wish_that_cannot_be_met_is_refused(
    signing: OfflineSigning, paper: Callable[[str], bytes]
) -> None:
    pdf = paper("party_hd05")

    def wish(**wanted: Any) -> str:
        return code_of(lambda: signing.place(pdf, StampWish(**wanted), WORDS, layout()))

    assert wish(where="exact", page=1, left=190, top=100) == "stamp_outside"
    assert wish(where="corner", page=99) == "stamp_page_unknown"
    exact = signing.place(pdf, StampWish("exact", 1, 30, 200), WORDS, layout())
    assert abs(exact.left - 30 * MM) < 0.1
    assert abs(297 * MM - exact.bottom - exact.height - 200 * MM) < 0.6


def test_keys_say_what_is_wrong_with_them(
    signing: OfflineSigning, key: Key, tmp_path: Path
) -> None:
    def hold(data: bytes, password: str = PASSWORD) -> str:
        def act() -> None:
            with signing.hold(KeyFile(data, password)):
                pass

        return code_of(act)

    assert hold(key.file(), "sai") == "key_password_wrong"
    assert hold(key.file(), "") == "key_password_wrong"
    assert hold(b"%PDF-1.4") == "key_file_malformed"
    assert hold(key.file()[:200]) == "key_file_malformed"
    missing = TokenKey(tmp_path / "nothing.so", PIN)
    assert code_of(lambda: signing.tokens(missing.library)) == "token_library_unusable"
    assert PASSWORD not in repr(KeyFile(b"", PASSWORD))
    assert PIN not in repr(missing)


def test_a_root_the_agency_names_makes_a_signature_trusted(
    signing: OfflineSigning, paper: Callable[[str], bytes]
) -> None:
    root = made_key("Cục Chứng thực số")
    holder = made_key(by=root)
    with signing.hold(KeyFile(holder.file(), PASSWORD)) as held:
        whole = held.sign(paper("party_hd05"), AT, None)
    trusts = [
        signing.signatures(whole, roots)[0].trust
        for roots in ((), (root.pem,), (made_key("Nơi khác").pem,))
    ]
    assert trusts == ["unknown", "trusted", "unknown"]
    assert signing.root(root.certificate.public_bytes(Encoding.DER)).name == "Cục Chứng thực số"
    with pytest.raises(UseError, match="root_malformed"):
        signing.root(b"no certificate")


def test_damaged_files_are_refused(signing: OfflineSigning, key: Key) -> None:
    with signing.hold(KeyFile(key.file(), PASSWORD)) as held:
        assert code_of(lambda: held.sign(b"no PDF", AT, None)) == "signing_pdf_damaged"
    assert code_of(lambda: signing.place(b"no PDF", StampWish(), WORDS, layout())) == (
        "paper_unreadable"
    )
    assert states(signing, b"%PDF-1.4 /ByteRange") == ("signed_file_damaged",)


def test_neither_signing_nor_reading_opens_a_socket(
    signing: OfflineSigning,
    paper: Callable[[str], bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise AssertionError("a socket was asked for")

    for name in ("socket", "create_connection", "socketpair", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    for name in ("new_event_loop", "run", "get_event_loop"):  # a loop is a pair of sockets
        monkeypatch.setattr(asyncio, name, refuse)
    root = made_key("Cục Chứng thực số")
    with signing.hold(KeyFile(made_key(by=root).file(), PASSWORD)) as held:
        whole = held.sign(paper("party_hd05"), AT, None)
    assert signing.signatures(whole, (root.pem,))[0].trust == "trusted"
    clients: Any = sys.modules["pyhanko.sign.timestamps.aiohttp_client"]
    assert code_of(lambda: clients.HTTPTimeStamper("http://127.0.0.1")) == "signing_stays_offline"
    assert "aiohttp" not in sys.modules


class TestToken:
    @pytest.fixture
    def card(self, key: Key) -> FakeToken:
        other = made_key("Chu Ngọc Giang", private=rsa.generate_private_key(65537, 2048))
        unfit = made_key("Mã hóa", signs=False)
        return FakeToken("Ban Cơ yếu", {"ky-so": key, "ma-hoa": unfit, "rieng": other})

    @pytest.fixture
    def plugged(
        self, card: FakeToken, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[list[FakeToken]]:
        library = FakeLibrary([card])
        monkeypatch.setattr(tokens, "_library", lambda _path: library)
        yield library.plugged
        assert all(one.sessions == 0 for one in library.plugged)

    def key(self, **wanted: Any) -> TokenKey:
        return TokenKey(Path("lib.so"), **{"pin": PIN, "key": "ky-so", **wanted})

    @pytest.mark.parametrize("hashes", [True, False])
    @pytest.mark.parametrize("name", ["ky-so", "rieng"])
    def test_it_signs(
        self,
        name: str,
        hashes: bool,
        signing: OfflineSigning,
        card: FakeToken,
        plugged: list[FakeToken],
        paper: Callable[[str], bytes],
    ) -> None:
        assert len(plugged) == 1
        if hashes:
            card.mechanisms.add(Mechanism.SHA256_RSA_PKCS)
        with signing.hold(self.key(key=name)) as held:
            whole = held.sign(paper("party_hd05"), AT, None)
        assert states(signing, whole) == ("intact",)

    def test_wrong_pins_are_told_before_the_token_locks(
        self, signing: OfflineSigning, plugged: list[FakeToken]
    ) -> None:
        def wrong() -> str:
            return code_of(lambda: signing.hold(self.key(pin="000000")).__enter__())

        assert [wrong() for _try in range(4)] == [
            "token_pin_wrong",
            "token_pin_last",
            "token_locked",
            "token_locked",
        ]
        assert plugged[0].tries == 0  # the last call did not try
        assert signing.tokens(Path("lib.so"))[0].pin == "locked"

    def test_what_is_not_clear_is_asked(
        self, signing: OfflineSigning, plugged: list[FakeToken]
    ) -> None:
        def hold(**wanted: Any) -> str:
            return code_of(lambda: signing.hold(self.key(**wanted)).__enter__())

        assert hold(key="") == "token_key_not_named"  # two of the three sign
        assert hold(key="khác") == "token_without_key"
        assert hold(token="khác") == "token_missing"
        plugged.append(FakeToken("Ban Cơ yếu", plugged[0].keys, slot_id=2))
        assert hold() == "token_not_named"
        with signing.hold(self.key(slot=2)) as held:
            assert held.holder.name == AGENCY


def flat(pdf: bytes, number: int) -> tuple[tuple[float, float], list[dict[str, Any]]]:
    """Read a page as it is seen, stamps included: lines with their letters."""
    with closing(pypdfium2.PdfDocument(pdf)) as file:
        file.init_forms()
        page = file[number - 1]
        assert raw.FPDFPage_Flatten(page, raw.FLAT_PRINT) != raw.FLATTEN_FAIL
        page.close()
        kept = io.BytesIO()
        file.save(kept)
    with pdfplumber.open(kept) as file:
        page = file.pages[number - 1]
        # Recipients stand beside the signature: only the right half is read.
        right = page.crop((page.width / 2, 0, page.width, page.height))
        words = right.extract_text_lines(x_tolerance=1.5, return_chars=True)
        return (float(page.width), float(page.height)), words


def all_embedded(pdf: bytes) -> bool:
    return pdf.count(b"/FontFile2") >= pdf.count(b"/Type /FontDescriptor") > 0
