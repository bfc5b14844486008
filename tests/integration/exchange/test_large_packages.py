"""Large packages: streamed through little memory, taken in as a whole or not at all."""

import hashlib
import os
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.ledgers import UNIT, Cast, Node, Signer, report_body
from tests.living import PERIOD, Life

from workreport.domain.errors import CodedError, WorldError
from workreport.ledger import envelope
from workreport.ledger.chunks import CHUNK, SEALED_CHUNK
from workreport.ledger.envelope import MAX_BLOB, MAX_CONTENT, MAX_ENVELOPE, Entry, blob_part
from workreport.ledger.errors import EntryError, PackageError
from workreport.ledger.package import MAX_MANIFEST, MAX_REQUEST, Statement, seal_stream
from workreport.ledger.sealing import capacity
from workreport.services.ingest import Arrived, Intake, take_in, unseal
from workreport.system.durable_files import LocalDurableFiles

LIMIT = 200 << 20
ROOM = 64 << 20  # what a package of any size may take of memory
FILES = LocalDurableFiles(sleep=lambda _seconds: None)


@dataclass
class Post:
    """A node that takes packages in from files, as the exchange does."""

    node: Node
    folder: Path
    head: Signer
    cast: Cast

    def write(self, entries: list[Entry], name: str = "a.wrp") -> Path:
        me = self.node.book.identity.keys
        said = Statement(self.node.net, self.head.writer, {})
        _name, pieces = seal_stream(entries, said, [me.public], self.head.keys)
        FILES.write_new(self.folder / name, pieces)
        return self.folder / name

    def take(self, path: Path) -> Intake:
        identity = self.node.book.identity
        with closing(FILES.spool(path, LIMIT)) as spool:
            package = unseal(spool, path.stem, identity.keys, identity.net)
            with self.node.book.working() as work:
                return take_in(work, [(Arrived(path.stem, "", spool.sha256), package)])

    def files(self) -> list[Path]:
        store = self.node.book.store
        parts: Path = store._parts._folder  # type: ignore[attr-defined]
        return sorted(path for path in parts.rglob("*") if path.is_file())

    def with_files(self, *sizes: int) -> Entry:
        more = [blob_part(n, "pdf", os.urandom(size)) for n, size in enumerate(sizes, start=2)]
        return self.head.write("report.file", report_body(), more)


@pytest.fixture
def post(node: Node, cast: Cast, tmp_path: Path) -> Post:
    head = cast.bring("head", UNIT)
    node.take(*cast.entries)
    return Post(node, tmp_path, head, cast)


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def test_files_of_the_largest_size_pass_through_little_memory(
    post: Post, request: pytest.FixtureRequest
) -> None:
    entry = post.with_files(MAX_BLOB, MAX_BLOB, MAX_BLOB)
    path = post.write([entry])
    hashes = {part.n: part.sha256 for part in entry.envelope.parts}
    del entry
    request.getfixturevalue("traced")
    got = post.take(path)
    assert tracemalloc.get_traced_memory()[1] < ROOM
    tracemalloc.reset_peak()
    [id_] = got.accepted
    with post.node.book.looking() as look:
        kept = look.transaction.ledger.entry(id_)
    again = post.write([kept], "b.wrp")
    assert tracemalloc.get_traced_memory()[1] < ROOM
    assert again.stat().st_size == path.stat().st_size
    for n, sha256 in hashes.items():
        assert hashlib.sha256(kept.parts[n] or b"").hexdigest() == sha256


def test_a_false_or_torn_last_chunk_leaves_no_row_and_no_file(post: Post) -> None:
    entry = post.with_files(3 * CHUNK, 2 * CHUNK)
    path = post.write([entry])
    whole = path.read_bytes()
    torn = whole[:-1]
    false = whole[:-1] + bytes([whole[-1] ^ 1])
    for data, code in ((torn, "package_truncated"), (false, "package_damaged")):
        path.write_bytes(data)
        with pytest.raises(PackageError, match=code):
            post.take(path)
        assert post.node.state(entry) == ("absent", "")
        assert post.files() == []
    path.write_bytes(whole)
    assert post.take(path).accepted == [entry.id]
    assert len(post.files()) == 2


