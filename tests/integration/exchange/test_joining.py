"""Joining: what is granted is what was promised, whatever the request asks for."""

import pytest
from tests.living import Begin

from workreport.domain.errors import RuleError
from workreport.ledger.errors import PackageError
from workreport.services import joining


def test_a_joiner_cannot_ask_for_a_higher_role_than_was_offered(
    begin_life: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = begin_life(())
    make = joining.JoinRequestContent
    monkeypatch.setattr(
        joining, "JoinRequestContent", lambda **fields: make(**{**fields, "role": "chief"})
    )
    life.join("new", "Trần Tham Vọng", "TCCB", "staff", approve=False)
    monkeypatch.undo()
    with pytest.raises(PackageError, match="request_not_proved"):
        life.vp.joining.approve(life.requests["new"])


def test_a_role_begins_no_earlier_than_its_invitation(
    begin_life: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = begin_life(())
    make = joining.JoinRequestContent
    monkeypatch.setattr(
        joining, "JoinRequestContent",
        lambda **fields: make(**{**fields, "at": "2020-01-01T00:00:00+00:00"}),
    )  # fmt: skip
    life.join("new", "Trần Sớm", "TCCB", "head")
    with life.vp.book.looking() as look:
        [grant] = [one for one in look.authority.grants if one.role == "head"]
    assert grant.starts_on.isoformat() == "2026-11-02"


def test_the_same_request_cannot_be_used_for_a_second_key(begin_life: Begin) -> None:
    life = begin_life(())
    invited = life.vp.joining.invite(person="Lê Một", unit="TCCB", role="head")
    requests = []
    for name in ("one", "two"):
        opened, request = life.program.join(
            life.root / name, invited.data, invited.code, "tap-huan"
        )
        life.desks[name] = opened.desk
        requests.append(request)
    life.vp.joining.approve(requests[0])
    with pytest.raises(RuleError) as refused_:
        life.vp.joining.approve(requests[1])
    assert refused_.value.code == "invitation_used"
