import hashlib
import json
import random
from collections.abc import Iterator

import pytest
from tests.unit.ledger.packing import (
    HEADS,
    NET,
    SECRET,
    STEP,
    UNIT_STREAM,
    WRITER,
    code_of,
    header_length,
    open_bytes,
    pack,
    seal_bytes,
    with_header,
)

from workreport.domain.ids import new_id
from workreport.ledger import package
from workreport.ledger.chunks import CHUNK
from workreport.ledger.envelope import Entry, blob_part, make_part, read_entry, sign_entry
from workreport.ledger.errors import PackageError
from workreport.ledger.keys import KeyPair, PublicKeys
from workreport.ledger.package import open_package, peek, seal
from workreport.ledger.records import MAX_PARTS, Reader, read_record
from workreport.ledger.sealing import Header


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
    for clear in (SECRET, "report.file", UNIT_STREAM, entries[0].id):
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
        hashlib.sha256(bad.envelope_bytes).hexdigest(),
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
        b"\0\0\0\1x"
        + bytes(64)
        + b"".join(n.to_bytes(4, "big") + bytes(4) for n in range(MAX_PARTS + 1)),
    ],
    ids=range(8),
)
def test_a_malformed_record_is_damaged(record: bytes) -> None:
    with pytest.raises(PackageError, match="package_damaged"):
        read_record(whole(record), hashlib.sha256(b"x").hexdigest())


class Plain:
    """Opened bytes that tell where they were read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.read_from: list[int] = []

    def read(self, offset: int, length: int) -> bytes:
        self.read_from.append(offset)
        return self.data[offset : offset + length]

    def pieces(self, offset: int, length: int) -> Iterator[bytes]:
        yield self.data[offset : offset + length]


def whole(record: bytes) -> Reader:
    return Reader(Plain(record), 0, len(record))
