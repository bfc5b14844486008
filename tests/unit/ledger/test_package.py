import json
import random

import pytest
from cryptography.exceptions import InvalidTag

from workreport.domain.ids import new_id
from workreport.ledger import canonical, package, sealing, streams
from workreport.ledger.envelope import Entry, Head, blob_part, make_part, read_entry, sign_entry
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.keys import KeyPair, PublicKeys
from workreport.ledger.package import open_package, peek, seal
from workreport.ledger.sealing import CHUNK, Header, open_bytes, seal_bytes

NET = "ab" * 32
WRITER = "cd" * 16
STEP = CHUNK + 16
UNIT_STREAM = streams.unit("12" * 16)
REFUSALS = {
    "package_truncated",
    "package_foreign",
    "package_damaged",
    "package_not_for_us",
    "package_header_too_large",
    "package_version_unknown",
}
SECRET = "Kết quả riêng của phòng"
HEADS = {
    (WRITER, streams.AGENCY): Head(4, "11" * 32),
    ("ef" * 16, streams.unit("12" * 16)): Head(2, "22" * 32),
}


@pytest.fixture(scope="module")
def office() -> KeyPair:
    return KeyPair.generate()


@pytest.fixture(scope="module")
def entries(make_entry) -> list[Entry]:
    return [make_entry({"text": SECRET, "row": row}) for row in range(3)]


@pytest.fixture(scope="module")
def sealed(entries: list[Entry], keys: KeyPair, office: KeyPair) -> bytes:
    return pack(entries, keys, [office.public, keys.public])


def pack(entries, signer: KeyPair, recipients, **changes) -> bytes:
    given = {"net": NET, "writer": WRITER, "heads": HEADS, "signer": signer}
    return seal(entries, recipients=recipients, **(given | changes))[1]


def code_of(data: bytes, keys: KeyPair) -> str:
    with pytest.raises(PackageError) as caught:
        open_package(data, keys)
    return caught.value.code


def header_length(data: bytes) -> int:
    return int.from_bytes(data[4:8], "big")


def with_header(data: bytes, **changes: object) -> bytes:
    end = 8 + header_length(data)
    text = canonical.encode(json.loads(data[8:end]) | changes)
    return data[:4] + len(text).to_bytes(4, "big") + text + data[end:]


def test_every_recipient_reads_what_was_sealed(
    sealed: bytes, entries: list[Entry], keys: KeyPair, office: KeyPair
) -> None:
    for recipient in (keys, office):
        opened = open_package(sealed, recipient)
        read = [read_entry(raw.envelope_bytes, raw.signature, raw.parts) for raw in opened.entries]
        assert read == entries
        assert opened.heads == HEADS
        assert opened.requests == ()


def test_anybody_reads_the_header_and_nothing_else(
    sealed: bytes, entries: list[Entry], keys: KeyPair, office: KeyPair
) -> None:
    header = peek(sealed)
    assert (header.net, header.writer) == (NET, WRITER)
    assert header.recipients == (office.public.key_id, keys.public.key_id)
    for clear in (SECRET, "row", "report.file", UNIT_STREAM, entries[0].id):
        assert clear.encode() not in sealed


def test_a_header_is_read_from_the_beginning_of_a_file(sealed: bytes) -> None:
    assert peek(sealed[: 17 * 1024], len(sealed)) == peek(sealed)
    with pytest.raises(PackageError, match="package_truncated"):
        peek(sealed[: 17 * 1024], len(sealed) - 1)


def test_with_one_recipients_keys_nothing_of_anothers_opens(
    sealed: bytes, stranger: KeyPair
) -> None:
    assert code_of(sealed, stranger) == "package_not_for_us"


