import json

import pytest

from workreport.domain.ids import new_id
from workreport.ledger import canonical, envelope, streams
from workreport.ledger.envelope import (
    Entry,
    PartRef,
    blob_part,
    make_part,
    parse_envelope,
    part_body,
    read_entry,
    sign_entry,
    signature_valid,
)
from workreport.ledger.errors import EntryError
from workreport.ledger.keys import KeyPair

HASH = "cd" * 32


@pytest.fixture
def entry(make_entry) -> Entry:
    return make_entry({"text": "Đã hoàn thành"})


def altered(entry: Entry, **changes: object) -> bytes:
    return canonical.encode(json.loads(entry.envelope_bytes) | changes)


def test_a_signed_entry_is_read_back(entry: Entry, keys: KeyPair, stranger: KeyPair) -> None:
    again = read_entry(entry.envelope_bytes, entry.signature, entry.parts)
    assert again == entry
    assert hash(again) == hash(entry)
    assert signature_valid(again, keys.public.sign)
    assert not signature_valid(again, stranger.public.sign)


def test_the_id_is_the_hash_of_the_envelope_bytes(make_envelope, keys: KeyPair) -> None:
    made = make_envelope(writer="00" * 16)
    entry = sign_entry(keys, made, {})
    assert canonical.decode(entry.envelope_bytes) == canonical.decode(canonical.encode_struct(made))
    assert entry.id == envelope.hashlib.sha256(entry.envelope_bytes).hexdigest()


def test_all_fields_are_always_in_the_bytes(entry: Entry) -> None:
    written = json.loads(entry.envelope_bytes)
    assert written.keys() == set(envelope.Envelope.__struct_fields__)
    assert written["prev"] is None
    assert written["parts"][0].keys() == {"n", "type", "sha256", "size", "about"}


def test_equal_contents_get_different_hashes() -> None:
    assert make_part(1, {"a": 1})[0].sha256 != make_part(1, {"a": 1})[0].sha256


def test_a_part_gives_its_content_without_the_salt() -> None:
    reference, data = make_part(1, {"text": "ạ", "n": 3}, about="aa" * 16)
    assert part_body(data) == {"text": "ạ", "n": 3}
    assert reference.about == "aa" * 16
    assert reference.size == len(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"salt":1}', b'{"salt":"short"}', b'{ "salt":"' + b"a" * 32 + b'"}'],
)
def test_what_is_no_json_part_is_refused(data: bytes) -> None:
    with pytest.raises(EntryError, match="part_malformed"):
        part_body(data)


def test_content_may_not_bring_its_own_salt() -> None:
    with pytest.raises(EntryError, match="part_malformed"):
        make_part(1, {"salt": "aa" * 16})


def test_the_largest_json_part_is_made_and_one_byte_more_is_refused() -> None:
    room = envelope.MAX_JSON_PART - len(make_part(1, {"a": ""})[1])
    assert make_part(1, {"a": "x" * room})[0].size == envelope.MAX_JSON_PART
    with pytest.raises(EntryError, match="part_too_large"):
        make_part(1, {"a": "x" * (room + 1)})


def test_the_largest_file_is_taken_and_one_byte_more_is_refused() -> None:
    assert blob_part(1, "pdf", bytes(envelope.MAX_BLOB))[0].size == envelope.MAX_BLOB
    with pytest.raises(EntryError, match="part_too_large"):
        blob_part(1, "pdf", bytes(envelope.MAX_BLOB + 1))


def test_a_file_does_not_pass_for_content() -> None:
    with pytest.raises(ValueError, match="make_part"):
        blob_part(1, "json", b"{}")


def test_a_changed_part_is_refused(entry: Entry) -> None:
    data = entry.parts[1]
    assert data is not None
    for wrong in (data + b" ", data[:-1], b"", bytes([data[0] ^ 1]) + data[1:]):
        with pytest.raises(EntryError, match="part_mismatch"):
            read_entry(entry.envelope_bytes, entry.signature, {1: wrong})


