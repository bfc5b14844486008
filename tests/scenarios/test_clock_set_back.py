from datetime import datetime

from tests.living import PERIOD, Life

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


def test_a_machine_that_waits_for_approval_says_so(life: Life) -> None:
    life.at("2026-11-16 09:00")
    name = "waiting"
    life.join(name, "Lê Đức Phong", "BVCT", "head", approve=False)
    assert not life[name].exchange_state.state().approved
    life.sync(name, "vp")
    waiting = [one.name for one in life.vp.joining.requests() if one.state == "waiting"]
    assert waiting == ["Lê Đức Phong"]
    assert life.vp.exchange_state.state().join_requests == 1