def test_a_stanza_renamed_to_another_key_does_not_open(
    sealed: bytes, stranger: KeyPair, keys: KeyPair
) -> None:
    stanzas = json.loads(sealed[8 : 8 + header_length(sealed)])["stanzas"]
    for stanza in stanzas:
        stolen = [{"key": stranger.public.key_id, "enc": stanza["enc"]}]
        assert code_of(with_header(sealed, stanzas=stolen), stranger) == "package_damaged"
    swapped = [
        {"key": one["key"], "enc": other["enc"]}
        for one, other in zip(stanzas, reversed(stanzas), strict=True)
    ]
    assert code_of(with_header(sealed, stanzas=swapped), keys) == "package_damaged"


def test_the_same_signing_key_with_another_opener_opens_nothing(
    sealed: bytes, keys: KeyPair, stranger: KeyPair
) -> None:
    mixed = KeyPair.from_private(keys.private()[0], stranger.private()[1])
    assert code_of(sealed, mixed) == "package_damaged"


def test_the_same_entries_are_never_sealed_to_the_same_bytes(
    entries: list[Entry], keys: KeyPair
) -> None:
    first = seal(entries, net=NET, writer=WRITER, recipients=[keys.public], heads={}, signer=keys)
    second = seal(entries, net=NET, writer=WRITER, recipients=[keys.public], heads={}, signer=keys)
    assert first[0] != second[0]
    assert first[0] == peek(first[1]).package
    assert first[1][-STEP:] != second[1][-STEP:]


def test_small_packages_all_have_the_size_of_one_chunk(make_entry, keys: KeyPair) -> None:
    one, other = (
        pack([make_entry({"text": "x" * size})], keys, [keys.public]) for size in (10, 40_000)
    )
    assert len(one) - header_length(one) == len(other) - header_length(other) == 8 + 32 + STEP


def test_files_and_emptied_parts_travel(
    make_envelope, keys: KeyPair, chooser: random.Random
) -> None:
    content, content_data = make_part(1, {"a": 1})
    blob, blob_data = blob_part(2, "pdf", chooser.randbytes(300_000))
    entry = sign_entry(keys, make_envelope([content, blob]), {1: content_data, 2: blob_data})
    emptied = read_entry(entry.envelope_bytes, entry.signature, {2: blob_data})
    raw = open_package(pack([entry, emptied], keys, [keys.public]), keys).entries
    assert raw[0].parts == {1: content_data, 2: blob_data}
    assert raw[1].parts == {2: blob_data}


def test_requests_travel_beside_the_entries(entries: list[Entry], keys: KeyPair) -> None:
    requests = [b"", b"request", bytes(package.MAX_REQUEST)]
    opened = open_package(pack(entries, keys, [keys.public], requests=requests), keys)
    assert opened.requests == tuple(requests)
    assert len(opened.entries) == len(entries)


def test_an_empty_package_carries_heads(keys: KeyPair) -> None:
    opened = open_package(pack([], keys, [keys.public]), keys)
    assert (opened.entries, opened.heads) == ((), HEADS)


def test_a_bad_entry_does_not_spoil_its_neighbours(entries: list[Entry], keys: KeyPair) -> None:
    bad = Entry("", entries[0].envelope, b"not an envelope", bytes(64), {9: b"lost"})
    bad = Entry(
        package.hashlib.sha256(bad.envelope_bytes).hexdigest(),
        bad.envelope,
        bad.envelope_bytes,
        bad.signature,
        bad.parts,
    )
    raw = open_package(pack([bad, *entries], keys, [keys.public]), keys).entries
    assert raw[0].envelope_bytes == b"not an envelope"
    assert [each.envelope_bytes for each in raw[1:]] == [each.envelope_bytes for each in entries]


def test_only_the_signer_vouches_for_a_package(
    sealed: bytes, keys: KeyPair, stranger: KeyPair
) -> None:
    opened = open_package(sealed, keys)
    assert opened.key == keys.public.key_id
    assert opened.signed_by(keys.public)
    assert not opened.signed_by(stranger.public)
    assert not opened.signed_by(PublicKeys(keys.public.sign[::-1], keys.public.seal))


