"""Packages for the tests of packing and of damage."""

import json

import pytest

from workreport.ledger import canonical, streams
from workreport.ledger.envelope import Head
from workreport.ledger.errors import PackageError
from workreport.ledger.keys import KeyPair
from workreport.ledger.package import open_package, seal
from workreport.ledger.sealing import CHUNK

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


def header_length(data: bytes) -> int:
    return int.from_bytes(data[4:8], "big")


def with_header(data: bytes, **changes: object) -> bytes:
    end = 8 + header_length(data)
    text = canonical.encode(json.loads(data[8:end]) | changes)
    return data[:4] + len(text).to_bytes(4, "big") + text + data[end:]
