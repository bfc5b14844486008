import random
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date

import pytest
from tests.ledgers import OTHER_UNIT, UNIT, Cast, Signer, found, unit_report

from workreport.domain.ids import new_id
from workreport.ledger.acceptance import content_of
from workreport.ledger.authority import (
    KINDS_OF_AUTHORITY,
    Authority,
    Statement,
    build,
    founders_grant,
)
from workreport.ledger.bodies import agency
from workreport.ledger.envelope import Entry
from workreport.ledger.errors import EntryError
from workreport.ledger.permissions import Permissions
from workreport.system.resources import ShippedResources

TODAY = date(2026, 11, 20)
PERMISSIONS = Permissions.from_csv(ShippedResources().text("permissions.csv"))


@pytest.fixture
def cast() -> Cast:
    return found()


def statements(entries: Iterable[Entry]) -> list[Statement]:
    found_ = []
    for entry in entries:
        if entry.envelope.kind in KINDS_OF_AUTHORITY:
            with suppress(EntryError):  # such a one is not among what a ledger hands out
                body = content_of(entry)
                assert body is not None
                found_.append(Statement(entry.id, entry.envelope, body))
    return found_


def lineage_of(entries: Iterable[Entry]) -> Callable[[str], frozenset[str]]:
    held = {entry.id: entry.envelope.prev for entry in entries}

    def lineage(entry_id: str) -> frozenset[str]:
        chain = set()
        at: str | None = entry_id
        while at in held:
            chain.add(at)
            at = held[at]
        return frozenset(chain)

    return lineage


def fold(cast: Cast, more: Iterable[Entry] = ()) -> tuple[Authority, frozenset[str]]:
    entries = [*cast.entries, *more]
    return build(cast.founder.net, statements(entries), PERMISSIONS, lineage=lineage_of(entries))


def test_the_founder_is_chief_and_administrator_from_the_first_entry(cast: Cast) -> None:
    authority, admitted = fold(cast)
    assert admitted == {entry.id for entry in cast.entries}
    assert authority.roles_of(cast.founder.person, TODAY) == {("chief", ""), ("admin", "")}
    assert authority.desk == cast.founder.writer


def test_a_genesis_of_another_agency_brings_nobody_in(cast: Cast) -> None:
    stranger = found()
    authority, admitted = fold(cast, stranger.entries)
    assert stranger.founder.key not in authority.keys
    assert not admitted & {entry.id for entry in stranger.entries}


def test_whoever_was_brought_in_may_bring_in_others_where_the_role_allows(cast: Cast) -> None:
    admin, head = cast.bring("admin"), cast.bring("head", UNIT)
    newcomer, intruder = Signer(net=cast.founder.net), Signer(net=cast.founder.net)
    authority, admitted = fold(cast, [cast.cert(newcomer, admin), bad := cast.cert(intruder, head)])
    assert newcomer.key in authority.keys
    assert intruder.key not in authority.keys
    assert bad.id not in admitted


def test_nobody_certifies_himself(cast: Cast) -> None:
    signer = Signer(net=cast.founder.net)
    authority, _admitted = fold(cast, [cast.cert(signer, signer), signer.open_writer()])
    assert signer.key not in authority.keys


def test_roles_hold_from_their_first_to_their_last_day(cast: Cast) -> None:
    signer = cast.bring(
        "clerk", UNIT, starts_on=date(2026, 11, 2), ends_on=date(2026, 11, 20), may_file=True
    )
    authority, _admitted = fold(cast)
    held = {day: authority.roles_of(signer.person, date(2026, 11, day)) for day in (1, 2, 20, 21)}
    filing = {("clerk", UNIT), ("clerk_filing", UNIT)}
    assert held == {1: frozenset(), 2: filing, 20: filing, 21: frozenset()}


def test_a_day_begins_at_midnight_in_vietnam(cast: Cast) -> None:
    signer = cast.bring("head", UNIT, starts_on=date(2026, 11, 20))
    before = unit_report(signer, at="2026-11-19T16:59:59Z")
    after = unit_report(signer, at="2026-11-19T17:00:00Z")
    authority, _admitted = fold(cast)
    roles = []
    for entry in (before, after):
        author = authority.author_of(entry.envelope)
        assert author is not None
        roles.append(set(author.roles))
    assert roles == [set(), {("head", UNIT)}]