def test_a_package_cut_beside_any_chunk_is_refused(post: Post) -> None:
    path = post.write([post.with_files(5 * CHUNK)])
    whole = path.read_bytes()
    start = len(whole) % SEALED_CHUNK
    ends = {start + n * SEALED_CHUNK + by for n in range(7) for by in (-1, 0, 1)}
    cuts = sorted(end for end in ends if end < len(whole))
    assert len(cuts) > 15
    for cut in cuts:
        path.write_bytes(whole[:cut])
        with pytest.raises(PackageError, match="package_truncated"):
            post.take(path)
    path.write_bytes(whole + b"\0")
    with pytest.raises(PackageError, match="package_damaged"):
        post.take(path)
    assert post.files() == []


def test_a_disk_that_fills_up_between_two_files_keeps_neither(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = post.with_files(3 * CHUNK), post.with_files(2 * CHUNK)
    path = post.write([first, second])
    store = post.node.book.store
    parts = store._parts  # type: ignore[attr-defined]
    keep = parts.keep
    kept: list[str] = []

    def full(sha256: str, part: object) -> bool:
        if kept:
            raise WorldError("disk_full", path="")
        kept.append(sha256)
        return bool(keep(sha256, part))

    with monkeypatch.context() as broken:
        broken.setattr(parts, "keep", full)
        with pytest.raises(WorldError, match="disk_full"):
            post.take(path)
    assert (len(kept), post.files()) == (1, [])
    assert post.node.state(first) == ("absent", "")
    assert set(post.take(path).accepted) == {first.id, second.id}
    assert len(post.files()) == 2


def test_files_left_by_a_power_cut_go_before_anything_is_written(post: Post) -> None:
    entry = post.with_files(2 * CHUNK)
    post.take(post.write([entry]))
    [kept] = post.files()
    orphan = kept.parent.parent / "ab" / ("ab" * 32)
    orphan.parent.mkdir(exist_ok=True)
    for stray in (orphan, orphan.with_name(f".{orphan.name}.part")):
        stray.write_bytes(b"sealed")
    (kept.parent.parent / ".unfinished").write_bytes(b"")
    with post.node.book.working(keep=False):
        assert post.files() == [kept]


def test_a_commit_that_may_have_failed_keeps_files_until_it_is_known(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = post.write([post.with_files(2 * CHUNK)])
    with monkeypatch.context() as broken:
        broken.setattr(
            "workreport.storage.engine.Transaction.commit",
            lambda _self: (_ for _ in ()).throw(WorldError("file_error", path="")),
        )
        with pytest.raises(WorldError):
            post.take(path)
        assert len(post.files()) == 2  # the part, and the word that it may not count
    with post.node.book.working(keep=False):
        assert post.files() == []


def test_a_rehearsal_leaves_no_file(post: Post) -> None:
    entry = post.with_files(2 * CHUNK)
    identity = post.node.book.identity
    with closing(FILES.spool(post.write([entry]), LIMIT)) as spool:
        package = unseal(spool, "", identity.keys, identity.net)
        with post.node.book.working(keep=False) as work:
            take_in(work, [(Arrived("", "", ""), package)])
            assert len(post.files()) == 2
    assert post.files() == []


# --- what is too large ---------------------------------------------------------------------------


def test_the_largest_entry_fits_into_a_package_with_everything_beside_it() -> None:
    beside = MAX_MANIFEST + MAX_REQUEST + MAX_ENVELOPE + CHUNK
    assert MAX_CONTENT + beside <= capacity()


def test_files_too_large_for_a_package_are_refused_when_they_are_signed(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporting = life["tccb"].reporting
    reporting.open(PERIOD)
    life.file("tccb")
    life["tccb"].reporting.recall(PERIOD, "Thêm tệp")
    evidence = [("pdf", b"%PDF" + os.urandom(CHUNK)) for _ in range(3)]
    monkeypatch.setattr(envelope, "MAX_CONTENT", 2 * CHUNK)
    with pytest.raises(EntryError) as refused:
        reporting.file(PERIOD, evidence=evidence)
    assert refused.value.code == "entry_too_large"
    assert isinstance(refused.value, CodedError)
    monkeypatch.undo()
    reporting.file(PERIOD, evidence=evidence)
    life.sync("tccb", "vp")
    assert life.state("vp", "TCCB") == "received"
