from datetime import datetime

from tests.living import PERIOD, Begin, Life

from workreport.domain.calendar import AGENCY_ZONE
from workreport.system.clock import TrainingClock


def test_a_clock_set_back_is_told_and_never_stops_the_work(life: Life) -> None:
    life.at("2026-11-16 09:00")
    life.file("tccb", "bản đầu")
    life.sync("tccb", "vp", "tccb")
    desk = life["tccb"]
    assert not desk.exchange_state.state().clock_behind

    desk.book.clock = TrainingClock(datetime(2026, 11, 14, 9, 0, tzinfo=AGENCY_ZONE))
    life.sync("tccb")
    assert desk.exchange_state.state().clock_behind
    assert desk.reporting.save(desk.reporting.open(PERIOD).draft)

    desk.book.clock = TrainingClock(datetime(2026, 11, 16, 8, 57, tzinfo=AGENCY_ZONE))
    assert not desk.exchange_state.state().clock_behind


def test_a_report_from_a_clock_two_days_back_is_flagged_and_not_on_time(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-20 08:00")
    life.vp.periods.open(PERIOD.next)
    life.sync("vp", "tccb")
    life["tccb"].book.clock = TrainingClock(datetime(2026, 11, 18, 8, 0, tzinfo=AGENCY_ZONE))
    life.file("tccb")
    life.sync("tccb", "vp", "tccb")
    for name in ("vp", "tccb"):
        line = life.line(name, "TCCB")
        assert line.current is not None
        assert line.current.signed_at.day == 18
        assert (line.verdict.kind, line.verdict.late_days) == ("late", 1)
        assert round(line.current.skew_hours or 0) == -48


def test_a_machine_that_waits_for_approval_says_so(life: Life) -> None:
    life.at("2026-11-16 09:00")
    name = "waiting"
    life.join(name, "Lê Đức Phong", "BVCT", "head", approve=False)
    assert not life[name].exchange_state.state().approved
    life.sync(name, "vp")
    waiting = [one.name for one in life.vp.joining.requests() if one.state == "waiting"]
    assert waiting == ["Lê Đức Phong"]
    assert life.vp.exchange_state.state().join_requests == 1
