"""Keys and roles that end: what they did before stands, what they did after never counts."""

from datetime import date

import pytest
from tests.ledgers import UNIT, Cast, MakeNode, Node, Signer, period_close, period_open, unit_report
from tests.living import Begin

from workreport.domain.errors import RuleError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.ledger.acceptance import ACCEPTED
from workreport.ledger.bodies import agency
from workreport.ledger.envelope import Entry

DECEMBER = Period(2026, 12)


def equal_to_replay(node: Node) -> bool:
    return node.digest() == node.replay_digest()


def authors(node: Node, kind: str) -> dict[str, str]:
    with node.book.looking() as look:
        return {fact.entry: fact.author for fact in look.projections.facts(kind, chosen=False)}


@pytest.mark.parametrize("first", ["revocation", "report"])
def test_a_revocation_counts_whether_it_comes_first_or_last(
    cast: Cast, node: Node, first: str
) -> None:
    head = cast.bring("head", UNIT)
    good = unit_report(head)
    through = head.last("agency", f"unit/{UNIT}")
    late = unit_report(head, supersedes=[good.id])
    revoke = cast.revoke(head, through)
    node.take(*cast.entries)
    for batch in ([revoke], [good, late]) if first == "revocation" else ([good, late], [revoke]):
        node.take(*batch)
        assert equal_to_replay(node)
    assert node.accepts(good)
    assert node.state(late) == ("quarantined", "key_revoked")
    with node.book.looking() as look:
        assert [fact.entry for fact in look.projections.facts("report.file")] == [good.id]


def test_a_stolen_key_cannot_write_an_old_number_again(cast: Cast, node: Node) -> None:
    head = cast.bring("head", UNIT)
    first, good = unit_report(head), unit_report(head)
    through = head.last("agency", f"unit/{UNIT}")
    forged = unit_report(head, seq=2, prev=first.id)
    node.take(*cast.entries, first, forged)
    assert node.accepts(forged)
    # The named entry is not here yet, so the number alone decides; then the chain does.
    node.take(cast.revoke(head, through))
    node.take(good)
    assert node.accepts(first, good)
    assert node.state(forged) == ("quarantined", "key_revoked")
    assert equal_to_replay(node)


def test_what_was_accepted_falls_when_the_role_turns_out_to_have_ended(
    cast: Cast, node: Node
) -> None:
    head = cast.bring("head", UNIT)
    grant = next(entry for entry in cast.entries if entry.envelope.kind == "role.grant")
    report = unit_report(head)
    node.take(*cast.entries, report)
    assert node.accepts(report)
    number = grant.envelope.ref["grant"]
    ended = cast.grant(
        head, "head", UNIT, grant=number, ends_on=date(2026, 11, 19), supersedes=[grant.id]
    )
    node.take(ended)
    assert node.state(report) == ("quarantined", "author_not_allowed")
    assert equal_to_replay(node)
    again = cast.grant(
        head, "head", UNIT, grant=number, ends_on=date(2026, 11, 20), supersedes=[ended.id]
    )
    node.take(again)
    assert node.accepts(report)
    assert equal_to_replay(node)


def test_an_unsuperseded_second_word_on_a_grant_is_weighed_the_same_in_any_order(
    cast: Cast, make_node: MakeNode
) -> None:
    head = cast.bring("head", UNIT)
    grant = next(entry for entry in cast.entries if entry.envelope.kind == "role.grant")
    report = unit_report(head)
    conflicting = cast.grant(
        head, "head", UNIT, grant=grant.envelope.ref["grant"], ends_on=date(2026, 1, 2)
    )
    digests = set()
    for batches in (
        [[*cast.entries, report], [conflicting]],
        [[*cast.entries, conflicting], [report]],
    ):
        node = make_node()
        for batch in batches:
            node.take(*batch)
        assert equal_to_replay(node)
        digests.add((node.digest(), node.state(report)))
    assert len(digests) == 1


