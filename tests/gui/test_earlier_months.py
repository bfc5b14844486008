"""The months before the one shown are read once, and again when something is signed about them."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject
from tests.unit.services import paper_month as made

from workreport.domain.period import Period
from workreport.services.changes import Changes
from workreport.services.month import MonthLine
from workreport.services.ports.program import Desk
from workreport.ui.tasks.changes import ChangeBus
from workreport.ui.viewmodels.earlier_months import EarlierMonths

MONTH = replace(made.month_line([]), period=Period(2026, 11))
OCTOBER, SEPTEMBER = Period(2026, 10), Period(2026, 9)


class Reading:
    """A desk that knows two months and counts how often each is read."""

    def __init__(self) -> None:
        self.read: list[Period] = []
        self.owner = QObject()
        self.bus = ChangeBus(self.owner)
        self.months = EarlierMonths(self.bus, self.owner)
        self.meanwhile: Changes | None = None

    def month(self, period: Period) -> MonthLine:
        self.read.append(period)
        if self.meanwhile is not None:
            self.bus.publish(self.meanwhile)
        return replace(MONTH, period=period)

    def ask(self) -> list[Period]:
        """Return which months were read for one look."""
        self.read.clear()
        periods = SimpleNamespace(
            known=lambda: (SEPTEMBER, OCTOBER),
            months=lambda asked: tuple(map(self.month, asked)),
        )
        found = self.months.of(cast("Desk", SimpleNamespace(periods=periods)), MONTH)
        assert [one.period for one in found] == [MONTH.period.plus(at) for at in range(-11, 0)]
        return list(self.read)


def test_a_month_is_read_once_while_nothing_is_signed_about_it() -> None:
    reading = Reading()
    assert reading.ask() == [SEPTEMBER, OCTOBER]
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
    assert reading.ask() == [SEPTEMBER, OCTOBER]


def test_what_changes_while_months_are_read_is_read_again() -> None:
    reading = Reading()
    reading.meanwhile = Changes(kinds=frozenset({"receipt"}), periods=frozenset({"2026-09"}))
    reading.ask()
    reading.meanwhile = None
    assert reading.ask() == [SEPTEMBER, OCTOBER]