def test_a_part_that_is_not_named_is_refused(entry: Entry) -> None:
    with pytest.raises(EntryError, match="part_mismatch"):
        read_entry(entry.envelope_bytes, entry.signature, {**entry.parts, 2: b"more"})


@pytest.mark.parametrize("parts", [{}, {1: None}])
def test_an_emptied_part_reads_as_none(entry: Entry, parts: dict[int, None]) -> None:
    assert read_entry(entry.envelope_bytes, entry.signature, parts).parts == {1: None}


def test_an_entry_is_signed_only_with_all_its_parts(make_envelope, keys: KeyPair) -> None:
    reference, _ = make_part(1, {"a": 1})
    with pytest.raises(EntryError, match="part_mismatch"):
        sign_entry(keys, make_envelope([reference]), {})


def test_an_entry_is_signed_only_by_the_key_it_names(make_envelope, stranger: KeyPair) -> None:
    with pytest.raises(ValueError, match="another key"):
        sign_entry(stranger, make_envelope(), {})


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 0},
        {"v": True},
        {"v": "1"},
        {"v": None},
        {"net": "ab" * 16},
        {"net": ""},
        {"kind": "agency.create"},
        {"kind": "Report"},
        {"kind": ""},
        {"schema": "1"},
        {"schema": "01.0"},
        {"schema": "1.0\n"},
        {"writer": "x" * 32},
        {"writer": "AB" * 16},
        {"writer": "ab" * 16 + "\n"},
        {"key": "ab" * 32},
        {"seq": 0},
        {"seq": -1},
        {"seq": 2},
        {"seq": "1"},
        {"prev": HASH},
        {"prev": ""},
        {"prev": "ab"},
        {"at": "2026-11-22T10:15:00+07:00"},
        {"at": "2026-11-22T10:15:00"},
        {"at": "2026-02-30T10:15:00Z"},
        {"at": "2026-11-22T24:00:00Z"},
        {"at": "2026-11-22T10:15:60Z"},
        {"at": "2026-11-22T10:15:00.5Z"},
        {"at": "٢٠٢٦-11-22T10:15:00Z"},
        {"seen": {"office_at": ["x"]}},
        {"seen": {"size": -1}},
        {"seen": None},
        {"ref": {"period": 1}},
        {"ref": {"period": "x" * 300}},
        {"supersedes": ["ab"]},
        {"supersedes": [HASH, HASH]},
        {"supersedes": None},
        {"crit": ["a", "a"]},
        {"crit": ["A"]},
        {"parts": [{"n": 1, "type": "json", "sha256": HASH, "size": 1}]},
        {"parts": [{"n": 2, "type": "json", "sha256": HASH, "size": 1, "about": None}]},
        {"parts": [{"n": 0, "type": "json", "sha256": HASH, "size": 1, "about": None}]},
        {"parts": [{"n": 1, "type": "json", "sha256": HASH, "size": 1, "about": None}] * 2},
        {"parts": [{"n": 1, "type": "json", "sha256": HASH, "size": 1, "about": "Nam"}]},
        {"parts": [{"n": 1, "type": "json", "sha256": "ab", "size": 1, "about": None}]},
        {"parts": [{"n": 1, "type": "json", "sha256": HASH, "size": -1, "about": None}]},
        {"parts": [{"n": 1, "type": "json", "sha256": HASH, "size": 2**25, "about": None}]},
        {"parts": [{"n": 1, "type": "", "sha256": HASH, "size": 1, "about": None}]},
        {"app": 1},
        {"extra": None},
    ],
    ids=str,
)
def test_an_envelope_that_breaks_a_rule_of_its_form_is_refused(
    entry: Entry, changes: dict[str, object]
) -> None:
    with pytest.raises(EntryError) as caught:
        parse_envelope(altered(entry, **changes))
    assert caught.value.code == "envelope_malformed"
    assert caught.value.values["why"]


def test_an_envelope_that_lacks_a_field_is_refused(entry: Entry) -> None:
    for name in envelope.Envelope.__struct_fields__:
        written = json.loads(entry.envelope_bytes)
        del written[name]
        with pytest.raises(EntryError, match="envelope_malformed"):
            parse_envelope(canonical.encode(written))


