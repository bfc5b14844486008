"""The chart of history says in words what its line shows, and keeps room around its values."""

from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from workreport.ui.viewmodels.history_sheet import ChartFacts, Line
from workreport.ui.views.history.series_chart import SeriesChart, bounds

FACTS = ChartFacts(
    ("9", "10", "11"),
    (
        Line("Phòng A", "A", (Fraction(80), None, Fraction(85))),
        Line("Phòng B", "B", (None, None, None)),
    ),
)


def test_the_chosen_line_is_read_aloud_and_nothing_is_drawn_of_nothing(qtbot: QtBot) -> None:
    chart = SeriesChart("chart")
    qtbot.addWidget(chart)
    chart.set_facts(FACTS, "Phòng B")
    assert chart.accessibleDescription() == "Phòng B: "
    chart.set_facts(FACTS, "ai đó")
    assert chart.accessibleDescription() == "Phòng A: 9: 80,00, 11: 85,00"
    chart.resize(400, 168)
    assert not chart.grab().isNull()
    chart.set_facts(ChartFacts(("9",), (Line("Phòng B", "B", (None,)),)))
    assert chart.isHidden()


@pytest.mark.parametrize("values", [[Fraction(5)], [Fraction(1), Fraction(1)], [Fraction(0)]])
def test_equal_values_have_room_above_and_below(values: list[Fraction]) -> None:
    low, high = bounds(values)
    assert low < values[0] < high
