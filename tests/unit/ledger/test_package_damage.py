import random

import pytest
from cryptography.exceptions import InvalidTag
from tests.unit.ledger.packing import (
    REFUSALS,
    STEP,
    code_of,
    header_length,
    open_bytes,
    pack,
    seal_bytes,
    with_header,
)

from workreport.ledger import package, sealing
from workreport.ledger.chunks import CHUNK, chunk_nonce
from workreport.ledger.envelope import Entry
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.keys import KeyPair, PublicKeys
from workreport.ledger.package import open_package, peek


def test_what_is_no_package_is_foreign(keys: KeyPair) -> None:
    for data in (b"PK\3\4" + bytes(100_000), b"W", b"hello", bytes(8)):
        expected = "package_truncated" if data == b"W" else "package_foreign"
        assert code_of(data, keys) == expected
    assert code_of(b"", keys) == "package_truncated"


def test_a_later_form_of_packages_is_named(sealed: bytes, keys: KeyPair) -> None:
    assert code_of(b"WRP2" + sealed[4:], keys) == "package_version_unknown"
    assert code_of(with_header(sealed, v=2, more="x"), keys) == "package_version_unknown"
    assert code_of(with_header(sealed, v=0), keys) == "package_damaged"


def test_a_header_over_its_limit_is_refused_before_it_is_read(sealed: bytes, keys: KeyPair) -> None:
    large = sealed[:4] + (16 * 1024 + 1).to_bytes(4, "big") + sealed[8:]
    assert code_of(large, keys) == "package_header_too_large"
    assert code_of(large[:8], keys) == "package_header_too_large"


@pytest.mark.parametrize(
    "changes",
    [
        {"net": "ab"},
        {"package": "x" * 32},
        {"nonce": ""},
        {"length": 0},
        {"length": -1},
        {"stanzas": []},
        {"stanzas": [{"key": "ab" * 16, "enc": "00"}]},
        {"stanzas": [{"key": "ab" * 16, "enc": "00" * 80}] * 2},
        {"stanzas": [{"key": "ab" * 16, "enc": "00" * 80, "more": 1}]},
        {"extra": 1},
        {"v": "1"},
    ],
    ids=str,
)
def test_a_malformed_header_is_damaged(
    sealed: bytes, keys: KeyPair, changes: dict[str, object]
) -> None:
    assert code_of(with_header(sealed, **changes), keys) == "package_damaged"


def test_a_header_spelled_otherwise_is_damaged(sealed: bytes, keys: KeyPair) -> None:
    end = 8 + header_length(sealed)
    text = sealed[8:end].replace(b'"v":1', b'"v": 1')
    data = sealed[:4] + len(text).to_bytes(4, "big") + text + sealed[end:]
    assert code_of(data, keys) == "package_damaged"


def test_thirty_two_recipients_fit_and_one_more_is_refused(
    entries: list[Entry], keys: KeyPair
) -> None:
    crowd = [KeyPair.generate() for _ in range(33)]
    data = pack(entries, keys, [each.public for each in crowd[:32]])
    assert header_length(data) <= 16 * 1024
    assert len(open_package(data, crowd[31]).entries) == 3
    with pytest.raises(PackageError, match="too_many_recipients"):
        pack(entries, keys, [each.public for each in crowd])


def test_a_recipient_named_twice_gets_one_stanza(entries: list[Entry], keys: KeyPair) -> None:
    data = pack(entries, keys, [keys.public] * 40)
    assert peek(data).recipients == (keys.public.key_id,)


def test_a_package_for_nobody_is_refused(entries: list[Entry], keys: KeyPair) -> None:
    with pytest.raises(PackageError, match="no_recipients"):
        pack(entries, keys, [])


def test_a_recipient_without_a_sound_key_is_refused(entries: list[Entry], keys: KeyPair) -> None:
    for unsound in (bytes(32), b"short"):
        with pytest.raises(EntryError, match="key_refused"):
            pack(entries, keys, [PublicKeys(keys.public.sign, unsound)])


def test_five_thousand_entries_fit_and_one_more_is_refused(
    entries: list[Entry], keys: KeyPair
) -> None:
    data = pack(entries[:1] * package.MAX_ENTRIES, keys, [keys.public])
    assert len(open_package(data, keys).entries) == package.MAX_ENTRIES
    with pytest.raises(PackageError, match="package_too_many_entries"):
        pack(entries[:1] * (package.MAX_ENTRIES + 1), keys, [keys.public])


def test_requests_have_limits(keys: KeyPair) -> None:
    with pytest.raises(PackageError, match="package_too_many_entries"):
        pack([], keys, [keys.public], requests=[b""] * (package.MAX_REQUESTS + 1))
    with pytest.raises(PackageError, match="package_request_too_large"):
        pack([], keys, [keys.public], requests=[bytes(package.MAX_REQUEST + 1)])


