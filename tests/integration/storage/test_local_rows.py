from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from tests.ledgers import UNIT, Cast, Nodes, unit_report

from workreport.ledger.acceptance import ACCEPTED
from workreport.services.ports.rows import Invitation, JoinRequest, SeenPackage
from workreport.services.ports.store import LocalStore, Transaction

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
PACKAGE, WRITER, OTHER = "11" * 16, "22" * 16, "33" * 16


@pytest.fixture
def transaction(nodes: Nodes, cast: Cast) -> Iterator[Transaction]:
    with nodes.make(cast.founder.net).book.working(keep=False) as work:
        yield work.transaction


@pytest.fixture
def local(transaction: Transaction) -> LocalStore:
    return transaction.local


def test_drafts_keep_their_last_fifty_versions(local: LocalStore) -> None:
    for number in range(1, 61):
        assert local.save_draft("report/a/2026-11", f"{number}".encode(), AT) == number
    versions = local.draft_versions("report/a/2026-11")
    assert [draft.version for draft in versions] == list(range(60, 10, -1))
    kept = local.draft("report/a/2026-11")
    assert kept is not None
    assert (kept.body, kept.saved_at) == (b"60", AT)


def test_every_version_comes_back_to_the_byte_whatever_was_written_over(local: LocalStore) -> None:
    sizes = [(number * 1511) % 9000 for number in range(120)]
    bodies = [bytes([number]) * size + b"\0" for number, size in enumerate(sizes)]
    for body in bodies:
        local.save_draft("a", body, AT)
    assert [draft.body for draft in local.draft_versions("a")] == bodies[:-51:-1]


def test_saving_one_draft_leaves_the_others_alone(local: LocalStore) -> None:
    for number in range(60):
        local.save_draft("a", f"{number}".encode(), AT + timedelta(seconds=number))
    assert local.save_draft("b", b"first", AT) == 1
    found = {one.name: (one.version, one.body, one.saved_at) for one in local.drafts("")}
    assert found == {"a": (60, b"59", AT + timedelta(seconds=59)), "b": (1, b"first", AT)}


def test_a_dropped_draft_is_gone_with_its_versions(local: LocalStore) -> None:
    local.save_draft("a", b"1", AT)
    local.drop_draft("a")
    assert local.draft("a") is None
    assert local.draft_versions("a") == []


def test_drafts_are_found_by_how_their_names_begin(local: LocalStore) -> None:
    for name in ("report/a/2026-11", "report/a/2026-12", "report/b/2026-11", "report%"):
        local.save_draft(name, b"", AT)
    assert [one.name for one in local.drafts("report/a/")] == [
        "report/a/2026-11", "report/a/2026-12",
    ]  # fmt: skip
    assert [one.name for one in local.drafts("report%")] == ["report%"]


def test_what_is_signed_waits_and_what_is_written_is_remembered(
    transaction: Transaction, cast: Cast
) -> None:
    head = cast.bring("head", UNIT)
    entries = [unit_report(head) for _ in range(3)]
    transaction.ledger.add(entries, ACCEPTED, AT, ())
    local = transaction.local
    for number, entry in enumerate(entries):
        local.enqueue(entry.id, AT + timedelta(minutes=1) if number == 2 else None)
        local.enqueue(entry.id)
    assert [each.entry for each in local.outbox()] == [entry.id for entry in entries]
    assert [each.not_before for each in local.outbox()] == [None, None, AT + timedelta(minutes=1)]
    assert local.unqueue(entries[2].id)
    assert local.outbox()[2].not_before is None
    local.mark_written([entries[0].id], PACKAGE)
    assert [each.entry for each in local.written(PACKAGE)] == [entries[0].id]
    assert not local.unqueue(entries[0].id)
    assert len(local.outbox()) == 2


def seen(writer: str, outcome: str, tries: int = 1) -> SeenPackage:
    return SeenPackage(PACKAGE, writer, "", outcome, "code" * (outcome == "held"), AT, tries, 0)


def test_packages_are_known_by_name_and_writer(local: LocalStore) -> None:
    local.note_package(seen(WRITER, "read"))
    assert local.seen_package(PACKAGE, OTHER) is None
    local.note_package(seen(OTHER, "held"))
    assert local.finished_packages() == {(PACKAGE, WRITER)}
    assert [one.writer for one in local.held_packages()] == [OTHER]
    local.note_package(seen(OTHER, "held", 2))
    assert [one.tries for one in local.held_packages()] == [2]
    local.note_package(seen(OTHER, "read", 3))
    assert local.held_packages() == []


def test_who_was_served_is_exactly_what_was_said_last(local: LocalStore) -> None:
    local.set_served({"agency": frozenset({"k1", "k2"}), "office": frozenset({"k1"})})
    local.set_served({"agency": frozenset({"k2", "k3"}), "board": frozenset({"k1"})})
    assert local.served() == {"agency": {"k2", "k3"}, "board": {"k1"}}


def test_entries_to_send_on_are_remembered_once_and_forgotten_when_sent(
    transaction: Transaction, cast: Cast
) -> None:
    transaction.ledger.add(cast.entries, ACCEPTED, AT, ())
    ids = [entry.id for entry in cast.entries]
    local = transaction.local
    local.queue_forward(ids)
    local.queue_forward(ids)
    assert sorted(local.forwards()) == sorted(ids)
    local.forwarded(ids[:1])
    assert list(local.forwards()) == ids[1:]


def test_values_invitations_and_requests_are_replaced_by_name(local: LocalStore) -> None:
    local.set_value("a", b"1")
    local.set_value("a", b"2")
    assert (local.value("a"), local.value("b")) == (b"2", None)
    invitation = Invitation(PACKAGE, WRITER, b"x", AT, "")
    local.keep_invitation(invitation)
    used = Invitation(PACKAGE, WRITER, b"x", AT, OTHER)
    local.keep_invitation(used)
    assert local.invitations() == [used]
    local.keep_join_request(JoinRequest(OTHER, WRITER, b"x", AT, "waiting"))
    local.keep_join_request(JoinRequest(OTHER, WRITER, b"x", AT + timedelta(1), "approved"))
    [request] = local.join_requests()
    assert (request.state, request.received_at) == ("approved", AT)
