import pytest
from sqlalchemy import text
from tests.ledgers import UNIT, Cast, Node, unit_report

from workreport.ledger.acceptance import ACCEPTED
from workreport.services.ports.store import Transaction
from workreport.storage.store import SqlStore


def kept(node: Node) -> int:
    return len(node.states())


def write_and_fail(node: Node, cast: Cast) -> None:
    with node.book.store.writing() as transaction:
        transaction.ledger.add(cast.entries, ACCEPTED, node.book.clock.now(), ())
        transaction.projections.project([entry.id for entry in cast.entries])
        transaction.local.set_value("a", b"1")
        raise ValueError("undone")


def test_nothing_is_kept_without_a_commit(node: Node, cast: Cast) -> None:
    with pytest.raises(ValueError, match="undone"):
        write_and_fail(node, cast)
    with node.book.store.writing() as transaction:
        transaction.local.set_value("a", b"1")
    with node.book.store.reading() as transaction:
        assert transaction.local.value("a") is None
    assert kept(node) == 0


def test_entries_projections_and_outbox_are_kept_together(node: Node, cast: Cast) -> None:
    with node.book.store.writing() as transaction:
        transaction.ledger.add(cast.entries, ACCEPTED, node.book.clock.now(), ())
        transaction.projections.project([entry.id for entry in cast.entries])
        transaction.local.enqueue(cast.entries[0].id)
        transaction.commit()
    with node.book.store.reading() as transaction:
        assert len(transaction.ledger.all_kept()) == len(cast.entries)
        assert transaction.projections.facts("agency.create")
        assert len(transaction.local.outbox()) == 1


def say_and_fail(transaction: Transaction) -> None:
    with transaction.savepoint():
        transaction.local.set_value("inside", b"1")
        raise ValueError("inside")


def test_a_savepoint_undoes_its_block_only(node: Node) -> None:
    with node.book.store.writing() as transaction:
        transaction.local.set_value("before", b"1")
        with pytest.raises(ValueError, match="inside"):
            say_and_fail(transaction)
        transaction.commit()
    with node.book.store.reading() as transaction:
        assert transaction.local.value("before") == b"1"
        assert transaction.local.value("inside") is None


def test_a_look_sees_one_state_while_others_write(node: Node, cast: Cast) -> None:
    node.take(*cast.entries)
    head = cast.bring("head", UNIT)
    with node.book.store.reading() as before:
        count = len(before.ledger.all_kept())
        node.take(*cast.entries, unit_report(head))
        assert len(before.ledger.all_kept()) == count
    assert kept(node) > count


def test_asking_for_a_replay_changes_nothing(node: Node, cast: Cast) -> None:
    node.take(*cast.entries)
    before = node.digest()
    with node.book.working() as work:
        assert work.projections.replay_digest() == before
    assert node.digest() == before


def test_a_broken_projection_is_found_and_mended(node: Node, cast: Cast) -> None:
    node.take(*cast.entries)
    good = node.digest()
    store = node.book.store
    assert isinstance(store, SqlStore)
    with store._database.writing() as transaction:
        transaction.connection.execute(text("UPDATE fact SET author = 'x'"))
        transaction.commit()
    assert node.digest() != good
    assert node.replay_digest() == good
    with node.book.working() as work:
        work.projections.rebuild()
    assert node.digest() == good
