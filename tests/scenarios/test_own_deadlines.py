"""The agency's own deadlines: from a month on, and for open months by a signed change only."""

from dataclasses import replace
from datetime import date

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.calendar import day_ended_by, local_day
from workreport.domain.deadlines import DeadlineRule
from workreport.domain.errors import RuleError, UseError
from workreport.services.deadline_rules import OwnRules

NEXT = PERIOD.next
# By the 18th inclusive at five, rolled back over days off; the Office by the 26th inclusive.
OWN = OwnRules(
    DeadlineRule(18, inclusive=True, closing_time="17:00", late_shift="previous"),
    DeadlineRule(26, inclusive=True),
)


def stamps(life: Life, period: object = PERIOD) -> tuple[str, date, date]:
    opened = life.vp.periods.month(period).opened  # type: ignore[arg-type]
    assert opened is not None
    return opened.template, local_day(opened.report.limit_at), day_ended_by(opened.office.limit_at)


def test_an_open_month_keeps_its_deadlines_and_the_next_one_takes_the_own_ones(
    begin_life: Begin,
) -> None:
    life = begin_life(())
    rules = life.vp.deadline_rules
    before = stamps(life)
    assert rules.rules(NEXT).report == DeadlineRule(20)
    moves = rules.preview(NEXT, OWN)
    assert [(one.period, one.step) for one in moves] == [(PERIOD, "report"), (PERIOD, "office")]
    signed = rules.sign(NEXT, OWN, "Thông báo 12")
    assert (signed.template, signed.moves, signed.moved) == ("own_1", moves, ())
    assert stamps(life) == before
    life.vp.periods.open(NEXT)
    # The 18th of December 2026 is a Friday, the 26th a Saturday.
    assert stamps(life, NEXT) == ("own_1", date(2026, 12, 18), date(2026, 12, 28))
    opened = life.vp.periods.month(NEXT).opened
    assert opened is not None
    assert opened.report.limit_at.hour == 10  # five o'clock in Viet Nam
    assert [one.id for one in life.vp.month_rules.templates()][-1] == "own_1"
    life.vp.month_rules.choose(NEXT.next, {"deadline_template": "nghean_20_25"})
    later = replace(OWN, report=DeadlineRule(17))
    assert life.vp.deadline_rules.sign(NEXT.next.next, later, "Lần hai").template == "own_2"
    assert life.vp.month_rules.rules(NEXT).template == "own_1"


def test_open_months_move_by_a_signed_change_and_everybody_reads_the_own_rule(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    signed = life.vp.deadline_rules.sign(NEXT, OWN, "Họp sớm", move=True)
    assert signed.moved == (PERIOD,)
    assert stamps(life)[0] == "own_1"
    life.sync("vp", "tccb")
    found = life["tccb"].periods.month(PERIOD).opened
    assert found is not None
    assert (found.template, found.reason) == ("own_1", "Họp sớm")
    report, _office = life["tccb"].periods.deadlines(NEXT)
    assert report.limit_day == date(2026, 12, 18)


def test_a_closed_month_never_moves(begin_life: Begin) -> None:
    life = begin_life(())
    life.at("2026-11-30 09:00")
    gates = {gate.code for gate in life.vp.closing.gates(PERIOD)}
    life.vp.closing.close(PERIOD, dict.fromkeys(gates, "Kết luận số 12"))
    before = stamps(life)
    signed = life.vp.deadline_rules.sign(NEXT.next, OWN, "Họp sớm", move=True)
    assert PERIOD not in {one.period for one in signed.moves}
    assert stamps(life) == before


def test_what_makes_no_sense_is_refused(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    rules = life.vp.deadline_rules
    with pytest.raises(UseError, match="deadline_office_first"):
        rules.preview(NEXT, replace(OWN, office=DeadlineRule(15)))
    with pytest.raises(UseError, match="reason_missing"):
        rules.sign(NEXT, OWN, " ")
    with pytest.raises(RuleError, match="setting_month_open"):
        rules.sign(PERIOD, OWN, "Sớm hơn")
    with pytest.raises(RuleError, match="only_chief_sets"):
        life["tccb"].deadline_rules.sign(NEXT, OWN, "Sớm hơn")
