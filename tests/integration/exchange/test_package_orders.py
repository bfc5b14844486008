"""Packages in every order, ten times over, under wrong names: always the same ledger (T7)."""

from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from tests.ledgers import UNIT, Cast, Node, Signer, unit_report

from workreport.domain.ids import new_id
from workreport.ledger.envelope import Entry
from workreport.ledger.package import Package, open_package, seal
from workreport.services.book import Work
from workreport.services.ingest import Arrived, take_in

Opened = tuple[Arrived, Package]


@dataclass
class Table:
    """Six packages, and a node on which they are laid out in every order.

    Where two orders have come to the same ledger with the same packages held back, what follows is
    tried once and counts for both.
    """

    node: Node
    packages: list[Opened]
    known: dict[object, int] = field(default_factory=dict)  # orders that go on from here
    ends: set[tuple[frozenset[tuple[str, str, str]], str]] = field(default_factory=set)

    def lay(self, work: Work, left: frozenset[int], held: frozenset[int]) -> int:
        """Take each of the packages left and all orders of the others; undo each."""
        here = left, held, states(work)
        if here not in self.known:
            self.known[here] = sum(self._step(work, left, held, one) for one in sorted(left))
            if not left:
                self.known[here] = 1
                self._end(work, held)
        return self.known[here]

    def _step(self, work: Work, left: frozenset[int], held: frozenset[int], one: int) -> int:
        orders = 0
        with suppress(_Undone), work.transaction.savepoint():
            fault = take(work, self.packages[one])
            orders = self.lay(work, left - {one}, held | ({one} if fault else set()))
            raise _Undone
        self.node.book.knowledge.forget()
        return orders

    def _end(self, work: Work, held: frozenset[int]) -> None:
        """Offer again what was held back, as a folder does, and keep what came of it."""
        with suppress(_Undone), work.transaction.savepoint():
            while held:
                still = frozenset(one for one in held if take(work, self.packages[one]))
                assert still < held, "held back for ever"
                held = still
            self.ends.add(found(work))
            raise _Undone
        self.node.book.knowledge.forget()


class _Undone(Exception):  # noqa: N818 - nothing went wrong
    pass


def take(work: Work, opened: Opened) -> bool:
    """Take in a package; tells whether it was held back."""
    return bool(take_in(Work(work.book, work.transaction), [opened]).problems)


def states(work: Work) -> frozenset[tuple[str, str, str]]:
    kept = work.transaction.ledger.all_kept()
    return frozenset((one.id, one.state.value, one.reason) for one in kept)


def found(work: Work) -> tuple[frozenset[tuple[str, str, str]], str]:
    """Return every entry with its state and reason, and the digest of all projections."""
    return states(work), work.projections.digest()


def wrap(node: Node, by: Signer, *entries: Entry) -> Opened:
    keys = node.book.identity.keys
    name, data = seal(
        entries, net=node.net, writer=by.writer, recipients=[keys.public], heads={}, signer=by.keys
    )
    return Arrived(name, by.writer, ""), open_package(data, keys)


@pytest.fixture
def table(node: Node, cast: Cast) -> Table:
    genesis, desk = cast.entries
    head = cast.bring("head", UNIT)
    cert, grant, opened = cast.entries[2:]
    first = unit_report(head)
    second = unit_report(head, supersedes=[first.id])
    founder = cast.founder
    six = [(founder, desk, cert), (founder, grant), (head, opened), (head, first), (head, second)]
    packages = [wrap(node, founder, genesis)]
    return Table(node, packages + [wrap(node, by, *entries) for by, *entries in six])


def test_all_orders_of_six_packages_end_in_one_ledger(table: Table) -> None:
    with table.node.book.working(keep=False) as work:
        orders = table.lay(work, frozenset(range(6)), frozenset())
    assert orders == 720
    [(ends, _digest)] = table.ends
    assert {state for _id, state, _reason in ends} == {"accepted"}
    assert len(ends) == 7


def test_ten_copies_under_ten_names_add_nothing(table: Table) -> None:
    with table.node.book.working() as work:
        for opened in table.packages:
            assert not take(work, opened)
        once = found(work)
        for _copy in range(10):
            for arrived, package in table.packages:
                again = Arrived(new_id(), arrived.writer, arrived.sha256)
                assert not take(work, (again, package))
        assert found(work) == once
    assert table.node.digest() == table.node.replay_digest() == once[1]
