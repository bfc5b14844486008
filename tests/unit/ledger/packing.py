"""Packages for the tests of packing and of damage."""

import json

import pytest

from workreport.ledger import canonical, streams
from workreport.ledger.chunks import CHUNK, InMemory
from workreport.ledger.envelope import Head
from workreport.ledger.errors import PackageError
from workreport.ledger.keys import KeyPair, PublicKeys
from workreport.ledger.package import open_package, seal
from workreport.ledger.sealing import Header, open_sealed, seal_pieces

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


def pack(entries, signer: KeyPair, recipients, **changes) -> bytes:
    given = {"net": NET, "writer": WRITER, "heads": HEADS, "signer": signer}
    return seal(entries, recipients=recipients, **(given | changes))[1]


def code_of(data: bytes, keys: KeyPair) -> str:
    with pytest.raises(PackageError) as caught:
        open_package(data, keys)
    return caught.value.code


def seal_bytes(header: Header, recipients: list[PublicKeys], payload: bytes) -> bytes:
    return b"".join(seal_pieces(header, recipients, [payload], len(payload)))


def open_bytes(data: bytes, keys: KeyPair) -> tuple[Header, bytes]:
    header, payload = open_sealed(InMemory(data), keys)
    return header, payload.read(0, payload.size)


def header_length(data: bytes) -> int:
    return int.from_bytes(data[4:8], "big")


def with_header(data: bytes, **changes: object) -> bytes:
    end = 8 + header_length(data)
    text = canonical.encode(json.loads(data[8:end]) | changes)
    return data[:4] + len(text).to_bytes(4, "big") + text + data[end:]
