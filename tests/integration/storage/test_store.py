import pytest
from sqlalchemy import text
from tests.ledgers import UNIT, Cast, Node, unit_report

from workreport.ledger.acceptance import ACCEPTED
from workreport.ledger.envelope import Entry, Head
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


def unit_with(node: Node, cast: Cast) -> tuple[Entry, Entry, Entry]:
    """Keep what the authority needs and sign three reports."""
    head = cast.bring("head", UNIT)
    node.take(*cast.entries)
    first = unit_report(head)
    return first, unit_report(head, supersedes=[first.id]), unit_report(head)


def test_own_entries_are_read_as_soon_as_they_are_kept(node: Node, cast: Cast) -> None:
    entries = unit_with(node, cast)
    now, envelope = node.book.clock.now(), entries[0].envelope
    with node.book.store.writing() as transaction:
        ledger, projections = transaction.ledger, transaction.projections
        for entry in entries:
            transaction.keep(entry, now)
        head = ledger.head(envelope.writer, envelope.stream, envelope.key)
        assert head == Head(entries[-1].envelope.seq, entries[-1].id)
        versions = projections.facts("report.file", chosen=False)
        assert {fact.entry for fact in versions} == {entry.id for entry in entries}
        assert [each.entry for each in transaction.local.outbox()] == [one.id for one in entries]


def test_own_entries_are_written_by_the_commit_and_projected_as_a_replay_would(
    node: Node, cast: Cast
) -> None:
    entries = unit_with(node, cast)
    with node.book.store.writing() as transaction:
        for entry in entries:
            transaction.keep(entry, node.book.clock.now())
        transaction.commit()
    with node.book.store.writing() as transaction:
        assert len(transaction.ledger.kept([one.id for one in entries])) == len(entries)
        assert transaction.projections.digest() == transaction.projections.replay_digest()


def keep_and_fail(transaction: Transaction, entry: Entry, node: Node) -> None:
    with transaction.savepoint():
        transaction.keep(entry, node.book.clock.now())
        raise ValueError("inside")


def test_own_entries_said_inside_an_undone_savepoint_are_not_kept(node: Node, cast: Cast) -> None:
    before, inside, _last = unit_with(node, cast)
    with node.book.store.writing() as transaction:
        transaction.keep(before, node.book.clock.now())
        with pytest.raises(ValueError, match="inside"):
            keep_and_fail(transaction, inside, node)
        transaction.commit()
    with node.book.store.reading() as transaction:
        assert transaction.ledger.held([before.id, inside.id]) == {before.id}


def test_each_entry_is_kept_with_the_keys_that_have_got_it(node: Node, cast: Cast) -> None:
    keys = {entry.id: {f"key-{n}", "office"} for n, entry in enumerate(cast.entries)}
    with node.book.store.writing() as transaction:
        transaction.ledger.add(cast.entries, ACCEPTED, node.book.clock.now(), keys)
        found = transaction.ledger.kept(keys)
    assert {id_: set(one.sealed_for) for id_, one in found.items()} == keys


def test_what_came_in_a_unit_of_work_is_judged_as_it_is_kept(node: Node, cast: Cast) -> None:
    with node.book.store.writing() as transaction:
        transaction.ledger.add(cast.entries, ACCEPTED, node.book.clock.now(), ())
        at_hand = list(transaction.ledger.judged(accepted=True))
        transaction.commit()
    with node.book.store.reading() as transaction:
        assert list(transaction.ledger.judged(accepted=True)) == at_hand


def test_looks_of_one_block_are_one_until_something_changes(node: Node) -> None:
    book = node.book
    with book.looking_once() as first:
        with book.looking() as second, book.looking(at=first.now) as another:
            assert second is first
            assert another is not first
        assert first.transaction.local.value("since") is None
        with book.working() as work:
            work.transaction.local.set_value("since", b"1")
        with book.looking() as later:
            assert later.transaction.local.value("since") == b"1"
    with book.looking() as after:
        assert after is not first
