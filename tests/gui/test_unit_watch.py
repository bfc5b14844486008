"""The stopwatch of a presentation keeps the time of each unit."""

import pytest
from pytestqt.qtbot import QtBot

from workreport.ui.viewmodels.presentation_timer import UnitWatch


def test_each_unit_keeps_its_own_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = UnitWatch()
    spent = {"now": 0}

    def elapsed(_watch: UnitWatch) -> int:
        return spent["now"] if watch.is_running else 0

    monkeypatch.setattr(UnitWatch, "elapsed_ms", elapsed)
    watch.turn_to("tccb")
    assert watch.text() == "00:00"
    watch.toggle()
    spent["now"] = 252_900
    assert watch.text() == "04:12"
    watch.turn_to("tcd")
    spent["now"] = 1_000
    assert watch.text() == "00:01"
    watch.turn_to("tccb")
    spent["now"] = 0
    assert watch.text() == "04:12"
    watch.toggle()
    assert not watch.is_running
    assert qtbot is not None


def test_a_watch_that_stands_counts_nothing(qtbot: QtBot) -> None:
    watch = UnitWatch()
    with qtbot.waitSignal(watch.ticked):
        watch.turn_to("tccb")
    assert watch.elapsed_ms() == 0
    assert watch.text() == "00:00"
