from datetime import UTC, datetime, timedelta

import pytest

from workreport.domain.errors import RuleError, UseError
from workreport.system.clock import (
    CLOCK_VARIABLE,
    SystemClock,
    TrainingClock,
    choose_clock,
    parse_instant,
)

START = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)


class Seconds:
    def __init__(self) -> None:
        self.value = 100.0

    def __call__(self) -> float:
        return self.value


def test_the_system_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta()


def test_a_training_clock_starts_where_it_is_set_and_runs_on() -> None:
    seconds = Seconds()
    clock = TrainingClock(START, seconds)
    seconds.value += 90
    assert clock.now() == START + timedelta(seconds=90)


def test_a_training_clock_moves_forward_only() -> None:
    seconds = Seconds()
    clock = TrainingClock(START, seconds)
    seconds.value += 5
    clock.set(START + timedelta(days=3))
    seconds.value += 1
    assert clock.now() == START + timedelta(days=3, seconds=1)
    with pytest.raises(RuleError) as refused:
        clock.set(START)
    assert refused.value.code == "clock_backwards"


def test_an_instant_with_an_offset_is_read_in_utc() -> None:
    assert parse_instant(" 2026-11-19T16:00:00+07:00 ") == START


@pytest.mark.parametrize("text", ["2026-11-19T16:00:00", "hôm nay", "2026-13-01T00:00+07:00", ""])
def test_an_instant_without_offset_or_sense_is_refused(text: str) -> None:
    with pytest.raises(UseError) as refused:
        parse_instant(text)
    assert refused.value.code == "clock_malformed"


def test_a_real_agency_refuses_a_clock_from_outside() -> None:
    with pytest.raises(UseError) as refused:
        choose_clock({CLOCK_VARIABLE: "2026-11-19T16:00:00+07:00"}, training=False)
    assert refused.value.code == "clock_refused"
    assert refused.value.exit_code == 2


def test_a_real_agency_lives_by_the_machine_even_if_an_instant_was_kept() -> None:
    assert isinstance(choose_clock({}, training=False, last_at=START), SystemClock)


def test_a_training_agency_follows_the_variable_then_its_last_instant() -> None:
    chosen = choose_clock(
        {CLOCK_VARIABLE: "2026-11-19T16:00:00+07:00"},
        training=True,
        last_at=START.replace(year=2020),
    )
    assert START <= chosen.now() < START + timedelta(minutes=5)
    reopened = choose_clock({}, training=True, last_at=START)
    assert START <= reopened.now() < START + timedelta(minutes=5)
