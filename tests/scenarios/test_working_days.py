from datetime import date

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.calendar import end_of
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import CalendarDay
from workreport.services.working_days import days_as_csv, days_from_csv

DECEMBER = Period(2026, 12)
OFF = CalendarDay(day=date(2026, 11, 19), working=False, name="Nghỉ bù", basis="05-TB/BTCTU")
WORKED = CalendarDay(day=date(2026, 12, 19), working=True, name="Làm bù")
BOTH = (OFF, WORKED)


def limits(life: Life, name: str, period: Period = PERIOD) -> tuple[str, str]:
    """Return the last days of both deadlines as a desk holds them."""
    opened = life[name].periods.month(period).opened
    assert opened is not None
    report, office = opened.report.limit_at, opened.office.limit_at
    return str(report), str(office)


def test_a_day_off_moves_open_months_only_by_a_signed_change(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    days = life.vp.working_days
    before = limits(life, "vp")
    moves = days.preview(2026, BOTH)
    assert [(str(one.period), one.step) for one in moves] == [("2026-11", "report")]
    assert moves[0].old.limit_at == end_of(date(2026, 11, 19))
    assert moves[0].new.limit_at == end_of(date(2026, 11, 20))
    assert moves[0].new.target_at == end_of(date(2026, 11, 18))
    assert days.year(2026).entry == ""  # a preview keeps nothing

    kept = days.set(2026, BOTH, "Thông báo nghỉ bù", move=())
    assert [str(one.period) for one in kept.moves] == ["2026-11"]
    assert (kept.moved, limits(life, "vp")) == ((), before)
    assert life.vp.periods.month(PERIOD).calendar.is_working(OFF.day)  # as it was opened

    done = days.set(2026, BOTH, "Thông báo nghỉ bù")
    assert [str(period) for period in done.moved] == ["2026-11"]
    life.sync("vp", "tccb")
    for name in ("vp", "tccb"):
        assert limits(life, name)[0] == str(end_of(date(2026, 11, 20)))
        opened = life[name].periods.month(PERIOD).opened
        assert opened is not None
        assert opened.reason == "Thông báo nghỉ bù"
        assert not life[name].periods.month(PERIOD).calendar.is_working(OFF.day)
    # A swapped Saturday is worked: December's report is due on it.
    report, _office = life.vp.periods.deadlines(DECEMBER)
    assert report.target_at == report.limit_at == end_of(WORKED.day)


def test_a_closed_month_never_moves(begin_life: Begin) -> None:
    life = begin_life(("bvct",))
    life.at("2026-11-23 09:00")
    life.file("bvct")
    life.sync("bvct", "vp")
    before = (limits(life, "vp"), life.line("vp", "BVCT").verdict)
    assert before[1].late_days == 2
    closing = life.vp.closing
    overrides = {gate.code: "Theo kết luận số 12" for gate in closing.gates(PERIOD)}
    closing.close(PERIOD, overrides)

    off = CalendarDay(day=date(2026, 11, 20), working=False, name="Nghỉ bù")
    assert life.vp.working_days.preview(2026, (OFF, off)) == ()
    changed = life.vp.working_days.set(2026, (OFF, off), "Thông báo nghỉ bù")
    assert (changed.moves, changed.moved) == ((), ())
    assert (limits(life, "vp"), life.line("vp", "BVCT").verdict) == before


def test_only_the_chief_sets_the_calendar_and_every_day_must_say_something(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    wrong = {
        "calendar_day_other_year": CalendarDay(day=date(2027, 3, 1), working=False, name="x"),
        "calendar_day_nameless": CalendarDay(day=date(2026, 12, 1), working=False),
        "calendar_day_weekend": CalendarDay(day=date(2026, 12, 5), working=False, name="x"),
    }
    for code, day in wrong.items():
        with pytest.raises(UseError, match=code):
            life.vp.working_days.preview(2026, (day,))
    with pytest.raises(UseError, match="calendar_day_twice"):
        life.vp.working_days.preview(2026, (OFF, OFF))
    with pytest.raises(UseError, match="reason_missing"):
        life.vp.working_days.set(2026, (OFF,), " ")
    with pytest.raises(RuleError, match="only_chief_sets"):
        life["tccb"].working_days.set(2026, (OFF,), "Tự nghỉ")
    with pytest.raises(RuleError, match="only_chief_sets"):
        life["tccb"].month_rules.choose(DECEMBER, {"cut_off": "next_month"})


def test_a_cut_off_holds_from_its_month_on_and_open_months_keep_theirs(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    rules = life.vp.month_rules
    with pytest.raises(RuleError, match="setting_month_open"):
        rules.choose(PERIOD, {"cut_off": "next_month"})
    with pytest.raises(UseError, match="setting_value_unknown"):
        rules.choose(DECEMBER, {"cut_off": "never"})
    with pytest.raises(UseError, match="setting_value_unknown"):
        rules.choose(DECEMBER, {"deadline_template": "year"})
    rules.choose(DECEMBER, {"cut_off": "supplement", "deadline_template": "thanhhoa_25_28"})
    rules.choose(DECEMBER, {"cut_off": "next_month"})
    rules.choose(Period(2027, 2), {"cut_off": "forecast"})
    assert rules.rules(PERIOD).cut_off == "forecast"
    assert rules.rules(Period(2027, 1)).cut_off == "next_month"
    assert rules.rules(Period(2027, 3)).cut_off == "forecast"
    opened = life.vp.periods.open(DECEMBER)
    life.sync("vp", "tccb")
    for name in ("vp", "tccb"):
        stamp = life[name].periods.month(DECEMBER).opened
        assert stamp is not None
        assert (stamp.cut_off, stamp.template) == ("next_month", "thanhhoa_25_28")
    assert opened.report.limit_day == date(2026, 12, 14)


def test_days_travel_as_a_table_and_a_bad_row_is_named() -> None:
    assert days_from_csv(days_as_csv(BOTH)) == BOTH
    head = "day,kind,name,basis\n"
    for rows, row in (("", 1), (head + "2026-11-19,off,Nghỉ\n", 2), (head + "\n19/11,off,N,\n", 3)):
        with pytest.raises(UseError) as refused:
            days_from_csv(rows.encode())
        assert (refused.value.code, refused.value.values["row"]) == ("calendar_file_malformed", row)
    with pytest.raises(UseError, match="calendar_file_malformed"):
        days_from_csv(b"\xff\xfe")