def test_a_package_over_its_limit_is_neither_made_nor_read(
    sealed: bytes, keys: KeyPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "MAX_PACKAGE", sealing.MAX_HEADER + 40 + STEP)
    assert sealing.capacity() == CHUNK
    header = peek(sealed)
    assert len(seal_bytes(header, [keys.public], bytes(CHUNK))) <= sealing.MAX_PACKAGE
    with pytest.raises(PackageError, match="package_too_large"):
        seal_bytes(header, [keys.public], bytes(CHUNK + 1))
    with pytest.raises(PackageError, match="package_too_large"):
        peek(sealed, sealing.MAX_PACKAGE + 1)


def test_a_cut_anywhere_is_noticed_before_any_secret_is_used(
    sealed: bytes, keys: KeyPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "_SUITE", None)
    cuts = {*range(0, len(sealed), 1024), *range(1_000), len(sealed) - 1}
    for cut in cuts:
        assert code_of(sealed[:cut], keys) == "package_truncated"


def test_more_bytes_after_the_end_are_damage(sealed: bytes, keys: KeyPair) -> None:
    for rest in (b"\0", bytes(STEP), sealed):
        assert code_of(sealed + rest, keys) == "package_damaged"


def test_no_single_changed_byte_is_accepted(
    sealed: bytes, keys: KeyPair, chooser: random.Random
) -> None:
    start = 8 + header_length(sealed) + 32
    places = [*range(start + 64), *chooser.choices(range(start, len(sealed)), k=2_000)]
    for place in places:
        changed = bytearray(sealed)
        changed[place] ^= chooser.randrange(1, 256)
        assert code_of(bytes(changed), keys) in REFUSALS


def test_no_inserted_removed_or_swapped_bytes_are_accepted(
    sealed: bytes, keys: KeyPair, chooser: random.Random
) -> None:
    head = 8 + header_length(sealed) + 32
    for round_number in range(3_000):
        end = head if round_number % 2 else len(sealed)
        at, to = sorted(chooser.sample(range(end), 2))
        piece = chooser.randbytes(chooser.randrange(1, 40))
        mutants = (
            sealed[:at] + piece + sealed[at:],
            sealed[:at] + sealed[to:],
            sealed[:at]
            + sealed[to : to + 1]
            + sealed[at + 1 : to]
            + sealed[at : at + 1]
            + sealed[to + 1 :],
        )
        mutant = mutants[round_number % 3]
        if mutant != sealed:
            assert code_of(mutant, keys) in REFUSALS


def test_chunks_cannot_change_places_or_be_dropped(
    sealed: bytes, keys: KeyPair, chooser: random.Random
) -> None:
    payload = chooser.randbytes(4 * CHUNK)
    data = seal_bytes(peek(sealed), [keys.public], payload)
    assert open_bytes(data, keys)[1] == payload
    start = 8 + header_length(data) + 32
    chunks = [data[at : at + STEP] for at in range(start, len(data), STEP)]
    assert len(chunks) == 4
    mutants = (
        data[:start] + chunks[1] + chunks[0] + chunks[2] + chunks[3],
        data[:start] + chunks[0] + chunks[1] + chunks[1] + chunks[3],
        with_header(data[:-STEP], length=3 * STEP),
        with_header(data + chunks[3], length=5 * STEP),
    )
    for mutant in mutants:
        with pytest.raises(PackageError, match="package_damaged"):
            open_bytes(mutant, keys)


def test_a_wrapped_key_belongs_to_one_package_and_one_recipient(keys: KeyPair) -> None:
    here, there = "01" * 16, "02" * 16
    sealed_key = bytes.fromhex(sealing._wrap(bytes(32), here, keys.public).enc)
    own = keys.public.key_id
    opened = sealing._SUITE.decrypt(sealed_key, keys.opener, sealing._context(here, own))
    assert opened == bytes(32)
    for package_id, key in ((there, own), (here, there)):
        with pytest.raises(InvalidTag):
            sealing._SUITE.decrypt(sealed_key, keys.opener, sealing._context(package_id, key))


def test_a_manifest_naming_another_key_than_its_signer_is_vouched_for_by_nobody(
    sealed: bytes, office: KeyPair, keys: KeyPair, stranger: KeyPair
) -> None:
    header, payload = open_bytes(sealed, office)
    end = 4 + int.from_bytes(payload[:4], "big")
    forged = payload[:end] + stranger.sign("package", payload[4:end]) + payload[end + 64 :]
    opened = open_package(seal_bytes(header, [office.public, keys.public], forged), office)
    assert not opened.signed_by(stranger.public)
    assert not opened.signed_by(keys.public)


def test_the_last_chunk_knows_that_it_is_the_last() -> None:
    assert chunk_nonce(3, last=True) != chunk_nonce(3, last=False)
    assert len(chunk_nonce(2**80, last=True)) == 12
