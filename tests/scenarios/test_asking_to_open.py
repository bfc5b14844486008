"""A department asks the Office to open what is locked; the asking ends with the lock."""

from dataclasses import replace

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import RuleError, UseError
from workreport.services.open_asking import EXTENSION, OPENING, ReportLock


def lock(life: Life, name: str = "tccb") -> ReportLock:
    found = life[name].open_asks.lock(PERIOD)
    assert found is not None
    return found


def asked(life: Life) -> list[tuple[str, str, str]]:
    return [(one.code, one.cause, one.reason) for one in life.vp.open_asks.asked(PERIOD)]


def test_each_lock_has_its_cause_and_can_be_asked_to_open_until_it_is_answered(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd"))
    office, unit = life.vp.office, life["tccb"]
    with pytest.raises(RuleError, match="nothing_locked"):
        unit.open_asks.ask(PERIOD, "Bổ sung")
    life.at("2026-11-17 09:00")
    life.file("tccb")
    assert unit.open_asks.lock(PERIOD) is None  # it can simply be recalled
    life.sync("tccb", "vp")
    office.start_check(PERIOD, "TCCB")
    life.sync("vp", "tccb")
    found = lock(life)
    assert (found.code, found.way, found.asked_at) == ("already_in_check", OPENING, None)
    assert found.values["who"] == "Chu Ngọc Giang"
    with pytest.raises(UseError, match="reason_missing"):
        unit.open_asks.ask(PERIOD, " ")
    unit.open_asks.ask(PERIOD, "Thiếu một  việc")
    assert lock(life).asked_reason == "Thiếu một việc"
    life.sync("tccb", "vp")
    assert asked(life) == [("TCCB", "in_check", "Thiếu một việc")]

    life.at("2026-11-18 09:00")
    office.accept(PERIOD, "TCCB")
    assert asked(life) == []  # answered: what was locked then is locked otherwise now
    life.sync("vp", "tccb")
    assert (lock(life).code, lock(life).asked_at) == ("report_locked", None)
    unit.open_asks.ask(PERIOD, "Sai số liệu")
    life.sync("tccb", "vp")
    assert asked(life) == [("TCCB", "accepted", "Sai số liệu")]
    office.withdraw(PERIOD, "TCCB", "Theo đề nghị của phòng")
    assert asked(life) == []


def test_a_limit_that_has_passed_asks_for_an_extension(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-19 10:00")
    assert life["tccb"].open_asks.lock(PERIOD) is None
    life.at("2026-11-20 08:00")
    found = lock(life)
    assert (found.code, found.way, found.asked_at) == ("limit_has_passed", EXTENSION, None)
    with pytest.raises(RuleError, match="nothing_locked"):
        life["tccb"].open_asks.ask(PERIOD, "Xin mở")
    until_at = life.clock.now().replace(day=25)
    life["tccb"].reporting.ask_extension(PERIOD, until_at, "Chờ số liệu")
    assert lock(life).asked_reason == "Chờ số liệu"
    life.sync("tccb", "vp")
    life.vp.office.extend(PERIOD, "TCCB", until_at, "Đồng ý")
    life.sync("vp", "tccb")
    assert life["tccb"].open_asks.lock(PERIOD) is None


def test_the_office_says_no_with_a_reason_that_who_asked_reads(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    office, unit = life.vp.open_asks, life["tccb"].open_asks
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    life.vp.office.accept(PERIOD, "TCCB")
    life.sync("vp", "tccb")
    with pytest.raises(RuleError, match="nothing_asked"):
        office.refuse(PERIOD, "TCCB", "Không")
    unit.ask(PERIOD, "Sai số liệu")
    life.sync("tccb", "vp")
    assert "open_ask" in {one.code for one in life.vp.closing.gates(PERIOD)}
    with pytest.raises(UseError, match="reason_missing"):
        office.refuse(PERIOD, "TCCB", "  ")
    with pytest.raises(RuleError, match="only_office_receives"):
        unit.refuse(PERIOD, "TCCB", "Không")
    office.refuse(PERIOD, "TCCB", "Số liệu đã  chốt")
    assert asked(life) == []
    assert "open_ask" not in {one.code for one in life.vp.closing.gates(PERIOD)}
    life.sync("vp", "tccb")
    found = lock(life)
    assert (found.code, found.asked_at) == ("report_locked", None)
    assert found.refused is not None
    assert (found.refused.reason, found.refused.person) == ("Số liệu đã chốt", "Chu Ngọc Giang")

    unit.ask(PERIOD, "Có văn bản mới")  # a no ends one wish, not the next
    assert (lock(life).asked_reason, lock(life).refused) == ("Có văn bản mới", None)
    life.sync("tccb", "vp")
    assert office.grant(PERIOD, "TCCB") == "returned"
    assert life.state("vp", "TCCB") == "returned"
    with life.vp.book.looking() as look:
        (withdrawn,) = look.projections.facts("answer.withdraw", chosen=False)
    assert getattr(withdrawn.body, "reason", "") == "Có văn bản mới"  # not answered twice
    life.sync("vp", "tccb")
    assert unit.lock(PERIOD) is None
    reporting = life["tccb"].reporting
    reporting.save(replace(reporting.open(PERIOD).draft, replies={"whole": "Đã sửa số liệu"}))
    life.file("tccb", "lần hai")
    life.sync("tccb", "vp")
    assert [one.number for one in life.line("vp", "TCCB").versions] == [1, 2]
