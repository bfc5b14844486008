from datetime import date

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.services.programmes import Item, Programme
from workreport.services.recurrence import RecurrenceRule, waiting

NEXT = PERIOD.next
REPORT = "Báo cáo tình hình đảng viên"


def unit_of(life: Life, code: str) -> str:
    with life.vp.book.looking() as look:
        return look.directory.unit(code, look.today).unit


def rule(life: Life, **values: object) -> RecurrenceRule:
    told = {"content": REPORT, "first": PERIOD, "last": Period(2027, 6), "day": 15, **values}
    return RecurrenceRule(unit=unit_of(life, "TCCB"), **told)  # type: ignore[arg-type]


def named(life: Life, desk: str, period: Period, content: str = REPORT) -> list[str]:
    tasks = life[desk].planning.tasks(period)
    return [one.task.id for one in tasks if one.task.content == content]


def test_opening_a_month_brings_a_recurring_task_once(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life["tccb"].recurrence.keep(rule(life))
    life.sync("tccb", "vp")
    assert named(life, "vp", NEXT) == []
    life.at("2026-11-30 09:00")
    life.vp.periods.open(NEXT)
    once = named(life, "vp", NEXT)
    assert len(once) == 1
    life.vp.periods.open(NEXT)
    assert named(life, "vp", NEXT) == once
    life.sync("vp", "tccb")
    task = life["tccb"].planning.tasks(NEXT)
    found = next(one.task for one in task if one.task.id == once[0])
    assert (found.due_on, found.origin.value) == (date(2026, 12, 15), "recurring")
    assert life["tccb"].recurrence.take(NEXT) == 0


def test_two_desks_that_know_nothing_of_each_other_make_one_task(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life["tccb"].recurrence.keep(rule(life))
    life.sync("tccb", "vp", "tccb")
    assert waiting(life.vp.recurrence.due(PERIOD)) == 1
    assert life["tccb"].recurrence.take(PERIOD) == 1
    assert life.vp.recurrence.take(PERIOD) == 1
    life.sync("tccb", "vp", "tccb")
    mine, theirs = named(life, "tccb", PERIOD), named(life, "vp", PERIOD)
    assert len(mine) == 1
    assert mine == theirs
    assert len(mine[0]) == 32


def test_a_month_is_skipped_with_a_reason_and_only_before_its_task_is_there(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    desk = life["tccb"].recurrence
    made = desk.keep(rule(life))
    with pytest.raises(UseError):
        desk.skip(made, PERIOD, " ")
    desk.skip(made, PERIOD, "Trùng đợt kiểm tra")
    assert [(one.state, one.reason) for one in desk.due(PERIOD)] == [
        ("skipped", "Trùng đợt kiểm tra")
    ]
    assert desk.take(PERIOD) == 0
    assert desk.rules()[0].skipped == {str(PERIOD): "Trùng đợt kiểm tra"}
    life.sync("tccb", "vp")
    life.at("2026-11-30 09:00")
    life.vp.periods.open(NEXT)
    life.sync("vp", "tccb")
    with pytest.raises(RuleError) as refused:
        desk.skip(made, NEXT, "Muộn rồi")
    assert refused.value.code == "recurrence_issued"
    with pytest.raises(RuleError) as refused:
        desk.skip(made, Period(2028, 1), "Sau khi kết thúc")
    assert refused.value.code == "recurrence_not_in_month"


def test_a_rule_that_is_changed_keeps_the_tasks_it_drew(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    desk = life["tccb"].recurrence
    made = desk.keep(rule(life))
    before = desk.due(NEXT)[0].task.id
    desk.keep(rule(life, id=made, last=PERIOD, content="Báo cáo ngắn"))
    assert desk.due(NEXT) == ()
    desk.keep(rule(life, id=made, every="quarter"))
    assert [str(one) for one in (PERIOD, NEXT, PERIOD.plus(3)) if desk.due(one)] == [
        "2026-11",
        "2027-02",
    ]
    desk.keep(rule(life, id=made))
    assert desk.due(NEXT)[0].task.id == before
    for wrong in (
        {"last": Period(2026, 1)},
        {"every": "week"},
        {"day": 32},
        {"content": " "},
        {"last": Period(2060, 1)},
    ):
        with pytest.raises(UseError):
            desk.keep(rule(life, **wrong))


def test_a_head_sets_no_rule_for_another_unit(begin_life: Begin) -> None:
    life = begin_life(("tccb", "tcd"))
    with pytest.raises(RuleError) as refused:
        life["tcd"].recurrence.keep(rule(life))
    assert refused.value.code == "author_not_allowed"


def test_items_of_a_programme_feed_the_month_of_their_lead_unit_once(begin_life: Begin) -> None:
    life = begin_life(("tccb", "tcd"))
    tccb, tcd = unit_of(life, "TCCB"), unit_of(life, "TCD")
    items = (
        Item(content="Quy hoạch cán bộ", unit=tccb, partners=(tcd,), due_on=date(2026, 12, 18)),
        Item(content="Sơ kết quý", unit=tcd, months=(Period(2026, 12), Period(2026, 9))),
    )
    kept = life.vp.programmes.keep(
        Programme(
            title="Chương trình công tác năm 2026",
            span="year",
            first_year=2026,
            last_year=2026,
            items=items,
        )
    )
    life.at("2026-11-30 09:00")
    life.vp.periods.open(NEXT)
    life.vp.periods.open(NEXT)
    planned = {
        one.task.content: one.task
        for one in life.vp.planning.tasks(NEXT)
        if one.task.origin.value == "programme"
    }
    assert {content: task.due_on for content, task in planned.items()} == {
        "Quy hoạch cán bộ": date(2026, 12, 18),
        "Sơ kết quý": date(2026, 12, 31),
    }
    assert len(life.vp.planning.tasks(NEXT)) == 2
    line = life.vp.programmes.programmes(2026)[0]
    assert set(line.issued.values()) == {("2026-12",)}
    life.sync("vp", "tccb", "tcd")
    assert [one.programme.id for one in life["tcd"].programmes.programmes()] == [kept]
    shared = life["tcd"].cooperation.own_tasks(NEXT)
    assert [one.content for one in shared] == ["Quy hoạch cán bộ"]
    with pytest.raises(RuleError):
        life["tcd"].programmes.keep(line.programme)
    with pytest.raises(UseError) as refused:
        life.vp.programmes.keep_item(kept, Item(content="X", unit=tcd, due_on=date(2030, 1, 1)))
    assert refused.value.code == "programme_item_outside"
