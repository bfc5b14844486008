"""The database itself refuses to change what was said; only a lawful order empties a part."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from tests.ledgers import NOW, UNIT, Cast, Node, Nodes, Signer, report_body, unit_report

from workreport.domain.errors import WorldError
from workreport.domain.ids import new_id
from workreport.ledger.acceptance import ACCEPTED
from workreport.ledger.bodies import agency, report
from workreport.ledger.envelope import Entry, blob_part, make_part
from workreport.storage.part_files import INLINE_LIMIT
from workreport.storage.store import SqlStore, SqlTransaction

LARGE = b"%PDF-1.7 Scan" + bytes(INLINE_LIMIT)


@pytest.fixture
def head(cast: Cast) -> Signer:
    return cast.bring("head", UNIT)


@pytest.fixture
def node(nodes: Nodes, cast: Cast, head: Signer) -> Node:
    """A node that knows the agency and its head."""
    node = nodes.make(cast.founder.net)
    node.take(*cast.entries)
    assert node.accepts(*cast.entries[:2]), head
    return node


def run(node: Node, statement: str) -> int:
    store = node.book.store
    assert isinstance(store, SqlStore)
    with store._database.writing() as transaction:
        done = transaction.connection.execute(text(statement)).rowcount
        transaction.commit()
    return done


def parts_folder(node: Node) -> Path:
    store = node.book.store
    assert isinstance(store, SqlStore)
    return store._parts._folder


def files_of(node: Node) -> list[Path]:
    return [path for path in parts_folder(node).rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET envelope = x'00'",
        "UPDATE entry SET sig = x'00'",
        "UPDATE entry SET id = 'x'",
        "UPDATE entry SET n = n + 100",
        "UPDATE entry SET writer = 'x'",
        "UPDATE entry SET key = 'x'",
        "UPDATE entry SET stream = 'office'",
        "UPDATE entry SET seq = 9",
        "UPDATE entry SET prev = 'x'",
        "UPDATE entry SET kind = 'x'",
        "UPDATE entry SET received_at = 'x'",
        "DELETE FROM entry",
        "DELETE FROM part",
        "UPDATE part SET bytes = x'00'",
        "UPDATE part SET bytes = NULL",
        "UPDATE part SET sha256 = 'x'",
        "UPDATE part SET about = 'x'",
        "UPDATE part SET size = 1",
        "UPDATE part SET n = 7",
        "UPDATE part SET in_file = 1",
    ],
)
def test_what_was_said_cannot_be_changed_by_any_statement(node: Node, statement: str) -> None:
    with pytest.raises(IntegrityError, match=r"never|lawful"):
        run(node, statement)


def test_a_part_in_a_file_cannot_be_let_go_without_an_order(node: Node, head: Signer) -> None:
    node.take(with_file(head))
    with pytest.raises(IntegrityError, match="lawful"):
        run(node, "UPDATE part SET in_file = 0 WHERE in_file")


def with_file(signer: Signer, data: bytes = LARGE) -> Entry:
    return signer.write("report.file", report_body(), [blob_part(2, "pdf", data)])


def rated(signer: Signer) -> Entry:
    person = new_id()
    content = {"person": person, "name": "Nguyễn Văn A", "department": {"level": "B"}}
    return signer.write("report.file", report_body(), [make_part(2, content, person)])


def order(cast: Cast, *parts: tuple[Entry, int]) -> Entry:
    body = agency.EraseOrder(
        order=new_id(),
        parts=[agency.ErasedPart(entry=entry.id, n=n) for entry, n in parts],
        legal_basis="Luật bảo vệ dữ liệu cá nhân",
        second_person=new_id(),
    )
    return cast.founder.write("erase.order", body)


def part(node: Node, entry: Entry, n: int) -> bytes | None:
    with node.book.looking() as look:
        return look.transaction.ledger.part(entry.id, n)


def levels(node: Node, entry: Entry) -> list[str]:
    with node.book.looking() as look:
        return [row.level for row in look.projections.ratings(entries=[entry.id])]


@pytest.mark.parametrize("first", ["order", "entry"])
def test_an_erased_part_is_empty_whichever_came_first(
    cast: Cast, node: Node, head: Signer, first: str
) -> None:
    entry = rated(head)
    erasing = order(cast, (entry, 2))
    for one in (erasing, entry) if first == "order" else (entry, erasing):
        node.take(one)
    assert part(node, entry, 2) is None
    assert part(node, entry, 1) is not None
    assert levels(node, entry) == []
    assert node.accepts(entry, erasing)
    for _again in range(2):
        node.take(entry, erasing)
        assert part(node, entry, 2) is None
    assert node.digest() == node.replay_digest()
    with node.book.working() as work:
        work.projections.rebuild()
    assert levels(node, entry) == []


def test_an_erased_body_leaves_an_accepted_fact_without_words(
    cast: Cast, node: Node, head: Signer
) -> None:
    entry = unit_report(head)
    node.take(entry)
    node.take(order(cast, (entry, 1)))
    assert node.accepts(entry)
    with node.book.looking() as look:
        [fact] = look.projections.facts("report.file")
        assert fact.body is None
        assert look.projections.results([entry.id]) == []
    assert node.digest() == node.replay_digest()


def test_an_entry_that_comes_without_its_erased_part_is_whole(
    cast: Cast, node: Node, head: Signer
) -> None:
    entry = rated(head)
    body = entry.parts[1]
    node.take(replace(entry, parts={1: body, 2: None}))
    assert node.state(entry) == ("pending", "part_missing")
    node.take(order(cast, (entry, 2)))
    assert node.accepts(entry)
    assert node.digest() == node.replay_digest()


@pytest.mark.parametrize("is_first", [True, False])
def test_a_part_emptied_in_the_unit_of_work_it_came_in_is_judged_empty(
    node: Node, head: Signer, is_first: bool
) -> None:
    entry = rated(head)
    with node.book.store.writing() as transaction:
        ledger = transaction.ledger
        steps = [
            lambda: ledger.erase("order", [(entry.id, 2)]),
            lambda: ledger.add([entry], ACCEPTED, NOW, ()),
        ]
        for step in steps if is_first else reversed(steps):
            step()
        (judged,) = (one for one, _before in ledger.judged(accepted=True) if one.id == entry.id)
    assert judged.parts[2] is None


def test_what_the_authority_stands_on_is_never_emptied(cast: Cast, node: Node) -> None:
    erasing = order(cast, *((entry, 1) for entry in cast.entries))
    node.take(erasing)
    node.take(order(cast, (erasing, 1)))
    assert all(part(node, entry, 1) for entry in (*cast.entries, erasing))
    assert node.accepts(*cast.entries)


def test_only_the_chief_erases(cast: Cast, node: Node, head: Signer) -> None:
    entry = rated(head)
    officer = cast.bring("officer")
    body = agency.EraseOrder(
        order=new_id(),
        parts=[agency.ErasedPart(entry=entry.id, n=2)],
        legal_basis="x",
        second_person=new_id(),
    )
    bad = officer.write("erase.order", body)
    node.take(*cast.entries, entry, bad)
    assert node.state(bad) == ("quarantined", "author_not_allowed")
    assert part(node, entry, 2) is not None


# --- large parts ---------------------------------------------------------------------------------


def test_a_large_part_lies_in_an_encrypted_file_and_comes_back(node: Node, head: Signer) -> None:
    entry = with_file(head)
    node.take(entry)
    [path] = files_of(node)
    assert LARGE[:13] not in path.read_bytes()
    assert part(node, entry, 2) == LARGE
    with node.book.looking() as look:
        assert look.transaction.ledger.entry(entry.id) == entry


def test_an_erased_file_goes_only_when_the_erasure_is_durable(
    cast: Cast, node: Node, head: Signer
) -> None:
    entry = with_file(head)
    node.take(entry)
    with node.book.working(keep=False) as work:
        work.transaction.ledger.erase("x", [(entry.id, 2)])
    assert part(node, entry, 2) == LARGE
    node.take(order(cast, (entry, 2)))
    assert files_of(node) == []
    assert part(node, entry, 2) is None
    assert node.accepts(entry)


def test_a_file_two_entries_share_stays_while_one_of_them_needs_it(
    cast: Cast, node: Node, head: Signer
) -> None:
    first, second = with_file(head), with_file(head)
    node.take(first, second)
    assert len(files_of(node)) == 1
    node.take(order(cast, (first, 2)))
    assert part(node, first, 2) is None
    assert part(node, second, 2) == LARGE
    node.take(order(cast, (second, 2)))
    assert files_of(node) == []


def test_a_damaged_file_is_told_with_its_path(node: Node, head: Signer) -> None:
    entry = with_file(head)
    node.take(entry)
    [path] = files_of(node)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(WorldError) as told:
        part(node, entry, 2)
    assert (told.value.code, told.value.values["path"]) == ("part_file_damaged", str(path))


# --- asking --------------------------------------------------------------------------------------


def test_heads_belong_to_a_writer_and_its_key(cast: Cast, node: Node, head: Signer) -> None:
    thief = cast.bring("head", UNIT)
    stream = f"unit/{UNIT}"
    first, second = unit_report(head), unit_report(head)
    far = unit_report(thief, writer=head.writer, seq=900, prev=first.id)
    node.take(*cast.entries, first, second, far)
    with node.book.looking() as look:
        ledger = look.transaction.ledger
        found_ = ledger.head(head.writer, stream, head.key)
        assert found_ is not None
        assert (found_.seq, found_.id) == (2, second.id)
        assert ledger.heads(writer=thief.writer).keys() == {(thief.writer, "agency")}


def test_of_some_streams_only_the_heads_of_chains_without_a_gap_are_told(
    cast: Cast, node: Node, head: Signer
) -> None:
    chain = (head.writer, f"unit/{UNIT}")
    first, second, third, fourth = (unit_report(head) for _ in range(4))
    node.take(*cast.entries, first, second, fourth)
    with node.book.looking() as look:
        assert look.transaction.ledger.heads(streams={chain[1]}) == {}
    node.take(third)
    with node.book.looking() as look:
        told = look.transaction.ledger.heads(streams={chain[1]})
    assert told.keys() == {chain}
    assert told[chain].id == fourth.id


def test_a_lineage_is_an_entry_with_all_before_it(node: Node, head: Signer) -> None:
    entries = [unit_report(head) for _ in range(4)]
    node.take(*entries)
    ids = [entry.id for entry in entries]
    assert node.ledger_says("lineage", ids[2]) == set(ids[:3])
    assert node.ledger_says("lineage", "0" * 64) == set()


def test_adding_twice_keeps_the_first_arrival(node: Node, head: Signer) -> None:
    entry = unit_report(head)
    node.take(entry)
    with node.book.looking() as look:
        before = look.transaction.ledger.kept([entry.id])
    node.book.clock.set(NOW.replace(day=28))  # type: ignore[attr-defined]
    node.take(entry)
    with node.book.looking() as look:
        assert look.transaction.ledger.kept([entry.id]) == before


def test_a_look_cannot_be_committed(node: Node) -> None:
    with node.book.looking() as look:
        assert isinstance(look.transaction, SqlTransaction)
        with pytest.raises(RuntimeError):
            look.transaction.commit()


def test_a_body_is_read_as_it_was_signed(node: Node, head: Signer) -> None:
    entry = unit_report(head)
    node.take(entry)
    with node.book.looking() as look:
        [fact] = look.projections.facts("report.file")
    assert isinstance(fact.body, report.ReportFile)
    assert fact.body == report_body()
