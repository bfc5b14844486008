from datetime import date

import pytest
from tests.ledgers import OTHER_UNIT, UNIT, Cast, Signer, found
from tests.unit.ledger.test_authority import fold

from workreport.ledger import streams
from workreport.ledger.audience import Audience

TODAY = date(2026, 11, 20)
TASK = "ee" * 16


@pytest.fixture
def cast() -> Cast:
    return found()


@pytest.fixture
def people(cast: Cast) -> dict[str, Signer]:
    signers = {role: cast.bring(role, UNIT) for role in ("staff", "clerk", "deputy", "head")}
    signers |= {f"other {role}": cast.bring(role, OTHER_UNIT) for role in ("staff", "head")}
    signers |= {role: cast.bring(role) for role in ("officer", "chief", "leader", "admin")}
    signers["nobody"] = cast.bring("head", UNIT, ends_on=date(2026, 11, 19))
    return signers | {"founder": cast.founder}


def audience(cast: Cast, people: dict[str, Signer], day: date = TODAY) -> Audience:
    members = {
        signer.person: OTHER_UNIT if name.startswith("other") else UNIT
        for name, signer in people.items()
        if name not in {"officer", "chief", "leader", "founder"}
    }
    return Audience(
        fold(cast)[0], members, day,
        lambda task: frozenset({UNIT, OTHER_UNIT}) if task == TASK else frozenset(),
    )  # fmt: skip


OFFICE = {"officer", "chief", "founder"}
ABOVE = OFFICE | {"leader"}
VOICES = {"clerk", "deputy", "head"}


def expected(people: dict[str, Signer]) -> dict[str, set[str]]:
    return {
        streams.AGENCY: set(people),
        streams.OFFICE: OFFICE,
        streams.BOARD: ABOVE,
        streams.plan(UNIT): ABOVE | VOICES | {"staff"},
        streams.plan(OTHER_UNIT): ABOVE | {"other head", "other staff"},
        streams.unit(UNIT): ABOVE | VOICES,
        streams.unit(OTHER_UNIT): ABOVE | {"other head"},
        streams.coop(TASK): ABOVE | VOICES | {"other head"},
        streams.coop("dd" * 16): ABOVE,
        streams.member(people["staff"].person): VOICES | {"staff"},
        streams.member(people["other staff"].person): {"other head", "other staff"},
        streams.person(people["staff"].person): ABOVE | VOICES | {"staff"},
    }


def test_every_stream_is_held_by_those_the_contract_names_and_nobody_else(
    cast: Cast, people: dict[str, Signer]
) -> None:
    found_ = audience(cast, people)
    names = {signer.key: name for name, signer in people.items()}
    for stream, holders in expected(people).items():
        assert {names[key] for key in found_.keys_for(stream)} == holders, stream
        for name, signer in people.items():
            assert found_.may_hold(signer.person, stream) is (name in holders), (stream, name)


def test_an_administrator_alone_holds_no_content(cast: Cast, people: dict[str, Signer]) -> None:
    found_ = audience(cast, people)
    admin = people["admin"].person
    held = [stream for stream in expected(people) if found_.may_hold(admin, stream)]
    assert held == [streams.AGENCY]


def test_a_role_that_has_ended_holds_only_what_everybody_holds(
    cast: Cast, people: dict[str, Signer]
) -> None:
    gone = people["nobody"].person
    before = audience(cast, people, date(2026, 11, 19))
    assert before.may_hold(gone, streams.unit(UNIT))
    after = audience(cast, people)
    assert [each for each in expected(people) if after.may_hold(gone, each)] == [streams.AGENCY]


def test_a_revoked_key_is_sent_nothing_at_all(cast: Cast, people: dict[str, Signer]) -> None:
    head = people["head"]
    cast.entries.append(cast.revoke(head, head.last("agency")))
    found_ = audience(cast, people)
    assert all(head.key not in found_.keys_for(stream) for stream in expected(people))


def test_a_role_of_today_and_tomorrow_differ(cast: Cast) -> None:
    later = cast.bring("head", UNIT, starts_on=date(2026, 12, 1))
    authority = fold(cast)[0]
    members = {later.person: UNIT}
    assert not Audience(authority, members, TODAY).may_hold(later.person, streams.unit(UNIT))
    december = Audience(authority, members, date(2026, 12, 1))
    assert december.may_hold(later.person, streams.unit(UNIT))
