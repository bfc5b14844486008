import random
from collections.abc import Callable, Mapping, Sequence

import pytest
from tests.unit.ledger.packing import SECRET, pack

from workreport.domain.ids import new_id
from workreport.ledger import streams
from workreport.ledger.envelope import Entry, Envelope, PartRef, make_part, sign_entry
from workreport.ledger.keys import KeyPair

NET = "ab" * 32
UNIT = "12" * 16

EnvelopeMaker = Callable[..., Envelope]
EntryMaker = Callable[..., Entry]


@pytest.fixture(scope="session")
def keys() -> KeyPair:
    return KeyPair.generate()


@pytest.fixture(scope="session")
def stranger() -> KeyPair:
    return KeyPair.generate()


@pytest.fixture
def chooser(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(request.node.name)  # noqa: S311 - damage that can be repeated, no secret


@pytest.fixture(scope="session")
def make_envelope(keys: KeyPair) -> EnvelopeMaker:
    def make(parts: Sequence[PartRef] = (), **changes: object) -> Envelope:
        fields: dict[str, object] = {
            "v": 1,
            "net": NET,
            "kind": "report.file",
            "schema": "1.0",
            "stream": streams.unit(UNIT),
            "writer": new_id(),
            "key": keys.public.key_id,
            "seq": 1,
            "prev": None,
            "at": "2026-11-22T10:15:00Z",
            "seen": {"office_at": None},
            "ref": {"period": "2026-11"},
            "supersedes": [],
            "crit": [],
            "parts": list(parts),
            "app": "1.0",
        }
        return Envelope(**(fields | changes))

    return make


@pytest.fixture(scope="session")
def make_entry(keys: KeyPair, make_envelope: EnvelopeMaker) -> EntryMaker:
    def make(content: Mapping[str, object], **changes: object) -> Entry:
        reference, data = make_part(1, content)
        return sign_entry(keys, make_envelope([reference], **changes), {1: data})

    return make


@pytest.fixture(scope="module")
def office() -> KeyPair:
    return KeyPair.generate()


@pytest.fixture(scope="module")
def entries(make_entry) -> list[Entry]:
    return [make_entry({"text": SECRET, "row": row}) for row in range(3)]


@pytest.fixture(scope="module")
def sealed(entries: list[Entry], keys: KeyPair, office: KeyPair) -> bytes:
    return pack(entries, keys, [office.public, keys.public])
