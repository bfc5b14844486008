"""More than 32 recipients are several packages, and every recipient finds its own."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.ledgers import Cast, MakeNode, Node, Signer

from workreport.exchange.folder import LocalExchangeFolder
from workreport.ledger.errors import PackageError
from workreport.ledger.package import Header, open_package, peek
from workreport.ledger.sealing import MAX_RECIPIENTS
from workreport.services.exchange import ExchangeService, SyncReport
from workreport.services.identity import Identity
from workreport.services.incarnation import Incarnations, Place
from workreport.system.durable_files import LocalDurableFiles
from workreport.system.high_water import LocalHighWaterMarks

FILES = LocalDurableFiles(sleep=lambda _seconds: None)
PEOPLE = 40


@dataclass
class Folder:
    """A real folder, and nodes that speak for signers."""

    root: Path
    make_node: MakeNode

    def desk_of(self, signer: Signer) -> tuple[Node, ExchangeService]:
        node = self.make_node()
        node.book.identity = Identity(
            f"{len(list(self.root.iterdir())):032x}",
            node.net,
            "Ban Tổ chức",
            signer.person,
            "Người dùng",
            signer.writer,
            signer.keys,
            training=True,
        )
        place = Place("máy", signer.writer)
        marks = LocalHighWaterMarks(self.root / signer.writer, FILES)
        incarnations = Incarnations(marks, place)
        incarnations.begin(node.book)
        service = ExchangeService(
            node.book, lambda root, net: LocalExchangeFolder(root, net, FILES), FILES, incarnations
        )
        return node, service

    def headers(self, writer: str) -> dict[Path, Header]:
        return {path: peek(path.read_bytes()) for path in self.root.rglob(f"{writer}/*.wrp")}


@pytest.fixture
def folder(tmp_path: Path, make_node: MakeNode) -> Folder:
    return Folder(tmp_path, make_node)


def test_forty_people_are_sent_two_packages_and_each_opens_exactly_one(
    folder: Folder, cast: Cast
) -> None:
    people = [cast.bring("leader") for _ in range(PEOPLE)]
    office, service = folder.desk_of(cast.founder)
    office.take(*cast.entries)
    sent = service.sync(folder.root)
    headers = folder.headers(cast.founder.writer)
    assert sent.written == len(headers) == 2
    assert max(len(header.recipients) for header in headers.values()) == MAX_RECIPIENTS
    for person in people:
        mine = [path for path, header in headers.items() if person.key in header.recipients]
        [other] = headers.keys() - set(mine)
        assert len(mine) == 1
        assert open_package(mine[0].read_bytes(), person.keys).signed_by(cast.founder.keys.public)
        with pytest.raises(PackageError, match="package_not_for_us"):
            open_package(other.read_bytes(), person.keys)


def test_the_first_and_the_last_of_forty_come_to_hold_the_same(folder: Folder, cast: Cast) -> None:
    people = [cast.bring("leader") for _ in range(PEOPLE)]
    office, service = folder.desk_of(cast.founder)
    office.take(*cast.entries)
    service.sync(folder.root)
    digests = set()
    for person in (people[0], people[-1]):
        node, own = folder.desk_of(person)
        got: SyncReport = own.sync(folder.root)
        assert (got.read, got.held, got.entries_in) == (1, [], len(cast.entries))
        assert own.sync(folder.root).entries_in == 0
        digests.add(node.digest())
    assert digests == {office.digest()}
    assert service.sync(folder.root).written == 0