def test_of_two_words_on_one_grant_the_same_counts_in_every_order(cast: Cast) -> None:
    signer = cast.bring("head", UNIT)
    number = new_id()
    words = [
        cast.grant(signer, "head", OTHER_UNIT, grant=number),
        cast.grant(signer, "deputy", OTHER_UNIT, grant=number),
    ]
    first, _ = fold(cast, words)
    second, _ = fold(cast, words[::-1])
    assert first == second
    assert len(first.granted[signer.person]) == 2


def test_any_order_of_statements_gives_the_same_authority(cast: Cast) -> None:
    admin, head = cast.bring("admin"), cast.bring("head", UNIT)
    more = [
        cast.revoke(head, head.last("agency"), admin),
        cast.revoke(head, []),
        cast.grant(admin, "chief", by=admin),
        admin.write("desk.appoint", agency.DeskAppoint(writer=admin.writer, term=2)),
    ]
    everything = statements([*cast.entries, *more])
    expected = build(cast.founder.net, everything, PERMISSIONS)
    for seed in range(20):
        random.Random(seed).shuffle(everything)  # noqa: S311 - an order, no secret
        assert build(cast.founder.net, everything, PERMISSIONS) == expected


# --- revocation ----------------------------------------------------------------------------------


def test_a_revoked_key_counts_through_the_named_entry_and_no_further(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    good = unit_report(head)
    through = head.last("agency", f"unit/{UNIT}")
    late = unit_report(head, at="2026-11-01T00:00:00Z")  # dated back
    authority, _admitted = fold(cast, [good, late, cast.revoke(head, through)])
    assert not authority.is_cut(good.id, good.envelope)
    assert authority.is_cut(late.id, late.envelope)


def test_a_chain_that_a_revocation_does_not_name_counts_for_nothing(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    report = unit_report(head)
    authority, _admitted = fold(cast, [report, cast.revoke(head, head.last("agency"))])
    assert authority.is_cut(report.id, report.envelope)


def test_an_old_number_written_again_with_a_stolen_key_does_not_count(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    first = unit_report(head)
    good = unit_report(head)
    forged = unit_report(head, seq=2, prev=first.id, at="2026-11-02T00:00:00Z")
    through = head.last("agency", f"unit/{UNIT}")
    authority, _admitted = fold(cast, [first, good, forged, cast.revoke(head, through)])
    assert not authority.is_cut(good.id, good.envelope)
    assert authority.is_cut(forged.id, forged.envelope)


def test_of_two_revocations_the_stricter_counts(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    first = unit_report(head)
    short = head.last("agency", f"unit/{UNIT}")
    second = unit_report(head)
    long = head.last("agency", f"unit/{UNIT}")
    words = [cast.revoke(head, short), cast.revoke(head, long)]
    for order in (words, words[::-1]):
        authority, _admitted = fold(cast, [first, second, *order])
        assert not authority.is_cut(first.id, first.envelope)
        assert authority.is_cut(second.id, second.envelope)


def test_what_a_revoked_key_did_afterwards_is_undone_with_all_that_follows(cast: Cast) -> None:
    admin = cast.bring("admin")
    through = admin.last("agency")
    crony, second = Signer(net=cast.founder.net), Signer(net=cast.founder.net)
    own = [cast.cert(crony, admin), cast.grant(crony, "admin", by=admin), crony.open_writer()]
    follow = [*own, cast.cert(second, crony), second.open_writer()]
    authority, _admitted = fold(cast, follow)
    assert {crony.key, second.key} <= authority.keys.keys()
    authority, admitted = fold(cast, [*follow, cast.revoke(admin, through)])
    assert not {crony.key, second.key} & authority.keys.keys()
    assert not admitted & {entry.id for entry in follow}


def test_a_key_revoked_before_it_revoked_another_cannot_harm_it(cast: Cast) -> None:
    thief, honest = cast.bring("admin"), cast.bring("admin")
    through = thief.last("agency")
    revenge = cast.revoke(honest, [], by=thief)
    authority, admitted = fold(cast, [revenge, cast.revoke(thief, through)])
    assert revenge.id not in admitted
    assert honest.key not in authority.cuts


def test_keys_that_revoke_each_other_are_both_revoked_whatever_else_there_is(cast: Cast) -> None:
    one, other = cast.bring("admin"), cast.bring("admin")
    ends = one.last("agency"), other.last("agency")
    more = [cast.revoke(other, ends[1], by=one), cast.revoke(one, ends[0], by=other)]
    for _round in range(3):  # an unrelated statement must not turn the outcome
        authority, admitted = fold(cast, more)
        assert authority.cuts.keys() == {one.key, other.key}
        assert not admitted & {more[0].id, more[1].id}
        more.append(cast.cert(Signer(net=cast.founder.net)))


# --- the founder's own roles ----------------------------------------------------------------------


def _end_founders(cast: Cast, role: str, by: Signer, last_on: date) -> Entry:
    return cast.grant(cast.founder, role, grant=founders_grant(role), ends_on=last_on, by=by)


def test_a_role_of_the_founder_ends_and_what_the_founder_says_later_does_not_count(
    cast: Cast,
) -> None:
    chief, second = cast.bring("chief"), cast.bring("chief")
    day_before = date(2026, 11, 19)
    ends = [_end_founders(cast, role, chief, day_before) for role in ("chief", "admin")]
    before, _admitted = fold(cast)
    given = agency.RoleGrant(
        grant=new_id(), person=second.person, role="leader", starts_on=date(2026, 1, 1)
    )
    late, early = (
        cast.founder.write("role.grant", given, at=f"2026-11-{day}T05:00:00Z") for day in (20, 19)
    )
    authority, admitted = fold(cast, [*ends, late])
    founder = cast.founder.person
    assert authority.roles_of(founder, day_before) == {("chief", ""), ("admin", "")}
    assert authority.roles_of(founder, TODAY) == frozenset()
    assert late.id not in admitted
    assert early.id in fold(cast, [*ends, early])[1]
    assert authority.takes_away_from(before)


def test_nobody_ends_a_role_of_the_founder_for_somebody_else(cast: Cast) -> None:
    chief = cast.bring("chief")
    other = cast.grant(chief, "chief", grant=founders_grant("chief"), ends_on=date(2026, 1, 2))
    authority, _admitted = fold(cast, [other])
    assert ("chief", "") in authority.roles_of(cast.founder.person, TODAY)


# --- writers and the desk ------------------------------------------------------------------------


def test_a_writer_is_bound_to_every_key_that_opened_it_so_nobody_can_take_it_away(
    cast: Cast,
) -> None:
    head, thief = cast.bring("head", UNIT), cast.bring("head", OTHER_UNIT)
    theft = thief.open_writer(head.writer)
    authority, _admitted = fold(cast, [theft])
    assert authority.writers[head.writer] == {head.key, thief.key}


def appoint(by: Signer, term: int, *closed: Signer) -> Entry:
    ends = [end for each in closed for end in each.last("agency")]
    body = agency.DeskAppoint(writer=by.writer, term=term, closed=ends)
    return by.write("desk.appoint", body)


def test_the_desk_moves_with_a_higher_term(cast: Cast) -> None:
    chief = cast.bring("chief")
    before = cast.founder.write("unit.set", agency.UnitSet(unit=UNIT, code="A", name="A"))
    move = appoint(chief, 2, cast.founder)
    after = cast.founder.write("unit.set", agency.UnitSet(unit=UNIT, code="B", name="B"))
    authority, _admitted = fold(cast, [before, move, after])
    assert authority.desk == chief.writer
    assert authority.was_desk(before.envelope)
    assert not authority.was_desk(after.envelope)


def test_equal_terms_leave_no_desk_until_a_higher_one_settles_it(cast: Cast) -> None:
    chief = cast.bring("chief")
    tie = [appoint(chief, 2), appoint(cast.founder, 2)]
    assert fold(cast, tie)[0].desk is None
    assert fold(cast, [*tie, appoint(cast.founder, 3)])[0].desk == cast.founder.writer


def test_only_chiefs_and_administrators_appoint_a_desk(cast: Cast) -> None:
    officer = cast.bring("officer")
    assert fold(cast, [appoint(officer, 9)])[0].desk == cast.founder.writer


# --- what is lost --------------------------------------------------------------------------------


def test_only_a_loss_makes_earlier_judgements_doubtful(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    before, _ = fold(cast)
    cast.bring("officer")
    more, _ = fold(cast)
    assert not more.takes_away_from(before)
    grant = next(e for e in cast.entries if e.envelope.kind == "role.grant")
    end = cast.grant(
        head, "head", UNIT, grant=grant.envelope.ref["grant"], ends_on=TODAY, supersedes=[grant.id]
    )
    assert fold(cast, [end])[0].takes_away_from(more)
    assert fold(cast, [cast.revoke(head, [])])[0].takes_away_from(more)
    assert fold(cast, [appoint(cast.founder, 2, head)])[0].takes_away_from(more) is False