def test_an_envelope_in_an_unknown_stream_is_refused(entry: Entry) -> None:
    with pytest.raises(EntryError, match="stream_malformed"):
        parse_envelope(altered(entry, stream="unit/VP"))


def test_an_envelope_spelled_otherwise_is_refused(entry: Entry) -> None:
    data = entry.envelope_bytes
    for other in (data + b"\n", data.replace(b":1,", b": 1,"), b'{"v":1,' + data[1:], data[:-1]):
        with pytest.raises(EntryError, match="envelope_malformed"):
            parse_envelope(other)


def test_uncomposed_text_in_an_envelope_is_refused(entry: Entry) -> None:
    data = entry.envelope_bytes.replace(b'"app":"1.0"', b'"app":"e\xcc\x81"')
    with pytest.raises(EntryError, match="nfc"):
        parse_envelope(data)


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b'{"v":' * 5_000, b"[" * 60_000])
def test_what_is_no_envelope_is_refused(data: bytes) -> None:
    with pytest.raises(EntryError, match="envelope_malformed"):
        parse_envelope(data)


def test_a_later_form_of_envelopes_asks_for_a_newer_program(entry: Entry) -> None:
    with pytest.raises(EntryError, match="needs_newer_app"):
        parse_envelope(altered(entry, v=2, something="new"))


def test_the_largest_envelope_is_read_and_a_larger_one_refused(
    make_envelope, keys: KeyPair
) -> None:
    many = [f"{number:064x}" for number in range(955)]
    data = sign_entry(keys, make_envelope(supersedes=many), {}).envelope_bytes
    assert len(data) < envelope.MAX_ENVELOPE
    more = [f"{number:064x}" for number in range(1_000)]
    with pytest.raises(EntryError, match="envelope_too_large"):
        sign_entry(keys, make_envelope(supersedes=more), {})


def test_a_later_entry_names_the_one_before(make_envelope, keys: KeyPair) -> None:
    entry = sign_entry(keys, make_envelope(seq=2, prev=HASH, supersedes=[HASH]), {})
    assert entry.envelope.prev == HASH


def test_only_the_founding_entry_has_no_net(make_envelope, keys: KeyPair) -> None:
    founding = make_envelope(net="", kind="agency.create", stream=streams.AGENCY)
    assert sign_entry(keys, founding, {}).envelope.net == ""


def test_twenty_five_files_are_taken_and_one_more_is_refused(make_envelope, keys: KeyPair) -> None:
    content, content_data = make_part(1, {"a": 1})
    made = [blob_part(number, "pdf", b"x") for number in range(2, 28)]
    references = [content, *(reference for reference, _ in made)]
    data = {1: content_data} | {reference.n: blob for reference, blob in made}
    last = references[-1].n
    allowed = {number: blob for number, blob in data.items() if number != last}
    assert len(sign_entry(keys, make_envelope(references[:-1]), allowed).parts) == 26
    with pytest.raises(EntryError, match="too_many_files"):
        sign_entry(keys, make_envelope(references), data)


def test_a_reference_cannot_announce_a_larger_json_part(entry: Entry) -> None:
    part = {"n": 1, "type": "json", "sha256": HASH, "size": 2**19, "about": None}
    with pytest.raises(EntryError, match="part_too_large"):
        parse_envelope(altered(entry, parts=[part]))


def test_an_envelope_that_cannot_be_written_is_refused(make_envelope, keys: KeyPair) -> None:
    with pytest.raises(EntryError, match="value_not_canonical"):
        sign_entry(keys, make_envelope(app="\ud800"), {})


def test_each_person_has_a_part_of_their_own(make_envelope, keys: KeyPair) -> None:
    people = [new_id() for _ in range(3)]
    made = [make_part(at, {"level": "a"}, about=who) for at, who in enumerate(people, 1)]
    references: list[PartRef] = [reference for reference, _ in made]
    entry = sign_entry(keys, make_envelope(references), {r.n: d for r, d in made})
    assert [reference.about for reference in entry.envelope.parts] == people
