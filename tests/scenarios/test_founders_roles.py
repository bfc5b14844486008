"""The roles that came with the agency can be taken back, never the last ones."""

from collections.abc import Iterator

import pytest
from tests.living import CHIEF, PERIOD, Life, begin, stretch_codes_less

from workreport.domain.errors import RuleError
from workreport.i18n.role_text import role_ended, what_is_left, who_goes_on
from workreport.services.personnel import PersonChange

REASON = "Bàn giao nhiệm vụ"
SECOND = "Trần Quang Hiếu"


@pytest.fixture
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("founder"), (), ("hieu",))
        yield life
        life.close()


def withdraw(life: Life, role: str, name: str = CHIEF, by: str = "vp") -> str:
    """Withdraw a role; return why it was refused, empty when it was not."""
    held = [one for one in life[by].roles.roles() if (one.name, one.role) == (name, role)]
    try:
        life[by].roles.withdraw(held[0].grant, reason=REASON)
    except RuleError as refused:
        return refused.code
    return ""


def test_the_founder_hands_over_and_the_agency_is_never_without_a_chief(life: Life) -> None:
    assert withdraw(life, "chief") == "role_last_chief"
    stranger = life.vp.personnel.add(  # has no machine: could sign nothing
        PersonChange(name="Người chưa vào cơ quan", unit="VP")
    )
    life.vp.roles.give(stranger, "chief", reason=REASON)
    assert withdraw(life, "chief") == "role_last_chief"
    life.vp.roles.give(SECOND, "chief", reason=REASON)
    life.sync("vp", "hieu")
    chief = next(one for one in life.vp.roles.roles() if (one.name, one.role) == (CHIEF, "chief"))
    end = life.vp.roles.ending(chief.grant)
    assert end is not None
    assert (end.left, end.chiefs, end.givers) == (("admin",), (SECOND,), (SECOND, CHIEF))
    assert life.vp.exchange_state.state().role_end is None  # nothing ends yet
    assert withdraw(life, "chief", by="hieu") == withdraw(life, "admin", by="hieu") == ""
    with pytest.raises(RuleError) as refused:
        life["hieu"].personnel.leave(SECOND, PERIOD.last_day, "retired", "")
    assert refused.value.code == "role_last_chief"
    life.sync("hieu", "vp")
    ended = {one.role: one for one in life.vp.roles.roles() if one.name == CHIEF}
    assert ended["chief"].ends_on == ended["admin"].ends_on is not None
    said = life.vp.exchange_state.state().role_end
    assert said is not None
    assert (said.is_over, said.is_own, said.left, said.givers) == (False, True, (), (SECOND,))
    life.at("2026-11-03 09:00")
    over = life.vp.exchange_state.state().role_end
    assert over is not None
    assert (over.is_over, over.chiefs) == (True, (SECOND,))
    assert role_ended(over.role, over.last_on, is_over=True).endswith("không còn vai trò nào.")
    told = what_is_left(over.name, over.last_on, over.left)
    assert "không ký, không gửi" in told
    assert SECOND in who_goes_on(over.role, over.chiefs, over.givers, is_own=True)
    with life.vp.book.looking() as look:
        assert not look.has_role("chief", "admin")
    with pytest.raises(RuleError) as refused:
        life.vp.roles.give(SECOND, "leader", reason=REASON)
    assert refused.value.code == "only_chief_gives_roles"
    life["hieu"].roles.give(CHIEF, "chief", reason=REASON)
    life.sync("hieu", "vp")
    with life.vp.book.looking() as look:
        assert look.has_role("chief")
    assert life.vp.exchange_state.state().role_end is None