def test_two_certificates_of_one_key_name_the_same_author_in_any_order(
    cast: Cast, make_node: MakeNode
) -> None:
    head = cast.bring("head", UNIT)
    other = Signer(person=new_id(), keys=head.keys, net=head.net)
    second, report = cast.cert(other), unit_report(head)
    cast.entries.append(cast.grant(other, "head", UNIT))
    seen = set()
    for batches in ([[*cast.entries, report], [second]], [[*cast.entries, second], [report]]):
        node = make_node()
        for batch in batches:
            node.take(*batch)
        assert equal_to_replay(node)
        seen.add(authors(node, "report.file")[report.id])
    assert len(seen) == 1


# --- the desk ------------------------------------------------------------------------------------


def appoint(by: Signer, term: int, former: Signer | None = None) -> Entry:
    closed = [] if former is None else former.last("agency")
    return by.write("desk.appoint", agency.DeskAppoint(writer=by.writer, term=term, closed=closed))


def test_months_move_with_the_desk(cast: Cast, node: Node) -> None:
    chief = cast.bring("chief")
    opened = cast.founder.write("period.open", period_open())
    early = chief.write("period.close", period_close())
    node.take(*cast.entries, opened, early)
    assert node.accepts(opened)
    assert node.state(early) == ("quarantined", "not_the_desk")
    move = appoint(chief, 2, cast.founder)
    stale = cast.founder.write("period.close", period_close())
    close = chief.write("period.close", period_close())
    node.take(stale)
    assert node.accepts(stale)
    node.take(move, close)
    assert node.accepts(opened, move, close)
    assert node.state(stale) == ("quarantined", "not_the_desk")
    assert equal_to_replay(node)


def test_two_desks_of_one_term_open_and_close_nothing_until_one_is_higher(
    begin_life: Begin,
) -> None:
    life = begin_life(())
    chief = life.join("second", "Nguyễn Thị Hai", "VP", "chief")
    life.sync("vp", "second")
    with life.vp.book.working() as work:  # appointed again here, without the other's knowledge
        work.append(agency.DeskAppoint(writer=work.identity.writer, term=2), "desk.appoint")
    assert chief.maintenance.move_desk() == 2
    life.sync("vp", "second", "vp")
    for name in ("vp", "second"):
        with life[name].book.looking() as look:
            assert look.authority.desk is None
        with pytest.raises(RuleError) as refused:
            life[name].periods.open(DECEMBER)
        assert refused.value.code == "not_the_desk"
    assert chief.maintenance.move_desk() == 3
    chief.periods.open(DECEMBER)
    life.sync("second", "vp")
    with life.vp.book.looking() as look:
        assert look.authority.desk == chief.book.identity.writer


def test_a_desk_that_knows_it_has_moved_away_cannot_open_months(begin_life: Begin) -> None:
    life = begin_life(())
    chief = life.join("second", "Nguyễn Thị Hai", "VP", "chief")
    life.sync("vp", "second")
    chief.maintenance.move_desk()
    life.sync("second", "vp")
    with pytest.raises(RuleError) as refused, life.vp.book.working() as work:
        work.append(period_open("2026-12"), "period.open")
    assert refused.value.code == "not_the_desk"


# --- what is known survives what is undone -------------------------------------------------------


def interrupted(node: Node, entries: list[Entry]) -> None:
    """Let a unit of work see entries that it then does not keep."""
    with node.book.working() as work:
        work.transaction.ledger.add(entries, ACCEPTED, work.now, ())
        work.forget_known()
        assert work.authority.desk_term == 9
        raise KeyboardInterrupt


def test_what_an_undone_unit_of_work_said_is_forgotten(cast: Cast, node: Node) -> None:
    node.take(*cast.entries)
    with pytest.raises(KeyboardInterrupt):
        interrupted(node, [appoint(cast.founder, 9)])
    # Arrival numbers are given out again, so this one gets that of the entry that was undone.
    with node.book.working(keep=False) as work:
        work.transaction.ledger.add([appoint(cast.founder, 4)], ACCEPTED, work.now, ())
        assert work.authority.desk_term == 4
    with node.book.looking() as look:
        assert look.authority.desk_term == 1