def test_a_recipient_cannot_seal_anothers_manifest_anew(
    sealed: bytes, office: KeyPair, stranger: KeyPair
) -> None:
    header, payload = open_bytes(sealed, office)
    other = Header(NET, new_id(), WRITER, header.recipients)
    assert code_of(seal_bytes(other, [office.public], payload), office) == "package_damaged"
    same = Header(NET, header.package, WRITER, header.recipients)
    assert code_of(seal_bytes(same, [stranger.public], payload), stranger) == "package_damaged"


def test_a_manifest_changed_by_a_recipient_is_not_signed_any_more(
    sealed: bytes, keys: KeyPair, office: KeyPair
) -> None:
    header, payload = open_bytes(sealed, office)
    forged = payload.replace(b'"seq":4', b'"seq":5')
    assert forged != payload
    again = seal_bytes(header, [office.public, keys.public], forged)
    opened = open_package(again, office)
    assert not opened.signed_by(keys.public)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"size":', b'"size":1'),
        (b'"size":', b'"size":9999999999'),
        (b'"v":1', b'"v":2'),
        (b'"stream":"agency"', b'"stream":"agenda"'),
        (b'"entries":[{"id":"', b'"entries":[{"id":"00'),
        (b'"net":"ab', b'"net":"ac'),
        (b'"heads":[', b'"heads":[1,'),
    ],
)
def test_a_payload_that_contradicts_itself_is_damaged(
    sealed: bytes, office: KeyPair, keys: KeyPair, old: bytes, new: bytes
) -> None:
    header, payload = open_bytes(sealed, office)
    size = int.from_bytes(payload[:4], "big")
    manifest = payload[4 : 4 + size].replace(old, new, 1)
    assert manifest != payload[4 : 4 + size]
    forged = len(manifest).to_bytes(4, "big") + manifest + payload[4 + size :].rstrip(b"\0")
    again = seal_bytes(header, [office.public, keys.public], forged)
    assert code_of(again, office) == "package_damaged"


@pytest.mark.parametrize("rest", [b"\0" * CHUNK, b"\1", b"\0" * 100 + b"more"])
def test_nothing_hides_in_the_padding(
    sealed: bytes, office: KeyPair, keys: KeyPair, rest: bytes
) -> None:
    header, payload = open_bytes(sealed, office)
    again = seal_bytes(header, [office.public, keys.public], payload[:-200] + rest)
    assert code_of(again, office) == "package_damaged"


def test_a_record_that_ends_early_is_damaged(sealed: bytes, office: KeyPair, keys: KeyPair) -> None:
    header, _ = open_bytes(sealed, office)
    recipients = [office.public, keys.public]
    for payload in (b"", b"\xff\xff\xff\xff", b"\0\0\0\x02{}"):
        assert code_of(seal_bytes(header, recipients, payload), office) == "package_damaged"


@pytest.mark.parametrize(
    "record",
    [
        b"\0\1\0\1" + bytes(65_537),
        b"\0\0\0\1x" + bytes(63),
        b"\0\0\0\1x" + bytes(64) + b"\0\0\0\1\0\0\0\0" * 2,
        b"\0\0\0\1x" + bytes(64) + b"\0\0\0\1\xff\xff\xff\xff",
        b"\0\0\0\1x" + bytes(64) + b"\0\0\0\1\0\0\0\5abcd",
        b"\0\0\0\1x" + bytes(64) + b"\0\0",
        b"\0\0\0\1y" + bytes(64),
    ],
)
def test_a_malformed_record_is_damaged(record: bytes) -> None:
    with pytest.raises(PackageError, match="package_damaged"):
        package._read_entry(record, package.hashlib.sha256(b"x").hexdigest())


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
    assert sealing._chunk_nonce(3, last=True) != sealing._chunk_nonce(3, last=False)
    assert len(sealing._chunk_nonce(2**80, last=True)) == 12
