"""The time of this machine, and the time a training agency is set to.

No other module asks the operating system for the time of day.
"""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from workreport.domain.errors import RuleError, UseError
from workreport.services.ports.machine import Clock, MovableClock
from workreport.services.ports.overriding import override

CLOCK_VARIABLE = "WORKREPORT_CLOCK"


class SystemClock(Clock):
    """The clock of the operating system."""

    @override
    def now(self) -> datetime:
        return datetime.now(UTC)


class TrainingClock(MovableClock):
    """A clock that starts at a chosen instant and runs on from there.

    It counts monotonic time, so a change of the system clock does not touch it.
    """

    def __init__(self, start_at: datetime, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._start_at = _in_utc(start_at)
        self._started = monotonic()

    @override
    def now(self) -> datetime:
        return self._start_at + timedelta(seconds=self._monotonic() - self._started)

    @override
    def set(self, at: datetime) -> None:
        """Move the clock forward to an instant and let it run on from there.

        Raises:
            RuleError: ``clock_backwards``; what was signed already would lie in the future.
        """
        if _in_utc(at) < self.now():
            raise RuleError("clock_backwards", value=at.isoformat())
        self._start_at = _in_utc(at)
        self._started = self._monotonic()


def parse_instant(text: str) -> datetime:
    """Read an ISO 8601 instant that states its offset.

    Raises:
        UseError: ``clock_malformed``.
    """
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UseError("clock_malformed", value=text) from None
    if instant.tzinfo is None:
        raise UseError("clock_malformed", value=text)
    return _in_utc(instant)


def choose_clock(
    environment: Mapping[str, str], *, training: bool, last_at: datetime | None = None
) -> Clock:
    """Return the clock an agency lives by.

    Args:
        environment: The variables of the process; ``WORKREPORT_CLOCK`` counts.
        training: Whether the agency is a training agency.
        last_at: The instant at which the training agency was left.

    Raises:
        UseError: ``clock_malformed``, or ``clock_refused`` when a real agency is given a clock.
    """
    text = environment.get(CLOCK_VARIABLE, "")
    if text and not training:
        raise UseError("clock_refused", variable=CLOCK_VARIABLE)
    if text:
        return TrainingClock(parse_instant(text))
    if training and last_at is not None:
        return TrainingClock(last_at)
    return SystemClock()


def _in_utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant without an offset")
    return instant.astimezone(UTC)
