"""The months before the one shown are read once, and again when something is signed about them."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject

from workreport.domain.calendar import Calendar
from workreport.domain.period import Period
from workreport.services.board_reading import BoardReading
from workreport.services.changes import Changes
from workreport.services.punctuality import PunctualMonth
from workreport.ui.tasks.changes import ChangeBus
from workreport.ui.viewmodels.earlier_months import EarlierMonths

MONTH, OCTOBER = Period(2026, 11), Period(2026, 10)
BEFORE = [MONTH.plus(at) for at in range(-11, 0)]


class Reading:
    """A desk that counts how often each month is read."""

    def __init__(self) -> None:
        self.read: list[Period] = []
        self.owner = QObject()
        self.bus = ChangeBus(self.owner)
        self.months = EarlierMonths(self.bus, self.owner)
        self.meanwhile: Changes | None = None

    def board(self, earlier: Sequence[Period]) -> BoardReading:
        self.read += earlier
        if self.meanwhile is not None:
            self.bus.publish(self.meanwhile)
        found = tuple(PunctualMonth(period, None, {}, Calendar()) for period in earlier)
        return cast("BoardReading", SimpleNamespace(earlier=found))

    def ask(self) -> list[Period]:
        """Return which months were read for one look."""
        self.read.clear()
        _board, found = self.months.of(MONTH, self.board)
        assert [one.period for one in found] == BEFORE
        return list(self.read)


def test_a_month_is_read_once_while_nothing_is_signed_about_it() -> None:
    reading = Reading()
    assert reading.ask() == BEFORE
    reading.bus.publish(Changes(drafts=frozenset({"report"}), exchange=True))
    assert reading.ask() == []
    reading.bus.publish(Changes(kinds=frozenset({"receipt"}), periods=frozenset({"2026-10"})))
    assert reading.ask() == [OCTOBER]
    assert reading.ask() == []


@pytest.mark.parametrize("kind", ["unit.set", "period.reopen", "calendar.set"])
def test_what_may_concern_every_month_makes_all_be_read_again(kind: str) -> None:
    reading = Reading()
    reading.ask()
    reading.bus.publish(Changes(kinds=frozenset({kind}), periods=frozenset({"2026-11"})))
    assert reading.ask() == BEFORE


def test_what_changes_while_months_are_read_is_read_again() -> None:
    reading = Reading()
    reading.meanwhile = Changes(kinds=frozenset({"receipt"}), periods=frozenset({"2026-09"}))
    reading.ask()
    reading.meanwhile = None
    assert reading.ask() == BEFORE
